"""The reference of the painted Agenda: a bare window, SQLAlchemy's ORM, as many mapped classes, the same rows.

Its arguments are the project file, the folder of the module `mapped_classes` that startup.py has written, and the names
of the classes whose rows are read.
"""

import sys
from importlib import import_module
from pathlib import Path

from PySide6.QtWidgets import QApplication

from benchmarks.starts import clock
from benchmarks.starts.bare import BareWindow


def main(project: str, folder: str, *names: str) -> int:
    """Show the window, read the rows behind it, paint it again, tell when, and end."""
    app = QApplication([])

    def painted() -> None:
        read(Path(project), folder, names)
        window.painted = again
        window.update()

    def again() -> None:
        clock.tell(page=clock.since_start())
        app.quit()

    window = BareWindow(painted)
    window.show()
    return app.exec()


def read(project: Path, folder: str, names: tuple[str, ...]) -> int:
    """Import the ORM, map the classes and read every row of some of them; return how many there were."""
    sys.path.insert(0, folder)
    from sqlalchemy import URL, create_engine, select
    from sqlalchemy.orm import Session

    mapped_classes = import_module("mapped_classes")
    engine = create_engine(URL.create("sqlite", database=str(project)))
    with Session(engine) as session:
        classes = [getattr(mapped_classes, name) for name in names]
        return sum(len(session.execute(select(*each.__table__.columns)).all()) for each in classes)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
