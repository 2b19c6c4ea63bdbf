"""Words of the pages of figures."""

from nhipcau.web.words.phrase import Phrase

PHRASES: dict[str, Phrase] = {
    "series_open": Phrase("Số liệu theo kỳ và địa phương", "Figures by period and locality"),
    "series_lead": Phrase("Con số nguồn nêu và con số tính lại, theo kỳ và địa phương; bấm vào một kỳ để thấy từng phần.", "Told and recomputed figures by period and locality; open a period to see every part."),
    "series_sum_of": Phrase("Tính từ", "Computed from"),
    "series_today": Phrase("Địa giới ngày nay", "Today’s borders"),
    "series_then": Phrase("Địa giới khi đó", "Borders of the time"),
    "series_all_periods": Phrase("Mọi kỳ", "All periods"),
    "series_whole": Phrase("Cả nước (nguồn nêu)", "Whole country (as told)"),
    "series_sum": Phrase("Tổng các địa phương có số liệu", "Sum of the localities with figures"),
    "series_told": Phrase("Nguồn nêu", "As told"),
    "series_recomputed": Phrase("Tính lại", "Recomputed"),
    "series_parts": Phrase("Gồm", "Made of"),
    "series_change_told": Phrase("Thay đổi (nguồn nêu)", "Change (as told)"),
    "series_change": Phrase("Thay đổi (tính lại)", "Change (recomputed)"),
    "series_against": Phrase("{change} so với {period}", "{change} against {period}"),
    "series_missing": Phrase("không có số liệu", "no figure"),
    "series_incomplete": Phrase("Tổng thiếu một số phần không có số liệu", "A sum without some parts, for which there is no figure"),
    "series_none": Phrase("Không có con số nào trong phạm vi này.", "There are no figures in this range."),
    "series_unallocated": Phrase("Không phân bổ được", "Not allocated"),
    "series_compare": Phrase("Đối chiếu tổng của các bảng ở nguồn", "Sums of the source’s tables compared"),
    "series_difference": Phrase("Chênh lệch: {difference}", "Difference: {difference}"),
}  # fmt: skip
