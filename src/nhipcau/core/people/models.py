"""Tables of agencies, accounts and who works where. Rows are written by ``people.door`` only, passwords by Django."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from nhipcau.core.json_column import JSONColumn
from nhipcau.core.labels import Label
from nhipcau.core.people.words import FORMS, KINDS, ROLES
from nhipcau.core.record import Guarded


class Accounts(BaseUserManager["Account"]):
    """Finds accounts by the address they sign in with."""

    def get_by_natural_key(self, username: str | None) -> Account:
        return self.get(email__iexact=username)


class Account(AbstractBaseUser):
    """Somebody who can sign in. What he may do follows from his postings, never from the account itself.

    ``is_superuser`` opens Django's admin (``web.desk.admin``), where an operator looks at tables; nothing else asks for it.
    """

    uid = models.UUIDField(primary_key=True)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    language = models.CharField(max_length=2, default="vi")
    is_active = models.BooleanField(default=True)
    is_superuser = models.BooleanField(default=False)
    joined_on = models.DateField()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects = Accounts()

    class Meta:
        app_label = "people"

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name


class Agency(Guarded):
    """A body whose people work at the desk, valid from a day until before another (None: not known, or not ended).

    A record's ``owner`` is its ``uid`` as text: an agency may get another name, never another uid, and what follows
    after it is another agency. ``place`` is the id of a unit of ``lib.places`` as it was when the agency was opened;
    ``countries`` are the codes of the countries a mission is accredited to. ``form`` says which body a province's external affairs office is, and is empty for other kinds.
    ``profile`` is the record that is about the agency itself, if it has claimed one, and ``profile_register`` where that is.
    """

    uid = models.UUIDField(primary_key=True)
    kind = models.CharField(max_length=40)
    form = models.CharField(max_length=40, blank=True, default="")
    name_vi = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True, default="")
    place = models.CharField(max_length=80, blank=True, default="")
    countries = JSONColumn(null=True)
    profile_register = models.CharField(max_length=60, blank=True, default="")
    profile = models.UUIDField(null=True)
    valid_from = models.DateField(null=True)
    valid_until = models.DateField(null=True)
    is_training = models.BooleanField(default=False)

    class Meta:
        app_label = "people"
        indexes = [models.Index(fields=["kind", "place"], name="agency_kind_place")]
        constraints = [models.UniqueConstraint(fields=["profile"], name="agency_of_profile")]

    def __str__(self) -> str:
        return self.name_vi

    @property
    def label(self) -> Label:
        return Label(self.name_vi, self.name_en or self.name_vi)

    @property
    def kind_label(self) -> Label:
        return FORMS.label(self.form) if self.form in FORMS else KINDS.label(self.kind)


class Succession(Guarded):
    """On a day one agency took over the work of another, by a decision (its number, date and who signed it)."""

    uid = models.UUIDField(primary_key=True)
    before = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    after = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    decision = models.CharField(max_length=300)

    class Meta:
        app_label = "people"
        constraints = [models.UniqueConstraint(fields=["before", "after"], name="succession_once")]

    def __str__(self) -> str:
        return f"{self.before_id} → {self.after_id}"


class Posting(Guarded):
    """Somebody's role in an agency, from a day until before another (None: no end known)."""

    uid = models.UUIDField(primary_key=True)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        app_label = "people"
        indexes = [models.Index(fields=["account", "since"], name="posting_of_account")]

    def __str__(self) -> str:
        return f"{self.account_id} {self.role} {self.agency_id}"

    @property
    def role_label(self) -> Label:
        return ROLES.label(self.role)


class Invitation(Guarded):
    """An offer of a role to whoever reads the mail at ``email``. ``token`` is the SHA-256 of what stands in the link."""

    uid = models.UUIDField(primary_key=True)
    email = models.EmailField()
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20)
    invited_by = models.CharField(max_length=200)
    token = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    valid_until = models.DateTimeField()
    state = models.CharField(max_length=20, default="open")
    account = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        app_label = "people"
        indexes = [models.Index(fields=["agency", "state"], name="invitation_of_agency")]

    def __str__(self) -> str:
        return f"{self.role} {self.agency_id} ({self.state})"

    @property
    def role_label(self) -> Label:
        return ROLES.label(self.role)


class Assignment(Guarded):
    """Open work: a record that somebody works on for an agency. It ends with the work."""

    uid = models.UUIDField(primary_key=True)
    register = models.CharField(max_length=60)
    record = models.UUIDField()
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()

    class Meta:
        app_label = "people"
        constraints = [models.UniqueConstraint(fields=["register", "record", "account"], name="assignment_once")]
        indexes = [models.Index(fields=["account", "agency"], name="assignment_of_account")]

    def __str__(self) -> str:
        return f"{self.register} {self.record} → {self.account_id}"


class CountedAttempts(models.Model):
    """The table of Django's database cache, in which attempts to sign in are counted; see ``people.attempts``."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        app_label = "people"
        db_table = "people_counted_attempts"

    def __str__(self) -> str:
        return self.cache_key


def plain(row: Any, names: tuple[str, ...]) -> dict[str, Any]:
    """Values of some fields as JSON can say them: days and uids as text, a foreign key as its target's uid."""
    said = {name: getattr(row, row._meta.get_field(name).attname) for name in names}
    return {
        name: value if value is None or isinstance(value, bool | list) else str(value) for name, value in said.items()
    }
