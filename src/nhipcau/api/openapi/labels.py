"""What every property of every schema is called, in both languages: ``title`` and ``x-title-vi``.

Columns bring the words of their declaration; what the envelope around them is called stands here, once for each name.
"""

from __future__ import annotations

from typing import Any

from nhipcau.core.labels import Label

Schema = dict[str, Any]

OF_SCHEMA: dict[tuple[str, str], Label] = {
    ("Problem", "type"): Label("Loại lỗi (RFC 9457)", "Problem type (RFC 9457)"),
    ("Problem", "code"): Label("Tên cố định của lời từ chối", "Stable name of the refusal"),
    ("Problem", "status"): Label("Mã trạng thái HTTP", "HTTP status"),
    ("Problem", "title"): Label("Tiêu đề tiếng Anh", "Title in English"),
    ("Facet", "values"): Label("Giá trị của bộ lọc", "Values of the facet"),
    ("SeriesTable", "values"): Label("Số liệu từng địa phương", "Figures by locality"),
    ("Resolution", "unit"): Label("Đơn vị được chỉ tới", "Unit that is meant"),
    ("Start", "places"): Label("Địa chỉ các tỉnh, thành phố", "Address of provinces and cities"),
    ("Place", "code"): Label("Mã thống kê", "Statistical code"),
    ("PlaceRecord", "code"): Label("Mã thống kê", "Statistical code"),
    ("PlaceRecord", "evidence"): Label("Văn bản căn cứ", "Document it rests on"),
    ("Start", "regions"): Label("Địa chỉ các vùng", "Address of the regions"),
    ("Series", "borders"): Label("Địa giới đã chọn", "Borders that were chosen"),
}
"""Where a name means something of its own in one schema."""

