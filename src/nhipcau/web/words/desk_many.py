"""Words of changing many records at once."""

from nhipcau.web.words.phrase import Phrase

PHRASES: dict[str, Phrase] = {
    "desk_many_edit": Phrase("Sửa nhiều hồ sơ", "Edit several"),
    "desk_many_all": Phrase("Cả {n} hồ sơ của kết quả này", "All {n} records of this result"),
    "desk_many_limit": Phrase("Kết quả có {n} hồ sơ; mỗi lần chọn cả kết quả được nhiều nhất {limit}. Hãy thêm điều kiện lọc.", "The result has {n} records; a whole result of at most {limit} can be chosen at once. Add a condition."),
    "desk_many_chosen": Phrase("{n} hồ sơ đã chọn", "{n} records chosen", "{n} record chosen"),
    "desk_many_none": Phrase("Chưa chọn hồ sơ nào. Hãy đánh dấu ở đầu các dòng của danh sách.", "No record was chosen. Tick some at the beginning of the list's rows."),
    "desk_many_lead": Phrase("Chọn những cột cần sửa giống nhau ở các hồ sơ đã chọn. Chưa có gì được ghi.", "Choose the columns to be changed alike in the chosen records. Nothing is written yet."),
    "desk_many_which": Phrase("Cột cần sửa", "Columns to change"),
    "desk_many_no_column": Phrase("Hãy chọn ít nhất một cột.", "Choose at least one column."),
    "desk_many_fill": Phrase("Ghi giá trị mới cho từng cột. Bước sau cho xem hồ sơ nào thay đổi, hồ sơ nào không, và vì sao.", "Say what each column shall become. The next step shows which records change, which do not, and why."),
    "desk_many_how": Phrase("Cách sửa", "What to do"),
    "desk_many_set": Phrase("Đặt thành giá trị này", "Set to this value"),
    "desk_many_add": Phrase("Thêm vào giá trị hiện có", "Add to what is there"),
    "desk_many_clear": Phrase("Xóa trống", "Leave empty"),
    "desk_many_languages": Phrase("Ngôn ngữ không ghi gì thì giữ nguyên.", "Languages you write nothing in stay as they are."),
    "desk_many_reason": Phrase("Ghi vào lịch sử của từng hồ sơ.", "It goes into the history of each record."),
    "desk_many_preview": Phrase("Xem trước thay đổi", "Preview the changes"),
    "desk_many_will_change": Phrase("{n} hồ sơ sẽ thay đổi.", "{n} records will change.", "{n} record will change."),
    "desk_many_will_propose": Phrase("Trong đó {n} hồ sơ đang công bố: thay đổi thành đề xuất, chờ người có quyền công bố chấp nhận.", "{n} of them are public: their changes become proposals, which wait for somebody who may publish.", "{n} of them is public: its change becomes a proposal, which waits for somebody who may publish."),
    "desk_many_will_draft": Phrase("{n} hồ sơ đã trình hoặc đã duyệt sẽ trở về bản nháp.", "{n} that are submitted or approved become drafts again.", "{n} that is submitted or approved becomes a draft again."),
    "desk_many_same": Phrase("{n} hồ sơ giữ nguyên vì đã như vậy.", "{n} records stay, as they are so already.", "{n} record stays, as it is so already."),
    "desk_many_will_not": Phrase("{n} hồ sơ không sửa được.", "{n} records cannot be changed.", "{n} record cannot be changed."),
    "desk_many_proposed": Phrase("đề xuất", "proposal"),
    "desk_many_draft": Phrase("trở về bản nháp", "draft again"),
    "desk_many_more": Phrase("… chỉ nêu tên {n} trong {m} hồ sơ", "… only {n} of {m} records are named"),
    "desk_many_write": Phrase("Ghi {n} hồ sơ", "Write {n} records", "Write {n} record"),
    "desk_many_again": Phrase("Sửa lại", "Go back and correct"),
    "desk_many_did_propose": Phrase("{n} trong số đó là đề xuất, chờ người có quyền công bố.", "{n} of them are proposals, waiting for somebody who may publish.", "{n} of them is a proposal, waiting for somebody who may publish."),
    "desk_many_batch": Phrase("Xem cả đợt ghi, hoàn tác", "The whole batch, and undoing it"),
}  # fmt: skip
