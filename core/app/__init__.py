"""The one door for the window and the command line: opens the program's data, offers screens, acts and jobs."""

from core.app.checking import KeyPlace, SystemsCheck, SystemsFound
from core.app.facade import SkladLink
from core.app.opening import AppOptions, open_app, restore
from core.app.views import BudgetFigures, DoctorLine
from core.ports import SecretName, ShopIdentity, WarehouseIdentity

__all__ = [
    "AppOptions",
    "BudgetFigures",
    "DoctorLine",
    "KeyPlace",
    "SecretName",
    "ShopIdentity",
    "SkladLink",
    "SystemsCheck",
    "SystemsFound",
    "WarehouseIdentity",
    "open_app",
    "restore",
]
