"""The body an office is held in: where it ends among the words behind the post."""

from __future__ import annotations

from typing import Final

from nhipcau.lib.reading.document import Sentence
from nhipcau.lib.reading.names import begins_korean, listed, name_end, place_end
from nhipcau.lib.reading.words import Mark, Word, is_acronym

_LONGEST_BODY: Final = 18
_BEFORE_PLACES: Final = frozenset(
    {"tỉnh", "phố", "tp", ".", "bang", "quận", "huyện", "phường", "xã", "vùng", "hạt", "đô", "nước"}
)
AMBASSADORS: Final = frozenset(
    {
        "Đại sứ",
        "Tổng Lãnh sự",
        "Phó Đại sứ",
        "Lãnh sự",
        "Tham tán",
        "Đại biện",
        "Đại biện lâm thời",
        "Công sứ",
        "Phó Tổng Lãnh sự",
        "Tham tán Công sứ",
        "Lãnh sự danh dự",
        "Tổng Lãnh sự danh dự",
        "Tham tán Thương mại",
        "Trưởng phái đoàn",
        "Phó Trưởng phái đoàn",
    }
)
"""Posts whose body is a country, where "tại Việt Nam" goes on with it."""
_NAMED_ABROAD: Final = frozenset({"Công", "Tập", "Tổ", "Quỹ", "Tổng", "Ngân", "Hội", "Trung", "Đại", "Trường", "Viện"})
"""First words of bodies whose own names may be foreign."""
HEADS_ABROAD: Final = frozenset({"Thống đốc", "Phó Thống đốc", "Tỉnh trưởng", "Phó Tỉnh trưởng", "Thị trưởng", "Phó Thị trưởng", "Đô trưởng", "Phó Đô trưởng"})  # fmt: skip
_COMMITTEES: Final = frozenset({"ubnd", "hđnd", "tỉnh", "thành", "huyện", "quận", "thị"})
"""First words of committees, whose names have no other words in small letters than these and the next."""
_OF_COMMITTEES: Final = frozenset(
    {"ủy", "tỉnh", "thành", "phố", "huyện", "quận", "thị", "xã", "phường", "trấn", "tp", "cấp", "đặc", "khu", "các", "và", "của", "thủ", "đô", "lâm", "thời", "nước", "châu", "đoàn"}
)  # fmt: skip
_JOINTS: Final = frozenset({"và", "tại", "thuộc", "tỉnh"})
_BEHIND_OURS: Final = frozenset({"và", "về", "phía", "miền", "khu"})
_OURS: Final = frozenset({"Hội", "Hiệp", "Viện", "Phòng", "Trung", "Liên", "Quỹ"})
"""First words of bodies that may bear a country's name and go on: "Hội hữu nghị Việt Nam - Lào Thành phố Huế"."""
_MIDDLE: Final = frozenset({"Văn", "Thị"})
"""Middle names: what stands before them is a surname."""
_CONTINUING: Final = frozenset({"Sở", "Bộ", "Cục", "Trung", "Ban", "Vụ"})


def body_end(sentence: Sentence, first: int, posts: frozenset[int], *, is_own: bool, position: str) -> int:
    """Where the body behind a post ends: before a name, a verb, a sign; ``first`` if no body follows.

    ``posts``: the words at which posts begin; ``is_own``: the post names the body's first word.
    """
    words, ambassador = sentence.words, position in AMBASSADORS
    if first >= len(words) or not (is_own or ambassador or _begins_body(sentence, first)):
        return first
    if ambassador and name_end(sentence, first, lenient=True):
        return first
    if position in HEADS_ABROAD and (locality := _locality_near(sentence, first)):
        return locality.last
    begins = _Beginnings(sentence, first, posts, is_ambassador=ambassador)
    is_committee = words[first].low in _COMMITTEES
    at = first
    while at < len(words) and at - first < _LONGEST_BODY:
        if end := place_end(sentence, at) or abroad_end(sentence, at):
            if begins.anyone_behind(at, end) or _ends_behind_unit(sentence, at, end):
                return end
            at = end
            continue
        if at > first + 1 and _ends_behind_ours(sentence, at):
            break
        if at > first and (begins.at(at) or (is_committee and _is_outside(words[at]))):
            break
        if end := _behind_initials(sentence, at) or _hyphened_end(sentence, at):
            at = end
            continue
        is_joint = words[at].low == "tại" and (ambassador or _stays_abroad(sentence, first, at))
        if not is_joint and not (words[at].low == "," and _continues(sentence, at, first)) and _ends_at(sentence, at):
            break
        at += 1
    while at > first and not words[at - 1].is_word:
        at -= 1
    return at


def _stays_abroad(sentence: Sentence, first: int, at: int) -> bool:
    """Whether a body goes on with where it is: "Đại sứ quán Hoa Kỳ tại Hà Nội", "Hội người Việt Nam tại Đức"."""
    words = sentence.words
    if "quán" in (word.low for word in words[first : first + 4]):
        return True
    is_body = words[first].text.capitalize() in _OURS | _NAMED_ABROAD or sentence.at("partner", first) is not None
    country = sentence.at("partner", at + 1)
    is_country = country is not None and country.value.kind == "country"
    return is_body and (is_country or (place_end(sentence, at + 1) > 0 and words[at + 1].low == "việt"))


