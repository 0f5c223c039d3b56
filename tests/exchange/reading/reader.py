"""Reads the files of a folder one after the other in a process of its own and tells as JSON what came of each."""

import json
import resource
import sys
import time
from pathlib import Path

from workshopplanner.exchange.reading import read_file


def main(folder: str) -> None:
    """Print a line for each file: what came of it, its sentence, its tables, seconds, and the memory of the readers."""
    for path in sorted(Path(folder).iterdir()):
        began = time.monotonic()
        reading = read_file(path)
        told = {
            "name": path.name,
            "came": reading.refused.reason.value if reading.refused else "read",
            "sentence": reading.refused.message if reading.refused else "",
            "tables": [[table.headers, table.rows] for table in reading.tables],
            "seconds": time.monotonic() - began,
            "megabytes": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024,
            "own": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        }
        print(json.dumps(told, default=str), flush=True)  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1])
