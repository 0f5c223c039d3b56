"""Where the programme stands beside its newest version, as a link to what differs."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from workshopplanner.core.versions import Standing
from workshopplanner.language import _
from workshopplanner.queries.versions import standing
from workshopplanner.ui.hub import Hub, Live
from workshopplanner.ui.widgets import named, plain_tip


class VersionLine(QPushButton):
    """Says "v2 · draft, edited since" and leads to the difference; without a version, to naming one."""

    wanted = Signal(str, str, int)  # page key, table, row id

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        named(self, "overview.version")
        self.setProperty("link", "true")
        self._version_id = 0
        self.clicked.connect(self._go)
        self._live = Live(hub, self, self._show, standing)

    def _show(self, found: Standing | None) -> None:
        self._version_id = found.version_id if found is not None else 0
        self.setText(found.words if found is not None else _("No version has a name yet"))
        self.setAccessibleName(self.text())
        if found is None:
            self.setToolTip(_("Versions are named with Ctrl+S"))
        else:
            tip = _("Shows what differs from v{number} “{name}”").format(number=found.number, name=found.name)
            self.setToolTip(plain_tip(tip))

    def _go(self) -> None:
        self.wanted.emit("history", "version", self._version_id)
