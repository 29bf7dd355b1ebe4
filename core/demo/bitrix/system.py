"""The methods that every webhook may call: profile, scope, methods, method.get, server.time, app.info."""

from __future__ import annotations

from collections.abc import Callable

from core.demo.bitrix.call import Call, Method, Result
from core.demo.bitrix.shop import USER_ID

MethodTable = Callable[[], dict[str, Method]]


def methods(table: MethodTable) -> list[Method]:
    """Return the system methods; `table` gives all methods, for `methods` and `method.get`."""

    def listed(call: Call) -> Result:
        scopes = call.shop.switches.scopes
        names = [m.name for key, m in table().items() if call.shop.has_method(key) and _allowed(m, scopes)]
        wanted = call.params.get("scope")
        if wanted:
            names = [name for name in names if table()[name.lower()].scope == wanted]
        return Result(sorted(names))

    def existence(call: Call) -> Result:
        name = str(call.params.get("name") or "").lower()
        method = table().get(name)
        exists = method is not None and call.shop.has_method(name)
        available = exists and method is not None and _allowed(method, call.shop.switches.scopes)
        return Result({"isExisting": exists, "isAvailable": available})

    return [
        Method("profile", "", _profile),
        Method("scope", "", lambda call: Result(list(call.shop.switches.scopes))),
        Method("methods", "", listed),
        Method("method.get", "", existence),
        Method("server.time", "", lambda call: Result(call.shop.iso_now())),
        Method("app.info", "", _app_info),
    ]


def _allowed(method: Method, scopes: list[str]) -> bool:
    return not method.scope or method.scope in scopes


def _profile(call: Call) -> Result:
    return Result(
        {
            "ID": str(USER_ID),
            "ADMIN": True,
            "NAME": "Мария",
            "LAST_NAME": "Крылова",
            "PERSONAL_GENDER": "F",
            "PERSONAL_PHOTO": None,
            "TIME_ZONE": "",
            "TIME_ZONE_OFFSET": call.shop.zone_minutes * 60,
        }
    )


def _app_info(call: Call) -> Result:
    cloud = call.shop.switches.cloud
    return Result(
        {
            "SCOPE": list(call.shop.switches.scopes),
            "LICENSE": "ru_team" if cloud else "ru_selfhosted",
            "PAYMENT_EXPIRED": "N",
            "DAYS": None,
        }
    )