OF_NAME: dict[str, Label] = {
    "value": Label("Giá trị", "Value"),
    "vi": Label("Tiếng Việt", "Vietnamese"),
    "en": Label("Tiếng Anh", "English"),
    "id": Label("Mã định danh", "Identifier"),
    "url": Label("Địa chỉ", "Address"),
    "url_en": Label("Địa chỉ trang tiếng Anh", "Address of the English page"),
    "attribution": Label("Cách ghi nguồn", "Attribution"),
    "licence": Label("Giấy phép", "Licence"),
    "title": Label("Tiêu đề", "Title"),
    "title_vi": Label("Tiêu đề tiếng Việt", "Title in Vietnamese"),
    "title_en": Label("Tiêu đề tiếng Anh", "Title in English"),
    "status": Label("Tình trạng", "Status"),
    "detail": Label("Giải thích bằng tiếng Anh", "Explanation in English"),
    "detail_vi": Label("Giải thích bằng tiếng Việt", "Explanation in Vietnamese"),
    "code": Label("Mã", "Code"),
    "label_vi": Label("Tên tiếng Việt", "Name in Vietnamese"),
    "label_en": Label("Tên tiếng Anh", "Name in English"),
    "values": Label("Giá trị các cột", "Values of the columns"),
    "count": Label("Số bản ghi", "Number of records"),
    "more": Label("Số giá trị không nêu ở đây", "Number of values not given here"),
    "records": Label("Số bản ghi", "Records"),
    "dates": Label("Mức đầy đủ của các ngày", "How many dates are known"),
    "known": Label("Số đã biết", "Known"),
    "unknown": Label("Số chưa biết", "Unknown"),
    "confirmed": Label("Số được xác nhận", "Number confirmed"),
    "sources": Label("Các nguồn", "Sources"),
    "note_vi": Label("Ghi chú tiếng Việt", "Note in Vietnamese"),
    "note_en": Label("Ghi chú tiếng Anh", "Note in English"),
    "source": Label("Nguồn", "Source"),
    "source_vi": Label("Nguồn, bằng tiếng Việt", "Source, in Vietnamese"),
    "source_en": Label("Nguồn, bằng tiếng Anh", "Source, in English"),
    "members": Label("Các địa phương trong vùng", "Localities of the region"),
    "reference": Label("Số hiệu, vị trí trong nguồn", "Reference within the source"),
    "date": Label("Ngày của nguồn", "Date of the source"),
    "language": Label("Ngôn ngữ của nguồn", "Language of the source"),
    "row": Label("Dòng trong nguồn", "Row in the source"),
    "quote": Label("Trích dẫn", "Quotation"),
    "note": Label("Ghi chú", "Note"),
    "columns": Label("Các cột mà nguồn này nói tới", "Columns this source speaks of"),
    "says": Label("Giá trị theo nguồn này", "Values as this source has them"),
    "column": Label("Cột", "Column"),
    "statements": Label("Các cách ghi", "Statements"),
    "evidence": Label("Nguồn dẫn", "Evidence"),
    "conflicts": Label("Chỗ các nguồn nói khác nhau", "Where sources differ"),
    "publication": Label("Việc công bố", "Publication"),
    "basis": Label("Căn cứ công khai", "Basis for publication"),
    "confirmed_on": Label("Ngày xác nhận", "Confirmed on"),
    "confirmed_by": Label("Cơ quan xác nhận", "Confirmed by"),
    "changed_on": Label("Nội dung công khai thay đổi lần cuối", "Public content last changed on"),
    "register": Label("Sổ", "Register"),
    "registers": Label("Các sổ", "Registers"),
    "why": Label("Vì sao tìm thấy (tiếng Việt)", "Why it was found (Vietnamese)"),
    "why_en": Label("Vì sao tìm thấy (tiếng Anh)", "Why it was found (English)"),
    "results": Label("Kết quả", "Results"),
    "total": Label("Tổng số", "Total"),
    "mode": Label("Cách khớp từ", "How the words matched"),
    "limit": Label("Số kết quả mỗi trang", "Results per page"),
    "offset": Label("Số kết quả bỏ qua", "Results skipped"),
    "next": Label("Địa chỉ trang sau", "Address of the next page"),
    "facets": Label("Các bộ lọc", "Facets"),
    "coverage": Label("Dữ liệu gồm gì, thiếu gì", "What the data covers and lacks"),
    "full_name_vi": Label("Tên đầy đủ tiếng Việt", "Full name in Vietnamese"),
    "full_name_en": Label("Tên đầy đủ tiếng Anh", "Full name in English"),
    "kind": Label("Loại", "Kind"),
    "kind_before": Label("Loại trước đó", "Kind before"),
    "kind_changed_on": Label("Ngày đổi loại", "Kind changed on"),
    "valid_from": Label("Có từ ngày", "Valid from"),
    "valid_until": Label("Đến trước ngày", "Valid until (this day not included)"),
    "codes": Label("Các mã qua thời gian", "Codes over time"),
    "region": Label("Vùng", "Region"),
    "subregion": Label("Tiểu vùng", "Subregion"),
    "regions": Label("Các vùng qua thời gian", "Regions over time"),
    "lat": Label("Vĩ độ (WGS 84)", "Latitude (WGS 84)"),
    "lon": Label("Kinh độ (WGS 84)", "Longitude (WGS 84)"),
    "other_names": Label("Tên khác", "Other names"),
    "predecessors": Label("Đơn vị tiền thân", "Predecessors"),
    "successors": Label("Đơn vị kế tục", "Successors"),
    "today": Label("Địa bàn nay thuộc", "Territory now in"),
    "on": Label("Ngày đã hỏi", "Day that was asked for"),
    "name": Label("Tên", "Name"),
    "candidates": Label("Các khả năng", "Candidates"),
    "reason_vi": Label("Lý do bằng tiếng Việt", "Reason in Vietnamese"),
    "reason_en": Label("Lý do bằng tiếng Anh", "Reason in English"),
    "iso2": Label("Mã ISO 3166-1 hai chữ", "ISO 3166-1 alpha-2 code"),
    "iso3": Label("Mã ISO 3166-1 ba chữ", "ISO 3166-1 alpha-3 code"),
    "numeric": Label("Mã số ISO 3166-1", "ISO 3166-1 numeric code"),
    "territory_of": Label("Thuộc quốc gia", "Territory of"),
    "page_vi": Label("Trang tiếng Việt", "Vietnamese page"),
    "page_en": Label("Trang tiếng Anh", "English page"),
    "search": Label("Địa chỉ tìm kiếm", "Address of the search"),
    "suggest": Label("Địa chỉ gợi ý", "Address of suggestions"),
    "countries": Label("Địa chỉ các quốc gia, vùng lãnh thổ", "Address of countries and territories"),
    "openapi": Label("Mô tả cho máy đọc", "Description for machines"),
    "indicator": Label("Chỉ tiêu", "Indicator"),
    "parts": Label("Các chỉ tiêu thành phần", "Indicators it is the sum of"),
    "adds_up": Label("Cộng được giữa các địa phương", "Adds up over localities"),
    "place": Label("Địa phương", "Locality"),
    "totals": Label("Tổng các bảng ở nguồn", "Sums of the source's tables"),
    "period": Label("Kỳ", "Period"),
    "from": Label("Từ ngày", "From"),
    "to": Label("Đến ngày", "To"),
    "sums": Label("Các tổng", "Sums"),
    "sum": Label("Tổng", "Sum"),
    "difference": Label("Chênh lệch", "Difference"),
    "whole": Label("Cả nước", "The whole country"),
    "unallocated": Label("Phần chưa phân bổ được", "What cannot be allocated"),
    "scope_vi": Label("Phạm vi bằng tiếng Việt", "Scope in Vietnamese"),
    "scope_en": Label("Phạm vi bằng tiếng Anh", "Scope in English"),
    "observation": Label("Mã bản ghi số liệu", "Code of the figure's record"),
    "told": Label("Số do nguồn nêu", "Figure as told by a source"),
    "recomputed": Label("Số cộng lại", "Figure as recomputed"),
    "incomplete": Label("Còn thiếu phần", "Some parts are missing"),
    "components": Label("Các phần hợp thành", "Components"),
    "missing": Label("Phần không ai nêu", "Parts told by nobody"),
    "change_told": Label("Thay đổi do nguồn nêu", "Change as told"),
    "change_recomputed": Label("Thay đổi tính lại", "Change as recomputed"),
    "previous": Label("Kỳ trước", "Period before"),
    "percent": Label("Phần trăm", "Percent"),
    "unit": Label("Đơn vị tính", "Unit"),
    "unit_vi": Label("Đơn vị tính bằng tiếng Việt", "Unit in Vietnamese"),
    "unit_en": Label("Đơn vị tính bằng tiếng Anh", "Unit in English"),
    "low": Label("Số thấp nhất, hoặc số duy nhất", "Lowest, or only, number"),
    "high": Label("Số cao nhất", "Highest number"),
    "unofficial": Label("Ngôn ngữ có bản dịch không chính thức", "Languages of unofficial translations"),
    "text": Label("Chữ", "Text"),
    "lang": Label("Ngôn ngữ", "Language"),
}


def described(said: Label) -> dict[str, str]:
    """English words with the Vietnamese ones beside them."""
    return {"description": said.en, "x-description-vi": said.vi}


def titled(label: Label) -> dict[str, str]:
    return {"title": label.en, "x-title-vi": label.vi}


def labelled(schemas: dict[str, Schema]) -> dict[str, Schema]:
    """The schemas with words on every property that has none yet; a name without words is a ``KeyError``."""
    return {name: _labelled(schema, name) for name, schema in schemas.items()}


def _labelled(schema: Schema, owner: str) -> Schema:
    whole = dict(schema)
    for part in ("items", "additionalProperties"):
        if isinstance(whole.get(part), dict):
            whole[part] = _labelled(whole[part], "")
    if "anyOf" in whole:
        whole["anyOf"] = [_labelled(one, "") for one in whole["anyOf"]]
    if "properties" in whole:
        whole["properties"] = {
            name: {**_words(owner, name, one), **_labelled(one, "")} for name, one in whole["properties"].items()
        }
    return whole


def _words(owner: str, name: str, schema: Schema) -> dict[str, str]:
    if "x-title-vi" in schema:
        return {}
    return titled(OF_SCHEMA.get((owner, name)) or OF_NAME[name])
