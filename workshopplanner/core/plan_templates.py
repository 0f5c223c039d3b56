"""Plan templates: the shipped ones, in our own words, and what they have in common with those a person saves."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workshopplanner.core.agenda import MINUTES_A_DAY
from workshopplanner.core.kinds import Method, SessionType
from workshopplanner.core.plan_minutes import scale
from workshopplanner.core.plans import PlanStep
from workshopplanner.language import N_, _


@dataclass(frozen=True)
class TemplateStep:
    """A step of a template; `materials` has one per line."""

    minutes: int
    activity: str
    method: Method | None = None
    least: int | None = None
    most: int | None = None
    materials: str = ""
    notes: str = ""


@dataclass(frozen=True)
class PlanTemplate:
    """A plan to use again; `id` is None for those that come with the program."""

    id: int | None
    name: str
    type: SessionType | None
    preparation: str
    steps: tuple[TemplateStep, ...]

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return sum(step.minutes for step in self.steps)


@dataclass(frozen=True)
class Fitted:
    """A template's steps for a slot; `left` minutes could not be placed (below zero: still too long)."""

    steps: tuple[TemplateStep, ...]
    left: int = 0


def fitted(template: PlanTemplate, minutes: int) -> Fitted:
    """Return the template's steps scaled to a length, as far as their least and most allow."""
    planned = [_plan_step(at, step) for at, step in enumerate(template.steps)]
    fit = scale(planned, min(minutes, MINUTES_A_DAY))
    steps = (replace(step, minutes=fit.minutes.get(at, step.minutes)) for at, step in enumerate(template.steps))
    return Fitted(tuple(steps), fit.left)


def _plan_step(at: int, step: TemplateStep) -> PlanStep:
    bounds = (step.minutes, step.least, step.most)
    return PlanStep(at, at + 1, *bounds, step.activity, step.method, "", None, "", None, "", None)


def shipped() -> tuple[PlanTemplate, ...]:
    """Return the templates that come with the program, in the language of the moment."""
    return tuple(
        PlanTemplate(None, _(name), kind, _(preparation) if preparation else "", tuple(map(_told, steps)))
        for name, kind, preparation, steps in _SHIPPED
    )


def _told(line: tuple[object, ...]) -> TemplateStep:
    minutes, least, most, method, activity, *materials = line
    needed = "\n".join(_(str(text)) for text in materials)
    return TemplateStep(int(str(minutes)), _(str(activity)), Method(str(method)), _bound(least), _bound(most), needed)


def _bound(value: object) -> int | None:
    return None if value is None else int(str(value))


