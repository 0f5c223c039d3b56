"""The named versions of a programme: what differs from now or from another, and the way back."""

from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QFrame,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from workshopplanner.commands import versions as commands
from workshopplanner.core.calendar import clock, day_and_month
from workshopplanner.core.version_differences import as_text
from workshopplanner.core.versions import Comparison, Difference, Version
from workshopplanner.language import _, ngettext
from workshopplanner.queries import versions as queries
from workshopplanner.store.store import Tx
from workshopplanner.ui.header import HeaderLayout
from workshopplanner.ui.history.lists import items, key, tree
from workshopplanner.ui.history.naming import RenamePopover
from workshopplanner.ui.history.side_by_side import SideBySide
from workshopplanner.ui.history.times import local
from workshopplanner.ui.hub import Hub, Live
from workshopplanner.ui.overview.parts import plain
from workshopplanner.ui.widgets import named, plain_tip

VERSION = SESSION = Qt.ItemDataRole.UserRole
NAMED = 3  # so many of those that can't come back are named in the message


class VersionsTab(QWidget):
    """Lists versions, tells differences in sentences, restores, renames and deletes."""

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        named(self, "history.versions")
        self._hub = hub
        self._versions: dict[int, Version] = {}
        self._both: Comparison | None = None
        self.renaming: RenamePopover | None = None
        titles = [_("No."), _("Name"), _("When"), _("Who"), _("Note")]
        self.list = tree("history.versions.list", _("Versions"), titles, (1, 4))
        self.told = tree("history.differences", _("Differences"), [_("Day"), _("What differs")], (1,))
        self.told.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.which = named(QComboBox(), "history.which", _("Version"))
        self.other = named(QComboBox(), "history.other", _("Compare with"))
        for combo in (self.which, self.other):
            combo.setMaximumWidth(300)
        self.side = named(QCheckBox(_("Side by side")), "history.side", _("Show both weeks side by side"))
        self.copy = self._button(
            _("Copy as text"), "history.copy", _("Copies all differences, to send them to somebody")
        )
        self.rename = self._button(_("Rename…"), "history.rename", _("Another name and note for the chosen version"))
        self.delete = self._button(
            _("Delete"), "history.delete", _("Forgets the version; the programme stays as it is")
        )
        back = _("Makes the programme what it was in the chosen version, in one step that can be undone")
        self.restore = self._button(_("Restore"), "history.restore", back)
        self.summary = named(plain("", "muted"), "history.summary")
        self.losses = named(plain("", "hint", wrap=True), "history.losses")
        self.weeks = SideBySide()
        self._lay_out()
        self._connect()
        self._live = Live(hub, self, self._show, _versions_watched)

    def _button(self, text: str, name: str, tip: str) -> QPushButton:
        button = named(QPushButton(text), name, text)
        button.setToolTip(tip)
        return button

    def _lay_out(self) -> None:
        row = HeaderLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.which)
        row.addWidget(plain(_("Compare with")))
        row.addWidget(self.other)
        row.addWidget(self.side)
        row.addWidget(self.summary)
        row.addStretch(1)
        for button in (self.copy, self.rename, self.delete, self.restore):
            row.addWidget(button)
        self._halves = QSplitter(Qt.Orientation.Vertical)
        for at, (widget, share) in enumerate(((self.list, 2), (self.weeks, 5), (self.told, 3))):
            self._halves.addWidget(widget)
            self._halves.setStretchFactor(at, share)
            self._halves.setCollapsible(at, False)
        line = self.fontMetrics().height()
        for widget, lines in ((self.list, 7), (self.weeks, 14), (self.told, 6)):
            widget.setMinimumHeight(lines * line)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 16, 12)
        column.addLayout(row)
        column.addWidget(self.losses)
        column.addWidget(self._halves, 1)
        scroll = named(QScrollArea(), "history.versions.scroll")  # where the window is low or the text large
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        self._put_beside(False)

    def _connect(self) -> None:
        self.side.toggled.connect(self._put_beside)
        self.told.currentItemChanged.connect(self._point_out)
        self.weeks.pressed.connect(self._choose_difference)
        self.list.currentItemChanged.connect(self._choose_listed)
        self.which.currentIndexChanged.connect(self._choose_named)
        self.other.currentIndexChanged.connect(self._compare)
        self.list.itemDoubleClicked.connect(self.rename_chosen)
        self.rename.clicked.connect(self.rename_chosen)
        self.restore.clicked.connect(self.restore_chosen)
        self.delete.clicked.connect(self.delete_chosen)
        self.copy.clicked.connect(self.copy_all)
        key(self.list, "F2", self.rename_chosen)
        key(self.list, "Del", self.delete_chosen)
        self.told.copied.connect(self.copy_chosen)

    # ---- the versions

    def _show(self, versions: list[Version]) -> None:
        chosen, other = self.chosen(), self.other.currentData()
        self._versions = {version.id: version for version in versions}
        widgets = (self.list, self.which, self.other)
        for widget in widgets:
            widget.blockSignals(True)
            widget.clear()
        self.other.addItem(_("the programme now"), 0)
        for version in versions:
            self._add(version)
        self.other.setCurrentIndex(max(0, self.other.findData(other)))
        for widget in widgets:
            widget.blockSignals(False)
        if not self.choose(chosen) and versions:
            self.choose(versions[0].id)
        self._compare()

    def _add(self, version: Version) -> None:
        at = local(version.at)
        when = _("{day} {time}").format(day=day_and_month(at.date()), time=clock(at.time()))
        item = QTreeWidgetItem(self.list, [f"v{version.number}", version.name, when, version.by, version.note])
        item.setData(0, VERSION, version.id)
        title = _("v{number} · {name}").format(number=version.number, name=version.name)
        for combo in (self.which, self.other):
            combo.addItem(title, version.id)

    def chosen(self) -> int:
        """Return the id of the chosen version, 0 where none is."""
        item = self.list.currentItem()
        return int(item.data(0, VERSION)) if item is not None else 0

    def choose(self, version_id: int) -> bool:
        """Choose a version; say whether it is in the list."""
        found = next((item for item in items(self.list) if item.data(0, VERSION) == version_id), None)
        if found is not None:
            self.list.setCurrentItem(found)
        return found is not None

    def show_since(self, version_id: int) -> bool:
        """Show what differs from a version to the programme now; say whether there is such a version."""
        self._live.ensure()
        self.other.setCurrentIndex(0)
        found = self.choose(version_id)
        if found:
            (self.told if self.list.isHidden() else self.list).setFocus(Qt.FocusReason.OtherFocusReason)
        return found

    def _choose_listed(self) -> None:
        self.which.blockSignals(True)
        self.which.setCurrentIndex(self.which.findData(self.chosen()))
        self.which.blockSignals(False)
        self._compare()

    def _choose_named(self) -> None:
        self.choose(int(self.which.currentData() or 0))

    # ---- what differs

    def _compare(self) -> None:
        chosen = self.chosen()
        for button in (self.restore, self.rename, self.delete, self.side):
            button.setEnabled(bool(chosen))
        self.told.clear()
        self._both = None
        if chosen:
            self._both = self._hub.ask(
                queries.comparison, self._hub.workshop_id, chosen, self.other.currentData() or None
            )
            self._tell(self._both)
        else:
            self.summary.setText(_("No version has a name yet. Ctrl+S gives the programme as it is one."))
        lost = self._hub.ask(queries.missing, chosen) if chosen else ()
        self.losses.setText(_("Can't come back, as they were deleted: {what}.").format(what=_named(lost)))
        self.losses.setToolTip(plain_tip("\n".join(lost)))
        self.losses.setVisible(bool(lost))
        self.copy.setEnabled(self._both is not None and bool(self._both.differences))
        self._put_beside(self.side.isChecked())

    def _tell(self, both: Comparison) -> None:
        for difference in both.differences:
            self._tell_one(difference)
        number = len(both.differences)
        words = ngettext("{n} difference.", "{n} differences.", number).format(n=number)
        self.summary.setText(words if number else _("Nothing differs."))

    def _tell_one(self, difference: Difference) -> None:
        day = day_and_month(difference.date) if difference.date else ""
        item = QTreeWidgetItem(self.told, [day, difference.sentence])
        both = "\n\n→ ".join(text for text in (difference.before, difference.after) if text)
        item.setToolTip(1, plain_tip(both or difference.sentence))
        item.setData(0, SESSION, difference.session_id)

    def _title(self) -> str:
        return self.which.itemText(self.which.findData(self.chosen()))

    def _put_beside(self, wanted: bool) -> None:
        """Show the weeks in place of the list, or the list."""
        beside = wanted and self._both is not None
        turned = beside == self.weeks.isHidden()
        self.weeks.setVisible(beside)
        self.list.setVisible(not beside)
        self.which.setVisible(beside)
        if turned:
            self._halves.setSizes([1, 300, 100] if beside else [100, 1, 200])
        if beside:
            self._show_weeks()

    def _show_weeks(self) -> None:
        if self._both is not None:
            self.weeks.compare(self._both, self._title(), self.other.currentText())

    def _point_out(self) -> None:
        item = self.told.currentItem()
        self.weeks.point_out(int(item.data(0, SESSION) or 0) if item is not None else 0)

    def _choose_difference(self, session_id: int) -> None:
        """Go to the first difference of the session that was pressed in one of the weeks."""
        found = next((item for item in items(self.told) if item.data(0, SESSION) == session_id), None)
        if found is not None:
            self.told.setCurrentItem(found)
        else:
            self.weeks.point_out(session_id)

    def copy_all(self) -> None:
        """Put all differences on the clipboard as text."""
        if self._both is not None:
            title = _("From {older} to {newer}").format(older=self._title(), newer=self.other.currentText())
            QGuiApplication.clipboard().setText(as_text(title, self._both.differences, day_and_month))
            self._say(_("The differences are on the clipboard."))

    def copy_chosen(self) -> None:
        """Put the chosen differences on the clipboard, one on each line."""
        chosen = [item.text(1) for item in items(self.told) if item.isSelected()]
        if chosen:
            QGuiApplication.clipboard().setText("\n".join(chosen))

    # ---- what can be done

    def restore_chosen(self) -> None:
        """Make the programme what it was in the chosen version, as one step that can be undone."""
        if not self.chosen():
            return
        done = self._hub.do(commands.restore_version, self.chosen())
        words = _("Version {number} “{name}” is back.").format(number=done.number, name=done.name)
        if done.left_out:
            words = _("Version {number} “{name}” is back, without {what}.").format(
                number=done.number, name=done.name, what=_named(done.left_out)
            )
        self._say(words, undo=True)

    def rename_chosen(self) -> None:
        """Ask for another name and note of the chosen version, beside it."""
        version, item = self._versions.get(self.chosen()), self.list.currentItem()
        if version is None or item is None:
            return
        self.renaming = RenamePopover(self.window(), self._hub, version)
        line, over = self.list.visualItemRect(item), self.list.viewport()
        beside = QRect(over.mapToGlobal(line.topLeft()), line.size())
        if self.list.isHidden():
            beside = QRect(self.rename.mapToGlobal(QPoint(0, 0)), QSize(self.rename.size()))
        self.renaming.open_beside(beside)

    def delete_chosen(self) -> None:
        """Forget the chosen version."""
        if self.chosen():
            self._hub.do(commands.delete_version, self.chosen())
            self._say(_("The version is deleted; the programme stays as it is."), undo=True)

    def _say(self, words: str, undo: bool = False) -> None:
        toast, steps = (getattr(self.window(), name, None) for name in ("toast", "steps"))
        if toast is not None and steps is not None:
            offer: tuple[Any, ...] = (_("Undo"), steps.undo) if undo else ()
            toast.say(words, *offer)


def _named(lost: tuple[str, ...]) -> str:
    """Return what can't come back in one phrase; the first few by name."""
    words = _("; ").join(lost[:NAMED])
    more = len(lost) - NAMED
    if more <= 0:
        return words
    return ngettext("{words}; {n} more", "{words}; {n} more", more).format(words=words, n=more)


def _versions_watched(tx: Tx, workshop_id: int) -> list[Version]:
    """Return the versions, and look into the programme too, so that differences follow each edit."""
    queries.standing(tx, workshop_id)
    return queries.versions(tx, workshop_id)
