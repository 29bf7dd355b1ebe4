"""One window per data folder: a second start asks the first to show itself and leaves.

The first listens on a local socket named after the data folder. What goes over it is a word and, on Linux, the
desktop's activation token; never a path or a secret. A socket left by a killed program is cleared away.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Mapping
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QDir, QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

CONNECT_MS = 1000
ANSWER_MS = 3000
_LOCK_MS = 5000
_LONGEST = 300
_SHOW, _STAY, _HEARD = "show", "stay", b"heard\n"


class Claim(Enum):
    """What a start found: it is the FIRST, another was TOLD to show itself, or another is there and SILENT."""

    FIRST = "first"
    TOLD = "told"
    SILENT = "silent"


def name_for(home: Path) -> str:
    """The socket's name: the data folder told by a hash, so that its path is nobody's business."""
    place = os.path.normcase(os.path.realpath(home))
    return "skladlink-" + hashlib.sha256(place.encode("utf-8", "surrogateescape")).hexdigest()[:24]


class SingleInstance(QObject):
    """`show_wanted` comes when another start asks for the window; its text is the activation token, or empty."""

    show_wanted = Signal(str)

    def __init__(self, home: Path) -> None:
        super().__init__()
        self._name = name_for(home)
        self._server: QLocalServer | None = None
        self._callers: list[QLocalSocket] = []

    @property
    def listens(self) -> bool:
        """Whether this start is the first."""
        return self._server is not None

    def claim(self, *, hidden: bool = False) -> Claim:
        """Become the first, or tell the first; `hidden` says that nobody wants to see a window now."""
        # Two starts at the same moment must not both find nobody. A lock whose owner died is taken over.
        lock = QLockFile(QDir.temp().filePath(self._name + ".lock"))
        locked = lock.tryLock(_LOCK_MS)
        try:
            found = self._tell(_STAY if hidden else _SHOW)
            if found is None:
                self._listen()
                return Claim.FIRST
            return found
        finally:
            if locked:
                lock.unlock()

    def close(self) -> None:
        """Let the next start be the first."""
        if self._server is not None:
            self._server.close()
            self._server = None

    def _tell(self, word: str) -> Claim | None:
        """None when nobody listens."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(CONNECT_MS):
            return None
        let_others_come_up()
        token = activation_token(os.environ)
        socket.write(f"{word} {token}".strip().encode("ascii", "ignore") + b"\n")
        socket.flush()
        heard = socket.waitForReadyRead(ANSWER_MS) and bytes(socket.readAll().data()) == _HEARD
        socket.disconnectFromServer()
        return Claim.TOLD if heard else Claim.SILENT

    def _listen(self) -> None:
        """Listen; where even that fails the program still starts, only without being found by others."""
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._greet)
        if not server.listen(self._name):
            # Nobody answered there a moment ago: it was left by a program that was killed.
            QLocalServer.removeServer(self._name)
            server.listen(self._name)
        self._server = server

    def _greet(self) -> None:
        server = self._server
        while server is not None and (socket := server.nextPendingConnection()) is not None:
            # Held here, not by a closure on its own signal: the wrapper would die inside the socket's destructor.
            self._callers.append(socket)
            socket.readyRead.connect(self._hear_all)
            socket.disconnected.connect(self._let_go)
        self._hear_all()

    def _hear_all(self) -> None:
        for socket in list(self._callers):
            if socket.bytesAvailable():
                self._hear(socket)

    def _let_go(self) -> None:
        gone = [
            socket for socket in self._callers if socket.state() is QLocalSocket.LocalSocketState.UnconnectedState
        ]
        for socket in gone:
            self._callers.remove(socket)
            socket.deleteLater()

    def _hear(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > _LONGEST:
                socket.abort()
            return
        word, _, token = bytes(socket.readLine(_LONGEST).data()).decode("ascii", "replace").strip().partition(" ")
        socket.write(_HEARD)
        socket.flush()
        if word == _SHOW:
            self.show_wanted.emit(token)


def activation_token(environ: Mapping[str, str]) -> str:
    """What the desktop gave this start so that a window of it may come to the front; "" where there is none."""
    token = environ.get("XDG_ACTIVATION_TOKEN") or environ.get("DESKTOP_STARTUP_ID") or ""
    return token if token.isascii() and token.isprintable() and len(token) < _LONGEST - 10 else ""


def let_others_come_up() -> None:
    """Windows lets only the program that a person just started hand the front to another one."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)
