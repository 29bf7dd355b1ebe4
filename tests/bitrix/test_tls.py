"""https: certificates are checked against the system's store, and a refusal does not show the address."""

from __future__ import annotations

import ipaddress
import ssl
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from core.bitrix.gateway import BitrixGateway
from core.errors import Unavailable
from core.ports import CancelToken
from tests.bitrix.conftest import SECRET, CrookedShop

x509 = pytest.importorskip("cryptography.x509")
from cryptography.hazmat.primitives import hashes, serialization  # noqa: E402
from cryptography.hazmat.primitives.asymmetric import ec  # noqa: E402


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[Path, ssl.SSLContext]:
    """A certificate for localhost that nobody has signed, as a file and as the server's context."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    names: list[Any] = [x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(1).not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    public, private = tmp_path / "certificate.pem", tmp_path / "key.pem"
    public.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(public, private)
    return public, context


def _answers(method: str, params: Any) -> Any:
    return ({"ID": "1", "ADMIN": True} if method == "profile" else []), None


def test_a_certificate_nobody_vouches_for_is_refused_at_once(
    certificate: tuple[Path, ssl.SSLContext], crooked: Callable[..., CrookedShop],
    open_gateway: Callable[..., BitrixGateway],
) -> None:  # fmt: skip
    server = crooked(_answers, certificate[1])
    with pytest.raises(Unavailable) as caught:
        open_gateway(server.webhook).connect(CancelToken())
    assert caught.value.code == "bitrix.tls"
    assert SECRET not in caught.value.details + repr(caught.value)
    assert server.requests == []


@pytest.mark.skipif(sys.platform != "linux", reason="only there is the system's store named by SSL_CERT_FILE")
def test_a_certificate_the_system_trusts_is_taken(
    certificate: tuple[Path, ssl.SSLContext], crooked: Callable[..., CrookedShop],
    open_gateway: Callable[..., BitrixGateway], monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
    server = crooked(_answers, certificate[1])
    found = open_gateway(server.webhook).connect(CancelToken())
    assert found.is_admin
    assert found.host == "localhost"
