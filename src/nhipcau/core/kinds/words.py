"""Kinds made of words: text, text in several languages, names in all scripts, links."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import zip_longest
from typing import Any
from urllib.parse import urlsplit

from nhipcau.core.kinds.base import Context, Inputs, Kind, Plain, Public, all_typed, typed
from nhipcau.core.labels import Label, Vocabulary
from nhipcau.lib.text import collation_key, collation_prefix, nfc

MARK = {"vi": "bản dịch không chính thức", "en": "unofficial translation"}
MORE_LANGUAGE, MORE_TEXT = "+language", "+text"
"""Parts of a form for a language the text was not in before; no language is called so."""
TEXT_NUMBER_BYTES = 7
"""How many bytes of a collation key are whole in a text's sort number."""
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})?")
NAME_KINDS = Vocabulary(
    [
        ("label", Label("tên gọi", "name")),
        ("alias", Label("tên khác", "other name")),
        ("acronym", Label("tên viết tắt", "acronym")),
    ],
    name="name-kinds",
)


class Text(Kind):
    """One text in whatever language its source has."""

    name = "text"

    def clean(self, value: Any, where: Context) -> Plain:
        if value is None:
            return None
        if not isinstance(value, str):
            raise self.refuse(value, where, "phải là văn bản", "must be text")
        return nfc(value).strip() or None

    def tokens(self, plain: Plain) -> list[str]:
        return [plain] if plain else []

    def searched(self, plain: Plain) -> list[str]:
        return [plain] if plain else []

    def sort_number(self, plain: Plain) -> int:
        return text_number(plain)

    def finer_number(self, plain: Plain) -> int:
        return finer_text_number(plain)

    def sort_key(self, public: Public, language: str = "vi") -> bytes:
        return collation_key(public or "")

    def schema(self) -> dict[str, Any]:
        return {"type": "string"}


class Link(Text):
    """A web address. Only http and https, so that a page never carries a script as a link."""

    name = "link"
    widget = "link"

    def clean(self, value: Any, where: Context) -> Plain:
        text = super().clean(value, where)
        if text and urlsplit(text).scheme not in ("http", "https"):
            raise self.refuse(text, where, "phải là địa chỉ http(s)://…", "must be an http(s)://… address")
        return text

    def searched(self, plain: Plain) -> list[str]:
        return []

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "format": "uri"}


class Words(Kind):
    """The same text in several languages: ``{"vi": …, "en": …}``; ``unofficial`` lists languages we translated ourselves."""

    name = "words"
    widget = "words"
    shape = ("phải là {ngôn ngữ: văn bản}", "must be {language: text}")

    def clean(self, value: Any, where: Context) -> Plain:
        if not value:
            return None
        if isinstance(value, str):
            value = {"vi": value}
        if not isinstance(value, Mapping):
            raise self.refuse(value, where, *self.shape)
        given = {lang: text for lang, text in sorted(value.items()) if lang != "unofficial" and text}
        if not all(isinstance(text, str) and len(lang) <= 12 for lang, text in given.items()):
            raise self.refuse(value, where, *self.shape)
        texts = {lang: trimmed for lang, text in given.items() if (trimmed := nfc(text).strip())}
        unofficial = sorted(set(value.get("unofficial", ())) & set(texts))
        return {**texts, "unofficial": unofficial} if unofficial else texts or None

    def arranged(self, plain: Plain) -> Plain:
        """Languages by their code, "unofficial" last."""
        if not plain:
            return None
        languages = sorted(plain)
        if "unofficial" in plain:
            languages.remove("unofficial")
            languages.append("unofficial")
        return {part: plain[part] for part in languages}

    def text(self, public: Public, language: str) -> str:
        """The text in ``language``; else the original with its language marked."""
        if not public:
            return ""
        if language in public:
            mark = f" ({MARK[language]})" if language in public.get("unofficial", ()) else ""
            return f"{public[language]}{mark}"
        original = next((lang for lang in public if lang != "unofficial"), None)
        return f"{public[original]} [{original}]" if original else ""

    def parse(self, text: str, language: str, where: Context) -> Plain:
        text = text.strip()
        if not text:
            return None
        mark = f" ({MARK[language]})"
        if text.endswith(mark):
            return self.clean({language: text.removesuffix(mark), "unofficial": [language]}, where)
        if text.endswith("]") and " [" in text:
            body, _, lang = text[:-1].rpartition(" [")
            if lang.isalpha() and 2 <= len(lang) <= 3:
                return self.clean({lang: body}, where)
        return self.clean({language: text}, where)

    def inputs(self, plain: Plain, language: str) -> Inputs:
        """A part for Vietnamese, English and every other language the text is in, and the marks."""
        texts = {lang: text for lang, text in (plain or {}).items() if lang != "unofficial"}
        return {"vi": "", "en": "", **texts, "unofficial": list((plain or {}).get("unofficial", ()))}

    def entered(self, given: Inputs, language: str, where: Context) -> Plain:
        """As :meth:`inputs`; another language comes as ``MORE_LANGUAGE`` and ``MORE_TEXT``."""
        more, text = typed(given, MORE_LANGUAGE).strip().lower(), typed(given, MORE_TEXT)
        if text.strip() and not _LANGUAGE.fullmatch(more):
            raise self.refuse(
                text.strip()[:80],
                where,
                "chưa rõ ngôn ngữ: ghi mã như ja, fr, lo",
                "is in no known language: give a code such as ja, fr, lo",
            )
        texts = {part: typed(given, part) for part in given if part not in ("unofficial", MORE_LANGUAGE, MORE_TEXT)}
        if text.strip() and texts.get(more, "").strip():
            raise self.refuse(more, where, "đã có văn bản ở trên", "has a text above")
        return self.clean(
            {
                **texts,
                **({more: text} if text.strip() else {}),
                "unofficial": [lang for lang in all_typed(given, "unofficial") if lang],
            },
            where,
        )

    def searched(self, plain: Plain) -> list[str]:
        return [text for lang, text in (plain or {}).items() if lang != "unofficial"]

    def sort_number(self, plain: Plain) -> int:
        return text_number(self._sorted_by(plain, "vi"))

    def finer_number(self, plain: Plain) -> int:
        return finer_text_number(self._sorted_by(plain, "vi"))

    def sort_key(self, public: Public, language: str = "vi") -> bytes:
        return collation_key(self._sorted_by(public, language) or "")

    @staticmethod
    def _sorted_by(words: Plain, language: str) -> str | None:
        """The text sorting goes by; one order for both languages, so that pages agree: Vietnamese, else the first."""
        if not words:
            return None
        found: str = words.get(language) or next(text for lang, text in words.items() if lang != "unofficial")
        return found

    def schema(self) -> dict[str, Any]:
        texts = {"type": "string"}
        return {
            "type": "object",
            "properties": {
                "vi": texts,
                "en": texts,
                "unofficial": {"type": "array", "items": {"type": "string"}},
            },
        }


