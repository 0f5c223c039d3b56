"""The zip around a workbook: the same bytes from the same facts, and a mark that says who wrote it."""

import datetime as dt
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import IO, Any

APPLICATION = "Workshop Planner"
_APP_PART = "docProps/app.xml"
_APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    f"<Application>{APPLICATION}</Application></Properties>"
)


_END_OF_ROWS = b"</sheetData>"

Rows = Iterable[bytes]


def save(workbook: Any, path: Path, issued: dt.date, rows: Mapping[int, Rows]) -> None:
    """Save an openpyxl workbook as of its date of issue, with further rows for the sheets of these numbers."""
    from openpyxl.writer.excel import ExcelWriter

    moment = dt.datetime.combine(max(issued, dt.date(1980, 1, 1)), dt.time())
    workbook.properties.created = workbook.properties.modified = moment
    parts = {f"xl/worksheets/sheet{number}.xml": further for number, further in rows.items()}
    with _SteadyZip(path, moment, parts) as archive:
        ExcelWriter(workbook, archive).write_data()


class _SteadyZip(zipfile.ZipFile):
    """A zip whose parts all bear one date; sheets get their further rows on the way into it."""

    def __init__(self, path: Path, moment: dt.datetime, rows: Mapping[str, Rows]) -> None:
        super().__init__(path, "w", zipfile.ZIP_DEFLATED, allowZip64=True)
        self._moment = moment
        self._rows = rows

    def _part(self, name: str) -> zipfile.ZipInfo:
        part = zipfile.ZipInfo(name, self._moment.timetuple()[:6])
        part.compress_type = zipfile.ZIP_DEFLATED
        part.create_system = 3  # the same on Windows
        part.external_attr = 0o600 << 16
        return part

    def writestr(self, name: Any, data: Any, *_how: Any) -> None:
        """Add a part from memory."""
        # openpyxl says "Microsoft Excel" here; an office program that saves the file again puts its own name.
        super().writestr(self._part(str(name)), _APP if name == _APP_PART else data)

    def write(self, filename: Any, arcname: Any = None, *_how: Any) -> None:
        """Add a sheet, which `sheets` keeps in memory."""
        name, content = str(arcname), filename.getvalue()
        with self.open(self._part(name), "w") as target:
            before, mark, after = content.rpartition(_END_OF_ROWS)
            target.write(before)
            target.writelines(self._rows.get(name, ()))
            target.write(mark + after)


def written_here(path: Path) -> bool:
    """Say whether the file is a workbook that this program wrote and nobody has saved since."""
    try:
        with zipfile.ZipFile(path) as archive, archive.open(_APP_PART) as part:
            return _says_so(part)
    except (OSError, KeyError, zipfile.BadZipFile):
        return False


def _says_so(part: IO[bytes]) -> bool:
    return f"<Application>{APPLICATION}<".encode() in part.read(4096)
