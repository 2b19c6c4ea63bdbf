"""Sổ số liệu thực hiện đã công bố / register of published figures of realisation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from nhipcau.core.column import PUBLIC, Column
from nhipcau.core.labels import COUNTRY, NOTE, Label
from nhipcau.core.ledger import Entry
from nhipcau.core.register import Register
from nhipcau.core.seeding import evidence_of, public_at, table
from nhipcau.lib.identifiers import seeded_uid
from nhipcau.lib.realisation import DEFINITIONS
from nhipcau.registers.realisation_figures.models import DATA, RealisationFigure

COUNTED = ("Số đếm", "Counts")


def _count(name: str, definition: str) -> Column:
    one = DEFINITIONS[definition]
    return Column(
        name, (one.vi, one.en), seen=PUBLIC, listed=name in ("promises", "done", "late"), sorted=True,
        section=COUNTED, help=(one.means_vi, one.means_en),
    )  # fmt: skip


class RealisationFigures(Register):
    """What was counted of promises on a cut-off day and then published by decision, as a snapshot."""

    model = RealisationFigure
    slug = "so-lieu-thuc-hien", "realisation-figures"
    title = "Số liệu thực hiện cam kết", "Figures on commitments"
    singular = "Số liệu đã công bố", "Published figure"
    code_prefix = "SLT"
    prominence = 90
    counted_as = "figures"
    place, country = "place", "country"
    label_from = ("title",)
    box = (
        "collection",
        "scope",
        "period_from",
        "period_to",
        "cut_off",
        "promises",
        "done",
        "on_time",
        "late",
        "not_reported",
    )
    columns = (
        Column("title", ("Tên số liệu", "Title"), seen=PUBLIC, listed=True, searched="strong"),
        Column(
            "collection",
            ("Thu thập", "Collection"),
            seen=PUBLIC,
            listed=True,
            facet=True,
            help=(
                "Chưa hỏi: chưa ai được yêu cầu báo cáo, nên ô trống không phải là 0.",
                "Not asked yet: nobody was asked to report, so an empty cell is no 0.",
            ),
        ),
        Column("scope", ("Phạm vi", "Scope"), seen=PUBLIC, facet=True),
        Column("place", ("Địa phương", "Locality"), seen=PUBLIC, listed=True, facet=True),
        Column("country", COUNTRY, seen=PUBLIC, facet=True),
        Column("field", ("Lĩnh vực", "Field"), seen=PUBLIC, facet=True),
        Column("level", ("Cấp", "Level"), seen=PUBLIC, facet=True),
        Column("period_from", ("Cam kết từ năm", "Promised from"), seen=PUBLIC),
        Column("period_to", ("Cam kết đến năm", "Promised to"), seen=PUBLIC),
        Column("cut_off", ("Ngày chốt", "Cut-off"), seen=PUBLIC, listed=True, sorted=True, facet=True),
        Column("told", ("Tổng số theo nguồn", "Total as a source prints it"), seen=PUBLIC),
        _count("promises", "all"),
        *(_count(name, name) for name in ("planned", "done", "on_time", "late", "no_activity", "not_reported")),
        Column("before_period", ("Kỳ trước", "Period before"), seen=PUBLIC, section=COUNTED),
        Column("before_promises", ("Cam kết kỳ trước", "Promises of the period before"), seen=PUBLIC, section=COUNTED),
        Column("before_done", ("Đã xong trong số đó", "Done among those"), seen=PUBLIC, section=COUNTED),
        Column("note", NOTE, seen=PUBLIC, searched="weak"),
    )

    def label(self, values: Mapping[str, Any]) -> Label:
        return Label.of(values["title"])

    def warnings(self, values: Mapping[str, Any]) -> Iterable[Label]:
        if values.get("collection") == "closed" and not values.get("cut_off"):
            yield Label("Số liệu đã chốt cần có ngày chốt.", "Closed figures need their cut-off day.")
        if values.get("collection") == "not_asked" and values.get("promises") is not None:
            yield Label("Ghi “chưa hỏi” mà lại có số đếm.", "It says that nobody was asked, and has counts.")

    def seed(self) -> Iterator[Entry]:
        for row in table(DATA / "figures.csv"):
            evidence = (evidence_of("realisation-figures", row["id"], row["url"], row["source_date"], row["lang"]),)
            both = {
                name: {"vi": row[name], "en": row[f"{name}_en"], "unofficial": ["en"]} for name in ("title", "note")
            }
            same = {name: row[name] for name in ("scope", "period_from", "period_to", "collection", "told")}
            yield Entry(
                uid=seeded_uid("realisation-figures", row["id"]),
                values={**both, **same},
                evidence=evidence,
                publish=public_at(evidence),
                source="realisation-figures",
            )
