"""Self-evaluation of partnerships on the ten G20 Rome principles: one score of one principle in one year a row."""

from pathlib import Path

from nhipcau.core import fields
from nhipcau.core.labels import Vocabulary
from nhipcau.core.record import Record

DATA = Path(__file__).parent / "data"
PRINCIPLES = Vocabulary.from_csv(DATA / "principle_labels.csv")
SCORES = Vocabulary.from_csv(DATA / "score_labels.csv")


class Evaluation(Record):
    """How one's own side sees a tie or agreement by one principle in a year, and what that rests on."""

    tie = fields.To("twinnings.Twinning")
    agreement = fields.To("agreements.Agreement")
    year = fields.When()
    principle = fields.Choice(PRINCIPLES)
    score = fields.Choice(SCORES)
    evidence_words = fields.Text()

    class Meta(Record.Meta):
        app_label = "evaluations"
