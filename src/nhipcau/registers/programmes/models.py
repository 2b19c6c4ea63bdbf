"""Programmes, plans, schemes, conclusions: the papers by which tasks are given."""

from pathlib import Path

from nhipcau.core import fields
from nhipcau.core.labels import Vocabulary
from nhipcau.core.record import Record

DATA = Path(__file__).parent / "data"
KINDS = Vocabulary.from_csv(DATA / "kind_labels.csv")
FIELDS = Vocabulary.from_csv(DATA / "field_labels.csv")
FLAGS = Vocabulary.from_csv(DATA / "flag_words.csv", value="flag")


class Programme(Record):
    """One programme. ``issuer`` is who issued it as the paper says, ``agency`` the same if it works at the desk."""

    title = fields.Words()
    kind = fields.Choice(KINDS)
    symbol = fields.Text()
    issuer = fields.Text()
    agency = fields.Agency()
    issued_on = fields.When()
    first_year = fields.When()
    last_year = fields.When()
    places = fields.Places()
    fields_of_work = fields.Choices(FIELDS)
    frames = fields.ToMany("frames")
    paper = fields.To("documents.Document")
    based_on = fields.ToMany("documents")
    flags = fields.Flags(FLAGS)
    note = fields.Words()

    class Meta(Record.Meta):
        app_label = "programmes"
