"""Dated papers: agreements of localities' bodies with foreign partners, as far as public sources tell."""

from pathlib import Path

from nhipcau.core import fields
from nhipcau.core.labels import Vocabulary
from nhipcau.core.record import Record

DATA = Path(__file__).parent / "data"
KINDS = Vocabulary.from_csv(DATA / "kind_labels.csv")
LEVELS = Vocabulary.from_csv(DATA / "level_labels.csv")
FIELDS = Vocabulary.from_csv(DATA / "field_labels.csv")
STATUSES = Vocabulary.from_csv(DATA / "status_labels.csv")
CERTAINTIES = Vocabulary.from_csv(DATA / "certainty_labels.csv")
FLAGS = Vocabulary.from_csv(DATA / "flag_words.csv", value="flag")


class Agreement(Record):
    """One paper (or printed report of one). Its tie, if it belongs to one, is another record."""

    vn_party = fields.Text()
    level = fields.Choice(LEVELS)
    place = fields.Place()
    partner = fields.To("partners.Partner")
    country = fields.Country()
    kind = fields.Choice(KINDS)
    fields_of_work = fields.Choices(FIELDS)
    signed_on = fields.When()
    certainty = fields.Choice(CERTAINTIES)
    term = fields.Text()
    status = fields.Choice(STATUSES)
    signatories = fields.Words()
    activity = fields.Words()
    tie = fields.To("twinnings.Twinning")
    based_on = fields.ToMany("documents")
    flags = fields.Flags(FLAGS)
    note = fields.Words()

    class Meta(Record.Meta):
        app_label = "agreements"
