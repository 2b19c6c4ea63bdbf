"""Foreign localities and bodies that a Vietnamese locality has a tie, an agreement or a project with."""

from pathlib import Path

from nhipcau.core import fields
from nhipcau.core.labels import Vocabulary
from nhipcau.core.record import Record

DATA = Path(__file__).parent / "data"
KINDS = Vocabulary.from_csv(DATA / "kind_labels.csv")
LEVELS = Vocabulary.from_csv(DATA / "level_labels.csv")
FLAGS = Vocabulary.from_csv(DATA / "flag_words.csv", value="flag")
LANGUAGES = Vocabulary.from_csv(DATA / "language_labels.csv")


class Partner(Record):
    """A body is a partner through a relation, never by being known (that is the directory of organisations)."""

    name = fields.Text()
    name_vi = fields.Text()
    other_names = fields.Names()
    country = fields.Country()
    kind = fields.Choice(KINDS)
    level = fields.Choice(LEVELS)
    website = fields.Link()
    contact = fields.Text()
    strengths = fields.Words()
    languages = fields.Choices(LANGUAGES)
    flags = fields.Flags(FLAGS)
    note = fields.Words()

    class Meta(Record.Meta):
        app_label = "partners"
