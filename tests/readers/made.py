"""PDF, DOCX and other files as the tests need them, written by hand: nothing of them is kept in the repository."""

import io
import zipfile
from collections.abc import Collection, Iterable

FONT = "/Helvetica"
UPRIGHT = {0: "", 90: "0 1 -1 0 595 0 cm\n", 180: "-1 0 0 -1 595 842 cm\n", 270: "0 -1 1 0 0 842 cm\n"}
SIZE = 10
PICTURE = (
    "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>"
    "stream\n\x80\nendstream"
)
Mark = tuple[float, float, str] | tuple[float, float, str, float]  # left, baseline, text, and its size
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def pdf(pages: Iterable[list[Mark]], *, info: str = "", turned: int = 0, pictured: Collection[int] = ()) -> bytes:
    """A PDF: on each page some text, each mark at its place; some pages are covered by a picture."""
    pages = list(pages)
    letters = sorted({char for page in pages for mark in page for char in mark[2] if ord(char) > 126})
    bodies = ["<</Type/Catalog/Pages 2 0 R>>", "", font(letters), cmap(letters), PICTURE]
    kids = []
    for number, page in enumerate(pages):
        drawn = UPRIGHT[turned] + ("q 595 0 0 842 0 0 cm /I Do Q\n" if number in pictured else "")
        for x, y, text, *size in page:
            drawn += f"BT /F {size[0] if size else SIZE} Tf {x} {y} Td ({encoded(text, letters)}) Tj ET\n"
        bodies.append(f"<</Length {len(drawn)}>>stream\n{drawn}\nendstream")
        resources = f"/Resources<</Font<</F 3 0 R>>/XObject<</I 5 0 R>>>>/MediaBox[0 0 595 842]/Rotate {turned}"
        bodies.append(f"<</Type/Page/Parent 2 0 R{resources}/Contents {len(bodies)} 0 R>>")
        kids.append(f"{len(bodies)} 0 R")
    bodies[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>"
    return assembled(bodies, info)


def scan(pages: int = 1) -> bytes:
    """A PDF whose pages are pictures."""
    return pdf([[]] * pages, pictured=range(pages))


def assembled(bodies: list[str], info: str) -> bytes:
    """Objects with their table; the last one is the information about the file."""
    made = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate([*bodies, f"<<{info}>>"], 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(made)
    made += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n".encode()
    made += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    end = f"<</Size {len(places) + 1}/Root 1 0 R/Info {len(places)} 0 R>>"
    return bytes(made) + f"trailer{end}\nstartxref\n{start}\n%%EOF\n".encode()


def font(letters: list[str]) -> str:
    widths = " ".join(["500"] * (127 - 32 + len(letters)))
    return (
        f"<</Type/Font/Subtype/Type1/BaseFont{FONT}/Encoding/WinAnsiEncoding/ToUnicode 4 0 R"
        f"/FirstChar 32/LastChar {126 + len(letters)}/Widths[{widths}]>>"
    )


def cmap(letters: list[str]) -> str:
    """Codes behind those of ASCII for letters beyond it."""
    pairs = "".join(f"<{127 + at:02x}><{ord(char):04x}>\n" for at, char in enumerate(letters))
    plain = "<20><7e><0020>"
    body = (
        "/CIDInit/ProcSet findresource begin 12 dict begin begincmap /CMapName/X def /CMapType 2 def\n"
        "1 begincodespacerange <00><ff> endcodespacerange\n"
        f"1 beginbfrange {plain} endbfrange\n{len(letters)} beginbfchar\n{pairs}endbfchar endcmap end end"
    )
    return f"<</Length {len(body)}>>stream\n{body}\nendstream"


def encoded(text: str, letters: list[str]) -> str:
    codes = (127 + letters.index(char) if ord(char) > 126 else ord(char) for char in text)
    return "".join(f"\\{code:03o}" for code in codes)


def column(lines: Iterable[str], left: float = 60, top: float = 760, pitch: float = 13) -> list[Mark]:
    """Lines one below the other."""
    return [(left, top - number * pitch, line) for number, line in enumerate(lines)]


def docx(body: str, **parts: str) -> bytes:
    """A DOCX with a body, and other parts by their names without the folder."""
    wrapped = f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": wrapped, **parts})


def odt(body: str, meta: str = "") -> bytes:
    """An ODT with a body and what it says about itself."""
    names = 'xmlns:office="o" xmlns:text="t" xmlns:table="b" xmlns:dc="d" xmlns:meta="m"'
    wrapped = f"<office:document-content {names}><office:body>{body}</office:body></office:document-content>"
    about = f"<office:document-meta {names}>{meta}</office:document-meta>"
    kind = "application/vnd.oasis.opendocument.text"
    return zipped({"mimetype": kind, "content.xml": wrapped, "meta.xml": about})


def paragraph(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def zipped(files: dict[str, str | bytes]) -> bytes:
    """A ZIP archive."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def archived(url: str, body: bytes, media: str = "text/html", **said: str) -> bytes:
    """A record of a web archive: what a server answered. `status`, `kind` of record, `more` lines of its head."""
    head = f"HTTP/1.1 {said.get('status', '200 OK')}\r\nContent-Type: {media}\r\n{said.get('more', '')}\r\n".encode()
    kind = said.get("kind", "response")
    lines = [
        "WARC/1.0", f"WARC-Type: {kind}", f"WARC-Target-URI: {url}", "WARC-Date: 2024-05-01T10:00:00Z",
        "WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789012>",
        f"Content-Type: application/http; msgtype={kind}", f"Content-Length: {len(head) + len(body)}", "", "",
    ]  # fmt: skip
    return "\r\n".join(lines).encode() + head + body + b"\r\n\r\n"
