"""constraints.txt pins all that is installed, and the code imports only what pyproject.toml declares."""

import ast
import re
import sys
import tomllib
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
PIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*==[0-9][A-Za-z0-9.]*")


def pins() -> dict[str, str]:
    """Package → version as constraints.txt has it."""
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    return {
        canonicalize_name(name): version
        for name, _, version in (line.partition("==") for line in lines if line and not line.startswith("#"))
    }


def declared(*groups: str) -> list[Requirement]:
    """The direct dependencies, with those of the optional groups named."""
    optional = PROJECT["optional-dependencies"]
    return [Requirement(text) for text in [*PROJECT["dependencies"], *(t for g in groups for t in optional[g])]]


def installed_closure() -> dict[str, str]:
    """Package → version of every direct and indirect dependency that is installed here."""
    found: dict[str, str] = {}
    queue = [(requirement, "") for requirement in declared("gui", "test", "build")]
    seen: set[tuple[str, str]] = set()
    while queue:
        requirement, extra = queue.pop()
        if requirement.marker and not requirement.marker.evaluate({"extra": extra}):
            continue
        name = canonicalize_name(requirement.name)
        try:
            distribution = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # pyinstaller and what it needs come only with `dev.py test --long`
        found[name] = distribution.version
        for wanted in {"", *requirement.extras}:
            if (name, wanted) not in seen:
                seen.add((name, wanted))
                queue += [(Requirement(text), wanted) for text in distribution.requires or ()]
    return found


def test_pins_are_names_and_versions_only() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    assert [line for line in lines if line and not line.startswith("#") and not PIN.fullmatch(line)] == []
    assert len(pins()) == sum(1 for line in lines if line and not line.startswith("#")), "no package is pinned twice"


def test_every_dependency_direct_or_not_is_pinned_to_what_is_installed() -> None:
    pinned = pins()
    closure = installed_closure()
    assert {name: version for name, version in closure.items() if pinned.get(name) != version} == {}
    assert {"requests", "certifi", "pyside6-essentials", "shiboken6"} <= set(closure), (
        "the walk goes beyond direct ones"
    )


def test_direct_dependencies_of_every_system_are_pinned() -> None:
    assert [r.name for r in declared("gui", "test", "build") if canonicalize_name(r.name) not in pins()] == []


def imported(package: str) -> set[str]:
    """The top-level names of other people's packages that a package of ours imports."""
    names: set[str] = set()
    for path in (ROOT / package).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module.partition(".")[0])
    return names - set(sys.stdlib_module_names) - {"core", "gui"}


def undeclared(package: str, *groups: str) -> set[str]:
    """Imports of a package of ours that no declared dependency brings."""
    allowed = {canonicalize_name(requirement.name) for requirement in declared(*groups)}
    owners = metadata.packages_distributions()
    return {name for name in imported(package) if not {canonicalize_name(o) for o in owners.get(name, ())} & allowed}


def test_the_core_runs_on_its_declared_dependencies_alone() -> None:
    """`dev.py demo` without a display installs neither Qt nor the test tools."""
    assert undeclared("core") == set()


def test_the_window_runs_on_its_declared_dependencies_alone() -> None:
    assert undeclared("gui", "gui") == set()
