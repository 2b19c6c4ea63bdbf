"""Attributions: those worded in both languages in the reader's, all others word for word."""

from nhipcau.core.sources import BOTH, attribution_in, sources

OURS = "Tổng hợp của dự án Nhịp Cầu từ các trang được dẫn / Compiled by the Nhịp Cầu project from the pages cited"
PAPERS = "Tổng hợp của dự án Nhịp Cầu từ các văn bản, trang được dẫn / Compiled by the Nhịp Cầu project from the documents and pages cited"
ARTICLES = "Tổng hợp của dự án Nhịp Cầu; bài viết thuộc các báo, trang được dẫn / Compiled by the Nhịp Cầu project; the articles belong to the outlets cited"
PRESS = "Tổng hợp của dự án Nhịp Cầu từ các bài, trang được dẫn / Compiled by the Nhịp Cầu project from the articles and pages cited"
MEKONG = "Open Development Mekong; Cục Đầu tư nước ngoài / Open Development Mekong; Foreign Investment Agency"


def test_an_attribution_in_both_languages_says_so_in_one():
    assert {one.attribution for one in sources().values() if BOTH in one.attribution} == {
        OURS,
        PAPERS,
        ARTICLES,
        PRESS,
        MEKONG,
    }
    assert attribution_in(OURS, "vi") == "Tổng hợp của dự án Nhịp Cầu từ các trang được dẫn"
    assert attribution_in(OURS, "en") == "Compiled by the Nhịp Cầu project from the pages cited"
    assert attribution_in(ARTICLES, "vi") == "Tổng hợp của dự án Nhịp Cầu; bài viết thuộc các báo, trang được dẫn"
    assert attribution_in(MEKONG, "en") == "Open Development Mekong; Foreign Investment Agency"


def test_an_attribution_of_others_is_left_as_declared():
    for declared in {one.attribution for one in sources().values()} - {OURS, PAPERS, ARTICLES, PRESS, MEKONG}:
        assert attribution_in(declared, "vi") == attribution_in(declared, "en") == declared
