"""The fixed lists of the field, each member with its label; stored by value, shown through `label`."""

from dataclasses import dataclass
from enum import StrEnum

from workshopplanner.language import N_, _


class SessionType(StrEnum):
    """What happens in a session; `TYPES` says how long it usually is and whether it is taught."""

    REGISTRATION = "registration"
    OPENING = "opening"
    PLENARY = "plenary"
    LECTURE = "lecture"
    PANEL = "panel"
    GROUP_WORK = "group_work"
    FIELD_VISIT = "field_visit"
    BREAK = "break"
    MEAL = "meal"
    RECAP = "recap"
    EVALUATION = "evaluation"
    CLOSING = "closing"
    ADMINISTRATIVE = "administrative"
    SOCIAL = "social"


@dataclass(frozen=True)
class TypeFacts:
    """What a session type brings with it: counts as teaching, default length in minutes, icon name."""

    taught: bool
    minutes: int
    icon: str


TYPES: dict[SessionType, TypeFacts] = {
    SessionType.REGISTRATION: TypeFacts(False, 30, "clipboard-list"),
    SessionType.OPENING: TypeFacts(False, 45, "flag"),
    SessionType.PLENARY: TypeFacts(True, 60, "users"),
    SessionType.LECTURE: TypeFacts(True, 60, "presentation"),
    SessionType.PANEL: TypeFacts(True, 75, "messages-square"),
    SessionType.GROUP_WORK: TypeFacts(True, 75, "network"),
    SessionType.FIELD_VISIT: TypeFacts(True, 120, "bus"),
    SessionType.BREAK: TypeFacts(False, 15, "coffee"),
    SessionType.MEAL: TypeFacts(False, 90, "utensils"),
    SessionType.RECAP: TypeFacts(False, 15, "repeat"),
    SessionType.EVALUATION: TypeFacts(False, 30, "clipboard-check"),
    SessionType.CLOSING: TypeFacts(False, 30, "award"),
    SessionType.ADMINISTRATIVE: TypeFacts(False, 15, "camera"),
    SessionType.SOCIAL: TypeFacts(False, 90, "party-popper"),
}


class SessionStatus(StrEnum):
    """How firm a session is."""

    IDEA = "idea"
    DRAFT = "draft"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"


class Function(StrEnum):
    """What a person does in a session."""

    LEAD = "lead"
    CHAIR = "chair"
    MODERATOR = "moderator"
    SPEAKER = "speaker"
    TRAINER = "trainer"
    RAPPORTEUR = "rapporteur"
    INTERPRETER = "interpreter"


class Method(StrEnum):
    """How a step of a session plan is taught."""

    INPUT = "input"
    DISCUSSION = "discussion"
    CASE = "case"
    ROLE_PLAY = "role_play"
    EXERCISE = "exercise"
    REPORT_BACK = "report_back"
    ENERGISER = "energiser"
    REFLECTION = "reflection"


class Layout(StrEnum):
    """How a room is set up."""

    THEATRE = "theatre"
    CLASSROOM = "classroom"
    U_SHAPE = "u_shape"
    ISLANDS = "islands"
    BOARDROOM = "boardroom"
    OPEN_SPACE = "open_space"


class Gender(StrEnum):
    """Gender as a person declared it; never guessed from a name."""

    WOMAN = "woman"
    MAN = "man"
    ANOTHER = "another"
    NOT_STATED = "not_stated"


class AgeBand(StrEnum):
    """Age in bands, as donors ask for it."""

    UNDER_30 = "under_30"
    FROM_30_TO_39 = "30_39"
    FROM_40_TO_49 = "40_49"
    FROM_50_TO_59 = "50_59"
    FROM_60 = "60_plus"
    NOT_STATED = "not_stated"


class Sector(StrEnum):
    """Where a person works."""

    GOVERNMENT = "government"
    NATIONAL_COMMISSION = "national_commission"
    CIVIL_SOCIETY = "civil_society"
    ACADEMIA = "academia"
    PRIVATE = "private"
    UN = "un"
    INDEPENDENT = "independent"


class Role(StrEnum):
    """Why a person attends a workshop; the order is that of a participants list."""

    PARTICIPANT = "participant"
    FIELD_OFFICE = "field_office"
    FACILITATOR = "facilitator"
    RESOURCE_PERSON = "resource_person"
    OBSERVER = "observer"
    PARTNER = "partner"
    ORGANISER = "organiser"
    INTERPRETER = "interpreter"


