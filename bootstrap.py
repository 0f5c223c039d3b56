"""Starts Workshop Planner in an environment of its own, which it sets up first where that is needed.

Standard library only, and readable for Python 3.6, so that too old a Python ends in a sentence and not in a traceback.
"""

import os
import sys

import bootstrap_environment as environment
import bootstrap_packages as packages

WINDOW_READY = os.path.join(
    environment.VENV, "ready.window"
)  # its libraries were all found; spares each start the look
INSTALLING = os.path.join(environment.VENV, "installing")  # the packages that apt-get was at when a start was killed


def main(argv: "list[str]") -> int:
    """Set up what is missing, then do what the arguments ask for; returns where the process was not replaced."""
    purpose = purpose_of(argv)
    inside = environment.INSIDE and purpose in ("app", "demo", "cli")
    try:
        if not (inside and environment.is_ready()):  # whoever started this inside has looked at all else
            prepare(purpose)
    except environment.Stop as stop:
        environment.say(str(stop))
        return 1
    except KeyboardInterrupt:
        environment.say("\nStopped. Nothing half done will be used: the next start sets up again.")
        return 130
    if purpose == "setup":
        environment.say("Workshop Planner is set up. Start it with: python3 main.py")
        return 0
    if inside:
        from workshopplanner.__main__ import main as planner

        return planner(argv)
    return become(command(purpose, argv))


def purpose_of(argv: "list[str]") -> str:
    """Return what a start is for: "app", "demo", "test", "bench", "setup", or "cli" for the command line."""
    if not argv or argv[0].lower().endswith(".workshop"):
        return "app"
    return argv[0] if argv[0] in ("demo", "test", "bench", "setup") else "cli"


def command(purpose: str, argv: "list[str]") -> "list[str]":
    """Return the command that does inside the environment what the arguments ask for."""
    python = environment.python()
    if purpose not in ("test", "bench"):
        return [python, os.path.join(environment.HERE, "main.py"), *argv]
    os.chdir(environment.HERE)
    if purpose == "bench":
        return [python, "-m", "benchmarks", *argv[1:]]
    return [python, "-m", "pytest", *without_qt(), *(argv[1:] or ALL_AT_ONCE)]


ALL_AT_ONCE = ["-n", "auto", "--maxprocesses=4"]  # the whole suite, a part of it for each core


def without_qt() -> "list[str]":
    """Return the options with which all other floors are still tested where Qt cannot be loaded."""
    if not packages.missing(packages.QT):
        return []
    # pytest then knows none of pytest-qt's settings, and must not mind them.
    lenient = ["-o", "addopts=-q --import-mode=importlib", "-W", "ignore::pytest.PytestConfigWarning"]
    return ["-p", "no:pytest-qt", *lenient, "--ignore=tests/ui"]


def become(arguments: "list[str]") -> int:
    """Replace this process by another program; on Windows, which would free the console too early, wait for it."""
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name != "nt":
        os.execv(arguments[0], arguments)  # noqa: S606 (no shell is wanted)
    import subprocess

    child = subprocess.Popen(arguments)
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:  # Ctrl+C reached the child too, which ends as it sees fit
            continue


def prepare(purpose: str) -> None:
    """Make the environment and install system packages where that is needed; quick where it is not."""
    lacking = missing_packages(purpose)
    if not environment.is_ready() or (lacking and packages.can_install()):
        with environment.Turn():
            set_up(purpose)
        lacking = missing_packages(purpose)
    if lacking:
        environment.say(packages.request(lacking, "the tests" if purpose == "test" else "the window"))
        do_without(purpose, lacking)
    elif purpose != "cli" and not os.path.exists(WINDOW_READY):
        try:
            environment.write(WINDOW_READY, b"")
        except OSError:  # somebody else's folder: look again next time
            return


def missing_packages(purpose: str) -> "list[str]":
    """Return the system packages that a purpose still lacks, and those of an installation that did not end."""
    if purpose == "cli":
        return []
    signs = () if os.path.exists(WINDOW_READY) else packages.QT + packages.X11
    found = packages.missing(signs + (packages.TESTS if purpose == "test" else ()))
    return unfinished() + [package for package in found if package not in unfinished()]


def unfinished() -> "list[str]":
    """Return the packages at which an installation was killed; they may look whole and still hold up apt-get."""
    try:
        with open(INSTALLING, encoding="utf-8") as names:
            return names.read().split() if packages.can_install() else []
    except OSError:
        return []


def do_without(purpose: str, lacking: "list[str]") -> None:
    """Go on with what works although packages are missing, and stop where nothing would."""
    if not {package for _, package in packages.QT + packages.X11}.intersection(lacking):
        return
    if purpose in ("app", "bench"):
        raise environment.Stop("The window cannot open without them; the command line works: python3 main.py --help")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # pictures need less than a window, whose lack ends Qt


def set_up(purpose: str) -> None:
    """Install the system packages that are missing, then make the environment if it is not ready."""
    lacking, base = missing_packages(purpose), None
    if not environment.is_ready():
        base = environment.find_python()
        lacking = environment.missing_packages(base) + lacking
    if lacking and packages.can_install():
        environment.say("Installing system packages with apt-get, once: " + " ".join(lacking))
        environment.write(INSTALLING, " ".join(lacking).encode())
        installed = packages.install(lacking)
        os.remove(INSTALLING)
        if not installed:
            environment.say("apt-get could not install all of them; its reasons are above.")
    if environment.is_ready():
        return
    base = base or environment.find_python()
    if environment.missing_packages(base):
        wanted = packages.request(lacking, "Workshop Planner")
        raise environment.Stop(environment.too_old() if base is None else wanted)
    environment.build(base)
