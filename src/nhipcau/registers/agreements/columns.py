"""The columns of agreements."""

from __future__ import annotations

from typing import Final

from nhipcau.core import kinds
from nhipcau.core.column import PUBLIC, SHARED, Column
from nhipcau.core.labels import BASED_ON, BORDERS, CERTAINTY, COUNTRY, NOTE, PLACE_THEN, REMARKS

COLUMNS: Final = (
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
    Column("status", ("Tình trạng theo nguồn", "Status according to the source"), seen=PUBLIC, listed=True, facet=True),
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
