"""Dated papers: agreements of localities' bodies with foreign partners, as far as public sources tell."""

from pathlib import Path

from nhipcau.core import fields
from nhipcau.core.labels import Label, Vocabulary
from nhipcau.core.record import Record

DATA = Path(__file__).parent / "data"
KINDS = Vocabulary.from_csv(DATA / "kind_labels.csv")
LEVELS = Vocabulary.from_csv(DATA / "level_labels.csv")
FIELDS = Vocabulary.from_csv(DATA / "field_labels.csv")
STATUSES = Vocabulary.from_csv(DATA / "status_labels.csv")
CERTAINTIES = Vocabulary.from_csv(DATA / "certainty_labels.csv")
FLAGS = Vocabulary.from_csv(DATA / "flag_words.csv", value="flag")
VALIDITIES = Vocabulary.from_csv(DATA / "validity_labels.csv")
RENEWALS = Vocabulary.from_csv(DATA / "renewal_labels.csv")
LANGUAGES = Vocabulary.from_csv(DATA / "language_labels.csv")
BINDINGS = Vocabulary.from_csv(DATA / "binding_labels.csv")
PUBLICATIONS = Vocabulary.from_csv(DATA / "publication_labels.csv")
YES_NO = Vocabulary.from_csv(DATA / "yes_no_labels.csv")
YEARS = Label("năm", "years")
REPLACED_BY = Label("Được thay thế bởi", "Replaced by")
AMENDED_BY = Label("Được sửa đổi, bổ sung bởi", "Amended by")


class Agreement(Record):
    """One paper (or printed report of one). Its tie, if it belongs to one, is another record.

    ``status`` and ``term`` are what a source printed, ``validity`` and ``expires_on`` what the body that keeps the agreement
    says of it; ``expires_on`` is the end of the term agreed or last extended, automatic renewals not counted.
    """

    vn_party = fields.Text()
    level = fields.Choice(LEVELS)
    place = fields.Place()
    partner = fields.To("partners.Partner")
    country = fields.Country()
    kind = fields.Choice(KINDS)
    fields_of_work = fields.Choices(FIELDS)
    signed_on = fields.When()
    certainty = fields.Choice(CERTAINTIES)
    term = fields.Text()
    status = fields.Choice(STATUSES)
    effective_on = fields.When()
    expires_on = fields.When()
    validity = fields.Choice(VALIDITIES)
    renewal = fields.Choice(RENEWALS)
    renewal_years = fields.Number(YEARS)
    signed_at = fields.Words()
    languages = fields.Choices(LANGUAGES)
    signed_by_authorisation = fields.Choice(YES_NO)
    binding = fields.Choice(BINDINGS)
    publication = fields.Choice(PUBLICATIONS)
    proposed_by = fields.Agency()
    carried_out_by = fields.Agency()
    replaces = fields.ToMany("agreements", seen_from=REPLACED_BY)
    amends = fields.ToMany("agreements", seen_from=AMENDED_BY)
    signatories = fields.Words()
    activity = fields.Words()
    tie = fields.To("twinnings.Twinning")
    based_on = fields.ToMany("documents")
    flags = fields.Flags(FLAGS)
    note = fields.Words()

    class Meta(Record.Meta):
        app_label = "agreements"
