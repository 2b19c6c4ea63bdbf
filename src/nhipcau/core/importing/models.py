"""The tables of imports: where each stands, and what agencies' headers meant the last time."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from nhipcau.core.json_column import JSONColumn
from nhipcau.core.labels import Label, Vocabulary

READING, CHOOSING, CHECKING, CHECKED = "reading", "choosing", "checking", "checked"
WRITING, WRITTEN, FAILED = "writing", "written", "failed"
UNDOING, UNDONE = "undoing", "undone"

STATES = Vocabulary(
    [
        (READING, Label("Đang đọc tệp", "Reading the file")),
        (CHOOSING, Label("Chờ chọn cột", "Columns to be chosen")),
        (CHECKING, Label("Đang kiểm tra", "Checking")),
        (CHECKED, Label("Đã kiểm tra, chưa ghi", "Checked, nothing written yet")),
        (WRITING, Label("Đang ghi", "Writing")),
        (WRITTEN, Label("Đã ghi", "Written")),
        (UNDOING, Label("Đang hoàn tác", "Being undone")),
        (UNDONE, Label("Đã hoàn tác", "Undone")),
        (FAILED, Label("Không nhập được", "Not taken in")),
    ],
    name="import-states",
)
WORK = (READING, CHECKING, WRITING, UNDOING)
"""States in which a process of the worker's has something to do."""


class Import(models.Model):
    """One file somebody wants in a register of one of his agencies.

    The file and all that is made of it lie in a folder of their own (``core.importing.folder``). ``sheets`` are
    the numbers of the sheets that are taken together, ``columns`` maps their headers to targets (``headers.Target``; ""
    where nobody has said yet), ``seen_legacy`` is the old encoding its texts seem to be in and ``legacy`` the one they are
    converted from, on consent. ``counts`` says what checking or writing came to, ``problem`` why it went no further
    ({code, vi, en}; of undoing also the first ``records`` that stand against it and their ``count``), ``batch`` is the
    ledger's, once all of it is written. ``undone`` is of taking it back: {"batch": the ledger's, "leaving": whether what
    others changed since stays}, and what it came to.
    """

    uid = models.UUIDField(primary_key=True)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    agency = models.CharField(max_length=80)
    register = models.CharField(max_length=60)
    language = models.CharField(max_length=2)
    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()
    state = models.CharField(max_length=20, default=READING)
    sheets = JSONColumn(default=list)
    columns = JSONColumn(default=dict)
    seen_legacy = models.CharField(max_length=10, blank=True, default="")
    legacy = models.CharField(max_length=10, blank=True, default="")
    counts = JSONColumn(default=dict)
    problem = JSONColumn(null=True)
    batch = models.UUIDField(null=True)
    undone = JSONColumn(null=True)

    class Meta:
        app_label = "importing"
        indexes = [
            models.Index(fields=["account", "at"], name="import_of_account"),
            models.Index(fields=["state"], name="import_by_state"),
        ]

    def __str__(self) -> str:
        return f"{self.uid}: {self.name} into {self.register}, {self.state}"


class HeaderMeaning(models.Model):
    """What an agency's header meant in a register when it last took in a table: remembered for the next one.

    ``header`` is folded (``headers.folded``), ``target`` as in ``Import.columns``; "-" says that it is left out.
    """

    id = models.BigAutoField(primary_key=True)
    agency = models.CharField(max_length=80)
    register = models.CharField(max_length=60)
    header = models.CharField(max_length=200)
    target = models.CharField(max_length=80)

    class Meta:
        app_label = "importing"
        constraints = [
            models.UniqueConstraint(fields=["agency", "register", "header"], name="header_meaning_once"),
        ]

    def __str__(self) -> str:
        return f"{self.header} is {self.target} in {self.register}"
