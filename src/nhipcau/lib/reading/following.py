"""How a title follows a name: "ông A, Giám đốc B", "ông A (bên trái) – Giám đốc B", "ông A được bổ nhiệm giữ chức Giám đốc B"."""

from __future__ import annotations

import re
from typing import Final

from nhipcau.lib.reading.document import Sentence
from nhipcau.lib.reading.names import Name, listed, name_end
from nhipcau.lib.reading.words import Word

_LONGEST_ITEM: Final = 25
LONGEST_BRACKET: Final = 9
_LONGEST_ASIDE: Final = 8
_SIGNS: Final = frozenset({",", "-", "–", "—", "(", "là", "hiện", "nay", "tân", "đồng", "thời", "|"})
_MOST_SIGNS: Final = 4
"""Of ", đồng thời là"."""
_LABELS: Final = (["chức", "vụ"], ["chức", "danh"])
_APPOINTED: Final = frozenset(
    {
        "giữ chức", "giữ chức vụ", "giữ cương vị", "tiếp tục giữ chức", "tiếp tục giữ chức vụ", "đảm nhiệm chức vụ", "làm", "được bầu làm", "được bầu là", "được bầu giữ chức", "được bầu giữ chức vụ",
        "được bổ nhiệm làm", "được bổ nhiệm giữ chức", "tái đắc cử", "tái đắc cử chức vụ", "đắc cử",
        "trên cương vị", "trên cương vị là", "trên cương vị mới là", "với cương vị", "với cương vị là", "với tư cách là",
    }
)  # fmt: skip
_TO_HOLD: Final = ("giữ chức", "giữ chức vụ", "giữ cương vị", "làm", "bầu làm")
_BEGINNINGS: Final = frozenset({"được", "giữ", "tiếp", "vừa", "đã", "chính"})
_BY: Final = ("bầu", "bổ nhiệm", "phân công", "chỉ định")
_LONGEST_APPOINTMENT: Final = 9
_TERM: Final = re.compile(r"^(?:(?:khóa|khoá|nhiệm kỳ|giai đoạn) ?(?:[ivxl]+ )?)+")
"""Behind an office the term it is held for; numbers are left out."""
_ALREADY: Final = re.compile(r"^(?:đã |vừa |mới |chính thức |tiếp tục |hiện |đồng thời |còn |cũng )+(?=được |giữ )")
_BECOMING: Final = ("trở thành", "chính thức trở thành")
_OF_OTHERS: Final = ("đại diện", "lãnh đạo", "cán bộ", "chuyên viên", "phu nhân", "các ")
"""How begins what is no aside on the person named."""


def follows(sentence: Sentence, last: int, first: int) -> bool:
    """Whether a title that begins at ``first`` belongs to the name that ends at ``last``."""
    behind = behind_bracket(sentence, last)
    between = [word.low for word in sentence.words[behind if behind <= first else last : first]]
    if between == [":"]:
        return sentence.kind == "item" and len(sentence.words) < _LONGEST_ITEM  # "3. Ông Lê Văn A: Chánh Văn phòng"
    said = " ".join(between)
    if is_appointing(said) or said in _BECOMING:
        return between != ["làm"] or sentence.words[first].low != "trưởng"  # "ông A làm trưởng đoàn" is for a journey
    if [word for word in between if word not in ",;:-–"] in _LABELS:  # "Ông Lê Văn A; chức vụ: Giám đốc"
        return True
    return 0 < len(between) <= _MOST_SIGNS and _SIGNS.issuperset(between)


def follows_aside(sentence: Sentence, name: Name, first: int) -> bool:
    """Whether a title follows a name behind a short aside: "ông A, Anh hùng Lao động, Giám đốc B"."""
    words = sentence.words
    if not name.honored or first - name.last < 3 or words[name.last].text not in ",-–":
        return False
    if f"{words[name.last + 1].low} {words[name.last + 2].low}".startswith(_OF_OTHERS):
        return False
    if words[first - 1].text in ",-–":
        return _is_aside(sentence, name.last + 1, first - 1)
    return is_appointed(sentence, name.last + 1, first)


def _is_aside(sentence: Sentence, first: int, last: int) -> bool:
    return 0 <= last - first <= _LONGEST_ASIDE and not any(_ends_aside(sentence, at) for at in range(first, last))


def _ends_aside(sentence: Sentence, at: int) -> bool:
    """Whether something else begins at a word: a sign, a verb, somebody else, another office."""
    words, word = sentence.words, sentence.words[at]
    two = f"{word.low} {words[at + 1].low}" if at + 1 < len(words) else ""
    if word.text in ";:()" or (word.text == "." and words[at + 1].start > word.end):
        return True
    if sentence.at("post", at) or not listed("stops").isdisjoint({word.low, two}):
        return True
    if honorific := sentence.at("honorific", at):
        return words[honorific.last].is_capital  # not "Anh hùng Lao động"
    return word.text in listed("surnames") and name_end(sentence, at) > 0


def behind_bracket(sentence: Sentence, at: int) -> int:
    """Where a short bracket that begins at a word ends: "(Nhật Bản)", "(bên trái)"; ``at`` if none does."""
    words: list[Word] = sentence.words[at : at + LONGEST_BRACKET]
    if not words or words[0].text != "(":
        return at
    return next((at + number + 1 for number, word in enumerate(words) if word.text == ")"), at)


def is_appointed(sentence: Sentence, last: int, first: int) -> bool:
    """Whether a title follows another of the same person with "giữ chức": "bà A, nguyên Giám đốc B, giữ chức Giám đốc C"."""
    words = sentence.words[last:first]
    if is_appointing(" ".join(word.low for word in words if word.is_word)):
        return True
    begin = next((at for at in range(last, first) if sentence.words[at].low in _BEGINNINGS), first)
    said = " ".join(word.low for word in sentence.words[begin:first] if word.is_word)
    return is_appointing(said) and _is_aside(sentence, last, begin)


def is_appointing(said: str) -> bool:
    """ "giữ chức", "được Đại hội tín nhiệm bầu giữ chức vụ", "khóa XIII vừa được Thủ tướng bổ nhiệm làm"."""
    said = _ALREADY.sub("", _TERM.sub("", said))
    if said in _APPOINTED:
        return True
    is_long = said.startswith("được ") and any(f" {word} " in said for word in _BY)
    return is_long and said.endswith(_TO_HOLD) and len(said.split()) <= _LONGEST_APPOINTMENT
