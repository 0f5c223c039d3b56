"""One group on the boards: its name, room and size above, how it is mixed, and room for its people below."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from workshopplanner.core.group_balance import Balance
from workshopplanner.language import _
from workshopplanner.ui.groups import words
from workshopplanner.ui.groups.bars import Bars
from workshopplanner.ui.widgets import named, plain_tip, set_look

PAD = 10


class GroupFrame(QFrame):
    """The head of a group; the chips of its people are laid over it by the boards."""

    asked = Signal(int)  # somebody wants to do something with the group at this place

    def __init__(self, parent: QWidget, at: int) -> None:
        super().__init__(parent)
        self.at = at
        named(self, f"groups.group.{at + 1}" if at >= 0 else "groups.spare")
        self.setProperty("panel", "card")
        self.title = named(QPushButton(), f"{self.objectName()}.title")
        self.title.setProperty("flat", "true")
        self.title.setProperty("role", "title")
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.title.clicked.connect(self._ask)
        self.count = named(QLabel(), f"{self.objectName()}.count")
        self.count.setProperty("role", "muted")
        self.place = named(QLabel(), f"{self.objectName()}.place")
        self.place.setTextFormat(Qt.TextFormat.PlainText)
        self.place.setProperty("role", "caption")
        self.place.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.bars = Bars(f"{self.objectName()}.bars")
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.title, 1)
        line.addWidget(self.count)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(PAD, 6, PAD, 6)
        self._column.setSpacing(4)
        self._column.addLayout(line)
        self._column.addWidget(self.place)
        self._column.addWidget(self.bars)
        self._column.addStretch(1)
        self._name, self._where = "", ""

    def _ask(self) -> None:
        self.asked.emit(self.at)

    def show_group(self, name: str, number: int, wanted: int, where: str, balances: Sequence[Balance]) -> None:
        """Show a group: how many are in it and should be, where it meets, and how it is mixed."""
        self._name, self._where = name, where
        whole = _("Group {name}").format(name=name) if self.at >= 0 else name
        counted = _("{n} of {wanted}").format(n=number, wanted=wanted) if wanted != number else str(number)
        self.count.setText(counted)
        self.count.setAccessibleName(words.people(number))
        self.setAccessibleName(_("{group}, {people}").format(group=whole, people=words.people(number)))
        set_look(self.count, "tone", "warning" if wanted != number else "")
        self.title.setAccessibleName(_("{group}: room, session and name").format(group=whole))
        self.title.setEnabled(self.at >= 0)
        self.title.setToolTip(_("Room, session and name of this group") if self.at >= 0 else "")
        self.place.setVisible(bool(where))
        self.place.setToolTip(plain_tip(where))
        self.bars.show_balances(balances)
        self.fit()

    def fit(self) -> None:
        """Cut the texts to the room that there is."""
        room = max(self.width() - 2 * PAD - 4, 40)
        whole = _("Group {name}").format(name=self._name) if self.at >= 0 else self._name
        space = room - self.count.sizeHint().width() - 32
        metrics = self.title.fontMetrics()
        self.title.setText(metrics.elidedText(whole, Qt.TextElideMode.ElideRight, max(space, 24)).replace("&", "&&"))
        self.place.setText(self.place.fontMetrics().elidedText(self._where, Qt.TextElideMode.ElideRight, room))

    def head(self) -> int:
        """Return the height that name, place and bars take."""
        self._column.invalidate()
        return self._column.minimumSize().height()
