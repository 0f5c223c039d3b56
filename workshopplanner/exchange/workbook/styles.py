"""The looks of the workbook: one palette for print, which is the light one of the window, and a few kinds of cells."""

from dataclasses import dataclass, replace

from workshopplanner.exchange.workbook.model import Edge, Format, Look, Side


@dataclass(frozen=True)
class Tint:
    """The two colours of a theme: its bar, and the fill of its blocks."""

    bar: str
    fill: str


# The light scheme of the window, which a test compares; prints are always light.
TINTS = (
    Tint("#1B7FDC", "#DBEBF9"),
    Tint("#8D5500", "#EDE4D6"),
    Tint("#137351", "#D9E9E3"),
    Tint("#BC5A96", "#F4E5EE"),
    Tint("#08456B", "#D7E1E7"),
    Tint("#7A1400", "#EAD9D6"),
    Tint("#868C35", "#ECEDDF"),
    Tint("#3A343B", "#DFDFE0"),
)
TEXT = "#1B1F24"
SECONDARY = "#4A5360"
BORDER = "#7A8491"
NEUTRAL = "#ECEEF1"
SURFACE = "#FFFFFF"

LINE = Side(Edge.THIN, "#A9B1BA")
HAIR = Side(Edge.THIN, "#DDE1E6")

TITLE = Look(size=16, bold=True, down="center")
SUBTITLE = Look(size=9, colour=SECONDARY, down="center")
HEADER = Look(size=9, bold=True, fill=NEUTRAL, down="center", bottom=Side(Edge.THIN, BORDER), right=HAIR)
NOTE = Look(size=8, colour=SECONDARY)
BODY = Look(size=9)


def tint(slot: int) -> Tint:
    """Return the colours of theme slot 1 to 8; 0, no theme, is plain."""
    return TINTS[(slot - 1) % len(TINTS)] if slot else Tint(BORDER, SURFACE)


def data(kind: Format) -> Look:
    """Return the look of a data cell: text at the left, figures and clocks in the middle, a fine line below."""
    return replace(BODY, format=kind, across="left" if kind is Format.TEXT else "center", bottom=HAIR)
