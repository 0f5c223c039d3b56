"""Paints a printed page of the workbook from the same cells and measures that are written into the file."""

from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QTextOption

from workshopplanner.exchange.workbook import paper
from workshopplanner.exchange.workbook.metrics import FONT, line_height, lines
from workshopplanner.exchange.workbook.model import Cell, Edge, Look, Merge, Run, Side, Value
from workshopplanner.exchange.workbook.pages import Leaf
from workshopplanner.exchange.workbook.words import shown

_INSET = 2.5  # points between a cell's edge and its text, as spreadsheets keep them
_INDENT = 8.0  # points of one step of indent
_ACROSS = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}
_PENS = {Edge.THIN: 0.5, Edge.THICK: 2.25}


def paint_leaf(painter: QPainter, leaf: Leaf) -> None:
    """Paint a page; one unit of the painter is one point."""
    width, height = paper.size(leaf.page)
    painter.fillRect(QRectF(0, 0, width, height), QColor("#FFFFFF"))
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as every language of an export is written
    _paint_edges(painter, leaf, width, height)
    painter.save()
    inner = paper.printable(leaf.page)[0]
    used = sum(leaf.widths) * leaf.scale
    painter.translate(paper.LEFT + (max(0.0, inner - used) / 2 if leaf.page.one_page else 0), paper.top(leaf.page))
    painter.scale(leaf.scale, leaf.scale)
    _paint_cells(painter, leaf)
    painter.restore()


def _paint_edges(painter: QPainter, leaf: Leaf, width: float, height: float) -> None:
    painter.setPen(QColor("#1B1F24"))
    painter.setFont(_font(painter, 8))
    line = QRectF(paper.LEFT, paper.HEADER_AT, width - paper.LEFT - paper.RIGHT, 14)
    painter.drawText(line, Qt.AlignmentFlag.AlignLeft, leaf.page.header)
    line.moveBottom(height - paper.FOOTER_AT)
    painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, leaf.page.footer)
    number = f"{leaf.number} / {leaf.of}"
    painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, number)


def _paint_cells(painter: QPainter, leaf: Leaf) -> None:
    rows, merges = leaf.lines(), leaf.merges()
    lefts = [0.0, *accumulate(leaf.widths)]
    tops = [0.0, *accumulate(row.height for row in rows)]
    merged = {(merge.top, merge.left): merge for merge in merges}
    cells = [(at, column, cell) for at, row in enumerate(rows) for column, cell in row.cells.items()]
    boxes = [
        _box(merged.get((at, column)) or Merge(at, column, at, column), lefts, tops) for at, column, _cell in cells
    ]
    covered = {
        (row, column)
        for merge in merges
        for row in range(merge.top, merge.bottom + 1)
        for column in range(merge.left, merge.right + 1)
    } - set(merged)
    for (at, column, cell), box in zip(cells, boxes, strict=True):
        if cell.look.fill and (at, column) not in covered:  # one fill for a merged block: two would show a seam
            painter.fillRect(box, QColor(cell.look.fill))
    for (_at, _column, cell), box in zip(cells, boxes, strict=True):
        if cell.value not in (None, "", ()):
            runs_over = not cell.look.wrap and cell.look.across == "left"  # into the empty cells beside it
            _paint_text(painter, cell, box.adjusted(0, 0, lefts[-1] - box.right(), 0) if runs_over else box)
    for at, column, cell in cells:
        _paint_lines(painter, cell.look, _box(Merge(at, column, at, column), lefts, tops))


def _box(place: Merge, lefts: Sequence[float], tops: Sequence[float]) -> QRectF:
    corner = QPointF(lefts[place.left], tops[place.top])
    return QRectF(corner, QPointF(lefts[place.right + 1], tops[place.bottom + 1]))


def _paint_lines(painter: QPainter, look: Look, box: QRectF) -> None:
    for side, begin, end in (
        (look.left, box.topLeft(), box.bottomLeft()),
        (look.right, box.topRight(), box.bottomRight()),
        (look.top, box.topLeft(), box.topRight()),
        (look.bottom, box.bottomLeft(), box.bottomRight()),
    ):
        if side.edge is not Edge.NONE:
            painter.setPen(_pen(side))
            painter.drawLine(begin, end)


def _pen(side: Side) -> QPen:
    pen = QPen(QColor(side.colour), _PENS[side.edge])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _paint_text(painter: QPainter, cell: Cell, box: QRectF) -> None:
    look = cell.look
    inner = box.adjusted(_INSET + look.indent * _INDENT, 1, -_INSET, -1)
    runs = _runs(cell.value, look)
    heights = [_tall(run, inner.width() if look.wrap else 1e6) for run in runs]
    spare = max(0.0, inner.height() - sum(heights))
    y = inner.top() + {"center": spare / 2, "bottom": spare}.get(look.down, 0.0)
    option = QTextOption(_ACROSS[look.across])
    wraps = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere if look.wrap else QTextOption.WrapMode.NoWrap
    option.setWrapMode(wraps)
    option.setTextDirection(painter.layoutDirection())
    painter.save()
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    for run, height in zip(runs, heights, strict=True):
        painter.setFont(_font(painter, run.size, run.bold))
        painter.setPen(QColor(run.colour))
        painter.drawText(QRectF(inner.left(), y, inner.width(), height + 2), run.text.strip("\n"), option)
        y += height
    painter.restore()


def _runs(value: Value, look: Look) -> tuple[Run, ...]:
    if isinstance(value, tuple):
        return value
    return (Run(shown(value, look.format), look.size, look.bold, look.colour),)


def _tall(run: Run, room: float) -> float:
    text = run.text.strip("\n")
    return lines(text, run.size, run.bold, room) * line_height(text, run.size)


def _font(painter: QPainter, size: float, bold: bool = False) -> QFont:
    """Return the font at a size in the painter's own units, which are points of the paper."""
    font = QFont(FONT)
    font.setPointSizeF(size * 72 / painter.device().logicalDpiY())
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
