"""The one place where the window is put together: options, log, exception hook, store, pages."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from workshopplanner.language import _

Watch = Callable[[str], object]  # told "frame" and "page" when each is on the screen


def main(argv: Sequence[str], watch: Watch | None = None) -> int:
    """Start the window, on a file if one is named; return the exit code."""
    if not has_display():
        say(_("There is no display to open a window on. The command line works: --help shows what it can do."))
        return 1
    return _run(Path(argv[0]).absolute() if argv else None, watch)


def demo(argv: Sequence[str]) -> int:
    """Make the Seoul sample, check it, write its workbook, and show it: in a window, without a display in pictures."""
    folder = Path(argv[0] if argv else "demo").absolute()
    project = folder / "Seoul 2018.workshop"
    code = _make_demo(folder, project)
    if code:
        return code
    if has_display():
        sys.stdout.flush()
        return _run(project)
    print(_("There is no display, so the pages are drawn into pictures instead."))  # noqa: T201
    return _draw(project, folder / "pictures")


def _make_demo(folder: Path, project: Path) -> int:
    """Make, check and export the sample; what is there from an earlier time is kept, and said."""
    from workshopplanner import cli

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        say(_("{folder} can't be made: {reason}.").format(folder=folder, reason=problem.strerror))
        return 1
    if project.exists():
        print(_("The sample is there from an earlier time: {path}.").format(path=project))  # noqa: T201
    elif code := cli.main(["sample", str(project)]):
        return code
    cli.main(["check", str(project)])  # the sample has planted problems, so findings are no failure
    return cli.main(["export", str(project), str(project.with_suffix(".xlsx"))])


def _draw(project: Path, folder: Path) -> int:
    """Draw each page, light and dark, into a folder."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["WORKSHOPPLANNER_HOME"] = str(folder.parent / "home")  # pictures leave a person's choices alone
    try:
        from workshopplanner.ui import pictures
    except ImportError as problem:
        say(_no_qt(problem))
        return 0  # the sample and its workbook are there
    for path in pictures.draw(project, folder):
        print(path)  # noqa: T201
    return 0


def has_display() -> bool:
    """Say whether a window could be seen."""
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if platform in ("offscreen", "minimal"):
        return False
    if not sys.platform.startswith("linux") or platform not in ("", "xcb", "wayland"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def say(sentence: str) -> None:
    """Tell the person at the terminal something, if there is one."""
    if sys.stderr is not None:
        sys.stderr.write(sentence + "\n")


def _no_qt(problem: ImportError) -> str:
    return _("The window can't open because a part of Qt is missing: {reason}.").format(reason=problem)


def _run(asked: Path | None, watch: Watch | None = None) -> int:
    try:
        from workshopplanner.ui import begin
    except ImportError as problem:
        say(_no_qt(problem))
        return 1
    if begin.raised_elsewhere(asked):
        say(_("This project is open already; its window has come to the front."))
        return 0
    return begin.run(asked, watch)
