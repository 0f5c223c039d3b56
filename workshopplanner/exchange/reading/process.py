"""Runs the reading process, hands on what it says, and ends it when it is too slow, too big or no longer wanted."""

import contextlib
import datetime as dt
import json
import logging
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import IO, Any

from workshopplanner import language
from workshopplanner.core.progress import Report
from workshopplanner.exchange.reading import limits, refusals, watching
from workshopplanner.exchange.reading.child import WORD

_ROOT = Path(__file__).parents[3]
_LOOK = 0.05  # seconds between two looks at the clock, the memory and whether somebody has given up
_KILLED_FOR_TIME = {-getattr(signal, "SIGXCPU", 0), -getattr(signal, "SIGKILL", 0)} - {0}


def said(file: IO[bytes], name: str, sheet: str | None, report: Report) -> Iterator[tuple[str, Any]]:
    """Yield what the reading process says about a file; it has ended when this ends, whatever happened."""
    seconds = limits.seconds(os.fstat(file.fileno()).st_size)
    asked = {"name": name, "sheet": sheet, "language": language.current(), "seconds": seconds}
    process = _started(file, json.dumps(asked))
    lines: queue.Queue[bytes] = queue.Queue(maxsize=64)
    complaints: list[bytes] = []
    assert process.stdout is not None
    assert process.stderr is not None
    listeners = [
        threading.Thread(target=_listen, args=(process.stdout, lines), daemon=True),
        threading.Thread(target=_overhear, args=(process.stderr, complaints), daemon=True),
    ]
    for listener in listeners:
        listener.start()
    try:
        ended = yield from _watched(process, lines, report, time.monotonic() + seconds)
    finally:
        process.kill()
        process.wait()
        with contextlib.suppress(queue.Empty):
            while True:  # the listener may stand before a full queue
                lines.get_nowait()
        for listener in listeners:
            listener.join(1)
    if not ended:
        listeners[1].join(1)
        raise _reason(process.returncode, b"".join(complaints))


def _started(file: IO[bytes], asked: str) -> subprocess.Popen[bytes]:
    frozen = getattr(sys, "frozen", False)
    command = [sys.executable, *([] if frozen else ["-m", "workshopplanner"]), WORD, asked]
    paths = [str(_ROOT), os.environ.get("PYTHONPATH", "")]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, paths)), "MALLOC_ARENA_MAX": "1"}
    return subprocess.Popen(  # noqa: S603 (the program itself)
        command,
        stdin=file,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        creationflags=0x08000000 if sys.platform == "win32" else 0,  # no console window
    )


def _listen(stream: IO[bytes], lines: "queue.Queue[bytes]") -> None:
    with stream:
        for line in stream:
            lines.put(line)
    lines.put(b"")


def _overhear(stream: IO[bytes], complaints: list[bytes]) -> None:
    """Keep the last words of a process that dies; nobody is to see more of them."""
    with stream:
        for line in stream:
            complaints.append(line[:500])
            del complaints[:-20]


def _watched(
    process: subprocess.Popen[bytes], lines: "queue.Queue[bytes]", report: Report, until: float
) -> Generator[tuple[str, Any], None, bool]:
    """Yield what is said until the process says that it has finished; return whether it did."""
    looked = 0.0
    done, of = 0, 1
    while True:
        now = time.monotonic()
        if now - looked >= _LOOK:
            looked = now
            report(done, of)
            if now > until or watching.memory(process.pid) > limits.CHILD_MEMORY:
                raise refusals.too_big()
        try:
            line = lines.get(timeout=_LOOK)
        except queue.Empty:
            continue
        if not line.endswith(b"\n"):
            process.wait()
            return False
        what, value = _decode(line.decode())
        if what == "progress":
            done, of = value
            report(done, of)
        elif what == "done":
            return True
        else:
            yield what, value
            if what == "refused":
                return True


def _number(told: str) -> int | float:
    """Return a number, whole where it has no fraction: numbers of spreadsheets never say so."""
    return int(told[:-2]) if told.endswith(".0") and len(told) < 18 else float(told)


_MOMENTS: dict[str, Callable[[str], object]] = {
    "d": dt.date.fromisoformat,
    "m": dt.datetime.fromisoformat,
    "t": dt.time.fromisoformat,
}


def _typed(told: dict[str, Any]) -> Any:
    """Return dates and times as what they are."""
    if len(told) == 1:
        ((kind, value),) = told.items()
        if kind in _MOMENTS:
            return _MOMENTS[kind](value)
    return told


_decode = json.JSONDecoder(object_hook=_typed, parse_float=_number, parse_constant=lambda _name: None).decode


def _reason(code: int, complaint: bytes) -> refusals.Refused:
    """Return what a death without a word means; where it died is kept for us, without the words of the file."""
    places = [line.strip() for line in complaint.decode("utf-8", "replace").splitlines() if line.startswith('  File "')]
    logging.getLogger(__name__).info("The reading process ended with %s at %s", code, places[-3:])
    if b"memory allocation" in complaint or b"MemoryError" in complaint or code in _KILLED_FOR_TIME:
        return refusals.too_big()
    return refusals.damaged()
