"""Two people side by side, field by field; where they differ one of the two values is chosen."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLabel, QRadioButton, QWidget

from workshopplanner.core.doubles import Double
from workshopplanner.core.import_fields import FIELDS
from workshopplanner.language import _
from workshopplanner.ui.doubles.words import field_title, private, shortened, value_words
from workshopplanner.ui.widgets import named, plain_tip


class PairGrid(QWidget):
    """One pair; it only remembers what is chosen."""

    def __init__(self, double: Double, countries: Mapping[str, str], *, revealed: bool) -> None:
        super().__init__()
        named(self, "doubles.pair", _("{one} and {other}").format(one=double.name, other=double.other_name))
        self.double, self._countries, self._revealed = double, countries, revealed
        self._groups: dict[str, QButtonGroup] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(12, 12, 12, 12)
        self._grid.setHorizontalSpacing(16)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        for column, name in enumerate((double.name, double.other_name), start=1):
            self._grid.addWidget(_plain(name, "section"), 0, column)
        for line, name in enumerate(double.fields, start=1):
            self._add_line(line, name)
        self._grid.setRowStretch(len(double.fields) + 1, 1)

    @property
    def chosen(self) -> dict[str, int]:
        """For each field that differs, the id of the person whose value stays."""
        return {name: group.checkedId() for name, group in self._groups.items()}

    def choose(self, fields: Mapping[str, int]) -> None:
        """Choose again what was chosen before the grid was made anew."""
        for name, person_id in fields.items():
            button = self._groups[name].button(person_id) if name in self._groups else None
            if button is not None:
                button.setChecked(True)

    def _add_line(self, line: int, name: str) -> None:
        double = self.double
        differs = name in double.differing
        self._grid.addWidget(_plain(field_title(name), "" if differs else "muted"), line, 0)
        joined = name in FIELDS and FIELDS[name].home.startswith("need.")
        sides = ((double.person_id, double.values), (double.other_id, double.other_values))
        for column, (person_id, values) in enumerate(sides, start=1):
            text = self._words(name, values.get(name, ""))
            widget = self._choice(name, person_id, text) if differs and not joined else _plain(shortened(text))
            widget.setToolTip(plain_tip(text) if text != shortened(text) else "")
            self._grid.addWidget(widget, line, column)
        if differs:
            self._grid.addWidget(_plain(_("≠ both are kept") if joined else _("≠ differs"), "caption"), line, 3)

    def _words(self, name: str, value: str) -> str:
        if value and private(name) and not self._revealed:
            return "••••"
        return value_words(name, value, self._countries)

    def _choice(self, name: str, person_id: int, text: str) -> QRadioButton:
        first = person_id == self.double.person_id
        group = self._groups.setdefault(name, QButtonGroup(self))
        said = _("{field}: {value}").format(field=field_title(name), value=text)
        key = f"doubles.{name}.{'first' if first else 'second'}"
        button = named(QRadioButton(shortened(text).replace("&", "&&")), key, said)
        button.setChecked(first)
        group.addButton(button, person_id)
        return button


def _plain(text: str, role: str = "") -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("role", role)
    return label
