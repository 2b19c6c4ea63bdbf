"""Closed lists of the policy: what can be done, how far a role reaches, and how narrowly a record is kept."""

from __future__ import annotations

from nhipcau.core.column import OWN, PUBLIC, RESTRICTED, SHARED, Seen
from nhipcau.core.labels import Label, Vocabulary

SEE, CREATE, EDIT, ADOPT, REMOVE = "see", "create", "edit", "adopt", "remove"
SUBMIT, APPROVE, PUBLISH, WITHDRAW = "submit", "approve", "publish", "withdraw"
CONFIRM, ATTEST, DISCUSS = "confirm", "attest", "discuss"

ACTIONS = Vocabulary(
    [
        (SEE, Label("Xem", "See")),
        (CREATE, Label("Lập mới", "Create")),
        (EDIT, Label("Sửa, đính kèm, hoàn tác", "Edit, attach, undo")),
        (ADOPT, Label("Nhận quản lý", "Take over")),
        (REMOVE, Label("Xóa", "Remove")),
        (SUBMIT, Label("Trình", "Submit")),
        (APPROVE, Label("Duyệt hoặc trả lại", "Approve or return")),
        (PUBLISH, Label("Công bố", "Publish")),
        (WITHDRAW, Label("Thu hồi", "Withdraw")),
        (CONFIRM, Label("Xác nhận còn đúng", "Confirm that it still holds")),
        (ATTEST, Label("Nêu ý kiến bên cạnh", "Say beside it whether it holds")),
        (DISCUSS, Label("Trao đổi về hồ sơ", "Take part in its discussion")),
    ],
    name="actions",
)
"""Lists, counts, facets, exports, history, related records and attachments are all of them "see"; so is reading what was
said in a record's discussion, as deep as one sees the record."""

SEE_PEOPLE, MANAGE_PEOPLE = "see_people", "manage_people"
DECIDE_CLAIMS, KEEP_PROFILE = "decide_claims", "keep_profile"
GIVE_REACHING, KEEP_AGENCIES, KEEP_VIEWS = "give_reaching", "keep_agencies", "keep_views"

PEOPLE_ACTIONS = Vocabulary(
    [
        (SEE_PEOPLE, Label("Xem người của cơ quan", "See an agency's people")),
        (MANAGE_PEOPLE, Label("Mời người, giao và thu hồi vai trò", "Invite people, give and end roles")),
        (GIVE_REACHING, Label("Giao vai trò đầu mối và kiểm tra", "Give the roles of centre and auditor")),
        (KEEP_AGENCIES, Label("Lập danh sách cơ quan", "Keep the list of agencies")),
        (DECIDE_CLAIMS, Label("Nhận tổ chức vào giữ hồ sơ về mình", "Admit bodies that claim their profile")),
        (KEEP_PROFILE, Label("Tự giữ phần của mình trong hồ sơ", "Keep one's own part of one's profile")),
        (KEEP_VIEWS, Label("Giữ cách xem dùng chung của cơ quan", "Keep views that an agency's people share")),
    ],
    name="people-actions",
)

SEE_MESSAGES, HANDLE_MESSAGES = "see_messages", "handle_messages"

MESSAGE_ACTIONS = Vocabulary(
    [
        (SEE_MESSAGES, Label("Xem tin người xem gửi", "See what visitors sent")),
        (
            HANDLE_MESSAGES,
            Label("Giao việc, trả lời, chuyển và kết thúc tin", "Assign, answer, pass on and close messages"),
        ),
    ],
    name="message-actions",
)

OWN_AGENCY, LEAD, PARTY, LOCALITY, REGION, ALL = "own", "lead", "party", "locality", "region", "all"

SCOPES = Vocabulary(
    [
        (OWN_AGENCY, Label("Cơ quan", "Own agency")),
        (LEAD, Label("Chủ trì", "In charge")),
        (PARTY, Label("Có liên quan", "Party to it")),
        (LOCALITY, Label("Địa phương", "Locality")),
        (REGION, Label("Vùng", "Region")),
        (ALL, Label("Tất cả", "All")),
    ],
    name="scopes",
)
"""How far a role reaches, nearest first."""

SCOPE_LINES = Vocabulary(
    [
        (OWN_AGENCY, Label("hồ sơ của cơ quan mình và của các cơ quan mà cơ quan mình kế thừa",
                           "records of one's agency and of the agencies it followed")),
        (LEAD, Label("việc cơ quan mình chủ trì, và việc thuộc hồ sơ của cơ quan mình",
                     "work one's agency leads, and work that belongs to its records")),
        (PARTY, Label("hồ sơ mà cơ quan mình là một bên, hoặc về nước mà cơ quan đại diện phụ trách",
                      "records one's agency is a party to, or about a country the mission is accredited to")),
        (LOCALITY, Label("hồ sơ về địa bàn của địa phương mình, kể cả các đơn vị trước sắp xếp, và của các cơ quan ở đó",
                         "records about the ground of one's locality, former units included, and of agencies there")),
        (REGION, Label("hồ sơ về các địa phương trong vùng và của các cơ quan ở đó",
                       "records about the localities of the region and of agencies there")),
        (ALL, Label("mọi hồ sơ", "every record")),
    ],
    name="scope-lines",
)  # fmt: skip

TO_NO_AGENCY = "no-agency"
"""How far a role reaches among messages, besides its own agency's and all: those that came to no agency."""

VISIBILITIES: dict[Seen, Label] = {
    PUBLIC: Label("Công khai", "Public"),
    SHARED: Label("Liên cơ quan (chia sẻ)", "Shared between agencies"),
    OWN: Label("Nội bộ cơ quan", "Within the agency"),
    RESTRICTED: Label("Hạn chế", "Restricted"),
}
"""How narrowly a record or a column is kept. A record is public by its state alone; there is no level for secrets."""
