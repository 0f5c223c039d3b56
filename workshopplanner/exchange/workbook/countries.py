"""The Countries table: who comes from where, and whether the country was Party on the workshop's first day."""

from workshopplanner.core.countries import Country
from workshopplanner.core.exports import Choice, Pack, SheetKind
from workshopplanner.core.kinds import InstrumentKind, label
from workshopplanner.exchange.workbook.model import Column, Format, Table, Value
from workshopplanner.exchange.workbook.tables import Rows, column, figures, table_page
from workshopplanner.language import N_, _

SUBREGIONS = (  # of the United Nations, as the shipped data names them: marked here for translation
    N_("Australia and New Zealand"),
    N_("Central Asia"),
    N_("Eastern Asia"),
    N_("Eastern Europe"),
    N_("Latin America and the Caribbean"),
    N_("Melanesia"),
    N_("Micronesia"),
    N_("Northern Africa"),
    N_("Northern America"),
    N_("Northern Europe"),
    N_("Polynesia"),
    N_("South-eastern Asia"),
    N_("Southern Asia"),
    N_("Southern Europe"),
    N_("Sub-Saharan Africa"),
    N_("Western Asia"),
    N_("Western Europe"),
)


def countries(pack: Pack, choice: Choice) -> list[Table]:
    """Return the table of the countries that participants represent."""

    def row(country: Country) -> tuple[Value, ...]:
        return (*_standing(country), pack.as_at, country.statement.source, *_presence(country))

    return [
        Table(
            SheetKind.COUNTRIES,
            label(SheetKind.COUNTRIES),
            "tblCountries",
            _columns(pack),
            Rows(pack.countries, row),
            table_page(pack, choice, SheetKind.COUNTRIES),
        )
    ]


def _standing(country: Country) -> tuple[Value, ...]:
    statement = country.statement
    kind = "" if statement.kind is InstrumentKind.NONE else label(statement.kind)
    return (
        country.alpha3,
        country.name,
        _(country.subregion),
        label(country.status),
        kind,
        statement.deposited,
    )


def _presence(country: Country) -> tuple[Value, ...]:
    """Count the participants; one person of another gender must not be told apart in a country of one or two."""
    here = country.presence
    return here.participants, here.women, here.men, here.another + here.not_stated


def _columns(pack: Pack) -> tuple[Column, ...]:
    rows = [_standing(country) for country in pack.countries]
    texts = [[str(row[at] or "") for row in rows] for at in range(5)]
    return (
        column(_("Code"), texts[0], 50),
        column(_("Country"), texts[1], 140),
        column(_("Subregion"), texts[2], 120),
        column(_("Status"), texts[3], 70),
        column(_("Instrument"), texts[4], 100),
        figures(_("Deposit date"), Format.DATE),
        figures(_("As at"), Format.DATE),
        column(_("Source"), (country.statement.source for country in pack.countries), 330),
        figures(_("Participants"), Format.NUMBER),
        figures(_("Women"), Format.NUMBER),
        figures(_("Men"), Format.NUMBER),
        figures(_("Another or not stated"), Format.NUMBER),
    )
