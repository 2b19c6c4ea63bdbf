"""Tables of the inbox: messages with what was answered and noted on them, and counters that keep one sender from filling it."""

from __future__ import annotations

from django.db import models

from nhipcau.core.inbox.states import RECEIVED


class Message(models.Model):
    """What somebody sent, about one public record (``register`` and ``code``) or about nothing in particular ("", "").

    ``token`` is the SHA-256 of what stands in the sender's link: who reads the table cannot open anybody's link.
    ``state`` is one of ``states.STATES``. What a sender did not give is "".

    ``agency`` is the uid, as text, of the agency it has come to, "" for none (the centre looks at it) and None until the
    worker has found out; ``record`` is the uid of the record it was about then. ``account`` is the uid of whoever it is
    assigned to. ``folded`` is what is searched, and goes when the message goes.
    """

    id = models.BigAutoField(primary_key=True)
    uid = models.UUIDField(unique=True)
    token = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=20)
    state = models.CharField(max_length=20, default=RECEIVED)
    received_on = models.DateField(db_index=True)
    language = models.CharField(max_length=2)
    register = models.CharField(max_length=60, blank=True)
    code = models.CharField(max_length=80, blank=True)
    text = models.TextField()
    holds = models.CharField(max_length=3, blank=True)
    name = models.CharField(max_length=200, blank=True)
    organisation = models.CharField(max_length=200, blank=True)
    country = models.CharField(max_length=2, blank=True)
    email = models.CharField(max_length=254, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    agency = models.CharField(max_length=80, null=True)  # "" and None say different things
    record = models.CharField(max_length=36, blank=True)
    account = models.CharField(max_length=36, blank=True)
    folded = models.TextField(blank=True)

    class Meta:
        app_label = "inbox"
        indexes = [models.Index(fields=["agency", "state", "received_on"], name="message_of_agency")]

    def __str__(self) -> str:
        return f"{self.kind} {self.id} ({self.state})"


class Answer(models.Model):
    """What was written after the message: by an officer (``by`` is the ledger's actor), or by the sender ("").

    ``address`` is where it was mailed, "" where the sender gave none and reads it behind his link. ``delivery`` is one of
    ``states.DELIVERIES``. It goes when its message goes.
    """

    id = models.BigAutoField(primary_key=True)
    uid = models.UUIDField(unique=True)
    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="answers")
    at = models.DateTimeField()
    by = models.CharField(max_length=200, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    address = models.CharField(max_length=254, blank=True)
    delivery = models.CharField(max_length=20)

    class Meta:
        app_label = "inbox"

    def __str__(self) -> str:
        return f"answer to {self.message_id} ({self.delivery})"


class Remark(models.Model):
    """A note to colleagues on a message, never shown to its sender. It goes when its message goes."""

    id = models.BigAutoField(primary_key=True)
    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="remarks")
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    text = models.TextField()

    class Meta:
        app_label = "inbox"

    def __str__(self) -> str:
        return f"remark on {self.message_id}"


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
