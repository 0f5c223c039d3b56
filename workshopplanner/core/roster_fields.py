"""The fields of the roster that a person can type into: what each is called, where it belongs, how its text is read."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Any, Literal

from workshopplanner.core import words
from workshopplanner.core.kinds import AgeBand, Gender, ParticipationStatus, Role, Sector, label
from workshopplanner.core.roster import Attendee
from workshopplanner.errors import UserError
from workshopplanner.language import N_, _

Home = Literal["person", "participation", "travel"]


@dataclass(frozen=True)
class Field:
    """A field: its name on the screen, the row that holds it, and what reads a typed text.

    Countries and organisations (`looks_up`) are found in the file; `column` is then where their id goes.
    """

    title: str
    home: Home
    read: Callable[[str], Any]
    column: str
    looks_up: Literal["", "country", "organisation"] = ""
    sensitive: bool = False


def _plain(text: str) -> str:
    """Keep a text as it was typed, on one line and without blanks at its ends."""
    return " ".join(text.split("\n")).strip()


def _key(text: str) -> str | None:
    return _plain(text) or None


def _lines(text: str) -> str:
    return text.strip()


_READERS: Mapping[type[StrEnum], Callable[[str], StrEnum | None]] = {
    Gender: words.read_gender,
    AgeBand: words.read_age_band,
}


def _choice(members: type[StrEnum], text: str) -> StrEnum:
    reader = _READERS.get(members) or partial(words.read_member, members)
    member = reader(text)
    if member is None:
        choices = _(", ").join(label(each) for each in members)
        raise UserError(_("“{text}” is none of these: {choices}.").format(text=text, choices=choices))
    return member


def _sector(text: str) -> StrEnum | None:
    return None if text.strip() in {"", "-", "–"} else _choice(Sector, text)


def _email(text: str) -> str:
    text = text.strip()
    if text and not all(re.fullmatch(r"[^\s@]+@[^\s@]+", part.strip()) for part in re.split(r"[;,]", text)):
        raise UserError(_("“{text}” is not an e-mail address.").format(text=text))
    return text


def _yes(text: str) -> bool:
    answer = words.read_yes(text)
    if answer is None:
        raise UserError(_("“{text}” is neither yes nor no.").format(text=text))
    return answer


def _date(text: str) -> Any:
    return _when(text, words.read_date(text), _("“{text}” is not a sure date. Write it as 2018-06-18."))


def _moment(text: str) -> Any:
    return _when(text, words.read_moment(text), _("“{text}” is not a sure date and time. Write 2018-06-18 14:05."))


def _when(text: str, found: Any, sentence: str) -> Any:
    if found is None and text.strip():
        raise UserError(sentence.format(text=text))
    return found


def _of_person(title: str, column: str, read: Callable[[str], Any] = _plain, **more: Any) -> tuple[str, Field]:
    return more.pop("name", column), Field(title, "person", read, column, **more)


def _of_participation(title: str, column: str, read: Callable[[str], Any] = _plain) -> tuple[str, Field]:
    return column, Field(title, "participation", read, column)


def _of_travel(title: str, column: str, read: Callable[[str], Any] = _plain) -> tuple[str, Field]:
    return column, Field(title, "travel", read, column, sensitive=True)


FIELDS: Mapping[str, Field] = dict(
    [
        _of_person(N_("Family name"), "family_name"),
        _of_person(N_("Given name"), "given_name"),
        _of_person(N_("Display name"), "display_name"),
        _of_person(N_("Family name first"), "family_first", _yes),
        _of_person(N_("Sorted as"), "sort_name", _key),
        _of_person(N_("Title"), "title"),
        _of_person(N_("Gender"), "gender", partial(_choice, Gender)),
        _of_person(N_("Date of birth"), "birth_date", _date),
        _of_person(N_("Age"), "age_band", partial(_choice, AgeBand)),
        _of_person(N_("Country"), "country_id", name="country", looks_up="country"),
        _of_person(N_("Nationality"), "nationality_id", name="nationality", looks_up="country"),
        _of_person(N_("Departure city"), "departure_city"),
        _of_person(N_("Organisation"), "organisation_id", name="organisation", looks_up="organisation"),
        _of_person(N_("Position"), "position"),
        _of_person(N_("Sector"), "sector", _sector),
        _of_person(N_("E-mail"), "email", _email),
        _of_person(N_("Phone"), "phone"),
        _of_person(N_("Languages"), "languages"),
        _of_person(N_("Name in passport"), "passport_name", sensitive=True),
        _of_person(N_("Notes"), "notes", _lines),
        _of_participation(N_("Role"), "role", partial(_choice, Role)),
        _of_participation(N_("Status"), "status", partial(_choice, ParticipationStatus)),
        _of_participation(N_("Sponsored by"), "sponsored_by"),
        _of_participation(N_("Name on badge"), "badge_name"),
        _of_participation(N_("In the directory"), "directory_consent", _yes),
        _of_participation(N_("Photo allowed"), "photo_consent", _yes),
        _of_travel(N_("Passport number"), "passport_number"),
        _of_travel(N_("Passport expires"), "passport_expires", _date),
        _of_travel(N_("Arrives"), "arrives", _moment),
        _of_travel(N_("Departs"), "departs", _moment),
    ]
)


def read(name: str, value: Any) -> Any:
    """Return what a field keeps for a typed text; a value that is no text is taken as it is."""
    return FIELDS[name].read(value) if isinstance(value, str) and not isinstance(value, StrEnum) else value


def title(name: str) -> str:
    """Return a field's name in the language of the screen."""
    return _(FIELDS[name].title)


def written(person: Attendee, name: str) -> str:
    """Return a field of an attendee as text, as the screen shows it and as it is typed."""
    return text_of(getattr(person, name))


def text_of(value: Any) -> str:
    """Return a field's value as text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, StrEnum):
        return label(value)
    return value.strftime("%Y-%m-%d %H:%M") if hasattr(value, "hour") else str(value)


def country_question(text: str, choices: Sequence[str]) -> UserError:
    """Return the question that a text puts which means no country, or more than one."""
    if choices:
        sentence = _("“{text}” may mean {choices}. Type which one.")
        return UserError(sentence.format(text=text, choices=" / ".join(choices)))
    sentence = _("“{text}” is no country known here. Check it, or teach this spelling on the Countries page.")
    return UserError(sentence.format(text=text))
