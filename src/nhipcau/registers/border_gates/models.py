"""Gates on Viet Nam's land borders, as far as public sources read so far name them."""

from pathlib import Path

from nhipcau.core import fields
from nhipcau.core.labels import Vocabulary
from nhipcau.core.record import Record

DATA = Path(__file__).parent / "data"
CLASSES = Vocabulary.from_csv(DATA / "class_labels.csv")
FLAGS = Vocabulary.from_csv(DATA / "flag_words.csv", value="flag")


class BorderGate(Record):
    """One gate; ``place`` is the province the sources name, before the borders of 1 July 2025."""

    name = fields.Text()
    counterpart = fields.Text()
    place = fields.Place()
    country = fields.Country()
    neighbour_province = fields.Text()
    gate_class = fields.Choice(CLASSES)
    class_printed = fields.Text()
    seen_on = fields.When()
    flags = fields.Flags(FLAGS)
    note = fields.Words()

    class Meta(Record.Meta):
        app_label = "border_gates"
