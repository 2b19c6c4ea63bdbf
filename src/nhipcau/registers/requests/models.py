"""Requests between agencies: for an opinion, or for figures."""

from pathlib import Path

from nhipcau.core import fields
from nhipcau.core.asking import Answers, Asking
from nhipcau.core.labels import Vocabulary
from nhipcau.core.record import Record

DATA = Path(__file__).parent / "data"
KINDS = Vocabulary.from_csv(DATA / "kind_labels.csv")
CLOCKS = Vocabulary.from_csv(DATA / "clock_labels.csv")
STATUSES = Vocabulary.from_csv(DATA / "status_labels.csv")

ASKING = Asking(
    title="title", to="asked_of", kind="kind", figures="figures", due="due", clock="clock", sent_on="sent_on",
    status="status", for_figures="figures", sent="sent", closed="closed",
    opinions=("agree", "agree_with_comments", "disagree"), explained=("agree_with_comments", "disagree"),
    figure="figure", none_such="none",
    answers=Answers(
        register="replies", request="request", title="title", agency="agency", item="item", unit="unit",
        period="period", due="due", said="said", value="value", words="words", answered_on="answered_on",
    ),
)  # fmt: skip


class Request(Record):
    """One request of one agency to several; ``figures`` has a line for each figure: name | unit | period."""

    title = fields.Text()
    kind = fields.Choice(KINDS)
    question = fields.Text()
    asked_of = fields.Agencies()
    figures = fields.Text()
    documents = fields.ToMany("documents")
    clock = fields.Choice(CLOCKS)
    due = fields.When()
    sent_on = fields.When()
    status = fields.Choice(STATUSES)
    note = fields.Text()

    class Meta(Record.Meta):
        app_label = "requests"
