"""Damaged files read one after the other, and what came of them: python3 -m tests.faults.readers --count 5000."""

import argparse
import json
import logging
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.damage import damaged
from workshopplanner.exchange.reading import read_file


@dataclass
class Outcomes:
    """What came of all files: how many of each kind, the slowest, the largest reader, and what must not be."""

    came: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    megabytes: int = 0
    faults: list[str] = field(default_factory=list)


class _Deaths(logging.Handler):
    """Listens for readers that ended with an exception of ours instead of a word."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep where a reader died."""
        places = record.args[1] if isinstance(record.args, tuple) and len(record.args) > 1 else None
        if places:
            self.heard.append(str(places))


def run(numbers: Sequence[int]) -> Outcomes:
    """Read the damaged files of these numbers."""
    outcomes, deaths = Outcomes(), _Deaths()
    log = logging.getLogger("workshopplanner.exchange.reading.process")
    log.addHandler(deaths)
    before = log.level
    log.setLevel(logging.INFO)
    try:
        with tempfile.TemporaryDirectory(prefix="workshopplanner-faults-") as folder:
            for number in numbers:
                _read(Path(folder), number, outcomes)
                outcomes.faults += [f"{number}: died at {place}" for place in deaths.heard]
                deaths.heard.clear()
    finally:
        log.setLevel(before)
        log.removeHandler(deaths)
    outcomes.megabytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    return outcomes


def _read(folder: Path, number: int, outcomes: Outcomes) -> None:
    name, content = damaged(number)
    path = folder / name
    path.write_bytes(content)
    began = time.monotonic()
    try:
        reading = read_file(path)
    except Exception as problem:  # noqa: BLE001 (whatever it is, it must not be)
        outcomes.faults.append(f"{name}: {problem!r}")
        return
    finally:
        path.unlink()
    seconds = time.monotonic() - began
    outcomes.seconds = max(outcomes.seconds, seconds)
    outcomes.came[reading.refused.reason.value if reading.refused else "read"] += 1
    if seconds > 10:
        outcomes.faults.append(f"{name}: took {seconds:.1f} s")
    if reading.refused and not (name in reading.refused.message and reading.refused.message.endswith((".", "?"))):
        outcomes.faults.append(f"{name}: {reading.refused.message}")


def main(words: Sequence[str] | None = None) -> int:
    """Read so many damaged files and print what came of them; 1 when something did that must not."""
    parser = argparse.ArgumentParser(prog="tests.faults.readers")
    parser.add_argument("--count", type=int, default=5_000)
    parser.add_argument("--first", type=int, default=0)
    options = parser.parse_args(words)
    outcomes = run(range(options.first, options.first + options.count))
    told = {
        "files": options.count,
        "came": dict(outcomes.came),
        "slowest_seconds": round(outcomes.seconds, 2),
        "largest_reader_megabytes": outcomes.megabytes,
        "faults": outcomes.faults,
    }
    print(json.dumps(told, indent=2, ensure_ascii=False))  # noqa: T201
    return 1 if outcomes.faults or outcomes.megabytes >= 500 else 0


if __name__ == "__main__":
    sys.exit(main())
