"""The popover behind Ctrl+S: all is saved already, and the programme as it is can have a name."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLineEdit, QWidget

from workshopplanner.commands.versions import name_version
from workshopplanner.language import _
from workshopplanner.queries.versions import versions
from workshopplanner.ui.agenda.popover import Popover
from workshopplanner.ui.hub import Hub
from workshopplanner.ui.overview.parts import plain
from workshopplanner.ui.widgets import named


class NamePopover(Popover):
    """Asks under what name the programme of the workshop is kept."""

    def __init__(self, parent: QWidget, hub: Hub) -> None:
        super().__init__(parent, "version.name", _("Already saved. Name this version?"), _("&Name version"))
        self._hub, self._parent = hub, parent
        known = hub.ask(versions, hub.workshop_id)
        number = known[0].number + 1 if known else 1
        self.name = named(QLineEdit(), "version.name.text", _("Name of the version"))
        self.name.setPlaceholderText(_("Version {number}, such as “sent to the speakers”").format(number=number))
        self.note = named(QLineEdit(), "version.name.note", _("Note"))
        self.note.setPlaceholderText(_("Note, if you like"))
        self.body.addWidget(self.name)
        self.body.addWidget(self.note)
        words = _("A version keeps the programme. The roster, people and countries are not part of it.")
        self.body.addWidget(plain(words, "hint", wrap=True))
        self.finish()
        self.setMinimumWidth(380)
        self.name.textChanged.connect(self._judge)
        self._judge()
        self.name.setFocus()

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


def ask_name(window: QWidget, hub: Hub) -> NamePopover:
    """Open the popover below the top of a window."""
    popover = NamePopover(window, hub)
    top = window.mapToGlobal(QPoint(window.width() // 2 - 190, 60))
    popover.open_beside(QRect(top, QSize(380, 1)))
    return popover
