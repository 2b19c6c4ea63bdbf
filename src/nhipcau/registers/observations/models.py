"""Figures as their sources tell them, one a row: of which indicator, of where, of when."""

from pathlib import Path

from nhipcau.core import fields
from nhipcau.core.labels import Vocabulary
from nhipcau.core.record import Record

DATA = Path(__file__).parent / "data"
BREAKDOWNS = Vocabulary.from_csv(DATA / "breakdown_labels.csv")
SECTORS = Vocabulary.from_csv(DATA / "sector_labels.csv")
FLAGS = Vocabulary.from_csv(DATA / "flag_words.csv", value="flag")


class Observation(Record):
    """One told figure. Nothing computed is stored; what a source leaves empty has no row."""

    indicator = fields.To("indicators.Indicator")
    breakdown = fields.Choice(BREAKDOWNS)
    place = fields.Place()
    country = fields.Country()
    sector = fields.Choice(SECTORS)
    scope_printed = fields.Text()
    period_from = fields.When()
    period_to = fields.When()
    period_printed = fields.Text()
    value = fields.Number()
    change_printed = fields.Text()
    flags = fields.Flags(FLAGS)
    note = fields.Words()

    class Meta(Record.Meta):
        app_label = "observations"
