"""Makes the environment (.venv) with the libraries of requirements.lock, once for each change of it.

Standard library only, and readable for Python 3.6. A start that finds the environment ready imports nothing but os and
sys here: pathlib alone would cost more than the whole look.
"""

import os
import sys

OLDEST, NEWEST = (3, 11), (3, 14)  # as in pyproject.toml
HERE = os.path.dirname(os.path.realpath(__file__))
LOCK = os.path.join(HERE, "requirements.lock")
VENV = os.path.join(HERE, ".venv")
READY = os.path.join(VENV, "ready")  # written last: an environment without it was interrupted, and is never used
BUSY = os.path.join(VENV, "setup.lock")
INSIDE = os.path.exists(VENV) and os.path.samefile(sys.prefix, VENV)  # whatever the letters of a drive or a link say
SIZE = "about 195 MB to fetch, 740 MB on disk, two or three minutes"
VERSION = "import sys; print('%d.%d' % sys.version_info[:2])"


class Stop(Exception):
    """The sentence with which a start ends that cannot go on."""


def say(sentence: str) -> None:
    """Tell the person at the terminal something; standard output stays free for results."""
    sys.stderr.write(sentence + "\n")
    sys.stderr.flush()


def python() -> str:
    """Return the Python of the environment."""
    return os.path.join(VENV, "Scripts", "python.exe") if os.name == "nt" else os.path.join(VENV, "bin", "python")


def is_ready() -> bool:
    """Tell whether the environment is whole and was made from the lock as it is now."""
    try:
        with open(READY, "rb") as stamp, open(LOCK, "rb") as lock:
            version, _, made_from = stamp.read().partition(b"\n")
            whole = made_from == lock.read() and os.path.exists(python())
            return whole and (not INSIDE or version == b"%d.%d" % sys.version_info[:2])  # the system's Python may go up
    except OSError:
        return False


def write(path: str, content: bytes) -> None:
    """Write a file whole or not at all."""
    with open(path + ".new", "wb") as file:
        file.write(content)
    os.replace(path + ".new", path)


