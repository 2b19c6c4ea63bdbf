"""The records the exercises of docs/training.md name: the same in every made-up province, whatever the seed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from nhipcau.actions.training.agencies import OFFICE
from nhipcau.actions.training.names import HERE, MARK, SUBJECTS, marked
from nhipcau.actions.training.sketches import Asked, Sketch, World, dice, uid_of
from nhipcau.actions.training.values import PLACE_NOW
from nhipcau.core.labels import Label
from nhipcau.core.registry import registers

MISTAKEN = 12
MISTAKEN_REASON = Label("Bài 9: nhập nhầm bảng đối tác", "Exercise 9: a table taken in by mistake")
"""How many records the batch of exercise 9 has, and why its officer says they were written."""


class Exercise(NamedTuple):
    """A record to do something with: of which register, its name, and how far it has come."""

    number: int
    register: str
    name: Label
    fate: str
    is_stale: bool = False


EXERCISES = (
    Exercise(3, "opportunities", Label("Bài 3: Phiên chợ du lịch suối Mẫu", "Exercise 3: Suối Mẫu tourism fair"), "draft"),
    Exercise(4, "opportunities", Label("Bài 4: Lớp nghề nón lá", "Exercise 4: Leaf hat workshop"), "submitted"),
    Exercise(5, "opportunities", Label("Bài 5: Trạm nước sạch Đèo Thử", "Exercise 5: Đèo Thử clean water"), "approved"),
    Exercise(6, "partners", Label("Bài 6: Thành phố Cầu Vồng", "Exercise 6: Rainbow City"), "published"),
    Exercise(7, "partners", Label("Bài 7: Thành phố Lá Thư", "Exercise 7: Letterford City"), "published", is_stale=True),
    Exercise(8, "partners", Label("Bài 8: Thành phố Hai Ngày", "Exercise 8: Twoday City"), "published"),
    Exercise(10, "partners", Label("Bài 10: Thành phố Xuất Bảng", "Exercise 10: Tableton City"), "published"),
)  # fmt: skip
PARTNER_OF_8 = "exercise-8"


def exercise_sketches(world: World) -> Iterator[Sketch]:
    """The sketches, those that others point at first. A register that is not there is left out."""
    for one in EXERCISES:
        if one.register in registers():
            name: Any = marked(one.name)
            values = {"name": name} if one.register == "opportunities" else {"name": name["en"], "name_vi": name["vi"]}
            column = "places" if one.register == "opportunities" else "country"
            values[column] = [PLACE_NOW] if column == "places" else "JP"
            if one.register == "opportunities":
                values["called_on"] = (world.asked.today - timedelta(days=60)).isoformat()
            yield _sketch(world.asked, one.register, f"exercise-{one.number}", values, one.fate, is_stale=one.is_stale)
    if "agreements" in registers():
        yield _two_days(world.asked)


def mistaken_batch(asked: Asked) -> list[Sketch]:
    """What somebody took in by mistake, all at once."""
    names = (
        Label(f"Bài 9: Đối tác nhập nhầm {n}", f"Exercise 9: Mistaken partner {n}") for n in range(1, MISTAKEN + 1)
    )
    return [
        _sketch(
            asked,
            "partners",
            f"exercise-9-{n}",
            {"name": marked(name)["en"], "name_vi": marked(name)["vi"], "country": "KR"},
            "draft",
        )
        for n, name in enumerate(names, start=1)
    ]


def _two_days(asked: Asked) -> Sketch:
    """An agreement whose two sources name two days."""
    values = {
        "kind": "memorandum",
        "vn_party": f"{HERE[0].vi} {MARK.vi}",
        "level": "province",
        "place": "quang-binh",
        "partner": str(uid_of(asked, "partners", PARTNER_OF_8)),
        "country": "JP",
        "signed_on": "2023-09-21",
        "term": "05 năm",
    }
    return _sketch(asked, "agreements", PARTNER_OF_8, values, "published", says={"signed_on": "2023-09-22"})


def _sketch(
    asked: Asked,
    register: str,
    key: str,
    values: dict[str, Any],
    fate: str,
    *,
    is_stale: bool = False,
    says: dict[str, Any] | None = None,
) -> Sketch:
    entered = asked.today - timedelta(days=25)
    if fate == "published":
        entered = date(min(2023, asked.today.year - 2), 10, 5)
    return Sketch(
        register=registers()[register], number=0, random=dice(asked, register, key), uid=uid_of(asked, register, key),
        day=entered, entered=entered, country="JP", subject=SUBJECTS[0], abroad=Label("", ""), here=HERE[0],
        values=values, says=says or {}, fate=fate, agency=OFFICE, is_stale=is_stale,
    )  # fmt: skip
