"""Commitments: each thing that somebody promised in an agreement, minutes, a visit or a conclusion, and what comes of it."""

from pathlib import Path

from nhipcau.core import fields
from nhipcau.core.labels import Label, Vocabulary
from nhipcau.core.record import Record
from nhipcau.core.work import Work

DATA = Path(__file__).parent / "data"
STATUSES = Vocabulary.from_csv(DATA / "status_labels.csv")
SOURCES = Vocabulary.from_csv(DATA / "source_labels.csv")
WORDINGS = Vocabulary.from_csv(DATA / "wording_labels.csv")
PROMISERS = Vocabulary.from_csv(DATA / "promiser_labels.csv")
OPEN_ENDED = Vocabulary.from_csv(DATA / "open_labels.csv")
PER_CENT = Label("%", "%")

# The lists of agreements, so that a promise is counted under the field and level of its paper.
AGREEMENTS = Path(__file__).parent.parent / "agreements" / "data"
FIELDS = Vocabulary.from_csv(AGREEMENTS / "field_labels.csv")
LEVELS = Vocabulary.from_csv(AGREEMENTS / "level_labels.csv")

WORK = Work(
    lead="lead", supporting="supporting", part_of=("agreement",), due="due", status="status", progress="progress",
    done_on="done_on", reason="reason", begun="doing", done="done", dropped="dropped",
)  # fmt: skip


class Commitment(Record):
    """One promise. What was promised is a fact with a source; who carries it and how far it is stays between agencies."""

    clause = fields.Words()
    wording = fields.Choice(WORDINGS)
    source_kind = fields.Choice(SOURCES)
    agreement = fields.To("agreements.Agreement")
    document = fields.To("documents.Document")
    promised_by = fields.Choice(PROMISERS)
    vn_party = fields.Text()
    level = fields.Choice(LEVELS)
    place = fields.Place()
    partner = fields.To("partners.Partner")
    country = fields.Country()
    fields_of_work = fields.Choices(FIELDS)
    product = fields.Words()
    made_on = fields.When()
    due = fields.When()
    open_ended = fields.Choice(OPEN_ENDED)
    note = fields.Words()
    lead = fields.Agency()
    supporting = fields.Agencies()
    plan = fields.To("documents.Document")
    status = fields.Choice(STATUSES)
    progress = fields.Number(PER_CENT)
    done_on = fields.When()
    reason = fields.Text()

    class Meta(Record.Meta):
        app_label = "commitments"
