"""The folders in which the program keeps what is its own: the default project, choices, logs."""

import os
from pathlib import Path

from workshopplanner.language import _

NAME = "WorkshopPlanner"


def _place(kind: str) -> Path:
    """Return a folder of the platform; WORKSHOPPLANNER_HOME puts all of them into one, for tests and demonstrations."""
    home = os.environ.get("WORKSHOPPLANNER_HOME")
    if home:
        return Path(home) / kind
    import platformdirs

    return Path(getattr(platformdirs, f"user_{kind}_dir")(NAME, appauthor=False))


def data() -> Path:
    """Return the folder of the default project."""
    return _place("data")


def config() -> Path:
    """Return the folder of remembered choices."""
    return _place("config")


def log() -> Path:
    """Return the folder of logs and crash reports."""
    return _place("log")


def default_project() -> Path:
    """Return the project that opens when no other is asked for."""
    return data() / "My workshops.workshop"


def documents() -> Path:
    """Return the folder in which a person looks for files."""
    home = os.environ.get("WORKSHOPPLANNER_HOME")
    if home:
        return Path(home)
    import platformdirs

    return Path(platformdirs.user_documents_dir())


def sample() -> Path:
    """Return where the Seoul sample is made when somebody asks for it."""
    return data() / _("Seoul 2018.workshop")
