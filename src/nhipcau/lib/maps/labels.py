"""Names that stand on every map: the archipelagos with the locality each belongs to, the sea, what borders are worth."""

from __future__ import annotations

ARCHIPELAGOS: dict[str, dict[str, tuple[str, str]]] = {
    "hoang-sa": {
        "vi": ("Quần đảo Hoàng Sa", "(TP. Đà Nẵng)"),
        "en": ("Hoang Sa archipelago", "(Da Nang city)"),
    },
    "truong-sa": {
        "vi": ("Quần đảo Trường Sa", "(tỉnh Khánh Hòa)"),
        "en": ("Truong Sa archipelago", "(Khanh Hoa province)"),
    },
}
"""Each name in two lines: what it is called and whose it is."""

SEA = {"vi": "Biển Đông", "en": "East Sea"}

BORDERS = {
    "vi": "Ranh giới trên bản đồ chỉ để minh họa, không có giá trị pháp lý.",
    "en": "Borders on the map are illustrative and have no legal value.",
}


def archipelago_label(name: str, language: str) -> str:
    """ "Quần đảo Hoàng Sa (TP. Đà Nẵng)", "Truong Sa archipelago (Khanh Hoa province)"."""
    return " ".join(ARCHIPELAGOS[name][language])
