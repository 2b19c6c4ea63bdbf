"""Sites and practices of Viet Nam that UNESCO inscribed on one of its lists."""

from pathlib import Path

from nhipcau.core import fields
from nhipcau.core.labels import Vocabulary
from nhipcau.core.record import Record

DATA = Path(__file__).parent / "data"
KINDS = Vocabulary.from_csv(DATA / "kind_labels.csv")
FLAGS = Vocabulary.from_csv(DATA / "flag_words.csv", value="flag")


class Heritage(Record):
    """One inscribed element; its places are the units of today, because a site lies where it lies."""

    name = fields.Words()
    kind = fields.Choice(KINDS)
    inscribed_on = fields.When()
    places = fields.Places()
    flags = fields.Flags(FLAGS)
    note = fields.Words()

    class Meta(Record.Meta):
        app_label = "heritage"
