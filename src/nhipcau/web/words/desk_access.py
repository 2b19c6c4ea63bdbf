"""Words of the page of access keys."""

from nhipcau.web.words.phrase import Phrase

PHRASES: dict[str, Phrase] = {
    "desk_access": Phrase("Mã truy cập", "Access keys"),
    "desk_access_lead": Phrase("Chương trình của bạn dùng mã này thay cho đăng nhập khi gọi API của bàn làm việc. Ai có mã thì làm được bằng mã những gì bạn được làm: giữ như mật khẩu.", "Programs of yours sign in with such a key when they ask the desk’s API. Whoever has it can do with it what you may do: keep it like a password."),
    "desk_access_made": Phrase("Mã mới, chỉ hiện một lần. Hãy chép ngay:", "Your new key, shown only now. Copy it:"),
    "desk_access_none": Phrase("Bạn chưa có mã nào.", "You have no key."),
    "desk_access_new": Phrase("Tạo mã", "Make a key"),
    "desk_access_name": Phrase("Dùng cho", "Used for"),
    "desk_access_days": Phrase("Thời hạn", "Good for"),
    "desk_access_n_days": Phrase("{n} ngày", "{n} days"),
    "desk_access_make": Phrase("Tạo mã", "Make a key"),
    "desk_access_since": Phrase("tạo ngày {day}", "made on {day}"),
    "desk_access_until": Phrase("dùng đến {day}", "good until {day}"),
    "desk_access_over": Phrase("hết hạn ngày {day}", "over since {day}"),
    "desk_access_used": Phrase("dùng lần cuối ngày {day}", "last used on {day}"),
    "desk_access_unused": Phrase("chưa dùng", "never used"),
    "desk_access_end": Phrase("Hủy mã", "End the key"),
    "desk_access_use": Phrase("Cách dùng", "How to use it"),
}  # fmt: skip
