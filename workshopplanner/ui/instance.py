"""One window per project file: a second start on the same file raises the window that has it open."""

import getpass
import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT = 500  # milliseconds


def _name(path: Path) -> str:
    digest = hashlib.sha256(f"{getpass.getuser()}\n{path.resolve()}".encode()).hexdigest()
    return f"workshopplanner-{digest[:24]}"


class Listener(QObject):
    """Waits for second starts on one file."""

    called = Signal()

    def __init__(self, path: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        name = _name(path)
        QLocalServer.removeServer(name)  # what a killed program left; this one holds the file's lock
        self._server.listen(name)

    def _answer(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.disconnected.connect(socket.deleteLater)
            socket.write(b"raised")
            socket.flush()
            socket.disconnectFromServer()
        self.called.emit()

    def stop(self) -> None:
        """Let another program listen for the file."""
        self._server.close()


def raise_other(path: Path) -> bool:
    """Ask the window that has a file open to come to the front; say whether there is one."""
    socket = QLocalSocket()
    socket.connectToServer(_name(path))
    if not socket.waitForConnected(WAIT):
        return False
    answered = bool(socket.waitForReadyRead(WAIT))
    socket.abort()
    return answered
