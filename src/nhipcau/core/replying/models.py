"""The table of an agency's own templates. They hold places to be filled in, never anything of a visitor's."""

from __future__ import annotations

from django.db import models

from nhipcau.core.record import Guarded


class Template(Guarded):
    """What an agency writes instead of a template that comes with the software. ``agency`` is its uid as text."""

    uid = models.UUIDField(primary_key=True)
    agency = models.CharField(max_length=80)
    kind = models.CharField(max_length=20)
    language = models.CharField(max_length=2)
    subject = models.CharField(max_length=200)
    text = models.TextField()

    class Meta:
        app_label = "replying"
        constraints = [models.UniqueConstraint(fields=["agency", "kind", "language"], name="template_once")]

    def __str__(self) -> str:
        return f"{self.kind} ({self.language}) of {self.agency}"
