"""Words of freshness at the desk: the owner's word, what others say beside it, requests by link, the board."""

from nhipcau.web.words.phrase import Phrase

PHRASES: dict[str, Phrase] = {
    "desk_holds": Phrase("Còn đúng không", "Does it still hold"),
    "desk_confirm": Phrase("Xác nhận còn đúng", "Confirm that it still holds"),
    "desk_today_confirming": Phrase("Hồ sơ cần xác nhận còn đúng", "Records to be confirmed"),
    "desk_today_confirming_n": Phrase("{n} hồ sơ đang công bố cần xác nhận", "{n} public records to be confirmed", "{n} public record to be confirmed"),
}  # fmt: skip
