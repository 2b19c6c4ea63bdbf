"""Procedures by which agreements come about, change and end: one record for each run of one."""

from pathlib import Path

from nhipcau.core import fields
from nhipcau.core.labels import Label, Vocabulary
from nhipcau.core.record import Record
from nhipcau.lib.procedures import PURPOSES, ROUTES, STATES

DATA = Path(__file__).parent / "data"
SHORTENED = Vocabulary.from_csv(DATA / "shortened_labels.csv")
ROUTE_WORDS = Vocabulary(((name, Label(*words)) for name, words in ROUTES.items()), name="routes")
PURPOSE_WORDS = Vocabulary(((name, Label(*one.words)) for name, one in PURPOSES.items()), name="purposes")
STATE_WORDS = Vocabulary(((name, Label(*one.words)) for name, one in STATES.items()), name="states")
YEAR = Label("năm", "year")


class Procedure(Record):
    """One run. ``steps`` is all that was done, in order; ``stands_at``, ``started_on`` and ``waiting_for`` follow from it."""

    title = fields.Text()
    agreement = fields.To("agreements.Agreement")
    purpose = fields.Choice(PURPOSE_WORDS)
    route = fields.Choice(ROUTE_WORDS)
    place = fields.Place()
    shortened = fields.Choice(SHORTENED)
    shortened_reason = fields.Text()
    proposer = fields.Agency()
    office = fields.Agency()
    planned_for = fields.Number(YEAR)
    started_on = fields.When()
    stands_at = fields.Choice(STATE_WORDS)
    waiting_for = fields.Agencies()
    steps = fields.Entries()
    note = fields.Text()

    class Meta(Record.Meta):
        app_label = "procedures"
