"""Vietnamese text: folding, words, alphabetical order, slugs, numbers and dates in prose."""

from nhipcau.lib.text.collation import collation_key, collation_prefix
from nhipcau.lib.text.dates import format_date, parse_date
from nhipcau.lib.text.errors import TextError
from nhipcau.lib.text.fold import fold, has_marks, nfc
from nhipcau.lib.text.numbers import format_number, parse_number
from nhipcau.lib.text.quantity import Approximation, Quantity, format_quantity, parse_quantity
from nhipcau.lib.text.slug import slugify
from nhipcau.lib.text.tokens import Token, accented_tokens, accented_words, tokens, words
from nhipcau.lib.text.tone import accented
from nhipcau.lib.text.tongue import language_of

__all__ = [
    "Approximation", "Quantity", "TextError", "Token", "accented", "accented_tokens", "accented_words",
    "collation_key", "collation_prefix", "fold", "format_date", "format_number", "format_quantity", "has_marks",
    "language_of", "nfc", "parse_date", "parse_number", "parse_quantity", "slugify", "tokens", "words",
]  # fmt: skip
