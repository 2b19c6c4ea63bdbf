"""Rules as they are written in a TOML file: patterns put together from named parts, examples on both sides.

A pattern is a Python regular expression over the plain view of a text. ``{name}`` in it stands for the part of that
name; ``{upper}`` is any Latin capital. What a group ``no`` matches takes the finding back ("bí" before "mật").
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

EVERYWHERE, PUBLIC = "everywhere", "public"
"""Where a rule holds: in whatever is written, or in what everybody may read."""

_KEYS: Final = {
    "code", "vi", "en", "where", "may_be_acknowledged", "hint", "patterns", "context", "bare", "in_links",
    "source", "unverified", "matches", "others",
}  # fmt: skip
_NEEDED: Final = {"code", "vi", "en", "where", "patterns", "source", "matches", "others"}
_PART: Final = re.compile(r"\{([a-z_]+)\}")
_CAPITALS: Final = "".join(chr(code) for code in range(0x41, 0x1F00) if code < 0x250 or code > 0x1DFF)
_UPPER: Final = f"[{''.join(letter for letter in _CAPITALS if letter.isupper())}]"


class RuleError(ValueError):
    """A rules file that cannot be used, and why."""


@dataclass(frozen=True)
class Rule:
    """One thing that is looked for.

    ``hint``: a cheap pattern that is in every text in which the others find something (none: they are always tried).
    ``context`` and ``bare``: patterns that count only where the text, or the words of its column, speak of the thing.
    ``in_links``: whether web addresses are searched too. ``source``: where the rule comes from; ``unverified`` says that
    the source was not read.
    """

    code: str
    vi: str
    en: str
    where: str
    patterns: tuple[re.Pattern[str], ...]
    source: str
    matches: tuple[str, ...]
    others: tuple[str, ...]
    hint: re.Pattern[str] | None = None
    context: re.Pattern[str] | None = None
    bare: tuple[re.Pattern[str], ...] = ()
    may_be_acknowledged: bool = False
    in_links: bool = True
    unverified: bool = False


def read_rules(toml: str) -> tuple[Rule, ...]:
    """The rules of a file; raises :class:`RuleError` for what is no rules file, naming the rule."""
    try:
        said = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as wrong:
        raise RuleError(f"no TOML: {wrong}") from None
    parts = {"upper": _UPPER, **said.get("parts", {})}
    return tuple(_rule(one, parts) for one in said.get("rule", ()))


def _rule(said: Mapping[str, Any], parts: Mapping[str, str]) -> Rule:
    code = said.get("code", "?")
    if missing := _NEEDED - set(said):
        raise RuleError(f"rule {code!r} says nothing of {', '.join(sorted(missing))}")
    if unknown := set(said) - _KEYS:
        raise RuleError(f"rule {code!r} has unknown words: {', '.join(sorted(unknown))}")
    if said["where"] not in (EVERYWHERE, PUBLIC):
        raise RuleError(f"rule {code!r}: where is {EVERYWHERE!r} or {PUBLIC!r}")
    if said["where"] == EVERYWHERE and said.get("may_be_acknowledged"):
        raise RuleError(f"rule {code!r} holds everywhere, so it cannot be acknowledged")
    lists = {name: tuple(said[name]) for name in ("matches", "others") if name in said}
    try:
        patterns = {name: tuple(_compiled(one, parts) for one in said.get(name, ())) for name in ("patterns", "bare")}
        single = {name: _compiled(said[name], parts) for name in ("context", "hint") if name in said}
    except (re.error, KeyError) as wrong:
        raise RuleError(f"rule {code!r}: {wrong}") from None
    return Rule(**{**said, **lists, **patterns, **single})


def _compiled(pattern: str, parts: Mapping[str, str]) -> re.Pattern[str]:
    return re.compile(_filled(pattern, parts), re.MULTILINE)


def _filled(pattern: str, parts: Mapping[str, str]) -> str:
    """Parts may be made of parts; one that holds itself ends in a RuleError."""
    for _ in range(len(parts)):
        if not _PART.search(pattern):
            return pattern
        pattern = _PART.sub(lambda found: parts[found[1]], pattern)
    if _PART.search(pattern):
        raise RuleError("a part holds itself")
    return pattern
