"""Words of papers to hand on (one-page profiles) and of the pictures that stand for pages where they are shared."""

from nhipcau.web.words.phrase import Phrase

PHRASES: dict[str, Phrase] = {
    "paper_full_name": Phrase("Tên đầy đủ", "Full name"),
    "paper_profile": Phrase("Hồ sơ một trang", "One-page profile"),
    "paper_link": Phrase("Hồ sơ một trang (PDF)", "One-page profile (PDF)"),
    "paper_unknown": Phrase("chưa có thông tin", "no information"),
    "paper_related": Phrase("Liên quan trong kho dữ liệu", "Related in the repository"),
    "paper_stands": Phrase("Có trong kho dữ liệu", "In the repository"),
    "paper_stands_apart": Phrase("Mỗi sổ đếm riêng, không cộng dồn.", "Each register is counted apart; nothing is added up."),
    "paper_sources_left": Phrase("và {n} nguồn nữa, xem tại địa chỉ dưới đây", "and {n} more sources, see the address below", "and {n} more source, see the address below"),
    "paper_left_out": Phrase(
        "Chữ viết khác chữ La-tinh không in được ở đây; xem đủ tại địa chỉ trên.",
        "Scripts other than Latin cannot be printed here; see the address above for all names.",
    ),
    "paper_origin": Phrase("Bộ dữ liệu và giấy phép", "Dataset and licence"),
    "paper_place_terms": Phrase("Giấy phép", "Licence"),
    "paper_place_terms_each": Phrase(
        "mỗi bản ghi nêu nguồn và giấy phép của mình tại trang của bản ghi",
        "every record states its source and licence on its own page",
    ),
    "paper_place_standing": Phrase(
        "Theo nguồn công khai, chưa được cơ quan ngoại vụ của địa phương xác nhận",
        "From public sources, not confirmed by the locality’s external affairs office",
    ),
    "paper_region": Phrase("Vùng", "Region"),
    "paper_region_verify": Phrase("{region} (chưa đối chiếu với văn bản)", "{region} (not yet checked against the official text)"),
    "paper_with": Phrase("với {countries}", "with {countries}"),
    "paper_with_more": Phrase("với {countries} và {n} nơi khác", "with {countries} and {n} others", "with {countries} and {n} other"),
    "card_ties_marked": Phrase("Tô đậm: địa phương có quan hệ, thỏa thuận", "Shaded dark: localities with ties or agreements"),
    "paper_map": Phrase("Bản đồ Việt Nam, có quần đảo Hoàng Sa (TP. Đà Nẵng) và quần đảo Trường Sa (tỉnh Khánh Hòa). {marked}", "Map of Viet Nam with the Hoang Sa (Da Nang city) and Truong Sa (Khanh Hoa province) archipelagos. {marked}"),
    "paper_marked": Phrase("Tô đậm: {names}.", "Shaded dark: {names}."),
    "paper_marked_more": Phrase("Tô đậm: {names} và {n} địa phương nữa.", "Shaded dark: {names} and {n} more localities.", "Shaded dark: {names} and {n} more locality."),
    "paper_no_engine": Phrase(
        "Máy chủ này chưa cài phần tạo hồ sơ PDF và ảnh chia sẻ. Người vận hành cài thêm: nhipcau[{extra}].",
        "This server lacks the part that makes PDF profiles and share pictures. The operator has to install nhipcau[{extra}].",
    ),
}  # fmt: skip
