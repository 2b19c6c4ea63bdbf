"""The documents say what is so: commands that exist, links that lead somewhere, two languages that agree."""

from __future__ import annotations

import argparse
import re
import shlex
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from nhipcau.cli.main import COMMANDS, command_name, parser
from nhipcau.core.settings import SETTINGS

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
PAIRS = [
    ("README.md", "README.vi.md"),
    ("docs/operate.md", "docs/operate.vi.md"),
    ("docs/training.md", "docs/training.vi.md"),
]
"""Pages that exist in English and in Vietnamese."""

_FENCE = re.compile(r"^ *```(\w*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)


def _text(name: str | Path) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def _prose(text: str) -> str:
    """The page without its code blocks."""
    return _FENCE.sub("", text)


def _headings(text: str) -> list[int]:
    """Levels of the headings, in order."""
    return [len(marks) for marks in re.findall(r"^(#+) ", _prose(text), re.MULTILINE)]


def _table_rows(text: str) -> int:
    return len(re.findall(r"^\|", _prose(text), re.MULTILINE))


def _anchors(text: str) -> set[str]:
    titles = re.findall(r"^#+ (.+)$", _prose(text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def _links(text: str) -> Iterator[str]:
    """Targets inside the repository."""
    for target in re.findall(r"\]\(([^)\s]+)\)", _prose(text)):
        if not re.match(r"[a-z]+:", target):
            yield target


def _commands(text: str) -> Iterator[list[str]]:
    """What follows ``nhipcau`` on every line of a code block that calls it."""
    for _, block in _FENCE.findall(text):
        for line in block.splitlines():
            words = shlex.split(line.removeprefix("$ "), comments=True) if "nhipcau " in line else []
            if words and Path(words[0]).name == "nhipcau":
                yield words[1:]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_between_documents_leads_somewhere(path: Path) -> None:
    for target in _links(path.read_text(encoding="utf-8")):
        name, _, anchor = target.partition("#")
        there = (path.parent / name).resolve() if name else path
        assert there.exists(), f"{path.name} → {target}"
        if anchor:
            assert anchor in _anchors(there.read_text(encoding="utf-8")), f"{path.name} → {target}"


@pytest.mark.parametrize("english, vietnamese", PAIRS)
def test_both_languages_have_the_same_headings_and_tables(english: str, vietnamese: str) -> None:
    one, other = _text(english), _text(vietnamese)
    assert _headings(one) == _headings(other)
    assert _table_rows(one) == _table_rows(other)


def test_the_operator_reads_the_same_commands_in_both_languages() -> None:
    def code(name: str) -> list[str]:
        return [re.sub(r"(^|\s)#.*", "", block) for _, block in _FENCE.findall(_text(name))]

    assert code("docs/operate.md") == code("docs/operate.vi.md")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_command_line_in_a_document_is_understood(path: Path) -> None:
    for words in _commands(path.read_text(encoding="utf-8")):
        try:
            parser("en").parse_args(words)
        except (SystemExit, argparse.ArgumentError):
            pytest.fail(f"{path.name}: nhipcau {' '.join(words)}")


@pytest.mark.parametrize("ending", ["md", "vi.md"])
def test_every_command_is_documented_in_both_languages(ending: str) -> None:
    text = _text(f"README.{ending}") + _text(f"docs/operate.{ending}")
    rows = "".join(re.findall(r"^\| `nhipcau .*$", text, re.MULTILINE))
    for command in COMMANDS:
        name = command_name(command)
        assert f"nhipcau {name}" in text or f"`{name}`" in rows, name


def test_every_setting_is_named_and_no_other() -> None:
    named = {path: set(re.findall(r"\bNHIPCAU_[A-Z_]+", path.read_text(encoding="utf-8"))) for path in DOCUMENTS}
    assert named[ROOT / "docs" / "settings.md"] == set(SETTINGS)
    assert set().union(*named.values()) <= set(SETTINGS)
    for page in ("docs/operate.md", "docs/operate.vi.md"):
        assert "(settings.md)" in _text(page)


def test_the_headers_of_a_deprecation_are_what_the_policy_promises() -> None:
    """RFC 9745: a date as @seconds; RFC 8594: an HTTP date – and at least twelve months between them."""
    policy = _text("docs/api-policy.md")
    since = datetime.fromtimestamp(int(re.findall(r"Deprecation: @(\d+)", policy)[0]), UTC)
    until = datetime.strptime(re.findall(r"Sunset: (.+) GMT", policy)[0], "%a, %d %b %Y %H:%M:%S").replace(tzinfo=UTC)
    assert (until - since).days >= 365
    assert f"{until:%a}" == re.findall(r"Sunset: (\w+),", policy)[0]


@pytest.fixture(scope="module")
def publiccode() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(_text("publiccode.yml"))
    return loaded


def test_publiccode_has_what_version_0_4_demands(publiccode: dict[str, Any]) -> None:
    """Mandatory keys and closed lists of https://yml.publiccode.tools, version 0.4."""
    assert publiccode["publiccodeYmlVersion"] == "0.4"
    assert publiccode["url"].startswith("https://")
    assert publiccode["name"] == "Nhịp Cầu"
    assert publiccode["platforms"] and publiccode["categories"]
    assert publiccode["developmentStatus"] in {"concept", "development", "beta", "stable", "obsolete"}
    assert publiccode["softwareType"] == "standalone/web"
    assert publiccode["localisation"] == {"localisationReady": True, "availableLanguages": ["vi", "en"]}
    maintenance = publiccode["maintenance"]
    assert maintenance["type"] in {"internal", "contract", "community", "none"}
    if maintenance["type"] in {"internal", "community"}:
        assert all(contact["name"] for contact in maintenance["contacts"])
    if maintenance["type"] == "contract":
        assert all(one["name"] and one["until"] for one in maintenance["contractors"])


@pytest.mark.parametrize("language", ["vi", "en"])
def test_publiccode_describes_the_software_in_both_languages(publiccode: dict[str, Any], language: str) -> None:
    said = publiccode["description"][language]
    assert 0 < len(said["shortDescription"]) <= 150
    assert 150 <= len(said["longDescription"]) <= 10_000
    assert len(said["features"]) >= 5


def test_publiccode_agrees_with_the_package(publiccode: dict[str, Any]) -> None:
    declared = _text("pyproject.toml")
    assert f'license = "{publiccode["legal"]["license"]}"' in declared
    assert f'version = "{publiccode["softwareVersion"]}"' in declared
    (python,) = publiccode["dependsOn"]["open"]
    assert f'requires-python = ">={python["versionMin"]}"' in declared
