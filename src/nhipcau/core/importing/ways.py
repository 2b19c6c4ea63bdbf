"""How values are written into the cells of a table, in words: by kind, with an example where words are not enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhipcau.core.kinds import Amount, Choice, Coordinates, Country, Link, Names, Number, Place, Relation, Text, When
from nhipcau.core.labels import Label
from nhipcau.core.registry import registers

if TYPE_CHECKING:
    from nhipcau.core.kinds import Kind
    from nhipcau.core.register import Register

WAYS: tuple[tuple[type[Kind], Label], ...] = (
    (When, Label("ngày/tháng/năm, tháng/năm hoặc năm: 22/08/2025, 08/2025, 2025", "day/month/year, month/year or a year: 22/08/2025, 08/2025, 2025")),
    (Number, Label("một số, không kèm chữ", "a number without words")),
    (Amount, Label("số và đơn vị; khoảng thì ghi hai số: 500–550", "a number and its unit; two numbers for a range: 500–550")),
    (Place, Label("tên tỉnh, thành phố (tên cũ cũng được hiểu)", "name of a province or city (former names are understood)")),
    (Country, Label("tên quốc gia, vùng lãnh thổ", "name of a country or territory")),
    (Choice, Label("chọn trong danh sách của ô", "one of the list of the cell")),
    (Names, Label("mỗi tên một dòng, hoặc cách nhau bằng dấu chấm phẩy", "a name a line, or parted by semicolons")),
    (Coordinates, Label("vĩ độ, kinh độ: 16.46, 107.59", "latitude, longitude: 16.46, 107.59")),
    (Link, Label("địa chỉ web đầy đủ: https://…", "a full web address: https://…")),
    (Text, Label("văn bản", "text")),
)  # fmt: skip
"""The first kind that fits says how."""
ANY = Label("văn bản", "text")
SEVERAL = Label("nhiều giá trị: cách nhau bằng dấu chấm phẩy", "several values: parted by semicolons")


def way_of(register: Register, column: str, language: str) -> str:
    """How a column's cells are written."""
    kind = register.kinds[column]
    if isinstance(kind, Relation):
        title = Label(*registers()[kind.to].title)
        way = Label(f"mã hoặc tên một hồ sơ của sổ “{title.vi}”", f"the code or name of a record of “{title.en}”")
    else:
        way = next((label for one, label in WAYS if isinstance(kind, one)), ANY)
    if isinstance(kind, Number) and kind.unit:
        way = Label(f"{way.vi} ({kind.unit.vi})", f"{way.en} ({kind.unit.en})")
    several = f"; {SEVERAL.get(language)}" if kind.many and not isinstance(kind, Names) else ""
    return way.get(language) + several
