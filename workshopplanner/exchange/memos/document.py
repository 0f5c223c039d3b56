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
    from docx.shared import Cm, Pt

    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
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

    table = document.add_table(rows=1, cols=len(part.titles), style="Light Grid Accent 1")
    table.autofit = True
    for cell, title in zip(table.rows[0].cells, part.titles, strict=True):
        cell.text = printable(title)
    _repeat(table.rows[0])
    for row in part.rows:
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            cell.text = printable(text)
    for row in table.rows:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_after = Pt(0)
                for run in paragraph.runs:
                    run.font.size = Pt(9)


def _repeat(row: Any) -> None:
    """Let the titles stand on every page, and no row be torn in two."""
    from docx.oxml import OxmlElement

    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 (python-docx has no public way)
    for name in ("w:tblHeader", "w:cantSplit"):
        properties.append(OxmlElement(name))
