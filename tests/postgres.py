"""A PostgreSQL server for the tests, started from nothing and gone afterwards."""

import contextlib
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TypedDict

import pytest


class Account(TypedDict, total=False):
    """Under which account a process runs, in the words of subprocess."""

    user: int
    group: int
    extra_groups: list[int]


@contextlib.contextmanager
def temporary_postgres() -> Iterator[str]:
    """Yield the address of a server: that of WORKSHOP_TEST_PG_URL, or one of our own, reached by a socket in a file."""
    if given := os.environ.get("WORKSHOP_TEST_PG_URL"):
        yield given
        return
    programs, account = find_programs(), unprivileged()
    # Not below a home folder, which the other account could not enter; and a socket's path may have 107 letters only.
    base = Path(tempfile.mkdtemp(prefix="workshop-pg-", dir="/tmp"))
    if account:
        os.chown(base, account["user"], account["group"])
    try:
        process = start(programs, base, account)
        try:
            yield f"postgresql+psycopg://postgres@/postgres?host={base}"
        finally:
            process.send_signal(2)  # SIGINT: it ends at once, sessions or not
            process.wait(30)
    finally:
        shutil.rmtree(base, ignore_errors=True)


def find_programs() -> Path:
    """Return the folder of the newest PostgreSQL's programs; without any, the test is skipped."""
    if (found := shutil.which("initdb")) and os.name != "nt":  # Windows would need a port instead of a socket
        return Path(found).resolve().parent
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    if not debian:
        pytest.skip(
            "There is no PostgreSQL here (on Debian: apt-get install postgresql), and WORKSHOP_TEST_PG_URL is empty"
        )
    return debian[-1].parent


def unprivileged() -> Account:
    """Return another account for root, as whom PostgreSQL refuses to run; anybody else stays who he is."""
    import pwd

    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = names.get("postgres") or names["nobody"]
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def start(programs: Path, base: Path, account: Account) -> subprocess.Popen[bytes]:
    """Make a cluster and start its server; returns when it takes connections."""
    data, log = base / "data", base / "log"
    environment = {**os.environ, "HOME": str(base), "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    # Nothing of it shall survive anything, so nothing is flushed to the disk.
    swift = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses="]
    make = [str(programs / "initdb"), "-D", str(data), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"]
    serve = [str(programs / "postgres"), "-D", str(data), "-k", str(base)]
    serve += [word for setting in swift for word in ("-c", setting)]
    with log.open("wb") as out:
        made = subprocess.run(make, check=False, cwd=base, env=environment, stdout=out, stderr=out, **account)
        if made.returncode != 0:
            raise RuntimeError(f"PostgreSQL could not make a cluster: {log.read_text(errors='replace')}")
        process = subprocess.Popen(serve, cwd=base, env=environment, stdout=out, stderr=out, **account)
    deadline = time.monotonic() + 30
    state = data / "postmaster.pid"
    while not (state.exists() and "ready" in state.read_text()):
        if process.poll() is not None or time.monotonic() > deadline:
            process.kill()
            process.wait()
            raise RuntimeError(f"PostgreSQL did not start: {log.read_text(errors='replace')}")
        time.sleep(0.02)
    return process
