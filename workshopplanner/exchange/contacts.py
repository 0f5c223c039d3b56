"""The people of a roster as vCards (version 4.0, RFC 6350): names, organisation, and what they agreed to share."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from workshopplanner.core.progress import Report, ignore
from workshopplanner.core.roster import Attendee
from workshopplanner.exchange import files
from workshopplanner.exchange.workbook.text import printable

_LONGEST = 75  # octets of a line


def write_contacts(target: Path, mark: str, people: Iterable[Attendee], report: Report = ignore) -> Path:
    """Write a card for each person; the old file is replaced only when the new one is complete.

    `mark` is the project's. E-mail and telephone of those who did not agree to be listed stay out.
    """
    everybody = list(people)
    with files.replacing(target) as temporary, temporary.open("wb") as file:
        for done, person in enumerate(everybody, start=1):
            file.write(card(mark, person))
            report(done, len(everybody))
    return target


def card(mark: str, person: Attendee) -> bytes:
    """Return the card of a person."""
    return b"".join(_folded(line) for line in _lines(mark, person))


def _lines(mark: str, person: Attendee) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    yield f"UID:urn:workshop-planner:{mark}:person{person.person_id}"
    yield f"FN:{_escaped(person.name)}"
    yield f"N:{_escaped(person.family_name)};{_escaped(person.given_name)};;{_escaped(person.title)};"
    for name, value in (("ORG", person.organisation), ("TITLE", person.position)):
        if value:
            yield f"{name}:{_escaped(value)}"
    if person.directory_consent and person.email:
        yield f"EMAIL:{_escaped(person.email)}"
    if person.directory_consent and person.phone:
        yield f"TEL;VALUE=text:{_escaped(person.phone)}"
    if person.country:
        yield f"ADR:;;;;;;{_escaped(person.country)}"
    yield "END:VCARD"


def _escaped(text: str) -> str:
    """Return a text in which what has a meaning in a card is escaped."""
    text = printable(text).replace("\\", "\\\\").replace("\n", "\\n").replace("\t", " ")
    return text.replace(",", "\\,").replace(";", "\\;")


def _folded(line: str) -> bytes:
    """Return a line in pieces of at most 75 octets, none of which ends within a character."""
    pieces, piece = [], b""
    for character in line:
        octets = character.encode()
        if len(piece) + len(octets) > _LONGEST:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join([*pieces, piece]) + b"\r\n"
