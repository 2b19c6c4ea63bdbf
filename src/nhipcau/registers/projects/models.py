"""Projects of foreign donors, and joint working groups of localities with foreign or international bodies."""

from pathlib import Path

from nhipcau.core import fields
from nhipcau.core.labels import Label, Vocabulary
from nhipcau.core.record import Record

DATA = Path(__file__).parent / "data"
KINDS = Vocabulary.from_csv(DATA / "kind_labels.csv")
STATUSES = Vocabulary.from_csv(DATA / "status_labels.csv")
INSTRUMENTS = Vocabulary.from_csv(DATA / "instrument_labels.csv")
SECTORS = Vocabulary.from_csv(DATA / "sector_labels.csv")
THEMES = Vocabulary.from_csv(DATA / "theme_labels.csv")
FLAGS = Vocabulary.from_csv(DATA / "flag_words.csv", value="flag")
DOLLARS = Label("USD", "USD")


class Project(Record):
    """One project or standing group; a project is no call for cooperation (that is an opportunity)."""

    name = fields.Words()
    kind = fields.Choice(KINDS)
    partner = fields.To("partners.Partner")
    members = fields.Words()
    country = fields.Country()
    places = fields.Places()
    began_on = fields.When()
    closing_on = fields.When()
    status = fields.Choice(STATUSES)
    commitment = fields.Number(DOLLARS)
    grant = fields.Number(DOLLARS)
    cost = fields.Number(DOLLARS)
    instrument = fields.Choice(INSTRUMENTS)
    sectors = fields.Choices(SECTORS)
    themes = fields.Choices(THEMES)
    borrower = fields.Text()
    agency = fields.Text()
    number_printed = fields.Text()
    based_on = fields.ToMany("documents")
    website = fields.Link()
    flags = fields.Flags(FLAGS)
    note = fields.Words()

    class Meta(Record.Meta):
        app_label = "projects"
