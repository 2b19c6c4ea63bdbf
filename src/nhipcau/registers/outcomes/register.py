"""Sổ kết quả, minh chứng / register of results and evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from nhipcau.core.column import SHARED, Column
from nhipcau.core.labels import COUNTRY, Label
from nhipcau.core.register import Register
from nhipcau.registers.outcomes.models import Outcome


class Outcomes(Register):
    """What came of a commitment or task, and what shows it. Whoever is asked by link sees what ``told`` names, no more."""

    model = Outcome
    slug = "ket-qua", "outcomes"
    title = "Kết quả, minh chứng", "Results and evidence"
    singular = "Kết quả", "Result"
    code_prefix = "KQ"
    prominence = 50
    counted_as = "result"
    inside = True
    place, country = "place", "country"
    label_from = ("title",)
    box = ("commitment", "task", "kind", "day", "document", "link")
    told = ("commitment.clause", "title", "day", "words")
    columns = (
        Column("title", ("Kết quả", "Result"), seen=SHARED, listed=True, sorted=True, searched="strong"),
        Column("commitment", ("Của cam kết", "Of the commitment"), seen=SHARED, listed=True, facet=True),
        Column("task", ("Của nhiệm vụ", "Of the task"), seen=SHARED, listed=True, facet=True),
        Column("kind", ("Loại minh chứng", "Kind of evidence"), seen=SHARED, listed=True, facet=True),
        Column("day", ("Ngày có kết quả", "Day of the result"), seen=SHARED, listed=True, sorted=True, facet=True),
        Column("words", ("Mô tả", "In words"), seen=SHARED, searched="weak"),
        Column("document", ("Văn bản minh chứng", "Document that shows it"), seen=SHARED, facet=True),
        Column("link", ("Địa chỉ công khai", "Public address"), seen=SHARED),
        Column("place", ("Địa phương", "Locality"), seen=SHARED, facet=True),
        Column("country", COUNTRY, seen=SHARED, facet=True),
    )

    def label(self, values: Mapping[str, Any]) -> Label:
        title = values["title"] or ""
        return Label(title, title)

    def warnings(self, values: Mapping[str, Any]) -> Iterable[Label]:
        if not (values.get("commitment") or values.get("task")):
            yield Label(
                "Chưa ghi kết quả này của cam kết hay nhiệm vụ nào.",
                "It does not say of which commitment or task this is a result.",
            )
        if not values.get("day"):
            yield Label(
                "Chưa ghi ngày có kết quả, nên không tính là hoạt động gần nhất.",
                "Without its day it does not count as the last activity.",
            )
