"""Words of the command palette."""

from nhipcau.web.words.phrase import Phrase

PHRASES: dict[str, Phrase] = {
    "desk_commands": Phrase("Lệnh", "Commands"),
    "desk_commands_lead": Phrase("Gõ vài chữ, có dấu hoặc không dấu, để đến trang, sổ, cách xem, hồ sơ, hoặc làm một việc ở trang vừa xem. Chỉ có những gì bạn được làm.", "Type a few letters, with or without marks, to go to a page, register, view or record, or to do something on the page you came from. Only what you may do is here."),
    "desk_commands_label": Phrase("Đi đến hoặc làm gì?", "Where to, or what to do?"),
    "desk_commands_find": Phrase("Tìm lệnh", "Find"),
    "desk_commands_keys": Phrase("↑ ↓ để chọn, Enter để mở, Esc để đóng", "↑ ↓ to choose, Enter to open, Esc to close"),
    "desk_commands_none": Phrase("Không có lệnh hay hồ sơ nào như vậy. Hãy gõ chữ khác.", "There is no such command or record. Try other words."),
    "desk_commands_failed": Phrase("Không hỏi được máy chủ. Nhấn Enter để mở trang lệnh.", "The server cannot be reached. Press Enter to open the page of commands."),
    "desk_commands_n": Phrase("{n} lệnh", "{n} commands", "{n} command"),
    "desk_command_doing": Phrase("Việc", "Do"),
    "desk_command_pages": Phrase("Trang", "Pages"),
    "desk_command_records": Phrase("Hồ sơ", "Records"),
    "desk_command_open": Phrase("Mở hồ sơ", "Open the record"),
    "desk_command_say": Phrase("Nêu ý kiến về hồ sơ", "Say whether it holds"),
    "desk_command_json": Phrase("Tải hồ sơ dạng JSON", "Download the record as JSON"),
    "desk_command_list": Phrase("Danh sách của sổ", "List of the register"),
    "desk_command_export": Phrase("Tải danh sách: {form}", "Download the list: {form}"),
    "desk_command_print": Phrase("In: {form}", "Print: {form}"),
    "desk_key_commands": Phrase("Mở bảng lệnh (máy Mac: ⌘ K), cả khi đang gõ", "Open the commands (on a Mac: ⌘ K), also while typing"),
}  # fmt: skip
