"""The Exports page: choices at the left, the real pages at the right, below them the file and what it lets out."""

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from workshopplanner.core.exports import Choice, Pack
from workshopplanner.core.findings import Finding
from workshopplanner.core.kinds import Severity
from workshopplanner.core.privacy import privacy_summary
from workshopplanner.exchange.workbook import lay_out
from workshopplanner.language import _, ngettext
from workshopplanner.queries.conventions import conventions
from workshopplanner.queries.findings import findings
from workshopplanner.queries.pack import pack
from workshopplanner.ui import folders
from workshopplanner.ui.exports.options import Options
from workshopplanner.ui.exports.preview import Preview
from workshopplanner.ui.exports.saving import Saving
from workshopplanner.ui.hub import Hub
from workshopplanner.ui.issues import place_of
from workshopplanner.ui.page import Page
from workshopplanner.ui.widgets import named

OPTIONS_WIDTH = 34  # letters
LEAST_PREVIEW = 340  # pixels; a window without room for it shows the choices alone
_LONGEST = 90  # characters of a finding in the menu


class ExportsPage(Page):
    """What goes to whom, how it will look, and writing it."""

    key: ClassVar[str] = "exports"

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self._pack: Pack | None = None
        self._choice: Choice | None = None
        self._busy = False
        self._export = self.set_primary(_("Export"), self.export, "exports.export")
        self.options = Options()
        self.options.setMinimumWidth(self.fontMetrics().averageCharWidth() * OPTIONS_WIDTH)
        self.preview = Preview()
        self.saving = Saving(_folder(hub))
        self._privacy = named(QLabel(), "exports.privacy")
        self._privacy.setTextFormat(Qt.TextFormat.PlainText)
        self._privacy.setWordWrap(True)
        self._warnings = named(QPushButton(), "exports.warnings")
        self._warnings.setProperty("link", "true")
        self._warnings.setMenu(QMenu(self._warnings))
        self._warnings.setStyleSheet("padding-right: 20px;")  # the arrow's room
        self._lay_out()
        self.options.changed.connect(self.saving.settle)
        self.options.changed.connect(self._choose)
        self.saving.busy.connect(self._set_busy)
        self._live = self.live(self._show, pack, self._wanted)
        self.options.language_changed.connect(self._live.refresh)
        self.options.convention_changed.connect(self._live.refresh)
        self.live(self.options.show_conventions, conventions, tuple)
        self.live(self._show_findings, findings)

    @classmethod
    def title(cls) -> str:
        return _("Exports")

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.options, 1)
        middle.addWidget(self.preview, 4)
        promise = QHBoxLayout()
        promise.setContentsMargins(16, 6, 16, 2)
        promise.addWidget(self._privacy, 1)
        promise.addWidget(self._warnings)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addLayout(promise)
        column.addWidget(self.saving)
        self.set_body(body)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.preview.setVisible(self.width() - self.options.minimumWidth() >= LEAST_PREVIEW)

    # ---- showing

    def _wanted(self) -> tuple[int, str, str]:
        return self.hub.workshop_id, self.options.language, self.options.convention

    def _show(self, facts: Pack) -> None:
        self._pack = facts
        self.options.show_pack(facts)
        self._choose()

    def _choose(self) -> None:
        """Follow what is chosen: the preview, the summary, the name of the file."""
        if self._pack is None:
            return
        self._choice = choice = self.options.choice()
        self._enable()
        self.preview.show_book(lay_out(self._pack, choice) if choice else None)
        if choice is None:
            self._promise(_("Nothing that is ticked has data yet."))
            return
        self._promise(privacy_summary(self._pack, choice))
        self.saving.suggest(self._pack, choice)

    def _promise(self, sentence: str) -> None:
        self._privacy.setText(sentence)
        self._privacy.setAccessibleName(sentence)

    def _show_findings(self, found: list[Finding]) -> None:
        """Offer the warnings, each leading to its place; hints need not hold up an export."""
        shown = [one for one in found if not one.waived and one.severity is not Severity.HINT]
        words = ngettext("{n} warning", "{n} warnings", len(shown)).format(n=len(shown))
        self._warnings.setText(words)
        self._warnings.setAccessibleName(words)
        self._warnings.setVisible(bool(shown))
        menu = self._warnings.menu()
        menu.clear()
        for number, finding in enumerate(shown):
            action = menu.addAction(_cut(finding.sentence).replace("&", "&&"))
            action.setObjectName(f"exports.warning.{number}")
            action.setData(place_of(finding))
            action.triggered.connect(self._go_to_finding)

    def _go_to_finding(self) -> None:
        action = self.sender()
        page, table, row_id = action.data()  # type: ignore[attr-defined]
        self.wanted.emit(page, table, row_id)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._enable()

    def _enable(self) -> None:
        self._export.setEnabled(self._choice is not None and not self._busy)

    # ---- doing

    def export(self) -> None:
        """Write what is chosen, from data that is fresh."""
        self._live.ensure()
        choice = self.options.choice()
        if self._pack is not None and choice is not None:
            self.saving.write(self._pack, choice)

    def zoom(self, step: int) -> bool:
        """Show the page of the preview larger, smaller or fitted."""
        {1: self.preview.larger, -1: self.preview.smaller, 0: self.preview.fit}[step]()
        return True


def _folder(hub: Hub) -> Path:
    """Return where exports go at first: beside the project, unless it lies in the program's own folder."""
    place = hub.store.place
    if isinstance(place, Path) and place.parent != folders.data():
        return place.parent
    documents = folders.documents()
    return documents if documents.is_dir() else Path.home()


def _cut(sentence: str) -> str:
    return sentence if len(sentence) <= _LONGEST else f"{sentence[: _LONGEST - 1]}…"
