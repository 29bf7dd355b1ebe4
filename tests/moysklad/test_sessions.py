"""Connections: kept alive and dropped as the vendor asks, no netrc, the system's proxy and trust store honoured."""

from __future__ import annotations

import datetime as dt
import ipaddress
import ssl
from collections.abc import Callable
from pathlib import Path

import pytest
import truststore
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from core.errors import Unavailable
from core.moysklad.budget import Budget
from core.moysklad.credentials import Token
from core.moysklad.gateway import MoySkladGateway
from core.moysklad.sessions import IDLE_SECONDS, MAX_REQUESTS, Lines, TrustingAdapter, make_session
from core.ports import CancelToken, StockMeasure
from tests.moysklad.conftest import FREE, QUICK, WallClock
from tests.moysklad.tiny_server import Reply, Seen, TinyServer

TOKEN = "0123456789abcdef0123456789abcdef01234567"


def empty(_: Seen) -> Reply:
    return Reply()


def gateway_to(base: str) -> MoySkladGateway:
    return MoySkladGateway(base, Token(TOKEN), clock=WallClock(), budget=Budget(FREE), patience=QUICK)


def ask(gateway: MoySkladGateway) -> None:
    gateway.read_stock(StockMeasure.FREE, CancelToken(), by_store=False)


def test_requests_carry_gzip_bearer_and_share_a_connection_for_a_hundred() -> None:
    with TinyServer(empty) as server:
        gateway = gateway_to(server.base)
        for _ in range(MAX_REQUESTS + 5):
            ask(gateway)
        gateway.close()
    first = server.seen[0]
    assert first.headers["Accept-Encoding"] == "gzip"
    assert first.headers["Authorization"] == f"Bearer {TOKEN}"
    assert first.headers["Accept"] == "application/json;charset=utf-8"
    ports = [seen.connection for seen in server.seen]
    assert len(set(ports[:MAX_REQUESTS])) == 1
    assert len(set(ports[MAX_REQUESTS:])) == 1
    assert ports[MAX_REQUESTS] != ports[0]


def test_an_idle_connection_is_dropped_before_the_server_would() -> None:
    now = [0.0]
    lines = Lines("http://localhost/api/remap/1.2", Token(TOKEN), monotonic=lambda: now[0])
    with lines.borrow() as first:
        pass
    now[0] += IDLE_SECONDS - 1
    with lines.borrow() as second:
        assert second is first
    now[0] += IDLE_SECONDS + 1
    with lines.borrow() as third:
        assert third is not first
    lines.close()


def test_a_session_whose_request_failed_is_not_lent_again() -> None:
    lines = Lines("http://localhost/api/remap/1.2", Token(TOKEN))
    with pytest.raises(ZeroDivisionError), lines.borrow() as broken:
        _ = 1 / 0
    with lines.borrow() as fresh:
        assert fresh is not broken
    lines.close()


@pytest.mark.parametrize("host", ["localhost", "api.moysklad.ru"])
def test_netrc_never_replaces_the_token(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text(f"machine {host} login someone password else\n", encoding="utf-8")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    lines = Lines(f"https://{host}/api/remap/1.2", Token(TOKEN))
    with lines.borrow() as line:
        prepared = line.session.prepare_request(_request(f"https://{host}/api/remap/1.2/entity/store"))
        assert prepared.headers["Authorization"] == f"Bearer {TOKEN}"
    lines.close()


def _request(url: str):  # type: ignore[no-untyped-def]
    import requests

    return requests.Request("GET", url)


def test_the_systems_proxy_is_used_and_never_sees_the_token(monkeypatch: pytest.MonkeyPatch) -> None:
    with TinyServer(lambda _: Reply(502, b"<html>no</html>", {"Content-Type": "text/html"})) as proxy:
        for name in ("HTTPS_PROXY", "https_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        for name in ("NO_PROXY", "no_proxy"):
            monkeypatch.delenv(name, raising=False)
        with pytest.raises(Unavailable) as failure:
            ask(gateway_to("https://api.moysklad.ru/api/remap/1.2"))
    assert failure.value.code == "moysklad.proxy"
    assert [(seen.method, seen.path) for seen in proxy.seen] == [("CONNECT", "api.moysklad.ru:443")]
    assert all("Authorization" not in seen.headers for seen in proxy.seen)


def test_this_machine_is_reached_without_the_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    with TinyServer(empty) as server:
        ask(gateway_to(server.base))
    assert len(server.seen) == 1


def test_certificates_are_checked_against_the_systems_store_without_touching_other_code() -> None:
    session = make_session()
    adapter = session.get_adapter("https://api.moysklad.ru/api/remap/1.2")
    assert isinstance(adapter, TrustingAdapter)
    assert isinstance(adapter.ssl_context, truststore.SSLContext)
    assert adapter.poolmanager.connection_pool_kw["ssl_context"] is adapter.ssl_context
    proxied = adapter.proxy_manager_for("http://127.0.0.1:1")
    assert proxied.connection_pool_kw["ssl_context"] is adapter.ssl_context
    assert ssl.SSLContext is not truststore.SSLContext
    assert adapter.max_retries.total == 0
    session.close()


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A self-signed certificate of localhost with its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = dt.datetime.now(dt.UTC)
    names = [x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path = tmp_path / "localhost.pem"
    path.write_bytes(made.public_bytes(serialization.Encoding.PEM) + secret)
    return path


ServeTls = Callable[[], TinyServer]


@pytest.fixture
def serve_tls(certificate: Path) -> ServeTls:
    def serve() -> TinyServer:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        return TinyServer(empty, context)

    return serve


def test_an_unknown_certificate_is_refused_once_and_named(serve_tls: ServeTls) -> None:
    with serve_tls() as server, pytest.raises(Unavailable) as failure:
        ask(gateway_to(server.base))
    assert failure.value.code == "moysklad.tls"
    assert server.seen == []


def test_a_certificate_that_the_system_trusts_is_accepted(
    serve_tls: ServeTls, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with serve_tls() as server:
        ask(gateway_to(server.base))
    assert len(server.seen) == 1


def test_a_redirect_is_not_followed_with_the_token() -> None:
    with TinyServer(empty) as other:
        away = Reply(302, b"", {"Location": other.base})
        with TinyServer(lambda _: away) as server, pytest.raises(Exception, match="redirected") as failure:
            ask(gateway_to(server.base))
    assert failure.value.code == "moysklad.redirected"  # type: ignore[attr-defined]
    assert other.seen == []
