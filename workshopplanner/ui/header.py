"""The page header's layout: heading, tools and primary button in one line, or the tools below where room is short."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QSpacerItem, QWidget

GAP = 8


class HeaderLayout(QLayout):
    """Keeps `heading` at the start and `primary` at the end of the first line; the tools flow between or below."""

    def __init__(self) -> None:
        super().__init__()
        self.heading: QLayoutItem | None = None
        self.primary: QLayoutItem | None = None
        self._tools: list[QLayoutItem] = []

    # ---- filling; the words are those of QHBoxLayout

    def set_heading(self, widget: QWidget) -> None:
        """Put the heading at the start."""
        self.addWidget(widget)
        self.heading = self._tools.pop()

    def set_primary(self, widget: QWidget) -> None:
        """Put the primary button at the end."""
        self.addWidget(widget)
        self.primary = self._tools.pop()

    def addItem(self, item: QLayoutItem) -> None:
        self._tools.append(item)

    def addStretch(self, _stretch: int = 0) -> None:
        """Push what follows to the end of its line."""
        self.addItem(QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum))

    def addSpacing(self, width: int) -> None:
        """Keep a distance."""
        self.addItem(QSpacerItem(width, 0, QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum))

    def addLayout(self, layout: QLayout) -> None:
        """Add widgets that belong together and never part."""
        self.addChildLayout(layout)
        self.addItem(layout)

    # ---- what Qt asks of a layout

    def _all(self) -> list[QLayoutItem]:
        ends = [item for item in (self.heading, self.primary) if item is not None]
        return ends[:1] + self._tools + ends[1:] if self.heading is not None else self._tools + ends

    def count(self) -> int:
        return len(self._all())

    def itemAt(self, index: int) -> QLayoutItem | None:
        items = self._all()
        return items[index] if 0 <= index < len(items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        item = self.itemAt(index)
        if item is None:
            return None
        if item is self.heading:
            self.heading = None
        elif item is self.primary:
            self.primary = None
        else:
            self._tools.remove(item)
        return item

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        items = [item for item in self._all() if not item.isEmpty() or item.spacerItem()]
        inside = sum(_wish(item).width() for item in items) + GAP * max(len(items) - 1, 0)
        height = max((_wish(item).height() for item in items), default=0)
        return _grown(self, QSize(inside, height))

    def minimumSize(self) -> QSize:
        widest = max((item.minimumSize().width() for item in self._all()), default=0)
        tallest = max((_wish(item).height() for item in self._all()), default=0)
        return _grown(self, QSize(widest, tallest))

    # ---- the lines

    def _arrange(self, rect: QRect, move: bool) -> int:
        left, top, right, bottom = _margins(self)
        inner = rect.adjusted(left, top, -right, -bottom)
        ends = [item for item in (self.heading, self.primary) if item is not None and not item.isEmpty()]
        tools = [item for item in self._tools if not item.isEmpty() or item.spacerItem()]
        whole = sum(_least(item) + GAP for item in [*ends, *tools]) - GAP
        first = _in_order(self.heading, tools if whole <= inner.width() else [], self.primary)
        lines = [first] + ([] if whole <= inner.width() else _broken(tools, inner.width()))
        y = inner.top()
        for line in lines:
            height = max((_wish(item).height() for item in line if not item.spacerItem()), default=0)
            if move:
                self._place(line, QRect(inner.left(), y, inner.width(), height))
            y += height + GAP
        return y - GAP + bottom - rect.top()

    def _place(self, line: list[QLayoutItem], box: QRect) -> None:
        widths = [_least(item) for item in line]
        spare = box.width() - sum(widths) - GAP * (len(line) - 1)
        for at, item in enumerate(line):  # first what is cut short gets its wish, then the rest goes to those who grow
            more = max(0, min(_wish(item).width() - widths[at], spare))
            widths[at] += more
            spare -= more
        growing = [at for at, item in enumerate(line) if _grows(item)]
        if spare > 0 and not growing and self.primary is not None and line[-1] is self.primary:
            line = [*line[:-1], QSpacerItem(0, 0), line[-1]]
            widths.insert(-1, spare - GAP)
        for number, at in enumerate(growing):
            widths[at] += max(spare, 0) // len(growing) + (number < max(spare, 0) % len(growing))
        widget = self.parentWidget()
        mirrored = widget is not None and widget.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = box.left()
        for item, width in zip(line, widths, strict=True):
            start = box.right() + 1 - (x - box.left()) - width if mirrored else x
            height = min(_wish(item).height(), box.height())
            item.setGeometry(QRect(QPoint(start, box.top() + (box.height() - height) // 2), QSize(width, height)))
            x += width + GAP


def _in_order(heading: QLayoutItem | None, tools: list[QLayoutItem], primary: QLayoutItem | None) -> list[QLayoutItem]:
    return [item for item in (heading, *tools, primary) if item is not None and (not item.isEmpty() or item in tools)]


def _broken(tools: list[QLayoutItem], width: int) -> list[list[QLayoutItem]]:
    lines: list[list[QLayoutItem]] = [[]]
    used = 0
    for item in tools:
        need = _least(item)
        if lines[-1] and used + need > width:
            lines.append([])
            used = 0
        lines[-1].append(item)
        used += need + GAP
    return [line for line in lines if any(not item.spacerItem() for item in line)]


def _wish(item: QLayoutItem) -> QSize:
    return item.sizeHint().expandedTo(item.minimumSize())


def _least(item: QLayoutItem) -> int:
    """Return the width below which an item is not cut: fields may shrink a little, buttons and words may not."""
    widget = item.widget()
    if widget is not None and widget.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Expanding:
        return max(item.minimumSize().width(), min(160, _wish(item).width()))
    return _wish(item).width()


def _grows(item: QLayoutItem) -> bool:
    return bool(item.expandingDirections() & Qt.Orientation.Horizontal)


def _margins(layout: QLayout) -> tuple[int, int, int, int]:
    margins = layout.contentsMargins()
    return margins.left(), margins.top(), margins.right(), margins.bottom()


def _grown(layout: QLayout, size: QSize) -> QSize:
    left, top, right, bottom = _margins(layout)
    return size + QSize(left + right, top + bottom)
