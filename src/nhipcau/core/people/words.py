"""Closed lists of the desk's agencies and roles."""

from __future__ import annotations

from nhipcau.core.labels import Label, Vocabulary

EXTERNAL_AFFAIRS = "external-affairs-office"
OPERATOR = "operator"
MINISTRY = "ministry-unit"
MISSION = "mission"

KINDS = Vocabulary(
    [
        (EXTERNAL_AFFAIRS, Label("Cơ quan ngoại vụ cấp tỉnh", "Provincial external affairs office")),
        ("department", Label("Sở, ban, ngành cấp tỉnh", "Provincial department")),
        ("border-commune", Label("Ủy ban nhân dân xã biên giới", "People's Committee of a border commune")),
        (MINISTRY, Label("Đơn vị thuộc Bộ Ngoại giao", "Unit of the Ministry of Foreign Affairs")),
        (MISSION, Label("Cơ quan đại diện Việt Nam ở nước ngoài", "Vietnamese mission abroad")),
        ("association", Label("Hội, đoàn thể", "Association")),
        ("enterprise", Label("Doanh nghiệp", "Enterprise")),
        ("foreign-partner", Label("Đối tác nước ngoài", "Foreign partner")),
        (OPERATOR, Label("Đơn vị vận hành hệ thống", "Operator of this installation")),
    ],
    name="agency-kinds",
)
"""Circular 03/2021/TT-BNG says "cơ quan ngoại vụ cấp tỉnh", because not every province has a department for it."""

FORMS = Vocabulary(
    [
        ("department", Label("Sở Ngoại vụ", "Department of Foreign Affairs")),
        ("committee-office", Label("Văn phòng Ủy ban nhân dân", "Office of the People's Committee")),
        ("other", Label("Hình thức khác", "Another form")),
    ],
    name="agency-forms",
)
"""Which body of its province is the external affairs office."""

OFFICER, APPROVER, ADMINISTRATOR = "officer", "approver", "administrator"
CENTRE, AUDITOR, PARTNER = "centre", "auditor", "partner"

ROLES = Vocabulary(
    [
        (OFFICER, Label("Chuyên viên", "Officer")),
        (APPROVER, Label("Lãnh đạo phê duyệt", "Approving leader")),
        (ADMINISTRATOR, Label("Quản trị cơ quan", "Agency administrator")),
        (CENTRE, Label("Đầu mối trung ương", "Centre")),
        (AUDITOR, Label("Kiểm tra, giám sát", "Auditor")),
        (PARTNER, Label("Đối tác", "Partner")),
    ],
    name="roles",
)
"""The centre keeps the list of agencies; an auditor reads everything and changes nothing."""

ROLE_LINES = Vocabulary(
    [
        (OFFICER, Label("Nhập, sửa và trình hồ sơ của cơ quan.", "Enters, edits and submits the agency's records.")),
        (APPROVER, Label("Duyệt và quyết định công bố.", "Approves and decides on publication.")),
        (ADMINISTRATOR, Label("Mời người, giao và thu hồi vai trò trong cơ quan.", "Invites people and gives and ends roles in the agency.")),
        (CENTRE, Label("Lập danh sách cơ quan, mời người quản trị đầu tiên của mỗi cơ quan.", "Keeps the list of agencies and invites each one's first administrator.")),
        (AUDITOR, Label("Xem mọi thứ, không sửa gì.", "Reads everything, changes nothing.")),
        (PARTNER, Label("Giữ hồ sơ của chính mình và đề xuất hợp tác.", "Keeps their own profile and offers.")),
    ],
    name="role-lines",
)  # fmt: skip

STAFFED_BY: dict[str, tuple[str, ...]] = {
    MINISTRY: (OFFICER, APPROVER, ADMINISTRATOR, CENTRE, AUDITOR),
    OPERATOR: (ADMINISTRATOR, CENTRE, AUDITOR),
    "enterprise": (PARTNER, ADMINISTRATOR),
    "foreign-partner": (PARTNER, ADMINISTRATOR),
}
"""Roles there can be in an agency of a kind, where they are not those of an office."""
OFFICE_ROLES = (OFFICER, APPROVER, ADMINISTRATOR, AUDITOR)


def roles_in(kind: str) -> tuple[str, ...]:
    """The roles somebody can have in an agency of ``kind``."""
    return STAFFED_BY.get(kind, OFFICE_ROLES)
