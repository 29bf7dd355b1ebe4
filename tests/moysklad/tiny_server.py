"""A throw-away HTTP(S) server for what the pretend MoySklad cannot do: proxies, certificates, rude answers."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Reply:
    """What the server answers."""

    status: int = 200
    body: bytes = b"[]"
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "application/json;charset=utf-8"})


@dataclass
class Seen:
    """A request as it arrived, and which connection it came on."""

    method: str
    path: str
    headers: dict[str, str]
    connection: int


class TinyServer:
    """Serves `answer(seen)` on loopback until closed; `seen` keeps every request."""

    def __init__(self, answer: Callable[[Seen], Reply], context: ssl.SSLContext | None = None) -> None:
        self.seen: list[Seen] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True
            wbufsize = -1

            def handle_any(self) -> None:
                seen = Seen(self.command, self.path, dict(self.headers.items()), self.client_address[1])
                outer.seen.append(seen)
                reply = answer(seen)
                self.send_response(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(reply.body)))
                self.end_headers()
                self.wfile.write(reply.body)

            do_GET = do_POST = do_CONNECT = handle_any

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        if context is not None:
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self.port = self._server.server_address[1]
        scheme = "http" if context is None else "https"
        self.base = f"{scheme}://localhost:{self.port}/api/remap/1.2"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def __enter__(self) -> TinyServer:
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
