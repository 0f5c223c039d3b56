"""Fixes beside a finding, outside the Issues page: buttons below it, or a menu behind one button."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from workshopplanner.language import _
from workshopplanner.ui.widgets import named

if TYPE_CHECKING:
    from workshopplanner.core.findings import Finding
    from workshopplanner.core.fixes import Fix
    from workshopplanner.ui.hub import Hub

MOMENT = 60  # milliseconds: fixes are worked out when the hand rests


def offered(hub: "Hub", finding: "Finding") -> tuple["Fix", ...]:
    """Return the fixes of a finding as the plan is now."""
    from workshopplanner.core.fixes import fixes
    from workshopplanner.queries.findings import facts

    return fixes(hub.ask(facts, hub.workshop_id), finding)


def carry_out(hub: "Hub", fix: "Fix", teller: QWidget) -> None:
    """Do a fix; where it can't be done, say why."""
    from workshopplanner.commands.fixes import fix_finding
    from workshopplanner.errors import UserError

    try:
        hub.do(fix_finding, hub.workshop_id, fix)
    except UserError as error:
        teller.setToolTip(str(error))


class FixButtons(QWidget):
    """The fixes of some findings, one button each."""

    def __init__(self, name: str) -> None:
        super().__init__()
        named(self, name, _("Fixes"))
        self._hub: Hub | None = None
        self._findings: tuple[Finding, ...] = ()
        self._fixes: list[Fix] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(MOMENT)
        self._later.timeout.connect(self._fill)
        self.hide()

    def watch(self, hub: "Hub") -> None:
        """Say in which plan the fixes are done."""
        self._hub = hub

    def show_findings(self, findings: Sequence["Finding"]) -> None:
        """Offer what settles these findings, in a moment."""
        self._findings = tuple(findings)
        self._later.start()

    def _fill(self) -> None:
        hub = self._hub
        found = [fix for each in self._findings for fix in offered(hub, each)] if hub is not None else []
        if found == self._fixes:
            return
        self._fixes = found
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        before = _focusable_before(self)
        for number, fix in enumerate(found):
            button = named(QPushButton(fix.label.replace("&", "&&")), f"{self.objectName()}.{number}", fix.label)
            button.setProperty("fix", number)
            button.clicked.connect(self._clicked)
            self._column.addWidget(button)
            if before is not None:  # else Tab would come to a button made just now last of all
                QWidget.setTabOrder(before, button)
            before = button
        self.setVisible(bool(found))

    def _clicked(self) -> None:
        button = self.sender()
        if self._hub is not None and isinstance(button, QPushButton):
            carry_out(self._hub, self._fixes[button.property("fix")], button)


def _focusable_before(widget: QWidget) -> QWidget | None:
    """Return what Tab leads to before a widget that takes no focus itself."""
    parent, before = widget.parentWidget(), widget.previousInFocusChain()
    while before is not None and before is not widget:
        if before.focusPolicy() & Qt.FocusPolicy.TabFocus and parent is not None and parent.isAncestorOf(before):
            return before
        before = before.previousInFocusChain()
    return None


class FixMenu(QPushButton):
    """A button whose menu offers the fixes of one finding, worked out when it opens."""

    def __init__(self, name: str, hub: "Hub", finding: "Finding") -> None:
        super().__init__(_("Fix"))
        named(self, name, _("Fix: {sentence}").format(sentence=finding.sentence))
        self._hub, self._finding = hub, finding
        self._fixes: tuple[Fix, ...] = ()
        menu = named(QMenu(self), f"{name}.menu")
        menu.aboutToShow.connect(self._fill)
        menu.triggered.connect(self._do)
        self.setMenu(menu)

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        self._fixes = offered(self._hub, self._finding)
        for number, fix in enumerate(self._fixes):
            menu.addAction(fix.label.replace("&", "&&")).setData(number)
        if not self._fixes:
            menu.addAction(_("No fix fits: see the page Issues to accept it")).setEnabled(False)

    def _do(self, action: QAction) -> None:
        number = action.data()
        if number is not None:
            carry_out(self._hub, self._fixes[number], self)
