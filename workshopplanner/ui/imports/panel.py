"""The panel beside an import's preview: questions, pairs and columns, each as a list of small cards."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QScrollArea, QScrollBar, QTabWidget, QVBoxLayout, QWidget

from workshopplanner.core.duplicates import Duplicate
from workshopplanner.core.importing import Answers, ImportPlan, Known
from workshopplanner.language import _, ngettext
from workshopplanner.ui.imports.asking import (
    MOST,
    ColumnLine,
    Namer,
    PairCard,
    QuestionCard,
    gathered,
    records,
    words,
)
from workshopplanner.ui.widgets import named


class Panel(QTabWidget):
    """Three lists; it says what a person answers and changes nothing itself."""

    answered = Signal(object, str)
    decided = Signal(object, object)
    mapped = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        named(self, "import.panel", _("Before the import"))
        self.setUsesScrollButtons(False)
        self.setMinimumWidth(344)
        self._fresh = True
        self.undecided = 0  # pairs that nobody has decided about
        self._lists = [self._list(name) for name in ("questions", "pairs", "columns")]

    def _list(self, name: str) -> QVBoxLayout:
        area = named(QScrollArea(), f"import.{name}")
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it has the focus
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 12, 12, 12)
        area.setWidget(inside)
        self.addTab(area, "")
        return column

    def show_plan(
        self, plan: ImportPlan, known: Mapping[int, Known], answers: Answers, countries: Mapping[str, str]
    ) -> None:
        """Show what is to be answered, from where the last answer was given."""
        place = self._place()
        questions = gathered(plan.questions)
        pairs = [pair for pair in plan.duplicates if not _decided(pair, answers)]
        self.undecided = len(pairs)
        rows = {row.row: row for row in plan.rows}
        cards: list[QuestionCard | PairCard | ColumnLine] = []
        name_of: Namer = partial(_named, countries)
        cards += [QuestionCard(asked, n, name_of, at) for at, (asked, n) in enumerate(questions[:MOST])]
        self._fill(0, cards, len(questions), _("Nothing to answer."))
        cards = [PairCard(pair, records(pair, rows, known), countries, at) for at, pair in enumerate(pairs[:MOST])]
        self._fill(1, cards, len(pairs), _("Nobody looks like somebody else."))
        lines = [ColumnLine(match) for match in plan.matches]
        self._fill(2, lines, len(lines), "")
        self.setTabText(0, _("Questions {n}").format(n=len(questions)))
        self.setTabText(1, _("Same? {n}").format(n=len(pairs)))
        self.setTabText(2, _("Columns {n}").format(n=len(lines)))
        self._go_on((len(questions), len(pairs)), place)

    def start(self) -> None:
        """Begin with what there is to answer, for a form that was just read."""
        self._fresh = True

    def _place(self) -> tuple[str, list[int]]:
        """Return what has the focus here, and how far each list is scrolled."""
        focus = QApplication.focusWidget()
        inside = focus is not None and self.isAncestorOf(focus)
        return focus.objectName() if focus is not None and inside else "", [bar.value() for bar in self._bars()]

    def _bars(self) -> list[QScrollBar]:
        areas = (self.widget(at) for at in range(self.count()))
        return [area.verticalScrollBar() for area in areas if isinstance(area, QScrollArea)]

    def _go_on(self, waiting: tuple[int, int], place: tuple[str, list[int]]) -> None:
        """Stay where the last answer was given; go to the other list when nothing is left in this one."""
        name, scrolled = place
        here = self.currentIndex()
        if any(waiting) and (self._fresh or (here < len(waiting) and not waiting[here])):
            self.setCurrentIndex(next(at for at, number in enumerate(waiting) if number))
        self._fresh = False
        self._order()
        for bar, value in zip(self._bars(), scrolled, strict=True):
            bar.setValue(value)
        if name:
            there = [each for each in self.findChildren(QWidget, name) if each.isVisibleTo(self)]
            (there[-1] if there else self.tabBar()).setFocus()

    def _fill(self, at: int, cards: Sequence[QuestionCard | PairCard | ColumnLine], number: int, nothing: str) -> None:
        column = self._lists[at]
        while (item := column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for card in cards:
            self._connect(card)
            column.addWidget(card)
            card.show()  # now, for it may get the focus
        more = number - len(cards)
        if more > 0:
            column.addWidget(words(ngettext("{n} more after these", "{n} more after these", more).format(n=more)))
        if not number and nothing:
            column.addWidget(words(nothing, "muted"))
        column.addStretch(1)

    def _order(self) -> None:
        """Let Tab lead from the tabs through the cards; what is made later would come last in the window."""
        last: QWidget = self.tabBar()
        for column in self._lists:
            cards = (item.widget() for at in range(column.count()) if (item := column.itemAt(at)) is not None)
            for card in filter(None, cards):
                for field in card.findChildren(QWidget):
                    own = field.window() is self.window()  # the list of a box opens in a window of its own
                    if own and field.focusPolicy() & Qt.FocusPolicy.TabFocus:
                        self.setTabOrder(last, field)
                        last = field

    def _connect(self, card: QuestionCard | PairCard | ColumnLine) -> None:
        if isinstance(card, QuestionCard):
            card.answered.connect(self.answered)
        elif isinstance(card, PairCard):
            card.decided.connect(self.decided)
        else:
            card.mapped.connect(self.mapped)


def _named(countries: Mapping[str, str], code: str) -> str:
    return countries.get(code, code)


def _decided(pair: Duplicate, answers: Answers) -> bool:
    if pair.person_id is not None:
        return (pair.rows[0], pair.person_id) in answers.persons
    return (pair.rows[0], pair.rows[1]) in answers.pairs
