"""The table of drafts: one for each person and record, and one for the new record of each register."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from nhipcau.core.json_column import JSONColumn


class FormDraft(models.Model):
    """``given`` is the form as typed, by the names of its inputs; ``record`` None: a record that is not there yet."""

    id = models.BigAutoField(primary_key=True)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    register = models.CharField(max_length=60)
    record = models.UUIDField(null=True)
    given = JSONColumn()
    at = models.DateTimeField()

    class Meta:
        app_label = "drafting"
        constraints = [
            models.UniqueConstraint(fields=["account", "register", "record"], name="draft_once"),
            models.UniqueConstraint(
                fields=["account", "register"], condition=Q(record__isnull=True), name="draft_of_new_once"
            ),
        ]
        indexes = [models.Index(fields=["at"], name="draft_by_age")]

    def __str__(self) -> str:
        return f"draft of {self.register} {self.record or '(new)'}"
