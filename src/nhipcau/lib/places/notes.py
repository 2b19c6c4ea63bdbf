"""Sentences about a unit's history, in Vietnamese and English."""

from datetime import date
from functools import lru_cache

from nhipcau.lib.places.succession import Change, ending, founding
from nhipcau.lib.places.units import Unit

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@lru_cache(maxsize=512)
def history_note(of: Unit, lang: str) -> str | None:
    """Where the territory of a former unit went; None for a unit in force.

    ``history_note(unit("quang-binh"), "vi")`` is
    "Tỉnh Quảng Bình (cũ); từ 01/07/2025 địa bàn thuộc tỉnh Quảng Trị".
    """
    change = ending(of)
    if change is None:
        return None
    heirs = _names(change.after, change.on, lang, beside=of)
    since = long_day(change.on, lang)
    if lang == "vi":
        verb = {"merge": "địa bàn thuộc", "split": "chia thành", "upgrade": "đổi thành"}[change.kind]
        return f"{of.full_name} (cũ); từ {since} {verb} {heirs}{_renamed(change, lang)}"
    verb = {
        "merge": "its territory is part of",
        "split": "it has been divided into",
        "upgrade": "it has been",
    }[change.kind]
    return f"{of.full_name_en} (former); since {since} {verb} {heirs}{_renamed(change, lang)}"


def change_sentence(of: Unit, lang: str) -> str | None:
    """How a former unit ended: "Thừa Thiên Huế đổi thành thành phố Huế từ 01/01/2025"; None while it lasts."""
    change = ending(of)
    if change is None:
        return None
    heirs = _names(change.after, change.on, lang, beside=of)
    since = long_day(change.on, lang)
    if lang == "vi":
        verb = {"merge": "nhập vào", "split": "chia thành", "upgrade": "đổi thành"}[change.kind]
        return f"{of.name} {verb} {heirs} từ {since}"
    verb = {"merge": "merged into", "split": "was divided into", "upgrade": "became"}[change.kind]
    return f"{of.name_en} {verb} {heirs} on {since}"


def formation_note(of: Unit, lang: str) -> str | None:
    """What the unit was made of: "Từ 01/07/2025 gồm địa bàn các đơn vị cũ: tỉnh Quảng Bình, tỉnh Quảng Trị".

    None for a unit older than the table; a unit cut out of a larger one is "tách từ" it.
    """
    change = founding(of)
    if change is None:
        return None
    parts = [one.full_name_on(change.on, lang) for one in change.before]
    since = long_day(change.on, lang)
    if lang == "vi":
        head = {"merge": "gồm địa bàn các đơn vị cũ:", "split": "tách từ", "upgrade": "đổi từ"}[change.kind]
        return f"Từ {since} {head} {', '.join(_lowered(part) for part in parts)}"
    if change.kind == "merge":
        return f"Since {since} the territory of the former {', '.join(parts)}"
    verb = "Cut out of" if change.kind == "split" else "Made from"
    return f"{verb} {', '.join(parts)} on {since}"


def long_day(day: date, lang: str) -> str:
    """ "01/07/2025" in Vietnamese, "1 July 2025" in English."""
    return f"{day:%d/%m/%Y}" if lang == "vi" else f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def named_on(of: Unit, day: date, lang: str) -> str:
    """The full name inside a sentence: "tỉnh Quảng Trị" / "Quang Tri Province"."""
    full = of.full_name_on(day, lang)
    return _lowered(full) if lang == "vi" else full


def _names(units: tuple[Unit, ...], day: date, lang: str, beside: Unit) -> str:
    said = []
    for one in units:
        name = named_on(one, day, lang)
        if one.name == beside.name and len(units) == 1:
            name = f"{name} (mới)" if lang == "vi" else f"the new {name}"
        said.append(name)
    return (" và " if lang == "vi" else " and ").join(said)


def _renamed(change: Change, lang: str) -> str:
    """Heirs that changed kind later say so: a reader knows Đồng Nai as a city."""
    for one in change.after:
        if one.kind_changed_on and one.kind_changed_on > change.on:
            later, since = named_on(one, one.kind_changed_on, lang), long_day(one.kind_changed_on, lang)
            return f" (từ {since} là {later})" if lang == "vi" else f" ({later} since {since})"
    return ""


def _lowered(name: str) -> str:
    return name[:1].lower() + name[1:]
