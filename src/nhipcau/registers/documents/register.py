"""Thư viện tài liệu / document library: laws, policy papers, reports, minutes, letters, news."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from nhipcau.core.column import PUBLIC, Column
from nhipcau.core.labels import BASED_ON, NOTE, REMARKS, Label
from nhipcau.core.ledger import Entry
from nhipcau.core.register import Register
from nhipcau.core.showing import SchemaOrg
from nhipcau.core.told import TextAbout
from nhipcau.registers.documents.facts import policy_document
from nhipcau.registers.documents.forms import RECEIVED, SENT
from nhipcau.registers.documents.models import Document
from nhipcau.registers.documents.rules import name_of, warnings_of
from nhipcau.registers.documents.shipped import shipped_documents


class Documents(Register):
    """One row is one document: number, issuer, day, type, validity, and what it rests on."""

    model = Document
    slug = "tai-lieu", "documents"
    title = "Thư viện tài liệu, văn bản", "Library of documents"
    singular = "Tài liệu, văn bản", "Document"
    code_prefix = "VB"
    prominence = 140
    place, country = "places", "countries"
    label_from = ("kind", "symbol", "title", "issuer", "issued_on")
    needed = ("title",)
    box = ("symbol", "kind", "issuer", "issued_on", "effective_on", "expires_on", "validity", "validity_on", "link")
    dated = "issued_on"
    calendar = "issued_on", "effective_on"
    similar = ("fields_of_work", "kind", "level")
    schema_org = SchemaOrg(
        "CreativeWork", {"issued_on": "datePublished", "kind": "genre", "issuer": "creator", "link": "sameAs"}
    )
    forms = SENT, RECEIVED
    facts = {"policy_document": policy_document}
    text = TextAbout(title="title", outlet="issuer", link="link", published="issued_on")
    columns = (
        Column("title", ("Trích yếu, tên", "Title"), seen=PUBLIC, listed=True, sorted=True, searched="strong"),
        Column(
            "symbol", ("Số, ký hiệu", "Number and symbol"), seen=PUBLIC, listed=True, sorted=True, searched="strong"
        ),
        Column("kind", ("Tên loại", "Type"), seen=PUBLIC, listed=True, facet=True, searched="weak"),
        Column(
            "issuer",
            ("Cơ quan ban hành, nơi đăng", "Issued or published by"),
            seen=PUBLIC,
            listed=True,
            sorted=True,
            searched="weak",
        ),
        Column("level", ("Cấp ban hành", "Level of the issuing body"), seen=PUBLIC, facet=True),
        Column("issued_on", ("Ngày ban hành, đăng", "Issued or published on"), seen=PUBLIC, listed=True, sorted=True, facet=True),
        Column("signer", ("Người ký", "Signed by"), seen=PUBLIC),
        Column("effective_on", ("Có hiệu lực từ", "In force from"), seen=PUBLIC, sorted=True),
        Column("expires_on", ("Hết hiệu lực từ", "No longer in force from"), seen=PUBLIC),
        Column("validity", ("Tình trạng hiệu lực", "Validity"), seen=PUBLIC, listed=True, facet=True),
        Column("validity_on", ("Tình trạng tính đến ngày", "Validity as of"), seen=PUBLIC),
        Column("replaces", ("Thay thế", "Replaces"), seen=PUBLIC, facet=True),
        Column("amends", ("Sửa đổi, bãi bỏ một phần", "Amends or partly repeals"), seen=PUBLIC, facet=True),
        Column("based_on", BASED_ON, seen=PUBLIC, facet=True),
        Column("fields_of_work", ("Lĩnh vực", "Fields"), seen=PUBLIC, facet=True, searched="weak"),
        Column("places", ("Địa phương liên quan", "Localities concerned"), seen=PUBLIC, facet=True, searched="weak"),
        Column("countries", ("Quốc gia liên quan", "Countries concerned"), seen=PUBLIC, facet=True, searched="weak"),
        Column("language", ("Ngôn ngữ", "Language"), seen=PUBLIC, facet=True),
        Column("link", ("Địa chỉ công khai", "Public address"), seen=PUBLIC),
        Column("flags", REMARKS, seen=PUBLIC, facet=True),
        Column("note", NOTE, seen=PUBLIC, searched="weak"),
    )  # fmt: skip

    def label(self, values: Mapping[str, Any]) -> Label:
        return name_of(values)

    def warnings(self, values: Mapping[str, Any]) -> Iterable[Label]:
        return warnings_of(values)

    def seed(self) -> Iterator[Entry]:
        return shipped_documents()
