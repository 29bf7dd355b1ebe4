"""Secrets in a real Secret Service, also from a worker thread, and after the keyring was locked."""

import os
import subprocess
import sys
import threading
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.ports import SecretName
from core.secrets import EnvSecrets, KeyringSecrets, SecretChain

if not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
    pytest.skip("no session bus: run `python3 dev.py test --stage keyring`", allow_module_level=True)

pytestmark = pytest.mark.keyring
TOKEN, WEBHOOK = SecretName.MOYSKLAD_TOKEN, SecretName.BITRIX_WEBHOOK


@pytest.fixture
def profile() -> Iterator[str]:
    name = f"test-{uuid.uuid4()}"
    yield name
    for secret in SecretName:
        KeyringSecrets(name).delete(secret)


def test_a_secret_is_kept_replaced_and_forgotten(profile: str) -> None:
    secrets = KeyringSecrets(profile)
    assert secrets.state() == "ok"
    assert secrets.get(TOKEN) is None
    secrets.set(TOKEN, "first")
    secrets.set(TOKEN, "второй секрет")
    assert KeyringSecrets(profile).get(TOKEN) == "второй секрет"
    assert KeyringSecrets(profile).get(WEBHOOK) is None
    secrets.delete(TOKEN)
    assert secrets.get(TOKEN) is None


def test_a_long_secret_is_kept_in_parts(profile: str) -> None:
    value = "".join(str(number % 10) for number in range(3000))
    KeyringSecrets(profile).set(TOKEN, value)
    assert KeyringSecrets(profile).get(TOKEN) == value
    KeyringSecrets(profile).set(TOKEN, "short")
    assert KeyringSecrets(profile).get(TOKEN) == "short"


def test_it_works_from_any_thread(profile: str) -> None:
    chain = SecretChain(KeyringSecrets(profile), environment=EnvSecrets({}))
    found: list[str | None] = []

    def work() -> None:
        chain.set(WEBHOOK, "https://shop.example/rest/1/code/")
        found.append(KeyringSecrets(profile).get(WEBHOOK))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(30)
    assert found == ["https://shop.example/rest/1/code/"]
    assert chain.source(WEBHOOK) == "keyring"


LOCKED = """
import secretstorage
from core.ports import SecretName
from core.secrets import KeyringSecrets
KeyringSecrets().set(SecretName.MOYSKLAD_TOKEN, "kept")
secretstorage.get_default_collection(secretstorage.dbus_init()).lock()
print(KeyringSecrets(seconds=5).state())
"""
UNLOCK = 'printf "test\\n" | gnome-keyring-daemon --unlock --components=secrets --daemonize >/dev/null || exit 1'
SESSION = f'{UNLOCK}; exec "$@"'


def test_a_locked_keyring_is_a_named_state_not_a_hang(tmp_path: Path) -> None:
    # In a session of its own: nobody is there to unlock the keyring again for the other tests.
    environ = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "XDG_DATA_HOME")}
    environ.update(HOME=str(tmp_path), XDG_RUNTIME_DIR=str(tmp_path))
    command = ["dbus-run-session", "--", "sh", "-c", SESSION, "sh", sys.executable, "-c", LOCKED]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.split() == ["keyring_locked"], done.stderr
