"""Words of the pages themselves (not of the records) in both languages, complete by test."""

from __future__ import annotations

from typing import NamedTuple

from nhipcau.core.labels import Label
from nhipcau.lib.text import format_number


class Phrase(NamedTuple):
    """Vietnamese, English, and English for exactly one where it differs; ``{name}`` stands for what is filled in."""

    vi: str
    en: str
    en_one: str = ""


WORDS: dict[str, Phrase] = {
    # Every page.
    "site": Phrase("Nhịp Cầu", "Nhịp Cầu"),
    "site_line": Phrase(
        "Kho dữ liệu mở về đối tác và cơ hội hợp tác của các địa phương Việt Nam",
        "The open repository of partners and cooperation opportunities of Viet Nam’s localities",
    ),
    "demo": Phrase(
        "Bản trình diễn, không phải cổng thông tin chính thức của cơ quan nhà nước",
        "Demonstration, not an official portal of any state body",
    ),
    "skip": Phrase("Đến nội dung chính", "Skip to main content"),
    "menu": Phrase("Danh mục", "Menu"),
    "menu_registers": Phrase("Các sổ", "Registers"),
    "section_localities": Phrase("Địa phương", "Localities"),
    "section_countries": Phrase("Quốc gia, vùng lãnh thổ", "Countries and territories"),
    "section_data": Phrase("Dữ liệu mở", "Open data"),
    "section_about": Phrase("Giới thiệu", "About"),
    "section_search": Phrase("Tìm kiếm", "Search"),
    "api": Phrase("API", "API"),
    "where": Phrase("Vị trí trang", "Breadcrumb"),
    # Search.
    "search_label": Phrase("Tìm trong toàn bộ kho dữ liệu", "Search the whole repository"),
    "search_hint": Phrase("Tìm đối tác, cơ hội, thỏa thuận, địa phương…", "Search partners, opportunities, agreements, localities…"),
    "search_button": Phrase("Tìm", "Search"),
    "search_try": Phrase("Thử:", "Try:"),
    "search_in": Phrase("Tìm trong “{title}”", "Search in “{title}”"),
    "search_empty": Phrase("Gõ tên một nơi, một tổ chức hoặc một việc; có dấu hay không dấu đều được.", "Type the name of a place, a body or a subject, with or without diacritics."),
    "search_for": Phrase("Kết quả cho “{text}”", "Results for “{text}”"),
    "suggestions": Phrase("Gợi ý", "Suggestions"),
    "similar": Phrase("Không có kết quả viết đúng như vậy. Dưới đây là những kết quả gần giống.", "Nothing is written exactly like that. These results are similar."),
    "prefix": Phrase("Không có chữ trọn vẹn như vậy. Dưới đây là những kết quả bắt đầu bằng chữ đó.", "No whole word matches. These results begin with what you typed."),
    # Lists.
    "results": Phrase("{n} kết quả", "{n} results", "{n} result"),
    "showing": Phrase("{first}–{last} trong {total}", "{first}–{last} of {total}"),
    "filters": Phrase("Bộ lọc", "Filters"),
    "filter_chosen": Phrase("đang chọn; bấm để bỏ", "chosen; select to remove"),
    "filter_more": Phrase("{n} giá trị khác", "{n} more", "{n} more"),
    "filter_left": Phrase("Còn {n} giá trị nữa; hãy thu hẹp bằng ô tìm kiếm.", "{n} further values; narrow down with the search box."),
    "filter_remove": Phrase("Bỏ điều kiện", "Remove condition"),
    "filter_clear": Phrase("Bỏ tất cả", "Clear all"),
    "range": Phrase("Lọc theo khoảng ngày, số", "Filter by date or number"),
    "range_from": Phrase("{column}: từ", "{column}: from"),
    "range_to": Phrase("{column}: đến", "{column}: to"),
    "range_shown_from": Phrase("{column}: từ {value}", "{column}: from {value}"),
    "range_shown_to": Phrase("{column}: đến {value}", "{column}: to {value}"),
    "range_apply": Phrase("Lọc", "Apply"),
    "sort": Phrase("Sắp xếp", "Sort"),
    "sort_best": Phrase("Phù hợp nhất", "Best match"),
    "sort_none": Phrase("Mặc định", "Default"),
    "ascending": Phrase("tăng dần; bấm để đảo chiều", "ascending; select to reverse"),
    "descending": Phrase("giảm dần; bấm để đảo chiều", "descending; select to reverse"),
    "download": Phrase("Tải đúng kết quả này", "Download exactly this result"),
    "help_link": Phrase("Hướng dẫn đọc sổ này", "How to read this register"),
    "pages": Phrase("Các trang", "Pages"),
    "page_n": Phrase("Trang {n}", "Page {n}"),
    "page_previous": Phrase("Trước", "Previous"),
    "page_next": Phrase("Sau", "Next"),
    "page_cut": Phrase("Chỉ lật được tới đây. Hãy thu hẹp bằng bộ lọc hoặc tải về để có toàn bộ.", "Paging ends here. Narrow down with the filters, or download to have everything."),
    "nothing": Phrase("Không có kết quả nào.", "Nothing was found."),
    "nothing_next": Phrase("Hãy bỏ bớt điều kiện, thử một chữ khác, hoặc xem toàn bộ.", "Remove a condition, try another word, or see everything."),
    "nothing_yet": Phrase("Sổ này chưa có bản ghi công khai nào.", "This register has no public records yet."),
    "nothing_here": Phrase("Trang này ở ngoài danh sách kết quả.", "This page lies beyond the results."),
    "see_all": Phrase("Xem toàn bộ", "See everything"),
    "back_first": Phrase("Về trang đầu", "Back to the first page"),
    # A record.
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
    # Home.
    "home_title": Phrase("Địa phương Việt Nam kết nối thế giới", "Viet Nam’s localities, connected with the world"),
    "home_lead": Phrase("Kho dữ liệu mở về đối tác và cơ hội hợp tác của {n} tỉnh, thành phố. Mỗi con số đều mở được tới nguồn.", "Open data on the partners and cooperation opportunities of {n} provinces and cities. Every number opens to its source."),
    "home_registers": Phrase("Trong kho dữ liệu", "In the repository"),
    "home_counted": Phrase("Mỗi sổ đếm riêng: quan hệ, văn bản và cơ hội không cộng vào nhau.", "Each register is counted apart: ties, papers and opportunities are never added up."),
    "home_unconfirmed": Phrase("Chưa có cơ hội nào được xác nhận còn mở.", "No opportunity is confirmed open."),
    "home_unconfirmed_why": Phrase("Mọi bản ghi ở đây lấy từ nguồn công khai; chưa cơ quan chủ quản nào xác nhận. Cơ hội được ghi là đã từng kêu gọi, kèm ngày của nguồn.", "All records here come from public sources; no body in charge has confirmed any. Opportunities are shown as once called for, with the date of the source."),
    "home_more": Phrase("Xem thêm", "Further"),
    "home_localities": Phrase("{n} tỉnh, thành phố và các đơn vị cũ", "{n} provinces and cities, and the former ones"),
    "home_countries": Phrase("Đối tác theo quốc gia, vùng lãnh thổ", "Partners by country or territory"),
    "home_data": Phrase("Tải về, giấy phép, API", "Downloads, licences, API"),
    # Places.
    "localities_now": Phrase("Tỉnh, thành phố hiện nay", "Provinces and cities today"),
    "localities_former": Phrase("Đơn vị cũ", "Former units"),
    "localities_lead": Phrase("{n} tỉnh, thành phố từ 01/07/2025, và những đơn vị có trước đó.", "{n} provinces and cities since 1 July 2025, and the units before them."),
    "locality": Phrase("Địa phương", "Locality"),
    "record_count": Phrase("Bản ghi", "Records"),
    "became": Phrase("Nay thuộc", "Now in"),
    "full_name": Phrase("Tên đầy đủ", "Full name"),
    "other_language_name": Phrase("Tên tiếng Anh", "Vietnamese name"),
    "valid": Phrase("Thời gian tồn tại", "In existence"),
    "valid_from": Phrase("từ {start} đến nay", "since {start}"),
    "valid_until": Phrase("đến trước {end}", "until before {end}"),
    "valid_between": Phrase("từ {start} đến trước {end}", "from {start} until before {end}"),
    "valid_always": Phrase("từ trước 01/01/1997 đến nay", "since before 1 January 1997"),
    "official_code": Phrase("Mã đơn vị hành chính", "Official code"),
    "predecessors": Phrase("Hình thành từ", "Formed from"),
    "successors": Phrase("Địa bàn nay thuộc", "Territory now in"),
    "records_stand": Phrase("Bản ghi của đơn vị cũ giữ nguyên tên lúc ký và tìm được ở cả hai nơi: tại đây và ở trang {place}.", "Records of a former unit keep the name at signing and are found in both places: here and on the page of {place}."),
    "records_split": Phrase("Bản ghi của đơn vị cũ giữ nguyên tên lúc ký và chỉ được liệt kê tại đây.", "Records of a former unit keep the name at signing and are listed here only."),
    "countries_lead": Phrase("{n} quốc gia, vùng lãnh thổ có bản ghi.", "{n} countries and territories with records.", "{n} country or territory with records."),
    "countries_other": Phrase("Chưa có bản ghi", "Without records yet"),
    "country": Phrase("Quốc gia, vùng lãnh thổ", "Country or territory"),
    "world_region": Phrase("Khu vực", "Region of the world"),
    "iso_codes": Phrase("Mã ISO 3166-1", "ISO 3166-1 codes"),
    # Data and reading pages.
    "data_lead": Phrase("Mỗi sổ là một bộ dữ liệu tải được trọn vẹn. Giấy phép ghi theo nguồn chặt nhất trong bộ.", "Each register is a dataset that can be downloaded whole. The licence stated is the strictest among its sources."),
    "data_api": Phrase("Máy đọc dữ liệu qua API; tài liệu và ví dụ ở trang API.", "Machines read the data through the API; documentation and examples are on its page."),
    "data_set": Phrase("Bộ dữ liệu", "Dataset"),
    "data_files": Phrase("Tải về", "Download"),
    "sources": Phrase("Các nguồn", "Sources"),
    "help_title": Phrase("Hướng dẫn: {title}", "Guide: {title}"),
    "help_columns": Phrase("Các cột", "Columns"),
    "help_open": Phrase("Mở sổ", "Open the register"),
    # Series of figures.
    "series_open": Phrase("Số liệu theo kỳ và địa phương", "Figures by period and locality"),
    "series_lead": Phrase("Con số nguồn nêu và con số tính lại, theo kỳ và địa phương; bấm vào một kỳ để thấy từng phần.", "Told and recomputed figures by period and locality; open a period to see every part."),
    "series_sum_of": Phrase("Tính từ", "Computed from"),
    "series_today": Phrase("Địa giới ngày nay", "Today’s borders"),
    "series_then": Phrase("Địa giới khi đó", "Borders of the time"),
    "series_all_periods": Phrase("Mọi kỳ", "All periods"),
    "series_whole": Phrase("Cả nước (nguồn nêu)", "Whole country (as told)"),
    "series_sum": Phrase("Tổng các địa phương có số liệu", "Sum of the localities with figures"),
    "series_told": Phrase("Nguồn nêu", "As told"),
    "series_recomputed": Phrase("Tính lại", "Recomputed"),
    "series_parts": Phrase("Gồm", "Made of"),
    "series_change_told": Phrase("Thay đổi (nguồn nêu)", "Change (as told)"),
    "series_change": Phrase("Thay đổi (tính lại)", "Change (recomputed)"),
    "series_against": Phrase("{change} so với {period}", "{change} against {period}"),
    "series_missing": Phrase("không có số liệu", "no figure"),
    "series_incomplete": Phrase("Tổng thiếu một số phần không có số liệu", "A sum without some parts, for which there is no figure"),
    "series_none": Phrase("Không có con số nào trong phạm vi này.", "There are no figures in this range."),
    "series_unallocated": Phrase("Không phân bổ được", "Not allocated"),
    "series_compare": Phrase("Đối chiếu tổng của các bảng ở nguồn", "Sums of the source’s tables compared"),
    "series_difference": Phrase("Chênh lệch: {difference}", "Difference: {difference}"),
    # Faults.
    "fault_missing": Phrase("Không tìm thấy trang", "Page not found"),
    "fault_refused": Phrase("Yêu cầu chưa đúng", "This request does not work"),
    "fault_broken": Phrase("Trang gặp trục trặc", "Something went wrong"),
    "fault_home": Phrase("Về trang chủ", "Go to the home page"),
}  # fmt: skip

