"""One program per project file: a lock that the system frees when its holder dies."""

import json
import os
import platform
import sys
from pathlib import Path
from typing import BinaryIO

from workshopplanner.errors import FileRefused
from workshopplanner.language import _
from workshopplanner.store.author import user

_SPAN = 1 << 30  # the locked byte lies far behind the text, so that others can read who holds the file


class FileLock:
    """Holds `<file>.lock` from its making until `release`; raises FileRefused (E-BUSY) when somebody else holds it."""

    def __init__(self, path: Path) -> None:
        self._path = path.with_name(path.name + ".lock")
        while True:
            self._file = self._take(path.name)
            if self._is_current():
                break
            self._file.close()  # its last holder removed it while we waited for it
        holder = {"user": user(), "machine": platform.node(), "process": os.getpid()}
        self._file.truncate(0)
        self._file.write(json.dumps(holder).encode())
        self._file.flush()

    def _take(self, name: str) -> BinaryIO:
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        file: BinaryIO = os.fdopen(handle, "r+b")
        try:
            _lock(file)
        except OSError:
            sentence = _("{name} is open in another window: {holder}. Go on there, or close it first.")
            with file:
                raise FileRefused("E-BUSY", sentence.format(name=name, holder=_read(file))) from None
        return file

    def _is_current(self) -> bool:
        try:
            return os.path.samestat(os.fstat(self._file.fileno()), self._path.stat())
        except FileNotFoundError:
            return False

    def release(self) -> None:
        """Let others open the file; where the system allows it, the lock's file goes as well."""
        if self._file.closed:
            return
        if os.name != "nt":
            self._path.unlink(missing_ok=True)
        self._file.close()


def _read(file: BinaryIO) -> str:
    try:
        holder = json.loads(file.read())
    except ValueError:
        return _("by an unknown program")
    return _("{user} on {machine}").format(user=holder["user"], machine=holder["machine"])


if sys.platform == "win32":
    import msvcrt

    def _lock(file: BinaryIO) -> None:
        file.seek(_SPAN)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        file.seek(0)

else:
    import fcntl

    def _lock(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
