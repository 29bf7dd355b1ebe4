"""The one door for the window and the command line: opens the program's data, offers screens, acts and jobs."""

from core.app.facade import SkladLink
from core.app.opening import AppOptions, open_app
from core.app.views import BudgetFigures, DoctorLine

__all__ = ["AppOptions", "BudgetFigures", "DoctorLine", "SkladLink", "open_app"]
