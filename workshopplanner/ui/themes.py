"""The themes page: codes, colours, and planned against target minutes; edited in place, pasted one per line."""

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from workshopplanner.commands import themes as commands
from workshopplanner.core.agenda import Agenda, read_minutes
from workshopplanner.core.roster import Known
from workshopplanner.core.themes import Theme
from workshopplanner.errors import UserError
from workshopplanner.language import _
from workshopplanner.queries import agenda as agenda_queries
from workshopplanner.queries import roster as roster_queries
from workshopplanner.queries import themes as queries
from workshopplanner.ui import icons
from workshopplanner.ui.hub import Hub, Live
from workshopplanner.ui.ordering import text_key
from workshopplanner.ui.page import Page
from workshopplanner.ui.rows_model import Column, RowsModel
from workshopplanner.ui.table import TableView
from workshopplanner.ui.theme_outcomes import ThemeOutcomes
from workshopplanner.ui.theme_parts import AddBox, SessionLinks, Swatches, bar, slot_name, swatch
from workshopplanner.ui.tokens import scheme
from workshopplanner.ui.widgets import named

RIGHT = Qt.AlignmentFlag.AlignTrailing


class ThemesPage(Page):
    """Shows the themes of the workshop in their order."""

    key: ClassVar[str] = "themes"

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub)
        self._themes: Sequence[Theme] = ()
        self._people: dict[str, int] = {}
        self._adding = False
        self.outcomes = ThemeOutcomes(hub, self)
        self.model: RowsModel[Theme] = RowsModel(self._columns(), self)
        self.table = TableView(self.model, "themes.table", _("Themes"))
        self.box = AddBox()
        self.links = SessionLinks()
        self._make_tools()
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 0, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.box)
        column.addWidget(self.table, 1)
        self.set_body(body)
        self.set_inspector(self.links)
        self._connect()
        self.live(self._show, queries.themes)
        Live(hub, self, self._show_people, roster_queries.people, tuple)
        self._sessions = Live(hub, self.links, self._show_sessions, agenda_queries.agenda)
        self._agenda = Agenda()

    @classmethod
    def title(cls) -> str:
        return _("Themes")

    def _make_tools(self) -> None:
        self.up = self._tool("up", _("Move up"), "arrow-up", "Alt+Up")
        self.down = self._tool("down", _("Move down"), "arrow-down", "Alt+Down")
        self.remove = self._tool("delete", _("Delete"), "trash")
        self.details = self._tool("details", _("Sessions"), "list")
        self.details.setCheckable(True)
        self.tools.addStretch(1)
        for button in (self.up, self.down, self.remove, self.details):
            self.tools.addWidget(button)
        self.set_primary(_("Add theme"), self._open_box, "themes.add")

    def _tool(self, name: str, text: str, icon: str, key: str = "") -> QPushButton:
        button = named(QPushButton(text), f"themes.{name}", text)
        icons.dress(button, icon)
        if key:
            button.setShortcut(key)
            button.setToolTip(f"{text} ({key})")
        return button

    def _connect(self) -> None:
        self.up.clicked.connect(self._move_up)
        self.down.clicked.connect(self._move_down)
        self.remove.clicked.connect(self._delete)
        self.details.clicked.connect(self.open_inspector)
        self.inspected.connect(self.details.setChecked)
        self.table.removal_wanted.connect(self._delete_rows)
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(self._open)
        self.table.clicked.connect(self._clicked)
        self.box.given.connect(self._add)
        self.box.closed.connect(self._close_box)
        self.links.wanted.connect(self._go_to_session)
        scheme.changed.connect(self.table.viewport().update)
        self.outcomes.changed.connect(self._redraw)

    def _redraw(self) -> None:
        self.table.viewport().update()

    # ---- the table

    def _columns(self) -> list[Column[Theme]]:
        return [
            Column(_("Code"), lambda theme: theme.code, self._recode, key="code", width=72),
            Column(
                _("Colour"),
                lambda theme: slot_name(theme.slot),
                self._recolor,
                lambda theme: theme.slot,
                _slot_names,
                key="colour",
                width=112,
                decorate=self._swatch,
            ),
            Column(_("Title"), lambda theme: theme.title, self._rename, key="title", width=260),
            Column(
                _("Target, min"),
                lambda theme: str(theme.target_minutes or ""),
                self._set_target,
                lambda theme: theme.target_minutes or None,
                align=RIGHT,
                key="target",
                width=112,
            ),
            Column(
                _("Planned, min"),
                _planned,
                sort=lambda theme: theme.planned_minutes,
                tone=_tone,
                decorate=self._bar,
                key="planned",
                width=180,
            ),
            Column(
                _("Sessions"),
                lambda theme: str(theme.sessions),
                sort=lambda theme: theme.sessions,
                align=RIGHT,
                key="sessions",
                width=80,
            ),
            Column(_("Lead"), lambda theme: theme.lead, self._set_lead, choices=self._names, key="lead", width=160),
            self.outcomes.column(),
        ]

    def _swatch(self, theme: Theme) -> Any:
        return swatch(theme.slot, theme.code, self.devicePixelRatioF())

    def _bar(self, theme: Theme) -> Any:
        return bar(theme, self.devicePixelRatioF())

    def _names(self) -> list[str]:
        return [_("Nobody"), *self._people]

    def _rename(self, theme: Theme, text: str) -> None:
        self.hub.do(commands.rename_theme, theme.id, text)

    def _recode(self, theme: Theme, text: str) -> None:
        self.hub.do(commands.recode_theme, theme.id, text)

    def _recolor(self, theme: Theme, text: str) -> None:
        names = [text_key(name) for name in _slot_names()]
        wanted = text_key(text.strip())
        if wanted not in [*names, *map(str, range(1, 9))]:
            raise UserError(_("“{text}” is not one of the eight colours. Alt+↓ shows them.").format(text=text))
        self.hub.do(commands.set_theme_slot, theme.id, names.index(wanted) + 1 if wanted in names else int(wanted))

    def _set_target(self, theme: Theme, text: str) -> None:
        minutes = read_minutes(text) if text.strip() else 0
        if minutes is None:
            raise UserError(_("“{text}” is no length. Type minutes such as 45, or 1h15.").format(text=text))
        self.hub.do(commands.set_theme_target, theme.id, minutes)

    def _set_lead(self, theme: Theme, text: str) -> None:
        if text.strip() in {"", _("Nobody")}:
            self.hub.do(commands.set_theme_lead, theme.id, None)
            return
        person_id = self._people.get(text.strip())
        if person_id is None:
            sentence = _("Nobody is called “{name}”. Add the person on the Roster page first.")
            raise UserError(sentence.format(name=text.strip()))
        self.hub.do(commands.set_theme_lead, theme.id, person_id)

    # ---- showing

    def _show(self, themes: Sequence[Theme]) -> None:
        self._themes = themes
        self.model.show(themes)
        self._show_box()
        self._chosen()

    def _show_people(self, people: Sequence[Known]) -> None:
        self._people = {}
        for person in sorted(people, key=lambda each: self.hub.workshop_id not in each.workshop_ids):
            self._people.setdefault(person.name, person.id)

    def _show_box(self) -> None:
        """Have the text box open where there is nothing yet, or where it was asked for."""
        self.table.setVisible(bool(self._themes))
        self.box.setVisible(self._adding or not self._themes)
        self.box.cancel.setVisible(bool(self._themes))
        self.box.setMaximumHeight(220 if self._themes else 16_777_215)

    def _show_sessions(self, agenda: Agenda) -> None:
        self._agenda = agenda
        self.links.show_theme(self._current(), agenda)

    def _current(self) -> Theme | None:
        rows = [self.model.rows[place] for place in self.table.selected_places() if place < len(self.model.rows)]
        return rows[0] if rows else None

    def _chosen(self) -> None:
        current = self._current()
        at = self._place(current)
        self.up.setEnabled(at > 0)
        self.down.setEnabled(0 <= at < len(self._themes) - 1)
        self.remove.setEnabled(current is not None)
        if self.inspecting:
            self.links.show_theme(current, self._agenda)

    def _place(self, theme: Theme | None) -> int:
        return next((at for at, each in enumerate(self._themes) if theme is not None and each.id == theme.id), -1)

    def _open(self, _theme: Theme) -> None:
        self.open_inspector()

    def _clicked(self, index: QModelIndex) -> None:
        """Open the swatches for a click on a colour."""
        if self.model.columns[index.column()].name == "colour":
            cell = self.table.visualRect(index)
            viewport = self.table.viewport()
            taken = [theme.slot for theme in self._themes]
            swatches = Swatches(self, self.model.row_at(index), taken)
            swatches.chosen.connect(self._set_slot)
            swatches.open_below(QRect(viewport.mapToGlobal(cell.topLeft()), cell.size()))

    def reveal(self, table: str, row_id: int) -> bool:
        return table == "theme" and self.table.flash(row_id)

    def _go_to_session(self, session_id: int) -> None:
        self.wanted.emit("agenda", "session", session_id)

    # ---- doing

    def _open_box(self) -> None:
        self._adding = True
        self._show_box()
        self.box.text.setFocus()

    def _close_box(self) -> None:
        self._adding = False
        self._show_box()
        self.table.setFocus()

    def _add(self, text: str) -> None:
        made = self.hub.do(commands.add_themes, self.hub.workshop_id, text)
        self.box.text.clear()
        self._close_box()
        self.table.flash(made[0])

    def _set_slot(self, theme_id: int, slot: int) -> None:
        self.hub.do(commands.set_theme_slot, theme_id, slot)

    def _move_up(self) -> None:
        self._move(-1)

    def _move_down(self) -> None:
        self._move(1)

    def _move(self, step: int) -> None:
        current = self._current()
        if current is not None:
            self.model.sort(-1)  # moving means something in the themes' own order only
            self.hub.do(commands.move_theme, current.id, self._place(current) + 1 + step)
            self.table.select(current.id, max(0, self.table.currentIndex().column()))

    def _delete(self) -> None:
        self._delete_rows([self.model.rows[place] for place in self.table.selected_places()])

    def _delete_rows(self, themes: Sequence[Theme]) -> None:
        if themes:
            self.hub.do(commands.delete_themes, [theme.id for theme in themes])


def _slot_names() -> list[str]:
    return [slot_name(slot) for slot in range(1, 9)]


def _planned(theme: Theme) -> str:
    if not theme.target_minutes:
        return str(theme.planned_minutes)
    return _("{planned} of {target}").format(planned=theme.planned_minutes, target=theme.target_minutes)


def _tone(theme: Theme) -> str:
    return "warning" if theme.planned_minutes < theme.target_minutes else ""
