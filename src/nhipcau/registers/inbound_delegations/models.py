"""Delegations that come from abroad: the columns of the books by which external affairs offices keep them."""

from pathlib import Path

from nhipcau.core import fields
from nhipcau.core.labels import Label, Vocabulary
from nhipcau.core.record import Record

DATA = Path(__file__).parent / "data"
LEVELS = Vocabulary.from_csv(DATA / "level_labels.csv")
PURPOSES = Vocabulary.from_csv(DATA / "purpose_labels.csv")
STATUSES = Vocabulary.from_csv(DATA / "status_labels.csv")
PERSONS = Label("người", "persons")

# The list of agreements, so that a visit is counted under the field of what comes of it.
FIELDS = Vocabulary.from_csv(Path(__file__).parent.parent / "agreements" / "data" / "field_labels.csv")


class InboundDelegation(Record):
    """One visit. ``host`` is the unit that receives it as its paper names it, ``agency`` its desk here, if it has one."""

    title = fields.Text()
    leader = fields.Text()
    leader_post = fields.Text()
    countries = fields.Countries()
    arrives = fields.When()
    leaves = fields.When()
    host = fields.Text()
    agency = fields.Agency()
    received_by = fields.Choice(LEVELS)
    purpose = fields.Choice(PURPOSES)
    fields_of_work = fields.Choices(FIELDS)
    content = fields.Text()
    partners = fields.ToMany("partners")
    request = fields.Text()
    permission = fields.Text()
    persons = fields.Number(PERSONS)
    members = fields.Text()
    results = fields.Text()
    agreements = fields.ToMany("agreements")
    based_on = fields.ToMany("documents")
    status = fields.Choice(STATUSES)
    note = fields.Text()

    class Meta(Record.Meta):
        app_label = "inbound_delegations"
