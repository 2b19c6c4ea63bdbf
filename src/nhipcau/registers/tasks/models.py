"""Tasks that several agencies work on: the columns of the tables by which offices follow them."""

from pathlib import Path

from nhipcau.core import fields
from nhipcau.core.labels import Label, Vocabulary
from nhipcau.core.record import Record
from nhipcau.core.work import Work

DATA = Path(__file__).parent / "data"
STATUSES = Vocabulary.from_csv(DATA / "status_labels.csv")
PER_CENT = Label("%", "%")


WORK = Work(
    lead="lead", supporting="supporting", part_of=("project", "commitment"), due="due", status="status", progress="progress",
    done_on="done_on", reason="reason", begun="doing", done="done", dropped="dropped",
)  # fmt: skip


class Task(Record):
    """One task. What it belongs to is a relation of its own for each register that has tasks; projects and commitments."""

    title = fields.Text()
    project = fields.To("projects.Project")
    commitment = fields.To("commitments.Commitment")
    lead = fields.Agency()
    supporting = fields.Agencies()
    others = fields.Text()
    due = fields.When()
    product = fields.Text()
    status = fields.Choice(STATUSES)
    progress = fields.Number(PER_CENT)
    done_on = fields.When()
    reason = fields.Text()
    note = fields.Text()

    class Meta(Record.Meta):
        app_label = "tasks"
