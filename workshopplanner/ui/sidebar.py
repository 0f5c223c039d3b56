"""The sidebar: which workshop is being looked at, and the pages; a rail of icons where there is little room."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QMenu, QPushButton, QScrollArea, QVBoxLayout, QWidget

from workshopplanner.language import _
from workshopplanner.ui import icons
from workshopplanner.ui.pages import GROUPS, PLACES
from workshopplanner.ui.tokens import scheme
from workshopplanner.ui.widgets import named, set_look

WIDE, RAIL = 176, 48


class NavButton(QPushButton):
    """One page in the sidebar, with a badge that counts what needs attention there."""

    def __init__(self, key: str, label: str) -> None:
        super().__init__(label)
        named(self, f"nav.{key}", label)
        self.key, self.label = key, label
        self.badge = 0
        self.setCheckable(True)
        icons.dress(self, key)

    def set_rail(self, rail: bool) -> None:
        """Show the icon alone, or the icon and the words."""
        self.setText("" if rail else self.label)
        self.setToolTip(self.label if rail else "")

    def set_badge(self, number: int) -> None:
        """Show a number; 0 hides it."""
        self.badge = number
        self.setAccessibleDescription(_("{n} to look at").format(n=number) if number else "")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.badge:
            self._paint_badge("99+" if self.badge > 99 else str(self.badge))

    def _paint_badge(self, text: str) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self.font()
        font.setPixelSize(11)
        font.setBold(True)
        painter.setFont(font)
        rail = not self.text()
        height = 14.0 if rail else 18.0
        width = max(height, painter.fontMetrics().horizontalAdvance(text) + 8.0)
        left = self.width() - width - (2 if rail else 8)
        box = QRectF(left, 1 if rail else (self.height() - height) / 2, width, height)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            box.moveLeft(self.width() - box.right())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(scheme.now.warning.tint))
        painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setPen(QColor(scheme.now.warning.text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


class Sidebar(QFrame):
    """Goes to pages and workshops; it only says what was asked for, the window does it."""

    went = Signal(str)  # page key
    workshop_chosen = Signal(int)
    workshop_wanted = Signal()  # a new one

    def __init__(self) -> None:
        super().__init__()
        named(self, "sidebar", _("Pages"))
        self.rail = False
        self._name = ""
        self.chooser = named(QPushButton(), "sidebar.workshop", _("Workshop"))
        self.chooser.setProperty("role", "chooser")
        self.chooser.setMenu(QMenu(self.chooser))
        self.buttons: dict[str, NavButton] = {}
        self._headings: list[QLabel] = []
        self._group = QButtonGroup(self)
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(4, 4, 4, 4)
        self._column.setSpacing(2)
        self._fill()
        scroll = named(QScrollArea(), "sidebar.scroll")
        scroll.setViewport(QWidget())  # for one made by Qt, PySide would search all its classes, for ten milliseconds
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._list)
        scroll.viewport().setAutoFillBackground(False)
        self._list.setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 1, 0)
        outer.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(4, 8, 4, 0)
        top.addWidget(self.chooser)
        outer.addLayout(top)
        outer.addWidget(scroll, 1)
        self.set_rail(False)

    def _fill(self) -> None:
        group = ""
        for place in PLACES:
            if place.group != group:
                group = place.group
                heading = QLabel(_(GROUPS[group]))
                heading.setProperty("role", "group")
                heading.setContentsMargins(8, 10, 8, 2)
                self._headings.append(heading)
                self._column.addWidget(heading)
            button = NavButton(place.key, _(place.title))
            button.clicked.connect(self._clicked)
            self._group.addButton(button)
            self._column.addWidget(button)
            self.buttons[place.key] = button
        self._column.addStretch(1)

    def _clicked(self) -> None:
        button = self._group.checkedButton()
        if isinstance(button, NavButton):
            self.went.emit(button.key)

    def set_current(self, key: str) -> None:
        """Mark the page that is shown; an unknown key, such as the welcome page's, marks none."""
        self._group.setExclusive(False)
        for name, button in self.buttons.items():
            button.setChecked(name == key)
        self._group.setExclusive(True)

    def set_usable(self, usable: bool) -> None:
        """Let pages be visited, or not while there is no workshop to show on them."""
        for button in self.buttons.values():
            button.setEnabled(usable)

    def show_workshops(self, workshops: Sequence[tuple[int, str]], current: int) -> None:
        """Offer the workshops of the file."""
        menu = self.chooser.menu()
        menu.clear()
        for workshop_id, name in workshops:
            action = menu.addAction(name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(workshop_id == current)
            action.setData(workshop_id)
            action.triggered.connect(self._choose)
        if workshops:
            menu.addSeparator()
        menu.addAction(_("New workshop…"), self.workshop_wanted.emit)
        self._name = dict(workshops).get(current, "")
        self._label_chooser()

    def _choose(self) -> None:
        for action in self.chooser.menu().actions():
            if action is self.sender():
                self.workshop_chosen.emit(action.data())

    def _label_chooser(self) -> None:
        name = self._name or _("No workshop")
        room = WIDE - 56
        short = self.chooser.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room)
        self.chooser.setText("" if self.rail else "\u2002" + short.replace("&", "&&"))  # Qt pads no button with a menu
        self.chooser.setToolTip(name)
        self.chooser.setAccessibleName(_("Workshop: {name}").format(name=name))
        set_look(self.chooser, "rail", "true" if self.rail else "")
        if self.rail:
            icons.dress(self.chooser, "workshop")
        else:
            self.chooser.setProperty("glyph", None)
            self.chooser.setIcon(QIcon())

    def set_rail(self, rail: bool) -> None:
        """Collapse to icons, or show the words again."""
        self.rail = rail
        self.setFixedWidth(RAIL if rail else WIDE)
        for heading in self._headings:
            heading.setVisible(not rail)
        for button in self.buttons.values():
            button.set_rail(rail)
        self._label_chooser()

    def sizeHint(self) -> QSize:
        return QSize(RAIL if self.rail else WIDE, 320)
