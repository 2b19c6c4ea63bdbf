"""A document's page shows what rests on it, and calls each relation by what it is from there – at the portal and at the desk."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from nhipcau.core.desk import desk_index
from tests import people
from tests.desk import EN, VI, signed_in
from tests.steps import code_of, show, uid, write
from tests.web.reader import read


@pytest.fixture
def papers(empty_site: Path) -> None:
    """A decree that another replaced, a third amended, and on which a plan, a project and a draft rest. None is real."""
    write("documents", "old", public=True, title={"vi": "Nghị định thử"}, symbol="1/2001/NĐ-CP", kind="decree")
    old = [str(uid("old"))]
    write("documents", "new", public=True, title={"vi": "Văn bản thay"}, symbol="2", replaces=old, based_on=old)
    write("documents", "change", public=True, title={"vi": "Văn bản sửa"}, symbol="3", amends=old)
    write("documents", "plan", public=True, title={"vi": "Kế hoạch thử"}, based_on=old)
    write("documents", "draft", title={"vi": "Giấy nháp thử"}, replaces=old)
    write("projects", "project", public=True, name={"vi": "Dự án thử"}, based_on=old)
    show()
    desk_index().catch_up()


def test_the_portal_heads_them_by_what_they_are_from_there(papers: None) -> None:
    code = code_of("documents", uid("old"))
    for language, slug, project, headings in (
        (
            "vi",
            "tai-lieu",
            "du-an",
            ("Được thay thế bởi", "Được sửa đổi, bãi bỏ một phần bởi", "Là căn cứ của tài liệu"),
        ),
        ("en", "documents", "projects", ("Replaced by", "Amended or partly repealed by", "Basis of these documents")),
    ):
        page = read(Client(SERVER_NAME="localhost").get(f"/{language}/{slug}/{code}"))
        for column, heading in zip(("replaces", "amends", "based_on"), headings, strict=True):
            assert page.link_words[f"/{language}/{slug}?{column}={code}"] == heading
        assert f"/{language}/{project}?based_on={code}" in page.links()
        assert "Giấy nháp thử" not in page.text


def test_a_record_says_on_its_own_page_what_it_rests_on(papers: None) -> None:
    code, decree = code_of("projects", uid("project")), code_of("documents", uid("old"))
    page = read(Client(SERVER_NAME="localhost").get(f"/vi/du-an/{code}"))
    assert f"/vi/tai-lieu/{decree}" in page.links()
    assert "Căn cứ" in page.texts


def test_the_desk_heads_them_the_same_way(papers: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The newer document stands in both of its relations; the draft of nobody is not there."""
    monkeypatch.setenv("NHIPCAU_SECOND_FACTOR", "none")
    officer = signed_in(people.working("an", people.office(), "officer"))
    text = read(officer.get(f"{VI}/so/tai-lieu/{uid('old')}")).text
    assert text.count("Văn bản thay") == 2
    wanted = [
        "Là căn cứ của tài liệu",
        "Kế hoạch thử",
        "Được thay thế bởi",
        "Được sửa đổi, bãi bỏ một phần bởi",
        "Dự án thử",
    ]
    assert all(words in text for words in wanted)
    assert "Giấy nháp thử" not in text
    english = read(officer.get(f"{EN}/registers/documents/{uid('old')}")).text
    assert all(
        words in english for words in ("Replaced by", "Amended or partly repealed by", "Basis of these documents")
    )
