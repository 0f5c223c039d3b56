"""The decision memo as a document for Word and LibreOffice."""

import datetime as dt
import io
import zipfile
from pathlib import Path
from typing import Any

from workshopplanner.core.memo import Memo, Part
from workshopplanner.core.progress import Report, ignore
from workshopplanner.exchange import files
from workshopplanner.exchange.workbook.text import printable
from workshopplanner.language import _, current

_NARROWEST, _BROADEST = 9, 44  # characters


def write_memo_document(target: Path, memo: Memo, report: Report = ignore) -> Path:
    """Write a memo as a document; the old file is replaced only when the new one is complete."""
    with files.replacing(target) as temporary:
        document = _started(memo)
        for at, part in enumerate(memo.parts, start=1):
            _add(document, part)
            report(at, len(memo.parts))
        made = io.BytesIO()
        document.save(made)
        _repack(made, temporary, memo.decided)
    return target


def _started(memo: Memo) -> Any:
    from docx import Document
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm, Pt

    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Cm(2))
    document.styles["Normal"].font.name = "Calibri"
    document.styles["Normal"].font.size = Pt(10)
    properties = document.core_properties
    properties.title, properties.subject, properties.author = printable(memo.title), printable(memo.workshop), ""
    properties.language = current()
    properties.created = properties.modified = memo.decided
    document.add_heading(printable(memo.title), level=0)
    document.add_paragraph(printable(memo.workshop)).runs[0].bold = True
    day = _("{date}, {time} UTC").format(date=memo.decided.date().isoformat(), time=f"{memo.decided:%H:%M}")
    document.add_paragraph(day)
    if memo.confidential:
        document.add_paragraph(printable(memo.confidential)).runs[0].italic = True
    return document


def _repack(made: io.BytesIO, target: Path, moment: dt.datetime) -> None:
    """Date every part by the decision, so that the same facts give the same bytes."""
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as steady:
        for name in source.namelist():
            part = zipfile.ZipInfo(name, max(moment.timetuple()[:6], (1980, 1, 1, 0, 0, 0)))
            part.compress_type, part.create_system, part.external_attr = zipfile.ZIP_DEFLATED, 3, 0o600 << 16
            steady.writestr(part, source.read(name))


def _add(document: Any, part: Part) -> None:
    document.add_heading(printable(part.heading), level=1)
    for sentence in part.sentences:
        document.add_paragraph(printable(sentence))
    if part.rows:
        _add_table(document, part)


def _add_table(document: Any, part: Part) -> None:
    from docx.shared import Pt

    table = document.add_table(rows=0, cols=len(part.titles), style="Table Grid")
    table.autofit = False
    widths = _widths(document, part)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for texts in (part.titles, *part.rows):
        row = table.add_row()
        for cell, text, width in zip(row.cells, texts, widths, strict=True):
            cell.width = width
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(0)
            run = paragraph.add_run(printable(text))
            run.font.size, run.bold = Pt(9), texts is part.titles
        _mark(row, "w:cantSplit")
    _mark(table.rows[0], "w:tblHeader")  # stands on every page


def _widths(document: Any, part: Part) -> list[int]:
    """Share the width of the page among the columns by their longest texts, none too narrow and none too broad."""
    section = document.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    longest = [max(len(row[at]) for row in (part.titles, *part.rows)) for at in range(len(part.titles))]
    shares = [min(_BROADEST, max(_NARROWEST, length)) for length in longest]
    return [room * share // sum(shares) for share in shares]


def _mark(row: Any, name: str) -> None:
    """Say something of a row that python-docx has no word for."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001 (there is no public way)
