"""Tokens: in the OS keyring, for this session only, or from the environment; never in a file.

Order of reading: environment, session, keyring. What was read is kept in memory, so the keyring is asked once.
"""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Callable, Mapping
from typing import Any, Protocol, TypeVar

from core import log
from core.errors import SkladLinkError
from core.ports import SecretName, Secrets

SERVICE = "SkladLink"
VARIABLES = {
    SecretName.MOYSKLAD_TOKEN: "SKLADLINK_MOYSKLAD_TOKEN",
    SecretName.BITRIX_WEBHOOK: "SKLADLINK_BITRIX_WEBHOOK",
}
#: Windows keeps 2 560 bytes in one entry, 1 280 of its two-byte characters (field case C106).
PART_LENGTH = 1200
_MOST_PARTS = 20
_SECONDS = 10.0
_PARTS_MARK = "skladlink-parts"
_SAFE_BACKENDS = (
    "keyring.backends.SecretService",
    "keyring.backends.kwallet",
    "keyring.backends.libsecret",
    "keyring.backends.macOS",
    "keyring.backends.Windows",
)
_WINDOWS_TOO_LONG = 1783
_TAIL = 4
#: Of anything shorter than this, four characters would give away too much.
_SHORTEST_SHOWN = 16

Answer = TypeVar("Answer")


class Backend(Protocol):
    """What we use of a keyring backend."""

    def get_password(self, service: str, username: str, /) -> str | None:
        """The password, or None."""

    def set_password(self, service: str, username: str, password: str, /) -> None:
        """Keep the password."""

    def delete_password(self, service: str, username: str, /) -> None:
        """Forget the password; raises when there is none."""


def system_backend() -> Backend:
    """The system's keyring. Raises SkladLinkError("keyring_missing") when there is none, or only a plain file."""
    import keyring

    chosen: Any = keyring.get_keyring()
    for backend in getattr(chosen, "backends", [chosen]):
        if type(backend).__module__ in _SAFE_BACKENDS:
            found: Backend = backend
            return found
    raise SkladLinkError("keyring_missing")


class KeyringSecrets:
    """Secrets of one profile in the OS keyring. Every call ends within `seconds`, come what may."""

    def __init__(
        self,
        profile: str = "default",
        *,
        seconds: float = _SECONDS,
        backend: Callable[[], Backend] = system_backend,
    ) -> None:
        self._profile = profile
        self._seconds = seconds
        self._backend = backend
        self._stuck: threading.Thread | None = None

    def get(self, name: SecretName) -> str | None:
        """The secret, or None. Raises SkladLinkError keyring_missing, _locked, _timeout, _denied or _damaged."""
        return self._limited(lambda: self._get(self._entry(name)))

    def set(self, name: SecretName, value: str) -> None:
        """Keep the secret, in parts when it is long. Raises like `get`, and SkladLinkError("keyring_too_long")."""
        if len(value) > PART_LENGTH * _MOST_PARTS:
            raise SkladLinkError("keyring_too_long", length=len(value), limit=PART_LENGTH * _MOST_PARTS)
        self._limited(lambda: self._set(self._entry(name), value))

    def delete(self, name: SecretName) -> None:
        """Forget the secret and its parts."""
        self._limited(lambda: self._delete(self._entry(name)))

    def state(self) -> str:
        """ "ok", or the code of what is wrong: keyring_missing, keyring_locked, keyring_timeout, keyring_denied."""
        try:
            self._limited(lambda: self._backend().get_password(SERVICE, f"{self._profile}.probe"))
        except SkladLinkError as error:
            return error.code
        return "ok"

    def _entry(self, name: SecretName) -> str:
        return f"{self._profile}.{name.value}"

    def _get(self, entry: str) -> str | None:
        backend = self._backend()
        head = backend.get_password(SERVICE, entry)
        count, digest = _parts_of(head)
        if count == 0:
            return head
        parts = [backend.get_password(SERVICE, f"{entry}.{number}") or "" for number in range(1, count + 1)]
        value = "".join(parts)
        if _digest(value) != digest:
            raise SkladLinkError("keyring_damaged")
        return value

    def _set(self, entry: str, value: str) -> None:
        backend = self._backend()
        before, _ = _parts_of(backend.get_password(SERVICE, entry))
        parts = [value[start : start + PART_LENGTH] for start in range(0, len(value), PART_LENGTH)]
        if len(parts) <= 1:
            backend.set_password(SERVICE, entry, value)
            kept = 0
        else:
            for number, part in enumerate(parts, start=1):
                backend.set_password(SERVICE, f"{entry}.{number}", part)
            backend.set_password(SERVICE, entry, f"{_PARTS_MARK}:{len(parts)}:{_digest(value)}")
            kept = len(parts)
        for number in range(kept + 1, before + 1):
            _delete_quietly(backend, f"{entry}.{number}")

    def _delete(self, entry: str) -> None:
        backend = self._backend()
        head = backend.get_password(SERVICE, entry)
        if head is None:
            return
        backend.delete_password(SERVICE, entry)
        for number in range(1, _parts_of(head)[0] + 1):
            _delete_quietly(backend, f"{entry}.{number}")

    def _limited(self, call: Callable[[], Answer]) -> Answer:
        """Run `call` in a thread of its own; a locked keyring may wait for a person forever."""
        if self._stuck is not None and self._stuck.is_alive():
            raise SkladLinkError("keyring_timeout", seconds=int(self._seconds))
        answers: list[Answer] = []
        errors: list[BaseException] = []

        def work() -> None:
            try:
                answers.append(call())
            except BaseException as error:
                errors.append(error)

        thread = threading.Thread(target=work, name="keyring", daemon=True)
        thread.start()
        thread.join(self._seconds)
        if thread.is_alive():
            self._stuck = thread
            raise SkladLinkError("keyring_timeout", seconds=int(self._seconds))
        if errors:
            # The original error may quote the secret, so it is not chained.
            raise _named(errors[0]) from None
        return answers[0]