_M = Method
# name, type, preparation, steps: minutes, least, most, method, activity, materials
_SHIPPED: Sequence[tuple[str, SessionType | None, str, Sequence[tuple[object, ...]]]] = (
    (
        N_("Energiser"),
        None,
        "",
        (
            (2, 1, 3, _M.INPUT, N_("Call everybody to their feet and explain the game in three sentences")),
            (6, 4, 10, _M.ENERGISER, N_("Play it: everybody moves, nobody is singled out")),
            (2, 0, 3, _M.REFLECTION, N_("Breathe, sit down, and name the link to the next session")),
        ),
    ),
    (
        N_("Lecture with buzz groups"),
        SessionType.LECTURE,
        N_("Write the question for the buzz groups on a flipchart and cover it."),
        (
            (5, 3, 8, _M.INPUT, N_("Link to the session before and say what participants will be able to do")),
            (15, 10, 25, _M.INPUT, N_("Explain the one main idea with two examples from the region"), N_("slides")),
            (
                12,
                8,
                20,
                _M.DISCUSSION,
                N_("Buzz groups of three: where does this meet our own practice?"),
                N_("cards"),
                N_("markers"),
            ),
            (
                13,
                8,
                20,
                _M.REPORT_BACK,
                N_("Collect one point from each group and group them on the board"),
                N_("pinboard"),
            ),
            (10, 5, 15, _M.DISCUSSION, N_("Answer the questions that remain open")),
            (5, 3, 5, _M.REFLECTION, N_("Everybody notes one thing to use at home")),
        ),
    ),
    (
        N_("Case work"),
        SessionType.GROUP_WORK,
        N_("Print the case for everybody and put the tables into islands."),
        (
            (5, 3, 8, _M.INPUT, N_("Present the task, the groups and the time")),
            (10, 6, 15, _M.CASE, N_("Read the case alone and mark what matters"), N_("printed case")),
            (30, 20, 45, _M.CASE, N_("Work on the questions in groups of five"), N_("flipchart paper"), N_("markers")),
            (20, 12, 30, _M.REPORT_BACK, N_("Each group shows its answer; the others ask one question")),
            (10, 6, 15, _M.DISCUSSION, N_("Compare the answers and say what the case stands for")),
        ),
    ),
    (
        N_("Panel"),
        SessionType.PANEL,
        N_("Agree with the speakers on one question each and on five minutes."),
        (
            (5, 3, 5, _M.INPUT, N_("The chair introduces the theme and the speakers"), N_("name plates")),
            (25, 18, 32, _M.INPUT, N_("The speakers answer their question in five minutes each"), N_("microphones")),
            (10, 5, 15, _M.DISCUSSION, N_("The speakers react to each other")),
            (10, 5, 12, _M.DISCUSSION, N_("Neighbours agree on a question to put to the panel"), N_("cards")),
            (20, 12, 30, _M.DISCUSSION, N_("Questions from the room, three at a time"), N_("microphones")),
            (5, 3, 6, _M.REFLECTION, N_("The chair sums up what was agreed and what was not")),
        ),
    ),
    (
        N_("Field visit"),
        SessionType.FIELD_VISIT,
        N_("Confirm the bus and the hosts, count who comes, and check the way for everybody who needs level access."),
        (
            (
                10,
                5,
                15,
                _M.INPUT,
                N_("Give out the observation task and say when the bus leaves again"),
                N_("observation sheet"),
                N_("pens"),
            ),
            (25, 15, 45, _M.DISCUSSION, N_("Drive there; pairs collect what they expect to see")),
            (15, 10, 20, _M.INPUT, N_("The hosts welcome the group and tell how they work")),
            (45, 30, 75, _M.EXERCISE, N_("Walk round in small groups, observe, and talk with practitioners")),
            (10, 5, 15, _M.REFLECTION, N_("Everybody completes the sheet; thank the hosts")),
            (25, 15, 45, _M.REPORT_BACK, N_("Drive back; pairs tell each other what surprised them")),
        ),
    ),
    (
        N_("Daily recap"),
        SessionType.RECAP,
        "",
        (
            (3, 2, 5, _M.ENERGISER, N_("Good morning: who is here, and how are we today?")),
            (7, 4, 12, _M.REPORT_BACK, N_("The rapporteurs of yesterday tell three points and one open question")),
            (3, 0, 5, _M.DISCUSSION, N_("Anything that must be put right or added?")),
            (2, 1, 3, _M.INPUT, N_("Today's programme and what has changed in it")),
        ),
    ),
    (
        N_("World café"),
        SessionType.GROUP_WORK,
        N_("Set up one table for each question, with paper to write on and a host."),
        (
            (8, 5, 10, _M.INPUT, N_("Explain the rounds, the questions and the task of the hosts")),
            (18, 12, 25, _M.DISCUSSION, N_("First round at the tables"), N_("paper tablecloths"), N_("markers")),
            (16, 10, 25, _M.DISCUSSION, N_("Second round: change tables, the hosts stay and tell what was said")),
            (16, 0, 25, _M.DISCUSSION, N_("Third round: change once more")),
            (12, 8, 20, _M.REPORT_BACK, N_("The hosts tell what their table has found")),
            (5, 3, 8, _M.REFLECTION, N_("Mark with a dot what should be taken further"), N_("sticky dots")),
        ),
    ),
    (
        N_("Role play"),
        SessionType.GROUP_WORK,
        N_("Print the role cards, and ask beforehand who would rather observe."),
        (
            (
                8,
                5,
                10,
                _M.INPUT,
                N_("Tell the situation and give out the roles; observers get a sheet"),
                N_("role cards"),
                N_("observation sheet"),
            ),
            (10, 6, 15, _M.ROLE_PLAY, N_("Prepare in the role: what do I want, what can I offer?")),
            (20, 12, 30, _M.ROLE_PLAY, N_("Play the meeting; stop it while it is still lively")),
            (5, 3, 5, _M.REFLECTION, N_("Step out of the roles: everybody says how it felt")),
            (17, 10, 25, _M.DISCUSSION, N_("The observers report; together name what helped and what did not")),
        ),
    ),
    (
        N_("Exercise with report back"),
        SessionType.GROUP_WORK,
        N_("Prepare one worked example to show at the end."),
        (
            (8, 5, 10, _M.INPUT, N_("Show one example of what is to be made"), N_("slides")),
            (25, 15, 40, _M.EXERCISE, N_("Make one for your own country or community, in pairs"), N_("worksheet")),
            (15, 8, 20, _M.EXERCISE, N_("Exchange with another pair and comment in writing"), N_("sticky notes")),
            (17, 10, 25, _M.REPORT_BACK, N_("Walk past all results; each pair says what it changed")),
            (5, 3, 8, _M.REFLECTION, N_("Everybody notes the next step at home")),
        ),
    ),
    (
        N_("Evaluation"),
        SessionType.EVALUATION,
        N_("Have the questionnaire ready in every language of the workshop."),
        (
            (3, 2, 5, _M.INPUT, N_("Say what the answers are used for and that they carry no names")),
            (15, 10, 20, _M.REFLECTION, N_("Fill in the questionnaire alone"), N_("questionnaire"), N_("pens")),
            (10, 0, 15, _M.DISCUSSION, N_("Round: what do I take home, what was missing?")),
            (2, 1, 3, _M.INPUT, N_("Thank everybody and say when the results will be sent")),
        ),
    ),
)
