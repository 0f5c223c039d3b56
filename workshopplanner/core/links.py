"""What a text of a form may lead to: addresses of the web, of mail, and files; the text itself stays mere data."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

# What opens in a reader and runs nothing; other files are only shown in their folder.
_TEXTS = ("pdf", "txt", "rtf", "doc", "docx", "odt", "xls", "xlsx", "ods", "csv", "ppt", "pptx", "odp")
READABLE = frozenset([*_TEXTS, "jpg", "jpeg", "png", "gif", "bmp", "tif", "tiff", "webp"])
LONGEST_PATH = 1024
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"“”«»]+", re.IGNORECASE)
_MAIL = re.compile(r"(?:mailto:)?([^\s@:/?&<>\"]+@[^\s@:/?&<>\"]+\.[^\s@:/?&<>\".,;]+)", re.IGNORECASE)


@dataclass(frozen=True)
class Link:
    """Somewhere a text leads: `target` is what would be opened, `place` names it so that it can't be mistaken."""

    target: str
    place: str


def links(text: str) -> list[Link]:
    """Return the addresses of the web in a text, and the one of mail that it consists of."""
    found = [link for match in _ADDRESS.findall(text) if (link := _web(match)) is not None]
    mail = _MAIL.fullmatch(text.strip())
    if mail is not None:
        found.append(Link(f"mailto:{mail[1]}", mail[1]))
    return list(dict.fromkeys(found))


def _web(text: str) -> Link | None:
    address = text.rstrip(".,;:!?'’)]}")
    if address.casefold().startswith("www."):
        address = f"https://{address}"
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").encode("idna").decode("ascii")  # look-alike letters show themselves
    except (ValueError, UnicodeError):
        return None
    return Link(address, host) if host and parts.scheme.casefold() in {"http", "https"} else None


def path_in(text: str) -> str:
    """Return the path that a text consists of, or nothing; a place on the network is none, for it would be asked."""
    path = text.strip().strip("\"'")
    if path.casefold().startswith("file:///"):
        path = path[8 if re.match(r"file:///[a-z]:", path, re.IGNORECASE) else 7 :]
    remote = path.startswith(("\\\\", "//", "\\/", "/\\")) or re.match(r"[a-z][a-z0-9+.\-]+:", path, re.IGNORECASE)
    return "" if remote or not path or len(path) > LONGEST_PATH or not path.isprintable() else path


def is_readable(name: str) -> bool:
    """Say whether a file of this name opens in a reader and runs nothing."""
    return name.rpartition(".")[2].casefold() in READABLE
