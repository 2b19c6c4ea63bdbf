"""Names of languages, for texts that are in another one than the page."""

from __future__ import annotations

from nhipcau.core.labels import Label

LANGUAGE_NAMES: dict[str, Label] = {
    "vi": Label("tiếng Việt", "Vietnamese"),
    "en": Label("tiếng Anh", "English"),
    "ja": Label("tiếng Nhật", "Japanese"),
    "ko": Label("tiếng Hàn", "Korean"),
    "zh": Label("tiếng Trung", "Chinese"),
    "lo": Label("tiếng Lào", "Lao"),
    "km": Label("tiếng Khmer", "Khmer"),
    "th": Label("tiếng Thái", "Thai"),
    "fr": Label("tiếng Pháp", "French"),
    "de": Label("tiếng Đức", "German"),
    "es": Label("tiếng Tây Ban Nha", "Spanish"),
    "it": Label("tiếng Ý", "Italian"),
    "ru": Label("tiếng Nga", "Russian"),
    "be": Label("tiếng Belarus", "Belarusian"),
    "uk": Label("tiếng Ukraina", "Ukrainian"),
    "pt": Label("tiếng Bồ Đào Nha", "Portuguese"),
    "hu": Label("tiếng Hungary", "Hungarian"),
    "nl": Label("tiếng Hà Lan", "Dutch"),
    "pl": Label("tiếng Ba Lan", "Polish"),
    "cs": Label("tiếng Séc", "Czech"),
}


def language_name(code: str, language: str) -> str:
    """ "tiếng Nhật", "Japanese"; the code itself where we have no word for it."""
    known = LANGUAGE_NAMES.get(code)
    return known.get(language) if known else code
