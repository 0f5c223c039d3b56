"""What the started programs tell about themselves: the moments since their start, on the clock all processes share."""

import json
import os
import sys
import time

STARTED = "WORKSHOPPLANNER_BENCH_STARTED"


def since_start() -> tuple[float, float]:
    """Return the seconds since this process was started, and those of them in which it had the processor."""
    return time.monotonic() - float(os.environ[STARTED]), time.process_time()


def tell(**found: object) -> None:
    """Hand what was found to whoever started this program."""
    sys.stdout.write(json.dumps(found))
    sys.stdout.flush()
