"""Official papers as a tree – letterhead, addressees, grounds, text, tables, signature, recipients – that is no file yet.

Whoever writes a paper down (a Word file, a page) walks the tree and takes sizes, margins and alignment from one table,
that of Annex I of Decree 30/2020/NĐ-CP. What nobody knows is a :data:`BLANK` that readers see; nothing is filled in.
"""

from nhipcau.lib.report.blanks import BLANKS, LINES, NoDay, blanks_of, filled_in
from nhipcau.lib.report.blocks import Article, Block, Heading, Paragraph, Table, TableColumn
from nhipcau.lib.report.layout import LAYOUT, Look, Page
from nhipcau.lib.report.paper import CAPACITIES, Appendix, Letterhead, Paper, Signature
from nhipcau.lib.report.types import PAPER_TYPES, TYPES_TABLE, PaperType
from nhipcau.lib.report.wording import BLANK, Run, Words, day_words, in_words, place_and_day, words

__all__ = [
    "BLANK", "BLANKS", "CAPACITIES", "LAYOUT", "LINES", "PAPER_TYPES", "TYPES_TABLE", "Appendix", "Article", "Block",
    "Heading", "Letterhead", "Look", "NoDay", "Page", "Paper", "PaperType", "Paragraph", "Run", "Signature", "Table",
    "TableColumn", "Words", "blanks_of", "day_words", "filled_in", "in_words", "place_and_day", "words",
]  # fmt: skip
