"""Words of the frame around every page, and of pages that say what went wrong."""

from nhipcau.core.training import WORDS
from nhipcau.web.words.phrase import Phrase

PHRASES: dict[str, Phrase] = {
    "site": Phrase("Nhịp Cầu", "Nhịp Cầu"),
    "site_line": Phrase(
        "Kho dữ liệu mở về đối tác và cơ hội hợp tác của các địa phương Việt Nam",
        "The open repository of partners and cooperation opportunities of Viet Nam’s localities",
    ),
    "demo": Phrase(
        "Bản trình diễn, không phải cổng thông tin chính thức của cơ quan nhà nước",
        "Demonstration, not an official portal of any state body",
    ),
    "training": Phrase(*WORDS),
    "skip": Phrase("Đến nội dung chính", "Skip to main content"),
    "menu": Phrase("Danh mục", "Menu"),
    "menu_registers": Phrase("Các sổ", "Registers"),
    "section_localities": Phrase("Địa phương", "Localities"),
    "section_regions": Phrase("Vùng", "Regions"),
    "section_countries": Phrase("Quốc gia, vùng lãnh thổ", "Countries and territories"),
    "section_relations": Phrase("Quan hệ", "Relations"),
    "section_data": Phrase("Dữ liệu mở", "Open data"),
    "section_about": Phrase("Giới thiệu", "About"),
    "section_style": Phrase("Mẫu giao diện", "Style"),
    "section_search": Phrase("Tìm kiếm", "Search"),
    "api": Phrase("API", "API"),
    "where": Phrase("Vị trí trang", "Breadcrumb"),
    "fault_missing": Phrase("Không tìm thấy trang", "Page not found"),
    "fault_refused": Phrase("Yêu cầu chưa đúng", "This request does not work"),
    "fault_broken": Phrase("Trang gặp trục trặc", "Something went wrong"),
    "fault_plain": Phrase("Mở trang này không kèm điều kiện", "Open this page without conditions"),
    "fault_home": Phrase("Về trang chủ", "Go to the home page"),
}  # fmt: skip
