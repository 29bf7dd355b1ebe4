"""What a bundle may have lost on its way: the keyring's backends and the system's certificates. No network."""

from __future__ import annotations

import ssl

import requests
import truststore
from requests.utils import DEFAULT_CA_BUNDLE_PATH

from core.secrets import KeyringSecrets


def keyring_state() -> str:
    """ "ok", or the code of what is wrong with the system's keyring."""
    return KeyringSecrets(seconds=5.0).state()


def tls_state() -> str:
    """ "ok" when a connection that checks certificates could be made, by the system's store and by requests; else
    what the TLS library said."""
    try:
        truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        with requests.Session() as session:
            session.get_adapter("https://example.invalid/")
        context = ssl.create_default_context(cafile=DEFAULT_CA_BUNDLE_PATH)
    except (OSError, ssl.SSLError) as error:
        return type(error).__name__
    return "ok" if context.get_ca_certs() else "no certificates"
