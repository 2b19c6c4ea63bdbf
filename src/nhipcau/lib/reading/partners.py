"""Partners abroad: countries (by their people's goods and bodies too), localities, organisations and companies."""

from __future__ import annotations

from typing import Final

from nhipcau.lib.reading.bodies_abroad import bodies_abroad
from nhipcau.lib.reading.document import Document, Sentence
from nhipcau.lib.reading.fact import Fact, Span
from nhipcau.lib.reading.lists import Named
from nhipcau.lib.reading.names import is_in_name, name_end
from nhipcau.lib.reading.places_abroad import localities_abroad
from nhipcau.lib.reading.runs import initials_behind
from nhipcau.lib.reading.words import Mark

_DECEPTIVE: Final = frozenset(
    {
        "anh",
        "đức",
        "mỹ",
        "nga",
        "ý",
        "pháp",
        "áo",
        "bỉ",
        "lào",
        "hàn",
        "nhật",
        "úc",
        "tân",
        "séc",
        "cam",
        "ba lan",
        "hà lan",
        "phần lan",
        "thái",
        "malta",
        "mali",
    }
)
"""Names of one syllable that are words or parts of names as well."""
_NOT_BEFORE: Final = frozenset(
    {
        "tiếng",
        "ông",
        "bà",
        "anh",
        "chị",
        "cô",
        "em",
        "chú",
        "bác",
        "thị",
        "văn",
        "minh",
        "đô",
        "la",
        "đồng",
        "biển",
        "phố",
        "đường",
        "cầu",
        "công",
        "kim",
    }
)


def partners(document: Document) -> list[Fact]:
    """One fact for each partner named, with all its mentions."""
    found: dict[tuple[str, str], Fact] = {}
    aliases: dict[str, Named] = {}
    low = document.text.lower()
    is_aid = any(word in low for word in ("phi chính phủ", "pcpnn", "viện trợ", "tài trợ", "liên hiệp các tổ chức hữu nghị"))  # fmt: skip
    for sentence in document.sentences:
        taken: list[Span] = []
        for named, span, rule in (
            *localities_abroad(document, sentence),
            *bodies_abroad(document, sentence, is_aid=is_aid),
        ):
            if any(other.overlaps(span) for other in taken):
                continue
            taken.append(span)
            if initials := initials_behind(sentence, document.text, span):
                aliases[initials] = named
            _keep(found, aliases.get(named.name, named), span, rule)
        for mark in sentence.of("partner"):
            span = sentence.span(mark.first, mark.last)
            if mark.value and not any(other.overlaps(span) for other in taken) and is_partner(sentence, mark):
                _keep(found, mark.value, span, "partners.listed")
                _say(found, mark.value, document.quoted(span))
    for fact in found.values():
        fact.values.pop("said", None)
    return list(found.values())


def _keep(found: dict[tuple[str, str], Fact], named: Named, span: Span, rule: str) -> None:
    key = (named.kind, named.country if named.kind == "country" and named.country else named.name.lower())
    if key in found:
        found[key].add_evidence(span)
        return
    values = {"name": named.name, "kind": named.kind, "country": named.country}
    found[key] = Fact("foreign_partner", rule, 0.9, [span], values)


def _say(found: dict[tuple[str, str], Fact], named: Named, said: str) -> None:
    """The name as the text says it: the longest of its spellings, so that a full name goes before initials."""
    if named.kind != "country":
        values = found[named.kind, named.name.lower()].values
        if "said" not in values or len(said) > len(values["said"]):
            values |= {"said": said, "name": said}


def is_partner(sentence: Sentence, mark: Mark) -> bool:
    """Whether the name means the partner: not a person's name, a language, a currency or another word."""
    words = sentence.words
    before = words[mark.first - 1] if mark.first else None
    after = words[mark.last] if mark.last < len(words) else None
    if (before and before.low in _NOT_BEFORE) or is_in_name(sentence, mark.first, mark.last):
        return False
    name = words[mark.first].low if mark.last - mark.first == 1 else ""
    if name not in _DECEPTIVE:
        return True
    if before and before.low in ("tại", "nước") and name_end(sentence, mark.last):  # "Đại sứ tại Đức Lê Văn A"
        return True
    if after and after.is_capital and after.start - words[mark.last - 1].end == 1 and not after.text.isupper():
        return any(sentence.at(listed, mark.last) for listed in ("partner", "post", "place"))
    if before is None or not before.is_word:
        # At the beginning, or in a list: "Pháp, Đức và Nga" but not "Pháp luật", "Ý kiến".
        return after is None or after.low in (",", ".", ";", ")", "và", "-", "–", "là", "sẽ", "đã", "tại")
    return not before.is_capital or before.text in ("Lan", "CHLB", "Sứ", "Quốc", "Hội", "Liên", "Nam")
