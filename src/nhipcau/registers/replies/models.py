"""Answers to requests: one record for each agency and each thing asked of it."""

from pathlib import Path

from nhipcau.core import fields
from nhipcau.core.labels import Vocabulary
from nhipcau.core.record import Record

DATA = Path(__file__).parent / "data"
SAID = Vocabulary.from_csv(DATA / "said_labels.csv")


class Reply(Record):
    """One answer, kept by the agency asked. ``said`` is empty until it answers: that is no answer, and not "none"."""

    title = fields.Text()
    request = fields.To("requests.Request")
    agency = fields.Agency()
    item = fields.Text()
    unit = fields.Text()
    period = fields.Text()
    due = fields.When()
    said = fields.Choice(SAID)
    value = fields.Number()
    words = fields.Text()
    answered_on = fields.When()

    class Meta(Record.Meta):
        app_label = "replies"
