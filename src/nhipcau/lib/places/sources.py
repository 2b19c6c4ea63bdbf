"""The sources of the table of units under the names people know them by; the table itself cites them exactly."""

from __future__ import annotations

from nhipcau.lib.places.units import Unit

_TITLES = (
    (
        "thanglequoc/vietnamese-provinces-database",
        "Danh mục và mã đơn vị hành chính của cơ quan thống kê (theo bộ dữ liệu mở trên GitHub)",
        "List and codes of administrative units of the statistics office (as kept in an open dataset on GitHub)",
    ),
    (
        "sapnhap.bando.com.vn",
        "Bản đồ 34 tỉnh, thành phố sau sắp xếp (sapnhap.bando.com.vn), 17/07/2025",
        "Official map of the 34 provinces and cities (sapnhap.bando.com.vn), 17 July 2025",
    ),
    (
        "Nghị quyết 22/2003/QH11",
        "Nghị quyết 22/2003/QH11 của Quốc hội",
        "Resolution 22/2003/QH11 of the National Assembly",
    ),
    (
        "Nghị quyết 15/2008/QH12",
        "Nghị quyết 15/2008/QH12 của Quốc hội",
        "Resolution 15/2008/QH12 of the National Assembly",
    ),
    (
        "eng.binhduong.gov.vn",
        "Cổng thông tin điện tử tỉnh Bình Dương (eng.binhduong.gov.vn)",
        "Web portal of Binh Duong Province (eng.binhduong.gov.vn)",
    ),
)
"""How a source begins in the table, its title in Vietnamese and in English."""


def source_titles(unit: Unit, lang: str) -> list[str]:
    """What is known of the unit was read there, in "vi" or "en", each source once; one without a title as the table has it."""
    return list(dict.fromkeys(_title(one.strip(), lang) for one in unit.source.split(";")))


def _title(source: str, lang: str) -> str:
    for start, vi, en in _TITLES:
        if source.startswith(start):
            return vi if lang == "vi" else en
    return source
