"""The tables of readings: a text of an agency, and each fact the reader proposes of it with what was decided."""

from __future__ import annotations

from django.db import models

from nhipcau.core.json_column import JSONColumn
from nhipcau.core.labels import Label, Vocabulary
from nhipcau.core.record import Guarded

OPEN, ACCEPTED, EDITED, LINKED, NOTED, REJECTED = "", "accepted", "edited", "linked", "noted", "rejected"

DECISIONS = Vocabulary(
    [
        (OPEN, Label("Chờ quyết định", "To be decided")),
        (ACCEPTED, Label("Đã nhận", "Accepted")),
        (EDITED, Label("Đã sửa và nhận", "Edited and accepted")),
        (LINKED, Label("Đã nối", "Linked")),
        (NOTED, Label("Đã xem, đúng", "Seen and right")),
        (REJECTED, Label("Đã bỏ", "Rejected")),
    ],
    name="decisions",
)


class TextReading(Guarded):
    """A text that was read for an ``agency`` (its uid as text), whose people decide together on its facts.

    ``register`` and ``record`` name the record that is the text, if it is one; ``sha256`` is that of the text as it was
    first given, so that the same file is not read twice; ``published`` is a partial day.
    """

    uid = models.UUIDField(primary_key=True)
    agency = models.CharField(max_length=80)
    register = models.CharField(max_length=60, blank=True, default="")
    record = models.UUIDField(null=True)
    title = models.CharField(max_length=300)
    outlet = models.CharField(max_length=200, blank=True, default="")
    link = models.CharField(max_length=500, blank=True, default="")
    published = models.CharField(max_length=10, blank=True, default="")
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    is_relevant = models.BooleanField(default=True)
    actor = models.CharField(max_length=200)
    at = models.DateTimeField()
    read_at = models.DateTimeField()

    class Meta:
        app_label = "readings"
        constraints = [models.UniqueConstraint(fields=["agency", "sha256"], name="reading_once")]
        indexes = [models.Index(fields=["agency", "at"], name="reading_of_agency")]

    def __str__(self) -> str:
        return f"{self.uid}: {self.title}"

    @property
    def has_text(self) -> bool:
        """Whether its words are still there (``readings.forgetting``)."""
        return bool(self.text)


class ReadFact(Guarded):
    """A fact proposed of a text, and what was decided of it.

    ``spans`` are the code points ``[start, end)`` of the words that state it and of other mentions; ``values`` what the
    reader says, by field. ``register``, ``record`` and ``batch`` (the ledger's) say what was written where. ``version``
    counts decisions: who decides names the one he saw. ``is_gone``: a later reading no longer finds it; ``differs``: it
    reads it differently from what was decided on.
    """

    uid = models.UUIDField(primary_key=True)
    reading = models.ForeignKey(TextReading, on_delete=models.PROTECT, related_name="facts")
    place = models.PositiveIntegerField()
    type = models.CharField(max_length=30)
    spans = JSONColumn()
    quote = models.TextField()
    values = JSONColumn()
    rule = models.CharField(max_length=80)
    confidence = models.FloatField()
    decision = models.CharField(max_length=20, blank=True, default=OPEN)
    register = models.CharField(max_length=60, blank=True, default="")
    record = models.UUIDField(null=True)
    batch = models.UUIDField(null=True)
    actor = models.CharField(max_length=200, blank=True, default="")
    at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=0)
    is_gone = models.BooleanField(default=False)
    differs = models.BooleanField(default=False)

    class Meta:
        app_label = "readings"
        indexes = [models.Index(fields=["reading", "place"], name="fact_of_reading")]

    def __str__(self) -> str:
        return f"{self.type}: {self.quote[:60]}"

    @property
    def has_words(self) -> bool:
        """Whether what it says is still there (``readings.forgetting``)."""
        return bool(self.values)