LANGUAGE_NAMES: dict[str, Label] = {
    "vi": Label("tiếng Việt", "Vietnamese"),
    "en": Label("tiếng Anh", "English"),
    "ja": Label("tiếng Nhật", "Japanese"),
    "ko": Label("tiếng Hàn", "Korean"),
    "zh": Label("tiếng Trung", "Chinese"),
    "lo": Label("tiếng Lào", "Lao"),
    "km": Label("tiếng Khmer", "Khmer"),
    "th": Label("tiếng Thái", "Thai"),
    "fr": Label("tiếng Pháp", "French"),
    "de": Label("tiếng Đức", "German"),
    "es": Label("tiếng Tây Ban Nha", "Spanish"),
    "it": Label("tiếng Ý", "Italian"),
    "ru": Label("tiếng Nga", "Russian"),
    "be": Label("tiếng Belarus", "Belarusian"),
    "uk": Label("tiếng Ukraina", "Ukrainian"),
    "pt": Label("tiếng Bồ Đào Nha", "Portuguese"),
    "hu": Label("tiếng Hungary", "Hungarian"),
    "nl": Label("tiếng Hà Lan", "Dutch"),
    "pl": Label("tiếng Ba Lan", "Polish"),
    "cs": Label("tiếng Séc", "Czech"),
}


def say(key: str, language: str, **filled: object) -> str:
    """The phrase in ``language``; whole numbers are written as the language writes them. KeyError for an unknown key."""
    phrase = WORDS[key]
    text = phrase.en if language == "en" else phrase.vi
    if language == "en" and phrase.en_one and filled.get("n") == 1:
        text = phrase.en_one
    shown = {
        name: format_number(value, language) if isinstance(value, int) else value for name, value in filled.items()
    }
    return text.format(**shown)


def language_name(code: str, language: str) -> str:
    """ "tiếng Nhật", "Japanese"; the code itself where we have no word for it."""
    known = LANGUAGE_NAMES.get(code)
    return known.get(language) if known else code
