"""The document itself, and the page people read: made from it, without scripts and without anything from elsewhere."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.template import Context, Engine

from nhipcau.api.door import Reply
from nhipcau.api.openapi import document, document_bytes
from nhipcau.api.question import Question
from nhipcau.api.registers import STANDING
from nhipcau.core.faults import Fault
from nhipcau.core.registry import open_registers
from nhipcau.core.training import marked

TEMPLATES = Path(__file__).parent / "templates"
ENGINE = Engine(dirs=[str(TEMPLATES)])
STYLE = (TEMPLATES / "guide.css").read_text(encoding="utf-8")
POLICY = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; style-src 'sha256-"
    + base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    + "'"
)

EXAMPLES = {"q": "Fukuoka", "name": "Quảng Bình", "on": "2025-06-30", "limit": "5"}
"""Values for the example addresses."""


def openapi(question: Question) -> Reply:
    question.allow()
    return Reply(document_bytes())


def guide(question: Question) -> Reply:
    """The page at /api/ in the reader's language."""
    question.allow("lang")
    language = _language(question)
    context = {
        "language": language,
        "vi": language == "vi",
        "standing": marked(STANDING.get(language), language),
        "style": STYLE,
        "base": settings.NHIPCAU_BASE_URL,
        "groups": _groups(language),
        "version": document()["info"]["version"],
    }
    page = ENGINE.get_template("guide.html").render(Context(context))
    headers = {"Content-Security-Policy": POLICY, "Vary": "Accept-Language", "Content-Language": language}
    return Reply(page.encode(), "text/html; charset=utf-8", headers=headers)


def _language(question: Question) -> str:
    asked = question.last("lang")
    if asked not in ("", "vi", "en"):
        raise Fault(
            "unknown_language",
            f"“lang” nhận vi hoặc en, không phải {asked[:20]!r}.",
            f"“lang” takes vi or en, not {asked[:20]!r}.",
            {"parameter": "lang", "known": ["vi", "en"]},
        )
    first = question.accepts.split(",")[0].strip().lower()
    return asked or ("en" if first.startswith("en") else "vi")


def _groups(language: str) -> list[dict[str, Any]]:
    """Operations of the document grouped by tag, in its order."""
    said = {tag["name"]: tag["description"] for tag in document()["tags"]}
    titles = {
        "all": ("Tất cả", "Everything"),
        "places": ("Địa phương, vùng và quốc gia", "Localities, regions and countries"),
    }
    titles |= {one.name: one.title for one in open_registers().values()}
    groups: dict[str, list[dict[str, Any]]] = {name: [] for name in said}
    for path, operations in document()["paths"].items():
        operation = operations["get"]
        groups[operation["tags"][0]].append(
            {
                "path": path,
                "summary": operation["x-summary-vi" if language == "vi" else "summary"],
                "parameters": [_parameter(one, language) for one in operation["parameters"]],
                "example": _example(path, operation["parameters"]),
                "fields": _fields(operation, language),
            }
        )
    place = 0 if language == "vi" else 1
    return [{"name": name, "title": titles[name][place], "operations": group} for name, group in groups.items()]


def _parameter(declared: dict[str, Any], language: str) -> dict[str, Any]:
    schema = declared["schema"].get("items", declared["schema"])
    return {
        "name": declared["name"],
        "required": declared["required"],
        "said": declared["x-description-vi" if language == "vi" else "description"],
        "values": schema.get("enum", []),
    }


def _fields(operation: dict[str, Any], language: str) -> list[dict[str, str]]:
    """Columns of the records an operation gives one of, in the order of the declaration; nothing for the others."""
    schema = next(iter(operation["responses"]["200"]["content"].values()))["schema"]
    name = schema.get("$ref", "").rsplit("/", 1)[-1]
    values = document()["components"]["schemas"].get(name, {}).get("properties", {}).get("values", {})
    return [
        {
            "name": column,
            "title": said["x-title-vi" if language == "vi" else "title"],
            "said": said.get("x-description-vi" if language == "vi" else "description", ""),
        }
        for column, said in values.get("properties", {}).items()
    ]


def _example(path: str, parameters: list[dict[str, Any]]) -> str:
    """A path that works: path parts from the document's examples, one or two parameters."""
    for declared in parameters:
        if declared["in"] == "path":
            path = path.replace(f"{{{declared['name']}}}", declared["example"])
    wanted = [declared["name"] for declared in parameters if declared["name"] in EXAMPLES]
    query = urlencode({name: EXAMPLES[name] for name in wanted})
    return f"{path}?{query}" if query else path
