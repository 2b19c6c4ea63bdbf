"""Who holds which title in a sentence: by the order of names and titles alone.

A sentence is cut into names and titles (a post with its body). A name takes the titles right before it; else those
behind it, unless these lead to the next name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from nhipcau.lib.reading.document import Document, Sentence
from nhipcau.lib.reading.following import LONGEST_BRACKET, behind_bracket, follows, follows_aside, is_appointed
from nhipcau.lib.reading.named import named_people
from nhipcau.lib.reading.names import Name, honorifics
from nhipcau.lib.reading.titles import Title, is_for_journey, titles_of
from nhipcau.lib.reading.words import is_vietnamese

_OF_BUSINESS: Final = frozenset(
    {"Giám đốc", "Phó Giám đốc", "Tổng Giám đốc", "Phó Tổng Giám đốc", "Giám đốc điều hành", "Giám đốc quốc gia", "Chủ tịch", "Phó Chủ tịch", "Trưởng đại diện"}
)  # fmt: skip
"""Posts behind which a foreign name may be that of the company."""
_OF_FIRMS: Final = frozenset({"Chủ tịch", "Tổng Giám đốc", "CEO", "Giám đốc điều hành", "Phó Chủ tịch", "Tổng Thư ký"})
_OF_THEMSELVES: Final = frozenset(
    {"Tổng Bí thư", "Chủ tịch nước", "Thủ tướng", "Phó Thủ tướng", "Phó Thủ tướng Thường trực"}
)
"""Posts that need no body."""
_HEADS: Final = frozenset({"Thủ tướng", "Chủ tịch nước"})
"""Who is head of a government or a state is so last of all: "Tổng Bí thư, Chủ tịch nước A"."""
_SEVERAL: Final = frozenset({"các", "hai", "ba", "bốn"})
_JOINTS: Final = frozenset({",", "-", "–", "—", "(", "kiêm", "và", "đồng", "thời", "là", "tân"})


@dataclass(frozen=True, slots=True)
class Held:
    """A title and the name of who holds it."""

    name: Name
    title: Title
    rule: str


def held_titles(document: Document, sentence: Sentence) -> list[Held]:
    """Who holds which title, by the order of names and titles in the sentence."""
    titles = titles_of(document, sentence)
    if not titles:
        return []
    names = named_people(document, sentence, titles)
    held: list[Held] = []
    chains = _chains(sentence, titles)
    for chain in chains:
        before = next((name for name in reversed(names) if name.last <= chain[0].first), None)
        after = next((name for name in names if name.first >= chain[-1].last), None)
        if before and after and _is_company(sentence, before, chain, after):
            held.append(Held(before, _of_company(document, sentence, chain[0], after), "people.behind_name"))
        elif after and (
            _is_adjacent(sentence, chain[-1].last, after)
            or (not _is_of_before(sentence, held, before, chain, after) and _is_behind_sign(sentence, chain[-1], after))
        ):
            if (
                before
                and len(chain) > 1
                and _follows(sentence, before, chain)
                and (not any(one.name == before for one in held) or _is_said_to_be(sentence, before, chain))
            ):
                held += [Held(before, title, "people.behind_name") for title in chain[:-1]]
                chain = chain[-1:]
            chain = _without_heads(chain)
            held += [Held(after, title, "people.before_name") for title in chain]
            held += [
                Held(other, title, "people.shared")
                for title in chain
                for other in _listed_with(sentence, names, after, chain[-1], titles)
            ]
        elif (
            before
            and (_follows(sentence, before, chain) or follows_aside(sentence, before, chain[0].first))
            and not _is_figure(sentence, before, chain)
        ):
            held += [Held(before, title, "people.behind_name") for title in chain]
        elif before and held and held[-1].name == before and _is_appointed(sentence, held[-1].title, chain[0]):
            if len(chain) > 1 and len({one.name for one in held}) > 1:
                continue  # "ông A, … và bà B, … giữ chức Chủ tịch và Phó Chủ tịch": who holds which is not told
            held += [Held(before, title, "people.appointed") for title in chain]
    return held


def _is_said_to_be(sentence: Sentence, before: Name, chain: list[Title]) -> bool:
    """ "Phó Thủ tướng A là Phó Chủ tịch Thường trực, Bộ trưởng Khoa học và Công nghệ B là …"."""
    return [word.low for word in sentence.words[before.last : chain[0].first]] == ["là"]


def _is_company(sentence: Sentence, before: Name, chain: list[Title], after: Name) -> bool:
    """Whether the foreign name behind a post is the body of who stands before it: "ông A, Giám đốc Example Aid"."""
    return (
        len(chain) == 1
        and chain[0].body is None
        and chain[0].position in _OF_BUSINESS
        and after.first == chain[0].last
        and _follows(sentence, before, chain)
        and any(not is_vietnamese(word.lower()) for word in after.text.split())
    )


def _of_company(document: Document, sentence: Sentence, title: Title, after: Name) -> Title:
    return Title(title.first, after.last, title.position, document.said(sentence, after.first, after.last))


def _is_figure(sentence: Sentence, before: Name, chain: list[Title]) -> bool:
    """Whether a head of state merely follows a name that is none of theirs: "danh nhân Nguyễn Trãi, Chủ tịch nước"."""
    is_listed = sentence.words[before.last].text in "-–"
    return not before.honored and not is_listed and chain[0].position == "Chủ tịch nước" and chain[0].body is None


def _without_heads(chain: list[Title]) -> list[Title]:
    """Titles without those of somebody else: "Thủ tướng, Phó Thủ tướng A", "thừa ủy quyền Chủ tịch nước, Chủ tịch UBND tỉnh A"."""
    held = {title.position for title in chain}
    return [
        title
        for title in chain
        if f"Phó {title.position}" not in held and (title.position not in _HEADS or title is chain[-1])
    ]


def _chains(sentence: Sentence, titles: list[Title]) -> Iterator[list[Title]]:
    """Titles that follow each other with nothing but a joint between them: "Ủy viên …, Phó Chủ tịch …"."""
    chain: list[Title] = []
    for title in _with_shared_bodies(sentence, titles):
        if chain and not all(word.low in _JOINTS for word in sentence.words[chain[-1].last : title.first]):
            yield chain
            chain = []
        chain.append(title)
    if chain:
        yield chain


def _with_shared_bodies(sentence: Sentence, titles: list[Title]) -> Iterator[Title]:
    """Titles, those joined by "kiêm" with the body told last: "Phó Chủ tịch kiêm Tổng Thư ký Liên hiệp …"."""
    for at, title in enumerate(titles):
        following = titles[at + 1] if at + 1 < len(titles) else None
        if title.body is None and following:
            between = [word.low for word in sentence.words[title.last : following.first]]
            is_of_firm = between == [","] and {title.position, following.position} <= _OF_FIRMS
            if (between == ["kiêm"] and title.position not in _OF_THEMSELVES) or is_of_firm:
                yield Title(title.first, title.last, title.position, following.body)
                continue
        yield title


def _is_adjacent(sentence: Sentence, last: int, name: Name) -> bool:
    between = [word.low for word in sentence.words[last : name.first]]
    if name.honored and between[:1] in (["là"], [","]) and not _leads_on(sentence, between, name):
        between = between[1:]
    if between[:1] == ["("] and ")" in between and len(between) <= LONGEST_BRACKET:
        between = between[between.index(")") + 1 :]
    return not between or all(word in honorifics() or word in (":", ".", "các", "gồm") for word in between)


def _follows(sentence: Sentence, before: Name | None, chain: list[Title]) -> bool:
    """Whether titles belong to the name before them: "ông A, Giám đốc Sở, …"."""
    if before is not None and before.last == chain[0].first:  # "các đồng chí: A Phó Chủ tịch UBND thành phố; B, …"
        return before.honored or (before.first > 0 and sentence.words[before.first - 1].text in ":;")
    return before is not None and follows(sentence, before.last, chain[0].first)


def _is_of_before(sentence: Sentence, held: list[Held], before: Name | None, chain: list[Title], after: Name) -> bool:
    """Whether titles follow the name before them; not "Tổng Lãnh sự A, Tùy viên Quân sự Đại sứ quán B, Đại tá C"."""
    has_one = any(one.name == before and one.rule == "people.before_name" for one in held)
    return _follows(sentence, before, chain) and not (has_one and after.honored)


def _is_appointed(sentence: Sentence, title: Title, another: Title) -> bool:
    """Whether another title of the same person follows a first; "làm Trưởng đoàn" is for a journey."""
    return another.position != "Trưởng đoàn" and is_appointed(sentence, title.last, another.first)


def _is_behind_sign(sentence: Sentence, title: Title, name: Name) -> bool:
    """Whether a name follows its title behind a sign: "Phó Giám đốc Sở Ngoại vụ - Lê Văn A", "Tổng Lãnh sự …, Lê Văn A"."""
    between = [word.low for word in sentence.words[title.last : name.first]]
    return title.body is not None and between in (["-"], ["–"], [","]) and not _leads_on(sentence, between, name)


def _leads_on(sentence: Sentence, between: list[str], name: Name) -> bool:
    """Whether the name behind a sign has a title of its own: "Chủ tịch UBND tỉnh, ông A, Giám đốc Sở" are two people."""
    near = range(name.last, name.last + 3)
    if any(word.text == ";" for word in sentence.words[name.last : name.last + 3]):
        return False
    posts = [mark for mark in sentence.of("post") if not is_for_journey(mark.value[0])]  # "…, A làm trưởng đoàn"
    return between[0] in (",", "-", "–") and any(mark.first in near for mark in posts)


def _listed_with(
    sentence: Sentence, names: list[Name], after: Name, title: Title, titles: list[Title]
) -> Iterator[Name]:
    """Further names behind "các Phó Chủ tịch UBND tỉnh: A, B và C", each of whom may have more titles."""
    words = sentence.words
    first = title.first
    while first and words[first - 1].low in honorifics():
        first -= 1
    is_told = any(word.low in ("gồm", "các") for word in words[title.last : after.first])
    if not is_told and not (first and (words[first - 1].low in _SEVERAL or words[first - 1].is_number)):
        return
    others = {at for one in titles if one.first >= after.last for at in range(one.first, one.last)}
    others |= {at for name in names for at in range(name.last, behind_bracket(sentence, name.last))}
    last = after.last
    for name in names:
        between = range(last, name.first)
        if name.first >= last and name.honored and not after.honored:  # "…: A, B; đồng chí C, …": C is another's
            return
        joins = [words[at].low for at in between if at not in others]
        begin = max((at for at in between if words[at].text == ";"), default=last)
        own = others.intersection(range(begin, name.first))  # a title right before the name is its own
        if name.first >= last and not own and all(word in {",", ";", "và", *honorifics()} for word in joins):
            yield name
            last = name.last
