"""The Programme: the week as one print-ready page, drawn to scale as far as the text allows it."""

from dataclasses import replace

from workshopplanner.core.agenda import Card, Day, time_of
from workshopplanner.core.exports import Choice, Pack, SheetKind, programme_cards
from workshopplanner.core.kinds import SessionStatus, SessionType
from workshopplanner.exchange.workbook import styles
from workshopplanner.exchange.workbook.blocks import Block, Week, arrange
from workshopplanner.exchange.workbook.canvas import Canvas
from workshopplanner.exchange.workbook.fit import SMALL, Words, fit
from workshopplanner.exchange.workbook.model import Cell, Edge, Format, Grid, Look, Merge, Page, Rich, Run, Side
from workshopplanner.exchange.workbook.words import subtitle
from workshopplanner.language import _, ngettext

DAYS_A_PAGE = 7
HEAD = 4  # rows above the grid: title, line below it, dates, days
_PAUSES = frozenset({SessionType.BREAK, SessionType.MEAL})

_DATE = Look(size=10, bold=True, fill=styles.NEUTRAL, across="center", down="center", format=Format.WEEKDAY, wrap=False)
_DAY = Look(size=SMALL, fill=styles.NEUTRAL, across="center", down="center", colour=styles.SECONDARY)
_CLOCK = Look(size=SMALL, colour=styles.SECONDARY, across="center", format=Format.TIME, wrap=False, top=styles.HAIR)
_EMPTY = Look()


