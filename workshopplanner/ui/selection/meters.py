"""The rules of a scenario at the left, each with its meter, and what adds another one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QPushButton, QScrollArea, QVBoxLayout, QWidget

from workshopplanner.core.kinds import PartyStatus, QuotaKind
from workshopplanner.core.selection_meters import Meter
from workshopplanner.core.selection_pool import YES, Wish
from workshopplanner.language import N_, _
from workshopplanner.ui import icons
from workshopplanner.ui.selection.meter import MeterRow
from workshopplanner.ui.widgets import named

WIDTH = 216
_COUNT, _EACH, _DIFFERENT = QuotaKind.COUNT, QuotaKind.EACH, QuotaKind.DIFFERENT
# What rules mostly are about; the figures are typed at once.
COMMON: tuple[tuple[str, str, Wish], ...] = (
    ("women", N_("&Women"), Wish(_COUNT, "gender", "woman")),
    ("men", N_("&Men"), Wish(_COUNT, "gender", "man")),
    ("countries", N_("&Different countries"), Wish(_DIFFERENT, "country")),
    ("country", N_("Per &country, at most"), Wish(_EACH, "country")),
    ("notparty", N_("From countries &not yet Party"), Wish(_COUNT, "party", PartyStatus.NOT_PARTY.value)),
    ("subregions", N_("Different &subregions"), Wish(_DIFFERENT, "subregion")),
    ("organisation", N_("Per &organisation, at most"), Wish(_EACH, "organisation")),
    ("sids", N_("From small &island developing States"), Wish(_COUNT, "list:sids", YES)),
    ("ldc", N_("From &least developed countries"), Wish(_COUNT, "list:ldc", YES)),
    ("first", N_("&First workshop"), Wish(_COUNT, "first_time", YES)),
)


class Meters(QWidget):
    """Shows the seats and the rules; what is typed into one is told at each keystroke."""

    tried = Signal(str, object, object)
    given = Signal(str, object, object)
    left = Signal(str)
    deed_wanted = Signal(str, str)
    common_wanted = Signal(object)  # Wish
    other_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "selection.meters", _("Rules"))
        self.rows: dict[str, MeterRow] = {}
        self.add = named(QPushButton(_("Add &rule")), "selection.rules.add", _("Add rule"))
        icons.dress(self.add, "plus", size=14)
        self.add.setMenu(self._menu())
        self.words = named(QLabel(), "selection.meters.words")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setProperty("role", "caption")
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addStretch(1)
        area = named(QScrollArea(), "selection.meters.scroll", _("Rules"))
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._inside)
        rule = QFrame()
        rule.setProperty("panel", "rule")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 8)
        outer.setSpacing(6)
        outer.addWidget(area, 1)
        below = QVBoxLayout()
        below.setContentsMargins(12, 0, 8, 0)
        below.setSpacing(6)
        below.addWidget(self.words)
        below.addWidget(self.add)
        outer.addWidget(rule)
        outer.addLayout(below)

    def _menu(self) -> QMenu:
        menu = named(QMenu(self), "selection.rules.menu", _("Add rule"))
        for key, text, wish in COMMON:
            action = menu.addAction(_(text))
            action.setObjectName(f"selection.rules.{key}")
            action.setData(wish)
        menu.addSeparator()
        other = menu.addAction(_("&Another rule…"))
        other.setObjectName("selection.rules.other")
        menu.triggered.connect(self._picked)
        return menu

    def _picked(self, action: QAction) -> None:
        if isinstance(action.data(), Wish):
            self.common_wanted.emit(action.data())
        else:
            self.other_wanted.emit()

    def show_meters(self, meters: Sequence[Meter]) -> None:
        """Show where each rule stands, keeping rows and open editors."""
        for key in self.rows.keys() - {each.key for each in meters}:
            row = self.rows.pop(key)
            row.hide()
            row.deleteLater()
        for at, meter in enumerate(meters):
            row = self.rows.get(meter.key) or self._make(meter.key)
            row.show_meter(meter)
            if self._column.indexOf(row) != at:
                self._column.insertWidget(at, row)
        missed = sum(each.active and not each.kept for each in meters)
        rules = sum(each.active for each in meters)
        self.words.setText(
            _("{kept} of {rules} kept").format(kept=rules - missed, rules=rules) if meters else _("No rules yet")
        )

    def _make(self, key: str) -> MeterRow:
        row = MeterRow(key)
        row.tried.connect(self.tried)
        row.given.connect(self.given)
        row.left.connect(self.left)
        row.deed_wanted.connect(self.deed_wanted)
        row.opened.connect(self._opened)
        self.rows[key] = row
        return row

    def _opened(self, key: str) -> None:
        for other, row in self.rows.items():
            if other != key:
                row.close_editor()

    def edit(self, key: str) -> None:
        """Open the editor of a rule."""
        row = self.rows.get(key)
        if row is not None:
            row.edit()

    def keep_typed(self) -> None:
        """Keep what is being typed into any rule."""
        for row in list(self.rows.values()):
            row.keep_typed()

    def close_editors(self) -> None:
        """Put every editor away."""
        for row in self.rows.values():
            row.close_editor()
