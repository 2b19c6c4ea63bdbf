"""Related records as people name them at the desk: by code, or by a name that fits one record only."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from nhipcau.core.desk.likely import likely
from nhipcau.core.desk.seen import SeenNames
from nhipcau.core.kinds import Context, Inputs, Plain, Relation
from nhipcau.core.kinds.base import all_typed
from nhipcau.core.registry import registers
from nhipcau.lib.text import fold

if TYPE_CHECKING:
    from nhipcau.core.faults import Fault
    from nhipcau.core.policy import Powers
    from nhipcau.core.register import Register

KNOWN = "uid"
"""The part of a form that says which records the names shown in it are of."""
OFFERED = 6


class Related:
    """Names of related records for somebody, in a language, and back. A target he may not see is not there for him."""

    def __init__(self, powers: Powers, language: str) -> None:
        self._powers, self._language, self._names = powers, language, SeenNames(powers)

    def seen(self, relation: Relation, uids: list[str]) -> list[str]:
        """Those of some targets that he may see."""
        self._names.load_targets(registers()[relation.to], set(uids))
        return [uid for uid in uids if self._names.get(uid)]

    def text(self, uid: str) -> str:
        """ "DT-0001 Tỉnh Yamanashi", or the label alone of a record without a code."""
        entry = self._names.get(uid) or {}
        return " ".join(filter(None, (entry.get("code"), entry.get(self._language)))).strip()

    def inputs(self, relation: Relation, plain: Plain) -> Inputs:
        seen = self.seen(relation, relation.uids(plain))
        return {"": [self.text(uid) for uid in seen], KNOWN: seen}

    def entered(self, relation: Relation, given: Inputs, before: Plain, where: Context) -> Plain:
        """The value as typed; targets of ``before`` that he may not see are not his to take away."""
        known = self.seen(relation, _uids(all_typed(given, KNOWN)))
        texts = [text.strip() for text in all_typed(given) if text.strip()]
        typed = [self._find(relation, text, known, where) for text in texts]
        hidden = [uid for uid in relation.uids(before) if uid not in self.seen(relation, relation.uids(before))]
        return relation.entered({"": [*typed, *hidden] if relation.many else typed or hidden}, self._language, where)

    def offered(self, target: Register, words: str) -> list[str]:
        """Names to complete what somebody types."""
        found = likely(self._powers, target, words, OFFERED)
        return [one.called(self._language) for one in found]

    def _find(self, relation: Relation, text: str, known: list[str], where: Context) -> str:
        target = registers()[relation.to]
        for uid in known:
            if text == self.text(uid):
                return uid
        named = self._by_code(target, text) or _uids([text])
        if seen := self.seen(relation, named):
            return seen[0]
        found = [] if named else likely(self._powers, target, text, OFFERED)
        exact = [one for one in found if fold(text) in (fold(words) for words in one.label)]
        fitting = exact or found
        if len(fitting) == 1:
            return str(fitting[0].uid)
        if not fitting:
            raise not_among(relation, target, text, where)
        listed = [
            [" ".join(filter(None, (one.code or str(one.uid), one.label.get(code)))) for one in fitting]
            for code in ("vi", "en")
        ]
        raise relation.refuse(
            text,
            where,
            f"hợp với nhiều hồ sơ, hãy ghi mã của một hồ sơ: {'; '.join(listed[0])}",
            f"fits several records, give the code of one: {'; '.join(listed[1])}",
        )

    def _by_code(self, target: Register, text: str) -> list[str]:
        """The record whose code begins the text, if anybody may see it; a code of no record names nothing."""
        if not (number := target.number_in(text)):
            return []
        return [str(uid) for uid in self._powers.annotated(target).filter(number=number).values_list("uid", flat=True)]


def not_among(relation: Relation, target: Register, text: str, where: Context) -> Fault:
    """The refusal of a text that names no record of a register somebody sees."""
    title = target.title
    return relation.refuse(
        text,
        where,
        f"không có trong sổ “{title[0]}” mà bạn xem được: ghi mã, hoặc tên đúng như trong sổ",
        f"is not in the register “{title[1]}” as you see it: give its code, or its name as it stands there",
    )


def _uids(texts: list[str]) -> list[str]:
    found = []
    for text in texts:
        try:
            found.append(str(UUID(text)))
        except ValueError:
            continue
    return found
