"""Calls and offers of cooperation, as far as public sources tell. None of them is confirmed open."""

from pathlib import Path

from nhipcau.core import fields
from nhipcau.core.labels import Label, Vocabulary
from nhipcau.core.record import Record

DATA = Path(__file__).parent / "data"
KINDS = Vocabulary.from_csv(DATA / "kind_labels.csv")
SECTORS = Vocabulary.from_csv(DATA / "sector_labels.csv")
DIRECTIONS = Vocabulary.from_csv(DATA / "direction_labels.csv")
UNITS = Vocabulary.from_csv(DATA / "unit_labels.csv")
STANDINGS = Vocabulary.from_csv(DATA / "standing_labels.csv")
FLAGS = Vocabulary.from_csv(DATA / "flag_words.csv", value="flag")
LANGUAGES = Vocabulary.from_csv(DATA / "language_labels.csv")
HECTARES = Vocabulary([("ha", Label("ha", "ha"))], name="hectares")


class Opportunity(Record):
    """One named call for investment, partners, aid, labour …, or an offer from abroad."""

    name = fields.Words()
    kind = fields.Choice(KINDS)
    direction = fields.Choice(DIRECTIONS)
    offered_by = fields.To("partners.Partner")
    places = fields.Places()
    sectors = fields.Choices(SECTORS)
    sector_printed = fields.Text()
    location = fields.Text()
    area = fields.Amount(HECTARES)
    capital = fields.Amount(UNITS)
    capital_usd = fields.Words()
    land = fields.Words()
    licence = fields.Words()
    incentives = fields.Words()
    industrial_park = fields.Text()
    period = fields.Text()
    wanted_partner = fields.Words()
    contact_office = fields.Text()
    called_on = fields.When()
    based_on = fields.ToMany("documents")
    source_language = fields.Choice(LANGUAGES)
    flags = fields.Flags(FLAGS)
    note = fields.Words()

    class Meta(Record.Meta):
        app_label = "opportunities"
