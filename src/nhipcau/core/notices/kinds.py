"""The closed list of what people are told, and which rows of the ledger tell it."""

from __future__ import annotations

from nhipcau.core.attachments.door import ATTACHMENTS
from nhipcau.core.attesting.kept import ATTESTATIONS
from nhipcau.core.discussing.saying import COMMENTS
from nhipcau.core.inbox.states import ASSIGN, MESSAGES, PASS_ON
from nhipcau.core.labels import Label, Vocabulary
from nhipcau.core.people.door import ASSIGNMENTS, POSTINGS
from nhipcau.core.publication.kept import PLANS, PROPOSALS
from nhipcau.core.reminding.nudging import NUDGE
from nhipcau.core.reminding.rounds import ESCALATED, REMINDERS, ROUNDS, TOLD

SUBMITTED, APPROVED, RETURNED, PUBLISHED = "submitted", "approved", "returned", "published"
WITHDRAWN, CHANGED = "withdrawn", "changed"
PROPOSED, ACCEPTED, DECLINED = "proposed", "accepted", "declined"
PLAN_DONE, PLAN_FAILED = "plan-done", "plan-failed"
HANDED, WITHHELD = "handed", "withheld"
ATTESTED = "attested"
MENTIONED, DISCUSSED = "mentioned", "discussed"
MESSAGE_GIVEN, MESSAGE_CAME = "message-given", "message-came"
THINGS_DUE, STILL_UNDONE, NUDGED = "things-due", "still-undone", "nudged"
ROLE_BEGINS, ROLE_ENDS = "role-begins", "role-ends"

KINDS = Vocabulary(
    [
        (SUBMITTED, Label("Hồ sơ được trình để bạn quyết định", "Submitted for you to decide")),
        (RETURNED, Label("Hồ sơ của bạn bị trả lại", "Your record was returned")),
        (APPROVED, Label("Hồ sơ của bạn đã được duyệt", "Your record was approved")),
        (PUBLISHED, Label("Hồ sơ của bạn đã được công bố", "Your record was published")),
        (WITHDRAWN, Label("Hồ sơ của bạn đã bị thu hồi", "Your record was withdrawn")),
        (CHANGED, Label("Người khác đã sửa hồ sơ của bạn", "Somebody else changed your record")),
        (PROPOSED, Label("Có đề xuất sửa hồ sơ công khai chờ bạn quyết định", "A proposed change waits for you")),
        (ACCEPTED, Label("Đề xuất sửa của bạn được chấp nhận", "The change you proposed was accepted")),
        (DECLINED, Label("Đề xuất sửa của bạn không được chấp nhận", "The change you proposed was declined")),
        (PLAN_FAILED, Label("Bước bạn đã hẹn giờ không thực hiện được", "A step you had planned could not be taken")),
        (PLAN_DONE, Label("Bước bạn đã hẹn giờ đã được thực hiện", "A step you had planned was taken")),
        (HANDED, Label("Bạn được giao việc với hồ sơ", "Work on a record was given to you")),
        (WITHHELD, Label("Tệp bạn đính kèm bị giữ lại", "A file you attached was withheld")),
        (
            ATTESTED,
            Label("Nơi khác nêu ý kiến về hồ sơ của cơ quan bạn", "Others said whether a record of your agency holds"),
        ),
        (MENTIONED, Label("Bạn được nhắc đến trong trao đổi về hồ sơ", "You were mentioned in a record's discussion")),
        (DISCUSSED, Label("Có lời mới trong trao đổi bạn tham gia", "Something new in a discussion you take part in")),
        (MESSAGE_GIVEN, Label("Bạn được giao một tin của người xem", "A visitor's message was given to you")),
        (
            MESSAGE_CAME,
            Label("Cơ quan khác chuyển tin của người xem đến", "Another agency passed a visitor's message on"),
        ),
        (
            STILL_UNDONE,
            Label("Cơ quan bạn có việc quá hạn chưa xong", "Things your agency must do are long overdue"),
        ),
        (NUDGED, Label("Cơ quan khác nhắc về hồ sơ của cơ quan bạn", "Another agency asks after your agency's record")),
        (THINGS_DUE, Label("Cơ quan bạn có việc đến hạn hoặc quá hạn", "Things are due that your agency must do")),
        (ROLE_BEGINS, Label("Bạn được giao vai trò", "You were given a role")),
        (ROLE_ENDS, Label("Vai trò của bạn được định ngày kết thúc", "The end of your role was set")),
    ],
    name="notices",
)

OF_RECORDS = {
    "submit": SUBMITTED,
    "approve": APPROVED,
    "return": RETURNED,
    "publish": PUBLISHED,
    "withdraw": WITHDRAWN,
    "update": CHANGED,
}
"""What rows about records of registers tell, by their action."""

OF_OTHERS = {
    (PROPOSALS, "create"): PROPOSED,
    (PROPOSALS, "accept"): ACCEPTED,
    (PROPOSALS, "decline"): DECLINED,
    (PLANS, "done"): PLAN_DONE,
    (PLANS, "failed"): PLAN_FAILED,
    (ASSIGNMENTS, "create"): HANDED,
    (ASSIGNMENTS, "update"): HANDED,
    (ATTACHMENTS, "withhold"): WITHHELD,
    (ATTESTATIONS, "create"): ATTESTED,
    (COMMENTS, "create"): DISCUSSED,
    (COMMENTS, "update"): MENTIONED,
    (MESSAGES, ASSIGN): MESSAGE_GIVEN,
    (MESSAGES, PASS_ON): MESSAGE_CAME,
    (REMINDERS, NUDGE): NUDGED,
    (ROUNDS, TOLD): THINGS_DUE,
    (ROUNDS, ESCALATED): STILL_UNDONE,
    (POSTINGS, "create"): ROLE_BEGINS,
    (POSTINGS, "update"): ROLE_ENDS,
}
"""What rows about other things tell, by what they are about and their action."""

REASONED = (RETURNED, WITHDRAWN, DECLINED, NUDGED)
"""Kinds whose reason belongs to the answer; it stands in the ledger, not in the notice."""

OF_DISCUSSIONS = (MENTIONED, DISCUSSED)
"""Kinds that are read by reading the discussion."""
