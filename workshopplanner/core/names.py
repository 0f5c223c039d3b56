"""What people and countries are called: apart from their rows, because a start needs the names only."""

from workshopplanner import language


def full_name(family: str, given: str, family_first: bool, display: str = "") -> str:
    """Return a person's name in its own order; a name given for display wins."""
    parts = (family, given) if family_first else (given, family)
    return display or " ".join(part for part in parts if part)


def wording(own: str | None, english: str, french: str) -> str:
    """Return a country's name: a person's own wording, else the short form in the language in force."""
    return own or (french if language.current() == "fr" else english)
