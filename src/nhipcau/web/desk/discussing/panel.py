"""A record's discussion in words: threads with their replies, and what one may do in it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from nhipcau.actions.discussing import speaking_for
from nhipcau.actions.publication import Mover
from nhipcau.core.column import OWN, SHARED
from nhipcau.core.discussing.hearing import Hearing, comments_of, hearing
from nhipcau.core.discussing.models import Comment
from nhipcau.core.discussing.saying import LONGEST, may_correct
from nhipcau.core.notices.found import discussion_read
from nhipcau.core.people.models import Agency
from nhipcau.core.people.standing import agencies_by_uid
from nhipcau.core.policy import Look
from nhipcau.core.register import Register
from nhipcau.web.desk.discussing.addresses import comment_address
from nhipcau.web.desk.moments import moment
from nhipcau.web.desk.naming import names_of_actors
from nhipcau.web.desk.records.addresses import record_address
from nhipcau.web.words import say

ON_THE_RECORD = 3
"""Threads on the record's own page; the discussion's page has all."""
MOST = 200
"""Threads on the discussion's page, the latest first."""


class Remark(NamedTuple):
    """A comment in words; addresses are "" for what one may not do. ``names`` are whom it mentions."""

    uid: UUID
    who: str
    agency: str
    when: str
    is_corrected: bool
    html: SafeString
    is_struck: bool
    correct_address: str
    take_back_address: str


class Thread(NamedTuple):
    """``state`` is "open", "answered" or "settled"; ``to`` is the audience of a reply, "" where one may not answer."""

    first: Remark
    replies: list[Remark]
    audience: str
    is_shared: bool
    state: str
    state_words: str
    settle_address: str
    to: str


class Panel(NamedTuple):
    """``audiences`` are what one may choose from – (value, words) –, empty where one only reads; ``total`` threads there
    are, ``more`` of them not shown."""

    threads: list[Thread]
    total: int
    more: int
    audiences: list[tuple[str, str]]
    address: str
    names_address: str
    longest: int


def panel_of(register: Register, look: Look, by: Mover, language: str, most: int = ON_THE_RECORD) -> Panel | None:
    """The discussion of a record for somebody, None where he neither reads nor says anything in it.

    Whoever has it before his eyes has read what told him of it. The number of queries does not grow with the comments.
    """
    heard, agencies = hearing(by.powers, register, look), speaking_for(register, look, by)
    comments = comments_of(look.row.uid, heard)
    if not (comments or agencies or heard.shared or heard.everything):
        return None
    if comments:
        discussion_read(by.account, look.row.uid, timezone.now())
    threads = [one for one in reversed(comments) if one.parent_id is None]
    shown = threads[:most]
    words = _Words(register, look, by, heard, agencies, language)
    return Panel(
        words.threads(shown, comments),
        len(threads),
        len(threads) - len(shown),
        _audiences(agencies, language),
        record_address(language, register, look.row.uid, "desk_discussion"),
        record_address(language, register, look.row.uid, "desk_discussion_names"),
        LONGEST,
    )


class _Words:
    """Comments in words; names of people and agencies are asked once for all."""

    def __init__(
        self, register: Register, look: Look, by: Mover, heard: Hearing, mine: list[Agency], language: str
    ) -> None:
        self.register, self.look, self.by, self.heard, self.language = register, look, by, heard, language
        self.mine = [str(one.uid) for one in mine]
        self.now: datetime = timezone.now()
        self.takes_part = bool(mine)
        self.people: dict[str, str] = {}
        self.agencies: dict[str, Agency] = {}

    def threads(self, shown: list[Comment], comments: list[Comment]) -> list[Thread]:
        uids = {one.uid for one in shown}
        theirs = [one for one in comments if one.uid in uids or one.parent_id in uids]
        self.people = names_of_actors([one.actor for one in theirs], self.language)
        self.agencies = agencies_by_uid({one.agency for one in theirs})
        return [self._thread(one, [reply for reply in theirs if reply.parent_id == one.uid]) for one in shown]

    def _thread(self, first: Comment, replies: list[Comment]) -> Thread:
        answered = any(one.actor != first.actor and not one.struck_at for one in replies)
        state = "settled" if first.settled_at else "answered" if answered else "open"
        within = self._agency(first.agency)
        return Thread(
            self.remark(first),
            [self.remark(one) for one in replies],
            say("desk_talk_shared", self.language)
            if first.seen <= SHARED
            else say("desk_talk_within", self.language, agency=within),
            first.seen <= SHARED,
            state,
            say(f"desk_talk_{state}", self.language),
            self._address(first, "desk_comment_settle") if self.takes_part else "",
            self._to(first),
        )

    def remark(self, one: Comment) -> Remark:
        own = self.takes_part and one.actor == self.by.actor and not one.struck_at
        return Remark(
            one.uid,
            self.people[one.actor],
            self._agency(one.agency),
            moment(one.at, self.language),
            one.edited_at is not None,
            _html(one.text, one.mentions),
            one.struck_at is not None,
            self._address(one, "desk_comment") if own and may_correct(one, self.by.actor, self.now) else "",
            self._address(one, "desk_comment_take_back") if own else "",
        )

    def _to(self, first: Comment) -> str:
        """What is within an agency is answered there; whoever reviews everything answers nothing."""
        if not self.takes_part or first.struck_at:
            return ""
        if first.seen <= SHARED:
            return f"shared-{self.mine[0]}"
        return f"own-{first.agency}" if first.agency in self.heard.agencies else ""

    def _agency(self, uid: str) -> str:
        return self.agencies[uid].label.get(self.language) if uid in self.agencies else ""

    def _address(self, one: Comment, route: str) -> str:
        return comment_address(self.language, self.register, self.look.row.uid, one.uid, route)


def _audiences(agencies: list[Agency], language: str) -> list[tuple[str, str]]:
    """What is chosen from: within the agency first, so that nothing goes further by oversight."""
    several = len(agencies) > 1
    kinds = ((OWN, "desk_talk_within"), (SHARED, "desk_talk_shared_as" if several else "desk_talk_shared"))
    return [
        (f"{seen.name.lower()}-{one.uid}", say(words, language, agency=one.label.get(language)))
        for seen, words in kinds
        for one in agencies
    ]


def _html(text: str, names: Iterable[str]) -> SafeString:
    """The text with line breaks, and the names of those it mentions marked."""
    shown = str(escape(text)).replace("\n", "<br>")
    for name in sorted(names, key=len, reverse=True):
        said = str(escape(name))
        shown = shown.replace(f"@{said}", f'<b class="named">@{said}</b>')
    return mark_safe(shown)  # noqa: S308  # everything in it was escaped above
