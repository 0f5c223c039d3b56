"""The rhythms of weeks that are kept in the file: save that of this workshop, rename, delete."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout

from workshopplanner.commands import rhythms as commands
from workshopplanner.core.rhythms import Rhythm, rhythm_of
from workshopplanner.language import _
from workshopplanner.queries import agenda as agenda_queries
from workshopplanner.queries import rhythms as queries
from workshopplanner.ui import fields, icons
from workshopplanner.ui.hub import Hub, Live
from workshopplanner.ui.widgets import named, resize_within_screen

if TYPE_CHECKING:
    from workshopplanner.ui.window import Window

ROW = Qt.ItemDataRole.UserRole


class Rhythms(QDialog):
    """Each thing done in it is one step, and shown at once."""

    def __init__(self, window: "Window", hub: Hub) -> None:
        super().__init__(window)
        named(self, "rhythms", _("Rhythms of weeks"))
        self.setWindowTitle(_("Rhythms of weeks"))
        self._hub = hub
        about = QLabel(
            _("A rhythm keeps hours, breaks and fixed points of a week; sessions for teaching are kept as empty slots.")
        )
        about.setWordWrap(True)
        about.setProperty("role", "muted")
        self.list = named(QListWidget(), "rhythms.list", _("Saved rhythms"))
        self.name = fields.text()
        self.save = self._button("save", _("&Save this workshop's rhythm"), "plus")
        self.rename = self._button("rename", _("&Rename"), "edit")
        self.delete = self._button("delete", _("&Delete"), "trash")
        close = self._button("close", _("Close"), "")
        form = fields.Form("rhythms")
        form.field("name", _("&Name"), self.name)
        row = QHBoxLayout()
        for button in (self.save, self.rename, self.delete):
            row.addWidget(button)
        row.addStretch(1)
        end = QHBoxLayout()
        end.addStretch(1)
        end.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(about)
        column.addWidget(self.list, 1)
        column.addLayout(form)
        column.addLayout(row)
        column.addLayout(end)
        resize_within_screen(self, 520, 420)
        self.save.clicked.connect(self._save)
        self.rename.clicked.connect(self._rename)
        self.delete.clicked.connect(self._delete)
        close.clicked.connect(self.accept)
        self.list.itemSelectionChanged.connect(self._chosen_changed)
        self.name.textChanged.connect(self._judge)
        self.name.returnPressed.connect(self.save.click)
        Live(hub, self, self._show, queries.rhythms, tuple)
        self._judge()
        self.name.setFocus()

    def _button(self, name: str, text: str, icon: str) -> QPushButton:
        button = named(QPushButton(text), f"rhythms.{name}", text.replace("&", ""))
        button.setAutoDefault(False)
        if icon:
            icons.dress(button, icon)
        return button

    def _show(self, rhythms: list[Rhythm]) -> None:
        chosen = self._chosen()
        self.list.clear()
        for each in rhythms:
            item = QListWidgetItem(each.name)
            item.setData(ROW, each.id)
            self.list.addItem(item)
            if each.id == chosen:
                self.list.setCurrentItem(item)
        self._judge()

    def _chosen(self) -> int | None:
        chosen = self.list.selectedItems()
        return int(chosen[0].data(ROW)) if chosen else None

    def _chosen_changed(self) -> None:
        chosen = self.list.selectedItems()
        if chosen:
            self.name.setText(chosen[0].text())
        self._judge()

    def _judge(self) -> None:
        name = self.name.text().strip()
        names = [self.list.item(row).text() for row in range(self.list.count())]
        chosen = self._chosen() is not None
        self.save.setEnabled(bool(name) and name not in names and bool(self._hub.workshop_id))
        self.rename.setEnabled(bool(name) and name not in names and chosen)
        self.delete.setEnabled(chosen)

    def _save(self) -> None:
        week = self._hub.ask(agenda_queries.agenda, self._hub.workshop_id)
        made = self._hub.do(commands.save_rhythm, rhythm_of(week, self.name.text()))
        for row in range(self.list.count()):
            if self.list.item(row).data(ROW) == made:
                self.list.setCurrentRow(row)

    def _rename(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._hub.do(commands.rename_rhythm, chosen, self.name.text())

    def _delete(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._hub.do(commands.delete_rhythm, chosen)
