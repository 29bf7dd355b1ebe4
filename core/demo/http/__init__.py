"""Plumbing shared by the two pretend systems: counting, faults, a movable clock, the control door and serving.

Nothing here knows MoySklad or Bitrix. A pretend system makes a `Plumbing`, passes it to `build_app`, adds its
routes and hands the application to `serve`.
"""

from core.demo.http.app import Plumbing, build_app, note_unserved, plumbing_of
from core.demo.http.clock import Clock
from core.demo.http.config import Built, ServerConfig
from core.demo.http.counters import Counters
from core.demo.http.faults import FaultRule, Faults
from core.demo.http.serving import serve
from core.demo.http.switches import SwitchError, Switches

__all__ = [
    "Built",
    "Clock",
    "Counters",
    "FaultRule",
    "Faults",
    "Plumbing",
    "ServerConfig",
    "SwitchError",
    "Switches",
    "build_app",
    "note_unserved",
    "plumbing_of",
    "serve",
]
