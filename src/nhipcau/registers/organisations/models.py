"""Directory of organisations (ROR): bodies one may look for. Being listed here makes nobody a partner."""

from pathlib import Path

from nhipcau.core import fields
from nhipcau.core.labels import Vocabulary
from nhipcau.core.record import Record

DATA = Path(__file__).parent / "data"
TYPES = Vocabulary.from_csv(DATA / "type_labels.csv")
STATUSES = Vocabulary.from_csv(DATA / "status_labels.csv")


class Organisation(Record):
    """A research, education, health or similar organisation with all its names in all scripts."""

    name = fields.Words()
    names = fields.Names()
    types = fields.Choices(TYPES)
    country = fields.Country()
    city = fields.Text()
    status = fields.Choice(STATUSES)
    established = fields.When()
    website = fields.Link()
    ror = fields.Link()
    location = fields.Coordinates()
    successors = fields.ToMany("organisations")
    predecessors = fields.ToMany("organisations")
    parents = fields.ToMany("organisations")
    children = fields.ToMany("organisations")
    related = fields.ToMany("organisations")

    class Meta(Record.Meta):
        app_label = "organisations"