def _ends_behind_ours(sentence: Sentence, at: int) -> bool:
    """Whether a body ends with "tỉnh" or "thành phố", whichever is meant: "Ban An toàn giao thông tỉnh động viên"."""
    words = sentence.words
    is_ours = words[at - 1].text == "tỉnh" or (words[at - 1].text == "phố" and words[at - 2].text == "thành")
    return is_ours and words[at].is_word and words[at].text.islower() and words[at].low not in _BEHIND_OURS


def _is_outside(word: Word) -> bool:
    """Whether a word in small letters is no part of the name of a committee: "UBND tỉnh nhiệt liệt"."""
    return word.is_word and not word.is_capital and word.low not in _OF_COMMITTEES


def _ends_behind_unit(sentence: Sentence, at: int, end: int) -> bool:
    """Whether a body ends with a province of ours: "Sở Ngoại vụ Hà Nội phụ trách", not "… Hà Nội và Huế"."""
    mark = sentence.at("place", at)
    following = sentence.words[end] if end < len(sentence.words) else None
    return bool(mark and following and following.is_word and following.text.islower() and following.low not in _JOINTS)


def _behind_initials(sentence: Sentence, at: int) -> int:
    """The end of a body's initials in a bracket, if the body goes on: "Hội đồng nhân dân (HĐND) tỉnh"; else 0."""
    said = sentence.words[at : at + 4]
    if len(said) < 4 or not said[3].is_word or said[0].text != "(" or said[2].text != ")" or not said[1].text.isupper():
        return 0
    return at + 3 if said[3].low in _BEFORE_PLACES or place_end(sentence, at + 3) else 0


def _hyphened_end(sentence: Sentence, at: int) -> int:
    """The end of a name with hyphens behind a word for a place: "tỉnh Sạ-vẳn-na-khệt"; else 0."""
    words, last = sentence.words, at + 1
    if not (at and words[at].is_capital and words[at - 1].low in _BEFORE_PLACES):
        return 0
    while last + 1 < len(words) and words[last].text == "-" and words[last - 1].end == words[last].start:
        if words[last + 1].start != words[last].end or not words[last + 1].is_word:
            break
        last += 2
    return last if last > at + 1 else 0


def abroad_end(sentence: Sentence, at: int) -> int:
    """The end of a listed locality abroad that begins at a word; 0 if none does."""
    mark = sentence.at("abroad", at)
    return mark.last if mark else 0


class _Beginnings:
    """Where in a body that begins at ``first`` something else begins: a post or a name."""

    def __init__(self, sentence: Sentence, first: int, posts: frozenset[int], *, is_ambassador: bool) -> None:
        self._sentence, self._posts, self._is_ambassador = sentence, posts, is_ambassador
        words = sentence.words
        partner = sentence.at("partner", first)
        is_country = partner is not None and partner.value.kind == "country"
        begins = "" if is_country else words[first].text.capitalize()  # "Trung Quốc" is no "Trung tâm"
        self._is_ours = begins in _OURS
        self._takes_foreign = begins in _NAMED_ABROAD and len(words) > first + 1 and words[first + 1].low != "đồng"

    def at(self, at: int) -> bool:
        words = self._sentence.words
        if (at in self._posts and words[at].is_capital) or begins_korean(self._sentence, at):
            return True
        is_lenient = self._is_ambassador or (
            (not self._takes_foreign or words[at - 1].text == "Hội") and words[at - 1].low not in _BEFORE_PLACES
        )
        is_name = name_end(self._sentence, at, lenient=is_lenient, introduced=_is_whole_name(self._sentence, at)) > 0
        return is_name and not _begins_with_place(self._sentence, at)

    def anyone_behind(self, at: int, end: int) -> bool:
        """Whether a name begins behind a place, whatever it looks like: "Tổng Lãnh sự Trung Quốc tại Đà Nẵng Đổng Bích Du"."""
        words = self._sentence.words
        partner = self._sentence.at("partner", at)
        is_abroad = (partner is not None and partner.value.kind == "country") or abroad_end(self._sentence, at) > 0
        is_firm = self._takes_foreign and not self._is_ours and words[end - 1].low == "nam"
        if not (self._is_ambassador or is_firm or (is_abroad and not self._is_ours and not self._takes_foreign)):
            return False
        following = words[end : end + 2]
        if len(following) < 2 or not all(word.is_word and word.is_capital for word in following):
            return False
        marked = any(self._sentence.at(name, end) for name in ("place", "partner", "abroad", "post", "issuer"))
        return not (marked or place_end(self._sentence, end)) and following[0].text not in listed("bodies")