def _named(error: BaseException) -> SkladLinkError:
    """A keyring library's error as a named state."""
    from keyring import errors as known

    if isinstance(error, SkladLinkError):
        return error
    details = type(error).__name__
    if getattr(error, "winerror", None) == _WINDOWS_TOO_LONG or (error.args and error.args[0] == _WINDOWS_TOO_LONG):
        return SkladLinkError("keyring_too_long", details=details, limit=PART_LENGTH)
    if isinstance(error, known.NoKeyringError) or details == "SecretServiceNotAvailableException":
        return SkladLinkError("keyring_missing", details=details)
    if isinstance(error, known.KeyringLocked | known.InitError) or details in (
        "LockedException",
        "PromptDismissedException",
    ):
        return SkladLinkError("keyring_locked", details=details)
    return SkladLinkError("keyring_denied", details=details)


def _digest(value: str) -> str:
    return hashlib.sha256(value.encode()).hexdigest()[:16]


def _parts_of(head: str | None) -> tuple[int, str]:
    """How many parts an entry has (0: it is the secret itself), and the digest of the whole."""
    pieces = (head or "").split(":")
    if len(pieces) == 3 and pieces[0] == _PARTS_MARK and pieces[1].isdigit():
        return int(pieces[1]), pieces[2]
    return 0, ""


def _delete_quietly(backend: Backend, entry: str) -> None:
    if backend.get_password(SERVICE, entry) is not None:
        backend.delete_password(SERVICE, entry)


class SessionSecrets:
    """Secrets in memory until the program ends, chosen by a person where there is no keyring."""

    def __init__(self) -> None:
        self._values: dict[SecretName, str] = {}

    def get(self, name: SecretName) -> str | None:
        """The secret, or None."""
        return self._values.get(name)

    def set(self, name: SecretName, value: str) -> None:
        """Keep the secret until the program ends."""
        self._values[name] = value

    def delete(self, name: SecretName) -> None:
        """Forget the secret."""
        self._values.pop(name, None)


class EnvSecrets:
    """Secrets that a server's administrator put into the environment; read only."""

    def __init__(self, environ: Mapping[str, str] = os.environ) -> None:
        self._environ = environ

    def get(self, name: SecretName) -> str | None:
        """The secret, or None when the variable is missing or empty."""
        return self._environ.get(VARIABLES[name], "").strip() or None

    def set(self, name: SecretName, _value: str, /) -> None:
        """Not possible: raises SkladLinkError("secret_in_environment")."""
        raise SkladLinkError("secret_in_environment", variable=VARIABLES[name])

    def delete(self, name: SecretName) -> None:
        """Not possible where the variable is set: raises SkladLinkError("secret_in_environment")."""
        if self.get(name) is not None:
            raise SkladLinkError("secret_in_environment", variable=VARIABLES[name])


class SecretChain:
    """The program's secrets: environment before session before keyring. Whatever passes through is hidden in logs."""

    def __init__(
        self,
        keyring: Secrets | None = None,
        session: SessionSecrets | None = None,
        environment: EnvSecrets | None = None,
    ) -> None:
        self._keyring: Secrets = keyring or KeyringSecrets()
        self._session = session or SessionSecrets()
        self._environment = environment or EnvSecrets()
        self._known: dict[SecretName, str | None] = {}
        self._lock = threading.Lock()

    def get(self, name: SecretName) -> str | None:
        """The secret, or None when it is nowhere. Raises what the keyring raises if it had to be asked."""
        value = self._environment.get(name) or self._session.get(name) or self._from_keyring(name)
        if value:
            log.hide(value)
        return value

    def set(self, name: SecretName, value: str) -> None:
        """Keep the secret in the keyring. Raises SkladLinkError keyring_… and keeps nothing then."""
        log.hide(value)
        self._keyring.set(name, value)
        self._session.delete(name)
        with self._lock:
            self._known[name] = value

    def set_for_session(self, name: SecretName, value: str) -> None:
        """Keep the secret in memory only, by a person's explicit choice."""
        log.hide(value)
        self._session.set(name, value)

    def delete(self, name: SecretName) -> None:
        """Forget the secret in the session and the keyring."""
        self._session.delete(name)
        with self._lock:
            self._known.pop(name, None)
        self._keyring.delete(name)

    def source(self, name: SecretName) -> str:
        """Where the secret comes from: "environment", "session", "keyring" or "" when it is nowhere."""
        if self._environment.get(name):
            return "environment"
        if self._session.get(name):
            return "session"
        return "keyring" if self._from_keyring(name) else ""

    def tail(self, name: SecretName) -> str:
        """The secret's last four characters, by which a person knows one key from another; "" for one too short to
        show a part of, or where there is none. Never more than that. Raises what the keyring raises."""
        value = (self.get(name) or "").strip().rstrip("/")
        return value[-_TAIL:] if len(value) >= _SHORTEST_SHOWN and value[-_TAIL:].isalnum() else ""

    def _from_keyring(self, name: SecretName) -> str | None:
        with self._lock:
            if name not in self._known:
                self._known[name] = self._keyring.get(name)
            return self._known[name]
