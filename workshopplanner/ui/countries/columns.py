"""The columns of the countries' table."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from workshopplanner.core.countries import Country
from workshopplanner.core.kinds import InstrumentKind, PartyStatus, label
from workshopplanner.language import _
from workshopplanner.ui.countries.words import MARKS, day, deposited, support
from workshopplanner.ui.rows_model import Column

_NUMBER = Qt.AlignmentFlag.AlignTrailing
_TONES = {PartyStatus.PARTY: "success", PartyStatus.NOT_PARTY: "", PartyStatus.UNKNOWN: "warning"}


def columns(reword: Callable[[Country, str], object]) -> list[Column[Country]]:
    """Return the columns; only the wording can be changed here, the rest in the inspector."""
    return [
        Column(_("Code"), lambda row: row.alpha3, width=56, key="alpha3"),
        Column(_("Country"), lambda row: row.name, edit=reword, width=200, key="name"),
        Column(_("Subregion"), lambda row: _(row.subregion), width=150, key="subregion"),
        Column(
            _("Status"),
            lambda row: f"{MARKS[row.status]} {label(row.status)}",
            sort=lambda row: list(PartyStatus).index(row.status),
            tone=lambda row: _TONES[row.status],
            width=100,
            key="status",
        ),
        Column(_("Instrument"), _instrument, width=130, key="instrument"),
        Column(
            _("Deposited"), lambda row: deposited(row.statement), sort=lambda row: row.statement.latest, key="deposited"
        ),
        *(_count(title, key) for title, key in _counts()),
        Column(_("Source"), lambda row: row.statement.source, width=150, key="source"),
        Column(_("Support"), lambda row: support(row.statement), width=150, key="support"),
        Column(
            _("As of"),
            lambda row: day(row.statement.as_of) if row.statement.as_of else "",
            sort=lambda row: row.statement.as_of,
            width=96,
            key="as_of",
        ),
        Column(_("Electoral group"), lambda row: row.electoral_group, width=110, key="electoral_group"),
    ]


def _instrument(row: Country) -> str:
    return "" if row.statement.kind is InstrumentKind.NONE else label(row.statement.kind)


def _counts() -> list[tuple[str, str]]:
    return [
        (_("Applicants"), "applicants"),
        (_("Participants"), "participants"),
        (_("Women"), "women"),
        (_("Men"), "men"),
        (_("Another"), "another"),
        (_("Not stated"), "not_stated"),
        (_("Others"), "others"),
    ]


def _count(title: str, key: str) -> Column[Country]:
    def number(row: Country) -> int:
        found: int = getattr(row.presence, key)
        return found

    return Column(
        title,
        lambda row: str(number(row) or ""),
        sort=lambda row: number(row) or None,
        align=_NUMBER,
        width=96,
        key=key,
    )
