"""Grant aid outside official development assistance, in the words of Decree 80/2020/NĐ-CP."""

from pathlib import Path

from nhipcau.core import fields
from nhipcau.core.labels import Vocabulary
from nhipcau.core.record import Record

DATA = Path(__file__).parent / "data"
MODALITIES = Vocabulary.from_csv(DATA / "modality_labels.csv")
DONOR_KINDS = Vocabulary.from_csv(DATA / "donor_kind_labels.csv")
FIELDS = Vocabulary.from_csv(DATA / "field_labels.csv")
UNITS = Vocabulary.from_csv(DATA / "unit_labels.csv")
FINANCES = Vocabulary.from_csv(DATA / "finance_labels.csv")
STATUSES = Vocabulary.from_csv(DATA / "status_labels.csv")
FLAGS = Vocabulary.from_csv(DATA / "flag_words.csv", value="flag")


class Aid(Record):
    """One grant. ``grant_owner`` is who carries it out (chủ khoản), ``governing`` the body above it (cơ quan chủ quản).

    ``disbursed`` is all that was paid out by ``disbursed_as_of``, ``disbursed_in_period`` what of it in the period that
    ends there. ``status`` is what the agency that keeps the record says, so no source's word of some former day.
    """

    name = fields.Words()
    modality = fields.Choice(MODALITIES)
    donor = fields.Text()
    donor_kind = fields.Choice(DONOR_KINDS)
    country = fields.Country()
    partner = fields.To("partners.Partner")
    co_donors = fields.Text()
    grant_owner = fields.Text()
    agency = fields.Agency()
    governing = fields.Text()
    recipient = fields.Text()
    goals = fields.Words()
    goods = fields.Words()
    fields_of_work = fields.Choices(FIELDS)
    places = fields.Places()
    location = fields.Text()
    begins_on = fields.When()
    ends_on = fields.When()
    total = fields.Amount(UNITS)
    aid = fields.Amount(UNITS)
    counterpart = fields.Amount(UNITS)
    equivalent = fields.Amount(UNITS)
    disbursed_in_period = fields.Amount(UNITS)
    disbursed = fields.Amount(UNITS)
    disbursed_as_of = fields.When()
    finance = fields.Choice(FINANCES)
    decision = fields.Text()
    approved_by = fields.Text()
    approved_on = fields.When()
    status = fields.Choice(STATUSES)
    notified_on = fields.When()
    final_report_on = fields.When()
    appraisal = fields.Words()
    based_on = fields.ToMany("documents")
    flags = fields.Flags(FLAGS)
    note = fields.Words()

    class Meta(Record.Meta):
        app_label = "aid"
