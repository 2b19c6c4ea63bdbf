"""What a search finds, and in what order: exact name, phrase, accented, folded, elsewhere – and only then typos."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import orjson
import pytest

from nhipcau.core.registry import registers
from nhipcau.core.search import parse_request, public_index, suggest
from nhipcau.core.search.listing import walk_matches
from tests.steps import ask, code_of, codes, show, write


def _partner(key: str, name: str, **values: object) -> UUID:
    return write("partners", key, name=name, public=True, **values)


def _names(register: str, **params: str) -> list[str]:
    """Labels of the hits, in their order."""
    return [orjson.loads(hit.json)["label_vi"] for hit in ask(register, **params).hits]


@pytest.fixture
def pottery(empty_site: Path) -> None:
    """Written so that codes and hashes alone would give another order."""
    _partner("note", "Nam Định", note={"vi": "có làng gốm cổ"})
    _partner("unmarked", "Hợp tác xã gồm nhiều làng Bát Tràng cổ")
    _partner("words apart", "Bát Tràng: làng nghề gốm")
    _partner("phrase", "Trung tâm gốm Bát Tràng Hà Nội")
    _partner("exact", "Gốm Bát Tràng")
    _partner("other", "Fukuoka", other_names=["福岡県", "ふくおか"])
    show()


@pytest.mark.usefixtures("pottery")
def test_exact_before_phrase_before_accented_before_folded() -> None:
    assert _names("partners", q="gốm bát tràng") == [
        "Gốm Bát Tràng",
        "Trung tâm gốm Bát Tràng Hà Nội",
        "Bát Tràng: làng nghề gốm",
        "Hợp tác xã gồm nhiều làng Bát Tràng cổ",
    ]


@pytest.mark.usefixtures("pottery")
def test_a_note_comes_after_a_name() -> None:
    assert _names("partners", q="gốm")[-1] == "Nam Định"
    assert _names("partners", q="gốm cổ") == ["Hợp tác xã gồm nhiều làng Bát Tràng cổ", "Nam Định"]


@pytest.mark.usefixtures("pottery")
def test_without_marks_everything_is_found_and_with_marks_the_marked_comes_first() -> None:
    assert set(_names("partners", q="gom")) == set(_names("partners", q="gốm")) == set(_names("partners", q="gồm"))
    assert _names("partners", q="gồm")[0] == "Hợp tác xã gồm nhiều làng Bát Tràng cổ"
    assert _names("partners", q="gốm")[0] != "Hợp tác xã gồm nhiều làng Bát Tràng cổ"
    assert ask("partners", q="gom").total == 5


@pytest.mark.usefixtures("pottery")
@pytest.mark.parametrize(
    "typed",
    [
        "GỐM BÁT TRÀNG",
        "gom bat trang",
        "  gốm   bát-tràng ",
        "go\u0302\u0301m ba\u0301t tra\u0300ng",
        "ｇｏｍ bat trang",
    ],
)
def test_case_marks_form_and_spaces_do_not_matter_for_finding(typed: str) -> None:
    listing = ask("partners", q=typed)
    assert listing.total == 4
    assert listing.hits[0].code == code_of("partners", write("partners", "exact"))


@pytest.mark.usefixtures("pottery")
@pytest.mark.parametrize(
    ("typed", "found"), [("福岡", 1), ("福岡県", 1), ("岡県", 1), ("福", 1), ("ふくお", 1), ("県福", 0), ("福県", 0)]
)
def test_japanese_is_found_by_any_run_of_its_signs(typed: str, found: int) -> None:
    listing = ask("partners", q=typed)
    assert (listing.total if listing.mode != "similar" else 0) == found


@pytest.mark.usefixtures("pottery")
@pytest.mark.parametrize(
    ("typed", "mode", "total"),
    [
        ("fukuoka", "words", 1),
        ("fuku", "prefix", 1),
        ("fukuoak", "similar", 1),  # two neighbours swapped
        ("fukoka", "similar", 1),  # a letter lost
        ("fvkuoka", "similar", 1),
        ("bat trnag", "similar", 4),
        ("xyzzy", "similar", 0),
        ("gam", "words", 0),
    ],
)
def test_words_first_then_beginnings_then_typos(typed: str, mode: str, total: int) -> None:
    listing = ask("partners", q=typed)
    if total:
        assert listing.mode == mode
    assert listing.total == total


@pytest.mark.usefixtures("pottery")
def test_short_words_and_numbers_must_be_right() -> None:
    _partner("numbered", "Hội chợ 2019 Lào")
    show()
    assert ask("partners", q="2018").total == 0
    assert ask("partners", q="2019").total == 1
    assert ask("partners", q="lau").total == 0, "three letters: no guessing"


SIGNS = ["gốm (", '"gốm', "gốm*", "+gốm -", "[gốm]", "gốm\\", "gốm/", "<gốm>", "gốm:", "!gốm ^~", "{gốm}", "'gốm'"]
WORDS = {
    "gốm AND": "gốm and",
    "gốm OR )": "gốm or",
    "[gốm TO cổ]": "gốm to cổ",
    "gốm~2": "gốm 2",
    "gốm^9": "gốm 9",
    "name:gốm": "name gốm",
    "NOT gốm": "not gốm",
    "register:partners": "register partners",
}


@pytest.mark.usefixtures("pottery")
@pytest.mark.parametrize("typed", SIGNS)
def test_signs_are_not_read_as_syntax(typed: str) -> None:
    assert codes(ask("partners", q=typed)) == codes(ask("partners", q="gốm"))
    assert ask("partners", q=typed).total == 5


@pytest.mark.usefixtures("pottery")
@pytest.mark.parametrize("typed", WORDS)
def test_operators_are_words_like_others(typed: str) -> None:
    found, plain = ask("partners", q=typed), ask("partners", q=WORDS[typed])
    assert (found.total, found.mode, codes(found)) == (plain.total, plain.mode, codes(plain))


@pytest.mark.usefixtures("pottery")
def test_suggestions_grow_with_the_text() -> None:
    def suggested(text: str) -> list[str]:
        request = parse_request(registers()["partners"], {"q": [text]})
        return codes(suggest(public_index(), request))

    fukuoka = code_of("partners", write("partners", "other"))
    for typed in ("f", "fu", "fukuo", "Fukuoka", "福岡"):
        assert suggested(typed) == [fukuoka], typed
    assert suggested("fukuokax") == []
    assert suggested("bát tr")[0] in codes(ask("partners", q="bát tràng"))
    assert suggested("gốm bát tràng")[0] == code_of("partners", write("partners", "exact"))
    assert suggested("gốm cổ") == [code_of("partners", write("partners", "unmarked"))], "notes are no suggestions"


def test_the_more_prominent_register_comes_first_among_equals(empty_site: Path) -> None:
    """A partner before the organisation of the same name; today's locality before both."""
    write("organisations", "o", name={"en": "Hue"}, public=True)
    write("partners", "p", name="Hue", public=True)
    show()
    listing = ask(q="hue", limit="4")
    assert [hit.register for hit in listing.hits[:1]] == ["localities"]
    order = [hit.register for hit in listing.hits if hit.register in ("partners", "organisations")]
    assert order == ["partners", "organisations"]
    assert dict(listing.facets["register"])["partners"] == 1


