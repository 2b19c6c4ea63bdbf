"""Words of a record's page."""

from nhipcau.web.words.phrase import Phrase

PHRASES: dict[str, Phrase] = {
    "facts": Phrase("Thông tin", "Facts"),
    "code": Phrase("Mã", "Code"),
    "unknown": Phrase("Chưa có thông tin", "No information"),
    "unknown_n": Phrase("Chưa có thông tin về {n} mục", "No information on {n} items", "No information on {n} item"),
    "unconfirmed": Phrase("Theo nguồn công khai, chưa được cơ quan chủ quản xác nhận", "From public sources, not confirmed by the body in charge"),
    "confirmed": Phrase("{who} xác nhận ngày {day}", "Confirmed by {who} on {day}"),
    "conflict": Phrase("Các nguồn nói khác nhau về “{column}”", "Sources differ on “{column}”"),
    "conflict_kept": Phrase("Mọi cách ghi đều được giữ lại; kho dữ liệu không tự chọn.", "All statements are kept; the repository does not choose between them."),
    "source_number": Phrase("Nguồn {n}", "Source {n}"),
    "evidence": Phrase("Nguồn dẫn", "Sources cited"),
    "evidence_none": Phrase("Không có nguồn dẫn công khai.", "No public source is cited."),
    "evidence_for": Phrase("cho: {columns}", "for: {columns}"),
    "evidence_row": Phrase("dòng {row}", "row {row}"),
    "origin": Phrase("Nguồn gốc và giấy phép", "Origin and licence"),
    "dataset": Phrase("Bộ dữ liệu", "Dataset"),
    "licence": Phrase("Giấy phép", "Licence"),
    "attribution": Phrase("Ghi công", "Attribution"),
    "changed": Phrase("Nội dung công bố thay đổi lần cuối", "Public content last changed"),
    "basis": Phrase("Căn cứ công khai", "Basis for publication"),
    "related": Phrase("Liên quan", "Related"),
    "related_none": Phrase("Chưa có bản ghi nào liên quan.", "No related records yet."),
    "all_n": Phrase("Xem cả {n}", "See all {n}"),
    "machine": Phrase("Bản cho máy đọc (JSON)", "For machines (JSON)"),
    "today_in": Phrase("nay thuộc {place}", "now in {place}"),
    "unofficial": Phrase("bản dịch không chính thức", "unofficial translation"),
    "original_in": Phrase("bằng {tongue}", "in {tongue}"),
}  # fmt: skip
