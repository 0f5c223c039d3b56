"""Refusing a file: raised where something is found, told once, with the file's name in the sentence."""

from workshopplanner.core.sheets import Reason, Refusal
from workshopplanner.language import _


class Refused(Exception):
    """A file is not to be read; `sentence` has `{file}` and the names of `words` in it."""

    def __init__(self, reason: Reason, sentence: str, **words: object) -> None:
        super().__init__(reason.value)
        self.reason, self.sentence, self.words = reason, sentence, words

    def refusal(self, name: str) -> Refusal:
        """Return it as a value that names the file."""
        return Refusal(self.reason, self.sentence.format(file=name, **self.words))


def damaged() -> Refused:
    """Refuse a file whose parts do not fit together."""
    sentence = _(
        "“{file}” is damaged or was cut off on its way: ask the sender to save it again and send it once more."
    )
    return Refused(Reason.DAMAGED, sentence)


def too_big() -> Refused:
    """Refuse a file that would take more time or memory than any list of people."""
    sentence = _("“{file}” is too big to be read: copy the list alone into a new spreadsheet and import that.")
    return Refused(Reason.TOO_BIG, sentence)


def unsafe() -> Refused:
    """Refuse a file that is made to do harm, or so badly that it would."""
    sentence = _(
        "“{file}” is built in a way that can do harm, so nothing was read: ask the sender for a new .xlsx file."
    )
    return Refused(Reason.UNSAFE, sentence)


def encrypted() -> Refused:
    """Refuse a file that opens with a password only."""
    sentence = _("“{file}” is protected by a password: open it in a spreadsheet, save it without one and try again.")
    return Refused(Reason.ENCRYPTED, sentence)


def empty() -> Refused:
    """Refuse a file in which there is nothing."""
    return Refused(Reason.EMPTY, _("“{file}” has no rows to read: check that it is the right file."))


def unsupported(what: str) -> Refused:
    """Refuse a file of another kind, which is named."""
    sentence = _("“{file}” is not a spreadsheet but {what}: open it in its program and save the list as .xlsx or .csv.")
    return Refused(Reason.UNSUPPORTED, sentence, what=what)


def unusually_packed() -> Refused:
    """Refuse a zip that only special programs unpack."""
    sentence = _("“{file}” is packed in a way that is not supported: save it again as .xlsx and try again.")
    return Refused(Reason.UNSUPPORTED, sentence)


def unreadable(why: str) -> Refused:
    """Refuse a path at which there is nothing to read."""
    return Refused(Reason.UNREADABLE, _("“{file}” can’t be read: {why}."), why=why)


def unknown_encoding() -> Refused:
    """Refuse text in letters that can't be made out."""
    sentence = _(
        "“{file}” is neither a spreadsheet nor text that can be made out: save the list as .xlsx and try again."
    )
    return Refused(Reason.UNREADABLE, sentence)


def unbalanced(row: int) -> Refused:
    """Refuse text whose quotation marks do not pair."""
    sentence = _(
        "In “{file}” a quotation mark is missing from row {row} on, so the columns can’t be told apart: "
        "correct that row or save the list as .xlsx."
    )
    return Refused(Reason.DAMAGED, sentence, row=row)
