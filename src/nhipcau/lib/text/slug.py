"""Readable addresses: "Đại học Quốc gia Hà Nội" -> "dai-hoc-quoc-gia-ha-noi"."""

from nhipcau.lib.text.fold import fold
from nhipcau.lib.text.tokens import runs, without_invisible


def slugify(text: str, max_length: int | None = None) -> str:
    """Return the folded words of the text joined by hyphens.

    Letters of other scripts stay as they are (percent-encoding is the caller's). With ``max_length`` (code
    points, at least 1) whole words are kept as far as they fit, and a first word too long is cut.
    The slug is empty only if the text has neither letter nor digit.
    """
    if max_length is not None and max_length < 1:
        raise ValueError(f"max_length must be at least 1, not {max_length}")
    folded = fold(text)
    words = [without_invisible(folded[start:end]) for start, end in runs(text)]
    slug = "-".join(words)
    if max_length is None or len(slug) <= max_length:
        return slug
    whole_words = slug[: max_length + 1].rpartition("-")[0]
    return whole_words or words[0][:max_length]
