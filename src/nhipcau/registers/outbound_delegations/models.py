"""Delegations that go abroad: the columns of the books by which external affairs offices keep them."""

from pathlib import Path

from nhipcau.core import fields
from nhipcau.core.labels import Label, Vocabulary
from nhipcau.core.record import Record

DATA = Path(__file__).parent / "data"
LEVELS = Vocabulary.from_csv(DATA / "level_labels.csv")
PURPOSES = Vocabulary.from_csv(DATA / "purpose_labels.csv")
CAPACITIES = Vocabulary.from_csv(DATA / "capacity_labels.csv")
FUNDINGS = Vocabulary.from_csv(DATA / "funding_labels.csv")
CURRENCIES = Vocabulary.from_csv(DATA / "currency_labels.csv")
STATUSES = Vocabulary.from_csv(DATA / "status_labels.csv")
PERSONS = Label("người", "persons")


class OutboundDelegation(Record):
    """One journey abroad. ``applicant`` is the unit as its paper names it, ``agency`` its desk here, if it has one.

    ``report`` is the number of the paper in which the unit says what came of the journey.
    """

    title = fields.Text()
    leader = fields.Text()
    leader_post = fields.Text()
    leader_level = fields.Choice(LEVELS)
    applicant = fields.Text()
    agency = fields.Agency()
    countries = fields.Countries()
    departs = fields.When()
    returns = fields.When()
    purpose = fields.Choice(PURPOSES)
    capacity = fields.Choice(CAPACITIES)
    content = fields.Text()
    partners = fields.ToMany("partners")
    inviter = fields.Text()
    request = fields.Text()
    permission = fields.Text()
    persons = fields.Number(PERSONS)
    members = fields.Text()
    amount = fields.Amount(CURRENCIES)
    funding = fields.Choices(FUNDINGS)
    report = fields.Text()
    reported_on = fields.When()
    agreements = fields.ToMany("agreements")
    based_on = fields.ToMany("documents")
    status = fields.Choice(STATUSES)
    note = fields.Text()

    class Meta(Record.Meta):
        app_label = "outbound_delegations"
