"""What the program remembers about the person at this machine; never part of a project."""

import contextlib
import json
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

from workshopplanner.ui import folders

RECENT = 10
SCHEMES = ("system", "light", "dark")
SIZES = (100, 125, 150, 200)
MODES = ("only", "push", "shrink", "swap")  # of core.ripple, which the first frame need not import


@dataclass
class Preferences:
    """The remembered choices; `save` writes them, whole or not at all."""

    scheme: str = "system"
    size: int = 100
    language: str = "en"
    reopen: bool = True
    geometry: str = ""
    rail: bool = False
    colour: str = "theme"  # what the cards of the agenda are coloured by
    legend: bool = True
    snap: int = 5  # minutes
    mode: str = "only"  # what happens on the board to the sessions after one that moves
    last: str = ""
    recent: list[str] = field(default_factory=list)
    pages: dict[str, str] = field(default_factory=dict)

    def save(self) -> None:
        """Write the choices; a full or read-only disk costs the memory, never the work."""
        path = _path()
        temporary = path.with_suffix(".new")
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            temporary.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=1), encoding="utf-8")
            temporary.replace(path)

    def opened(self, path: Path) -> None:
        """Remember a project as the last one and as the first of the recent ones."""
        self.last = str(path)
        self.recent = [self.last, *(other for other in self.recent if other != self.last)][:RECENT]
        self.pages = {name: page for name, page in self.pages.items() if name in self.recent}
        self.save()


def load() -> Preferences:
    """Return the remembered choices; what cannot be read or makes no sense is as if it were new."""
    try:
        kept = json.loads(_path().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        kept = None
    preferences = Preferences()
    if isinstance(kept, dict):
        for each in fields(Preferences):
            value = kept.get(each.name)
            if type(value) is type(getattr(preferences, each.name)):
                setattr(preferences, each.name, value)
    _mend(preferences)
    return preferences


def _mend(preferences: Preferences) -> None:
    if preferences.scheme not in SCHEMES:
        preferences.scheme = "system"
    if preferences.size not in SIZES:
        preferences.size = 100
    if preferences.mode not in MODES:
        preferences.mode = "only"
    preferences.recent = [str(path) for path in preferences.recent][:RECENT]
    preferences.pages = {path: str(page) for path, page in preferences.pages.items()}


def _path() -> Path:
    return folders.config() / "preferences.json"
