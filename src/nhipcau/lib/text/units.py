"""Units and scale words of quantities in prose, by their folded spellings."""

from typing import Final, NamedTuple


class Unit(NamedTuple):
    """A unit: its code, how it is written, and the folded spellings it is read from."""

    code: str
    vi: str
    en_one: str
    en_many: str
    spellings: tuple[str, ...]

    def written(self, lang: str, *, one: bool) -> str:
        """The unit after a number in ``lang``; ``one`` after exactly 1."""
        if lang != "en":
            return self.vi
        return self.en_one if one else self.en_many


def _symbol(code: str, *spellings: str, vi: str | None = None) -> Unit:
    return Unit(code, vi or code, code, code, (code.lower(), *spellings))


_ALL: Final = (
    _symbol("VND", "dong", "d", "₫", "dong viet nam", vi="đồng"),
    _symbol("USD", "us$", "$", "do la my", "do la", "dollar", "dollars"),
    _symbol("EUR", "€", "euro", "euros"),
    _symbol("JPY", "¥", "yen", "yen nhat"),
    _symbol("KRW", "₩", "won"),
    _symbol("CNY", "nhan dan te", "rmb", "yuan"),
    _symbol("ha", "hecta", "hec-ta", "hectare", "hectares"),
    _symbol("km²", "km2", "kilomet vuong"),
    _symbol("m²", "m2", "met vuong"),
    _symbol("km", "kilomet"),
    _symbol("MW", "megawatt"),
    _symbol("%", "phan tram", "percent", "per cent"),
    Unit("tấn", "tấn", "tonne", "tonnes", ("tan", "tonne", "tonnes")),
    Unit("người", "người", "person", "people", ("nguoi", "person", "persons", "people")),
    Unit("lao động", "lao động", "worker", "workers", ("lao dong", "worker", "workers")),
    Unit("dự án", "dự án", "project", "projects", ("du an", "project", "projects")),
    Unit("doanh nghiệp", "doanh nghiệp", "enterprise", "enterprises", ("doanh nghiep", "enterprise", "enterprises")),
    Unit("thỏa thuận", "thỏa thuận", "agreement", "agreements", ("thoa thuan", "agreement", "agreements")),
)  # fmt: skip

UNITS: Final = {unit.code: unit for unit in _ALL}
UNIT_BY_SPELLING: Final = {spelling: unit.code for unit in _ALL for spelling in unit.spellings}

# Powers of ten; "vạn" is ten thousand.
SCALES: Final = {
    "nghin": 3, "ngan": 3, "thousand": 3,
    "van": 4,
    "trieu": 6, "million": 6,
    "ty": 9, "ti": 9, "billion": 9,
    "nghin ty": 12, "nghin ti": 12, "ngan ty": 12, "ngan ti": 12, "trillion": 12,
    "trieu ty": 15, "trieu ti": 15,
}  # fmt: skip

# The scales texts are written in, largest first; Vietnamese writes 57.256 tỷ, not 57,256 nghìn tỷ.
WRITTEN_SCALES: Final = {
    "vi": ((9, "tỷ"), (6, "triệu")),
    "en": ((12, "trillion"), (9, "billion"), (6, "million")),
}
