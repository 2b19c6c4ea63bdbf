"""What would be different on the public page, column by column, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString

from nhipcau.core.desk.seen import SeenNames
from nhipcau.core.projection.names import Names
from nhipcau.core.publication.preview import Preview
from nhipcau.core.register import Register
from nhipcau.core.registry import registers
from nhipcau.web.portal.addresses import LANGUAGES, place_of
from nhipcau.web.portal.cells import cell
from nhipcau.web.portal.grounds import Ground, grounds_of
from nhipcau.web.words import say

ADDED, REMOVED, CHANGED, SAME = "added", "removed", "changed", "same"


class Line(NamedTuple):
    """A column; ``mark`` says how it differs, ``said`` the same in a word. Values show both languages where they differ."""

    label: str
    mark: str
    said: str
    before: SafeString
    after: SafeString


class Shown(NamedTuple):
    """A preview for a page: what differs, what does not, sources, what stays inside."""

    is_public: bool
    label: str
    lines: list[Line]
    same: list[Line]
    grounds_added: list[Ground]
    grounds_removed: list[Ground]
    grounds_same: int
    narrow: list[str]
    unshown: list[tuple[str, str]]
    findings: list[tuple[str, str]]

    @property
    def is_empty(self) -> bool:
        return not (self.lines or self.grounds_added or self.grounds_removed)


def shown(register: Register, found: Preview, names: SeenNames, language: str) -> Shown:
    lines = list(_lines(register, found, language))
    now = found.now or {"evidence": []}
    before, after = now["evidence"], found.then["evidence"]
    return Shown(
        found.now is not None,
        found.then[f"label_{language}"],
        [line for line in lines if line.mark != SAME],
        [line for line in lines if line.mark == SAME],
        _only(register, found.then, before, language),
        _only(register, now, after, language),
        len([entry for entry in after if entry in before]),
        [column.label[place_of(language)] for column in found.narrow],
        _unshown(register, found, names, language),
        [(one.label.get(language), one.rule.vi if language == "vi" else one.rule.en) for one in found.findings],
    )


def _lines(register: Register, found: Preview, language: str) -> Iterator[Line]:
    for column in register.public:
        kind = register.kinds[column.name]
        then = found.then["values"].get(column.name)
        now = found.now["values"].get(column.name) if found.now else None
        if not then and not now:
            continue
        mark = SAME if now == then else ADDED if not now else REMOVED if not then else CHANGED
        yield Line(
            column.label[place_of(language)],
            mark,
            say(f"desk_diff_{mark}", language),
            _both(kind, now, language),
            _both(kind, then, language),
        )


def _both(kind: Any, value: Any, language: str) -> SafeString:
    """The value as readers of the page's language see it, and below it as the others do, where that is different."""
    mine, other = cell(kind, value, language), next(one for one in LANGUAGES if one != language)
    theirs = cell(kind, value, other)
    if not theirs or strip_tags(theirs) == strip_tags(mine):
        return mine
    return format_html(
        '{}<br><span class="soft" lang="{}"><small class="mark">{}</small> {}</span>',
        mine,
        other,
        say(f"desk_in_{other}", language),
        theirs,
    )


def _only(register: Register, item: dict[str, Any], others: list[Any], language: str) -> list[Ground]:
    """The sources of an item that are not among ``others``, with the numbers they have in it."""
    numbers = {place for place, entry in enumerate(item["evidence"], 1) if entry not in others}
    return [ground for ground in grounds_of(register, item, language) if ground.number in numbers] if numbers else []


def _unshown(register: Register, found: Preview, names: SeenNames, language: str) -> list[tuple[str, str]]:
    """Related records readers will not see named; by name as far as one sees them oneself."""
    by_target: dict[str, set[str]] = {}
    for one in found.unshown:
        by_target.setdefault(register.relations[one.column.name].to, set()).add(one.uid)
    for target, uids in by_target.items():
        names.load_targets(registers()[target], uids)
    return [(one.column.label[place_of(language)], _name(names, one.uid, language)) for one in found.unshown]


def _name(names: Names, uid: str, language: str) -> str:
    entry = names.get(uid)
    return entry[language] if entry else say("desk_not_seen", language)
