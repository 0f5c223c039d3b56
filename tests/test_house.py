"""The house rules that a machine can keep: floors, sizes, style, types, and what a start may import."""

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CODE = sorted(
    path
    for folder in ("workshopplanner", "tests", "benchmarks", "tools")
    for path in (ROOT / folder).rglob("*.py")
    if "__pycache__" not in path.parts
) + sorted(ROOT.glob("*.py"))
MOST_LINES_OF_A_FILE = 400
MOST_LINES_OF_A_FUNCTION = 50


def test_floors_are_kept() -> None:
    # In a process of its own: the linter silences every logger that stood before it.
    lint = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))"
    found = subprocess.run([sys.executable, "-c", lint], cwd=ROOT, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout


def test_files_are_short() -> None:
    lengths = {str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in CODE}
    assert {name: length for name, length in lengths.items() if length > MOST_LINES_OF_A_FILE} == {}


def functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = min((decorator.lineno for decorator in node.decorator_list), default=node.lineno)
            yield f"{path.relative_to(ROOT)}:{node.name}", (node.end_lineno or first) - first + 1


def test_functions_are_short() -> None:
    lengths = dict(found for path in CODE for found in functions(path))
    assert {name: length for name, length in lengths.items() if length > MOST_LINES_OF_A_FUNCTION} == {}


@pytest.mark.parametrize("arguments", [["check", "--no-cache"], ["format", "--check", "--no-cache"]], ids=" ".join)
def test_ruff_is_content(arguments: list[str]) -> None:
    ruff = shutil.which("ruff", path=os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"])))
    assert ruff is not None
    found = subprocess.run([ruff, *arguments, "."], cwd=ROOT, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout


@pytest.mark.timeout(600)
def test_types_hold() -> None:
    command = [sys.executable, "-m", "mypy"]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout


def test_sql_scripts_are_never_run_whole() -> None:
    """`executescript` commits in the middle of a transaction, whatever it was told."""
    mark = "execute" + "script("
    assert [path for path in CODE if mark in path.read_text("utf-8")] == []


def kept() -> list[Path]:
    """List the files of the project, on a machine without git too."""
    if shutil.which("git") and (ROOT / ".git").exists():
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
        return [ROOT / name.decode() for name in listed.split(b"\0") if name]
    folders = [path for path in ROOT.iterdir() if path.is_dir() and path.name not in ("demo", "dist")]
    found = [path for folder in folders if folder.name == ".ci" or folder.name[0] != "." for path in folder.rglob("*")]
    return [path for path in [*ROOT.iterdir(), *found] if "__pycache__" not in path.parts]


def test_nothing_tells_of_the_machine_it_was_made_on() -> None:
    marks = re.compile(rb"/(?:work|root|farm)/\w|pypi\.org|pythonho[s]ted|debian\.org/debian")
    assert [path for path in kept() if path.is_file() and marks.search(path.read_bytes())] == []


def test_the_command_line_needs_no_qt(tmp_path: Path) -> None:
    script = """
import sys
sys.modules["PySide6"] = None  # importing it now fails
from workshopplanner.__main__ import main
folder = sys.argv[1]
assert main(["sample", f"{folder}/s.workshop"]) == 0
assert main(["info", f"{folder}/s.workshop", "--json"]) == 0
assert main(["export", f"{folder}/s.workshop", f"{folder}/s.xlsx"]) == 0
assert main(["check", f"{folder}/s.workshop"]) == 1
"""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_core_and_store_import_no_heavy_library() -> None:
    script = """
import sys
import workshopplanner.cli, workshopplanner.store.file, workshopplanner.queries.agenda, workshopplanner.commands.agenda
print(*{"PySide6", "openpyxl", "lxml", "alembic", "ortools", "numpy", "pandas"} & set(sys.modules))
"""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    found = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert found.stdout.split() == []