def test_records_of_a_former_province_are_found_under_both_names(empty_site: Path) -> None:
    write("twinnings", "t", vn_party="Quảng Bình", place="quang-binh", level="province", public=True)
    write("twinnings", "u", vn_party="Quảng Trị", place="quang-tri-den-2025", level="province", public=True)
    show()
    tie, other = (code_of("twinnings", write("twinnings", key)) for key in "tu")
    assert codes(ask("twinnings", place="quang-binh")) == [tie]
    assert set(codes(ask("twinnings", place="quang-tri"))) == {tie, other}
    assert codes(ask("twinnings", q="quang binh")) == [tie]
    assert codes(ask("twinnings", q="quảng trị"))[0] == other, "its own name first"
    assert dict(ask("twinnings").facets["place"]) == {"quang-tri": 2}, "only today's localities are offered"
    assert dict(ask("twinnings", place="quang-binh").facets["place"]) == {"quang-tri": 2, "quang-binh": 1}


def test_the_walk_of_a_search_is_complete_and_in_the_order_of_codes(empty_site: Path) -> None:
    for number in range(12):
        _partner(str(number), "Thành phố " + "ABCDEFGHIJKL"[number])
    show()
    request = parse_request(registers()["partners"], {"q": ["thanh pho"], "sort": ["-name"], "limit": ["3"]})
    walked = list(walk_matches(public_index(), request))
    assert [hit.code for hit in walked] == [f"DT-{number:04}" for number in range(1, 13)]
    rest = list(walk_matches(public_index(), request, after=10))
    assert [hit.number for hit in rest] == [11, 12]
