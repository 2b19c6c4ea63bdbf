"""The house keeps its own rules: sizes, names, one door for writes, documented settings, nothing of anybody's machine."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import nhipcau
from nhipcau.core.registry import registers
from nhipcau.core.settings import SETTINGS

ROOT = Path(__file__).parents[2]
PACKAGE = Path(nhipcau.__file__).parent
LONGEST_FILE = 600
LONGEST_REGISTER = 180
SMALL_FUNCTION = 40
"""95 of 100 functions are no longer than this."""


def _files(*patterns: str) -> list[Path]:
    """Files of the project: those git tracks or would track, so that nothing local is judged."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *patterns],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    return [ROOT / name for name in sorted(set(listed)) if (ROOT / name).is_file()]


def _code() -> list[Path]:
    return [path for path in _files("*.py") if "migrations" not in path.parts]


def _trees(folder: str) -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted((PACKAGE / folder).rglob("*.py")):
        if "migrations" not in path.parts:
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def test_no_file_is_longer_than_a_reader_bears() -> None:
    long = {str(path.relative_to(ROOT)): count for path in _code() if (count := _lines(path)) > LONGEST_FILE}
    assert long == {}


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_module_is_a_drawer_for_everything() -> None:
    drawers = re.compile(r"^(utils?|helpers?|common|misc|tools?)(_|\.|$)|_(utils?|helpers?)\.")
    named = [path for path in _code() for part in path.relative_to(ROOT).parts if drawers.search(part)]
    assert named == []


