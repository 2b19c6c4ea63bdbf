"""The command as people run it: the installed script, in a process of its own, on the fixture site."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from nhipcau.core.files import parse_csv
from nhipcau.core.registry import register
from nhipcau.core.store.read import counts, one

COMMAND = Path(sys.executable).with_name("nhipcau")


def nhipcau(*arguments: str, home: Path, **settings: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "NHIPCAU_HOME": str(home), "LC_ALL": "C", **settings}
    return subprocess.run([COMMAND, *arguments], capture_output=True, env=environment, timeout=60, check=False)


def test_search_prints_one_utf8_object_that_says_why(site: Path) -> None:
    done = nhipcau("search", "福岡", "--json", home=site)
    assert done.returncode == 0, done.stderr
    assert "福岡".encode() in done.stdout
    found = json.loads(done.stdout)
    assert 0 < len(found["results"]) <= 10
    first = found["results"][0]
    assert {"label_vi", "label_en", "register", "code", "url", "why"} <= set(first)
    assert "福岡" in first["why"]
    assert one(first["register"], first["code"])


def test_search_without_diacritics_for_people(site: Path) -> None:
    done = nhipcau("search", "thua thien hue", "--register", "dia-phuong", "--lang", "en", home=site)
    text = done.stdout.decode()
    assert "hue  Hue City" in text
    assert "http://127.0.0.1:8000/en/localities/hue" in text


def test_search_finds_at_most_what_is_asked_for(site: Path) -> None:
    found = json.loads(nhipcau("search", "nhat ban", "--json", "--limit", "3", home=site).stdout)
    assert len(found["results"]) == 3
    assert found["total"] > 3


@pytest.mark.parametrize("text", ["(((", "x" * 300])
def test_search_refuses_in_both_languages_on_one_line(site: Path, text: str) -> None:
    done = nhipcau("search", text, home=site)
    assert done.returncode == 2
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith("nhipcau: ")
    assert " / " in line


def test_commands_that_read_say_what_to_run_first(tmp_path: Path) -> None:
    for arguments in (["search", "gốm"], ["show", "DT-0001"], ["export", "partners"]):
        done = nhipcau(*arguments, home=tmp_path)
        assert done.returncode == 2
        assert "nhipcau demo --no-serve" in done.stderr.decode()


def test_show_takes_codes_as_people_type_them(site: Path) -> None:
    done = nhipcau("show", "dt-1", "--json", home=site)
    assert done.returncode == 0
    assert json.loads(done.stdout) == json.loads(one("partners", "DT-0001") or "")


def test_show_for_people_has_facts_evidence_and_licence(site: Path) -> None:
    record = json.loads(one("partners", "DT-0001") or "")
    text = nhipcau("show", "DT-0001", home=site, NHIPCAU_LANG="en").stdout.decode()
    assert text.splitlines()[0] == record["label_en"]
    assert record["values"]["country"]["en"] in text
    assert record["evidence"][0]["url"] in text
    assert "Facts, source cited" in text
    assert "not confirmed by the responsible body" in text


@pytest.mark.parametrize(
    ("code", "words"), [("hue", "Thành phố Huế"), ("jp", "Nhật Bản"), ("tay-nguyen", "Tây Nguyên")]
)
def test_show_knows_localities_and_countries(site: Path, code: str, words: str) -> None:
    assert nhipcau("show", code, home=site).stdout.decode().splitlines()[0] == words


def test_show_of_an_unknown_code_fails(site: Path) -> None:
    done = nhipcau("show", "DT-9999", home=site)
    assert done.returncode == 1
    assert "DT-9999" in done.stderr.decode()
    assert done.stdout == b""


def test_export_to_a_file_with_its_terms_beside_it(site: Path, tmp_path: Path) -> None:
    target = tmp_path / "doi-tac.csv"
    done = nhipcau("export", "doi-tac", "--filter", "country=JP", "--out", str(target), home=site)
    assert done.returncode == 0, done.stderr
    rows = list(parse_csv(register("partners"), io.StringIO(target.read_text("utf-8"), newline=""), "vi"))
    assert rows
    assert {row["country"] for row in rows} == {"JP"}
    assert "Dữ kiện, dẫn nguồn" in (tmp_path / "doi-tac.README.md").read_text("utf-8")
    assert not list(tmp_path.glob("*.part"))


def test_export_to_standard_output_is_the_file_and_nothing_else(site: Path) -> None:
    done = nhipcau("export", "partners", "--format", "json", home=site)
    assert json.loads(done.stdout)["register"]["name"] == "partners"


@pytest.mark.parametrize("wrong", [["nowhere"], ["partners", "--filter", "colour=red"], ["partners", "--filter", "JP"]])
def test_export_refuses_what_is_not_there(site: Path, wrong: list[str]) -> None:
    done = nhipcau("export", *wrong, home=site)
    assert done.returncode == 2
    assert done.stdout == b""


def test_project_rebuild_leaves_the_same_records(site: Path) -> None:
    before = counts()
    records = [one("partners", "DT-0001"), one("localities", "hue")]
    done = nhipcau("project", "--rebuild", home=site)
    assert done.returncode == 0, done.stderr
    assert counts() == before
    assert [one("partners", "DT-0001"), one("localities", "hue")] == records
    assert json.loads(nhipcau("search", "hue", "--json", home=site).stdout)["total"] > 0


def test_doctor_finds_a_whole_installation_well(site: Path) -> None:
    done = nhipcau("doctor", "--json", home=site)
    report = json.loads(done.stdout)
    assert done.returncode == 0, report
    assert report["ok"]
    assert {check["id"]: check["state"] for check in report["checks"]} == {
        "python": "well",
        "packages": "well",
        "home": "well",
        "secret": "well",
        "migrations": "well",
        "projection": "well",
        "index": "well",
        "desk-index": "well",
        "worker": "note",
        "inbox": "well",
    }
    assert report["counts"] == counts()


def test_doctor_names_what_is_broken_and_what_to_do(site: Path) -> None:
    (site / "secret").chmod(0o644)
    (site / "index" / "current").unlink()
    done = nhipcau("doctor", home=site)
    (site / "secret").chmod(0o600)
    assert done.returncode == 1
    assert f"chmod 600 {site}/secret" in done.stdout.decode()
    assert "nhipcau project" in done.stdout.decode()


def test_doctor_sees_what_the_store_does_not_show_yet(site: Path) -> None:
    from nhipcau.actions.publish import withdraw

    withdraw(register("partners"), ["DT-0001"], "Nguyễn Thị A", "nguồn đã cải chính")
    done = nhipcau("doctor", "--lang", "en", home=site)
    assert done.returncode == 1
    assert "The public store is 1 change behind and there is no worker" in done.stdout.decode()
    assert nhipcau("project", home=site).returncode == 0
    assert nhipcau("doctor", home=site).returncode == 0
    assert one("partners", "DT-0001") is None


def test_doctor_knows_of_a_rebuild_that_was_not_finished(site: Path) -> None:
    from nhipcau.core.store.models import StoreState

    StoreState.objects.using("projection").update(renewing="another version", renewed_register="partners")
    said = json.loads(nhipcau("doctor", "--json", home=site).stdout)
    assert ("renewal", "note") in [(check["id"], check["state"]) for check in said["checks"]]
    assert nhipcau("project", home=site).returncode == 0
    said = json.loads(nhipcau("doctor", "--json", home=site).stdout)
    assert "renewal" not in [check["id"] for check in said["checks"]]


def test_help_answers_in_both_languages_without_starting_django(tmp_path: Path) -> None:
    home = tmp_path / "never-made"
    vi, en = (nhipcau("--help", "--lang", language, home=home).stdout.decode() for language in ("vi", "en"))
    assert "kho mở về đối tác" in vi
    assert "open repository of partners" in en
    for command in ("demo", "seed", "serve", "project", "search", "show", "export", "doctor"):
        assert f"    {command} " in en
    assert not home.exists()
