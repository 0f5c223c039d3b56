"""The first moments of the window: frame first, then the project, then one page; everything else when it is wanted."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from workshopplanner import language
from workshopplanner.ui import crash, folders, preferences, style
from workshopplanner.ui.preferences import Preferences
from workshopplanner.ui.project import first_choice, may_be_open
from workshopplanner.ui.window import RESTART, Window


def run(asked: Path | None, watch: Callable[[str], object] | None = None) -> int:
    """Show a window and stay until it is closed."""
    chosen = preferences.load()
    app = make_app(chosen)
    hook = crash.Hook()
    hook.install()
    window = Window(chosen)
    opening = Opening(window, hook, asked, watch)
    window.first_painted.connect(opening.go_on)
    window.show()
    code = app.exec()
    if code == RESTART:
        _start_again(window.restart_on)
        return 0
    return code


def make_app(chosen: Preferences) -> QApplication:
    """Make the application in the person's language, size and colours."""
    if chosen.size != 100 and "QT_SCALE_FACTOR" not in os.environ:
        os.environ["QT_SCALE_FACTOR"] = str(chosen.size / 100)
    language.use(chosen.language)
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName(folders.NAME)
    app.setApplicationDisplayName("Workshop Planner")
    app.setDesktopFileName("workshopplanner")
    _speak(app, chosen.language)
    style.start(app, chosen.scheme)
    return app


def _speak(app: QApplication, code: str) -> None:
    """Lay out and label Qt's own parts in a language; English needs nothing."""
    right_to_left = code in language.RIGHT_TO_LEFT
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight)
    if code == "en":
        return
    from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

    QLocale.setDefault(QLocale(code))
    translator = QTranslator(app)
    if translator.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)


class Opening(QObject):
    """What follows the first frame."""

    def __init__(
        self, window: Window, hook: crash.Hook, asked: Path | None, watch: Callable[[str], object] | None
    ) -> None:
        super().__init__(window)
        self._window, self._hook, self._asked, self._watch = window, hook, asked, watch

    def go_on(self) -> None:
        """Open the project and show one page; then what need not be seen."""
        self._tell("frame")
        self._hook.setParent(self._window)
        self._window.listen_to(self._hook)
        self._window.desk.open_first(self._asked)
        if self._window.hub is None:
            self._window.go("welcome")
        page = self._window.stack.currentWidget()
        if page is not None:
            page.installEventFilter(self)
        QTimer.singleShot(0, self._finish)

    def _finish(self) -> None:
        crash.keep_log(folders.log())
        from workshopplanner.ui import icons

        self._window.setWindowIcon(icons.app_icon())
        self._window.listen_for_second_starts()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._page_painted)
        return super().eventFilter(watched, event)

    def _page_painted(self) -> None:
        self._tell("page")

    def _tell(self, what: str) -> None:
        if self._watch is not None:
            self._watch(what)


def raised_elsewhere(asked: Path | None) -> bool:
    """Bring the window to the front that has the wanted file open already; say whether there was one."""
    path = first_choice(asked, preferences.load())
    if not may_be_open(path):
        return False
    from workshopplanner.ui import instance

    return instance.raise_other(path)


def _start_again(path: Path | None) -> None:
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    environment.pop("QT_SCALE_FACTOR", None)
    words = [sys.executable, "-m", "workshopplanner", *([str(path)] if path is not None else [])]
    subprocess.Popen(words, env=environment, start_new_session=True)  # noqa: S603 (our own program)
