"""Who is working here, as the journal and the lock write it down."""

import getpass
import platform


def user() -> str:
    """Return the name of the account, or "somebody" where the system knows none, as in some containers."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "somebody"


def author() -> str:
    """Return person@machine."""
    return f"{user()}@{platform.node()}"
