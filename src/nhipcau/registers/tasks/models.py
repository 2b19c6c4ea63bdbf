"""Tasks that several agencies work on: the columns of the tables by which offices follow them."""

from pathlib import Path

from nhipcau.core import fields
from nhipcau.core.labels import Label, Vocabulary
from nhipcau.core.record import Record
from nhipcau.core.work import Cascade, Work

DATA = Path(__file__).parent / "data"
STATUSES = Vocabulary.from_csv(DATA / "status_labels.csv")
ANSWERS = Vocabulary.from_csv(DATA / "answer_labels.csv")
PER_CENT = Label("%", "%")

CARRIED = ("title", "project", "commitment", "programme", "frame", "product", "directed_by", "document", "quote")

CASCADE = Cascade(
    parent="parent", answer="answer", answer_reason="answer_reason", asked="asked", accepted="accepted",
    returned="returned", carried=CARRIED,
)  # fmt: skip
WORK = Work(
    lead="lead", supporting="supporting", part_of=("project", "programme", "commitment"), due="due", status="status",
    progress="progress", done_on="done_on", reason="reason", begun="doing", done="done", dropped="dropped",
    under=("frame",), cascade=CASCADE,
)  # fmt: skip


class Task(Record):
    """One task. What it belongs to is a relation of its own for each register that has tasks: projects, programmes and commitments.

    ``parent`` is the task of the level above from which it was handed down, ``quote`` the sentence of ``document`` that
    gives it (a leader's conclusion, for instance).
    """

    title = fields.Text()
    project = fields.To("projects.Project")
    commitment = fields.To("commitments.Commitment")
    programme = fields.To("programmes.Programme")
    frame = fields.To("frames.Frame")
    parent = fields.To("tasks.Task")
    lead = fields.Agency()
    supporting = fields.Agencies()
    others = fields.Text()
    due = fields.When()
    product = fields.Text()
    directed_by = fields.Text()
    document = fields.To("documents.Document")
    quote = fields.Text()
    answer = fields.Choice(ANSWERS)
    answer_reason = fields.Text()
    status = fields.Choice(STATUSES)
    progress = fields.Number(PER_CENT)
    done_on = fields.When()
    reason = fields.Text()
    note = fields.Text()

    class Meta(Record.Meta):
        app_label = "tasks"
