"""Words of the style page."""

from nhipcau.web.words.phrase import Phrase

PHRASES: dict[str, Phrase] = {
    "style_kick": Phrase("Dành cho người làm giao diện", "For those who build pages"),
    "style_lead": Phrase("Mọi thành phần của các trang, đúng như bảng kiểu hiện hành vẽ ra. Chữ trên trang này chỉ để minh họa.", "Every part of the pages as today’s style sheet draws it. The words on this page are samples only."),
    "style_sample": Phrase("Chữ minh họa", "Sample words"),
    "style_colours": Phrase("Màu", "Colours"),
    "style_sequence": Phrase("Dãy màu của bản đồ và biểu đồ, từ ít đến nhiều:", "The sequence of maps and charts, from little to much:"),
    "style_type": Phrase("Chữ và số", "Type and figures"),
    "style_stat": Phrase("Con số mở được", "Figures that open"),
    "style_fresh": Phrase("Độ mới", "Freshness"),
    "style_box": Phrase("Hộp thông tin, dấu nguồn dẫn", "Box of facts, marks of sources"),
    "style_notices": Phrase("Lưu ý và trạng thái trống", "Notices and empty states"),
    "style_controls": Phrase("Nút, điều kiện, cách xem", "Buttons, chips, views"),
    "style_bars": Phrase("Thanh so sánh", "Bars"),
    "style_table": Phrase("Bảng (thành thẻ trên điện thoại)", "Table (cards on a phone)"),
    "style_cards": Phrase("Thẻ", "Cards"),
}  # fmt: skip
