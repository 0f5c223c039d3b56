"""What opens above the window now and then; each is imported when it is first wanted."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from workshopplanner.language import _
from workshopplanner.ui import folders
from workshopplanner.ui.widgets import named

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

    from workshopplanner.ui.window import Window


class Dialogs(QObject):
    """Opens dialogs and sheets for a window."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self._shown: dict[str, QWidget] = {}

    def _show(self, name: str, widget: QWidget) -> None:
        """Show a dialog that leaves the window usable, one of its kind."""
        earlier = self._shown.pop(name, None)
        if earlier is not None:
            earlier.close()
            earlier.deleteLater()
        self._shown[name] = widget
        widget.show()
        widget.raise_()
        widget.activateWindow()

    # ---- help

    def settings(self) -> None:
        """Open the settings."""
        from workshopplanner.ui.settings import Settings

        self._show("settings", Settings(self._window))

    def guide(self) -> None:
        """Open the user guide."""
        from workshopplanner.ui.guide import Guide

        self._show("guide", Guide(self._window))

    def shortcuts(self) -> None:
        """Open the sheet of keyboard shortcuts."""
        from workshopplanner.ui.shortcuts import Shortcuts

        self._show("shortcuts", Shortcuts(self._window))

    def about(self) -> None:
        """Open what there is to know about the program."""
        from workshopplanner.ui.about import About

        self._show("about", About(self._window))

    def open_log_folder(self) -> None:
        """Show the folder of the logs."""
        folder = folders.log()
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    # ---- the workshop

    def go_to_anything(self) -> None:
        """Open the field that finds pages, sessions, people, themes and countries."""
        if self._window.hub is not None:
            from workshopplanner.ui.goto import GoTo

            self._show("goto", GoTo(self._window, self._window.hub))

    def doubles(self) -> None:
        """Ask about the people of the file who look like one."""
        if self._window.hub is not None:
            from workshopplanner.ui.doubles.dialog import Doubles

            self._show("doubles", Doubles(self._window, self._window.hub))

    def workshop_details(self) -> None:
        """Open the facts of the workshop and its project."""
        self._window.go("overview")
        page = self._window.page()
        if page is not None:
            page.reveal("workshop", self._window.hub.workshop_id if self._window.hub else 0)

    def copy_workshop(self) -> None:
        """Ask how a workshop of the file shall be copied as a new one."""
        hub = self._window.hub
        if hub is not None and hub.workshop_id:
            from workshopplanner.ui.days.copying import CopyWorkshop

            self._show("copy_workshop", CopyWorkshop(self._window, hub))

    def shift_workshop(self) -> None:
        """Ask for other dates of the workshop that is shown; one without days has none to shift."""
        hub = self._window.hub
        if hub is None or not hub.workshop_id:
            return
        from workshopplanner.queries.workshops import workshop

        if hub.ask(workshop, hub.workshop_id).days:
            from workshopplanner.ui.days.shifting import ShiftWorkshop

            self._show("shift", ShiftWorkshop(self._window, hub))
        else:
            self._window.toast.say(_("This workshop has no days yet."))

    def rhythms(self) -> None:
        """Open the rhythms of weeks that are kept in the file."""
        hub = self._window.hub
        if hub is not None and hub.workshop_id:
            from workshopplanner.ui.days.rhythms import Rhythms

            self._show("rhythms", Rhythms(self._window, hub))

    def delete_workshop(self) -> None:
        """Delete the workshop that is shown, after asking: one of the few things that ask."""
        hub = self._window.hub
        if hub is None or not hub.workshop_id:
            return
        from workshopplanner.commands import workshops
        from workshopplanner.queries.workshops import workshop

        name = hub.ask(workshop, hub.workshop_id).name
        question = _("Delete “{name}” with its programme, themes, rooms and attendance?").format(name=name)
        detail = _("The people stay in the project. Undo brings the workshop back.")
        if self._ask("delete_workshop", question, detail, _("Delete workshop")):
            hub.do(workshops.delete_workshop, hub.workshop_id)

    def _ask(self, name: str, question: str, detail: str, verb: str) -> bool:
        from PySide6.QtWidgets import QMessageBox

        box = named(QMessageBox(self._window), f"ask.{name}", question)
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(question)
        box.setInformativeText(detail)
        yes = box.addButton(verb, QMessageBox.ButtonRole.DestructiveRole)
        no = box.addButton(_("Keep it"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(no)
        box.setEscapeButton(no)
        box.exec()
        return box.clickedButton() is yes

    # ---- when something is wrong

    def refuse_file(self, path: Path, code: str, sentence: str) -> None:
        """Say calmly why a file was not opened and what can be done."""
        from PySide6.QtWidgets import QMessageBox

        box = named(QMessageBox(self._window), "refused", sentence)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(_("Not opened"))
        box.setText(sentence)
        box.setInformativeText(str(path))
        other = box.addButton(_("Choose another…"), QMessageBox.ButtonRole.ActionRole)
        backups = path.with_name(path.name + ".backups")
        show: QPushButton | None = None
        if code in ("E-DAMAGED", "E-MISSING") and backups.is_dir():
            show = box.addButton(_("Show backups"), QMessageBox.ButtonRole.ActionRole)
        close = box.addButton(_("Close"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(close)
        box.exec()
        if box.clickedButton() is other:
            self._window.desk.ask_open()
        elif show is not None and box.clickedButton() is show:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(backups)))

    def confess(self, report: str) -> None:
        """Say that something went wrong by our mistake, that the data is safe, and offer the details."""
        from workshopplanner.ui.mistake import Mistake

        self._show("mistake", Mistake(self._window, report))
