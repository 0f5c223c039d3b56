"""Names the system packages that Linux lacks for the window and for the tests, and installs them for root on Debian.

Standard library only, and readable for Python 3.6; Qt is not imported, because a Qt that lacks a library may end the
process instead of raising an exception.
"""

import os
import sys

# Each sign of a package, with the package's name on Debian and Ubuntu: a library, a program on PATH, or files.
QT = (
    ("libgthread-2.0.so.0", "libglib2.0-0"),
    ("libGL.so.1", "libgl1"),
    ("libEGL.so.1", "libegl1"),
    ("libxkbcommon.so.0", "libxkbcommon0"),
    ("libdbus-1.so.3", "libdbus-1-3"),
    ("libfontconfig.so.1", "libfontconfig1"),
)
X11 = (
    ("libxcb-cursor.so.0", "libxcb-cursor0"),
    ("libxcb-icccm.so.4", "libxcb-icccm4"),
    ("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    ("libxcb-shape.so.0", "libxcb-shape0"),
    ("libxcb-xkb.so.1", "libxcb-xkb1"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
)
TESTS = (
    ("/usr/lib/postgresql/*/bin/initdb", "postgresql"),
    ("soffice", "libreoffice-calc-nogui"),
    ("pdftoppm", "poppler-utils"),
    (
        "/usr/share/fonts/*/liberation*/LiberationSans-Regular.ttf",
        "fonts-liberation",
    ),  # as wide as the workbook's Arial
    ("/usr/share/fonts/*/noto/NotoSansArabic-Regular.ttf", "fonts-noto-core"),
    ("/usr/share/fonts/*/noto/NotoSansCJK-Regular.ttc", "fonts-noto-cjk"),
)


def missing(signs: "tuple[tuple[str, str], ...]") -> "list[str]":
    """Return the packages of which the sign is not found; other systems than Linux bring their own."""
    if not sys.platform.startswith("linux"):
        return []
    return list(dict.fromkeys(package for sign, package in signs if not is_there(sign)))


def is_there(sign: str) -> bool:
    """Tell whether a library loads, a program is on PATH, or a file exists."""
    if ".so." in sign:
        import ctypes

        try:
            ctypes.CDLL(sign)
        except OSError:
            return False
        return True
    if "/" in sign:
        import glob

        return bool(glob.glob(sign))
    import shutil

    return shutil.which(sign) is not None


def can_install() -> bool:
    """Tell whether this is root on a Debian or one of its children."""
    return is_debian() and os.geteuid() == 0


def is_debian() -> bool:
    """Tell whether packages come from apt here."""
    return os.path.exists("/etc/debian_version") and is_there("apt-get")


def install(packages: "list[str]") -> bool:
    """Install packages with apt-get, and mend what an interrupted installation left behind if that was in the way."""
    import tempfile

    apt = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=600", "-o", "Dpkg::Use-Pty=0"]  # waits for an apt at work
    wanted = [*apt, "install", "-y", "--no-install-recommends", *packages]
    with tempfile.TemporaryFile() as file:  # a pipe would be held open by a server that a package starts
        log = file.fileno()
        run([*apt, "update"], log)  # even if some source cannot be reached: what is wanted may come from another
        if run(wanted, log):
            return True
        run(["dpkg", "--configure", "-a"], log)
        run([*apt, "install", "-y", "--fix-broken"], log)
        if run(wanted, log):
            return True
        file.seek(0)
        complaints = [
            line for line in file.read().decode(errors="replace").splitlines() if line.startswith(("E:", "W:"))
        ]
    sys.stderr.write("\n".join(list(dict.fromkeys(complaints))[:5]) + "\n")
    return False


def run(arguments: "list[str]", log: int) -> bool:
    """Run a step of the installation; the environment's own settings (proxies, mirrors) stay in force."""
    import subprocess

    environment = {"DEBIAN_FRONTEND": "noninteractive", **os.environ}
    return subprocess.call(arguments, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log) == 0


def request(packages: "list[str]", purpose: str) -> str:
    """Return the sentence that asks a person for the packages; `purpose` reads like "the window"."""
    if not is_debian():
        names = " ".join(packages)
        return f"For {purpose}, please install what your system calls (these are Debian's names): {names}"
    sudo = "" if os.geteuid() == 0 else "sudo "
    line = f"{sudo}apt-get update; {sudo}apt-get install --no-install-recommends {' '.join(packages)}"
    return f"Some system packages for {purpose} are missing; please run once:  {line}"
