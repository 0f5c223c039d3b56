"""Text files and pasted text as one sheet."""

import codecs
import io

from workshopplanner.exchange.reading import encodings, limits, refusals
from workshopplanner.exchange.reading.delimited import delimited
from workshopplanner.exchange.reading.source import Source
from workshopplanner.language import _


def source_of_bytes(data: bytes, name: str, details: dict[str, str]) -> Source:
    """Return the sheet in a text file, and say in `details` how it was understood."""
    if len(data) > limits.TEXT_BYTES:
        raise refusals.too_big()
    encoding = encodings.encoding_of(data)
    details["encoding"] = codecs.lookup(encoding.name).name
    try:
        text = io.TextIOWrapper(io.BytesIO(data), encoding.name, newline="").read()
    except (UnicodeError, ValueError):
        raise refusals.unknown_encoding() from None
    source = source_of_text(text, name, details)
    if not encoding.certain:
        sentence = _(
            "The file does not say in which letters it is written; it was read as {encoding}. "
            "Check that the names are right, or save it as “CSV UTF-8” and import it again."
        )
        source.remarks.append(sentence.format(encoding=details["encoding"]))
    return source


def source_of_text(text: str, name: str, details: dict[str, str]) -> Source:
    """Return the sheet in a text."""
    if not text.strip("\x00 \t\r\n\ufeff"):
        raise refusals.empty()
    table = delimited(text.removeprefix("\ufeff"))
    details["format"] = "text"
    details["delimiter"] = {"\t": "tab"}.get(table.sign, table.sign)
    source = Source(name=name, rows=table.rows(), height=table.height)
    if table.torn:
        sentence = _("From row {row} on quotation marks have no partners; they were read as part of the text.")
        source.remarks.append(sentence.format(row=table.torn))
    return source
