import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.lib.text import slugify


def test_slugs():
    assert slugify("Đại học Quốc gia Hà Nội") == "dai-hoc-quoc-gia-ha-noi"
    assert slugify("  61/2024/NĐ-CP: “Côte d'Ivoire” ") == "61-2024-nd-cp-cote-d-ivoire"
    assert slugify("福岡県 Fukuoka") == "福岡県-fukuoka"
    assert slugify("–!") == ""


def test_whole_words_within_the_length():
    assert slugify("Đại học Quốc gia", max_length=12) == "dai-hoc-quoc"
    assert slugify("Đại học Quốc gia", max_length=11) == "dai-hoc"
    assert slugify("Llanfairpwllgwyngyll", max_length=5) == "llanf"
    with pytest.raises(ValueError, match="max_length"):
        slugify("a", max_length=0)


@given(st.text(max_size=40), st.integers(1, 30))
@settings(max_examples=200)
def test_laws(text, length):
    slug = slugify(text)
    assert slugify(slug) == slug
    assert not slug.startswith("-")
    assert not slug.endswith("-")
    assert "--" not in slug
    short = slugify(text, max_length=length)
    assert len(short) <= length
    assert slug.startswith(short)
    assert bool(short) == bool(slug)
