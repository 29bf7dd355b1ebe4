"""The data folder is where it was asked for, for its owner only, and a folder that cannot be is told plainly."""

import os
import stat
import sys
from pathlib import Path

import platformdirs
import pytest

from core.errors import SkladLinkError
from core.paths import backup_folder, data_home, log_folder


def test_the_variable_moves_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SKLADLINK_HOME", str(tmp_path / "here" / "deep"))
    assert data_home() == tmp_path / "here" / "deep"
    assert data_home().is_dir()


def test_a_chosen_folder_beats_the_variable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SKLADLINK_HOME", str(tmp_path / "other"))
    assert data_home(tmp_path / "mine") == tmp_path / "mine"
    assert not (tmp_path / "other").exists()


def test_without_the_variable_it_is_the_systems_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SKLADLINK_HOME")
    monkeypatch.setattr(platformdirs, "user_data_path", lambda *_: tmp_path / "system")
    assert data_home() == tmp_path / "system"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_the_folder_is_its_owners(tmp_path: Path) -> None:
    home = data_home(tmp_path / "home")
    for folder in (home, log_folder(home), backup_folder(home)):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_file_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(SkladLinkError) as caught:
        data_home(tmp_path / "file" / "home")
    assert caught.value.code == "home.no_access"
    assert caught.value.params["path"] == str(tmp_path / "file" / "home")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the administrator may write anywhere")
def test_a_folder_without_rights_is_told(tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir(mode=0o500)
    with pytest.raises(SkladLinkError, match=r"home\.no_access"):
        data_home(tmp_path / "locked")
