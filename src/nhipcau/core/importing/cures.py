"""What to write instead of a text that is in no closed list."""

from __future__ import annotations

from difflib import get_close_matches

from nhipcau.core.kinds.coded import Choice, Coded, Country, Place
from nhipcau.core.labels import Label
from nhipcau.lib import places
from nhipcau.lib.text import fold

FEW = 8
"""Entries of a list that can all be said."""
NEAR, ALIKE = 3, 0.6


def mended_by(kind: Coded, text: str, is_several: bool) -> Label:
    """Why a text is refused by a column of a closed list, and the cure. ``is_several``: it names several entries."""
    if is_several and not kind.many:
        return Label(
            "là nhiều mục, cột này nhận một: tách thành nhiều dòng, mỗi dòng một mục",
            "names several things and this column takes one: part the row, one thing in each",
        )
    match kind:
        case Place():
            return _place(kind, text)
        case Country():
            return _country(text)
        case Choice():
            return _choice(kind, text)
    return Label(*kind.unknown(text))


def _place(kind: Place, text: str) -> Label:
    said = kind.unknown(text)
    if places.resolve(text).candidates:
        return Label(*said)
    return Label(
        f"{said[0]}: ghi tên tỉnh hoặc thành phố trực thuộc trung ương, không ghi huyện, xã",
        f"{said[1]}: write a province or centrally run city, no district or commune",
    )


def _country(text: str) -> Label:
    near = places.resolve_country(text).candidates
    if near:
        return Label(
            f"không có trong danh mục quốc gia; có thể là: {'; '.join(one.label('vi') for one in near)}",
            f"is not in the list of countries; it may be: {'; '.join(one.label('en') for one in near)}",
        )
    return Label(
        "không có trong danh mục quốc gia: ghi tên nước như Lào, Hàn Quốc, hoặc để trống ô",
        "is not in the list of countries: write its name, as Laos or Republic of Korea, or leave the cell empty",
    )


def _choice(kind: Choice, text: str) -> Label:
    labels = [kind.label(code) for code in kind.vocabulary]
    if len(labels) > FEW:
        by_fold = {fold(words): label for label in labels for words in label}
        near = get_close_matches(fold(text), by_fold, NEAR, ALIKE)
        labels = list(dict.fromkeys(by_fold[words] for words in near))
    vi, en = (
        f" ({'; '.join(words)})" if labels else "" for words in ([one.vi for one in labels], [one.en for one in labels])
    )
    return Label(
        f"không có trong danh mục: ghi đúng một mục trong danh mục{vi}, hoặc để trống ô",
        f"is not in the list: write one of its entries{en}, or leave the cell empty",
    )
