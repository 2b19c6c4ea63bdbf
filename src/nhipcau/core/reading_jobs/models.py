"""The table of reading jobs."""

from __future__ import annotations

from django.db import models

from nhipcau.core.people.models import Account

WAITING, DONE, REFUSED = "waiting", "done", "refused"


class ReadingJob(models.Model):
    """A file of somebody's program. ``content`` goes once it was read; ``answer`` is the reading, or the refusal, as JSON."""

    uid = models.UUIDField(primary_key=True)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=200)
    published = models.CharField(max_length=10, blank=True, default="")
    content = models.BinaryField()
    state = models.CharField(max_length=10, default=WAITING)
    answer = models.TextField(blank=True, default="")
    at = models.DateTimeField()

    class Meta:
        app_label = "reading_jobs"
        indexes = [
            models.Index(fields=["state", "at"], name="job_waiting"),
            models.Index(fields=["account", "at"], name="job_of_account"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.state})"
