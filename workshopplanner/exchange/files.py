"""Writing an export under the name that a person chose, or saying why not and where else."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workshopplanner.errors import UserError
from workshopplanner.language import _
from workshopplanner.store.whole import written_whole


class TargetRefused(UserError):
    """The file can't be written under this name now; `alternative` is a free name beside it."""

    def __init__(self, message: str, alternative: Path) -> None:
        super().__init__(message)
        self.alternative = alternative


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Lend a new file in the target's folder, and put it in the target's place when the block ends well."""
    place = target.resolve()  # a link is written through, not replaced
    check(place)
    with _in_words(place), written_whole(place, mode=0o666) as temporary:
        yield temporary


def check(target: Path) -> None:
    """Refuse a target that can't be written, before any work is done for it."""
    if target.is_dir():
        raise UserError(_("“{name}” is a folder; please choose a file name.").format(name=target.name))
    if not target.parent.is_dir():
        raise UserError(
            _("The folder “{folder}” is not there; please choose another one.").format(folder=target.parent)
        )
    if not target.exists():
        return
    if not target.stat().st_mode & 0o222:
        sentence = _("“{name}” is read-only; choose another name, such as “{other}”.")
        raise _refused(sentence, target)
    holder = _holder(target)
    if holder:
        sentence = _("“{name}” is open in {program}; close it there, or choose another name, such as “{other}”.")
        raise _refused(sentence, target, program=holder)


def free_name(target: Path) -> Path:
    """Return a name beside the target that is not taken."""
    number = 2
    while (found := target.with_stem(f"{target.stem}_{number}")).exists():
        number += 1
    return found


def _holder(target: Path) -> str:
    """Return the office program that has left its mark beside a file that it holds open."""
    if target.with_name(f".~lock.{target.name}#").exists():
        return "LibreOffice"
    return "Excel" if target.with_name(f"~${target.name}").exists() else ""


def _refused(sentence: str, target: Path, **words: str) -> TargetRefused:
    other = free_name(target)
    return TargetRefused(sentence.format(name=target.name, other=other.name, **words), other)


@contextmanager
def _in_words(target: Path) -> Iterator[None]:
    try:
        yield
    except PermissionError as error:
        if target.exists():
            sentence = _(
                "“{name}” is open elsewhere or protected; close it there, or choose another name, such as “{other}”."
            )
            raise _refused(sentence, target) from error
        raise UserError(
            _("The folder “{folder}” can't be written to; please choose another one.").format(folder=target.parent)
        ) from error
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise UserError(
                _("The disk is full, so “{name}” was not written; the old file, if any, is as it was.").format(
                    name=target.name
                )
            ) from error
        raise UserError(
            _("“{name}” could not be written ({reason}); please choose another place.").format(
                name=target.name, reason=error.strerror or type(error).__name__
            )
        ) from error
