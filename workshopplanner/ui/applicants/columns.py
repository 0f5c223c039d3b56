"""The columns of the applicants in sets: the person as on the roster, and what belongs to the application."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from workshopplanner.core.applicants import Applicant, Point
from workshopplanner.core.kinds import label
from workshopplanner.core.roster import Attendee
from workshopplanner.core.roster_fields import text_of
from workshopplanner.language import N_, _
from workshopplanner.ui.roster import columns as roster
from workshopplanner.ui.rows_model import Column

SETS = {
    "basics": (N_("Basics"), ("family_name", "given_name", "country", "organisation", "gender", "status")),
    "application": (N_("Application"), ("family_name", "given_name", "country", "status")),
    "contact": (N_("Contact"), ("family_name", "given_name", "email", "phone", "position", "sector", "languages")),
    "person": (
        N_("Person"),
        ("family_name", "given_name", "display_name", "title", "age_band", "nationality", "departure_city"),
    ),
}
Tick = Callable[[Applicant, int, str], object]  # applicant, point of eligibility, "yes" or "no"


def columns(
    which: str, write: roster.Write, countries: roster.Lister, organisations: roster.Lister, points: Sequence[Point]
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
    if which == "basics":
        return [*found, _received()]
    return [*found, *_of_application(points)] if which == "application" else found


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


def _received() -> Column[Applicant]:
    return Column(
        _("Received"), _received_words, sort=lambda each: each.received, key="received", width=150, tone=_late_tone
    )


def _received_words(applicant: Applicant) -> str:
    if applicant.received is None:
        return ""
    moment = text_of(applicant.received)
    return _("{moment} (late)").format(moment=moment) if applicant.late else moment


def _late_tone(applicant: Applicant) -> str:
    return "warning" if applicant.late else ""


def _of_application(points: Sequence[Point]) -> list[Column[Applicant]]:
    found: list[Column[Applicant]] = [
        _received(),
        Column(_("Came by"), lambda each: label(each.channel), key="channel", width=110),
        Column(_("Nominated by"), lambda each: each.nominated_by, key="nominated_by", width=190),
        Column(_("CV"), lambda each: each.cv, key="cv", width=120),
    ]
    return found + [
        Column(
            point.title, partial(_met, point.id), key=f"point.{point.id}", width=130, tone=partial(_met_tone, point.id)
        )
        for point in points
    ]


def _met(point: int, applicant: Applicant) -> str:
    said = dict(applicant.ticks).get(point)
    return "" if said is None else _("yes") if said else _("no")


def _met_tone(point: int, applicant: Applicant) -> str:
    return "" if dict(applicant.ticks).get(point, True) else "error"


def haystack(applicant: Applicant) -> str:
    """Return all that the search looks at."""
    return "\n".join((roster.haystack(applicant.person), applicant.nominated_by))


def set_names() -> list[tuple[str, str]]:
    """Return the key and the name of each set of columns."""
    return [(key, _(name)) for key, (name, _fields) in SETS.items()]
