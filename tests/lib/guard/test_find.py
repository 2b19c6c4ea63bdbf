"""Finding: places in the text people read, tricks that do not help, time that grows with the length only."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from nhipcau.lib.guard import RuleError, Rules, find, shipped, strings
from nhipcau.lib.guard.plain_view import view
from nhipcau.lib.guard.read_rules import read_rules

SECRETS = shipped().of("everywhere")


def codes(text: str, context: str = "") -> set[str]:
    return {one.rule.code for one in find(text, context)}


def places(text: str) -> list[str]:
    composed = unicodedata.normalize("NFC", text)
    return [composed[one.start : one.end] for one in find(text)]


@pytest.mark.parametrize("rule", shipped().all, ids=lambda rule: rule.code)
def test_every_rule_says_where_it_comes_from_and_shows_both_sides(rule: object) -> None:
    assert rule.source and len(rule.matches) >= 2 and len(rule.others) >= 4  # type: ignore[attr-defined]
    assert rule.vi and rule.en and rule.hint  # type: ignore[attr-defined]


def test_secrets_are_never_acknowledged() -> None:
    assert SECRETS.all
    assert not any(rule.may_be_acknowledged for rule in SECRETS.all)


@pytest.mark.parametrize(
    "trick",
    [
        unicodedata.normalize("NFD", "TỐI MẬT"),
        "TỐI\u00a0MẬT",
        "TỐI\u2003MẬT",
        "T\u200bỐI M\u200dẬ\u2060T",
        "TỐI M\u00adẬT",
        "M\u200bA\u0302\u200b\u0323T",  # decomposed with joiners between the marks
        "Мậт".replace("т", "t").upper(),  # a Cyrillic М
        "ＭẬＴ",
        "M Ậ T",
        "M.Ậ.T",
        "M–Ậ–T",
        "\u202eMẬT\u202c",
        "\ufeffMẬT",
    ],
)
def test_marks_are_found_however_they_are_typed(trick: str) -> None:
    assert codes(trick) == {"secret_marking"}


@pytest.mark.parametrize(
    "trick",
    [
        "462／BNG－CNV－m",
        "462/BNG‑CNV‑m",
        "４６２/BNG-CNV-m",
        "462\u200b/BNG-CNV-\u200bm",
        "462/ВNG-СNV-m",
        "462∕BNG–CNV–m",
    ],
)
def test_numbers_are_found_however_they_are_typed(trick: str) -> None:
    assert codes(trick) == {"secret_number"}


def test_places_are_those_of_the_composed_text() -> None:
    assert places("Gửi công văn 462/BNG-CNV-m hôm qua") == ["462/BNG-CNV-m"]
    assert places(unicodedata.normalize("NFD", "Đã nhận: 462/BNG-CNV-m.")) == ["462/BNG-CNV-m"]
    assert places("a\u200bb 46\u200b2/BNG-CNV-m\u200b c") == ["46\u200b2/BNG-CNV-m"]
    assert places("Hộ chiếu số B1234567 cấp 2019") == ["B1234567"]


def test_a_bare_number_counts_where_its_column_speaks_of_it() -> None:
    assert codes("B1234567") == set()
    assert codes("B1234567", context="Số hộ chiếu Passport number") == {"passport_number"}
    assert codes("201234567", context="Số CCCD Identity card") == {"identity_number"}
    assert codes("201234567", context="Vốn đăng ký") == set()


def test_one_span_is_one_finding_by_the_strictest_rule() -> None:
    assert [one.rule.code for one in find("CCCD: 001199012345")] == ["identity_number"]


def test_every_string_of_a_value_has_its_way() -> None:
    value = {"vi": "a", "unofficial": ["en"], "more": [{"text": "b", "year": 2020}, None, True]}
    assert list(strings(value)) == [("vi", "a"), ("unofficial.0", "en"), ("more.0.text", "b")]
    assert list(strings("a")) == [("", "a")]


PROSE = st.text(alphabet=st.sampled_from("aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạ ,;"), max_size=80)


@given(
    before=PROSE,
    after=PROSE,
    rule=st.sampled_from(shipped().all),
    pick=st.integers(0, 99),
    form=st.sampled_from(["NFC", "NFD"]),
)
def test_prose_around_it_never_hides_a_finding(before: str, after: str, rule: object, pick: int, form: str) -> None:
    marked = rule.matches[pick % len(rule.matches)]  # type: ignore[attr-defined]
    assume(marked != "mật")  # a mark only where it is all there is: in prose a line may begin with it (“bí / mật”)
    text = unicodedata.normalize(form, f"{before}\n{marked}\n{after}")  # type: ignore[arg-type]
    assert codes(marked) & codes(text) == codes(marked)


@given(before=PROSE, after=PROSE, form=st.sampled_from(["NFC", "NFD", "NFKD"]))
def test_inside_a_sentence_numbers_and_brackets_are_still_found(before: str, after: str, form: str) -> None:
    for marked, code in (
        ("462/BNG-CNV-m", "secret_number"),
        ("(Tối mật)", "secret_marking"),
        ("TUYỆT MẬT", "secret_marking"),
    ):
        text = unicodedata.normalize(form, f"{before} {marked} {after}")  # type: ignore[arg-type]
        assert code in codes(text)


@given(st.text(max_size=200))
def test_any_text_is_read_and_every_place_lies_in_it(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    seen = view(text)
    assert seen.nfc == composed
    assert seen.spans is None or [start for start, _ in seen.spans] == sorted(start for start, _ in seen.spans)
    for one in find(text):
        assert 0 <= one.start < one.end <= len(composed)


def test_letters_of_the_far_east_are_what_they_look_like() -> None:
    """They are not looked at one by one; with something invisible beside them they are, and come out the same."""
    blocks = ((0x3041, 0x3096), (0x30A1, 0x30FA), (0x4E00, 0x9FFF), (0xAC00, 0xD7A3))
    letters = "".join(chr(one) for first, last in blocks for one in range(first, last + 1))
    assert view(letters).text == letters
    assert view(f"{letters}\u200b").text == letters


@given(st.sampled_from(shipped().all), st.text(max_size=60))
def test_the_cheap_test_never_hides_a_finding(rule: object, text: str) -> None:
    for sample in (text, *(f"{text}\n{match}" for match in rule.matches)):  # type: ignore[attr-defined]
        hinted = shipped().hinted(f"{sample} nothing")
        assert {one.rule.code for one in find(sample)} <= {one.code for one in (hinted.all if hinted else ())}


@pytest.mark.parametrize(
    "unit",
    ["MẬT ", "M.Ậ.", " ", "\n", "(", "-", "_", "*", "12/AB-", "AB-", "12 / A - ", "Hộ chiếu ", "hộ chiếu B123 ", "0912 ", "0 9 1 ",
     "a.", "@", "a@", "sinh ", "ngày sinh ", "born in a", "CCCD ", "0", "9", "Đ", "đóng dấu ", "độ mật ", "\u0302", "https://a ", "m\u200b"],
)  # fmt: skip
def test_long_texts_made_to_be_slow_are_read(unit: str) -> None:
    """A pattern that goes back and forth would need hours for a quarter of a million characters."""
    long = unit * (250_000 // len(unit))
    assert find(f"{long}\n462/BNG-CNV-m\nMẬT\n")
    find(f"mật {long} 0912345678@gmail.com")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"where": '"nowhere"'}, "where is"),
        ({"where": '"everywhere"', "may_be_acknowledged": "true"}, "cannot be acknowledged"),
        ({"patterns": "['''(''']"}, "rule 'own'"),
        ({"patterns": "['''{nothing}''']"}, "nothing"),
        ({"matches": '["other"]'}, "does not find its example"),
        ({"others": '["a code word"]'}, "which it must not"),
        ({"colour": '"red"'}, "unknown words: colour"),
        ({"code": '"secret_marking"'}, "two rules are called"),
    ],
)
def test_a_file_of_rules_that_cannot_be_right_is_refused(change: dict[str, str], words: str) -> None:
    said = {
        "code": '"own"', "vi": '"v"', "en": '"e"', "where": '"public"', "patterns": "['''code word''']", "source": '"s"',
        "matches": '["the code word"]', "others": '["codeword"]',
    }  # fmt: skip
    text = "[[rule]]\n" + "\n".join(f"{key} = {value}" for key, value in {**said, **change}.items())
    with pytest.raises(RuleError, match=words):
        Rules((*shipped().all, *read_rules(text)))


def test_a_part_that_holds_itself_is_refused() -> None:
    with pytest.raises(RuleError, match="holds itself"):
        read_rules(
            "[parts]\na = '{a}'\n[[rule]]\ncode='x'\nvi='x'\nen='x'\nwhere='public'\npatterns=['{a}']\nsource='s'\nmatches=[]\nothers=[]"
        )
