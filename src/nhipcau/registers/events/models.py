"""Conferences, visits, signings and festivals of external affairs, as public sources tell of them."""

from pathlib import Path

from nhipcau.core import fields
from nhipcau.core.labels import Label, Vocabulary
from nhipcau.core.record import Record

DATA = Path(__file__).parent / "data"
KINDS = Vocabulary.from_csv(DATA / "kind_labels.csv")
FLAGS = Vocabulary.from_csv(DATA / "flag_words.csv", value="flag")
EVENTS_TOLD = Label("Sự kiện được nêu trong tài liệu này", "Events this document tells of")


class Event(Record):
    """One event. ``participants`` and ``venue`` are as the source words them; ``told_in`` are documents that tell of it."""

    name = fields.Words()
    kind = fields.Choice(KINDS)
    host = fields.Text()
    place = fields.Place()
    venue = fields.Text()
    begins = fields.When()
    ends = fields.When()
    theme = fields.Text()
    participants = fields.Text()
    countries = fields.Countries()
    told_in = fields.ToMany("documents", seen_from=EVENTS_TOLD)
    flags = fields.Flags(FLAGS)
    note = fields.Words()

    class Meta(Record.Meta):
        app_label = "events"