def test_functions_stay_small() -> None:
    lengths = sorted(
        (node.end_lineno or 0) - node.lineno + 1
        for path in PACKAGE.rglob("*.py")
        if "migrations" not in path.parts
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    )
    assert lengths[len(lengths) * 95 // 100] <= SMALL_FUNCTION


@pytest.mark.parametrize("name", sorted(registers()))
def test_a_register_stays_a_small_folder(name: str) -> None:
    """Model, declaration and rules together: at most 180 lines that say something."""
    folder = registers()[name].folder
    said = [
        line
        for part in ("models.py", "register.py", "rules.py")
        if (folder / part).exists()
        for line in (folder / part).read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    assert len(said) <= LONGEST_REGISTER


MANAGERS = {"objects", "_default_manager", "_base_manager"}
STORE = {"Item", "ItemChange", "StoreState"}
"""Models of the public store, which has no rows that some may see and others not."""


@pytest.mark.parametrize("folder", ["web", "api", "cli", "actions", "registers"])
def test_rows_are_reached_through_their_register_only(folder: str) -> None:
    """``register.rows(audience)`` decides who sees which rows; a manager would ask nobody."""
    found = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for path, tree in _trees(folder)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr in MANAGERS
        and not (isinstance(node.value, ast.Name) and node.value.id in STORE)
    ]
    assert found == []


def test_pages_and_api_read_the_store_only_through_the_public_alias() -> None:
    """Without ``using(STORE_READER)`` a query's alias would be the router's choice."""
    for folder in ("web", "api"):
        for path, tree in _trees(folder):
            for node in ast.walk(tree):
                if isinstance(node, ast.Attribute) and node.attr == "objects":
                    line = path.read_text(encoding="utf-8").splitlines()[node.lineno - 1]
                    assert "using(STORE_READER)" in line, f"{path}:{node.lineno}"


def test_no_signals_steer_the_flow() -> None:
    found = [path for path in PACKAGE.rglob("*.py") if "django.db.models.signals" in path.read_text(encoding="utf-8")]
    assert found == []


COURSE = PACKAGE / "actions" / "training"
"""A course's tables and exercises are about registers; a register they do not name is filled from its declaration alone."""


def test_the_machinery_knows_no_register_by_name() -> None:
    """A new register is a new folder and nothing else: no other code says "twinnings"."""
    names = {slug for register in registers().values() for slug in register.slug}
    names |= {register.code_prefix for register in registers().values()}
    found = [
        (str(path.relative_to(PACKAGE)), node.lineno, node.value)
        for folder in ("core", "web", "api", "cli", "actions", "engines", "site")
        for path, tree in _trees(folder)
        if COURSE not in path.parents
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and node.value in names
    ]
    assert found == []


def test_lib_is_pure() -> None:
    """No Django, no clock, no environment: ``today`` is an argument."""
    for path, tree in _trees("lib"):
        for node in ast.walk(tree):
            if isinstance(node, ast.Import | ast.ImportFrom):
                modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else [one.name for one in node.names]
                for module in modules:
                    assert module.partition(".")[0] not in {"django", "os", "time", "random", "secrets", "socket"}, path
            if isinstance(node, ast.Attribute):
                assert node.attr not in {"today", "now", "utcnow"}, f"{path}:{node.lineno}"


def test_the_layers_are_under_contract() -> None:
    """The import linter is told which layer may know which."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    order = [part.strip().removeprefix("nhipcau.") for layer in layers for part in re.split(r"[|:]", layer)]
    assert order == ["site", "cli", "web", "api", "actions", "registers", "core", "engines", "lib"]


@pytest.mark.parametrize("name", sorted(SETTINGS))
def test_every_setting_is_documented(name: str) -> None:
    """docs/settings.md says its default and what it does, in the words the program itself uses."""
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8").splitlines()
    (row,) = [line for line in page if f"`{name}`" in line]
    setting = SETTINGS[name]
    assert setting.default in row
    assert all(words in row for words in setting.help)


def test_every_setting_read_from_the_environment_is_declared() -> None:
    found = {
        name
        for path in PACKAGE.rglob("*.py")
        for name in re.findall(r"[\"'](NHIPCAU_[A-Z_]+)[\"']", path.read_text(encoding="utf-8"))
    }
    assert found <= set(SETTINGS)


PRIVATE = {
    "a machine's path": re.compile(r"(?<![\w.])/(?:work|home|root|Users|mnt)/[a-z]"),
    "a package index": re.compile(r"(?:index-url|--index|extra-index-url|find-links)\b|artifactory|pypi\.org/simple"),
    "an address of a private network": re.compile(
        r"(?<![\d.])(?:10\.\d+|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.\d+\.\d+"
    ),
    "a secret": re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY|ghp_[A-Za-z0-9]{30}|AKIA[A-Z0-9]{16}"),
}
TEXTS = {".py", ".md", ".toml", ".txt", ".in", ".cfg", ".yml", ".yaml", ".html", ".css", ".js", ".sh", ""}


@pytest.mark.parametrize("what", PRIVATE)
def test_no_file_tells_of_the_machine_it_was_written_on(what: str) -> None:
    found = []
    for path in _files():
        if path.suffix in TEXTS and path != Path(__file__):
            for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
                if PRIVATE[what].search(line):
                    found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}")
    assert found == []


def test_no_file_holds_the_marks_of_an_unfinished_merge() -> None:
    marks = re.compile(rb"^(<{7}|>{7}) ", re.MULTILINE)
    assert [path for path in _files() if marks.search(path.read_bytes())] == []


def test_every_table_that_is_shipped_has_its_source_beside_it() -> None:
    """A folder of data says where its tables come from: sources.csv, or a README or SOURCES page."""
    for path in _files("src/nhipcau/**/data/*.csv", "src/nhipcau/**/data/*.geojson"):
        beside = {sibling.name.lower() for sibling in path.parent.iterdir()}
        has_column = path.suffix == ".csv" and "source" in path.read_text(encoding="utf-8").splitlines()[0]
        assert has_column or any("sources" in name or "readme" in name for name in beside), path


def test_a_class_of_the_pages_means_one_thing() -> None:
    """What a class looks like is written in one stylesheet: all are in one bundle, so a second one would alter the first
    one's pages unseen. What a narrow screen or paper changes stands in files of their own.
    """
    folder, where = PACKAGE / "web" / "static" / "styles", dict[str, set[str]]()
    for path in sorted(folder.rglob("*.css")):
        if path.name.startswith(("80-", "90-")):
            continue
        said = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        for selectors in re.findall(r"[{}]\s*([^{}@;]+)\{", said):
            for one in re.findall(r"(?:^|,)\s*\.([\w-]+)\s*(?=,|$)", selectors.strip()):
                where.setdefault(one, set()).add(path.name)
    assert {name: files for name, files in where.items() if len(files) > 1} == {}
