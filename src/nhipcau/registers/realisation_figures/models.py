"""Figures of realisation that somebody decided to publish: a snapshot of counts, with period, cut-off and baseline."""

from pathlib import Path

from nhipcau.core import fields
from nhipcau.core.labels import Label, Vocabulary
from nhipcau.core.record import Record

DATA = Path(__file__).parent / "data"
SCOPES = Vocabulary.from_csv(DATA / "scope_labels.csv")
COLLECTIONS = Vocabulary.from_csv(DATA / "collection_labels.csv")
PROMISES = Label("cam kết", "commitments")
# The fields and levels of agreements, by which promises are counted.
AGREEMENTS = Path(__file__).parent.parent / "agreements" / "data"
FIELDS = Vocabulary.from_csv(AGREEMENTS / "field_labels.csv")
LEVELS = Vocabulary.from_csv(AGREEMENTS / "level_labels.csv")


class RealisationFigure(Record):
    """One snapshot. It changes only by another decision; what is entered afterwards moves nothing in it."""

    title = fields.Words()
    scope = fields.Choice(SCOPES)
    place = fields.Place()
    country = fields.Country()
    field = fields.Choice(FIELDS)
    level = fields.Choice(LEVELS)
    period_from = fields.When()
    period_to = fields.When()
    cut_off = fields.When()
    collection = fields.Choice(COLLECTIONS)
    told = fields.Number(PROMISES)
    promises = fields.Number(PROMISES)
    planned = fields.Number(PROMISES)
    done = fields.Number(PROMISES)
    on_time = fields.Number(PROMISES)
    late = fields.Number(PROMISES)
    no_activity = fields.Number(PROMISES)
    not_reported = fields.Number(PROMISES)
    before_period = fields.Text()
    before_promises = fields.Number(PROMISES)
    before_done = fields.Number(PROMISES)
    note = fields.Words()

    class Meta(Record.Meta):
        app_label = "realisation_figures"
