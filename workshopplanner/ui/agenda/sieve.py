"""The filter of the board: which sessions match the words typed; the others are dimmed and stay where they are."""

from workshopplanner.core.agenda import Card
from workshopplanner.core.kinds import label


def text_of(card: Card) -> str:
    """Return all the words by which a session can be found."""
    facts = [card.code, card.title, card.theme_code, card.theme_title, label(card.type), label(card.status)]
    facts += [room.name for room in card.rooms]
    facts += [person.name for person in card.people]
    return " ".join([*facts, card.interpretation, card.public_note, card.internal_note]).casefold()


def matches(card: Card, wanted: str) -> bool:
    """Say whether a session has every word that is wanted, wherever it stands."""
    if not wanted.strip():
        return True
    text = text_of(card)
    return all(word in text for word in wanted.casefold().split())
