"""The sample's facts, and LibreOffice as the judge of how a workbook looks."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from workshopplanner.core.exports import Pack
from workshopplanner.queries.pack import pack
from workshopplanner.queries.workshops import workshops
from workshopplanner.store.store import Store

Render = Callable[[list[Path]], list[Path]]


@pytest.fixture(scope="session")
def seoul(sampled: Path) -> Callable[[str], Pack]:
    """The facts of the Seoul sample in a language."""
    store = Store(sampled)
    workshop_id = store.ask(workshops)[0].id
    packs = {language: store.ask(pack, workshop_id, language) for language in ("en", "fr")}
    store.close()
    return packs.__getitem__


@pytest.fixture(scope="session")
def render(tmp_path_factory: pytest.TempPathFactory) -> Render:
    """Turn workbooks into PDF as LibreOffice prints them."""
    office = shutil.which("soffice")
    if office is None or shutil.which("pdftotext") is None:
        pytest.skip("needs LibreOffice and poppler: apt-get install libreoffice-calc-nogui poppler-utils")
    profile = tmp_path_factory.mktemp("office").as_uri()

    def render(books: list[Path]) -> list[Path]:
        folder = books[0].parent
        command = [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir"]
        subprocess.run([*command, folder, *books], check=True, capture_output=True, timeout=240)
        return [book.with_suffix(".pdf") for book in books]

    return render
