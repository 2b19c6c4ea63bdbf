"""Sổ thỏa thuận quốc tế của địa phương / register of local international agreements (Law 70/2020/QH14)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from nhipcau.core import kinds
from nhipcau.core.bond import Bond
from nhipcau.core.borders import party, succession_note
from nhipcau.core.column import PUBLIC, SHARED, Column
from nhipcau.core.dues.due import Due
from nhipcau.core.faults import Fault
from nhipcau.core.labels import BASED_ON, BORDERS, CERTAINTY, COUNTRY, NOTE, PLACE_THEN, REMARKS, Label
from nhipcau.core.ledger import Entry
from nhipcau.core.register import Register
from nhipcau.core.showing import SchemaOrg
from nhipcau.registers.agreements.models import Agreement
from nhipcau.registers.agreements.papers import PAPERS, YEAR_PAPERS
from nhipcau.registers.agreements.rules import dues_of, refused, warnings_of
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
    place, country = "place", "country"
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
    similar = ("place", "country")
    papers, year_papers = PAPERS, YEAR_PAPERS
    schema_org = SchemaOrg("CreativeWork", {"signed_on": "dateCreated", "kind": "genre", "partner": "contributor"})
    columns = (
        Column("kind", ("Hình thức", "Form"), seen=PUBLIC, listed=True, facet=True, searched="weak"),
        Column(
            "vn_party",
            ("Bên ký kết Việt Nam", "Vietnamese party"),
            seen=PUBLIC,
            listed=True,
            sorted=True,
            searched="strong",
        ),
        Column(
            "partner",
            ("Bên ký kết nước ngoài", "Foreign party"),
            seen=PUBLIC,
            listed=True,
            facet=True,
            searched="strong",
        ),
        Column("country", COUNTRY, seen=PUBLIC, listed=True, facet=True, searched="weak"),
        Column("place", PLACE_THEN, seen=PUBLIC, listed=True, facet=True, searched="weak"),
        Column("level", ("Cấp ký", "Level"), seen=PUBLIC, facet=True),
        Column("signed_on", ("Ngày ký", "Signed on"), seen=PUBLIC, listed=True, sorted=True, facet=True),
        Column("certainty", CERTAINTY, seen=PUBLIC, facet=True),
        Column("term", ("Thời hạn (như nguồn ghi)", "Term (as printed)"), seen=PUBLIC),
        Column(
            "status", ("Tình trạng theo nguồn", "Status according to the source"), seen=PUBLIC, listed=True, facet=True
        ),
        Column("effective_on", ("Ngày có hiệu lực", "In force from"), seen=PUBLIC, sorted=True),
        Column("expires_on", ("Ngày hết hiệu lực", "Expires on"), seen=PUBLIC, sorted=True, facet=True),
        Column("validity", ("Tình trạng hiệu lực", "Validity"), seen=PUBLIC, facet=True),
        Column("renewal", ("Điều khoản gia hạn", "Renewal clause"), seen=PUBLIC),
        Column("renewal_years", ("Mỗi lần gia hạn thêm", "Each renewal adds"), seen=PUBLIC),
        Column("fields_of_work", ("Lĩnh vực", "Fields"), seen=PUBLIC, facet=True, searched="weak"),
        Column("signatories", ("Cấp ký kết", "Signed by (office)"), seen=PUBLIC),
        Column("signed_by_authorisation", ("Ký theo ủy quyền", "Signed by authorisation"), seen=PUBLIC),
        Column("signed_at", ("Địa điểm ký", "Signed at"), seen=PUBLIC),
        Column("languages", ("Ngôn ngữ", "Languages"), seen=PUBLIC),
        Column("binding", ("Tính ràng buộc", "Binding force"), seen=PUBLIC),
        Column("publication", ("Yêu cầu đăng tải", "Posting"), seen=SHARED),
        Column("proposed_by", ("Cơ quan đề xuất", "Proposed by"), seen=SHARED, facet=True),
        Column("carried_out_by", ("Cơ quan chủ trì thực hiện", "Carried out by"), seen=SHARED, facet=True),
        Column(
            "activity",
            ("Việc đã làm (theo nguồn)", "What was done (according to the source)"),
            seen=PUBLIC,
            searched="weak",
        ),
        Column("tie", ("Thuộc quan hệ", "Belongs to the tie"), seen=PUBLIC, facet=True),
        Column("replaces", ("Thay thế", "Replaces"), seen=PUBLIC, facet=True),
        Column("amends", ("Sửa đổi, bổ sung", "Amends"), seen=PUBLIC, facet=True),
        Column("based_on", BASED_ON, seen=PUBLIC, facet=True),
        Column("succession", BORDERS, seen=PUBLIC, kind=kinds.Words()),
        Column("flags", REMARKS, seen=PUBLIC, facet=True),
        Column("note", NOTE, seen=PUBLIC, searched="weak"),
    )

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