class ParticipationStatus(StrEnum):
    """Where a person stands on the way from applying to attending; any step can be reversed."""

    APPLIED = "applied"
    SHORTLISTED = "shortlisted"
    SELECTED = "selected"
    INVITED = "invited"
    CONFIRMED = "confirmed"
    ATTENDED = "attended"
    INELIGIBLE = "ineligible"
    NOT_SELECTED = "not_selected"
    WAITLISTED = "waitlisted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    NO_SHOW = "no_show"


# "30 participants" counts the people who hold a seat: chosen and not fallen out.
LIVE = frozenset(
    {
        ParticipationStatus.SELECTED,
        ParticipationStatus.INVITED,
        ParticipationStatus.CONFIRMED,
        ParticipationStatus.ATTENDED,
    }
)

# Who asked to come and holds no seat stands among the applicants, not on the roster.
CANDIDATE = frozenset(
    {
        ParticipationStatus.APPLIED,
        ParticipationStatus.SHORTLISTED,
        ParticipationStatus.INELIGIBLE,
        ParticipationStatus.NOT_SELECTED,
        ParticipationStatus.WAITLISTED,
    }
)


class Channel(StrEnum):
    """How an application came in."""

    OPEN_CALL = "open_call"
    NOMINATION = "nomination"
    NOT_STATED = "not_stated"


class Normalising(StrEnum):
    """How the scores of strict and generous readers are made comparable."""

    AS_GIVEN = "as_given"
    MEAN = "mean"
    MEAN_AND_SPREAD = "mean_and_spread"


class QuotaKind(StrEnum):
    """What a rule counts: those with a value, how many values there are, or those with each value."""

    COUNT = "count"
    DIFFERENT = "different"
    EACH = "each"


class Held(StrEnum):
    """Where the committee holds a candidate, whatever the scores."""

    IN = "in"
    OUT = "out"


class Bond(StrEnum):
    """Whether two people are in the same breakout group, or never are."""

    TOGETHER = "together"
    APART = "apart"


class PartyStatus(StrEnum):
    """Whether a country is a Party to a convention, as far as it is known."""

    PARTY = "party"
    NOT_PARTY = "not_party"
    UNKNOWN = "unknown"


class InstrumentKind(StrEnum):
    """The kind of instrument a country deposited."""

    RATIFICATION = "ratification"
    ACCEPTANCE = "acceptance"
    APPROVAL = "approval"
    ACCESSION = "accession"
    NOT_ESTABLISHED = "not_established"
    NONE = "none"


class Confidence(StrEnum):
    """How well a fact is supported: read in a source, or widely known but not read in one."""

    VERIFIED = "verified"
    GENERAL_KNOWLEDGE = "general_knowledge"
    OWN = "own"
    NONE = "none"


class OutcomeLevel(StrEnum):
    """The four levels of Kirkpatrick's training evaluation model."""

    REACTION = "reaction"
    LEARNING = "learning"
    BEHAVIOUR = "behaviour"
    RESULTS = "results"


class Severity(StrEnum):
    """How much a finding matters; the first stops "issue as final", none stops editing."""

    STOPS = "stops"
    WARNING = "warning"
    HINT = "hint"


# Members whose label is not simply their value with a capital letter.
# Members of two lists that share a value are equal as text, so a value means the same in every list.
_LABELS: dict[StrEnum, str] = {
    SessionType.OPENING: N_("Opening ceremony"),
    AgeBand.FROM_30_TO_39: "30–39",
    AgeBand.FROM_40_TO_49: "40–49",
    AgeBand.FROM_50_TO_59: "50–59",
    AgeBand.FROM_60: "60+",
    AgeBand.UNDER_30: N_("Under 30"),
    Layout.U_SHAPE: N_("U-shape"),
    Method.REPORT_BACK: N_("Report-back"),
    Sector.NATIONAL_COMMISSION: N_("National Commission"),
    Sector.UN: N_("United Nations"),
    Role.FIELD_OFFICE: N_("UN field-office specialist"),
    Role.FACILITATOR: N_("Facilitator or trainer"),
    Role.PARTNER: N_("Donor or partner guest"),
    ParticipationStatus.NO_SHOW: N_("No-show"),
    PartyStatus.NOT_PARTY: N_("Not Party"),
    InstrumentKind.NOT_ESTABLISHED: N_("Kind not established"),
    Normalising.MEAN: N_("Same mean for every reader"),
    Normalising.MEAN_AND_SPREAD: N_("Same mean and spread for every reader"),
}


def label(member: StrEnum) -> str:
    """Return a member's name as a person reads it, in the current language."""
    return _(english(member))


def english(member: StrEnum) -> str:
    """Return a member's name in English, the key of its translation."""
    return _LABELS.get(member, member.value.replace("_", " ").capitalize())