def _begins_with_place(sentence: Sentence, at: int) -> bool:
    """Whether words with capitals are a place and then a name: "UBND huyện Mai Châu Hà Văn Ba"."""
    words = sentence.words
    if words[at - 1].low not in _BEFORE_PLACES and not words[at - 1].is_capital:
        return False
    last = at
    while last < len(words) and words[last].is_word and words[last].is_capital:
        last += 1
    return any(
        words[middle].text in _MIDDLE and words[middle - 1].text in listed("surnames") for middle in range(at + 2, last)
    )


def _locality_near(sentence: Sentence, first: int) -> Mark | None:
    """The locality abroad in a body; what follows it is the name, whatever it looks like: "tỉnh Khăm Muộn Đay Xụ Đa Phon"."""
    return next((mark for at in range(first, first + 3) if (mark := sentence.at("abroad", at))), None)


def _is_whole_name(sentence: Sentence, at: int) -> bool:
    """Whether a surname that is another word too begins a name inside a body: "UBND tỉnh Mai Văn Ba", not "Đại học Hồng Đức"."""
    words = sentence.words
    last = at
    while last < len(words) and words[last].is_word and words[last].is_capital:
        last += 1
    return last - at > 2 and not any(sentence.at(name, at + 1) for name in ("place", "partner"))


def _ends_at(sentence: Sentence, at: int) -> bool:
    """Whether the body ends before a sign or a word that leads out of it."""
    words, word = sentence.words, sentence.words[at]
    if not (word.is_word or word.text in "-–&/.") or _stops(sentence, at):
        return True
    if word.text == ".":
        return not (at and words[at - 1].low in ("tp", "t"))
    return word.low in ("và", "-", "–", "/", "các") and not (at + 1 < len(words) and _goes_on(sentence, at))


def _stops(sentence: Sentence, at: int) -> bool:
    """Whether the body ends before the word: at a verb, at "ông", at a word of time."""
    word = sentence.words[at]
    if word.is_capital or (word.low == "ký" and sentence.words[at - 1].low == "thư"):
        return False
    following, third = (sentence.words[place].low if place < len(sentence.words) else "" for place in (at + 1, at + 2))
    if (word.low, following) == ("thông", "tin") and third in ("đối", "và", "điện"):
        return False  # "Ban Chỉ đạo Công tác thông tin đối ngoại"
    if (word.low, following) in (("sáng", "tạo"), ("sáng", "kiến")):
        return False  # "Trung tâm Đổi mới sáng tạo"
    if (sentence.words[at - 1].low, word.low) in (("tự", "do"), ("việc", "làm")):
        return False
    return (
        word.low in listed("stops")
        or f"{word.low} {following}" in listed("stops")
        or (word.low == "dự" and following != "án")
    )


def _begins_body(sentence: Sentence, first: int) -> bool:
    if first + 1 < len(sentence.words) and sentence.at("post", first):  # "Tùy viên Quân sự Đại sứ quán Hoa Kỳ"
        mission = sentence.at("post", first)
        return mission is not None and [word.low for word in sentence.words[mission.last : mission.last + 1]] == [
            "quán"
        ]
    two = sentence.words[first : first + 2]
    one, written = two[0].text, " ".join(word.text for word in two)
    if sentence.at("partner", first) or not listed("bodies").isdisjoint({one, written, _capitalized(two)}):
        return True
    if one.islower() and one.capitalize() in listed("bodies") and two[-1].is_capital:  # "Giám đốc sở Ngoại vụ"
        return True
    if one.isupper() and two[-1].text.isupper() and one.capitalize() in listed("bodies"):  # "GIÁM ĐỐC SỞ NGOẠI VỤ"
        return True
    return is_acronym(one) and not sentence.words[first - 1].text.isupper()


def _capitalized(words: list[Word]) -> str:
    """Words as a sentence begins: "Tỉnh ủy" for "tỉnh ủy", "Ủy ban" for "Ủy Ban"; initials as they are."""
    first, *rest = words
    return " ".join([first.text if first.text.isupper() else first.text.capitalize(), *(word.low for word in rest)])


def _goes_on(sentence: Sentence, at: int) -> bool:
    """Whether a joint inside a body is followed by more of it: "Ngoại vụ và Ngoại giao văn hóa", not "và ông"."""
    following = sentence.words[at + 1]
    if sentence.at("honorific", at + 1) or sentence.at("post", at + 1):
        return False
    if sentence.words[at].low == "các":
        return True
    return (
        following.is_capital
        and not name_end(sentence, at + 1)
        and following.text not in ("Sở", "UBND", "Tỉnh", "Thành", "Phu")
    )


def _continues(sentence: Sentence, at: int, first: int) -> bool:
    """Whether the comma stands inside a body: "Sở Văn hóa, Thể thao và Du lịch", "Cục Ngoại vụ, Bộ Ngoại giao"."""
    words = sentence.words
    if at + 1 >= len(words):
        return False
    following = words[at + 1]
    if (
        words[first].text in ("Cục", "Vụ", "Phòng", "Văn")
        and following.text in ("Bộ", "Sở")
        and not sentence.at("post", at + 1)
    ):
        return True
    return following.text in ("Thể", "Thương", "Lao") and words[first].text in _CONTINUING
