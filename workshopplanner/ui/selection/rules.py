"""What is done with rules on the page: added, typed, switched, moved, edited whole and removed."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtWidgets import QWidget

from workshopplanner.commands import selection as commands
from workshopplanner.core.selection_pool import Quota, Wish
from workshopplanner.ui.selection.head import SeatsPopover
from workshopplanner.ui.selection.rule_popover import RulePopover

if TYPE_CHECKING:
    from workshopplanner.ui.selection.page import SelectionPage


class RuleDeeds(QObject):
    """Turns what a person wants of a rule into commands."""

    def __init__(self, page: "SelectionPage") -> None:
        super().__init__(page)
        self._page, self._hub = page, page.hub
        self._quota: Quota | None = None
        meters = page.meters
        meters.tried.connect(self._try)
        meters.given.connect(self._give)
        meters.left.connect(self._leave)
        meters.deed_wanted.connect(self._do)
        meters.common_wanted.connect(self.add_common)
        meters.other_wanted.connect(self.ask_other)

    def _find(self, key: str) -> Quota | None:
        quotas = self._page.rules.quotas if self._page.rules is not None else ()
        return next((each for each in quotas if f"quota {each.id}" == key), None)

    # ---- figures typed in place

    def _try(self, key: str, least: Any, most: Any) -> None:
        quota = self._find(key)
        crossed = least is not None and most is not None and least > most
        if quota is not None and not crossed:
            self._page.show_meters(replace(quota, least=least, most=most))

    def _give(self, key: str, least: Any, most: Any) -> None:
        quota = self._find(key)
        if quota is None:
            return
        if (least, most) != (quota.least, quota.most):
            self._hub.do(commands.edit_quota, quota.id, least=least, most=most)
        self._page.meters.close_editors()
        self._page.show_meters()
        self._page.primary.setFocus()

    def _leave(self, _key: str) -> None:
        self._page.show_meters()

    # ---- adding

    def add_common(self, wish: Wish) -> None:
        """Add one of the common rules and have its figures typed."""
        rules = self._page.rules
        if rules is None:
            return
        same = next((each for each in rules.quotas if _about(each) == _about(wish)), None)
        made = same.id if same is not None else self._hub.do(commands.add_quota, rules.id, wish)
        self._page.freshen()
        self._page.meters.edit(f"quota {made}")

    def ask_other(self) -> None:
        """Have another rule described."""
        self._open(None, self._page.meters.add)

    def _open(self, quota: Quota | None, beside: QWidget) -> None:
        self._quota = quota
        popover = RulePopover(self._page, self._page.pool, quota)
        popover.given.connect(self._take)
        popover.open_beside(QRect(beside.mapToGlobal(QPoint()), beside.size()))

    def _take(self, wish: Wish) -> None:
        rules = self._page.rules
        if self._quota is not None:
            fields = {name: getattr(wish, name) for name in wish.__dataclass_fields__}
            self._hub.do(commands.edit_quota, self._quota.id, **fields)
        elif rules is not None:
            self._hub.do(commands.add_quota, rules.id, wish)

    # ---- the rest

    def _do(self, key: str, deed: str) -> None:
        quota, row = self._find(key), self._page.meters.rows[key]
        if deed == "seats":
            self._ask_seats(row)
        elif quota is None:
            return
        elif deed == "edit":
            self._open(quota, row)
        elif deed == "switch":
            self._hub.do(commands.switch_quota, quota.id, not quota.active)
        elif deed == "aim":
            self._hub.do(commands.edit_quota, quota.id, hard=not quota.hard)
        elif deed == "remove":
            self._hub.do(commands.remove_quota, quota.id)
        elif self._page.rules is not None:
            at = self._page.rules.quotas.index(quota)
            self._hub.do(commands.move_quota, quota.id, at + (1 if deed == "down" else -1))

    def _ask_seats(self, beside: QWidget) -> None:
        rules = self._page.rules
        if rules is not None:
            popover = SeatsPopover(self._page, self._page.pool.seats_of(rules))
            popover.given.connect(self._set_seats)
            popover.open_beside(QRect(beside.mapToGlobal(QPoint()), beside.size()))

    def _set_seats(self, seats: int) -> None:
        rules = self._page.rules
        if rules is not None:
            self._hub.do(commands.set_scenario_seats, rules.id, seats)


def _about(rule: Quota | Wish) -> tuple[object, ...]:
    return rule.kind, rule.dimension, rule.value, rule.as_at
