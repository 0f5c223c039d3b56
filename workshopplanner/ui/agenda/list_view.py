"""The agenda as a flat table: sorted, edited in place, and the way of a screen reader."""

import re
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workshopplanner.commands import agenda as commands
from workshopplanner.core.agenda import Agenda, Card, Day, read_minutes, read_time
from workshopplanner.core.findings import Finding
from workshopplanner.core.kinds import SessionStatus, SessionType, label
from workshopplanner.core.themes import Theme
from workshopplanner.errors import UserError
from workshopplanner.language import _
from workshopplanner.queries import themes as themes_queries
from workshopplanner.ui.agenda import words
from workshopplanner.ui.hub import Hub, Live
from workshopplanner.ui.ordering import text_key
from workshopplanner.ui.rows_model import Column, RowsModel
from workshopplanner.ui.table import TableView
from workshopplanner.ui.widgets import named


class SessionList(QWidget):
    """All sessions of the workshop, those of the tray last."""

    opened = Signal(int, bool)
    deleted = Signal(list)
    chosen = Signal()

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        named(self, "agenda.list.body")
        self._hub = hub
        self._agenda = Agenda()
        self._days: dict[int, Day] = {}
        self._themes: Sequence[Theme] = ()
        self._marks: dict[int, list[Finding]] = {}
        self.model: RowsModel[Card] = RowsModel(self._columns(), self)
        self.table = TableView(self.model, "agenda.list", _("Sessions"))
        self.table.opened.connect(self._open)
        self.table.removal_wanted.connect(self._remove)
        self.table.chosen.connect(self.chosen)
        self.setFocusProxy(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 12)
        column.addWidget(self.table)
        Live(hub, self, self._show_themes, themes_queries.themes)

    def _columns(self) -> list[Column[Card]]:
        right = Qt.AlignmentFlag.AlignTrailing
        return [
            Column(_("Code"), lambda card: card.code, key="code", width=56),
            Column(_("Day"), self._day, self._set_day, self._day_number, self._day_names, key="day", width=66),
            Column(_("Start"), self._start, self._set_start, self._when, key="start", width=52),
            Column(_("End"), self._end, sort=self._when_over, key="end", width=52),
            Column(
                _("Minutes"),
                lambda card: str(card.minutes),
                self._set_minutes,
                lambda card: card.minutes,
                align=right,
                key="minutes",
                width=66,
            ),
            Column(
                _("Title"),
                lambda card: card.title,
                self._rename,
                tip=self._tip,
                tone=self._tone,
                key="title",
                width=246,
            ),
            Column(_("Theme"), self._theme, self._set_theme, choices=self._theme_names, key="theme", width=112),
            Column(_("Type"), lambda card: label(card.type), self._set_type, None, _types, key="type", width=104),
            Column(_("Room"), words.rooms, self._set_room, choices=self._room_names, key="room", width=80),
            Column(_("Lead"), words.leads, key="lead", width=120),
            Column(_("Status"), lambda card: label(card.status), self._set_status, None, _statuses, key="status"),
        ]

    # ---- showing

    def show_agenda(self, agenda: Agenda, findings: Sequence[Finding]) -> None:
        """Show the sessions of an agenda."""
        self._agenda = agenda
        self._days = {day.id: day for day in agenda.days}
        self._marks = words.by_session(findings)
        self.model.show(agenda.cards)

    def _show_themes(self, themes: Sequence[Theme]) -> None:
        self._themes = themes

    def selected(self) -> list[int]:
        """Return the sessions whose rows are selected."""
        return [card.id for card in self.table.chosen_rows()]

    def select(self, session_id: int) -> bool:
        """Make a session the current one."""
        return self.table.select(session_id)

    def reveal(self, session_id: int) -> bool:
        """Scroll to a session and light it up; say whether it is there."""
        return self.table.flash(session_id)

    def _open(self, card: Card) -> None:
        self.opened.emit(card.id, False)

    def _remove(self, cards: Sequence[Card]) -> None:
        self.deleted.emit([card.id for card in cards])

    # ---- what the cells show

    def _day(self, card: Card) -> str:
        day = self._days.get(card.day_id or 0)
        return words.day_short(day) if day else _("Tray")

    def _day_number(self, card: Card) -> Any:
        day = self._days.get(card.day_id or 0)
        return (day.number, card.begin) if day else None

    def _day_names(self) -> list[str]:
        return [words.day_short(day) for day in self._agenda.days] + [_("Tray")]

    def _start(self, card: Card) -> str:
        return words.clock(card.begin) if card.day_id is not None else ""

    def _end(self, card: Card) -> str:
        return words.clock(card.end) if card.day_id is not None else ""

    def _when(self, card: Card) -> int | None:
        return card.begin if card.day_id is not None else None

    def _when_over(self, card: Card) -> int | None:
        return card.end if card.day_id is not None else None

    def _theme(self, card: Card) -> str:
        return f"{card.theme_code} {card.theme_title}".strip()

    def _theme_names(self) -> list[str]:
        return [_("No theme"), *(f"{theme.code} {theme.title}" for theme in self._themes)]

    def _room_names(self) -> list[str]:
        return [_("No room"), *(room.name for room in self._agenda.rooms)]

    def _tip(self, card: Card) -> str:
        return "\n".join([card.title, *(finding.sentence for finding in self._marks.get(card.id, ()))])

    def _tone(self, card: Card) -> str:
        return "warning" if card.id in self._marks else ""

    # ---- what is typed into them

    def _rename(self, card: Card, text: str) -> None:
        self._hub.do(commands.rename_session, card.id, text)

    def _set_day(self, card: Card, text: str) -> None:
        if text_key(text) in {text_key(_("Tray")), ""}:
            self._hub.do(commands.unschedule_session, card.id)
            return
        day = self._one(text, [(words.day_short(day), day) for day in self._agenda.days])
        starts = card.starts or day.opens
        self._hub.do(commands.move_session, card.id, day.id, starts)

    def _set_start(self, card: Card, text: str) -> None:
        starts = read_time(text, card.starts)
        if starts is None:
            raise UserError(_("“{text}” is no time. Type one such as 9.30, 0930 or +15.").format(text=text))
        self._hub.do(commands.set_session_time, card.id, starts, card.minutes)

    def _set_minutes(self, card: Card, text: str) -> None:
        minutes = read_minutes(text)
        if minutes is None:
            raise UserError(_("“{text}” is no length. Type minutes such as 45, or 1h15.").format(text=text))
        self._hub.do(commands.resize_session, card.id, minutes)

    def _set_theme(self, card: Card, text: str) -> None:
        offered: list[tuple[str, int | None]] = [(_("No theme"), None), ("", None)]
        for theme in self._themes:
            offered += [(f"{theme.code} {theme.title}", theme.id), (theme.code, theme.id), (theme.title, theme.id)]
        self._hub.do(commands.set_session_theme, card.id, self._one(text, offered))

    def _set_type(self, card: Card, text: str) -> None:
        kind = self._one(text, [(label(kind), kind) for kind in SessionType])
        self._hub.do(commands.set_session_type, card.id, kind)

    def _set_status(self, card: Card, text: str) -> None:
        status = self._one(text, [(label(status), status) for status in SessionStatus])
        self._hub.do(commands.set_session_status, card.id, status)

    def _set_room(self, card: Card, text: str) -> None:
        none = {text_key(_("No room")), ""}
        offered = [(room.name, room.id) for room in self._agenda.rooms]
        wanted = [part.strip() for part in re.split("[,،]", text)] if text_key(text) not in none else []
        self._hub.do(commands.set_session_rooms, card.id, [self._one(name, offered) for name in wanted])

    def _one(self, text: str, offered: Sequence[tuple[str, Any]]) -> Any:
        """Return what a text names among the things offered, or say that it names none."""
        wanted = text_key(_plain(text))
        for name, thing in offered:
            if text_key(_plain(name)) == wanted:
                return thing
        raise UserError(_("“{text}” is not one of the choices. Alt+↓ shows them.").format(text=text))


def _plain(text: str) -> str:
    """Return a text without the marks that keep its direction."""
    return text.strip().strip("\u2066\u2068\u2069").strip()


def _types() -> list[str]:
    return [label(kind) for kind in SessionType]


def _statuses() -> list[str]:
    return [label(status) for status in SessionStatus]
