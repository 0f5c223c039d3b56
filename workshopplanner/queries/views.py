"""The views of a list of people that the file keeps."""

from sqlalchemy import select

from workshopplanner.core import views as rows
from workshopplanner.store.schema import Setting
from workshopplanner.store.store import Tx


def views(tx: Tx, page: str = rows.ROSTER) -> list[rows.View]:
    """Return the saved views in the order they were saved."""
    return rows.from_text(tx.scalar(select(Setting.value).where(Setting.name == page)) or "")
