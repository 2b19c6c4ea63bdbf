"""``nhipcau search``: find anything public by words, in any spelling."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any

from nhipcau.cli.output import offer_json, print_json
from nhipcau.cli.start import open_store
from nhipcau.core.labels import Label

HELP = Label("tìm trong mọi sổ, có dấu hay không dấu", "search all registers, with or without diacritics")
TEXT = Label("từ cần tìm", "words to search for")
LIMIT = Label("số kết quả nhiều nhất (mặc định: 10)", "most results (default: 10)")
REGISTER = Label("chỉ tìm trong sổ này", "search this register only")

NOTHING = Label(
    "Không tìm thấy {text!r}. Hãy thử ít từ hơn hoặc cách viết khác.",
    "Nothing found for {text!r}. Try fewer words or another spelling.",
)
SIMILAR = Label("Không có kết quả đúng như vậy; gần giống:", "No exact match; similar:")
TOTAL = Label("Số kết quả: {total}", "Results: {total}")


def declare(parser: ArgumentParser, language: str) -> None:
    parser.add_argument("text", metavar="TEXT", help=TEXT.get(language))
    parser.add_argument("--limit", default="10", metavar="N", help=LIMIT.get(language))
    parser.add_argument("--register", default="", metavar="REGISTER", help=REGISTER.get(language))
    offer_json(parser, language)


def run(options: Namespace) -> int:
    open_store()
    found = answer(options.text, options.limit, options.register)
    if options.json:
        print_json(found)
    else:
        _print(found, options.text, options.lang)
    return 0


def answer(text: str, limit: str, register: str) -> dict[str, Any]:
    """The results as the API gives them: each with label, register, code, address and why it was found."""
    import orjson

    from nhipcau.core.search import find, parse_request, public_index
    from nhipcau.core.search.why import reasons
    from nhipcau.core.store.read import hydrate

    chosen = {"register": [_register_name(register)]} if register else {}
    request = parse_request(None, {"q": [text], "limit": [limit], **chosen}, facets=False)
    listing = find(public_index(), request)
    results = []
    for hit, searched in zip(listing.hits, hydrate((hit.id for hit in listing.hits), "search"), strict=True):
        row, why = orjson.loads(hit.json), reasons(searched.json, request)
        head = {name: row[name] for name in ("register", "code", "label_vi", "label_en", "url", "url_en")}
        results.append({**head, "why": why.vi, "why_en": why.en})
    return {"total": listing.total, "mode": listing.mode, "results": results}


def _register_name(slug: str) -> str:
    """The name of a register or of one of the fixed families, in either language."""
    from nhipcau.core.families import FAMILIES
    from nhipcau.core.registry import open_register

    for name, (paths, _) in FAMILIES.items():
        if slug in paths:
            return name
    return open_register(slug).name


def _print(found: dict[str, Any], text: str, language: str) -> None:
    from nhipcau.core.settings import SETTINGS

    if not found["results"]:
        print(NOTHING.get(language).format(text=text))
        return
    if found["mode"] == "similar":
        print(SIMILAR.get(language))
    base = SETTINGS["NHIPCAU_BASE_URL"].read().rstrip("/")
    ending = "_en" if language == "en" else ""
    for result in found["results"]:
        print(f"{result['code']}  {result[f'label_{language}']}")
        print(f"    {result[f'why{ending}']}")
        print(f"    {base}{result[f'url{ending}']}")
    print(TOTAL.get(language).format(total=found["total"]))
