"""Words of the pages one reads."""

from nhipcau.web.words.phrase import Phrase

PHRASES: dict[str, Phrase] = {
    "help_title": Phrase("Hướng dẫn: {title}", "Guide: {title}"),
    "help_columns": Phrase("Các cột", "Columns"),
    "help_open": Phrase("Mở sổ", "Open the register"),
}  # fmt: skip
