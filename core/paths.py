"""Where the program keeps its data: one folder per user, or the one that SKLADLINK_HOME names."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

from core.errors import SkladLinkError

HOME_VARIABLE = "SKLADLINK_HOME"


def data_home(chosen: Path | None = None) -> Path:
    """The data folder (`chosen`, else SKLADLINK_HOME, else the system's usual place), made for its owner only.

    Raises SkladLinkError("home.no_access") when it can be neither found nor made, or is no folder.
    """
    named = os.environ.get(HOME_VARIABLE, "").strip()
    folder = chosen or (Path(named).expanduser() if named else platformdirs.user_data_path("SkladLink", False))
    return _made(folder.absolute())


def log_folder(home: Path) -> Path:
    """Where the log files are."""
    return _made(home / "logs")


def fault_file(home: Path) -> Path:
    """Where Python leaves its stacks when the process dies of a hard fault."""
    return home / "logs" / "hard-crash.txt"


def backup_folder(home: Path) -> Path:
    """Where copies of the database are."""
    return _made(home / "backups")


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise SkladLinkError("home.no_access", details=error.strerror or "", path=str(folder)) from error
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        raise SkladLinkError("home.no_access", path=str(folder))
    return folder
