"""Whatever machine it meets, a start either sets up and goes on, or ends in a sentence."""

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import bootstrap_environment
import bootstrap_packages

ROOT = Path(__file__).parent.parent
STARTERS = ("main.py", "bootstrap.py", "bootstrap_environment.py", "bootstrap_packages.py")
PYTHON: str = getattr(sys, "_base_executable", sys.executable)  # as on a machine where nothing is set up
PLANNER = """
import json, os, sys
def main(argv):
    print(json.dumps([argv, sys.prefix, os.environ.get("QT_QPA_PLATFORM")]))
    return 3
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A checkout whose planner needs no libraries, so that setting it up takes no network."""
    folder = tmp_path / "My Projects" / "워크숍 é"
    (folder / "workshopplanner").mkdir(parents=True)
    for name in STARTERS:
        shutil.copy(ROOT / name, folder)
    (folder / "requirements.lock").write_text("# nothing\n")
    (folder / "workshopplanner" / "__main__.py").write_text(PLANNER)
    return folder


def machine(project: Path, **more: str) -> dict[str, str]:
    """Return the environment of a machine without programs (no apt-get, no uv) and with the simplest locale."""
    nothing = project.parent / "bin"
    nothing.mkdir(exist_ok=True)
    kept = {name: value for name, value in os.environ.items() if name == "SYSTEMROOT"}
    return {**kept, "PATH": str(nothing), "LC_ALL": "C", "PYTHONDONTWRITEBYTECODE": "1", **more}


def start(project: Path, *words: str, python: tuple[str, ...] = (PYTHON,)) -> subprocess.CompletedProcess[str]:
    """Start the project from another folder and wait for its end."""
    command = [*python, str(project / "main.py"), *words]
    out = subprocess.run(
        command, check=False, capture_output=True, cwd=project.parent, env=machine(project), timeout=60
    )
    return subprocess.CompletedProcess(command, out.returncode, out.stdout.decode(), out.stderr.decode())


def make_ready(project: Path) -> Path:
    """Give the project an environment by hand, which takes a tenth of the time of a set-up."""
    subprocess.run([PYTHON, "-m", "venv", "--without-pip", project / ".venv"], check=True)
    version = f"{sys.version_info[0]}.{sys.version_info[1]}\n"
    (project / ".venv" / "ready").write_bytes(version.encode() + (project / "requirements.lock").read_bytes())
    return project / ".venv"


def pretending(version: str) -> tuple[str, ...]:
    """Return a Python that says it is of another version."""
    program = (
        f"import runpy, sys; sys.version_info = ({version}); sys.version = '9.9.9 (old)'; sys.argv = sys.argv[1:]; "
        "sys.path.insert(0, sys.argv[0][:-8]); runpy.run_path(sys.argv[0], run_name='__main__')"
    )
    return (PYTHON, "-c", program)


@pytest.mark.skipif(os.name == "nt", reason="the slow helper is a shell script")
def test_a_killed_set_up_is_waited_for_and_done_again(project: Path) -> None:
    machine(project)
    helper = project.parent / "bin" / "uv"  # found first, and slow enough to be left alone by a start that is killed
    helper.write_text(
        f"""#!/bin/sh
[ "$1" = pip ] && exit 0
echo working >&2
/bin/sleep 1
exec '{PYTHON}' -m venv --without-pip '{project}/.venv'
"""
    )
    helper.chmod(0o755)
    first = subprocess.Popen([PYTHON, project / "main.py"], env=machine(project), stderr=subprocess.PIPE)
    assert first.stderr
    with first, first.stderr:
        said = [first.stderr.readline() for _ in range(2)]
        first.kill()
        second = start(project, "info", "x y")
    assert said[0].startswith(b"Setting up Workshop Planner in ")
    assert said[1] == b"working\n"
    assert (second.returncode, json.loads(second.stdout)) == (3, [["info", "x y"], str(project / ".venv"), None])
    waiting, setting_up, working = second.stderr.splitlines()
    assert waiting == "Another start is setting up Workshop Planner; waiting for it to finish."
    assert (setting_up[:30], working) == ("Setting up Workshop Planner in", "working")
    third = start(project, "info")
    assert (third.returncode, third.stderr) == (3, "")