def programme(pack: Pack, choice: Choice) -> list[Grid]:
    """Return the week grids: one page for up to seven days, more days on pages of equal length."""
    cards = programme_cards(pack, choice)
    days = pack.agenda.days
    pages = -(-len(days) // DAYS_A_PAGE)
    each = -(-len(days) // pages) if pages else 0
    weeks = [arrange(days[at * each : (at + 1) * each], cards) for at in range(pages)]
    weeks = [week for week in weeks if week.blocks]
    one = len(weeks) == 1
    return [
        _grid(pack, choice, week, _("Programme") if one else _("Programme {n}").format(n=number))
        for number, week in enumerate(weeks, 1)
    ]


def _grid(pack: Pack, choice: Choice, week: Week, title: str) -> Grid:
    page = Page(
        choice.paper,
        landscape=True,
        header=pack.workshop.document_header,
        footer=choice.version,
        one_page=True,
        repeat_rows=(2, 3),
        repeat_columns=(0, 1),
    )
    words = _words(pack, choice, week)
    sizes = fit(week, words, page)
    canvas = Canvas()
    last = len(sizes.widths) - 1
    canvas.block(Merge(0, 0, 0, last), words.title, styles.TITLE)
    canvas.block(Merge(1, 0, 1, last), words.subtitle, styles.SUBTITLE)
    _draw_head(canvas, week, words)
    _draw_body(canvas, week, words)
    _draw_foot(canvas, pack, week, words, last)
    rows = canvas.rows((*sizes.head, *sizes.body, *sizes.foot))
    widths = tuple(round(width, 1) for width in sizes.widths)
    return Grid(SheetKind.PROGRAMME, title, widths, rows, page, tuple(canvas.merges), (HEAD, 2))


# ---- words


def block_text(card: Card) -> Rich:
    """Return what stands in a session's block: code and title, then room and leads."""
    title = coded(card.theme_code, card.title)
    if card.status is SessionStatus.IDEA:
        title = _("{title} (idea)").format(title=title)
    if card.type in _PAUSES:
        return (Run(title, SMALL, colour=styles.SECONDARY),)
    where = ", ".join(room.name for room in card.rooms)
    rest = " · ".join(part for part in (where, ", ".join(card.leads)) if part)
    head = Run(title, styles.BODY.size, bold=card.taught)
    return (head, Run(f"\n{rest}", SMALL, colour=styles.SECONDARY)) if rest else (head,)


def coded(code: str, title: str) -> str:
    """Return "T5 · Civil society", so that a theme is told without its colour."""
    return f"{code} · {title}" if code else title


def _words(pack: Pack, choice: Choice, week: Week) -> Words:
    return Words(
        title=pack.workshop.title,
        subtitle=subtitle(pack, choice),
        days=tuple(_day(day) for day in week.days),
        blocks=tuple(block_text(block.card) for block in week.blocks),
        legend=tuple(coded(theme.code, theme.title) for theme in pack.themes),
        note=_note(pack, len(week.blocks)),
    )


def _day(day: Day) -> str:
    name = _("Day {n}").format(n=day.number)
    return f"{name} · {day.title}" if day.title else name


def _note(pack: Pack, count: int) -> str:
    note = ngettext("{n} session; all times are local.", "{n} sessions; all times are local.", count).format(n=count)
    if pack.workshop.fictional:
        fiction = _("An illustrative programme: the people named in it are fictional.")
        return f"{note} {fiction}"
    return note


# ---- drawing


def _draw_head(canvas: Canvas, week: Week, words: Words) -> None:
    for column, text in enumerate((_("From"), _("To"))):
        canvas.block(Merge(2, column, 3, column), text, replace(_DAY, down="bottom"))
    for at, (day, label) in enumerate(zip(week.days, words.days, strict=True)):
        left = 2 + week.first_column(at)
        right = left + week.columns[at] - 1
        side = styles.LINE
        canvas.block(Merge(2, left, 2, right), day.date, replace(_DATE, left=side, right=side, top=side))
        canvas.block(Merge(3, left, 3, right), label, replace(_DAY, left=side, right=side, bottom=side))


def _draw_body(canvas: Canvas, week: Week, words: Words) -> None:
    for row, (begin, end) in enumerate(zip(week.times, week.times[1:], strict=False)):
        canvas.put(HEAD + row, 0, Cell(time_of(begin), _CLOCK))
        canvas.put(HEAD + row, 1, Cell(time_of(end), _CLOCK))
    rows = len(week.times) - 1
    for at in range(len(week.days)):  # the outline of each day shows where nothing is planned
        left = 2 + week.first_column(at)
        canvas.frame(Merge(HEAD, left, HEAD + rows - 1, left + week.columns[at] - 1), _EMPTY, styles.LINE)
    for block, text in zip(week.blocks, words.blocks, strict=True):
        canvas.block(_place(block), text, _look(block.card))


def _place(block: Block) -> Merge:
    top, left = HEAD + block.row, 2 + block.column
    return Merge(top, left, top + block.rows - 1, left + block.columns - 1)


def _look(card: Card) -> Look:
    tint = styles.tint(card.slot)
    pause = card.type in _PAUSES
    bar = Side(Edge.THICK, tint.bar) if card.slot else styles.LINE
    fill = styles.NEUTRAL if pause else tint.fill
    return Look(
        fill=fill,
        across="center" if pause else "left",
        indent=0 if pause else 1,
        down="center" if pause else "top",
        left=bar,
        right=styles.LINE,
        top=styles.LINE,
        bottom=styles.LINE,
    )


def _draw_foot(canvas: Canvas, pack: Pack, week: Week, words: Words, last: int) -> None:
    """Draw the legend, one theme below each day, and the note."""
    top = HEAD + len(week.times)  # one row is a gap
    days = len(week.days)
    legend = list(zip(pack.themes, words.legend, strict=True))
    for at, (theme, text) in enumerate(legend):
        row, day = top + at // days, at % days
        left = 2 + week.first_column(day)
        tint = styles.tint(theme.slot)
        look = Look(size=SMALL, fill=tint.fill, down="center", indent=1, left=Side(Edge.THICK, tint.bar))
        canvas.block(Merge(row, left, row, left + week.columns[day] - 1), text, look)
    if legend:
        canvas.block(Merge(top, 0, top, 1), _("Themes"), replace(styles.NOTE, bold=True, down="center"))
    note = top + -(-len(legend) // days)
    canvas.block(Merge(note, 0, note, last), words.note, replace(styles.NOTE, down="center"))
