"""Sổ sự kiện đối ngoại / register of events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from nhipcau.core.column import PUBLIC, Column
from nhipcau.core.labels import NOTE, REMARKS, TOLD_IN, Label
from nhipcau.core.ledger import Entry
from nhipcau.core.register import Register
from nhipcau.core.seeding import parts, public_at, table
from nhipcau.core.showing import SchemaOrg
from nhipcau.core.told import told_evidence
from nhipcau.lib.identifiers import seeded_uid
from nhipcau.registers.events.facts import event
from nhipcau.registers.events.models import DATA, Event

AS_PRINTED = ("kind", "host", "place", "venue", "begins", "ends", "theme", "participants")


class Events(Register):
    """Conferences, dialogues, visits, signings, festivals; only those that a public source tells of."""

    model = Event
    slug = "su-kien", "events"
    title = "Sự kiện đối ngoại", "Events"
    singular = "Sự kiện", "Event"
    code_prefix = "SK"
    prominence = 110
    place, country = "place", "countries"
    label_from = ("name", "begins")
    needed = ("name",)
    box = ("kind", "host", "begins", "ends", "place", "venue")
    dated = "begins"
    span = "begins", "ends"
    calendar = ("begins",)
    similar = ("kind", "place")
    schema_org = SchemaOrg(
        "Event", {"begins": "startDate", "ends": "endDate", "place": "location", "host": "organizer"}
    )
    facts = {"event": event}
    columns = (
        Column("name", ("Tên sự kiện", "Name"), seen=PUBLIC, listed=True, sorted=True, searched="strong"),
        Column("kind", ("Loại sự kiện", "Kind"), seen=PUBLIC, listed=True, facet=True),
        Column("host", ("Cơ quan tổ chức, chủ trì", "Held by"), seen=PUBLIC, listed=True, searched="weak"),
        Column("place", ("Địa phương", "Locality"), seen=PUBLIC, listed=True, facet=True, searched="weak"),
        Column("venue", ("Địa điểm (như nguồn ghi)", "Venue (as printed)"), seen=PUBLIC, searched="weak"),
        Column("begins", ("Từ ngày", "From"), seen=PUBLIC, listed=True, sorted=True, facet=True),
        Column("ends", ("Đến ngày", "To"), seen=PUBLIC, sorted=True),
        Column("theme", ("Chủ đề", "Theme"), seen=PUBLIC, searched="weak"),
        Column("participants", ("Thành phần dự (như nguồn ghi)", "Participants (as told)"), seen=PUBLIC, searched="weak"),
        Column("countries", ("Quốc gia liên quan", "Countries concerned"), seen=PUBLIC, facet=True, searched="weak"),
        Column("told_in", TOLD_IN, seen=PUBLIC, facet=True),
        Column("flags", REMARKS, seen=PUBLIC, facet=True),
        Column("note", NOTE, seen=PUBLIC, searched="weak"),
    )  # fmt: skip

    def label(self, values: Mapping[str, Any]) -> Label:
        year = f" ({values['begins'][:4]})" if values["begins"] else ""
        name = Label.of(values["name"])
        return Label(f"{name.vi}{year}", f"{name.en}{year}")

    def warnings(self, values: Mapping[str, Any]) -> Iterable[Label]:
        begins, ends = values.get("begins") or "", values.get("ends") or ""
        if ends and begins and ends < begins[: len(ends)]:
            yield Label("Ngày kết thúc đứng trước ngày bắt đầu.", "It ends before it begins.")

    def seed(self) -> Iterator[Entry]:
        grounds = told_evidence(DATA / "evidence.csv", "event", "articles_read", "documents")
        for row in table(DATA / "events.csv"):
            evidence, told_in = grounds[row["id"]]
            yield Entry(
                uid=seeded_uid("events", row["id"]),
                values={
                    "name": {"vi": row["name_vi"], "en": row["name_en"], "unofficial": ["en"]},
                    **{name: row[name] or None for name in AS_PRINTED},
                    "told_in": told_in,
                    "flags": parts(row["flags"]),
                    "note": {"vi": row["note_vi"], "en": row["note_en"]},
                },
                evidence=evidence,
                publish=public_at(evidence),
                source="articles_read",
            )
