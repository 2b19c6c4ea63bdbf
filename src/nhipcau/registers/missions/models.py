"""Missions of both directions: Vietnamese offices abroad and foreign ones in Viet Nam."""

from pathlib import Path

from nhipcau.core import fields
from nhipcau.core.labels import Vocabulary
from nhipcau.core.record import Record

DATA = Path(__file__).parent / "data"
DIRECTIONS = Vocabulary.from_csv(DATA / "direction_labels.csv")
TYPES = Vocabulary.from_csv(DATA / "type_labels.csv")
FLAGS = Vocabulary.from_csv(DATA / "flag_words.csv", value="flag")


class Mission(Record):
    """One office. ``country`` is the foreign side; ``place`` the Vietnamese locality of today, for offices in Viet Nam."""

    name = fields.Words()
    type = fields.Choice(TYPES)
    direction = fields.Choice(DIRECTIONS)
    country = fields.Country()
    operator = fields.Country()
    organisation = fields.Text()
    host = fields.Country()
    place = fields.Place()
    city = fields.Words()
    concurrent_countries = fields.Countries()
    website = fields.Link()
    coordinates = fields.Coordinates()
    wikidata = fields.Link()
    seen_on = fields.When()
    flags = fields.Flags(FLAGS)
    note = fields.Words()

    class Meta(Record.Meta):
        app_label = "missions"
