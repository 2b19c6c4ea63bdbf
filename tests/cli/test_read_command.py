"""``nhipcau read``: facts as lines, JSON and a page; the score on annotated documents; refusals that help."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from tests.typed import Done, typed

TEXT = "Tỉnh Nghệ An có quan hệ hữu nghị với tỉnh Hủa Phăn (Lào).\r\nNgày 12/5, tỉnh ký 3 thỏa thuận hợp tác quốc tế.\n"


def nhipcau_read(*words: str, language: str = "en") -> Done:
    return typed("read", "--lang", language, *words)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "bai.txt"
    path.write_bytes(TEXT.encode())
    return path


def test_json_counts_code_points_of_the_file_itself(file: Path) -> None:
    said = json.loads(nhipcau_read(str(file), "--json", "--published", "2025-05-13").stdout)
    assert said["doc_id"] == "bai" and said["published"] == "2025-05-13"
    assert said["text_sha256"] == hashlib.sha256(TEXT.encode()).hexdigest()
    signed = next(fact for fact in said["facts"] if fact["type"] == "quantity_claim")
    assert (signed["measure"], signed["value"]) == ("agreements_signed", 3)
    start, end = signed["evidence"][0]["start"], signed["evidence"][0]["end"]
    assert TEXT[start:end] == signed["evidence"][0]["quote"]


def test_lines_and_a_page(file: Path) -> None:
    lines = nhipcau_read(str(file)).stdout
    assert "bai.txt" in lines and "name: Nghệ An" in lines and "“Nghệ An”" in lines
    page = nhipcau_read(str(file), "--html", language="vi").stdout
    assert page.startswith("<!doctype html>") and ">Nghệ An<sup>địa phương</sup></mark>" in page


def test_old_fonts_are_understood(tmp_path: Path) -> None:
    path = tmp_path / "cu.txt"
    path.write_text("Quan hÖ h÷u nghÞ víi tØnh NghÖ An ®­îc ®Èy m¹nh. §èi ngo¹i nh©n d©n ph¸t triÓn.", encoding="utf-8")
    said = json.loads(nhipcau_read(str(path), "--json").stdout)
    assert "Nghệ An" in [fact.get("name") for fact in said["facts"]]


def test_html_letters_and_word_files_go_through_the_same_engines(tmp_path: Path) -> None:
    path = tmp_path / "trang.html"
    path.write_text(
        "<!doctype html><html><body><script>Hà Nội</script><p>Công tác đối ngoại của tỉnh <b>Cao Bằng</b>.</p></body></html>",
        encoding="utf-8",
    )
    said = json.loads(nhipcau_read(str(path), "--json").stdout)
    assert [fact["name"] for fact in said["facts"]] == ["Cao Bằng"]


@pytest.fixture
def annotated(tmp_path: Path) -> Path:
    """Two facts annotated, of which one is not in the text's words, and a document that concerns nobody."""
    folder = tmp_path / "gold"
    folder.mkdir()

    def keep(doc_id: str, text: str, facts: list[dict[str, object]], *, relevant: bool = True) -> None:
        gold = {
            "schema": "nhipcau-gold/1", "doc_id": doc_id, "relevant": relevant, "text": text, "facts": facts,
            "text_sha256": hashlib.sha256(text.encode()).hexdigest(), "source": {"published": "2024-05-13"},
            "excluded_regions": [],
        }  # fmt: skip
        (folder / f"{doc_id}.json").write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")

    text = "Công tác đối ngoại của Nghệ An."
    found = {
        "type": "locality",
        "name": "Nghệ An",
        "level": "province",
        "current": "Nghệ An",
        "status": "unchanged",
        "era": "pre",
    }
    keep(
        "mot",
        text,
        [
            {**found, "evidence": [{"start": 23, "end": 30, "quote": "Nghệ An"}]},
            {**found, "name": "Hà Tĩnh", "evidence": [{"start": 0, "end": 8, "quote": "Công tác"}]},
        ],
    )
    keep("hai", "Hôm nay trời mưa.", [], relevant=False)
    return folder


def test_the_score_by_type(annotated: Path) -> None:
    said = nhipcau_read("--score", str(annotated), "--misses").stdout.splitlines()
    assert said[0] == "2 documents"
    locality = next(line for line in said if line.startswith("locality")).split()
    assert locality[1:8] == ["2", "1", "0", "1", "1.000", "0.500", "0.667"]
    assert "mot  - locality  “Công tác”" in said
    as_json = json.loads(nhipcau_read("--score", str(annotated), "--json", "--only", "hai").stdout)
    assert as_json["documents"] == 1 and as_json["facts_on_irrelevant_documents"] == 0


@pytest.mark.parametrize(
    ("words", "code", "part"),
    [
        (("/nowhere/bai.txt",), "vi", "Không mở được tệp “/nowhere/bai.txt”"),
        (("/nowhere/bai.txt",), "en", "cannot be opened"),
        ((), "en", "Example: nhipcau read report.docx"),
        (("x.txt", "--published", "18/12/2023"), "vi", "Hãy viết 2023, 2023-12 hoặc 2023-12-18"),
        (("--score", "/nowhere"), "en", "holds no annotated documents"),
    ],
)
def test_refusals_say_what_to_do(words: tuple[str, ...], code: str, part: str) -> None:
    refused = nhipcau_read(*words, language=code)
    assert refused.returncode == 2 and part in refused.stderr


def test_another_text_than_the_annotated_one_is_refused(annotated: Path) -> None:
    path = annotated / "mot.json"
    path.write_text(path.read_text(encoding="utf-8").replace("Công tác đối", "Việc đối"), encoding="utf-8")
    refused = nhipcau_read("--score", str(annotated))
    assert refused.returncode == 2 and "mot.json" in refused.stderr


@pytest.mark.stores
def test_a_folder_is_read_into_the_desk_once(empty_site: Path, tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    from nhipcau.cli.main import main
    from nhipcau.core.readings.models import TextReading
    from tests.people import office

    agency = str(office().uid)
    (tmp_path / "mot.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "hong.pdf").write_bytes(b"%PDF-1.7 not a document")
    (tmp_path / "anh.png").write_bytes(b"not for reading")
    words = ["read", "--lang", "en", "--into-desk", str(tmp_path), "--agency", agency]
    assert main(words) == 1
    said = capsys.readouterr().err
    assert "1 new, 0 read before, 1 refused" in said and "hong.pdf" in said
    (tmp_path / "hong.pdf").unlink()
    assert main(words) == 0
    assert "0 new, 1 read before" in capsys.readouterr().err
    reading = TextReading.objects.get()
    assert (reading.title, reading.agency) == ("mot", agency)
    assert reading.facts.filter(type="quantity_claim", decision="").count() == 1
