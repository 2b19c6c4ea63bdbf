"""Sổ đoàn vào / register of delegations that come from abroad."""

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
from nhipcau.registers.inbound_delegations.columns import COLUMNS
from nhipcau.registers.inbound_delegations.models import InboundDelegation
from nhipcau.registers.inbound_delegations.rules import dues_of, refused, remarks


class InboundDelegations(Register):
    """Visits of foreign delegations to a locality: request, permission, visit, results."""

    model = InboundDelegation
    slug = "doan-vao", "inbound-delegations"
    title = "Đoàn vào", "Inbound delegations"
    singular = "Đoàn vào", "Inbound delegation"
    code_prefix = "DV"
    prominence = 151
    country = "countries"
    dated = "arrives"
    span = "arrives", "leaves"
    inside = True
    label_from = ("title", "leader", "arrives")
    needed = ("title",)
    stand_ins = {"title": "leader"}
    box = (
        "leader", "leader_post", "countries", "arrives", "leaves", "host", "purpose", "persons", "permission", "results", "status",
    )  # fmt: skip
    columns = COLUMNS

    @property
    def kept_as(self) -> Seen:
        """What is planned is internal until somebody announces it: an agency's own until it shares it."""
        return OWN

    def label(self, values: Mapping[str, Any]) -> Label:
        name = values["title"] or values["leader"] or ""
        vi, en = (self.kinds["arrives"].text(values["arrives"], language) for language in ("vi", "en"))
        return Label(f"{name} ({vi})", f"{name} ({en})") if vi else Label(name, name)

    def derived(self, values: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"days": days_between(values.get("arrives"), values.get("leaves"))}

    def refusals(self, values: Mapping[str, Any]) -> Iterable[Fault]:
        return refused(values)

    def warnings(self, values: Mapping[str, Any]) -> Iterable[Label]:
        return remarks(values, timezone.localdate())

    def dues(self, values: Mapping[str, Any]) -> Iterable[Due]:
        return dues_of(values)
