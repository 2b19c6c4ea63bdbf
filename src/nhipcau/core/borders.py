"""Words about records whose Vietnamese side was a unit that is no more. Legal succession is never guessed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from nhipcau.core.labels import Label
from nhipcau.lib import places

PROVINCE = "province"

UNKNOWN = Label("việc kế thừa: chưa có thông tin", "legal succession: no information")
NOT_CHANGED = Label("Không thay đổi: vẫn là {unit}", "Unchanged: still {unit}")
STILL_IN = Label(
    "Địa bàn vẫn thuộc {unit}; bên ký nay ra sao: chưa có thông tin",
    "Its area still belongs to {unit}; what became of the signer: no information",
)
TAKEN_OVER = Label("việc kế thừa: nguồn nêu đã được kế thừa", "legal succession: taken over, says the source")


def party(values: Mapping[str, Any]) -> Label:
    """The Vietnamese side in both languages, from public values ``vn_party``, ``place`` and ``level``.

    As its source writes it in Vietnamese; in English a province goes by its unit's English name.
    """
    printed, place, level = values["vn_party"] or "?", values["place"], values["level"]
    return Label(printed, place["en"] if place and level and level["value"] == PROVINCE else printed)


def succession_note(values: Mapping[str, Any], *, inherited: bool = False) -> dict[str, str] | None:
    """ "Do tỉnh Quảng Bình (cũ) ký; địa bàn nay thuộc tỉnh Quảng Trị; việc kế thừa: chưa có thông tin" – or None.

    From the public values ``vn_party``, ``place`` and ``level``; None where no locality is known, or where the
    unit was divided. Where the unit of the day still exists, the words say just that, and of districts and communes
    only what is known of their area.
    ``inherited`` is set where the source says that the new unit took the record over.
    """
    place, level = values["place"], values["level"]
    if not place:
        return None
    then = places.unit(place["value"])
    if "today" not in place:
        return None if then.is_former else _unchanged(then, level)
    now = places.unit(place["today"]["value"])
    new = Label(" (mới)", " (new)") if then.name == now.name else Label("", "")
    said = TAKEN_OVER if inherited else UNKNOWN
    signer = Label(f"{_lower(then.full_name)} (cũ)", f"{then.full_name_en} (former)")
    if level and level["value"] != PROVINCE:
        signer = Label(*[str(values["vn_party"])] * 2)
    return {
        "vi": f"Do {signer.vi} ký; địa bàn nay thuộc {_lower(now.full_name)}{new.vi}; {said.vi}",
        "en": f"Signed by {signer.en}; its territory is now part of {now.full_name_en}{new.en}; {said.en}",
    }


def _unchanged(unit: places.Unit, level: Mapping[str, Any] | None) -> dict[str, str]:
    said = NOT_CHANGED if level and level["value"] == PROVINCE else STILL_IN
    return {"vi": said.vi.format(unit=_lower(unit.full_name)), "en": said.en.format(unit=unit.full_name_en)}


def _lower(full_name: str) -> str:
    """ "Tỉnh Quảng Bình" inside a sentence."""
    return full_name[0].lower() + full_name[1:]
