"""A part of the inspector under a heading that folds it away; what is folded stays so for every person."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from workshopplanner.core.people import PersonDetail
from workshopplanner.language import _
from workshopplanner.ui import icons
from workshopplanner.ui.people.desk import Desk
from workshopplanner.ui.widgets import named

_folded: dict[str, bool] = {}  # by the key of the part, for as long as the program runs


class Section(QWidget):
    """A heading to press, and what it folds away."""

    unfolded = Signal()

    def __init__(self, desk: Desk, key: str, title: str, folded: bool = False) -> None:
        super().__init__()
        self.desk, self.key, self._title = desk, key, title
        self._default = folded
        named(self, f"{desk.prefix}.part.{key}")
        self.head = named(QPushButton(title.replace("&", "&&")), f"{desk.prefix}.fold.{key}")
        self.head.setProperty("fold", "true")
        self.head.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.head.clicked.connect(self._toggle)
        self.inside = QWidget()
        self.body = QVBoxLayout(self.inside)
        self.body.setContentsMargins(0, 0, 0, 8)
        self.body.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.head)
        column.addWidget(self.inside)
        self.fold()

    @property
    def is_folded(self) -> bool:
        """Whether the content is folded away."""
        return _folded.get(self.key, self._default)

    def _toggle(self) -> None:
        _folded[self.key] = not self.is_folded
        self.fold()
        if not self.is_folded:
            self.unfolded.emit()

    def fold(self) -> None:
        """Show what is remembered of this part: open or folded."""
        folded = self.is_folded
        self.inside.setVisible(not folded)
        onward = "chevron-left" if self.isRightToLeft() else "chevron-right"
        icons.dress(self.head, onward if folded else "chevron-down", size=14)
        state = _("{part}, folded") if folded else _("{part}, open")
        self.head.setAccessibleName(state.format(part=self._title))

    def show_person(self, detail: PersonDetail, other: bool) -> None:
        """Show a person; what is being typed stays, unless it belongs to an `other` one."""
        raise NotImplementedError
