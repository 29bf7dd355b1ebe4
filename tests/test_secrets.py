"""Secrets on a machine without a keyring, with a stuck one, and with one that refuses long values."""

import threading
from collections.abc import Callable

import keyring
import pytest
from hypothesis import given
from hypothesis import strategies as st
from keyring.backends import fail, null
from keyring.errors import InitError, KeyringLocked, PasswordDeleteError, PasswordSetError

from core import log
from core.errors import SkladLinkError
from core.ports import SecretName
from core.secrets import PART_LENGTH, EnvSecrets, KeyringSecrets, SecretChain, SessionSecrets, system_backend

TOKEN, WEBHOOK = SecretName.MOYSKLAD_TOKEN, SecretName.BITRIX_WEBHOOK


class Vault:
    """A keyring in memory that takes no more than Windows does."""

    def __init__(self) -> None:
        self.entries: dict[tuple[str, str], str] = {}
        self.reads = 0

    def get_password(self, service: str, username: str) -> str | None:
        self.reads += 1
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if len(password.encode("utf-16-le")) > 2560:
            raise OSError(1783, "The stub received bad data")
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.entries:
            raise PasswordDeleteError("none")
        del self.entries[service, username]


class Chain:
    """Several backends under one roof, as keyring's chainer has them."""

    def __init__(self, *backends: object) -> None:
        self.backends = backends


