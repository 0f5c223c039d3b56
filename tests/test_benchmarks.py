"""Each benchmark runs at its smallest and yields figures beside references; how quick anything is, is not tested."""

import json
import math
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
NAMES = [
    *("startup", "step", "board", "table", "export", "open", "findings", "ripple", "draft"),
    *("duplicates", "resolve", "import", "select", "reasons", "groups"),
]


def bench(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "benchmarks", *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def positive(times: dict[str, Any]) -> bool:
    return all(math.isfinite(second) and second > 0 for second in [times["median"], *times["quartiles"]])


@pytest.mark.parametrize("name", NAMES)
def test_a_benchmark_yields_figures_and_ratios(name: str) -> None:
    done = bench(name, "--quick", "--json")
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    told = json.loads(done.stdout)
    (result,) = told["benchmarks"]
    assert result["name"] == name
    assert {"cores", "Python", "Qt", "SQLite"} <= set(told["machine"])
    assert result["figures"]
    for figure in result["figures"]:
        assert figure["references"], figure["name"]
        assert figure["n"] == len(figure["seconds"])
        assert all(map(positive, [figure, *figure["references"]])), figure["name"]
        assert all(math.isfinite(each["ratio"]) and each["ratio"] > 0 for each in figure["references"])


def test_an_unknown_benchmark_is_wrong_usage() -> None:
    done = bench("speed")
    assert done.returncode == 2
    assert "there is no benchmark speed" in done.stderr
