"""What agencies of the made-up province do together, as they would at the desk: work handed down, requests with replies,
procedures under way, promises with tasks and results. Without it the boards and lists of such things would be empty.

It is written as of today through the desk's own actions, by the people who would; days before today are those they name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils import timezone

from nhipcau.actions import asking, cascading, working
from nhipcau.actions.publication import Mover, mover
from nhipcau.actions.training.agencies import OFFICE, Agency, account_behind
from nhipcau.actions.training.names import HERE, MARK, marked
from nhipcau.actions.training.sketches import Asked, uid_of
from nhipcau.actions.training.values import PLACE_NOW
from nhipcau.core import ledger
from nhipcau.core.audience import MACHINERY_DESK
from nhipcau.core.column import SHARED
from nhipcau.core.labels import Label
from nhipcau.core.ledger import Act, Entry, Evidence
from nhipcau.core.registry import registers
from nhipcau.core.training import SOURCE

if TYPE_CHECKING:
    from nhipcau.core.register import Register

NEEDED = frozenset(
    {"programmes", "tasks", "requests", "replies", "agreements", "commitments", "outcomes", "procedures"}
)
CENTRE, TOURISM, EDUCATION, FRIENDSHIP = "centre", "tourism", "education", "friendship"
COMMUNES = ("suoi-mau", "deo-thu")
REASON = f"việc chung của các cơ quan {MARK.vi} / joint work of agencies {MARK.en}"


@dataclass(frozen=True)
class Room:
    """Who works together, and the day on which they do."""

    asked: Asked
    agencies: Mapping[str, Agency]
    today: date

    def by(self, key: str) -> Mover:
        """The person who writes for an agency."""
        return mover(account_behind(self.agencies[key].writes), self.today)

    def uid(self, register: str, key: str) -> UUID:
        return uid_of(self.asked, register, f"joint-{key}")

    def day(self, days: int) -> str:
        """The day so many days from today, as ISO text."""
        return (self.today + timedelta(days=days)).isoformat()

    def write(self, register: str, key: str, keeper: str, values: dict[str, Any]) -> UUID:
        """A record that an agency keeps and shares with the others; returns its uid."""
        agency, uid = self.agencies[keeper], self.uid(register, key)
        told = Evidence(source=SOURCE, title=f"Báo cáo mẫu {MARK.vi}", date=self.day(0), language="vi")
        entry = Entry(uid, values, (told,), source=SOURCE, owner=str(agency.uid), visibility=SHARED)
        ledger.write(registers()[register], [entry], Act(agency.writes, REASON))
        return uid

    @property
    def partner(self) -> str:
        """The one the agreements are with: of an exercise, so that it is always there."""
        return str(uid_of(self.asked, "partners", "exercise-6"))

    def agency(self, key: str) -> str:
        return str(self.agencies[key].uid)


def room(asked: Asked, agencies: Mapping[str, Agency]) -> Room | None:
    """None where a register is missing that they would work in."""
    there = registers().keys() >= NEEDED
    return Room(asked, agencies, min(asked.today, timezone.localdate())) if there else None


def hand_work_down(here: Room) -> None:
    """The centre's programme: a task for the office, which hands it on to four agencies – one is done, one under way, one
    sent back, one not answered yet – and one that is late.
    """
    programme = here.write("programmes", "plan", CENTRE, _programme(here))
    given = {"programme": str(programme), "lead": here.agency(CENTRE), "status": "doing", "answer": "accepted"}
    review = here.write(
        "tasks",
        "review",
        CENTRE,
        {**_task("Rà soát thỏa thuận quốc tế đang có hiệu lực"), **given, "due": here.day(60)},
    )
    late = here.write("tasks", "late", CENTRE, {**_task("Báo cáo kết quả đón đoàn vào"), **given, "due": here.day(-3)})
    for above, units in ((review, (TOURISM, EDUCATION, *COMMUNES)), (late, (TOURISM, FRIENDSHIP))):
        (ours,) = _hand(here, above, CENTRE, (OFFICE,), "")
        cascading.take_on(_tasks(), ours, here.by(OFFICE), "vi")
        pieces = _hand(here, ours, OFFICE, units, "" if above == late else here.day(30))
        for unit, piece in zip(units, pieces, strict=True):
            _answer(here, unit, piece, is_late=above == late)
        _report(here, OFFICE, ours, "doing", "40")


def ask_around(here: Room) -> None:
    """An opinion that two of three have given; figures that are overdue; a request that is still being drawn up."""
    opinion = _request(
        here,
        "opinion",
        OFFICE,
        (TOURISM, EDUCATION, FRIENDSHIP),
        5,
        question=f"Đề nghị góp ý dự thảo bản ghi nhớ {MARK.vi}",
    )
    _reply(here, opinion, TOURISM, [("agree", "", "")])
    _reply(here, opinion, EDUCATION, [("agree_with_comments", "", f"Đề nghị bổ sung nội dung dạy nghề {MARK.vi}")])
    lines = "Số đoàn ra | đoàn | 2026\nSố đoàn vào | đoàn | 2026"
    figures = _request(here, "figures", CENTRE, (OFFICE, TOURISM), -3, figures=lines)
    _reply(here, figures, OFFICE, [("figure", "12", ""), ("none", "", "")])
    title = f"Số liệu đang soạn {MARK.vi}"
    here.write("requests", "draft", OFFICE, {"title": title, "kind": "figures", "figures": lines, "status": "open"})


def keep_promises(here: Room, agreement: UUID) -> None:
    """Of one agreement: a promise done in time with what shows it, one that is late with a task, one nobody reported on,
    one that was dropped.
    """
    led: dict[str, tuple[str, dict[str, Any]]] = {
        "done": (TOURISM, {"status": "done", "progress": 100, "due": here.day(-20), "done_on": here.day(-40)}),
        "late": (EDUCATION, {"status": "doing", "progress": 30, "due": here.day(-15), "reason": f"Chờ bố trí kinh phí {MARK.vi}"}),
        "silent": (OFFICE, {"due": here.day(60)}),
        "dropped": (FRIENDSHIP, {"status": "dropped", "due": here.day(90), "reason": f"Hai bên thống nhất dừng {MARK.vi}"}),
    }  # fmt: skip
    words = {
        "done": Label("Tổ chức tuần lễ du lịch chung", "Hold a joint week of tourism"),
        "late": Label("Trao đổi hai mươi học sinh", "Exchange twenty pupils"),
        "silent": Label("Lập nhóm công tác chung", "Set up a joint working group"),
        "dropped": Label("Tổ chức hội chợ hàng thủ công", "Hold a fair of handicrafts"),
    }
    for key, (lead, stands) in led.items():
        values = {
            "clause": marked(words[key]),
            "agreement": str(agreement),
            "lead": here.agency(lead),
            **_promised(here),
            **stands,
        }
        here.write("commitments", key, OFFICE, values)
    late = {
        "commitment": str(here.uid("commitments", "late")),
        "lead": here.agency(EDUCATION),
        "status": "doing",
        "due": here.day(-5),
    }
    here.write("tasks", "pupils", OFFICE, {**_task("Chọn học sinh tham gia trao đổi"), **late})
    shown = {
        "title": f"Biên bản tuần lễ du lịch {MARK.vi}",
        "kind": "record",
        "day": here.day(-40),
        "commitment": str(here.uid("commitments", "done")),
    }
    here.write(
        "outcomes", "week", TOURISM, {**shown, "words": f"Đã tổ chức, 300 lượt khách {MARK.vi}", "place": PLACE_NOW}
    )


def _programme(here: Room) -> dict[str, Any]:
    title = Label("Kế hoạch phối hợp đối ngoại địa phương", "Plan of joint work in local external affairs")
    year = str(here.today.year)
    return {"title": marked(title), "kind": "yearly_action_plan", "agency": here.agency(CENTRE), "first_year": year, "last_year": year}  # fmt: skip


def _task(title: str) -> dict[str, Any]:
    return {"title": f"{title} {MARK.vi}", "product": f"Báo cáo mẫu {MARK.vi}"}


def _promised(here: Room) -> dict[str, Any]:
    ours = {"promised_by": "both", "vn_party": f"{HERE[0].vi} {MARK.vi}", "level": "province", "place": PLACE_NOW}
    return {
        **ours,
        "wording": "quoted",
        "source_kind": "agreement",
        "partner": here.partner,
        "country": "JP",
        "made_on": here.day(-400),
    }


def _tasks() -> Register:
    return registers()["tasks"]


def _hand(here: Room, above: UUID, key: str, to: tuple[str, ...], due: str) -> list[UUID]:
    """The pieces in the order of the agencies they were handed to."""
    cascading.hand_down(_tasks(), above, [here.agencies[one].name for one in to], due, here.by(key), "vi")
    made = _tasks().rows(MACHINERY_DESK).filter(parent=above)
    led = {_tasks().plain(row, "lead"): row.uid for row in made}
    return [led[here.agency(one)] for one in to]


def _answer(here: Room, unit: str, piece: UUID, *, is_late: bool) -> None:
    """What each agency makes of what it was handed."""
    by = here.by(unit)
    match unit:
        case "education":
            cascading.send_back(_tasks(), piece, f"Không thuộc chức năng của Sở {MARK.vi}", by, "vi")
        case "suoi-mau" | "friendship":
            return
        case _:
            cascading.take_on(_tasks(), piece, by, "vi")
            is_done = unit == "deo-thu"
            _report(here, unit, piece, "done" if is_done else "doing", "100" if is_done else "20" if is_late else "60")


def _report(here: Room, key: str, task: UUID, status: str, progress: str) -> None:
    row = _tasks().rows(MACHINERY_DESK).get(uid=task)
    work = _tasks().work
    assert work is not None  # noqa: S101  # tasks are work
    stood = working.standing(
        {name: _tasks().plain(row, name) for name in (work.status, work.progress, work.reason)}, work
    )
    working.report(_tasks(), task, working.Report(status, progress, "", stood), here.by(key), "vi")


def _request(here: Room, kind: str, asker: str, of: tuple[str, ...], days: int, **values: str) -> UUID:
    title = (
        Label("Xin ý kiến về dự thảo bản ghi nhớ", "") if kind == "opinion" else Label("Số liệu đoàn ra, đoàn vào", "")
    )
    asked_of = [here.agency(one) for one in of]
    said = {
        "title": f"{title.vi} {MARK.vi}",
        "kind": kind,
        "asked_of": asked_of,
        "due": here.day(days),
        "status": "open",
    }
    uid = here.write("requests", kind, asker, {**said, **values})
    asking.send(registers()["requests"], uid, here.by(asker))
    return uid


def _reply(here: Room, request: UUID, key: str, said: list[tuple[str, str, str]]) -> None:
    """Answers of an agency, in the order of what it was asked."""
    rows = registers()["replies"].rows(MACHINERY_DESK).filter(request=request, agency=here.agency(key)).order_by("item")
    given = {row.uid: asking.Given(*one, "||") for row, one in zip(rows, said, strict=True)}
    asking.answer(registers()["requests"], request, given, here.by(key), "vi")
