"""From a name as people write it to one unit; never a guess."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from nhipcau.lib.places.communes import Commune
from nhipcau.lib.places.naming import name_key, nearest, words
from nhipcau.lib.places.notes import change_sentence, long_day, named_on
from nhipcau.lib.places.resolve_communes import names_a_commune, resolve_commune
from nhipcau.lib.places.succession import predecessors, successor, successors, unique
from nhipcau.lib.places.units import TABLE_BEGINS, Kind, Unit, all_units

Era = Literal["old", "new"]

_LEADING: dict[tuple[str, ...], Kind | Era] = {
    ("thanh", "pho"): "city",
    ("tinh",): "province",
    ("tp",): "city",
    ("t", "p"): "city",
    ("city", "of"): "city",
    ("province", "of"): "province",
    ("former",): "old",
    ("new",): "new",
}
_TRAILING: dict[tuple[str, ...], Kind | Era | None] = {
    ("truc", "thuoc", "trung", "uong"): None,
    ("viet", "nam"): None,
    ("vietnam",): None,
    ("truoc", "sap", "nhap"): "old",
    ("sau", "sap", "nhap"): "new",
    ("thanh", "pho"): "city",
    ("city",): "city",
    ("tinh",): "province",
    ("province",): "province",
    ("cu",): "old",
    ("old",): "old",
    ("former",): "old",
    ("moi",): "new",
    ("new",): "new",
}


@dataclass(frozen=True, slots=True)
class Resolution:
    """The answer to a name: ``unit`` when just one fits, else None with ``candidates`` and the reason why.

    Candidates come with the one in force first; the reasons are empty when ``unit`` is given. The name of a commune
    ("Phường Phúc Xá") is answered in ``commune`` and ``communes`` instead: it is no locality of the first level.
    """

    unit: Unit | None
    candidates: tuple[Unit, ...] = ()
    reason_vi: str = ""
    reason_en: str = ""
    commune: Commune | None = None
    communes: tuple[Commune, ...] = ()


@dataclass(frozen=True, slots=True)
class _Wanted:
    units: tuple[Unit, ...]
    kind: Kind | None = None
    era: Era | None = None


def resolve(name: str, on: date | None = None) -> Resolution:
    """The unit a name means: on the day ``on``, or at any time when no day is given.

    Marks, case, spacing and "tỉnh/thành phố/TP." are optional; English forms and "(cũ)" are understood.
    With a day, a name of another time is not bent: ``unit`` is None and the candidates hold the territory
    that day. Without a day, a name several units had is not decided. A misspelt name gets near candidates.
    "Thành phố Thanh Hóa" is not Thanh Hóa province: a kind the unit never had gives candidates only.
    A name that says it is a commune's is looked up among the communes (:func:`resolve_commune`).
    """
    wanted = _read(name)
    if not wanted.units:
        return _of_communes(name, on) if names_a_commune(name) else _unknown(name)
    fitting = tuple(one for one in wanted.units if wanted.kind in (None, one.kind, one.kind_before))
    if not fitting:
        return _wrong_kind(name, wanted)
    if on is not None and on < TABLE_BEGINS:
        return Resolution(
            None,
            fitting,
            f"Bảng địa phương bắt đầu từ {long_day(TABLE_BEGINS, 'vi')}.",
            f"The table of localities begins on {long_day(TABLE_BEGINS, 'en')}.",
        )
    return _decide(name, _of_era(fitting, wanted.era, on), on, explicit=wanted.era is not None)


def _of_communes(name: str, on: date | None) -> Resolution:
    found = resolve_commune(name, on)
    return Resolution(None, (), found.reason_vi, found.reason_en, found.commune, found.candidates)


def _decide(name: str, fitting: tuple[Unit, ...], on: date | None, explicit: bool) -> Resolution:
    if on is not None and not explicit:
        in_force = tuple(one for one in fitting if one.valid.contains(on))
        if not in_force:
            return _other_time(fitting, on)
        fitting = in_force
    if len(fitting) == 1:
        return Resolution(fitting[0])
    labels_vi = ", ".join(one.label("vi") for one in fitting)
    labels_en = ", ".join(one.label("en") for one in fitting)
    return Resolution(
        None,
        fitting,
        f"“{name}” là tên của nhiều địa phương qua các thời kỳ: {labels_vi}. Cần biết ngày.",
        f"“{name}” was the name of several localities over time: {labels_en}. A day is needed.",
    )


def _of_era(fitting: tuple[Unit, ...], era: Era | None, on: date | None) -> tuple[Unit, ...]:
    """Narrows by "(cũ)" or "(mới)": the writer's word, which then outweighs the day of the document."""
    if era is None:
        return fitting
    kept = tuple(one for one in fitting if one.is_former == (era == "old"))
    if on is not None:
        kept = tuple(one for one in kept if one.valid.contains(on)) or kept
    return kept or fitting


