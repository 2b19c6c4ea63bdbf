"""Sổ đoàn ra / register of delegations that go abroad."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone

from nhipcau.core.column import OWN, Seen
from nhipcau.core.dues.due import Due
from nhipcau.core.faults import Fault
from nhipcau.core.journeys import days_between
from nhipcau.core.labels import Label
from nhipcau.core.register import Register
from nhipcau.registers.outbound_delegations.columns import COLUMNS
from nhipcau.registers.outbound_delegations.models import OutboundDelegation
from nhipcau.registers.outbound_delegations.rules import dues_of, refused, remarks


class OutboundDelegations(Register):
    """Journeys abroad of officials of a locality: request, permission, journey, report."""

    model = OutboundDelegation
    slug = "doan-ra", "outbound-delegations"
    title = "Đoàn ra", "Outbound delegations"
    singular = "Đoàn ra", "Outbound delegation"
    code_prefix = "DR"
    prominence = 152
    country = "countries"
    dated = "departs"
    span = "departs", "returns"
    inside = True
    label_from = ("title", "leader", "countries", "departs")
    needed = ("leader",)
    stand_ins = {"leader": "title"}
    box = (
        "leader", "leader_post", "applicant", "countries", "departs", "returns", "days", "purpose", "persons", "permission", "status",
    )  # fmt: skip
    columns = COLUMNS

    @property
    def kept_as(self) -> Seen:
        """What is planned is internal until somebody announces it: an agency's own until it shares it."""
        return OWN

    def label(self, values: Mapping[str, Any]) -> Label:
        def said(language: str) -> str:
            name = values["title"] or values["leader"] or ""
            where = ", ".join(one[language] for one in values["countries"] or ())
            day = self.kinds["departs"].text(values["departs"], language)
            return (f"{name} – {where}" if where else name) + (f" ({day})" if day else "")

        return Label(said("vi"), said("en"))

    def derived(self, values: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"days": days_between(values.get("departs"), values.get("returns"))}

    def refusals(self, values: Mapping[str, Any]) -> Iterable[Fault]:
        return refused(values)

    def warnings(self, values: Mapping[str, Any]) -> Iterable[Label]:
        return remarks(values, timezone.localdate())

    def dues(self, values: Mapping[str, Any]) -> Iterable[Due]:
        return dues_of(values)
