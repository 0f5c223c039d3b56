"""The only exceptions meant for a person; every other exception is our mistake."""


class UserError(Exception):
    """One sentence that says what is wrong and what to do.

    It keeps its own message: PySide6 may rewrite the arguments of an exception that passes an overridden method.
    """

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return self.message


class Conflict(UserError):
    """Somebody changed the same rows since they were last seen; nothing was done."""


class Unreachable(UserError):
    """The disk, a lock or the server failed: nothing was done, and trying again may help."""


class FileRefused(UserError):
    """A project file that can't be opened; `code` is one of the kinds of `docs/reliability.md`, such as E-NEWER."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
