"""The process in which strangers' files are taken apart, so that a parser that dies or swells takes nothing along.

The file is its standard input, opened by the parent; answers are lines of JSON on standard output, so that nothing
which comes out of a file is ever run as code. On Linux it limits its own memory and time, on all systems the parent
watches both (`watching`): macOS accepts RLIMIT_AS and takes no notice of it, and Windows has no such limits.
"""

import datetime as dt
import gc
import json
import os
import sys
from collections.abc import Sequence
from typing import IO, Any

from workshopplanner import language
from workshopplanner.core.sheets import Reason
from workshopplanner.exchange.reading import cells, limits, refusals
from workshopplanner.exchange.reading.kinds import Kind, kind_of
from workshopplanner.exchange.reading.packing import packed
from workshopplanner.exchange.reading.source import Source
from workshopplanner.language import _

WORD = "reading-child"  # asks the program for this process instead of a window


def main(words: Sequence[str]) -> int:
    """Read standard input as the parent asked; return the exit code."""
    asked = json.loads(words[0])
    language.use(asked["language"])
    _limit(asked["seconds"])
    gc.disable()  # nothing that is made here goes in circles, and the process is short
    out = os.fdopen(os.dup(1), "wb")
    try:
        _Reader(out, asked).run()
    except refusals.Refused as refused:
        refusal = refused.refusal(asked["name"])
        _send(out, "refused", [refusal.reason.value, refusal.message])
    except MemoryError:
        refusal = refusals.too_big().refusal(asked["name"])
        _send(out, "refused", [refusal.reason.value, refusal.message])
    return 0


def _limit(seconds: float) -> None:
    if sys.platform == "win32":
        return
    import resource

    limited = [(resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CPU, int(seconds) + 1)]
    if sys.platform == "linux":
        limited.append((resource.RLIMIT_AS, limits.CHILD_ADDRESSES))
    for which, most in limited:
        hard = resource.getrlimit(which)[1]
        resource.setrlimit(which, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _plain(value: object) -> str | dict[str, str]:
    """Return a date or time as JSON; called for nothing else."""
    if isinstance(value, dt.timedelta):
        value = cells.duration(value)
    if isinstance(value, str):
        return value
    if isinstance(value, dt.datetime):
        value = cells.moment(value)
    if isinstance(value, dt.datetime):
        return {"m": value.isoformat()}
    if isinstance(value, dt.date):
        return {"d": value.isoformat()}
    if isinstance(value, dt.time):
        return {"t": value.isoformat()}
    raise TypeError(type(value).__name__)


_encode = json.JSONEncoder(default=_plain, ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def _send(out: IO[bytes], what: str, value: Any) -> None:
    line = _encode([what, packed(value) if what == "rows" else value])
    if what == "rows" and not cells.are_clean(line):
        clean = cells.cleaned_rows(value)
        if not clean:
            return
        line = _encode([what, packed(clean)])
    out.write(line.encode("utf-8", "backslashreplace"))
    out.write(b"\n")
    out.flush()


class _Reader:
    """Reads the one file, and tells the parent what it finds."""

    def __init__(self, out: IO[bytes], asked: dict[str, Any]) -> None:
        self._out, self._name = out, asked["name"]
        self._wanted: str | None = asked["sheet"]
        self._done = self._of = 0

    def run(self) -> None:
        with open(0, "rb", closefd=False) as file:
            data = file.read(limits.FILE_BYTES + 1)
        if len(data) > limits.FILE_BYTES:
            raise refusals.too_big()
        kind = kind_of(data)
        details: dict[str, str] = {}
        if kind is Kind.TEXT:
            from workshopplanner.exchange.reading import texts

            source = texts.source_of_bytes(data, self._name.rpartition(".")[0] or self._name, details)
            del data
            self._lay_out(source)
        else:
            self._read_book(data, kind, details)
        self._send("details", details)
        self._send("done", None)

    def _send(self, what: str, value: Any) -> None:
        if what == "rows":
            self._done += len(value)
            self._send("progress", [self._done, max(self._of, self._done)])
        _send(self._out, what, value)

    def _read_book(self, data: bytes, kind: Kind, details: dict[str, str]) -> None:
        from workshopplanner.exchange.reading.books import Workbook

        book = Workbook(data, kind, self._wanted)
        del data
        from workshopplanner.exchange.reading import tables  # noqa: F401 (takes a while, and the parser is still at work)

        details.update(book.details)
        sheets = book.sheets()
        if self._wanted is not None and self._wanted not in [name for name, _hidden in sheets]:
            sentence = _("“{file}” has no sheet “{sheet}”; its sheets are: {sheets}.")
            names = ", ".join(name for name, _hidden in sheets)
            raise refusals.Refused(Reason.UNREADABLE, sentence, sheet=self._wanted, sheets=names)
        for name, hidden in sheets:
            if hidden:
                sentence = _("The sheet “{sheet}” is hidden in the spreadsheet.").format(sheet=name)
                self._send("remark", [0, "", sentence])
            if self._wanted in (None, name) and (source := book.source(name, hidden=hidden)):
                self._lay_out(source)

    def _lay_out(self, source: Source) -> None:
        from workshopplanner.exchange.reading.tables import lay_out

        self._of = self._done + source.height
        lay_out(source, self._send)
