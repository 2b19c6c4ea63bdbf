"""From the name of a commune as people write it to one commune, or to a question; never a guess."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from nhipcau.lib.places.communes import (
    COMMUNES_BEGIN,
    NEW_COMMUNES,
    Commune,
    CommuneKind,
    all_communes,
    commune_heirs,
    commune_origins,
)
from nhipcau.lib.places.naming import name_key, words
from nhipcau.lib.places.notes import long_day
from nhipcau.lib.places.succession import successor
from nhipcau.lib.places.units import Unit
from nhipcau.lib.text import accented

_LEADING: dict[tuple[str, ...], CommuneKind] = {
    ("phuong",): "phường",
    ("p",): "phường",
    ("xa",): "xã",
    ("thi", "tran"): "thị trấn",
    ("tt",): "thị trấn",
    ("dac", "khu"): "đặc khu",
    ("huyen",): "huyện",
    ("ward",): "phường",
}
_TRAILING: dict[tuple[str, ...], CommuneKind] = {
    ("ward",): "phường",
    ("commune",): "xã",
    ("township",): "thị trấn",
    ("special", "zone"): "đặc khu",
}
_DISTRICT_WORDS = (("thanh", "pho"), ("thi", "xa"), ("quan",), ("huyen",), ("tinh",), ("tp",), ("tx",))
_OLD = frozenset({"cu", "former", "old", "den2025", "until2025"})
_NEW = frozenset({"moi", "new"})
_LEADING_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")
_ENOUGH = 5
"""How many places a sentence names; the candidates hold all of them."""


@dataclass(frozen=True, slots=True)
class CommuneResolution:
    """The answer to a name: ``commune`` when just one fits, else None with ``candidates`` and the reason why."""

    commune: Commune | None
    candidates: tuple[Commune, ...] = ()
    reason_vi: str = ""
    reason_en: str = ""


def names_a_commune(name: str) -> bool:
    """The name begins (or, in English, ends) with the word for a kind of commune."""
    _, kind = _peel(words(name.partition(",")[0]))
    return kind is not None and kind != "huyện"


def resolve_commune(name: str, on: date | None = None, within: str | None = None) -> CommuneResolution:
    """The commune a name means: on the day ``on``, or at any time when no day is given.

    ``within`` narrows by a province (unit id or name) or by a district's name; so does what follows a comma in the
    name: "Phường Phúc Xá, Quận Ba Đình". Marks, case and the kind are optional. With a day, a name of the other era is
    not bent: ``commune`` is None and the candidates are who holds (or held) the territory that day; a divided commune
    names all its heirs. A name several communes bear gives them all. Days before 2025 are not answered.
    """
    head, *around = [part.strip() for part in name.replace("(", ",").replace(")", "").split(",")]
    same, kind = _read(head)
    fitting = tuple(one for one in same if kind in (None, one.kind, one.kind_before))
    if not fitting:
        return _wrong_kind(name, same) if same else _unknown(name)
    for area in filter(None, (*around, within)):
        inside = tuple(one for one in fitting if _lies_in(one, area))
        if not inside:
            return _elsewhere(name, area, fitting)
        fitting = inside
    fitting = _as_marked(head, fitting)
    if on is not None and on < COMMUNES_BEGIN:
        begun = [long_day(COMMUNES_BEGIN, lang) for lang in ("vi", "en")]
        return CommuneResolution(
            None,
            fitting,
            f"Bảng xã, phường bắt đầu từ {begun[0]}.",
            f"The table of communes begins on {begun[1]}.",
        )
    in_force = fitting if on is None else tuple(one for one in fitting if one.valid.contains(on))
    if len(in_force) == 1:
        return CommuneResolution(in_force[0])
    if len(in_force) > 1 or len(fitting) > 1:
        return _several(name, in_force or fitting)
    return _ended(fitting[0]) if fitting[0].valid.end else _not_yet(fitting[0])


def _read(head: str) -> tuple[tuple[Commune, ...], CommuneKind | None]:
    """The communes of that name, as it stands first, then without the word for the kind."""
    left = words(head)
    found = _by_name().get(_key("".join(left)), ())
    if found:
        return found, None
    left, kind = _peel(left)
    return _by_name().get(_key(" ".join(left)), ()), kind


def _peel(left: tuple[str, ...]) -> tuple[tuple[str, ...], CommuneKind | None]:
    for phrase, kind in _LEADING.items():
        if left[: len(phrase)] == phrase and len(left) > len(phrase):
            return left[len(phrase) :], kind
    for phrase, kind in _TRAILING.items():
        if left[-len(phrase) :] == phrase and len(left) > len(phrase):
            return left[: -len(phrase)], kind
    return left, None


def _key(name: str) -> str:
    """Comparable form of a name; "Phường 01" is Phường 1."""
    return name_key(_LEADING_ZEROS.sub("", name))


@lru_cache(maxsize=1)
def _by_name() -> Mapping[str, tuple[Commune, ...]]:
    found: dict[str, list[Commune]] = {}
    for one in all_communes():
        found.setdefault(_key(one.name), []).append(one)
    return {key: tuple(same) for key, same in found.items()}


def _as_marked(head: str, fitting: tuple[Commune, ...]) -> tuple[Commune, ...]:
    """Who writes marks means them: "Xã Tân Lập" is not "Xã Tân Láp"."""
    if head.isascii():
        return fitting
    return tuple(one for one in fitting if accented(one.name) in accented(head)) or fitting


def _lies_in(of: Commune, area: str) -> bool:
    """In a district or province of that name or id; a commune in force also where its territory came from.

    "(cũ)" and "(mới)" are areas of time.
    """
    wanted = name_key(area)
    if wanted in _OLD | _NEW:
        return (of.valid.end is not None) == (wanted in _OLD)
    territory = (of, *commune_origins(of))
    if any(area == one.province_id for one in territory):
        return True
    holder = successor(of.province)
    if holder is not None and area == holder.id:
        return True
    return any(wanted in _district_keys(one.district) or wanted in _province_keys(one.province) for one in territory)


@lru_cache(maxsize=1024)
def _district_keys(district: str) -> frozenset[str]:
    """ "Quận Ba Đình" is found with and without its first word."""
    whole = words(district)
    bare = next((whole[len(first) :] for first in _DISTRICT_WORDS if whole[: len(first)] == first), whole)
    return frozenset({"".join(whole), "".join(bare)} - {""})


@lru_cache(maxsize=128)
def _province_keys(of: Unit) -> frozenset[str]:
    """ "Thành phố Cao Bằng" is a district, so a province goes by its own kind only."""
    names = {of.name, of.name_en, of.full_name, of.full_name_en, *of.aliases}
    short = {f"TP {of.name}"} if of.kind == "city" else set()
    return frozenset(name_key(name) for name in names | short)


def _unknown(name: str) -> CommuneResolution:
    return CommuneResolution(
        None,
        (),
        f"Không có “{name}” trong danh mục xã, phường.",
        f"“{name}” is not in the list of communes.",
    )


def _wrong_kind(name: str, same: tuple[Commune, ...]) -> CommuneResolution:
    return CommuneResolution(
        None,
        same,
        f"Danh mục không có “{name}”; có thể là {_listed(same, 'vi')}.",
        f"The list has no “{name}”; {_listed(same, 'en')} may be meant.",
    )


def _elsewhere(name: str, area: str, fitting: tuple[Commune, ...]) -> CommuneResolution:
    return CommuneResolution(
        None,
        fitting,
        f"Không có “{name}” ở “{area}”; có {_listed(fitting, 'vi')}.",
        f"There is no “{name}” in “{area}”; there is {_listed(fitting, 'en')}.",
    )


def _several(name: str, fitting: tuple[Commune, ...]) -> CommuneResolution:
    return CommuneResolution(
        None,
        fitting,
        f"“{name}” là tên của {len(fitting)} đơn vị: {_listed(fitting, 'vi')}. Cần biết tỉnh, huyện hoặc ngày.",
        f"“{name}” was the name of {len(fitting)} units: {_listed(fitting, 'en')}. Province, district or day is needed.",
    )


def _ended(of: Commune) -> CommuneResolution:
    """An old name after 1 July 2025: its heirs, and how they came by the territory."""
    heirs = commune_heirs(of)
    since = [long_day(NEW_COMMUNES, lang) for lang in ("vi", "en")]
    if of.is_divided:
        vi, en = "được chia vào", "was divided between"
    elif len(commune_origins(heirs[0])) == 1:
        vi, en = "đổi thành", "became"
    else:
        vi, en = "nhập vào", "merged into"
    return CommuneResolution(
        None,
        heirs,
        f"{of.label('vi')} {vi} {_listed(heirs, 'vi', len(heirs))} từ {since[0]}.",
        f"{of.label('en')} {en} {_listed(heirs, 'en', len(heirs))} on {since[1]}.",
    )


def _not_yet(of: Commune) -> CommuneResolution:
    """A new name before 1 July 2025: whose territory it is."""
    origins = commune_origins(of)
    since = [long_day(NEW_COMMUNES, lang) for lang in ("vi", "en")]
    return CommuneResolution(
        None,
        origins,
        f"{of.label('vi')} có từ {since[0]}, trên địa bàn của {_listed(origins, 'vi')}.",
        f"{of.label('en')} has existed since {since[1]}, on the territory of {_listed(origins, 'en')}.",
    )


def _listed(some: Sequence[Commune], lang: str, enough: int = _ENOUGH) -> str:
    labels = [one.label(lang) for one in some[:enough]]
    if lang == "vi":
        labels = [f"{label[:1].lower()}{label[1:]}" for label in labels]
    more = {"vi": f"; và {len(some) - enough} đơn vị khác", "en": f"; and {len(some) - enough} more"}[lang]
    return "; ".join(labels) + (more if len(some) > enough else "")
