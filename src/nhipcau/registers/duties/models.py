"""What comes back every year or month for an agency: each time one record, made from the table of clocks."""

from pathlib import Path

from nhipcau.core import fields
from nhipcau.core.labels import Vocabulary
from nhipcau.core.record import Record

DATA = Path(__file__).parent / "data"
STATUSES = Vocabulary.from_csv(DATA / "status_labels.csv")
DONE, NOT_NEEDED = "done", "not-needed"
OVER = (DONE, NOT_NEEDED)


class Duty(Record):
    """One time a duty of the yearly calendar falls due. ``rule`` is the clock's id, ``basis`` its article as it was then."""

    title = fields.Words()
    due = fields.When()
    best_by = fields.When()
    status = fields.Choice(STATUSES)
    document = fields.Text()
    sent_on = fields.When()
    rule = fields.Text()
    basis = fields.Words()
    note = fields.Text()

    class Meta(Record.Meta):
        app_label = "duties"
