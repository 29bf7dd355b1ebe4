"""Who may call the pretend MoySklad: employees, their tokens, the solution, failed logins."""

from __future__ import annotations

import base64
import binascii
from collections import deque
from dataclasses import dataclass

from core.demo.moysklad.errors import ApiError
from core.demo.moysklad.ids import IdMaker
from core.demo.moysklad.switches import MoySkladSwitches

_HOUR = 3600.0


@dataclass(frozen=True, slots=True)
class Caller:
    """The author of a request. `kind` is "user" or "solution"; `key` is what limits are counted by."""

    kind: str
    key: str
    uid: str
    employee_id: str
    admin: bool


@dataclass(slots=True)
class _Employee:
    caller: Caller
    password: str
    token: str


class Accounts:
    """Employees and the solution of the account; passwords and tokens are invented and may be shown."""

    def __init__(self, ids: IdMaker, switches: MoySkladSwitches) -> None:
        """Make the administrator `admin@demo`, the storekeeper `sklad@demo` and one private solution."""
        self._ids = ids
        self._switches = switches
        self._failures: deque[float] = deque()
        self._employees = {
            uid: _Employee(
                Caller("user", uid, uid, ids.fixed(f"employee {uid}"), admin), password, ids.token(f"first {uid}")
            )
            for uid, password, admin in (("admin@demo", "demo-admin", True), ("sklad@demo", "demo-sklad", False))
        }
        admin = self._employees["admin@demo"].caller
        self.solution = Caller("solution", "solution", admin.uid, admin.employee_id, True)
        self.solution_token = ids.token("solution")

    @property
    def employees(self) -> list[Caller]:
        """All employees."""
        return [e.caller for e in self._employees.values()]

    def password_of(self, uid: str) -> str:
        """Return an employee's password."""
        return self._employees[uid].password

    def token_of(self, uid: str) -> str:
        """Return the one living token of an employee."""
        return self._employees[uid].token

    def new_token(self, caller: Caller) -> str:
        """Give `caller` a new token; the older one dies (digest §2)."""
        self._employees[caller.uid].token = self._ids.token(self._ids.new())
        return self._employees[caller.uid].token

    def recognise(self, authorization: str | None) -> Caller | None:
        """Return the caller of an Authorization header, None when there is no such caller."""
        scheme, _, value = (authorization or "").partition(" ")
        if scheme.lower() == "bearer":
            if value == self.solution_token:
                return self.solution
            return next((e.caller for e in self._employees.values() if e.token == value), None)
        if scheme.lower() == "basic":
            return self._by_password(value)
        return None

    def _by_password(self, value: str) -> Caller | None:
        try:
            login, _, password = base64.b64decode(value, validate=True).decode("utf-8").partition(":")
        except (binascii.Error, UnicodeDecodeError):
            return None
        employee = self._employees.get(login)
        return employee.caller if employee is not None and employee.password == password else None

    def refuse(self, authorization: str | None, at: float) -> ApiError:
        """Return the refusal of an unknown caller: 1056, or 1048 after too many failures."""
        while self._failures and self._failures[0] <= at - _HOUR:
            self._failures.popleft()
        if authorization:
            self._failures.append(at)
        most = self._switches.login_attempts
        if most and len(self._failures) > most:
            return ApiError(1048, status=self._switches.login_status)
        return ApiError(1056, "Неправильный пароль или имя пользователя или ключ авторизации")

    def forget_failures(self) -> None:
        """Forget failed logins."""
        self._failures.clear()
