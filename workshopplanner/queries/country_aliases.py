"""The spellings of countries that people taught this project, with where and when."""

from sqlalchemy import func, select

from workshopplanner.core.countries import Learned
from workshopplanner.core.names import wording
from workshopplanner.store import journal
from workshopplanner.store.schema import Country, CountryAlias
from workshopplanner.store.store import Tx

_C, _S = journal.changes.c, journal.steps.c


def learned_aliases(tx: Tx) -> list[Learned]:
    """Return what people taught, the newest first."""
    names = (Country.own_name, Country.name_en, Country.name_fr)
    since = (
        select(_C.row_id, func.min(_S.at).label("at"))
        .join(journal.steps, _C.step_id == _S.id)
        .where(_C.table_name == "country_alias", _C.before.is_(None))
        .group_by(_C.row_id)
        .subquery()
    )
    wanted = (
        select(CountryAlias.id, CountryAlias.alias, CountryAlias.country_id, CountryAlias.origin, since.c.at, *names)
        .join(CountryAlias.country)
        .outerjoin(since, since.c.row_id == CountryAlias.id)
        .where(CountryAlias.learned.is_(True))
        .order_by(CountryAlias.id.desc())
    )
    return [
        Learned(row_id, text, country_id, wording(own, english, french), origin or "", at)
        for row_id, text, country_id, origin, at, own, english, french in tx.execute(wanted)
    ]
