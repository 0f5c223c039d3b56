"""The head of a table, with a row of fields that filter column by column when Ctrl+Shift+L asks for it."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QLineEdit

from workshopplanner.language import _
from workshopplanner.ui.ordering import text_key
from workshopplanner.ui.widgets import named

if TYPE_CHECKING:
    from workshopplanner.ui.table import TableView

GAP = 2


class FilterHeader(QHeaderView):
    """Sorts on click; below the titles there is room for one filter field per column."""

    narrowed = Signal()  # a filter field says something else

    def __init__(self, table: "TableView") -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self.fields: list[QLineEdit] = []
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setStretchLastSection(True)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.sectionResized.connect(self._place)
        table.horizontalScrollBar().valueChanged.connect(self._place)

    @property
    def filtering(self) -> bool:
        """Whether the filter fields are shown."""
        return bool(self.fields)

    def toggle(self) -> None:
        """Show the filter fields and go to the first, or take them and their filter away."""
        if self.filtering:
            self._drop()
            self._table.rows.filter(None, "columns")
        else:
            self.rebuild(shown=True)
            self.fields[0].setFocus()
        self.updateGeometries()

    def rebuild(self, shown: bool) -> None:
        """Make the fields for the columns that are there now, with what was typed into those that stay."""
        typed = {field.property("column"): field.text() for field in self.fields}
        self._drop()
        if not shown:
            return
        for column in self._table.rows.columns:
            words = _("Filter {column}").format(column=column.title)
            field = named(QLineEdit(self), f"{self._table.objectName()}.filter.{column.name}", words)
            field.setProperty("column", column.name)
            field.setPlaceholderText(_("Filter"))
            field.setClearButtonEnabled(True)
            field.setText(typed.get(column.name, ""))
            field.textChanged.connect(self._narrow)
            field.show()
            self.fields.append(field)
        self._narrow()
        self._place()

    def _drop(self) -> None:
        for field in self.fields:
            field.hide()
            field.deleteLater()
        self.fields = []

    def _narrow(self) -> None:
        columns = {column.name: column for column in self._table.rows.columns}
        wanted = [
            (columns[field.property("column")], text_key(field.text()).split())
            for field in self.fields
            if field.text().strip() and field.property("column") in columns
        ]

        def passes(row: Any) -> bool:
            return all(word in text_key(column.text(row)) for column, words in wanted for word in words)

        self._table.rows.filter(passes if wanted else None, "columns")
        self.narrowed.emit()

    def _field_height(self) -> int:
        return self.fontMetrics().height() + 12

    def sizeHint(self) -> QSize:
        plain = super().sizeHint()
        return QSize(plain.width(), plain.height() + (self._field_height() + GAP if self.fields else 0))

    def updateGeometries(self) -> None:
        self.setViewportMargins(0, 0, 0, self._field_height() + GAP if self.fields else 0)
        super().updateGeometries()
        self._place()

    def _place(self) -> None:
        top = super().sizeHint().height()
        for section, field in enumerate(self.fields):
            left = self.sectionViewportPosition(section)
            field.setGeometry(left + GAP, top, self.sectionSize(section) - 2 * GAP, self._field_height())
