"""Words of the pages one reads: data, help."""

from nhipcau.web.words.phrase import Phrase

PHRASES: dict[str, Phrase] = {
    "data_lead": Phrase("Mỗi sổ là một bộ dữ liệu tải được trọn vẹn. Giấy phép ghi theo nguồn chặt nhất trong bộ.", "Each register is a dataset that can be downloaded whole. The licence stated is the strictest among its sources."),
    "data_api": Phrase("Máy đọc dữ liệu qua API; tài liệu và ví dụ ở trang API.", "Machines read the data through the API; documentation and examples are on its page."),
    "data_set": Phrase("Bộ dữ liệu", "Dataset"),
    "data_files": Phrase("Tải về", "Download"),
    "sources": Phrase("Các nguồn", "Sources"),
    "help_title": Phrase("Hướng dẫn: {title}", "Guide: {title}"),
    "help_columns": Phrase("Các cột", "Columns"),
    "help_open": Phrase("Mở sổ", "Open the register"),
}  # fmt: skip
