"""What the tables on screen ask: row numbers by question, then blocks of rows by number."""

from core.store.windows.mapping import MappingWindow
from core.store.windows.plan import PlanWindow
from core.store.windows.stock import StockWindow

__all__ = ["MappingWindow", "PlanWindow", "StockWindow"]
