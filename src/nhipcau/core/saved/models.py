"""The tables of saved views, and which of them somebody's lists of a register begin with."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from nhipcau.core.json_column import JSONColumn


class SavedView(models.Model):
    """A list of a register under a name. ``asked`` is what its address asks: {parameter: [values]}.

    It is a person's (``account``) or, without one, an agency's (``agency``, its uid as text). It grants nothing: whoever
    opens it sees what he would see if he asked for it himself.
    """

    uid = models.UUIDField(primary_key=True)
    register = models.CharField(max_length=60)
    name = models.CharField(max_length=80)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+")
    agency = models.CharField(max_length=80, blank=True, default="")
    asked = JSONColumn()
    at = models.DateTimeField()

    class Meta:
        app_label = "saved"
        constraints = [
            models.UniqueConstraint(
                fields=["account", "register", "name"], condition=Q(account__isnull=False), name="own_view_once"
            ),
            models.UniqueConstraint(
                fields=["agency", "register", "name"], condition=Q(account__isnull=True), name="shared_view_once"
            ),
            models.CheckConstraint(
                condition=Q(account__isnull=False, agency="") | Q(account__isnull=True) & ~Q(agency=""),
                name="view_of_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.register})"

    @property
    def is_shared(self) -> bool:
        return self.account_id is None


class DefaultView(models.Model):
    """The view with which a list of a register begins for somebody."""

    id = models.BigAutoField(primary_key=True)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    register = models.CharField(max_length=60)
    view = models.ForeignKey(SavedView, on_delete=models.CASCADE, related_name="+")

    class Meta:
        app_label = "saved"
        constraints = [models.UniqueConstraint(fields=["account", "register"], name="default_view_once")]

    def __str__(self) -> str:
        return f"{self.register} of {self.account_id} begins with {self.view_id}"
