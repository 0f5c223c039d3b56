"""The cells of an applicant that belong to the application: what each is called and how its text is read."""

from typing import Any

from workshopplanner.core.applicants import Applicant
from workshopplanner.core.kinds import Channel, label
from workshopplanner.core.roster_fields import text_of
from workshopplanner.core.words import read_member, read_moment, read_yes
from workshopplanner.errors import UserError
from workshopplanner.language import N_, _

TITLES = {
    "channel": N_("Came by"),
    "nominated_by": N_("Nominated by"),
    "received": N_("Received"),
    "cv": N_("CV"),
}
_POINT = "point."


def point_key(point: int) -> str:
    """Return the name of the cell that says whether a point of eligibility is met."""
    return f"{_POINT}{point}"


def point_of(field: str) -> int | None:
    """Return the point of eligibility that a cell is about, None for any other cell."""
    return int(field.removeprefix(_POINT)) if field.startswith(_POINT) else None


def is_own(field: str) -> bool:
    """Say whether a cell belongs to the application and not to the person."""
    return field in TITLES or field.startswith(_POINT)


def read(field: str, text: str) -> Any:
    """Return what a cell keeps for a typed text."""
    if field.startswith(_POINT):
        met = read_yes(text) if text.strip() else None
        if text.strip() and met is None:
            raise UserError(_("“{text}” is neither yes nor no.").format(text=text))
        return met
    if field == "channel":
        return _channel(text)
    if field == "received":
        moment = read_moment(text)
        if text.strip() and moment is None:
            sentence = _("“{text}” is not a sure date and time. Write 2018-06-18 14:05.")
            raise UserError(sentence.format(text=text))
        return moment
    return " ".join(text.split("\n")).strip()


def _channel(text: str) -> Channel:
    found = read_member(Channel, text) if text.strip() else Channel.NOT_STATED
    if found is None:
        choices = _(", ").join(label(each) for each in Channel)
        raise UserError(_("“{text}” is none of these: {choices}.").format(text=text, choices=choices))
    return found


def problem(field: str, text: str) -> str:
    """Return why a text can't be put into a cell, or nothing."""
    try:
        read(field, text)
    except UserError as wrong:
        return wrong.message
    return ""


def written(applicant: Applicant, field: str) -> str:
    """Return a cell as text, as it is typed."""
    point = point_of(field)
    value = getattr(applicant, field) if point is None else dict(applicant.ticks).get(point)
    return text_of(value)
