"""Sổ viện trợ không hoàn lại ngoài ODA / register of grant aid outside official development assistance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from nhipcau.core.dues.due import Due
from nhipcau.core.faults import Fault
from nhipcau.core.labels import Label
from nhipcau.core.ledger import Entry
from nhipcau.core.register import Register
from nhipcau.core.showing import SchemaOrg
from nhipcau.registers.aid.clocks import dues_of
from nhipcau.registers.aid.columns import COLUMNS
from nhipcau.registers.aid.law import remarks
from nhipcau.registers.aid.models import Aid
from nhipcau.registers.aid.rules import in_dollars, refused
from nhipcau.registers.aid.shipped import shipped_grants


class Grants(Register):
    """Programmes, projects and other grants of foreign bodies to localities; loans and official aid are not among them."""

    model = Aid
    slug = "vien-tro", "aid"
    title = "Viện trợ không hoàn lại (ngoài ODA)", "Grant aid (outside ODA)"
    singular = "Khoản viện trợ", "Grant"
    code_prefix = "VT"
    prominence = 170
    place, country, office = "places", "country", "grant_owner"
    fields_of_work = "fields_of_work"
    label_from = ("name", "donor", "approved_on", "begins_on")
    needed = "name", "donor"
    span = "begins_on", "ends_on"
    place_as_of = "begins_on", "approved_on"
    box = (
        "donor", "country", "modality", "grant_owner", "recipient", "places", "begins_on", "ends_on", "total", "aid", "disbursed",
        "decision", "approved_on", "status",
    )  # fmt: skip
    dated = "approved_on"
    calendar = "begins_on", "ends_on"
    similar = ("fields_of_work", "place", "country")
    schema_org = SchemaOrg("Grant", {"donor": "funder"})
    columns = COLUMNS

    def label(self, values: Mapping[str, Any]) -> Label:
        """With the year: donors give grants of the same title one year after the other."""
        words, day = Label.of(values["name"]), values["approved_on"] or values["begins_on"]
        year = day[:4] if day else ""
        return Label(*(f"{text} ({year})" if year and year not in text else text for text in words))

    def derived(self, values: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"aid_usd": in_dollars(values)}

    def warnings(self, values: Mapping[str, Any]) -> Iterable[Label]:
        return remarks(values)

    def refusals(self, values: Mapping[str, Any]) -> Iterable[Fault]:
        return refused(values)

    def dues(self, values: Mapping[str, Any]) -> Iterable[Due]:
        return dues_of(values)

    def seed(self) -> Iterator[Entry]:
        return shipped_grants()
