"""Sổ thỏa thuận quốc tế của địa phương / register of local international agreements (Law 70/2020/QH14)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from nhipcau.core.bond import Bond
from nhipcau.core.borders import party, succession_note
from nhipcau.core.claimed import Listed
from nhipcau.core.dues.due import Due
from nhipcau.core.faults import Fault
from nhipcau.core.labels import Label
from nhipcau.core.ledger import Entry
from nhipcau.core.register import Register
from nhipcau.core.showing import SchemaOrg
from nhipcau.registers.agreements.columns import COLUMNS
from nhipcau.registers.agreements.facts import agreement
from nhipcau.registers.agreements.law import warnings_of
from nhipcau.registers.agreements.models import Agreement
from nhipcau.registers.agreements.papers import PAPERS, YEAR_PAPERS
from nhipcau.registers.agreements.rules import dues_of, refused
from nhipcau.registers.agreements.shipped import shipped_agreements

NOTHING_SIGNED = {"vi": "Không đặt ra: chưa có văn bản nào được ký", "en": "Does not arise: nothing was signed"}


class Agreements(Register):
    """Every dated paper of a locality's body with a foreign partner; undated stays undated."""

    model = Agreement
    slug = "thoa-thuan", "agreements"
    title = "Thỏa thuận với đối tác nước ngoài", "Agreements with foreign partners"
    singular = "Thỏa thuận", "Agreement"
    code_prefix = "TT"
    prominence = 180
    lists = (Listed(("agreements_signed",), within="signed_on"),)
    counted_as = "paper"
    place, country = "place", "country"
    fields_of_work = "fields_of_work"
    bond = Bond(
        here="place", there="country", partner="partner", since="signed_on", kind="kind",
        level="level", certainty="certainty", inferred=("inferred",), flags="flags", conflict="conflict", succession="succession",
    )  # fmt: skip
    label_from = ("kind", "vn_party", "place", "level", "partner", "signed_on")
    needed = "kind", "vn_party", "partner"
    box = (
        "vn_party", "partner", "kind", "signed_on", "expires_on", "term", "validity", "status", "fields_of_work", "succession",
    )  # fmt: skip
    dated = "signed_on"
    calendar = "signed_on", "effective_on", "expires_on"
    similar = ("place", "country")
    papers, year_papers = PAPERS, YEAR_PAPERS
    schema_org = SchemaOrg("CreativeWork", {"signed_on": "dateCreated", "kind": "genre", "partner": "contributor"})
    facts = {"agreement": agreement}
    columns = COLUMNS

    def label(self, values: Mapping[str, Any]) -> Label:
        kind, ours, partner = values["kind"], party(values), values["partner"] or {"vi": "?", "en": "?"}
        year = f" ({values['signed_on'][:4]})" if values["signed_on"] else ""
        return Label(
            f"{kind['vi']}: {ours.vi} – {partner['vi']}{year}",
            f"{kind['en']}: {ours.en} – {partner['en']}{year}",
        )

    def derived(self, values: Mapping[str, Any]) -> Mapping[str, Any]:
        if values["kind"] and values["kind"]["value"] == "intent":
            return {"succession": NOTHING_SIGNED}
        return {"succession": succession_note(values, inherited=(values["status"] or {}).get("value") == "inherited")}

    def refusals(self, values: Mapping[str, Any]) -> Iterable[Fault]:
        return refused(values)

    def warnings(self, values: Mapping[str, Any]) -> Iterable[Label]:
        return warnings_of(values)

    def dues(self, values: Mapping[str, Any]) -> Iterable[Due]:
        return dues_of(values)

    def seed(self) -> Iterator[Entry]:
        return shipped_agreements()
