"""What reads the cells of a column into a field: the value that is kept, or what has to be asked or said about it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from workshopplanner.core import cleaning, words
from workshopplanner.core.cleaning_contacts import Phone, plain_email, plain_phone, read_email, read_phone
from workshopplanner.core.cleaning_dates import DateOrder, read_date
from workshopplanner.core.country_reading import read_country
from workshopplanner.core.import_fields import FIELDS
from workshopplanner.core.kinds import AgeBand, Gender, ParticipationStatus, Role, Sector
from workshopplanner.language import _


class Outcome(NamedTuple):
    """What a cell comes to; with `choices` or `asks` it is a question, with a message a warning.

    `rest` is what of the cell the value does not say, to be kept as an answer.
    """

    value: str = ""
    rest: str = ""
    asks: bool = False
    choices: tuple[str, ...] = ()
    message: str = ""
    suggestion: str = ""


@dataclass(frozen=True)
class Customs:
    """What holds for a whole table: answers given, learned spellings of countries, and how it writes dates."""

    choices: Mapping[tuple[str, str], str] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)
    orders: Mapping[int, DateOrder | None] = field(default_factory=dict)  # by column
    since_1904: bool = False


Read = Callable[[Any], Outcome]
_NOTHING = Outcome()
_LONGEST = 250  # letters in a country, a date, a status
_EARLIEST_BIRTH, _LATEST_BIRTH = 1900, 2015


def _plain(cell: Any) -> str:
    text = cleaning.text_of(cell)
    return "" if cleaning.is_blank(text) else text


def _line(cell: Any) -> str:
    text = cleaning.text_of(cell)
    return "" if cleaning.is_blank(text) else cleaning.one_line(text)


def _several(cell: Any) -> str:
    text = cleaning.text_of(cell)
    return "" if cleaning.is_blank(text) else cleaning.answers_of(text)


def reader(name: str, column: int, customs: Customs) -> Read:
    """Return what reads the cells of a column into a field; phones and full names need more than their cell."""
    if name in {"country", "nationality"}:
        return _short(lambda cell: _country(_answered(name, cell, customs), customs))
    if name in _MEMBERS:
        return _short(lambda cell: _member(name, _answered(name, cell, customs)))
    if name in {"birth_date", "passport_expiry", "submitted"}:
        return _short(lambda cell: _date(name, cell, customs, customs.orders.get(column)))
    if name == "email":
        return email
    text = TEXT_READERS.get(name, _line)
    return lambda cell: Outcome(text(cell))


def _short(read: Read) -> Read:
    """Return a reader that leaves whole essays in the wrong column alone."""

    def read_short(cell: Any) -> Outcome:
        return Outcome(rest=cell.strip()) if isinstance(cell, str) and len(cell) > _LONGEST else read(cell)

    return read_short


def _answered(name: str, cell: Any, customs: Customs) -> str:
    text = cleaning.text_of(cell)
    return customs.choices.get((name, text), text)


def _country(text: str, customs: Customs) -> Outcome:
    if cleaning.is_blank(text) and text != "NA":
        return _NOTHING
    found = read_country(text, customs.aliases)
    return Outcome(found.code) if found.code else Outcome(rest=text, asks=True, choices=found.choices)


_MEMBERS: Mapping[str, tuple[type[StrEnum], Callable[[str], StrEnum | None], bool]] = {
    "gender": (Gender, cleaning.read_gender, True),
    "status": (ParticipationStatus, cleaning.read_status, True),
    "age_band": (AgeBand, words.read_age_band, False),
    "sector": (Sector, lambda text: cleaning.read_member(Sector, text), False),
    "role": (Role, lambda text: cleaning.read_member(Role, text), False),
}


def _member(name: str, text: str) -> Outcome:
    """Return the member of a fixed list; whether another text is asked about depends on the list."""
    members, read, asks = _MEMBERS[name]
    if cleaning.is_blank(text):
        return _NOTHING
    member = read(text)
    if member is not None:
        return Outcome(member.value)
    return Outcome(rest=text, asks=asks, choices=tuple(each.value for each in members) if asks else ())


def _date(name: str, cell: Any, customs: Customs, order: DateOrder | None) -> Outcome:
    text = cleaning.text_of(cell)
    if cleaning.is_blank(text):
        return _NOTHING
    found = read_date(cell, order, since_1904=customs.since_1904, past=name == "birth_date")
    if found.open:
        return Outcome(rest=text)
    if found.moment is None:
        return Outcome(rest=text, message=_("“{text}” is not a sure date.").format(text=text))
    if name == "submitted":
        return Outcome(found.moment.isoformat())
    if name == "birth_date" and not _EARLIEST_BIRTH <= found.moment.year <= _LATEST_BIRTH:
        return Outcome(rest=text, message=_("“{text}” can’t be a date of birth.").format(text=text))
    return Outcome(found.moment.date().isoformat())


def email(cell: Any) -> Outcome:
    """Return an e-mail address, with the one that was probably meant where it has an error of typing."""
    text = cleaning.text_of(cell)
    if cleaning.is_blank(text):
        return _NOTHING
    found = read_email(text)
    if not found.address:
        return Outcome(rest=text, message=_("“{text}” is not an e-mail address.").format(text=text))
    if found.meant:
        message = _("“{text}” may be an error of typing. Was {suggestion} meant?")
        message = message.format(text=found.address, suggestion=found.meant)
        return Outcome(found.address, "; ".join(found.others), message=message, suggestion=found.meant)
    return Outcome(found.address, "; ".join(found.others))


def phone(cell: Any, country: str) -> Outcome:
    """Return a phone number in international form, or as it was written."""
    text = cleaning.text_of(cell)
    if cleaning.is_blank(text):
        return _NOTHING
    found = read_phone(text, country) if len(text) <= _LONGEST else Phone(text)
    if found.sure or sum(map(str.isdecimal, text)) >= 5:
        return Outcome(found.number)
    return Outcome(found.number, message=_("“{text}” is not a phone number.").format(text=text))


def _quick_email(cell: Any) -> str | None:
    return "" if cell is None else plain_email(cell) if type(cell) is str else None


def _quick_phone(cell: Any) -> str | None:
    return "" if cell is None else plain_phone(cell) if type(cell) is str else None


# What reads the cells of a field as most people write them; None is a cell for its own reader.
QUICK_READERS: Mapping[str, Callable[[Any], str | None]] = {"email": _quick_email, "phone": _quick_phone}
_HOW: Mapping[str, Callable[[Any], str]] = {
    **dict.fromkeys(["motivation", "notes", "full_name"], _plain),
    **dict.fromkeys(["languages", "dietary", "access", "medical"], _several),
}
_ODD = frozenset(["country", "nationality", "birth_date", "passport_expiry", "submitted", "email", "phone", *_MEMBERS])
# Fields whose cells are texts and nothing to be asked about.
TEXT_READERS: Mapping[str, Callable[[Any], str]] = {name: _HOW.get(name, _line) for name in FIELDS if name not in _ODD}