@pytest.mark.parametrize("change", ["lock", "stamp", "python"])
def test_an_environment_of_another_lock_or_another_python_is_not_used(project: Path, change: str) -> None:
    venv = make_ready(project)
    python = venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    look = (str(python), "-c", "import bootstrap_environment as e; print(e.is_ready())")
    before = subprocess.check_output(look, cwd=project, text=True)
    if change == "lock":
        (project / "requirements.lock").write_text("# something else\n")
    elif change == "stamp":
        (venv / "ready").unlink()
    else:
        (venv / "ready").write_bytes(b"3.10\n" + (project / "requirements.lock").read_bytes())
    assert (before, subprocess.check_output(look, cwd=project, text=True)) == ("True\n", "False\n")


def test_a_python_that_is_too_old_gets_a_sentence(project: Path) -> None:
    old = start(project, python=pretending("3, 9, 2"))
    assert (old.returncode, old.stdout) == (1, "")
    assert old.stderr.startswith("Workshop Planner needs Python 3.11 to 3.14, and this is 9.9.9. Please install one")
    assert old.stderr.count("\n") == 1
    ancient = start(project, python=pretending("2, 7, 18"))
    assert (ancient.returncode, ancient.stderr.count("\n")) == (1, 1)
    assert ancient.stderr.startswith("Workshop Planner needs Python 3.11 to 3.14; ")


def test_a_python_that_is_too_old_finds_a_newer_one_or_the_environment(project: Path) -> None:
    make_ready(project)
    started = start(project, "info", python=pretending("3, 9, 2"))
    assert (started.returncode, started.stderr) == (3, "")


def test_old_pythons_can_read_the_starters_and_they_need_no_library() -> None:
    for name in STARTERS:
        tree = ast.parse((ROOT / name).read_text(encoding="utf-8"), feature_version=(3, 6))
        nodes = list(ast.walk(tree))
        imported = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
        imported |= {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
        ours = {"bootstrap", "bootstrap_environment", "bootstrap_packages", "workshopplanner"}
        assert {word.split(".")[0] for word in imported} <= sys.stdlib_module_names | ours, name


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems bring the libraries themselves")
def test_without_a_system_library_the_window_says_so_and_the_rest_goes_on(project: Path) -> None:
    make_ready(project)
    table = project / "bootstrap_packages.py"
    table.write_text(table.read_text() + 'QT, X11 = (), (("libnowhere.so.4", "libxcb-icccm4"),)\n')
    window = start(project)
    asked = "For the window, please install what your system calls (these are Debian's names): libxcb-icccm4\n"
    assert (window.returncode, window.stdout) == (1, "")
    assert window.stderr.startswith(asked)
    assert window.stderr.endswith(
        "The window cannot open without them; the command line works: python3 main.py --help\n"
    )
    demo = start(project, "demo")
    assert (demo.returncode, demo.stderr) == (3, asked)
    assert json.loads(demo.stdout) == [["demo"], str(project / ".venv"), "offscreen"]
    command = start(project, "info")
    assert (command.returncode, command.stderr) == (3, "")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere nothing is looked for")
def test_what_is_missing_is_named_once_and_in_order() -> None:
    signs = (
        ("libnowhere.so.9", "libnowhere9"),
        ("libc.so.6", "libc6"),
        ("no-such-program", "thing"),
        ("/no/such/*/font.ttf", "fonts-none"),
        ("libelsewhere.so.9", "libnowhere9"),
        ("/*/share/*", "base-files"),
    )
    assert bootstrap_packages.missing(signs) == ["libnowhere9", "thing", "fonts-none"]


def test_a_folder_that_cannot_be_written_gets_a_sentence(project: Path) -> None:
    (project / ".venv").write_text("in the way")
    started = start(project)
    assert started.returncode == 1
    assert started.stderr.startswith("Workshop Planner cannot set itself up here: ")


def test_versions_and_libraries_agree_with_the_project_file() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (_, oldest), (_, newest) = bootstrap_environment.OLDEST, bootstrap_environment.NEWEST
    assert project["project"]["requires-python"] == f">=3.{oldest},<3.{newest + 1}"
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    locked = set(re.findall(r"^([a-z0-9.-]+)(?:\[[a-z,]+\])?==", lock, flags=re.MULTILINE))
    asked = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    asked += [name for names in project["project"]["optional-dependencies"].values() for name in names]
    assert {re.split(r"[^A-Za-z0-9.-]", line)[0].lower() for line in asked} <= locked
    assert "://" not in lock
    assert lock.count("==") <= lock.count("--hash=")
