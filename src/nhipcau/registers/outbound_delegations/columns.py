"""The columns of outbound delegations, in the order of officers' tables."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from nhipcau.core import kinds
from nhipcau.core.column import OWN, SHARED, Column
from nhipcau.core.labels import BASED_ON, NOTE, Label

DAYS: Final = Label("ngày", "days")
AGENCY_HELP: Final = (
    "Nếu đơn vị có bàn làm việc ở đây: chọn để được nhắc việc. Hồ sơ chia sẻ giữa các cơ quan thì đơn vị mới xem được.",
    "If the unit has a desk here: choose it, so that it is reminded. It sees the record if that is shared between agencies.",
)
DAYS_HELP: Final = (
    "Phần mềm tự tính, kể cả ngày đi và ngày về.",
    "Worked out from the days; the first and the last are both counted.",
)
MEMBERS_HELP: Final = (
    "Mỗi dòng một người: họ tên, chức vụ. Không ghi số hộ chiếu, số căn cước. Chỉ cơ quan của bạn xem được ô này.",
    "A person a line: name and post. No numbers of passports or identity cards. Only your agency sees this.",
)
_SECTIONS: Final = (
    (("Đoàn", "Delegation"), (
        Column("title", ("Tên đoàn", "Name of the delegation"), seen=SHARED, listed=True, sorted=True, searched="strong"),
        Column("leader", ("Trưởng đoàn", "Head of delegation"), seen=SHARED, listed=True, sorted=True, searched="strong"),
        Column("leader_post", ("Chức vụ trưởng đoàn", "Post of the head"), seen=SHARED, searched="weak"),
        Column("leader_level", ("Cấp trưởng đoàn", "Level of the head"), seen=SHARED, facet=True),
        Column("applicant", ("Đơn vị xin phép", "Unit that applies"), seen=SHARED, listed=True, facet=True, searched="weak"),
        Column("agency", ("Bàn làm việc của đơn vị", "The unit's desk here"), seen=SHARED, facet=True, help=AGENCY_HELP),
    )),
    (("Chuyến đi", "Journey"), (
        Column("countries", ("Nước đến", "Countries visited"), seen=SHARED, listed=True, facet=True, searched="weak"),
        Column("departs", ("Ngày đi", "Departs on"), seen=SHARED, listed=True, sorted=True, facet=True),
        Column("returns", ("Ngày về", "Returns on"), seen=SHARED, listed=True, sorted=True),
        Column("days", ("Số ngày", "Days"), seen=SHARED, sorted=True, kind=kinds.Number(DAYS), help=DAYS_HELP),
        Column("purpose", ("Mục đích", "Purpose"), seen=SHARED, facet=True),
        Column("capacity", ("Việc công, việc riêng", "Official or private"), seen=SHARED, facet=True),
        Column("content", ("Nội dung", "Programme"), seen=SHARED, searched="weak"),
        Column("partners", ("Đối tác làm việc", "Partners met"), seen=SHARED, facet=True),
        Column("inviter", ("Đơn vị mời", "Invited by"), seen=SHARED, searched="weak"),
    )),
    (("Văn bản, thành phần, kinh phí", "Papers, members, cost"), (
        Column("request", ("Văn bản xin phép", "Request"), seen=SHARED, searched="weak"),
        Column("permission", ("Văn bản cho phép", "Permission"), seen=SHARED, searched="weak"),
        Column("persons", ("Số người", "Persons"), seen=SHARED, listed=True, sorted=True),
        Column("members", ("Danh sách đoàn", "Members"), seen=OWN, searched="weak", help=MEMBERS_HELP),
        Column("amount", ("Số tiền", "Cost"), seen=OWN),
        Column("funding", ("Nguồn kinh phí", "Paid from"), seen=SHARED, facet=True),
    )),
    (("Sau chuyến đi", "After the journey"), (
        Column("report", ("Báo cáo", "Report"), seen=SHARED, searched="weak"),
        Column("reported_on", ("Ngày báo cáo", "Reported on"), seen=SHARED, sorted=True),
        Column("agreements", ("Thỏa thuận liên quan", "Agreements concerned"), seen=SHARED, facet=True),
        Column("based_on", BASED_ON, seen=SHARED, facet=True),
        Column("status", ("Tình trạng", "How far it is"), seen=SHARED, listed=True, facet=True, sorted=True),
        Column("note", NOTE, seen=SHARED, searched="weak"),
    )),
)  # fmt: skip
COLUMNS: Final = tuple(replace(column, section=words) for words, columns in _SECTIONS for column in columns)
