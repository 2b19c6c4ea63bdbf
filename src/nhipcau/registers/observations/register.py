"""Sổ số liệu / register of observations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from nhipcau.core.column import PUBLIC, Column
from nhipcau.core.labels import NOTE, REMARKS, Label
from nhipcau.core.ledger import Entry
from nhipcau.core.register import Register
from nhipcau.core.seeding import public_at
from nhipcau.core.series.declaration import Series
from nhipcau.core.showing import SchemaOrg
from nhipcau.lib.identifiers import seeded_uid
from nhipcau.lib.period import PartialDate
from nhipcau.registers.observations.facts import quantity_claim
from nhipcau.registers.observations.models import Observation
from nhipcau.registers.observations.tables import claimed, told


class Observations(Register):
    """Only what sources tell; sums and changes are computed where series are shown."""

    model = Observation
    slug = "so-lieu", "observations"
    title = "Số liệu", "Observations"
    singular = "Số liệu", "Observation"
    code_prefix = "SL"
    prominence = 30
    place, country = "place", "country"
    label_from = ("indicator", "breakdown", "place", "country", "sector", "scope_printed", "period_from", "period_to")
    needed = "indicator", "breakdown"
    series = Series(
        indicator="indicator",
        breakdown="breakdown",
        place="place",
        scopes=("country", "sector", "scope_printed"),
        period=("period_from", "period_to"),
        value="value",
        change="change_printed",
        claimed=claimed(),
    )
    box = ("indicator", "value", "period_from", "period_to", "place", "country", "sector")
    dated = "period_from"
    similar = ("indicator", "place")
    schema_org = SchemaOrg(
        "Observation", {"value": "value", "period_from": "observationDate", "indicator": "variableMeasured"}
    )
    facts = {"quantity_claim": quantity_claim}
    columns = (
        Column("indicator", ("Chỉ tiêu", "Indicator"), seen=PUBLIC, listed=True, facet=True, searched="weak"),
        Column("breakdown", ("Bảng", "Table"), seen=PUBLIC, facet=True),
        Column("place", ("Địa phương khi đó", "Locality then"), seen=PUBLIC, listed=True, facet=True, searched="weak"),
        Column(
            "country",
            ("Đối tác: quốc gia, vùng lãnh thổ", "Partner country or territory"),
            seen=PUBLIC,
            listed=True,
            facet=True,
            searched="weak",
        ),
        Column("sector", ("Ngành", "Sector"), seen=PUBLIC, listed=True, facet=True, searched="weak"),
        Column("scope_printed", ("Nơi, ngành (như nguồn ghi)", "Place or sector (as printed)"), seen=PUBLIC),
        Column("period_from", ("Kỳ: từ", "Period: from"), seen=PUBLIC, listed=True, facet=True, sorted=True),
        Column("period_to", ("Kỳ: đến", "Period: to"), seen=PUBLIC, listed=True),
        Column("period_printed", ("Kỳ (như nguồn ghi)", "Period (as printed)"), seen=PUBLIC),
        Column("value", ("Giá trị (nguồn nêu)", "Value (as stated)"), seen=PUBLIC, listed=True, sorted=True),
        Column("change_printed", ("Mức thay đổi (nguồn nêu)", "Change (as stated)"), seen=PUBLIC),
        Column("flags", REMARKS, seen=PUBLIC, facet=True),
        Column("note", NOTE, seen=PUBLIC, searched="weak"),
    )

    def label(self, values: Mapping[str, Any]) -> Label:
        country = values["breakdown"] if (values["breakdown"] or {}).get("value") == "national" else values["country"]
        where = values["place"] or values["sector"] or country
        printed = values["scope_printed"] or ""
        scope = Label(where["vi"], where["en"]) if where else Label(printed, printed)
        indicator = values["indicator"] or {"vi": "?", "en": "?"}
        said = []
        for language in ("vi", "en"):
            ends = [values[name] for name in ("period_from", "period_to") if values[name]]
            period = "–".join(PartialDate.parse(end).label(language) for end in dict.fromkeys(ends))
            after = ", ".join(filter(None, (scope.get(language), period)))
            said.append(f"{indicator[language]}: {after}" if after else indicator[language])
        return Label(*said)

    def seed(self) -> Iterator[Entry]:
        for row in told():
            yield Entry(
                uid=seeded_uid("observations", row.row),
                values={"indicator": str(seeded_uid("indicators", row.indicator)), **row.values},
                evidence=(row.evidence,),
                publish=public_at((row.evidence,)),
                source=row.evidence.source,
            )
