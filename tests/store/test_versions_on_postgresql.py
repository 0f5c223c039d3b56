"""A version restored is the version saved on PostgreSQL as on a file, and one undo takes it back."""

from sqlalchemy import select

from tests.builders import small_workshop
from tests.store.databases import fresh_database
from workshopplanner.commands import agenda, themes, versions, workshops
from workshopplanner.queries.versions import versions as kept
from workshopplanner.store.schema import Workshop
from workshopplanner.store.seed import seed_reference_data
from workshopplanner.store.snapshots import rows_of
from workshopplanner.store.store import Store


def test_a_version_is_restored_row_for_row_on_postgresql(server: str) -> None:
    store = Store(fresh_database(server))
    store.barrier(seed_reference_data)
    store.barrier(small_workshop)
    workshop_id = store.ask(lambda tx: min(tx.scalars(select(Workshop.id))))
    store.do(versions.name_version, workshop_id, "Before")
    saved = store.ask(rows_of, workshop_id)
    free = [row["id"] for row in saved["session"] if not row["locked"]]
    store.do(agenda.delete_sessions, free[:3])
    store.do(themes.delete_theme, saved["theme"][0]["id"])
    store.do(workshops.edit_workshop, workshop_id, city="Busan")
    store.do(agenda.add_session, workshop_id, "New", day_id=saved["day"][0]["id"])
    changed = store.ask(rows_of, workshop_id)
    store.do(versions.restore_version, store.ask(kept, workshop_id)[0].id)
    assert store.ask(rows_of, workshop_id) == saved
    store.undo()
    assert store.ask(rows_of, workshop_id) == changed
    store.close()
