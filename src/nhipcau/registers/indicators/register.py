"""Sổ chỉ tiêu / register of indicators."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from nhipcau.core.column import PUBLIC, Column
from nhipcau.core.labels import Label
from nhipcau.core.ledger import Entry
from nhipcau.core.register import Register
from nhipcau.core.seeding import evidence_of, parts, public_at, table
from nhipcau.core.showing import SchemaOrg
from nhipcau.lib.identifiers import seeded_uid
from nhipcau.registers.indicators.models import DATA, Indicator


class Indicators(Register):
    """The figures themselves are in the register of observations."""

    model = Indicator
    slug = "chi-tieu", "indicators"
    title = "Chỉ tiêu", "Indicators"
    singular = "Chỉ tiêu", "Indicator"
    code_prefix = "CT"
    prominence = 70
    label_from = ("name", "unit")
    box = ("unit", "kind", "period_kind", "adding", "definition")
    similar = ("unit", "kind")
    schema_org = SchemaOrg("StatisticalVariable", {"definition": "description", "unit": "measurementTechnique"})
    columns = (
        Column("name", ("Tên chỉ tiêu", "Name"), seen=PUBLIC, listed=True, sorted=True, searched="strong"),
        Column("unit", ("Đơn vị tính", "Unit"), seen=PUBLIC, listed=True, facet=True),
        Column("kind", ("Loại số", "Kind of figure"), seen=PUBLIC, listed=True, facet=True),
        Column("adding", ("Cộng dồn", "Adding up"), seen=PUBLIC, facet=True),
        Column("period_kind", ("Kỳ số liệu", "Period"), seen=PUBLIC, listed=True, facet=True),
        Column("parts", ("Là tổng của", "Sum of"), seen=PUBLIC),
        Column("counted_by", ("Dựa trên số đếm", "Rests on counts"), seen=PUBLIC),
        Column("definition", ("Định nghĩa", "Definition"), seen=PUBLIC, searched="weak"),
        Column("caution", ("Cần chú ý", "Caution"), seen=PUBLIC),
    )

    def label(self, values: Mapping[str, Any]) -> Label:
        name, unit = Label.of(values["name"]), values["unit"]
        return Label(f"{name.vi} ({unit['vi']})", f"{name.en} ({unit['en']})") if unit else name

    def seed(self) -> Iterator[Entry]:
        for row in table(DATA / "indicators.csv"):
            evidence = (evidence_of(row["dataset"], row["id"], row["address"]),)
            yield Entry(
                uid=seeded_uid("indicators", row["id"]),
                values={
                    "name": {"vi": row["name_vi"], "en": row["name_en"]},
                    "unit": row["unit"],
                    "kind": row["kind"],
                    "adding": row["adding"],
                    "period_kind": row["period_kind"],
                    "parts": [str(seeded_uid("indicators", part)) for part in parts(row["parts"])],
                    "counted_by": [str(seeded_uid("indicators", one)) for one in parts(row["counted_by"])],
                    "definition": {"vi": row["definition_vi"], "en": row["definition_en"]},
                    "caution": {"vi": row["caution_vi"], "en": row["caution_en"]},
                },
                evidence=evidence,
                publish=public_at(evidence),
                source=row["dataset"],
            )
