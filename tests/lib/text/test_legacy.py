"""Text typed in TCVN3 and VNI: told from everything else, and turned into Unicode."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.lib import places
from nhipcau.lib.text.fold import TONES
from nhipcau.lib.text.legacy import Legacy, convert, detect

# The two alphabets once more, written the other way round: letter by letter as VN3 and VNI lay them out.
VOWELS = [unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in ("", *TONES)]
ROWS_IN_TCVN3 = (
    "a µ ¶ · ¸ ¹", "¨ » ¼ ½ ¾ Æ", "© Ç È É Ê Ë", "e Ì Î Ï Ð Ñ", "ª Ò Ó Ô Õ Ö", "i × Ø Ü Ý Þ",
    "o ß á â ã ä", "« å æ ç è é", "¬ ê ë ì í î", "u ï ñ ò ó ô", "\u00ad õ ö ÷ ø ù", "y ú û ü ý þ",
)  # fmt: skip
ROWS_IN_VNI = (
    "a aø aû aõ aù aï", "aê aè aú aü aé aë", "aâ aà aå aã aá aä", "e eø eû eõ eù eï", "eâ eà eå eã eá eä", "i ì æ ó í ò",
    "o oø oû oõ où oï", "oâ oà oå oã oá oä", "ô ôø ôû ôõ ôù ôï", "u uø uû uõ uù uï", "ö öø öû öõ öù öï", "y yø yû yõ yù î",
)  # fmt: skip
IN_TCVN3 = dict(zip(VOWELS, " ".join(ROWS_IN_TCVN3).split(" "), strict=True))
IN_TCVN3 |= {"đ": "®", "Đ": "§", "Ă": "¡", "Â": "¢", "Ê": "£", "Ô": "¤", "Ơ": "¥", "Ư": "¦"}
IN_VNI = dict(zip(VOWELS, " ".join(ROWS_IN_VNI).split(" "), strict=True)) | {"đ": "ñ"}
IN_VNI |= {letter.upper(): written.upper() for letter, written in IN_VNI.items()}

NEW_MAP = date(2025, 7, 1)
SENTENCES = [
    "Cộng hòa xã hội chủ nghĩa Việt Nam",
    "Độc lập – Tự do – Hạnh phúc",
    "Ủy ban nhân dân tỉnh Quảng Trị đã ký thỏa thuận hợp tác với tỉnh Savannakhet",
    "Đại học Kỹ thuật và đoàn công tác của thành phố Huế đi thăm Nhật Bản, nghỉ ở khách sạn",
    "hoà bình, khoá đào tạo, toàn quốc, quý vị, thuở xưa, uỷ ban, kỷ niệm, nghiêng ngả, lưỡi bướm",
]


def tcvn3(text: str) -> str:
    return "".join(
        letter if letter.isascii() else IN_TCVN3.get(letter, IN_TCVN3.get(letter.lower(), letter)) for letter in text
    )


def vni(text: str) -> str:
    return "".join(IN_VNI.get(letter, letter) for letter in text)


def test_what_everybody_has_seen_once() -> None:
    assert convert("Céng hßa x· héi chñ nghÜa ViÖt Nam", "tcvn3") == SENTENCES[0]
    assert convert("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "vni") == SENTENCES[0]
    assert convert("TØNH QU¶NG TRÞ", "tcvn3") == convert("TÆNH QUAÛNG TRÒ", "vni") == "TỈNH QUẢNG TRỊ"
    assert convert("Céng", "") == "Céng"


@pytest.mark.parametrize("text", SENTENCES)
def test_both_are_found_and_read(text: str) -> None:
    small = text.replace("Ủ", "ủ")  # VN3 has no capital with a tone
    assert detect([tcvn3(small)]) == "tcvn3"
    assert convert(tcvn3(small), "tcvn3") == small
    assert detect([vni(text)]) == "vni"
    assert convert(vni(text), "vni") == text


SYLLABLES = st.text(st.sampled_from([*VOWELS, *"bcdđghklmnpqrstvx"]), min_size=1, max_size=7)
TEXTS = st.lists(st.one_of(SYLLABLES, st.sampled_from(["2024", "–", "(ODA),", "Đ"])), max_size=8).map(" ".join)


@given(TEXTS)
@settings(max_examples=200)
def test_converting_undoes_the_encoding(text: str) -> None:
    assert convert(tcvn3(text), "tcvn3") == text
    for one in (text, text.capitalize(), text.upper()):
        assert convert(vni(one), "vni") == one


@given(TEXTS, st.sampled_from(["tcvn3", "vni"]))
@settings(max_examples=100)
def test_what_is_unicode_already_stays(text: str, which: Legacy) -> None:
    assert convert(f"{text} ạ", which) == f"{text} ạ"


WESTERN = [
    "L’été dernier, où étiez-vous ? Le coût du séjour à l’hôtel fut élevé : août, Noël, maïs, naïf, haïr, goût, thé",
    "Schöne Grüße aus München: für Mädchen und Bären, über Öl, größer, Fußgänger, Häuser, Müller, Köln, Düsseldorf",
    "España, niño, mañana, José, Málaga; São Paulo, informação, coração, não, português, à noite, três, você",
    "Windows® © 2024, 25 °C ± 5 µm, ½ m², § 5, « bonjour », naïve café, 30 × 40, résumé",
    "Smörgåsbord, Åland, Ærø, Tromsø, Malmö, Århus, brød, kjøpe, fjäll",
    "The agreement was signed by the two provinces.",
]


@pytest.mark.parametrize("text", [*WESTERN, *SENTENCES])
def test_no_other_text_is_taken_for_them(text: str) -> None:
    assert detect([text]) == ""
    assert detect([unicodedata.normalize("NFD", text)]) == ""
    assert detect(text.upper().split()) == ""


def test_all_of_them_together_are_not_taken_for_them() -> None:
    assert detect(WESTERN) == detect(SENTENCES) == detect([*WESTERN, *SENTENCES]) == ""


@given(st.lists(SYLLABLES, max_size=30))
@settings(max_examples=100)
def test_nothing_made_of_vietnamese_letters_is_taken_for_tcvn3(words: list[str]) -> None:
    assert detect(words) != "tcvn3"


def test_names_of_real_places_are_unicode() -> None:
    names = [name for country in places.countries() for name in (country.label("vi"), country.label("en"))]
    names += [name for unit in places.all_units() for name in (unit.label("vi"), unit.label("en"))]
    assert detect(names) == ""
    communes = [commune.name for unit in places.units(NEW_MAP) for commune in places.communes(unit.id, NEW_MAP)]
    assert detect(communes) == ""
    assert all(detect([one]) == "" for one in communes[:500])
    assert detect(map(tcvn3, communes)) == "tcvn3"
    assert detect(map(vni, communes)) == "vni"


def test_two_words_are_too_few_to_tell() -> None:
    assert detect([tcvn3("đoàn ra")]) == ""
