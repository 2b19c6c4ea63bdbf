"""Words of the home page."""

from nhipcau.web.words.phrase import Phrase

PHRASES: dict[str, Phrase] = {
    "home_title": Phrase("Địa phương Việt Nam kết nối thế giới", "Viet Nam’s localities, connected with the world"),
    "home_lead": Phrase("Kho dữ liệu mở về đối tác và cơ hội hợp tác của {n} tỉnh, thành phố. Mỗi con số đều mở được tới nguồn.", "Open data on the partners and cooperation opportunities of {n} provinces and cities. Every number opens to its source."),
    "home_none": Phrase("chưa có xác nhận", "none confirmed"),
    "home_today": Phrase("Địa phương", "Localities"),
    "home_before": Phrase("từ {n} trước ngày 01/07/2025", "from {n} before 1 July 2025"),
    "home_dated": Phrase("{n} chưa rõ ngày", "{n} without a date", "{n} without a date"),
    "home_all_dated": Phrase("đều có ngày", "all dated"),
    "home_map": Phrase("{title} theo địa phương ngày nay", "{title} by today’s localities"),
    "home_map_more": Phrase("Bản đồ và bảng khác", "More maps and tables"),
    "home_world_map": Phrase("Bản đồ theo năm", "Map by year"),
    "home_world": Phrase("Quan hệ với thế giới", "Ties with the world"),
    "home_world_by": Phrase("Nhiều quan hệ nhất", "Most ties"),
    "home_world_all": Phrase("Mọi quốc gia, vùng lãnh thổ", "All countries and territories"),
    "home_registers": Phrase("Trong kho dữ liệu", "In the repository"),
    "home_counted": Phrase("Mỗi sổ đếm riêng: quan hệ, văn bản và cơ hội không cộng vào nhau.", "Each register is counted apart: ties, papers and opportunities are never added up."),
    "home_unconfirmed_why": Phrase("Mọi bản ghi ở đây lấy từ nguồn công khai; chưa cơ quan chủ quản nào xác nhận. Cơ hội được ghi là đã từng kêu gọi, kèm ngày của nguồn.", "All records here come from public sources; no body in charge has confirmed any. Opportunities are shown as once called for, with the date of the source."),
    "home_more": Phrase("Xem thêm", "More"),
    "home_localities": Phrase("{n} tỉnh, thành phố và các đơn vị cũ", "{n} provinces and cities, and the former ones"),
    "home_countries": Phrase("Đối tác theo quốc gia, vùng lãnh thổ", "Partners by country or territory"),
    "home_data": Phrase("Tải về, giấy phép, API", "Downloads, licences, API"),
}  # fmt: skip
