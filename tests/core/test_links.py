"""What a text of a form may lead to, and what it may not."""

import pytest

from workshopplanner.core.links import Link, is_readable, links, path_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see https://example.org/cv.pdf.", [Link("https://example.org/cv.pdf", "example.org")]),
        ("(www.example.org/a)", [Link("https://www.example.org/a", "www.example.org")]),
        ("https://google.com@evil.example/x", [Link("https://google.com@evil.example/x", "evil.example")]),
        ("http://аpple.com", [Link("http://аpple.com", "xn--pple-43d.com")]),
        ("mailto:a@b.example", [Link("mailto:a@b.example", "a@b.example")]),
        ("a@b.example", [Link("mailto:a@b.example", "a@b.example")]),
        ("write to a@b.example or to me", []),
        ("javascript:alert(1)", []),
        ("data:text/html,<b>", []),
        ("file:///etc/passwd", []),
        ("https://", []),
        ("http://[bad", []),
        ("mailto:a@b.example?attach=/etc/passwd", []),
    ],
)
def test_only_addresses_of_web_and_mail_lead_anywhere(text: str, found: list[Link]) -> None:
    assert links(text) == found


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("cv.pdf", "cv.pdf"),
        ('"/home/a b/cv.pdf"', "/home/a b/cv.pdf"),
        ("file:///home/a/cv.pdf", "/home/a/cv.pdf"),
        ("file:///C:/a/cv.pdf", "C:/a/cv.pdf"),
        ("C:\\a\\cv.pdf", "C:\\a\\cv.pdf"),
        ("\\\\server\\share\\cv.pdf", ""),
        ("//server/share/cv.pdf", ""),
        ("file://server/share/cv.pdf", ""),
        ("smb://server/cv.pdf", ""),
        ("two\nlines", ""),
        ("", ""),
    ],
)
def test_a_path_is_one_of_this_machine(text: str, path: str) -> None:
    assert path_in(text) == path


def test_what_runs_is_not_opened() -> None:
    assert [is_readable(name) for name in ("a.PDF", "a.exe", "a.docm", "a.pdf.lnk", "pdf")] == [
        True,
        False,
        False,
        False,
        True,
    ]
