"""Khung định hướng / register of frames of action."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from nhipcau.core.column import PUBLIC, Column
from nhipcau.core.labels import NOTE, Label
from nhipcau.core.ledger import Entry
from nhipcau.core.ledger.evidence import Evidence
from nhipcau.core.register import Register
from nhipcau.core.seeding import evidence_of, public_at, table
from nhipcau.lib.identifiers import seeded_uid
from nhipcau.registers.frames.models import DATA, Frame

SOURCE = "frames_of_action"


class Frames(Register):
    """What the centre asks of all localities; programmes and tasks are put under it."""

    model = Frame
    slug = "khung-dinh-huong", "frames"
    title = "Khung định hướng, nội dung trọng tâm", "Frames of action and priority contents"
    singular = "Khung, nội dung trọng tâm", "Frame or priority content"
    code_prefix = "KG"
    prominence = 90
    label_from = ("title", "ordinal")
    needed = ("title",)
    box = ("part_of", "issuer", "given_on", "document")
    dated = "given_on"
    similar = ("part_of",)
    columns = (
        Column("title", ("Tên", "Title"), seen=PUBLIC, listed=True, sorted=True, searched="strong"),
        Column("part_of", ("Thuộc khung", "Part of frame"), seen=PUBLIC, listed=True, facet=True),
        Column("ordinal", ("Thứ tự", "Number in order"), seen=PUBLIC, sorted=True),
        Column("wording", ("Nguyên văn", "As worded"), seen=PUBLIC, searched="weak"),
        Column("issuer", ("Cơ quan đề ra", "Given by"), seen=PUBLIC, listed=True, searched="weak"),
        Column("given_on", ("Ngày", "Given on"), seen=PUBLIC, listed=True, sorted=True, facet=True),
        Column("document", ("Văn bản, bài viết", "Document or article"), seen=PUBLIC),
        Column("note", NOTE, seen=PUBLIC, searched="weak"),
    )

    def label(self, values: Mapping[str, Any]) -> Label:
        title, ordinal = Label.of(values["title"]), values["ordinal"]
        return title if ordinal is None else Label(*(f"{ordinal:g}. {words}" for words in title))

    def seed(self) -> Iterator[Entry]:
        grounds: dict[str, list[Evidence]] = {}
        for said in table(DATA / "evidence.csv"):
            read = (said["address"], said["date"], said["language"])
            one = evidence_of(SOURCE, said["frame"], *read, quote=said["quote"], note=said["note"])
            grounds.setdefault(said["frame"], []).append(one)
        for row in table(DATA / "frames.csv"):
            evidence = tuple(grounds[row["id"]])
            yield Entry(
                uid=seeded_uid("frames", row["id"]),
                values={
                    "title": {"vi": row["title_vi"], "en": row["title_en"], "unofficial": ["en"]},
                    "part_of": str(seeded_uid("frames", row["part_of"])) if row["part_of"] else None,
                    "ordinal": int(row["ordinal"]) if row["ordinal"] else None,
                    "wording": {"vi": row["wording_vi"]},
                    "issuer": row["issuer"],
                    "given_on": row["given_on"],
                    "document": str(seeded_uid("documents", row["document"])),
                    "note": {"vi": row["note_vi"], "en": row["note_en"]},
                },
                evidence=evidence,
                publish=public_at(evidence),
                source=SOURCE,
            )