class Names(Kind):
    """All names of a thing, in all scripts: ``[{"text": …, "lang": "ja", "kind": "label|alias|acronym"}]``."""

    name = "names"
    widget = "names"
    many = True
    parts = ("text", "lang", "kind")

    def clean(self, value: Any, where: Context) -> Plain:
        if not value:
            return None
        names = []
        for name in value:
            if isinstance(name, str):
                name = {"text": name}
            if not isinstance(name, Mapping) or not isinstance(name.get("text"), str):
                raise self.refuse(name, where, "phải là {text, lang, kind}", "must be {text, lang, kind}")
            entry = {"text": nfc(name["text"]).strip()}
            entry.update({part: name[part] for part in self.parts[1:] if name.get(part)})
            if entry["text"] and entry not in names:
                names.append(entry)
        return names or None

    def text(self, public: Public, language: str) -> str:
        shown = (name["text"] + (f" [{name['lang']}]" if name.get("lang") else "") for name in public or ())
        return " | ".join(dict.fromkeys(shown))  # one name may be there twice: as a label and as an alias

    def parse(self, text: str, language: str, where: Context) -> Plain:
        names = []
        for part in filter(None, (piece.strip() for piece in text.split(" | "))):
            body, bracket, lang = part.removesuffix("]").rpartition(" [")
            names.append({"text": body, "lang": lang} if bracket and part.endswith("]") else {"text": part})
        return self.clean(names, where)

    def inputs(self, plain: Plain, language: str) -> Inputs:
        """Lists of texts, languages and kinds, one entry a name."""
        return {part: [name.get(part, "") for name in plain or ()] for part in self.parts}

    def entered(self, given: Inputs, language: str, where: Context) -> Plain:
        rows = zip_longest(*(all_typed(given, part) for part in self.parts), fillvalue="")
        return self.clean([dict(zip(self.parts, map(str.strip, row), strict=True)) for row in rows], where)

    def options(self, language: str) -> list[tuple[str, str]]:
        return [(value, NAME_KINDS.label(value).get(language)) for value in NAME_KINDS]

    def searched(self, plain: Plain) -> list[str]:
        return [name["text"] for name in plain or ()]

    def schema(self) -> dict[str, Any]:
        text = {"type": "string"}
        entry = {"type": "object", "required": ["text"], "properties": {"text": text, "lang": text, "kind": text}}
        return {"type": "array", "items": entry}


def text_number(text: str | None) -> int:
    """Sort number of a text: its Vietnamese collation prefix, halved to fit 63 bits and lifted above 'missing'."""
    return (collation_prefix(text) >> 1) | 1 if text else 0


def finer_text_number(text: str | None) -> int:
    """What orders texts of one sort number: the collation's next seven bytes, and the one that halving cut, in 63 bits."""
    return collation_prefix(text, TEXT_NUMBER_BYTES) >> 1 if text else 0
