"""The first moments of the window: frame first, then the project, then one page; everything else when it is wanted."""

import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from workshopplanner import language
from workshopplanner.ui import folders, preferences
from workshopplanner.ui.preferences import Preferences
from workshopplanner.ui.window import RESTART, Window

LOCALES = {"ar": "ar_001"}  # of the world, not of one country: the digits 0 to 9, as in all that the program counts
STYLE = ("-style", "Fusion")  # as words of the command line, for `setStyle` answers with an object of a costly class
Watch = Callable[[str], object]  # told "frame" and "page" when each is on the screen


def run(asked: Path | None, watch: Watch | None = None) -> int:
    """Show a window and stay until it is closed."""
    gc.disable()  # thousands of objects are made that stay; `Opening` puts it right
    chosen = preferences.load()
    app = make_app(chosen)
    window = Window(chosen)
    opening = Opening(window, app, asked, watch)
    window.first_painted.connect(opening.furnish)
    window.show()
    code = app.exec()
    if code == RESTART:
        _start_again(window.restart_on)
        return 0
    return code


def make_app(chosen: Preferences) -> QApplication:
    """Make the application in the person's language and size; `dress` gives it its looks, after the first frame."""
    if chosen.size != 100 and "QT_SCALE_FACTOR" not in os.environ:
        os.environ["QT_SCALE_FACTOR"] = str(chosen.size / 100)
    language.use(chosen.language)
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication([*sys.argv[:1], *STYLE])
    app.setApplicationName(folders.NAME)
    app.setApplicationDisplayName("Workshop Planner")
    app.setDesktopFileName("workshopplanner")
    if chosen.language != "en":
        from PySide6.QtCore import QLocale, Qt

        QLocale.setDefault(QLocale(LOCALES.get(chosen.language, chosen.language)))  # widgets take it when they are made
        if chosen.language in language.RIGHT_TO_LEFT:
            app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    return app


def dress(app: QApplication, chosen: Preferences) -> None:
    """Label and colour the application as the person likes it."""
    from workshopplanner.ui import style

    style.start(app, chosen.scheme)
    if chosen.language == "en":
        return
    from PySide6.QtCore import QLibraryInfo, QTranslator

    translator = QTranslator(app)
    if translator.load(f"qtbase_{chosen.language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)


class Opening(QObject):
    """What follows the first frame: parts, project, one page; then what need not be seen."""

    def __init__(self, window: Window, app: QApplication, asked: Path | None, watch: Watch | None) -> None:
        super().__init__(window)
        self._window, self._app, self._asked, self._watch = window, app, asked, watch
        self._rest: list[Callable[[], None]] = []

    def furnish(self) -> None:
        """Furnish the window, open the project and show one page."""
        self._tell("frame")
        from workshopplanner.ui.crash import Hook

        hook = Hook(self._window)
        hook.install()
        dress(self._app, self._window.preferences)
        self._window.furnish()
        self._window.talk.listen_to(hook)
        self._window.desk.open_first(self._asked)
        if self._window.hub is None:
            self._window.go("welcome")
        self._window.installEventFilter(self)
        self._window.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest:  # everything that is not yet painted is painted now
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._finish)  # once the page is on the screen
        return super().eventFilter(watched, event)

    def _finish(self) -> None:
        self._tell("page")
        gc.freeze()
        from workshopplanner.ui import crash, icons
        from workshopplanner.ui.sweep import Sweep

        self._sweep = Sweep(self)
        crash.keep_log(folders.log())
        self._window.setWindowIcon(icons.app_icon())
        self._window.listen_for_second_starts()
        self._rest = [self._window.steps.name, self._warm, self._window.issues.refresh]
        self._go_on()

    def _go_on(self) -> None:
        """Do one thing after another, and let the person do something in between."""
        if self._rest:
            QTimer.singleShot(0, self._go_on)
            self._rest.pop(0)()

    def _warm(self) -> None:
        if self._window.hub is not None:
            self._window.hub.store.warm()

    def _tell(self, what: str) -> None:
        if self._watch is not None:
            self._watch(what)


def raised_elsewhere(asked: Path | None) -> bool:
    """Bring the window to the front that has the wanted file open already; say whether there was one."""
    from workshopplanner.ui.project import first_choice, may_be_open

    path = first_choice(asked, preferences.load())
    if not may_be_open(path):
        return False
    from workshopplanner.ui import instance

    return instance.raise_other(path)


def _start_again(path: Path | None) -> None:
    import subprocess

    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    environment.pop("QT_SCALE_FACTOR", None)
    words = [sys.executable, "-m", "workshopplanner", *([str(path)] if path is not None else [])]
    subprocess.Popen(words, env=environment, start_new_session=True)  # noqa: S603 (our own program)
