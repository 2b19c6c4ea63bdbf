"""Who holds which public office, as public sources say: a name, a post and a body; nothing else of the person."""

from pathlib import Path

from nhipcau.core import fields
from nhipcau.core.labels import Label, Vocabulary
from nhipcau.core.record import Record

DATA = Path(__file__).parent / "data"
FLAGS = Vocabulary.from_csv(DATA / "flag_words.csv", value="flag")
HOLDERS_TOLD = Label("Chức vụ được nêu trong tài liệu này", "Offices this document names")


class OfficeHolder(Record):
    """A person in a public office. ``since`` and ``until`` are told days; ``stated_from`` and ``stated_on`` the first and
    the last day on which a public source named the person in it.
    """

    name = fields.Text()
    post = fields.Text()
    body = fields.Text()
    place = fields.Place()
    country = fields.Country()
    since = fields.When()
    until = fields.When()
    stated_from = fields.When()
    stated_on = fields.When()
    told_in = fields.ToMany("documents", seen_from=HOLDERS_TOLD)
    flags = fields.Flags(FLAGS)
    note = fields.Words()

    class Meta(Record.Meta):
        app_label = "office_holders"
