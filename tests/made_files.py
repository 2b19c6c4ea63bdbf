"""Files of the tests: good ones as programs write them, and bad ones as somebody would who wants to do harm."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject, NumberObject

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/main.xml" ContentType="application/vnd.openxmlformats-officedocument.main+xml"/></Types>'
)
LETTER = (
    "From: An <an@example.org>\r\nTo: Binh <binh@example.org>\r\nSubject: =?utf-8?q?K=E1=BA=BFt_ngh=C4=A9a?=\r\n"
    "Date: Mon, 2 Mar 2026 08:00:00 +0700\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
    "--b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\nKính gửi ông Bình\r\n"
    "--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=ban-ghi-nho.pdf\r\n\r\n%PDF\r\n"
    "--b--\r\n"
).encode()

WEB_PAGE = (
    '<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8"><title>Tin đối ngoại</title>'
    "<style>p { color: red }</style><script>document.write('<p>không có ở đây</p>')</script></head>\n"
    '<body onload="alert(1)"><h1>Ký kết   bản\n ghi nhớ</h1><!-- lời riêng --><p>Tỉnh <b>Quảng&nbsp;Trị</b> &amp; Yamanashi</p>'
    "<noscript>bật kịch bản</noscript><template>khuôn</template>"
    "<table><tr><th>Năm</th><th>Số đoàn</th></tr><tr><td>2025</td><td>12</td></tr></table></body></html>"
).encode()


def zipped(members: Mapping[str, str | bytes], *, stored: bool = False) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


def document(*paragraphs: str) -> str:
    said = "".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in paragraphs)
    return f'<?xml version="1.0" encoding="UTF-8"?><w:document {W}><w:body>{said}</w:body></w:document>'


def docx(*paragraphs: str, main: str | None = None, more: Mapping[str, str | bytes] | None = None) -> bytes:
    """A Word document; ``main`` instead of the paragraphs is its whole XML, ``more`` are other members."""
    xml = document(*paragraphs) if main is None else main
    return zipped({"[Content_Types].xml": CONTENT_TYPES, "word/document.xml": xml, **(more or {})})


def xlsx(*texts: str) -> bytes:
    strings = "".join(f"<si><t>{one}</t></si>" for one in texts)
    return zipped(
        {
            "[Content_Types].xml": CONTENT_TYPES,
            "xl/workbook.xml": "<workbook/>",
            "xl/sharedStrings.xml": f'<sst xmlns="urn:main">{strings}</sst>',
        }
    )


def pptx(*slides: str) -> bytes:
    shown = {
        f"ppt/slides/slide{number}.xml": f'<s xmlns:a="urn:a"><a:p><a:t>{one}</a:t></a:p></s>'
        for number, one in enumerate(slides, 1)
    }
    return zipped({"[Content_Types].xml": CONTENT_TYPES, "ppt/presentation.xml": "<p/>", **shown})


def open_document(kind: str, *paragraphs: str) -> bytes:
    """``kind`` is "text" or "spreadsheet"."""
    said = "".join(f"<text:p>{one}</text:p>" for one in paragraphs)
    return zipped(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "content.xml": f'<o xmlns:text="urn:text">{said}</o>',
        },
        stored=True,
    )


def compound(*streams: str) -> bytes:
    """A file of before 2007: the header and directory entries of its streams ([MS-CFB]), without their content."""
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0")
    names = ("Root Entry", *streams)
    return header + b"".join(name.encode("utf-16-le").ljust(64, b"\0").ljust(128, b"\1") for name in names)


def pdf(*pages: str, password: str = "", loops: bool = False) -> bytes:
    """A PDF with a line of Latin letters on each page; with ``loops`` each page draws a form that draws itself."""
    writer = PdfWriter()
    for line in pages:
        page = writer.add_blank_page(200, 200)
        font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
        face = DictionaryObject({NameObject(key): NameObject(value) for key, value in font.items()})
        resources = DictionaryObject({NameObject("/Font"): DictionaryObject({NameObject("/F"): face})})
        page[NameObject("/Resources")] = resources
        drawn = DecodedStreamObject()
        drawn.set_data(f"BT /F 12 Tf 20 100 Td ({line}) Tj ET {'/X Do' if loops else ''}".encode("ascii"))
        if loops:
            form = DecodedStreamObject()
            form.set_data(b"/X Do /X Do")
            form.update({NameObject("/Type"): NameObject("/XObject"), NameObject("/Subtype"): NameObject("/Form")})
            form[NameObject("/BBox")] = ArrayObject([NumberObject(0)] * 4)
            it = writer._add_object(form)
            own = DictionaryObject({NameObject("/XObject"): DictionaryObject({NameObject("/X"): it})})
            form[NameObject("/Resources")] = own
            resources[NameObject("/XObject")] = DictionaryObject({NameObject("/X"): it})
        page[NameObject("/Contents")] = writer._add_object(drawn)
    if password:
        writer.encrypt(password)
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def png() -> bytes:
    """One grey point, chunk by chunk (PNG, ISO/IEC 15948)."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\x80")) + chunk(b"IEND", b"")


def page_tree_loop() -> bytes:
    """A PDF whose tree of pages holds itself."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]/Parent 2 0 R>>endobj\n"
        b"trailer<</Root 1 0 R/Size 3>>\nstartxref\n0\n%%EOF\n"
    )


def table_loop() -> bytes:
    """A PDF whose table of objects says that the one before it is itself."""
    start = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\n"
    table = (
        b"xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000053 00000 n \n"
        b"trailer<</Root 1 0 R/Size 3/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (len(start), len(start))
    )
    return start + table


def huge_stream(mebibytes: int = 1500) -> bytes:
    """A PDF of some kilobytes whose page unpacks to more than a gigabyte: a packed stream, packed again."""
    packer, checksum, piece = zlib.compressobj(9), 1, b" " * 2**20
    first = packer.compress(piece) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(piece) + packer.flush(zlib.Z_FULL_FLUSH)
    for _ in range(mebibytes):
        checksum = zlib.adler32(piece, checksum)
    end = b"\x03\x00" + checksum.to_bytes(4, "big")
    outer = zlib.compress(first + again * (mebibytes - 1) + end, 9)
    return (
        b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n"
        b"4 0 obj<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%s\nendstream endobj\n"
        b"trailer<</Root 1 0 R/Size 5>>\nstartxref\n0\n%%%%EOF\n" % (len(outer), outer)
    )


def entity_bomb() -> str:
    """A billion laughs, as the XML of a Word document."""
    lines = ['<!ENTITY a0 "ha">'] + [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)]
    return f'<?xml version="1.0"?><!DOCTYPE x [{"".join(lines)}]><w:document {W}><w:t>&a9;</w:t></w:document>'
