"""Where a message stands, and from where to where each step leads: a plain table."""

from __future__ import annotations

from typing import NamedTuple

from nhipcau.core.labels import Label, Vocabulary

RECEIVED, ASSIGNED, ANSWERED, CLOSED = "received", "assigned", "answered", "closed"
SPAM, WITHDRAWN = "spam", "withdrawn"

STATES = Vocabulary(
    [
        (RECEIVED, Label("Mới nhận", "Received")),
        (ASSIGNED, Label("Đã giao", "Assigned")),
        (ANSWERED, Label("Đã trả lời", "Answered")),
        (CLOSED, Label("Đã kết thúc", "Closed")),
        (SPAM, Label("Tin rác", "Spam")),
        (WITHDRAWN, Label("Người gửi đã rút", "Withdrawn by its sender")),
    ],
    name="message-states",
)
WAITING = (RECEIVED, ASSIGNED)
"""What somebody still has to do something about."""

ASSIGN, ANSWER, CLOSE, MARK_SPAM = "assign", "answer", "close", "spam"
REOPEN, PASS_ON, WRITE_AGAIN, WITHDRAW = "reopen", "pass_on", "write_again", "withdraw"


class Step(NamedTuple):
    """A step with the states it may be taken from, and the one it leads to."""

    label: Label
    start: tuple[str, ...]
    end: str


STEPS: dict[str, Step] = {
    ASSIGN: Step(Label("Giao", "Assign"), (RECEIVED, ASSIGNED, ANSWERED), ASSIGNED),
    ANSWER: Step(Label("Trả lời", "Answer"), (RECEIVED, ASSIGNED, ANSWERED), ANSWERED),
    CLOSE: Step(Label("Kết thúc", "Close"), (RECEIVED, ASSIGNED, ANSWERED), CLOSED),
    MARK_SPAM: Step(Label("Đánh dấu tin rác", "Mark as spam"), (RECEIVED, ASSIGNED), SPAM),
    REOPEN: Step(Label("Mở lại", "Open again"), (CLOSED, SPAM), RECEIVED),
    PASS_ON: Step(Label("Chuyển cơ quan khác", "Pass on"), (RECEIVED, ASSIGNED, ANSWERED), RECEIVED),
    # The sender's own.
    WRITE_AGAIN: Step(Label("Viết thêm", "Write again"), (ANSWERED, CLOSED), RECEIVED),
    WITHDRAW: Step(Label("Rút lại", "Withdraw"), (RECEIVED, ASSIGNED, ANSWERED, CLOSED, SPAM), WITHDRAWN),
}

UNSENT, SENT, FAILED, BY_LINK, FROM_SENDER = "unsent", "sent", "failed", "by_link", "from_sender"

DELIVERIES = Vocabulary(
    [
        (UNSENT, Label("Chưa gửi", "Not sent yet")),
        (SENT, Label("Đã gửi qua thư điện tử", "Sent by e-mail")),
        (FAILED, Label("Không gửi được thư", "The mail could not be sent")),
        (BY_LINK, Label("Chỉ xem ở trang theo dõi", "On the status page only")),
        (FROM_SENDER, Label("Người gửi viết thêm", "From the sender")),
    ],
    name="deliveries",
)

MESSAGES = "messages"
"""Under this name the ledger keeps who did what with a message – never what it says, or of whom."""
