"""The popovers that name a version: behind Ctrl+S, as all is saved already, and for another name and note."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLineEdit, QWidget

from workshopplanner.commands.versions import name_version, rename_version
from workshopplanner.core.versions import Version
from workshopplanner.language import _
from workshopplanner.queries.versions import versions
from workshopplanner.ui.agenda.popover import Popover
from workshopplanner.ui.hub import Hub
from workshopplanner.ui.overview.parts import plain
from workshopplanner.ui.widgets import named

WIDTH = 380


class NamePopover(Popover):
    """Asks under what name the programme of the workshop is kept."""

    def __init__(self, parent: QWidget, hub: Hub) -> None:
        super().__init__(parent, "version.name", _("Already saved. Name this version?"), _("&Name version"))
        self._hub, self._parent = hub, parent
        known = hub.ask(versions, hub.workshop_id)
        number = known[0].number + 1 if known else 1
        self.name, self.note = _fields(self)
        self.name.setPlaceholderText(_("Version {number}, such as “sent to the speakers”").format(number=number))
        words = _("A version keeps the programme. The roster, people and countries are not part of it.")
        self.body.addWidget(plain(words, "hint", wrap=True))
        self.finish()
        self.name.textChanged.connect(self._judge)
        self._judge()

    def _judge(self) -> None:
        self.primary.setEnabled(bool(self.name.text().strip()))

    def accept(self) -> None:
        """Keep the programme under the name."""
        name = self.name.text().strip()
        if not name:
            return
        number = self._hub.do(name_version, self._hub.workshop_id, name, self.note.text())
        self.close()
        toast = getattr(self._parent, "toast", None)
        if toast is not None:
            toast.say(_("Version {number} is kept as “{name}”.").format(number=number, name=name))


class RenamePopover(Popover):
    """Asks for another name and note of a version."""

    def __init__(self, parent: QWidget, hub: Hub, version: Version) -> None:
        title = _("Name and note of version {number}").format(number=version.number)
        super().__init__(parent, "version.rename", title, _("&Change"))
        self._hub, self._version = hub, version
        self._seen = hub.store.seen  # a change by somebody else meanwhile is not written over
        self.name, self.note = _fields(self, version)
        self.finish()
        self.name.textChanged.connect(self._judge)

    def _judge(self) -> None:
        self.primary.setEnabled(bool(self.name.text().strip()))

    def accept(self) -> None:
        """Give the version the name and the note."""
        if self.name.text().strip():
            self._hub.do_since(self._seen, rename_version, self._version.id, self.name.text(), self.note.text())
            self.close()


def _fields(popover: Popover, version: Version | None = None) -> tuple[QLineEdit, QLineEdit]:
    name = named(QLineEdit(version.name if version else ""), f"{popover.objectName()}.text", _("Name of the version"))
    note = named(QLineEdit(version.note if version else ""), f"{popover.objectName()}.note", _("Note"))
    note.setPlaceholderText(_("Note, if you like"))
    popover.body.addWidget(name)
    popover.body.addWidget(note)
    popover.setMinimumWidth(WIDTH)
    name.selectAll()
    name.setFocus()
    return name, note


def ask_name(window: QWidget, hub: Hub) -> NamePopover:
    """Open the popover below the top of a window."""
    popover = NamePopover(window, hub)
    top = window.mapToGlobal(QPoint(window.width() // 2 - WIDTH // 2, 60))
    popover.open_beside(QRect(top, QSize(WIDTH, 1)))
    return popover
