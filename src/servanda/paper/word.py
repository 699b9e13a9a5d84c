"""A report as DOCX: styled headings, tables with rows of heads, pictures that are described, links both ways."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterable
from typing import Any, BinaryIO
from xml.sax.saxutils import escape

import docx
from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.shared import Mm, Pt

from servanda import charts
from servanda.paper.columns import is_small, more_of, shares
from servanda.views.report.model import Block, Evidence, Grid, Paragraph, Picture, Points, Report, Run, Section, Words
from servanda.wording import say

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LINKS = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
BLUE, SOFT, LINE = "0B4A8F", "59616B", "C9CEC6"
FONT = "Calibri"  # narrow, and there or like another wherever DOCX is opened
BORDER = f'w:val="single" w:sz="4" w:color="{LINE}"'
WIDTH = 172  # mm of a line
ROOM = 124  # characters of a line of a table
TWIPS = 56.7  # of a mm
LETTER = 100  # twips of a letter in a small table
SIDES = ("left", "right")
TOGETHER = 13  # rows of a table that stays on one page
SMALL, TINY = 15, 13  # half points
EPOCH = (1980, 1, 1, 0, 0, 0)  # of the files in the file


def write(report: Report, out: BinaryIO) -> None:
    """The document; the same report gives the same bytes."""
    file = io.BytesIO()
    _Document(report).document.save(file)
    with zipfile.ZipFile(file) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in made.namelist():
            kept.writestr(zipfile.ZipInfo(name, EPOCH), made.read(name), zipfile.ZIP_DEFLATED)


class _Document:
    """A document as it grows; bookmarks are numbered."""

    def __init__(self, report: Report) -> None:
        self.document = docx.Document()
        self.marks = 0
        self._look(report)
        self._head(report)
        for one in report.sections:
            self.section(one, 1)
        self.heading(say("Evidence"), "evidence", 1)
        for each in report.evidence:
            self.evidence(each)

    def _look(self, report: Report) -> None:
        """Page, fonts, properties and the line at the foot."""
        made = dt.datetime.fromisoformat(report.made).replace(tzinfo=None)
        about = self.document.core_properties
        about.title, about.author, about.subject = (
            ": ".join((report.title, say("dossier"))),
            "Servanda",
            report.subtitle,
        )
        about.created = about.modified = made
        about.comments, about.last_modified_by, about.language = "", "Servanda", report.language
        page = self.document.sections[0]
        page.page_width, page.page_height = Mm(210), Mm(297)
        page.left_margin = page.right_margin = Mm((210 - WIDTH) / 2)
        page.top_margin = page.bottom_margin = Mm(20)
        normal = self.document.styles["Normal"]
        normal.font.name, normal.font.size, normal.paragraph_format.space_after = FONT, Pt(10), Pt(5)
        foot = page.footer.paragraphs[0]._p  # noqa: SLF001 - fields have no other way in
        dated = say("Dossier as of %(date)s", date=report.as_of)
        told = f"{report.title} · {dated} · "
        self.put(foot, _text(told, SMALL, SOFT), _field("PAGE", SMALL))

    def _head(self, report: Report) -> None:
        """The title with what has to be known of the report, and its contents."""
        self.document.add_heading(report.title, 0)
        self.document.add_paragraph(report.subtitle, style="Subtitle")
        rows = [[_text(name, colour=SOFT), _text(told)] for name, told in report.facts]
        self.table(rows, [2000, int(WIDTH * TWIPS) - 2000], head=False)
        cite = self.document.add_paragraph(style="Intense Quote")
        self.put(cite._p, _text(": ".join((say("Cite as"), report.cite))))  # noqa: SLF001
        self.document.add_heading(say("Contents"), 1)
        for one in report.sections:
            for level, each in ((0, one), *((1, part) for part in one.parts)):
                line = self.document.add_paragraph()
                line.paragraph_format.left_indent, line.paragraph_format.space_after = Mm(6 * level), Pt(0)
                self.put(line._p, _link(each.key, each.title))  # noqa: SLF001
        self.put(self.document.add_paragraph()._p, _link("evidence", say("Evidence")))  # noqa: SLF001
        self.document.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)

    def section(self, section: Section, level: int) -> None:
        """A section with its parts."""
        self.heading(section.title, section.key, level)
        for block in section.blocks:
            self.block(block)
        for part in section.parts:
            self.section(part, level + 1)

    def heading(self, title: str, key: str, level: int) -> None:
        """A heading that links can lead to."""
        self.put(self.document.add_heading("", level)._p, self.mark(key, _text(title)))  # noqa: SLF001

    def block(self, block: Block) -> None:
        """Whatever a section is made of."""
        match block:
            case Paragraph():
                look = (SMALL + 1, SOFT) if block.note else (0, "")
                self.put(self.document.add_paragraph()._p, self.words(block.words, *look))  # noqa: SLF001
            case Points():
                for one in block.items:
                    self.put(self.document.add_paragraph(style="List Bullet")._p, self.words(one))  # noqa: SLF001
            case Grid():
                self.grid(block)
            case Picture():
                self.picture(block)

    def grid(self, grid: Grid) -> None:
        """A table below its caption."""
        caption = self.document.add_paragraph(style="Caption")
        caption.paragraph_format.keep_with_next = True
        self.put(caption._p, _text(grid.caption))  # noqa: SLF001
        wide = shares(grid, ROOM)
        rows = [[_text(name, SMALL, SOFT) for name in grid.columns]]
        rows += [[self.words(words, SMALL) for words in row] for row in grid.rows]
        scale = LETTER if is_small(grid) else WIDTH * TWIPS / max(1, sum(wide))
        self.table(rows, [int(one * scale) for one in wide], amounts=grid.amounts)
        note = self.document.add_paragraph()
        note.paragraph_format.space_before = Pt(3)
        self.put(note._p, _text(grid.note, SMALL, SOFT))  # noqa: SLF001

    def table(
        self, rows: Iterable[list[str]], widths: list[int], amounts: Iterable[bool] = (), *, head: bool = True
    ) -> None:
        """A table of runs; its head comes again on each page."""
        ends = [*amounts] or [False] * len(widths)
        sides = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        rows = [*rows]
        keep = "<w:keepNext/>" if len(rows) <= TOGETHER else ""
        looks = [keep] * (len(rows) - 1) + [""]
        made = "".join(
            _row(row, widths, ends, (look, "<w:tblHeader/>" * (head and not number)))
            for number, (row, look) in enumerate(zip(rows, looks, strict=True))
        )
        look = (
            f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            f'<w:tblBorders><w:bottom {BORDER}/><w:insideH {BORDER}/></w:tblBorders><w:tblLayout w:type="fixed"/>'
            '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="90" w:type="dxa"/></w:tblCellMar>'
            f'<w:tblLook w:firstRow="{int(head)}" w:noHBand="1" w:noVBand="1"/>'
        )
        table = f"<w:tbl {NAMESPACE}><w:tblPr>{look}</w:tblPr><w:tblGrid>{sides}</w:tblGrid>{made}</w:tbl>"
        self.document.element.body.insert(-1, parse_xml(table))

    def picture(self, picture: Picture) -> None:
        """A chart with its words for those who do not see it."""
        if not picture.svg:
            told = f"{picture.title}. {picture.lacking} {picture.words}"
            self.put(self.document.add_paragraph()._p, _text(told, SMALL, SOFT))  # noqa: SLF001
            return
        shape = self.document.add_picture(io.BytesIO(charts.png(picture.svg)), width=Mm(WIDTH * 0.88))
        shape._inline.docPr.set("descr", picture.words)  # noqa: SLF001 - the library has no other way
        shape._inline.docPr.set("title", picture.title)  # noqa: SLF001

    def evidence(self, one: Evidence) -> None:
        """A piece of evidence, which leads back to where it is cited."""
        line = self.document.add_paragraph()
        line.paragraph_format.left_indent, line.paragraph_format.first_line_indent = Mm(12), Mm(-12)
        pieces = [self.mark(one.key, _text(f"[{one.number}]\t", colour=SOFT))]
        pieces.append(self.out(one.address, one.source) if one.address else _text(one.source))
        pieces += [_text(" ") + _link(each.key, f"↑{each.place}", SMALL) for each in one.back]
        told = [_text(one.title, SMALL, SOFT)] if one.title else []
        if one.quote:
            told.append(_text(one.before) + _text(one.quote, shade=True) + _text(one.after))
        told += [_text(row, SMALL, SOFT) for row in (*one.rows, one.about, one.url) if row]
        self.put(line._p, *pieces, *(f"<w:r><w:br/></w:r>{piece}" for piece in told))  # noqa: SLF001

    def words(self, words: Words, size: int = 0, colour: str = "") -> str:
        """Words with links to their evidence."""
        return "".join(self.run(one, size, colour) for one in words)

    def run(self, run: Run, size: int, colour: str) -> str:
        """Some words with the numbers behind them."""
        told = _link(run.to, run.text, size) if run.to else _text(run.text, size, colour, bold=run.strong)
        for one in run.cites:
            told += _text(" ", TINY) + self.mark(one.key, _link(one.to, f"[{one.number}]", TINY))
        return told + (_text(f" {more_of(run)}", TINY, SOFT) if run.more else "")

    def mark(self, key: str, told: str) -> str:
        """A place that links can lead to."""
        self.marks += 1
        start = f'<w:bookmarkStart w:id="{self.marks}" w:name="{_name(key)}"/>'
        return f'{start}{told}<w:bookmarkEnd w:id="{self.marks}"/>'

    def out(self, url: str, told: str) -> str:
        """A link to a page."""
        there = self.document.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return f'<w:hyperlink r:id="{there}">{_text(told, colour=BLUE)}</w:hyperlink>'

    def put(self, paragraph: Any, *pieces: str) -> None:  # noqa: ANN401 - an element of XML
        """Put runs into a paragraph."""
        for one in parse_xml(f"<w:p {NAMESPACE} {LINKS}>{''.join(pieces)}</w:p>"):
            paragraph.append(one)


def _row(cells: list[str], widths: list[int], ends: list[bool], looks: tuple[str, str]) -> str:
    """A row; looks are those of its paragraphs, and its own."""
    look = f"<w:trPr><w:cantSplit/>{looks[1]}</w:trPr>"
    made = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr>{looks[0]}'
        f'<w:spacing w:before="30" w:after="30"/><w:jc w:val="{SIDES[end]}"/></w:pPr>{cell}</w:p></w:tc>'
        for cell, width, end in zip(cells, widths, ends, strict=True)
    )
    return f"<w:tr>{look}{made}</w:tr>"


def _text(told: str, size: int = 0, colour: str = "", *, bold: bool = False, shade: bool = False) -> str:
    look = "<w:b/>" if bold else ""
    look += f'<w:color w:val="{colour}"/>' if colour else ""
    look += f'<w:sz w:val="{size}"/>' if size else ""
    look += '<w:shd w:val="clear" w:fill="FBE5B0"/>' if shade else ""
    before, tab, after = told.partition("\t")
    piece = f'<w:t xml:space="preserve">{escape(before)}</w:t>{"<w:tab/>" if tab else ""}'
    return f"<w:r><w:rPr>{look}</w:rPr>{piece}</w:r>" + (_text(after, size, colour) if after else "")


def _link(key: str, told: str, size: int = 0) -> str:
    return f'<w:hyperlink w:anchor="{_name(key)}" w:history="1">{_text(told, size, BLUE)}</w:hyperlink>'


def _field(name: str, size: int) -> str:
    return f'<w:fldSimple w:instr=" {name} ">{_text("1", size, SOFT)}</w:fldSimple>'


def _name(key: str) -> str:
    return key.replace("-", "_")
