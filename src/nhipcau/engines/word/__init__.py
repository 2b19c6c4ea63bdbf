"""Official papers as Word files (DOCX), in the layout of Decree 30/2020/NĐ-CP; equal papers give equal bytes.

python-docx is loaded when the first paper is written, because few processes ever write one.
"""

from nhipcau.engines.word.writing import DOCX, docx_of

__all__ = ["DOCX", "docx_of"]
