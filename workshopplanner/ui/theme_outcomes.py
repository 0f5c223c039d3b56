"""The outcomes that a theme serves, as a column of the themes page and in its details."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from workshopplanner.commands import themes as commands
from workshopplanner.core.coverage import Coverage, words
from workshopplanner.core.themes import Theme
from workshopplanner.errors import UserError
from workshopplanner.language import _
from workshopplanner.queries.coverage import coverage
from workshopplanner.ui.hub import Hub, Live
from workshopplanner.ui.rows_model import Column


class ThemeOutcomes(QObject):
    """Knows the outcomes of the workshop and writes those of a theme by their numbers."""

    changed = Signal()

    def __init__(self, hub: Hub, page: QWidget) -> None:
        super().__init__(page)
        self._hub = hub
        self._found: Sequence[Coverage] = ()
        self._live = Live(hub, page, self._show, coverage)

    def _show(self, found: Sequence[Coverage]) -> None:
        self._found = found
        self.changed.emit()

    def column(self) -> Column[Theme]:
        """Return the column of the numbers."""
        return Column(_("Outcomes"), self._numbers, self._write, tip=self.told, key="outcomes", width=96)

    def _numbers(self, theme: Theme) -> str:
        return _(", ").join(str(each.number) for each in self._found if each.outcome_id in theme.outcomes)

    def told(self, theme: Theme) -> str:
        """Return the outcomes of a theme in full, each with what serves it in the week."""
        mine = [each for each in self._found if each.outcome_id in theme.outcomes]
        return "\n".join(f"{each.number} {each.statement} ({words(each)})" for each in mine)

    def _write(self, theme: Theme, text: str) -> None:
        by_number = {str(each.number): each.outcome_id for each in self._found}
        typed = [part for part in re.split(r"[\s,;،]+", text) if part]
        strange = [part for part in typed if part not in by_number]
        if strange and not by_number:
            raise UserError(_("There are no outcomes yet. Write them in the workshop details on the overview."))
        if strange:
            sentence = _("There is no outcome {number}. Type numbers such as 1, 3.")
            raise UserError(sentence.format(number=strange[0]))
        self._hub.do(commands.set_theme_outcomes, theme.id, [by_number[part] for part in typed])
