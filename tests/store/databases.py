"""Fresh databases on a PostgreSQL server."""

from sqlalchemy import create_engine, make_url

from workshopplanner.store.upgrade import create_schema


def fresh_database(address: str) -> str:
    """Make a database with our tables on the server and return its address; any older one is dropped."""
    admin = create_engine(address, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.exec_driver_sql("DROP DATABASE IF EXISTS workshop_test WITH (FORCE)")
        connection.exec_driver_sql("CREATE DATABASE workshop_test")
    admin.dispose()
    url = make_url(address).set(database="workshop_test")
    ours = create_engine(url)
    with ours.begin() as connection:
        create_schema(connection)
    ours.dispose()
    return url.render_as_string(hide_password=False)
