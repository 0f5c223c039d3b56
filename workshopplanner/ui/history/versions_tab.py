"""The named versions of a programme: what differs from now or from another, and the way back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from workshopplanner.commands import versions as commands
from workshopplanner.core.calendar import clock, day_and_month
from workshopplanner.core.versions import Difference, Version
from workshopplanner.language import _, ngettext
from workshopplanner.queries import versions as queries
from workshopplanner.store.store import Tx
from workshopplanner.ui.history.side_by_side import SideBySide
from workshopplanner.ui.history.times import local
from workshopplanner.ui.hub import Hub, Live
from workshopplanner.ui.overview.parts import plain
from workshopplanner.ui.widgets import named, plain_tip

VERSION = SESSION = Qt.ItemDataRole.UserRole


class VersionsTab(QWidget):
    """Lists versions, tells differences in sentences, restores and deletes."""

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        named(self, "history.versions")
        self._hub = hub
        self.list = _tree("history.versions.list", _("Versions"), [_("No."), _("Name"), _("When"), _("Who"), _("Note")])
        self.told = _tree("history.differences", _("Differences"), [_("Day"), _("What differs")])
        for column, width in ((0, 56), (2, 150), (3, 110), (4, 140)):
            self.list.header().resizeSection(column, width)
        self.other = named(QComboBox(), "history.other", _("Compare with"))
        self.restore = named(QPushButton(_("Restore")), "history.restore", _("Restore"))
        self.delete = named(QPushButton(_("Delete")), "history.delete", _("Delete"))
        self.summary = named(plain("", wrap=True), "history.summary")
        self.side = named(QCheckBox(_("Side by side")), "history.side", _("Show both weeks side by side"))
        self.weeks = SideBySide()
        self.weeks.hide()
        self._lay_out()
        self.side.toggled.connect(self._put_beside)
        self.told.currentItemChanged.connect(self._point_out)
        self.list.currentItemChanged.connect(self._compare)
        self.other.currentIndexChanged.connect(self._compare)
        self.restore.clicked.connect(self.restore_chosen)
        self.delete.clicked.connect(self.delete_chosen)
        self._live = Live(hub, self, self._show, _versions_watched)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(plain(_("Compare with")))
        row.addWidget(self.other)
        row.addWidget(self.side)
        row.addStretch(1)
        row.addWidget(self.delete)
        row.addWidget(self.restore)
        beside = QSplitter(Qt.Orientation.Horizontal)
        beside.addWidget(self.weeks)
        beside.addWidget(self.told)
        beside.setStretchFactor(0, 3)
        beside.setStretchFactor(1, 2)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.addWidget(self.list)
        halves.addWidget(beside)
        halves.setStretchFactor(0, 1)
        halves.setStretchFactor(1, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addLayout(row)
        column.addWidget(self.summary)
        column.addWidget(halves, 1)

    def _show(self, versions: list[Version]) -> None:
        chosen, other = self.chosen(), self.other.currentData()
        for widget in (self.list, self.other):
            widget.blockSignals(True)
            widget.clear()
        self.other.addItem(_("the programme now"), 0)
        for version in versions:
            self._add(version)
        self.other.setCurrentIndex(max(0, self.other.findData(other)))
        for widget in (self.list, self.other):
            widget.blockSignals(False)
        if not self.choose(chosen) and versions:
            self.choose(versions[0].id)
        self._compare()

    def _add(self, version: Version) -> None:
        at = local(version.at)
        when = _("{day} {time}").format(day=day_and_month(at.date()), time=clock(at.time()))
        item = QTreeWidgetItem(self.list, [f"v{version.number}", version.name, when, version.by, version.note])
        item.setData(0, VERSION, version.id)
        self.other.addItem(_("v{number} · {name}").format(number=version.number, name=version.name), version.id)

    def chosen(self) -> int:
        """Return the id of the chosen version, 0 where none is."""
        item = self.list.currentItem()
        return int(item.data(0, VERSION)) if item is not None else 0

    def choose(self, version_id: int) -> bool:
        """Choose a version; say whether it is in the list."""
        for row in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(row)
            if item is not None and item.data(0, VERSION) == version_id:
                self.list.setCurrentItem(item)
                return True
        return False

    def _compare(self) -> None:
        chosen = self.chosen()
        self.restore.setEnabled(bool(chosen))
        self.delete.setEnabled(bool(chosen))
        self.told.clear()
        if not chosen:
            self.summary.setText(_("No version has a name yet. Ctrl+S gives the programme as it is one."))
            self.weeks.hide()
            return
        self.weeks.setVisible(self.side.isChecked())
        other = self.other.currentData() or None
        both = self._hub.ask(queries.comparison, self._hub.workshop_id, chosen, other)
        self.weeks.compare(both, self._title(chosen), self.other.currentText())
        found = both.differences
        for difference in found:
            self._tell(difference)
        number = len(found)
        words = ngettext("{n} difference.", "{n} differences.", number).format(n=number)
        self.summary.setText(words if number else _("Nothing that is told here differs."))

    def _tell(self, difference: Difference) -> None:
        day = day_and_month(difference.date) if difference.date else ""
        item = QTreeWidgetItem(self.told, [day, difference.sentence])
        item.setToolTip(1, plain_tip(difference.sentence))
        item.setData(0, SESSION, difference.session_id)

    def _title(self, version_id: int) -> str:
        return self.other.itemText(self.other.findData(version_id))

    def _put_beside(self, wanted: bool) -> None:
        self.weeks.setVisible(wanted and bool(self.chosen()))

    def _point_out(self) -> None:
        item = self.told.currentItem()
        self.weeks.point_out(int(item.data(0, SESSION) or 0) if item is not None else 0)

    def restore_chosen(self) -> None:
        """Make the programme what it was in the chosen version, as one step that can be undone."""
        if not self.chosen():
            return
        done = self._hub.do(commands.restore_version, self.chosen())
        words = _("Version {number} “{name}” is back.").format(number=done.number, name=done.name)
        if done.left_out:
            words = _("Version {number} is back, without what belonged to people who left the project: {what}.").format(
                number=done.number, what=_("; ").join(done.left_out)
            )
        self._say(words)

    def delete_chosen(self) -> None:
        """Forget the chosen version."""
        if self.chosen():
            self._hub.do(commands.delete_version, self.chosen())
            self._say(_("The version is deleted; the programme stays as it is."))

    def _say(self, words: str) -> None:
        toast, steps = (getattr(self.window(), name, None) for name in ("toast", "steps"))
        if toast is not None and steps is not None:
            toast.say(words, _("Undo"), steps.undo)


def _versions_watched(tx: Tx, workshop_id: int) -> list[Version]:
    """Return the versions, and look into the programme too, so that differences follow each edit."""
    queries.standing(tx, workshop_id)
    return queries.versions(tx, workshop_id)


def _tree(name: str, accessible: str, titles: list[str]) -> QTreeWidget:
    tree = named(QTreeWidget(), name, accessible)
    tree.setRootIsDecorated(False)
    tree.setWordWrap(True)
    tree.setHeaderLabels(titles)
    tree.header().setStretchLastSection(False)
    tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    return tree