def _read(name: str) -> _Wanted:
    """Looks the name up as it stands first ("TP.HCM" is a name), then without what surrounds it."""
    left = words(name)
    kind: Kind | None = None
    era: Era | None = None
    while left:
        found = _by_name().get("".join(left))
        if found:
            return _Wanted(found, kind, era)
        said, left = _peel(left)
        if said in ("city", "province"):
            kind = said
        elif said in ("old", "new"):
            era = said
        elif said == "":
            break
    return _Wanted(())


def _peel(left: tuple[str, ...]) -> tuple[Kind | Era | Literal[""] | None, tuple[str, ...]]:
    """Takes one known phrase off the start, else off the end; "" when there is none.

    The start goes first: in "Tỉnh Hà Tĩnh" the last word is part of the name.
    """
    for phrase, said in _LEADING.items():
        if left[: len(phrase)] == phrase:
            return said, left[len(phrase) :]
    for phrase, meaning in _TRAILING.items():
        if left[-len(phrase) :] == phrase:
            return meaning, left[: -len(phrase)]
    return "", left


def _bare(name: str) -> str:
    left = words(name)
    while True:
        said, rest = _peel(left)
        if said == "" or not rest:
            return "".join(left)
        left = rest


def _unknown(name: str) -> Resolution:
    near = nearest(_bare(name), _by_name())
    found = unique(one for key in near for one in _by_name()[key])
    if not name_key(name):
        return Resolution(None, (), "Chưa có tên địa phương.", "No name was given.")
    return Resolution(
        None,
        found,
        f"Không có “{name}” trong danh mục địa phương.",
        f"“{name}” is not in the list of localities.",
    )


def _wrong_kind(name: str, wanted: _Wanted) -> Resolution:
    real = wanted.units[0]
    return Resolution(
        None,
        wanted.units,
        f"Danh mục cấp tỉnh không có “{name}”; có thể là {named_on(real, _some_day(real), 'vi')}.",
        f"The list of provincial-level units has no “{name}”; {named_on(real, _some_day(real), 'en')} may be meant.",
    )


def _some_day(of: Unit) -> date:
    return date.max if of.valid.end is None else date.fromordinal(of.valid.end.toordinal() - 1)


def _other_time(fitting: tuple[Unit, ...], on: date) -> Resolution:
    """The name was borne by nobody on that day: who holds (or held) the territory, and why."""
    holders: list[Unit] = []
    for one in fitting:
        heir = successor(one, on)
        holders += [heir] if heir else predecessors(one, on) or _heirs_on(one, on)
    ended = [one for one in fitting if one.valid.end is not None and one.valid.end <= on]
    if ended:
        vi, en = change_sentence(ended[0], "vi"), change_sentence(ended[0], "en")
        return Resolution(None, unique(holders), f"{vi}.", f"{en}.")
    first = min(fitting, key=lambda one: one.valid.start or date.min)
    begun = first.valid.start or TABLE_BEGINS
    names = [", ".join(named_on(held, on, lang) for held in unique(holders)) for lang in ("vi", "en")]
    vi, en = named_on(first, begun, "vi"), named_on(first, begun, "en")
    return Resolution(
        None,
        unique(holders),
        f"{vi[:1].upper()}{vi[1:]} có từ {long_day(begun, 'vi')}; ngày {long_day(on, 'vi')} địa bàn là {names[0]}.",
        f"{en} has existed since {long_day(begun, 'en')}; on {long_day(on, 'en')} its territory was {names[1]}.",
    )


def _heirs_on(of: Unit, on: date) -> tuple[Unit, ...]:
    """The units that share the territory of a divided unit on ``on``."""
    if of.valid.contains(on):
        return (of,)
    return unique(found for heir in successors(of) for found in _heirs_on(heir, on))


@lru_cache(maxsize=1)
def _by_name() -> dict[str, tuple[Unit, ...]]:
    found: dict[str, dict[str, Unit]] = {}
    for one in all_units():
        for spelling in (one.name, one.name_en, *one.aliases):
            found.setdefault(name_key(spelling), {})[one.id] = one
    return {key: tuple(sorted(same.values(), key=_latest_first)) for key, same in found.items()}


def _latest_first(of: Unit) -> int:
    return -(of.valid.end or date.max).toordinal()
