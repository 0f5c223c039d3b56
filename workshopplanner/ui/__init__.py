"""Floor 3, showing: the only floor that knows Qt."""

import builtins

# PySide6 puts its own import in the place of Python's, and that one reads the source of every further module in search
# of switches (`from __feature__ import …`) that nobody uses here: a third of the time until the first page is painted.
_own = builtins.__import__
try:
    import PySide6.QtWidgets  # noqa: F401 (from now on the others find it imported)
finally:
    builtins.__import__ = _own
