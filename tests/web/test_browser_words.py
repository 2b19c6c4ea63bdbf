"""What browsers of officials say they are, in words. The texts are those of real browsers."""

from __future__ import annotations

import pytest

from nhipcau.web.desk.browsers import browser_words

WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)"
KIT = "AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (f"{WINDOWS} {KIT} Chrome/126.0.0.0 Safari/537.36", "Chrome trên Windows"),
        (f"{WINDOWS} {KIT} Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0", "Edge trên Windows"),
        (f"{WINDOWS} {KIT} coc_coc_browser/126.0.264 Chrome/120.0.0.0 Safari/537.36", "Cốc Cốc trên Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox trên Linux"),
        (
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                " Version/17.5 Mobile/15E148 Safari/604.1"
            ),
            "Safari trên iPhone",
        ),
        (
            (
                "Mozilla/5.0 (Linux; Android 14; SM-S921B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0"
                " Chrome/121.0.0.0 Mobile Safari/537.36"
            ),
            "Samsung Internet trên Android",
        ),
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15",
            "Safari trên macOS",
        ),
        ("Firefox/1 somewhere", "Firefox"),
        ("curl/8.5.0", "trình duyệt không rõ"),
        ("", "trình duyệt không rõ"),
        ("Your account is blocked, go to https://evil.example", "trình duyệt không rõ"),
    ],
)
def test_a_browser_is_named_as_people_name_it(said: str, words: str) -> None:
    assert browser_words(said, "vi") == words


def test_in_english_too() -> None:
    assert browser_words(f"{WINDOWS} Gecko/20100101 Firefox/128.0", "en") == "Firefox on Windows"
