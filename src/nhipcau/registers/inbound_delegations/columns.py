"""The columns of inbound delegations, in the order of officers' tables."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from nhipcau.core import kinds
from nhipcau.core.column import OWN, SHARED, Column
from nhipcau.core.labels import BASED_ON, NOTE, Label

DAYS: Final = Label("ngày", "days")
AGENCY_HELP: Final = (
    "Nếu đơn vị tiếp có bàn làm việc ở đây: chọn để được nhắc việc. Hồ sơ chia sẻ giữa các cơ quan thì đơn vị mới xem được.",
    "If the host has a desk here: choose it, so that it is reminded. It sees the record if that is shared between agencies.",
)
DAYS_HELP: Final = (
    "Phần mềm tự tính, kể cả ngày đến và ngày đi.",
    "Worked out from the days; those of arrival and departure are both counted.",
)
MEMBERS_HELP: Final = (
    "Mỗi khách một dòng: họ tên, chức vụ, quốc tịch. Không ghi số hộ chiếu. Chỉ cơ quan của bạn xem được ô này.",
    "A guest a line: name, post, nationality. No numbers of passports. Only your agency sees this.",
)
RESULTS_HELP: Final = (
    "Biên bản, bản ghi nhớ, dự án hoặc việc hai bên thống nhất làm tiếp.",
    "Minutes, a memorandum, a project, or what both sides agreed to do next.",
)
_SECTIONS: Final = (
    (("Đoàn", "Delegation"), (
        Column("title", ("Tên đoàn", "Name of the delegation"), seen=SHARED, listed=True, sorted=True, searched="strong"),
        Column("leader", ("Trưởng đoàn", "Head of delegation"), seen=SHARED, listed=True, sorted=True, searched="strong"),
        Column("leader_post", ("Chức vụ trưởng đoàn", "Post of the head"), seen=SHARED, searched="weak"),
        Column("countries", ("Quốc tịch", "From"), seen=SHARED, listed=True, facet=True, searched="weak"),
    )),
    (("Chuyến thăm", "Visit"), (
        Column("arrives", ("Ngày đến", "Arrives on"), seen=SHARED, listed=True, sorted=True, facet=True),
        Column("leaves", ("Ngày đi", "Leaves on"), seen=SHARED, listed=True, sorted=True),
        Column("days", ("Số ngày", "Days"), seen=SHARED, sorted=True, kind=kinds.Number(DAYS), help=DAYS_HELP),
        Column("host", ("Đơn vị tiếp", "Host"), seen=SHARED, listed=True, facet=True, searched="weak"),
        Column("agency", ("Bàn làm việc của đơn vị tiếp", "The host's desk here"), seen=SHARED, facet=True, help=AGENCY_HELP),
        Column("received_by", ("Cấp tiếp", "Received on the level of"), seen=SHARED, facet=True),
        Column("purpose", ("Mục đích", "Purpose"), seen=SHARED, facet=True),
        Column("fields_of_work", ("Lĩnh vực", "Fields"), seen=SHARED, facet=True, searched="weak"),
        Column("content", ("Nội dung", "Programme"), seen=SHARED, searched="weak"),
        Column("partners", ("Đối tác", "Partners"), seen=SHARED, facet=True),
    )),
    (("Văn bản, thành phần", "Papers and guests"), (
        Column("request", ("Văn bản xin phép", "Request"), seen=SHARED, searched="weak"),
        Column("permission", ("Văn bản cho phép", "Permission"), seen=SHARED, searched="weak"),
        Column("persons", ("Số khách", "Guests"), seen=SHARED, listed=True, sorted=True),
        Column("members", ("Danh sách đoàn", "Guest list"), seen=OWN, searched="weak", help=MEMBERS_HELP),
    )),
    (("Kết quả", "What came of it"), (
        Column("results", ("Kết quả", "Results"), seen=SHARED, searched="weak", help=RESULTS_HELP),
        Column("agreements", ("Thỏa thuận liên quan", "Agreements concerned"), seen=SHARED, facet=True),
        Column("based_on", BASED_ON, seen=SHARED, facet=True),
        Column("status", ("Tình trạng", "How far it is"), seen=SHARED, listed=True, facet=True, sorted=True),
        Column("note", NOTE, seen=SHARED, searched="weak"),
    )),
)  # fmt: skip
COLUMNS: Final = tuple(replace(column, section=words) for words, columns in _SECTIONS for column in columns)
