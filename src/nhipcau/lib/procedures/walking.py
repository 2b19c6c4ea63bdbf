"""Where a procedure stands: a fold over the steps that were recorded. A step the table does not have, or whose condition
is not met, is refused; clocks are started and ended here and nowhere else, so none is lost and none runs twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from nhipcau.lib.procedures.tables import EVERY, PURPOSES, ROUTES, SAME, START, STATES, STEPS, Move, moves
from nhipcau.lib.working_time import Clock, Due, Words, WorkingCalendar, clock, due, shipped_clocks
from nhipcau.lib.working_time.words import named_day


class ProcedureError(ValueError):
    """A step that cannot be taken: ``vi`` and ``en`` say which, why, and what to do. ``number`` counts steps from 1."""

    def __init__(self, vi: str, en: str, number: int = 0) -> None:
        super().__init__(en)
        self.vi, self.en, self.number = vi, en, number


@dataclass(frozen=True, slots=True)
class Course:
    """Which procedure it is. ``shortened``: opinions within three working days (Law 70/2020/QH14, Articles 35 and 39)."""

    route: str
    purpose: str
    shortened: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """A step as it was recorded. ``bodies`` are those asked, ``body`` the one that answered – names or codes, compared as
    they are; ``since`` is the day from which a clock counts where it is not the day of the step (the dossier was received
    later, the amendment took effect later).
    """

    step: str
    on: date
    bodies: tuple[str, ...] = ()
    body: str = ""
    answer: str = ""
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Ticking:
    """A clock of a procedure; ``body`` is who was asked, "" for a clock of the whole. ``ended_by`` is the step that ended
    it: an opinion's clock may also be ended by what came without the answer.
    """

    rule: Clock
    due: Due
    body: str = ""
    ended_on: date | None = None
    ended_by: str = ""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a body that was asked has said, ``answer`` "" while it has not: silence is no consent."""

    body: str
    asked_on: date
    answered_on: date | None = None
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a procedure stands after its steps. ``since`` is the day the state was reached."""

    course: Course
    state: str = START
    since: date = date.min
    opinions: tuple[Opinion, ...] = ()
    clocks: tuple[Ticking, ...] = ()
    asked_around: bool = False
    prime_minister: str = ""
    taken: tuple[str, ...] = field(default=())

    @property
    def is_over(self) -> bool:
        return self.state in STATES and STATES[self.state].is_over

    @property
    def running(self) -> tuple[Ticking, ...]:
        """Clocks that have not ended, those that end first before the others."""
        going = [one for one in self.clocks if one.ended_on is None]
        return tuple(sorted(going, key=lambda one: (one.due.day or date.max, one.rule.id, one.body)))

    @property
    def waiting(self) -> tuple[str, ...]:
        """Bodies that have been asked and have not answered, while their answer still counts."""
        return tuple(one.body for one in self.running if "opinion" in one.rule.id)

    @property
    def disagreeing(self) -> tuple[str, ...]:
        return tuple(one.body for one in self.opinions if one.answer == "disagrees")


def walk(
    course: Course, steps: Sequence[Taken], calendar: WorkingCalendar, clocks: Iterable[Clock] | None = None
) -> Stand:
    """The stand after ``steps``. Raises :class:`ProcedureError` for the first that cannot be taken."""
    check_course(course)
    known = tuple(shipped_clocks() if clocks is None else clocks)
    stand = Stand(course)
    for number, taken in enumerate(steps, 1):
        try:
            stand = take(stand, taken, calendar, known)
        except ProcedureError as wrong:
            wrong.number = number
            raise
    return stand


def check_course(course: Course) -> None:
    """Raises :class:`ProcedureError` for a route there is not, or that is not taken for this purpose."""
    if course.route not in ROUTES or course.purpose not in PURPOSES:
        raise ProcedureError(
            "Hãy chọn danh nghĩa ký và mục đích của thủ tục trong danh sách.",
            "Choose the route and the purpose of the procedure from the lists.",
        )
    if course.route not in PURPOSES[course.purpose].routes:
        raise ProcedureError(
            f"Không có thủ tục “{PURPOSES[course.purpose].words.vi}” cho trường hợp “{ROUTES[course.route].vi}”. "
            "Hãy chọn danh nghĩa hoặc mục đích khác.",
            f"There is no procedure “{PURPOSES[course.purpose].words.en}” for “{ROUTES[course.route].en}”. "
            "Choose another route or purpose.",
        )
    if course.shortened and (course.route == "inherited" or course.purpose in ("name_only", "technical")):
        raise ProcedureError(
            "Thủ tục này không có dạng rút gọn. Hãy bỏ chọn “rút gọn”.",
            "This procedure has no shortened form. Do not choose “shortened”.",
        )


def next_moves(stand: Stand) -> tuple[Move, ...]:
    """The steps the table has from here, whether or not their conditions are met yet."""
    return tuple(one for one in moves(stand.course.route, stand.course.purpose) if stand.state in one.start)


def take(stand: Stand, taken: Taken, calendar: WorkingCalendar, clocks: Iterable[Clock]) -> Stand:
    """The stand after one more step. Raises :class:`ProcedureError`."""
    move = _move(stand, taken)
    _check_day(stand, taken)
    for name in move.requires:
        if problem := CONDITIONS[name](stand, taken.on):
            raise ProcedureError(problem.vi, problem.en)
    first_answer = taken.step == "answer" and taken.body in stand.waiting
    ended = _ended(stand, move, taken)
    opinions = _opinions(stand, taken)
    fresh = _started(ended, move, taken, calendar, clocks) if taken.step != "answer" or first_answer else ()
    state = stand.state if move.end == SAME else move.end
    disagrees_anew = taken.step == "answer" and taken.answer == "disagrees"
    return replace(
        ended,
        state=state,
        since=stand.since if move.end == SAME else taken.on,
        opinions=opinions,
        clocks=(*ended.clocks, *fresh),
        asked_around=stand.asked_around or state == "asking",
        prime_minister="" if disagrees_anew else PRIME_MINISTER.get(taken.step, stand.prime_minister),
        taken=(*stand.taken, taken.step),
    )


PRIME_MINISTER: Final = {"prime_minister_agrees": "agrees", "prime_minister_declines": "disagrees"}


def _move(stand: Stand, taken: Taken) -> Move:
    possible = next_moves(stand)
    for one in possible:
        if one.step == taken.step:
            return one
    asked = STEPS[taken.step].words if taken.step in STEPS else Words(taken.step, taken.step)
    names = [one.what for one in possible]
    if stand.is_over:
        raise ProcedureError(
            f"Thủ tục đã kết thúc ({STATES[stand.state].words.vi.lower()}), không thêm bước “{asked.vi}” được.",
            f"The procedure is over ({STATES[stand.state].words.en.lower()}); the step “{asked.en}” cannot be added.",
        )
    here = STATES[stand.state].words if stand.state in STATES else Words("chưa bắt đầu", "not begun")
    raise ProcedureError(
        f"Thủ tục đang ở bước “{here.vi}”, chưa làm “{asked.vi}” được. Bước tiếp theo có thể là: "
        f"{'; '.join(one.vi for one in names)}.",
        f"The procedure stands at “{here.en}”; “{asked.en}” cannot come now. What can: "
        f"{'; '.join(one.en for one in names)}.",
    )


def _check_day(stand: Stand, taken: Taken) -> None:
    if taken.on < stand.since or (taken.since and taken.since < taken.on and taken.step == "consult"):
        before = named_day(stand.since if taken.on < stand.since else taken.on)
        raise ProcedureError(
            f"Ngày {named_day(min(taken.on, taken.since or taken.on)).vi} đứng trước bước trước đó ({before.vi}). Hãy sửa ngày.",
            f"{named_day(min(taken.on, taken.since or taken.on)).en} is before the step before it ({before.en}). Correct the day.",
        )


def _opinions(stand: Stand, taken: Taken) -> tuple[Opinion, ...]:
    known = {one.body: one for one in stand.opinions}
    if taken.step == "consult":
        if not taken.bodies:
            raise ProcedureError("Hãy ghi cơ quan được hỏi.", "Say which bodies are asked.")
        for body in dict.fromkeys(taken.bodies):
            if body in stand.waiting:
                raise ProcedureError(
                    "Có cơ quan đã được hỏi và chưa trả lời: thời hạn đang chạy, không hỏi lại. Hãy bỏ cơ quan đó.",
                    "A body named has been asked and has not answered: its period is running. Leave it out.",
                )
            known[body] = Opinion(body, taken.on)
    if taken.step == "answer":
        if taken.body not in known:
            raise ProcedureError(
                "Cơ quan này chưa được hỏi ý kiến. Hãy chọn một cơ quan đã được hỏi.",
                "This body was not asked. Choose one that was.",
            )
        if taken.on < known[taken.body].asked_on:
            raise ProcedureError(
                f"Ngày trả lời đứng trước ngày hỏi ({named_day(known[taken.body].asked_on).vi}). Hãy sửa ngày.",
                f"The answer is before the day of asking ({named_day(known[taken.body].asked_on).en}). Correct the day.",
            )
        if taken.answer not in ("agrees", "comments", "disagrees"):
            raise ProcedureError("Hãy chọn ý kiến trả lời.", "Choose what the body answered.")
        known[taken.body] = replace(known[taken.body], answered_on=taken.on, answer=taken.answer)
    return tuple(known.values())


def _ended(stand: Stand, move: Move, taken: Taken) -> Stand:
    def is_ended(one: Ticking) -> bool:
        if one.ended_on is not None:
            return False
        named = EVERY in move.ends or any(f"-{word}-" in f"-{one.rule.id}-" for word in move.ends)
        return named and (taken.step != "answer" or one.body == taken.body)

    return replace(
        stand,
        clocks=tuple(
            replace(one, ended_on=taken.on, ended_by=taken.step) if is_ended(one) else one for one in stand.clocks
        ),
    )


def _started(
    stand: Stand, move: Move, taken: Taken, calendar: WorkingCalendar, clocks: Iterable[Clock]
) -> tuple[Ticking, ...]:
    """The clocks a step starts: of several rules the first in force that day; where none is, there is no clock."""
    names = (move.shortened,) if stand.course.shortened and move.shortened else move.starts
    day = taken.since or taken.on
    rule = next((one for name in names if (one := clock(name, clocks)).in_force(day)), None)
    if rule is None:
        return ()
    running = {(one.rule.id, one.body) for one in stand.clocks if one.ended_on is None}
    found = due(rule, day, calendar)
    bodies = dict.fromkeys(taken.bodies) if taken.step == "consult" else ("",)
    return tuple(Ticking(rule, found, body) for body in bodies if (rule.id, body) not in running)


def _asked(stand: Stand, _: date) -> Words | None:
    if stand.opinions:
        return None
    return Words(
        "Chưa hỏi ý kiến cơ quan nào. Hãy gửi lấy ý kiến trước.", "Nobody was asked yet. Ask for opinions first."
    )


def _asked_around(stand: Stand, _: date) -> Words | None:
    if stand.asked_around:
        return None
    return Words(
        "Chưa hỏi Công an, Quân sự, Sở. Hãy gửi lấy ý kiến trước.",
        "Police, military and departments were not asked. Ask for their opinions first.",
    )


def _answered(stand: Stand, on: date) -> Words | None:
    """Every body asked has answered, or its period is over: then the dossier says that it has not answered."""
    open_ones = [one.due.day for one in stand.running if "opinion" in one.rule.id and one.due.day and one.due.day >= on]
    if not open_ones:
        return None
    last = named_day(max(open_ones))
    return Words(
        f"Còn cơ quan chưa trả lời và chưa hết hạn (đến {last.vi}). Hãy ghi trả lời, hoặc làm bước này sau ngày đó.",
        f"A body has not answered and its period runs (until {last.en}). Record the answer, or take this step after it.",
    )


def _disagreed(stand: Stand, _: date) -> Words | None:
    if stand.disagreeing:
        return None
    return Words(
        "Chỉ xin ý kiến Thủ tướng khi có cơ quan được hỏi không đồng ý.",
        "The Prime Minister is asked only where a body asked does not agree.",
    )


def _settled(stand: Stand, _: date) -> Words | None:
    if not stand.disagreeing or stand.prime_minister == "agrees":
        return None
    if stand.prime_minister == "disagrees":
        return Words(
            "Thủ tướng Chính phủ không đồng ý nên không quyết định đồng ý được.",
            "The Prime Minister does not agree, so the decision cannot be yes.",
        )
    return Words(
        "Có cơ quan không đồng ý: phải xin ý kiến Thủ tướng Chính phủ trước (Luật 70/2020/QH14, Điều 19(4)(b)).",
        "A body does not agree: the Prime Minister has to be asked first (Law 70/2020/QH14, Article 19(4)(b)).",
    )


def _open(_: Stand, on: date) -> Words | None:
    rule = clock("name-only")
    if rule.in_force(on):
        return None
    return Words(
        "Chỉ sửa tên mà không lấy ý kiến được áp dụng từ 01/07/2025 đến hết 28/02/2027 (Nghị định 177/2025/NĐ-CP, Điều 5(4), "
        "10(2)). Hãy dùng thủ tục “Sửa đổi, bổ sung”.",
        "Amending only a name without opinions holds from 1 July 2025 until 28 February 2027 (Decree 177/2025/NĐ-CP, "
        "Articles 5(4) and 10(2)). Use the procedure “Amend”.",
    )


CONDITIONS: Final[dict[str, Callable[[Stand, date], Words | None]]] = {
    "asked": _asked,
    "asked_around": _asked_around,
    "answered": _answered,
    "disagreed": _disagreed,
    "settled": _settled,
    "open": _open,
}
