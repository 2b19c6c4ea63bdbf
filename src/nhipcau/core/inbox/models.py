"""Tables of the inbox: messages, and the counters that keep one sender from filling it."""

from __future__ import annotations

from django.db import models


class Message(models.Model):
    """What somebody sent, about one public record (``register`` and ``code``) or about nothing in particular ("", "").

    ``token`` is the SHA-256 of what stands in the sender's link: who reads the table cannot open anybody's link.
    ``state`` is "received" until there is a desk to move it on. What a sender did not give is "".
    """

    id = models.BigAutoField(primary_key=True)
    token = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=20)
    state = models.CharField(max_length=20, default="received")
    received_on = models.DateField(db_index=True)
    language = models.CharField(max_length=2)
    register = models.CharField(max_length=60, blank=True)
    code = models.CharField(max_length=80, blank=True)
    text = models.TextField()
    name = models.CharField(max_length=200, blank=True)
    organisation = models.CharField(max_length=200, blank=True)
    country = models.CharField(max_length=2, blank=True)
    email = models.CharField(max_length=254, blank=True)
    phone = models.CharField(max_length=40, blank=True)

    class Meta:
        app_label = "inbox"

    def __str__(self) -> str:
        return f"{self.kind} {self.id} ({self.state})"


class Sending(models.Model):
    """How many messages came from one sender in one hour; ``sender`` is a keyed hash whose key changes every day.

    Rows of past hours are deleted with the next message or by the worker, whichever comes first.
    """

    id = models.BigAutoField(primary_key=True)
    hour = models.PositiveIntegerField()
    sender = models.CharField(max_length=64)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        app_label = "inbox"
        constraints = [models.UniqueConstraint(fields=["hour", "sender"], name="sending_hour_sender")]

    def __str__(self) -> str:
        return f"{self.count} in hour {self.hour}"
