"""The library: laws and policy papers, reports, minutes, letters, news – what the work rests on and what it leaves behind."""

from pathlib import Path

from nhipcau.core import fields
from nhipcau.core.labels import Label, Vocabulary
from nhipcau.core.record import Record
from nhipcau.lib.report import TYPES_TABLE

DATA = Path(__file__).parent / "data"
KINDS = Vocabulary.from_csv(TYPES_TABLE)
LEVELS = Vocabulary.from_csv(DATA / "level_labels.csv")
VALIDITIES = Vocabulary.from_csv(DATA / "validity_labels.csv")
FIELDS = Vocabulary.from_csv(DATA / "field_labels.csv")
LANGUAGES = Vocabulary.from_csv(DATA / "language_labels.csv")
FLAGS = Vocabulary.from_csv(DATA / "flag_words.csv", value="flag")
REPLACED_BY = Label("Được thay thế bởi", "Replaced by")
AMENDED_BY = Label("Được sửa đổi, bãi bỏ một phần bởi", "Amended or partly repealed by")
BASIS_OF = Label("Là căn cứ của tài liệu", "Basis of these documents")


class Document(Record):
    """One document. ``validity`` is what was known on ``validity_on``, not what the day of reading makes of it.

    A relation is kept on the newer document; the older one's page shows it from its side.
    """

    title = fields.Words()
    symbol = fields.Text()
    kind = fields.Choice(KINDS)
    issuer = fields.Text()
    level = fields.Choice(LEVELS)
    issued_on = fields.When()
    signer = fields.Text()
    effective_on = fields.When()
    expires_on = fields.When()
    validity = fields.Choice(VALIDITIES)
    validity_on = fields.When()
    replaces = fields.ToMany("documents", seen_from=REPLACED_BY)
    amends = fields.ToMany("documents", seen_from=AMENDED_BY)
    based_on = fields.ToMany("documents", seen_from=BASIS_OF)
    fields_of_work = fields.Choices(FIELDS)
    places = fields.Places()
    countries = fields.Countries()
    language = fields.Choice(LANGUAGES)
    link = fields.Link()
    flags = fields.Flags(FLAGS)
    note = fields.Words()

    class Meta(Record.Meta):
        app_label = "documents"
