"""Files out of the public store: streamed, complete, the same bytes for everyone; and reading our own files back."""

from nhipcau.core.files.delimited import csv_stream
from nhipcau.core.files.formats import FORMATS, FileFormat, file_format
from nhipcau.core.files.reading import parse_csv
from nhipcau.core.files.structured import json_stream, ndjson_stream
from nhipcau.core.files.terms import Terms, csv_readme, terms

__all__ = [
    "FORMATS",
    "FileFormat",
    "Terms",
    "csv_readme",
    "csv_stream",
    "file_format",
    "json_stream",
    "ndjson_stream",
    "parse_csv",
    "terms",
]
