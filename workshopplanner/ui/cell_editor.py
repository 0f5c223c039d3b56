"""How a cell is drawn and edited: a field for text, with the column's choices offered while typing."""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QStringListModel,
    Qt,
)
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QCompleter,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from workshopplanner.language import _
from workshopplanner.ui import icons
from workshopplanner.ui.notices import announce
from workshopplanner.ui.ordering import text_key
from workshopplanner.ui.tokens import scheme
from workshopplanner.ui.widgets import named, plain_tip

if TYPE_CHECKING:
    from workshopplanner.ui.rows_model import RowsModel
    from workshopplanner.ui.table import TableView

Index = QModelIndex | QPersistentModelIndex
SHOWN = 12  # choices seen at once
WIDEST = 420
PADDING = 4
_ALT = Qt.KeyboardModifier.AltModifier
_ENDING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab})


class ChoiceField(QLineEdit):
    """A field that offers choices while typing and lists them all on Alt+Down or a click at its end."""

    def __init__(self, choices: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices = choices
        offered = QCompleter(choices, self)
        offered.setFilterMode(Qt.MatchFlag.MatchContains)
        offered.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        offered.setMaxVisibleItems(SHOWN)
        self.setCompleter(offered)
        self._widen()
        opener = self.addAction(icons.icon("chevron-down", size=14), QLineEdit.ActionPosition.TrailingPosition)
        icons.dress(opener, "chevron-down", size=14)
        opener.setToolTip(_("Show choices (Alt+↓)"))
        opener.triggered.connect(self.show_all)

    def offer(self, choices: Sequence[str]) -> None:
        """Offer other choices."""
        if self.choices != list(choices):
            self.choices = list(choices)
            self.completer().setModel(QStringListModel(self.choices, self))
            self._widen()

    def _widen(self) -> None:
        """Let the list be wide enough for the longest choice, whatever the width of the field."""
        listed = self.completer().popup()
        widest = max(map(self.fontMetrics().horizontalAdvance, self.choices), default=0)
        if listed is not None:
            listed.setMinimumWidth(min(widest + 40, WIDEST))

    def show_all(self) -> None:
        """List every choice."""
        offered = self.completer()
        if offered is not None:
            offered.setCompletionPrefix("")
            offered.complete()
            here = [text_key(choice) for choice in self.choices]
            at = here.index(text_key(self.text())) if text_key(self.text()) in here else 0
            listed = offered.popup()
            if listed is not None:
                listed.setCurrentIndex(offered.completionModel().index(at, 0))

    def answer(self) -> str:
        """Return the choice that was typed, also by its beginning where that fits only one; else what was typed."""
        typed = text_key(self.text().strip())
        same = [choice for choice in self.choices if text_key(choice) == typed]
        begun = [choice for choice in self.choices if typed and text_key(choice).startswith(typed)]
        if same:
            return same[0]
        return begun[0] if len(begun) == 1 and len(typed) > 1 else self.text()


class CellDelegate(QStyledItemDelegate):
    """Draws the cells of a table and makes their editors."""

    def __init__(self, table: "TableView") -> None:
        super().__init__(table)
        self._table = table
        self._field: QLineEdit | None = None

    @property
    def _model(self) -> "RowsModel[Any]":
        return self._table.rows

    # ---- drawing

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        words = self._words(index)
        option.palette.setColor(QPalette.ColorRole.Text, words)
        option.palette.setColor(QPalette.ColorRole.HighlightedText, words)
        option.rect = QRect(option.rect).adjusted(PADDING, 0, -PADDING, 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.fillRect(option.rect, self._ground(option, index))  # to the edges, beyond the padding
        if self._plain(index):
            self._write(painter, option, index)
        else:
            super().paint(painter, option, index)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.save()
            painter.setPen(QPen(QColor(scheme.now.accent), 2))
            painter.drawRect(QRect(option.rect).adjusted(1, 1, -1, -1))
            painter.restore()

    def _plain(self, index: Index) -> bool:
        """Say whether a cell is mere text; writing it directly takes a fifth of the style sheet's time."""
        column = self._model.columns[index.column()]
        ticked = self._model.ticks is not None and index.column() == 0
        return not ticked and column.decorate is None and isinstance(column.show(self._model.rows[index.row()]), str)

    def _write(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        column = self._model.columns[index.column()]
        text = str(column.show(self._model.rows[index.row()])).replace("\n", " ")
        if text:
            room = QRect(option.rect).adjusted(PADDING + 3, 0, -PADDING - 3, 0)
            painter.setPen(self._words(index))
            words = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, _side(option.direction, column.align), words)

    def _words(self, index: Index) -> QColor:
        row, column = self._model.rows[index.row()], self._model.columns[index.column()]
        tone = column.tone(row) if column.tone else ""
        if not tone:
            return QColor(scheme.now.text)
        return QColor(scheme.now.secondary if tone == "muted" else getattr(scheme.now, tone).text)

    def _ground(self, option: QStyleOptionViewItem, index: Index) -> QColor:
        if option.state & QStyle.StateFlag.State_Selected:
            return QColor(scheme.now.selection)
        flashed = self._table.flashed is not None and self._model.id_at(index.row()) == self._table.flashed
        return QColor(scheme.now.warning.tint if flashed else scheme.now.surface)

    # ---- editing

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = self._model.columns[index.column()]
        field = ChoiceField(list(column.choices()), parent) if column.choices else QLineEdit(parent)
        completer = field.completer()
        if completer is not None:
            completer.activated.connect(self._picked)
        self._field = named(field, f"{self._table.objectName()}.editor", column.title)
        return field

    def show_choices(self) -> None:
        """List all choices of the open editor."""
        if isinstance(self._field, ChoiceField):
            self._field.show_all()

    def _picked(self, _text: str) -> None:
        if self._field is not None:
            field, self._field = self._field, None
            self.commitData.emit(field)
            self.closeEditor.emit(field, QAbstractItemDelegate.EndEditHint.NoHint)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        self._field = None
        super().destroyEditor(editor, index)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            model.setData(index, _answer(editor), Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        editor.setGeometry(option.rect)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, QLineEdit):
            if isinstance(watched, ChoiceField) and event.key() == Qt.Key.Key_Down and event.modifiers() & _ALT:
                watched.show_all()
                return True
            if event.key() in _ENDING and not self._readable(watched):
                return True  # the editor stays open on what was typed, with a word on what is wrong
        return super().eventFilter(watched, event)

    def _readable(self, field: QLineEdit) -> bool:
        problem = self._table.clipboard.problem(self._table.currentIndex(), _answer(field))
        field.setProperty("invalid", bool(problem))
        field.style().unpolish(field)
        field.style().polish(field)
        if problem:
            QToolTip.showText(field.mapToGlobal(field.rect().bottomLeft()), plain_tip(problem), field)
            announce(field, problem)
        return not problem

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Show a cell's text as a tip only where the cell cuts it off, or where the column has more to say."""
        column = self._model.columns[index.column()] if index.isValid() else None
        if column is not None and column.tip is None:
            room = QRect(option.rect).width() - 16
            if option.fontMetrics.horizontalAdvance(str(index.data() or "")) <= room:
                return False
        return super().helpEvent(event, view, option, index)


@cache
def _side(direction: Qt.LayoutDirection, align: Qt.AlignmentFlag) -> int:
    side = QStyle.visualAlignment(direction, align)
    return int(side | Qt.AlignmentFlag.AlignVCenter) | Qt.TextFlag.TextSingleLine.value


def _answer(field: QLineEdit) -> str:
    return field.answer() if isinstance(field, ChoiceField) else field.text()