@pytest.fixture
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine where the keyring package finds nothing."""
    monkeypatch.setattr(keyring, "get_keyring", fail.Keyring)


def failing(error: Exception) -> Callable[[], Vault]:
    def make() -> Vault:
        raise error

    return make


@given(values=st.lists(st.text("abcdefй9-", max_size=3 * PART_LENGTH + 7), min_size=1, max_size=4))
def test_values_of_any_length_are_kept_in_parts_that_fit_and_leave_nothing_behind(values: list[str]) -> None:
    vault = Vault()
    secrets = KeyringSecrets(backend=lambda: vault)
    for value in values:
        secrets.set(TOKEN, value)
        assert secrets.get(TOKEN) == value
    parts = -(-len(values[-1]) // PART_LENGTH)
    assert len(vault.entries) == (1 if parts <= 1 else 1 + parts)
    assert secrets.get(WEBHOOK) is None
    secrets.delete(TOKEN)
    secrets.delete(TOKEN)
    assert vault.entries == {}


def test_a_token_of_3000_characters_fits_the_windows_vault() -> None:
    vault = Vault()
    KeyringSecrets(backend=lambda: vault).set(TOKEN, "т" * 3000)
    assert KeyringSecrets(backend=lambda: vault).get(TOKEN) == "т" * 3000


def test_a_value_beyond_all_measure_is_refused() -> None:
    vault = Vault()
    with pytest.raises(SkladLinkError, match="keyring_too_long"):
        KeyringSecrets(backend=lambda: vault).set(TOKEN, "x" * 30_000)
    assert vault.entries == {}


def test_mixed_parts_are_no_secret() -> None:
    vault = Vault()
    secrets = KeyringSecrets(backend=lambda: vault)
    secrets.set(TOKEN, "a" * 3000)
    vault.entries["SkladLink", "default.moysklad_token.2"] = "b" * 1200
    with pytest.raises(SkladLinkError, match="keyring_damaged"):
        secrets.get(TOKEN)


def test_profiles_do_not_see_each_other() -> None:
    vault = Vault()
    KeyringSecrets("one", backend=lambda: vault).set(TOKEN, "first-secret")
    assert KeyringSecrets("two", backend=lambda: vault).get(TOKEN) is None


def test_a_machine_without_a_keyring_says_so(no_keyring: None) -> None:
    assert KeyringSecrets().state() == "keyring_missing"
    with pytest.raises(SkladLinkError) as caught:
        KeyringSecrets().set(TOKEN, "very-secret-token")
    assert caught.value.code == "keyring_missing"


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (KeyringLocked("locked"), "keyring_locked"),
        (InitError("no prompt"), "keyring_locked"),
        (PasswordSetError("very-secret-token refused"), "keyring_denied"),
        (OSError(1783, "stub"), "keyring_too_long"),
    ],
)
def test_states_are_named_and_never_quote_the_secret(error: Exception, code: str) -> None:
    secrets = KeyringSecrets(backend=failing(error))
    assert secrets.state() == code
    with pytest.raises(SkladLinkError) as caught:
        secrets.set(TOKEN, "very-secret-token")
    assert caught.value.code == code
    assert (
        "very-secret"
        not in f"{caught.value!r} {caught.value} {caught.value.__context__!r} {caught.value.__cause__!r}"
    )


def test_a_stuck_keyring_ends_in_time_and_the_next_call_at_once() -> None:
    release = threading.Event()
    vault = Vault()

    def stuck() -> Vault:
        release.wait(30)
        return vault

    secrets = KeyringSecrets(seconds=0.2, backend=stuck)
    assert secrets.state() == "keyring_timeout"
    assert secrets.state() == "keyring_timeout"
    release.set()
    for thread in threading.enumerate():
        if thread.name == "keyring":
            thread.join(5)
    assert secrets.state() == "ok"


def test_a_plain_file_or_a_black_hole_is_no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    for unsafe in (null.Keyring(), Vault(), Chain(null.Keyring(), Vault()), Chain()):
        monkeypatch.setattr(keyring, "get_keyring", lambda unsafe=unsafe: unsafe)
        with pytest.raises(SkladLinkError, match="keyring_missing"):
            system_backend()


def test_the_environment_is_read_only_and_comes_first() -> None:
    vault = Vault()
    environment = EnvSecrets({"SKLADLINK_MOYSKLAD_TOKEN": " from-environment ", "SKLADLINK_BITRIX_WEBHOOK": " "})
    chain = SecretChain(KeyringSecrets(backend=lambda: vault), environment=environment)
    chain.set(TOKEN, "from-keyring")
    assert (chain.get(TOKEN), chain.source(TOKEN)) == ("from-environment", "environment")
    assert (chain.get(WEBHOOK), chain.source(WEBHOOK)) == (None, "")
    with pytest.raises(SkladLinkError, match="secret_in_environment"):
        environment.set(TOKEN, "other")
    with pytest.raises(SkladLinkError, match="secret_in_environment"):
        environment.delete(TOKEN)
    environment.delete(WEBHOOK)


def test_without_a_keyring_the_session_goes_on_with_the_token_in_memory(no_keyring: None) -> None:
    chain = SecretChain(environment=EnvSecrets({}))
    with pytest.raises(SkladLinkError, match="keyring_missing"):
        chain.get(TOKEN)
    with pytest.raises(SkladLinkError, match="keyring_missing"):
        chain.set(TOKEN, "very-secret-token")
    chain.set_for_session(TOKEN, "very-secret-token")
    assert (chain.get(TOKEN), chain.source(TOKEN)) == ("very-secret-token", "session")
    assert "very-secret-token" not in repr(chain) + repr(SessionSecrets())


def test_the_keyring_is_asked_once_and_a_kept_secret_replaces_the_sessions() -> None:
    vault = Vault()
    keyring_secrets = KeyringSecrets(backend=lambda: vault)
    keyring_secrets.set(TOKEN, "kept-secret")
    vault.reads = 0
    chain = SecretChain(keyring_secrets, environment=EnvSecrets({}))
    assert {chain.get(TOKEN) for _ in range(5)} == {"kept-secret"}
    assert vault.reads == 1
    chain.set_for_session(TOKEN, "session-secret")
    assert chain.get(TOKEN) == "session-secret"
    chain.set(TOKEN, "newer-secret")
    assert (chain.get(TOKEN), chain.source(TOKEN)) == ("newer-secret", "keyring")
    chain.delete(TOKEN)
    assert chain.get(TOKEN) is None


def test_what_passes_through_is_hidden_in_the_log() -> None:
    chain = SecretChain(environment=EnvSecrets({"SKLADLINK_BITRIX_WEBHOOK": "https://shop.example/hook/env-only-7"}))
    chain.get(WEBHOOK)
    chain.set_for_session(TOKEN, "only-for-session-5")
    assert "env-only-7" not in log.redact("https://shop.example/hook/env-only-7")
    assert "only-for" not in log.redact("token only-for-session-5 used")
