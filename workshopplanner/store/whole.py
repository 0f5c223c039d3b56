"""Writing a file so that at any moment either the old one or the new one is there, whole."""

import errno
import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_ENDING = ".part"
_STALE = 600  # seconds: no writing takes as long


@contextmanager
def written_whole(target: Path, mode: int = 0o600) -> Iterator[Path]:
    """Lend a new file in the target's folder, and put it in the target's place when the block ends well.

    Whatever goes wrong, the old file stays as it was and the new one is removed.
    """
    _sweep(target)
    temporary = target.with_name(f"{_prefix(target)}{secrets.token_hex(4)}{_ENDING}")
    try:
        temporary.touch(mode=mode, exist_ok=False)
        yield temporary
        _to_disk(temporary)
        temporary.replace(target)
        _folder_to_disk(target.parent)
    finally:
        for left in (temporary, temporary.with_name(temporary.name + "-journal")):
            with suppress(OSError):
                left.unlink(missing_ok=True)


def _prefix(target: Path) -> str:
    return f".{target.name[:40]}."


def _sweep(target: Path) -> None:
    """Remove what earlier writings left when they were killed: it may hold people's data."""
    for left in target.parent.glob(f".*{_ENDING}*"):
        with suppress(OSError):
            if left.name.startswith(_prefix(target)) and time.time() - left.stat().st_mtime > _STALE:
                left.unlink()


def _to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _folder_to_disk(folder: Path) -> None:
    """Make the new name last; Windows neither needs nor allows it."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:  # some network folders can't; the file itself is safe
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise
    finally:
        os.close(handle)
