"""python3 main.py bench [NAME …] [--json] [--quick]: run the benchmarks and print their figures."""

import argparse
import importlib
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence

from benchmarks import machine, report
from benchmarks.measure import Result

NAMES = (
    *("startup", "step", "board", "table", "export", "open", "findings", "ripple", "draft"),
    *("duplicates", "resolve", "import", "select", "reasons", "groups"),
)
_MODULES = {"import": "imports"}  # Python keeps the word for itself


def main(argv: Sequence[str] | None = None) -> int:
    """Run the benchmarks named, or all of them, and print what they found."""
    options = _options(argv)
    with tempfile.TemporaryDirectory(prefix="workshopplanner-bench-") as home:
        os.environ["WORKSHOPPLANNER_HOME"] = home  # no setting, log or file of the person who runs this is touched
        facts = machine.facts()
        if options.json:
            print(report.as_json(facts, list(results(options.names or NAMES, quick=options.quick))))
            return 0
        print(report.heading(facts), flush=True)
        for result in results(options.names or NAMES, quick=options.quick):
            print(*report.lines(result), sep="\n", flush=True)
    return 0


def results(names: Sequence[str], *, quick: bool = False) -> Iterator[Result]:
    """Run the named benchmarks one after the other."""
    for name in names:
        yield importlib.import_module(f"benchmarks.{_MODULES.get(name, name)}").run(quick=quick)


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="main.py bench", description="Measure the program beside its references.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one of {', '.join(NAMES)}; all when none is given")
    parser.add_argument("--json", action="store_true", help="print JSON, with every repetition")
    parser.add_argument("--quick", action="store_true", help="small sizes and few repetitions, to see that it runs")
    options = parser.parse_args(argv)
    unknown = set(options.names) - set(NAMES)
    if unknown:
        parser.error(f"there is no benchmark {', '.join(sorted(unknown))}")
    return options


if __name__ == "__main__":
    sys.exit(main())
