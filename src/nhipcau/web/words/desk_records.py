"""Words of the desk's registers and records."""

from nhipcau.web.words.phrase import Phrase

PHRASES: dict[str, Phrase] = {
    "desk_menu_registers": Phrase("Sổ", "Registers"),
    "desk_registers_lead": Phrase("Mỗi sổ là một loại hồ sơ. Bạn thấy những gì vai trò hiện nay của bạn mở được.", "Each register is one kind of record. You see what your present roles open."),
    "desk_no_owner": Phrase("chưa có cơ quan quản lý", "no agency keeps it yet"),
    "desk_public_page": Phrase("Trang công khai", "Public page"),
    "desk_kept": Phrase("Quản lý", "Kept by"),
    "desk_owner": Phrase("Cơ quan quản lý", "Agency"),
    "desk_visibility": Phrase("Mức giữ khi chưa công bố", "Kept, while not published"),
    "desk_parties": Phrase("Cơ quan liên quan", "Parties"),
    "desk_code_of_record": Phrase("Mã hồ sơ", "Record code"),
    "desk_sight": Phrase("Vì sao bạn thấy hồ sơ này", "Why you see this record"),
    "desk_new_record": Phrase("Lập mới", "New record"),
    "desk_desks": Phrase("Phạm vi", "Scope"),
    "desk_state": Phrase("Trạng thái", "State"),
    "desk_changed": Phrase("Sửa gần nhất", "Last changed"),
    "desk_fresh": Phrase("Vừa lưu, đang được đưa vào danh sách", "Just saved, on its way into the list"),
    "desk_no_records": Phrase("Không có hồ sơ nào trong phạm vi này.", "There is no record within this scope."),
    "desk_no_records_next": Phrase("Hãy chọn phạm vi khác hoặc bỏ bớt điều kiện.", "Choose another scope or drop a condition."),
}  # fmt: skip
