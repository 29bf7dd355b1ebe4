"""Every file keeps the house rules: says what it is for, stays short, names no machine and no registry."""

import ast
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 400
REGISTRIES = [
    ".".join(parts)
    for parts in (("pypi", "org"), ("pythonhosted", "org"), ("registry", "npmjs"), ("proxy", "golang"))
]
MACHINE_PATHS = ["/" + "/".join(parts) + "/" for parts in (("work", "main"), ("work", "shared"), ("root",))]


def modules() -> Iterator[Path]:
    """Every Python file of the two packages."""
    for package in ("core", "gui"):
        yield from sorted((ROOT / package).rglob("*.py"))


def tracked() -> list[Path]:
    """Every file that git keeps; skips where the project was not cloned or git is missing."""
    if not (ROOT / ".git").exists() or not shutil.which("git"):
        pytest.skip("not a git checkout, or no git here")
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in names.split("\0") if name and (ROOT / name).is_file()]


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        str(path.relative_to(ROOT)) for path in modules() if not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]
    assert silent == []


def test_no_file_grows_beyond_reading() -> None:
    sizes = {str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in modules()}
    assert {name: size for name, size in sizes.items() if size > LONGEST} == {}
    assert len(sizes) > 10, "the search above finds the packages"


def offences(content: bytes) -> list[str]:
    """The registry hosts and paths of one machine that a file names."""
    return [word for word in [*REGISTRIES, *MACHINE_PATHS, str(ROOT)] if word.encode() in content]


def test_no_registry_and_no_path_of_one_machine_is_committed() -> None:
    found = {str(path.relative_to(ROOT)): offences(path.read_bytes()) for path in tracked()}
    assert {name: words for name, words in found.items() if words} == {}


def test_the_search_would_find_them() -> None:
    """The words are put together at run time, so that this file does not hold them itself."""
    assert offences(b"see https://files." + b"python" + b"hosted.org/packages") == [REGISTRIES[1]]
    assert offences(b"cd /ro" + b"ot/skladlink") == [MACHINE_PATHS[-1]]
    assert str(ROOT) in offences(f"open('{ROOT / 'x'}')".encode())
