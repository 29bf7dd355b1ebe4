"""What every test shares: hypothesis profiles, and the guard that keeps tests off the user's own data and keyring."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent
IN_KEYRING_STAGE = os.environ.get("SKLADLINK_TEST_KEYRING") == "1"

# The machines are shared and noisy: a slow example says nothing about the code, so there is no deadline.
_CALM = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow], "print_blob": True}
settings.register_profile("local", max_examples=100, **_CALM)
settings.register_profile("ci", max_examples=100, derandomize=True, **_CALM)
settings.register_profile("long", max_examples=1000, **_CALM)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "local"))

for _name in ("SKLADLINK_MOYSKLAD_TOKEN", "SKLADLINK_BITRIX_WEBHOOK"):
    os.environ.pop(_name, None)
if not IN_KEYRING_STAGE:
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"


@pytest.fixture(scope="session", autouse=True)
def _home_of_its_own() -> Iterator[None]:
    """Point SKLADLINK_HOME at a folder that goes away, for this process and those it starts."""
    with tempfile.TemporaryDirectory(prefix="skladlink-tests-", ignore_cleanup_errors=True) as folder:
        before = os.environ.get("SKLADLINK_HOME")
        os.environ["SKLADLINK_HOME"] = folder
        yield
        if before is None:
            del os.environ["SKLADLINK_HOME"]
        else:
            os.environ["SKLADLINK_HOME"] = before


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs a Secret Service unless `dev.py test` has started one for us."""
    if IN_KEYRING_STAGE:
        return
    skip = pytest.mark.skip(reason="needs a Secret Service of its own: python3 dev.py test --stage keyring")
    for item in items:
        if item.get_closest_marker("keyring"):
            item.add_marker(skip)
