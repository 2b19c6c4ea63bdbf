"""Names nobody and nothing bears, in both languages: short lists that are combined, and numbered so that each is one."""

from __future__ import annotations

from random import Random

from nhipcau.core.labels import Label

PROVINCE = Label("Tỉnh Tập Huấn", "Training Province")
MARK = Label("(tập huấn)", "(training)")

THINGS = (
    Label("Trăng Giấy", "Papermoon"), Label("Đèn Lồng Xanh", "Bluelantern"), Label("Cánh Diều", "Kitewing"),
    Label("Hạt Cườm", "Beadstone"), Label("Ô Vuông", "Squarefield"), Label("Bút Chì", "Pencilton"),
    Label("Kẹo Dừa", "Coconutville"), Label("Mây Bông", "Cottoncloud"), Label("Chong Chóng", "Pinwheel"),
    Label("Gương Soi", "Mirrorford"), Label("Ống Tre", "Bamboopipe"), Label("Nón Lá", "Leafhat"),
    Label("Quả Chuông", "Bellhaven"), Label("Lá Phong Giấy", "Paperleaf"), Label("Cầu Gỗ", "Woodbridge Sample"),
    Label("Con Thoi", "Shuttleham"), Label("Hòn Bi", "Marbleton"), Label("Sợi Len", "Woolthread"),
    Label("Đồng Xu", "Coinbury"), Label("Thuyền Giấy", "Paperboat"),
)  # fmt: skip
"""What made-up bodies abroad are called after."""

BODIES = (
    Label("Thành phố {0}", "{0} City"), Label("Tỉnh {0}", "{0} Prefecture"), Label("Huyện {0}", "{0} County"),
    Label("Trường Đại học {0}", "{0} University"), Label("Hiệp hội {0}", "{0} Association"),
    Label("Công ty {0}", "{0} Company"), Label("Quỹ {0}", "{0} Foundation"),
)  # fmt: skip

HERE = (
    Label("Ủy ban nhân dân tỉnh Tập Huấn", "People's Committee of Training Province"),
    Label("Sở Ngoại vụ tỉnh Tập Huấn", "Department of Foreign Affairs of Training Province"),
    Label("Sở Du lịch tỉnh Tập Huấn", "Department of Tourism of Training Province"),
    Label("Sở Giáo dục tỉnh Tập Huấn", "Department of Education of Training Province"),
    Label("Ủy ban nhân dân xã biên giới Suối Mẫu", "People's Committee of Suối Mẫu border commune"),
    Label("Hội Hữu nghị tỉnh Tập Huấn", "Friendship Association of Training Province"),
)
"""Bodies of the made-up province that sign."""

SUBJECTS = (
    Label("du lịch cộng đồng", "community tourism"), Label("nông nghiệp sạch", "clean farming"),
    Label("đào tạo nghề", "vocational training"), Label("giao lưu thanh niên", "youth exchange"),
    Label("logistics cửa khẩu", "border logistics"), Label("chuyển đổi số", "digital transformation"),
    Label("ngoại ngữ trong trường học", "languages at school"), Label("y tế tuyến xã", "commune health care"),
    Label("nước sạch", "clean water"), Label("thủ công mỹ nghệ", "handicrafts"),
    Label("lễ hội văn hóa", "cultural festivals"), Label("năng lượng mặt trời", "solar power"),
    Label("xử lý rác thải", "waste treatment"), Label("bảo tồn rừng", "forest conservation"),
    Label("khởi nghiệp", "start-ups"), Label("lao động thời vụ", "seasonal labour"),
)  # fmt: skip

PERSONS = ("Nguyễn Văn Mẫu", "Trần Thị Ví Dụ", "Lê Văn Thử", "Phạm Thị Tập Huấn", "Hoàng Văn Giả Định")
"""Who signs made-up papers."""


def abroad(random: Random, number: int) -> Label:
    """A body abroad that is nowhere; its number makes it one."""
    body, thing = random.choice(BODIES), random.choice(THINGS)
    return Label(*(f"{one.format(name)} {number}" for one, name in zip(body, thing, strict=True)))


def marked(words: Label) -> dict[str, str]:
    """A text in both languages that says in each that it is for training."""
    return {"vi": f"{words.vi} {MARK.vi}", "en": f"{words.en} {MARK.en}"}


def typed_otherwise(text: str, random: Random) -> str:
    """The same name as somebody else would have typed it: without diacritics, abbreviated, in capitals, with a slip."""
    from nhipcau.lib.text import fold

    mark = next((one for one in MARK if text.endswith(one)), MARK.vi)
    bare = text.removesuffix(mark).strip()
    ways = (
        fold(bare).title(),
        bare.replace("Thành phố", "TP.").replace("Trường Đại học", "ĐH").replace("University", "Univ."),
        bare.upper(),
        bare.replace(" ", "  ", 1),
        bare[:-3] + bare[-2:] if len(bare) > 8 else bare.lower(),
    )
    return f"{random.choice(ways)} {mark}"
