"""What pasted names mean: those that are sure, and questions with the choices as buttons."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from workshopplanner.core.countries import Pasted
from workshopplanner.language import _, ngettext
from workshopplanner.ui.countries.country_field import CountryField, Finding
from workshopplanner.ui.widgets import named

LEFT_OUT = 0
MOST = 40  # questions shown at once; the rest follow when these are answered


class Question(QWidget):
    """A text that means no country or several: a button for each choice, or a field to type the country in."""

    answered = Signal(str, int)  # text, country id or LEFT_OUT

    def __init__(self, prefix: str, pasted: Pasted, find: Finding) -> None:
        super().__init__()
        self.text = pasted.text
        self.buttons: dict[int, QPushButton] = {}
        self.field: CountryField | None = None
        words = QLabel()
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        asked = _("“{text}” may mean several:") if pasted.candidates else _("“{text}” is not known:")
        words.setText(asked.format(text=pasted.text))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(words)
        for choice in pasted.candidates:
            self._add(f"{prefix}.{pasted.text}.{choice.alpha3}", choice.name, choice.id)
        if not pasted.candidates:
            self.field = CountryField(f"{prefix}.{pasted.text}", words.text(), find)
            self.field.picked.connect(self._pick)
            self._column.addWidget(self.field)
        self._add(f"{prefix}.{pasted.text}.leave", _("Leave it out"), LEFT_OUT)

    def _add(self, name: str, words: str, country_id: int) -> None:
        accessible = _("“{text}”: {choice}").format(text=self.text, choice=words)
        button = named(QPushButton(words.replace("&", "&&")), name, accessible)
        button.setProperty("country", country_id)
        button.clicked.connect(self._press)
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        self.buttons[country_id] = button

    def go_in(self) -> None:
        """Put the focus where the answer is given."""
        (self.field or next(iter(self.buttons.values()))).setFocus()

    def _press(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self.answered.emit(self.text, int(button.property("country")))

    def _pick(self, country_id: int, _typed: str) -> None:
        self.answered.emit(self.text, country_id)


class Questions(QWidget):
    """The questions that pasted names leave open; an answer holds while the text is edited on."""

    changed = Signal()
    answered = Signal()  # the last question has been answered

    def __init__(self, prefix: str, find: Finding) -> None:
        super().__init__()
        self._prefix, self._find = prefix, find
        self._answers: dict[str, int] = {}
        self._pasted: Sequence[Pasted] = ()
        self.shown: list[Question] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self.again = named(QPushButton(), f"{prefix}.again")
        self.again.setProperty("link", "true")
        self.again.clicked.connect(self._ask_again)
        self._column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeading)

    def begin(self) -> None:
        """Forget all answers."""
        self._answers = {}
        self.show_names(())

    def show_names(self, pasted: Sequence[Pasted]) -> None:
        """Ask about those of the names that are not sure and not answered yet."""
        self._pasted = pasted
        open_ones = [row for row in pasted if row.country is None and row.text not in self._answers][:MOST]
        kept = {question.text: question for question in self.shown}
        self.shown = []
        for row in open_ones:
            question = kept.pop(row.text, None) or self._ask(row)
            self.shown.append(question)
        for gone in kept.values():
            gone.hide()
            gone.deleteLater()
        number = len(self.left_out)
        words = ngettext("{n} name is left out. Ask again", "{n} names are left out. Ask again", number)
        self.again.setText(words.format(n=number))
        self.again.setAccessibleName(self.again.text())
        self.again.setVisible(bool(number))
        self.setVisible(bool(self.shown or number))

    def _ask(self, row: Pasted) -> Question:
        question = Question(self._prefix, row, self._find)
        question.answered.connect(self._keep)
        self._column.insertWidget(self._column.count() - 1, question)
        return question

    def _keep(self, text: str, country_id: int) -> None:
        self._answers[text] = country_id
        self.show_names(self._pasted)
        self.changed.emit()
        if self.shown:
            self.shown[0].go_in()
        else:
            self.answered.emit()

    @property
    def open_count(self) -> int:
        """How many names are still questions."""
        return sum(row.country is None and row.text not in self._answers for row in self._pasted)

    @property
    def taught(self) -> dict[str, int]:
        """The countries that a person said names mean, by name."""
        texts = {row.text for row in self._pasted if row.country is None}
        return {text: country_id for text, country_id in self._answers.items() if country_id and text in texts}

    @property
    def left_out(self) -> list[str]:
        """The names that were left out."""
        texts = [row.text for row in self._pasted if row.country is None]
        return [text for text in texts if self._answers.get(text) == LEFT_OUT]

    def _ask_again(self) -> None:
        for text in self.left_out:
            del self._answers[text]
        self.show_names(self._pasted)
        self.changed.emit()
