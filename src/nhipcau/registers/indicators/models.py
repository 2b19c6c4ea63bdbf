"""What is measured: each indicator with its unit, its definition and what a reader must beware of."""

from pathlib import Path

from nhipcau.core import fields
from nhipcau.core.labels import Vocabulary
from nhipcau.core.record import Record

DATA = Path(__file__).parent / "data"
UNITS = Vocabulary.from_csv(DATA / "unit_labels.csv")
KINDS = Vocabulary.from_csv(DATA / "kind_labels.csv")
ADDING = Vocabulary.from_csv(DATA / "adding_labels.csv")
PERIODS = Vocabulary.from_csv(DATA / "period_labels.csv")


class Indicator(Record):
    """One indicator; ``parts`` names the indicators it is the sum of, if its figures are computed.

    ``counted_by`` names those that count what an amount rests on: an amount of two projects is no trend.
    """

    name = fields.Words()
    unit = fields.Choice(UNITS)
    kind = fields.Choice(KINDS)
    adding = fields.Choice(ADDING)
    period_kind = fields.Choice(PERIODS)
    parts = fields.ToMany("indicators")
    counted_by = fields.ToMany("indicators")
    definition = fields.Words()
    caution = fields.Words()

    class Meta(Record.Meta):
        app_label = "indicators"
