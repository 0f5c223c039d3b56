"""Text files and pasted text as one sheet."""

import codecs
import io

from workshopplanner.exchange.reading import encodings, limits, refusals
from workshopplanner.exchange.reading.delimited import delimited
from workshopplanner.exchange.reading.source import Source


def source_of_bytes(data: bytes, name: str, details: dict[str, str]) -> Source:
    """Return the sheet in a text file, and say in `details` how it was understood."""
    if len(data) > limits.TEXT_BYTES:
        raise refusals.too_big()
    encoding = encodings.encoding_of(data)
    details["encoding"] = codecs.lookup(encoding.name).name
    details["encoding_certain"] = "yes" if encoding.certain else "no"
    try:
        text = io.TextIOWrapper(io.BytesIO(data), encoding.name, newline="").read()
    except (UnicodeError, ValueError):
        raise refusals.unknown_encoding() from None
    return source_of_text(text, name, details)


def source_of_text(text: str, name: str, details: dict[str, str]) -> Source:
    """Return the sheet in a text."""
    if not text.strip("\x00 \t\r\n\ufeff"):
        raise refusals.empty()
    table = delimited(text.removeprefix("\ufeff"))
    details["format"] = "text"
    details["delimiter"] = {"\t": "tab"}.get(table.sign, table.sign)
    return Source(name=name, rows=table.rows(), height=table.height)
