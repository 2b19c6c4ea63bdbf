"""Results of commitments and tasks, each with what shows it: a document, a record, a photograph, a public page."""

from pathlib import Path

from nhipcau.core import fields
from nhipcau.core.labels import Vocabulary
from nhipcau.core.record import Record

DATA = Path(__file__).parent / "data"
KINDS = Vocabulary.from_csv(DATA / "kind_labels.csv")


class Outcome(Record):
    """One result. Files are attached to it; what it is a result of is a commitment, a task, or both."""

    title = fields.Text()
    commitment = fields.To("commitments.Commitment")
    task = fields.To("tasks.Task")
    kind = fields.Choice(KINDS)
    day = fields.When()
    words = fields.Text()
    document = fields.To("documents.Document")
    link = fields.Link()
    place = fields.Place()
    country = fields.Country()

    class Meta(Record.Meta):
        app_label = "outcomes"
