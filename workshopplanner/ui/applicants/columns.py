"""The columns of the applicants in sets: the person as on the roster, and what belongs to the application."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from workshopplanner.core import applicant_fields as fields
from workshopplanner.core.applicants import Applicant, Point
from workshopplanner.core.kinds import Channel
from workshopplanner.core.roster import Attendee
from workshopplanner.core.roster_fields import text_of
from workshopplanner.language import N_, _
from workshopplanner.ui.applicants.said import AllSaid
from workshopplanner.ui.roster import columns as roster
from workshopplanner.ui.rows_model import Column

SETS = {
    "basics": (N_("Basics"), ("family_name", "given_name", "country", "organisation", "gender", "status")),
    "application": (N_("Application"), ("family_name", "given_name", "country", "status")),
    "form": (N_("The form"), ("family_name", "given_name")),
    "contact": (N_("Contact"), ("family_name", "given_name", "email", "phone", "position", "sector", "languages")),
    "person": (
        N_("Person"),
        ("family_name", "given_name", "display_name", "title", "age_band", "nationality", "departure_city"),
    ),
}

Write = Callable[[Any, str, str], object]  # applicant, or the person in it; cell; typed text


def columns(
    which: str,
    write: Write,
    countries: roster.Lister,
    organisations: roster.Lister,
    points: Sequence[Point],
    said: AllSaid,
) -> list[Column[Applicant]]:
    """Return the columns of a set; the points of eligibility stand in the set of the application."""
    known = {
        column.key: column
        for each in roster.SETS
        for column in roster.columns(
            each, revealed=False, write=write, countries=countries, organisations=organisations
        )
    }
    found = [_of_person(known[name]) for name in SETS[which][1]]
    if which == "form":
        return [*found, *(_answer(question, said) for question in said.questions()), _own("cv", write, 160)]
    if which == "basics":
        return [*found, _received(write)]
    return [*found, *_of_application(points, write)] if which == "application" else found


def _of_person(column: Column[Attendee]) -> Column[Applicant]:
    """Return a column of the roster as one of the applicants."""

    def of(function: Callable[..., Any] | None) -> Any:
        return None if function is None else lambda applicant, *more: function(applicant.person, *more)

    shown: Any = column
    own = {name: of(getattr(column, name)) for name in ("show", "edit", "sort", "tip", "raw", "decorate")}
    made: Column[Applicant] = replace(shown, **own, tone=_tone if column.key == "status" else None)
    return made


def _tone(applicant: Applicant) -> str:
    return "success" if applicant.person.live else "muted"


def _answer(question: str, said: AllSaid) -> Column[Applicant]:
    """Return a column of a question; its title is the question, its tip the whole answer."""

    def shown(applicant: Applicant) -> str:
        return said.of(applicant.id).get(question, "")

    return Column(question, shown, key=f"answer.{question}", width=240)


def _received(write: Write) -> Column[Applicant]:
    column = _own("received", write, 150)
    return replace(column, show=_received_words, sort=lambda each: each.received, tone=_late_tone)


def _own(key: str, write: Write, width: int, choices: roster.Lister | None = None) -> Column[Applicant]:
    """Return a column of the application."""

    def edit(applicant: Applicant, text: str) -> object:
        return write(applicant, key, text)

    shown = partial(_written, key)
    return Column(_(fields.TITLES[key]), shown, edit=edit, choices=choices, key=key, width=width, raw=shown)


def _written(key: str, applicant: Applicant) -> str:
    return fields.written(applicant, key)


def _received_words(applicant: Applicant) -> str:
    if applicant.received is None:
        return ""
    moment = text_of(applicant.received)
    return _("{moment} (late)").format(moment=moment) if applicant.late else moment


def _late_tone(applicant: Applicant) -> str:
    return "warning" if applicant.late else ""


def _of_application(points: Sequence[Point], write: Write) -> list[Column[Applicant]]:
    return [
        *(_point(point, write) for point in points),
        _received(write),
        _own("channel", write, 110, partial(roster.labels, Channel)),
        _own("nominated_by", write, 190),
        _own("cv", write, 160),
    ]


def _point(point: Point, write: Write) -> Column[Applicant]:
    key = fields.point_key(point.id)

    def edit(applicant: Applicant, text: str) -> object:
        return write(applicant, key, text)

    return Column(
        point.title,
        partial(_met, point.id),
        edit=edit,
        sort=partial(_met_order, point.id),
        tip=partial(_met_tip, point.id),
        key=key,
        width=190,
        judged=True,
    )


def _met(point: int, applicant: Applicant) -> bool | None:
    return dict(applicant.ticks).get(point)


def _met_order(point: int, applicant: Applicant) -> int:
    return (True, None, False).index(_met(point, applicant))


def _met_tip(point: int, applicant: Applicant) -> str:
    words = {True: _("Met."), False: _("Not met."), None: _("Nobody has looked.")}
    return _("{state} Space changes it, Del clears it.").format(state=words[_met(point, applicant)])


def haystack(said: AllSaid, applicant: Applicant) -> str:
    """Return all that the search looks at: the person, who nominated, and what the form said."""
    return "\n".join((roster.haystack(applicant.person), applicant.nominated_by, *said.of(applicant.id).values()))


def set_names() -> list[tuple[str, str]]:
    """Return the key and the name of each set of columns."""
    return [(key, _(name)) for key, (name, _fields) in SETS.items()]