class Turn:
    """Lets one start at a time set up; what a killed start leaves running keeps its turn until it ends."""

    def __enter__(self) -> None:
        """Wait for the turn."""
        try:
            os.makedirs(VENV, exist_ok=True)
            self.file = open(BUSY, "a")
        except OSError as error:
            raise Stop(f"Workshop Planner cannot set itself up here: {error}") from error
        os.set_inheritable(self.file.fileno(), True)  # for `run`
        if self.take():
            return
        say("Another start is setting up Workshop Planner; waiting for it to finish.")
        import time

        while not self.take():
            time.sleep(0.2)

    def __exit__(self, *reason: object) -> None:
        """Let the next one go on."""
        self.file.close()

    def take(self) -> bool:
        """Try to take the turn; a file system that knows no locks always gives it."""
        try:
            if sys.platform == "win32":
                import msvcrt

                msvcrt.locking(self.file.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(self.file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            return False
        except OSError:
            return True
        return True


def find_python() -> "str | None":
    """Return a Python that the libraries are made for: this one, or else the newest that is found."""
    if OLDEST <= sys.version_info[:2] <= NEWEST:
        return getattr(sys, "_base_executable", None) or sys.executable  # not the one of an environment that must go
    import shutil
    import subprocess

    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        for start in ([f"python3.{minor}"], ["py", f"-3.{minor}"]):
            if shutil.which(start[0]):
                ask = [*start, "-c", "import sys; print(sys.executable)"]
                answer = subprocess.run(ask, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
                if answer.returncode == 0:
                    return os.fsdecode(answer.stdout.strip())
    return None


def too_old() -> str:
    """Return the sentence for a machine without a Python that fits."""
    return (
        f"Workshop Planner needs Python 3.{OLDEST[1]} to 3.{NEWEST[1]}, and this is {sys.version.split()[0]}. Please "
        "install one (from python.org; on Debian and Ubuntu: sudo apt-get install python3.11-venv) and start again."
    )


def missing_packages(base: "str | None") -> "list[str]":
    """Return the system package without which no environment can be made, if it is missing."""
    import shutil

    if shutil.which("uv"):
        return []
    if base is None:
        return ["python3.11-venv"]  # brings its Python along
    return [] if has(base, "ensurepip") or has(base, "pip") else [os.path.basename(base) + "-venv"]


def has(base: str, module: str) -> bool:
    """Tell whether a Python can import a module."""
    import subprocess

    return subprocess.call([base, "-c", "import " + module], stderr=subprocess.DEVNULL) == 0


def build(base: "str | None") -> None:
    """Make the environment from nothing, because one that was interrupted may be broken anywhere."""
    import shutil
    import subprocess

    say(f"Setting up Workshop Planner in {VENV}, once: {SIZE}.")
    clear()
    uv = shutil.which("uv")
    if not (uv and build_with_uv(uv, base)):
        if base is None:
            raise Stop(too_old())
        build_with_pip(base)
    getattr(os, "sync", int)()  # a power cut after the stamp must find the libraries whole too
    with open(LOCK, "rb") as lock:
        write(READY, subprocess.check_output([python(), "-c", VERSION]).strip() + b"\n" + lock.read())


def clear() -> None:
    """Empty the environment's folder, the stamp first."""
    import shutil

    try:
        if os.path.exists(READY):
            os.remove(READY)
        for entry in os.listdir(VENV):
            path = os.path.join(VENV, entry)
            if os.path.isdir(path) and not os.path.islink(path):
                shutil.rmtree(path)
            elif path != BUSY:
                os.remove(path)
    except OSError as error:
        raise Stop(f"Please close Workshop Planner's windows and start again: {error}") from error


def build_with_uv(uv: str, base: "str | None") -> bool:
    """Make the environment with uv, which is quicker, and tell whether that went well."""
    os.environ.setdefault("UV_SYSTEM_CERTS", "1")  # offices whose proxy signs anew; the older name of the same:
    os.environ.setdefault("UV_NATIVE_TLS", "1")
    wanted = base or f">={OLDEST[0]}.{OLDEST[1]},<{NEWEST[0]}.{NEWEST[1] + 1}"
    made = run([uv, "venv", "--quiet", "--allow-existing", "--python", wanted, VENV])
    if made and run([uv, "pip", "sync", "--quiet", "--compile-bytecode", "--require-hashes", "-p", python(), LOCK]):
        return True
    say("uv could not do it; trying with pip.")
    clear()
    return False


def build_with_pip(base: str) -> None:
    """Make the environment with venv and pip."""
    if has(base, "ensurepip"):
        made, pip = run([base, "-m", "venv", VENV]), [python(), "-m", "pip"]
    else:  # Debian with python3-pip and without python3-venv
        made, pip = run([base, "-m", "venv", "--without-pip", VENV]), [base, "-m", "pip", "--python", python()]
    install = ["install", "--no-user", "--disable-pip-version-check", "--require-hashes", "-r", LOCK]
    if not (made and run_told([*pip, *install])):
        raise Stop("The libraries could not be set up, for the reason above. Nothing half done is used: start again.")


def run(arguments: "list[str]") -> bool:
    """Run a helper of the set-up to its end; it shares the turn, so that it never writes beside its successor."""
    import subprocess

    return subprocess.call(arguments, close_fds=False, stdin=subprocess.DEVNULL) == 0


def run_told(arguments: "list[str]") -> bool:
    """Run pip as `run` does, and let a person at a terminal see which library it has come to."""
    import subprocess

    if not sys.stderr.isatty():
        return run([*arguments, "-qq"])  # pip warns of much that is no matter here; errors stay
    pip = subprocess.Popen(arguments, close_fds=False, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
    with pip, pip.stdout or open(os.devnull, "rb") as lines:
        for line in lines:
            word, _, rest = line.decode(errors="replace").strip().partition(" ")
            if word in ("Collecting", "Installing"):
                sys.stderr.write(f"\r  {word.lower()} {rest.split(' (')[0]:60.60}")
    sys.stderr.write("\r" + " " * 76 + "\r")
    return pip.returncode == 0
