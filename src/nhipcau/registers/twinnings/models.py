"""Ties: lasting relations between a Vietnamese unit and a foreign body. The dated papers are agreements."""

from pathlib import Path

from nhipcau.core import fields
from nhipcau.core.labels import Vocabulary
from nhipcau.core.record import Record

DATA = Path(__file__).parent / "data"
RELATIONS = Vocabulary.from_csv(DATA / "relation_labels.csv")
LEVELS = Vocabulary.from_csv(DATA / "level_labels.csv")
CERTAINTIES = Vocabulary.from_csv(DATA / "certainty_labels.csv")
FLAGS = Vocabulary.from_csv(DATA / "flag_words.csv", value="flag")


class Twinning(Record):
    """A pair: the Vietnamese unit as it was at signing, and the foreign body."""

    vn_party = fields.Text()
    level = fields.Choice(LEVELS)
    place = fields.Place()
    partner = fields.To("partners.Partner")
    country = fields.Country()
    relation = fields.Choice(RELATIONS)
    established_on = fields.When()
    certainty = fields.Choice(CERTAINTIES)
    continues = fields.To("twinnings.Twinning")
    flags = fields.Flags(FLAGS)
    note = fields.Words()

    class Meta(Record.Meta):
        app_label = "twinnings"
