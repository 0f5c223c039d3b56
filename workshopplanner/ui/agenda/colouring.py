"""What the colours of the cards mean: theme, type, status or lead, each with a second cue and a legend."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from workshopplanner.core.agenda import Card
from workshopplanner.core.kinds import TYPES, SessionStatus, SessionType, label
from workshopplanner.language import N_, _

SLOTS = 8
PAUSES = (SessionType.BREAK, SessionType.MEAL)


class By(Enum):
    """What a card is coloured by."""

    THEME = "theme"
    TYPE = "type"
    STATUS = "status"
    LEAD = "lead"


NAMES = {By.THEME: N_("&Theme"), By.TYPE: N_("T&ype"), By.STATUS: N_("&Status"), By.LEAD: N_("&Lead")}


@dataclass(frozen=True)
class Tint:
    """A colour slot (0 is neutral) and the cue beside it: letters, or else an icon; `name` says what it stands for."""

    slot: int
    badge: str = ""
    icon: str = ""
    name: str = ""


STATUSES = {
    SessionStatus.CONFIRMED: (3, "check"),
    SessionStatus.DRAFT: (1, "edit"),
    SessionStatus.IDEA: (2, "hint"),
    SessionStatus.CANCELLED: (8, "close"),
}


def by_theme(card: Card) -> Tint:
    """Return the tint of a session's theme; one without a theme shows what type it is."""
    if card.theme_code:
        return Tint(card.slot, card.theme_code, "", card.theme_title)
    return Tint(0, "", TYPES[card.type].icon, _("No theme"))


def _types(cards: Iterable[Card]) -> Callable[[Card], Tint]:
    there = {card.type for card in cards if card.type not in PAUSES}
    slots = {kind: at % SLOTS + 1 for at, kind in enumerate(kind for kind in SessionType if kind in there)}
    return lambda card: Tint(slots.get(card.type, 0), "", TYPES[card.type].icon, label(card.type))


def _statuses(_cards: Iterable[Card]) -> Callable[[Card], Tint]:
    return lambda card: Tint(STATUSES[card.status][0], "", STATUSES[card.status][1], label(card.status))


def initials(name: str) -> str:
    """Return two letters of a name: of its first and last word."""
    parts = name.split()
    return "".join(part[0] for part in dict.fromkeys((parts[0], parts[-1]))).upper() if parts else ""


def cues(name: str) -> tuple[str, ...]:
    """Return what may stand for a name, the shortest first."""
    last = name.rsplit(maxsplit=1)[-1] if name.split() else ""
    return initials(name), f"{initials(name)[:1]}{last[:2]}", last[:3], last[:4]


def _leads(cards: Iterable[Card]) -> Callable[[Card], Tint]:
    names = sorted({card.leads[0] for card in cards if card.leads})
    tints: dict[str, Tint] = {}
    for at, name in enumerate(names):
        taken = {tint.badge for tint in tints.values()}
        badge = next((each for each in cues(name) if each not in taken), f"{initials(name)}{at}")
        tints[name] = Tint(at % SLOTS + 1, badge, "", name)
    nobody = _("Nobody")
    return lambda card: tints.get(next(iter(card.leads), "")) or Tint(0, "", TYPES[card.type].icon, nobody)


_WAYS: Mapping[By, Callable[[Iterable[Card]], Callable[[Card], Tint]]] = {
    By.THEME: lambda _cards: by_theme,
    By.TYPE: _types,
    By.STATUS: _statuses,
    By.LEAD: _leads,
}


class Tinting:
    """Knows the tint of every session that is shown, in the way chosen."""

    def __init__(self) -> None:
        self.by = By.THEME
        self._cards: tuple[Card, ...] = ()
        self._way: Callable[[Card], Tint] = by_theme

    def read(self, cards: Iterable[Card], by: By | None = None) -> None:
        """Take in the sessions there are, and another way of colouring."""
        self._cards, self.by = tuple(cards), by or self.by
        self._way = _WAYS[self.by](self._cards)

    def of(self, card: Card) -> Tint:
        """Return the tint of a session."""
        return self._way(card)

    def legend(self) -> list[tuple[Tint, list[int]]]:
        """Return the tints in use, in the order of their cues, and the sessions that have each."""
        found: dict[Tint, list[int]] = {}
        for card in self._cards:
            tint = self._way(card)
            if self.by in (By.THEME, By.LEAD) and not tint.slot:  # the icon says the type of each
                tint = Tint(0, "", "", tint.name)
            found.setdefault(tint, []).append(card.id)
        return sorted(found.items(), key=lambda entry: (not entry[0].slot, _order(entry[0]), entry[0].name))


def _order(tint: Tint) -> tuple[int, str]:
    """Order codes such as T2 and T10 as a person would."""
    return len(tint.badge), tint.badge
