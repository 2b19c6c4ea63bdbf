"""Attributions: compilations of ours in the reader's language, what licences ask for word for word."""

from nhipcau.core.sources import sources
from nhipcau.web.portal.attribution import attribution_in

OURS = "Tổng hợp của dự án Nhịp Cầu từ các trang được dẫn / compiled by the Nhịp Cầu project from the pages cited"


def test_a_compilation_says_so_in_one_language():
    assert OURS in {one.attribution for one in sources().values()}
    assert attribution_in(OURS, "vi") == "Tổng hợp của dự án Nhịp Cầu từ các trang được dẫn"
    assert attribution_in(OURS, "en") == "Compiled by the Nhịp Cầu project from the pages cited"


def test_an_attribution_of_others_is_left_as_declared():
    for declared in {one.attribution for one in sources().values()} - {OURS}:
        assert attribution_in(declared, "vi") == attribution_in(declared, "en") == declared
