"""Who may ask the explorer for anything: the browser that opened its link, and nobody else.

Other users of the machine can reach 127.0.0.1, and so can every page that the browser has open.
So a link holds a random token, which is exchanged for a cookie; ``Host`` must be ours, against DNS
rebinding; ``Origin`` must be ours, against forms of other pages; and every answer carries a content
security policy under which no script, style or picture but our own files runs or loads.
"""

import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs, quote

__all__ = ["OPEN", "POLICY", "Access", "Guard"]

OPEN = "/open"
"""Where the link that is printed leads."""

STYLE = "/static/explore/explore.css"
"""What anybody may load, so that the page that refuses is readable."""

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    )
)
_HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
}
_READING = ("GET", "HEAD")
_ELSEWHERE = ("cross-site", "same-site")
"""Where a browser says that other pages are; another port of this machine is the same site."""

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
Refuse = Callable[[int, str, str], bytes]
"""Makes the page that refuses: of a status, a reason, and the address asked for."""


@dataclass(frozen=True, slots=True)
class Access:
    """The port served, the token of the link, and the cookie that it is exchanged for."""

    port: int
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    session: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)

    @property
    def link(self) -> str:
        return f"http://127.0.0.1:{self.port}{OPEN}?token={self.token}"

    @property
    def hosts(self) -> tuple[str, str]:
        return f"127.0.0.1:{self.port}", f"localhost:{self.port}"

    @property
    def cookie(self) -> str:
        """The cookie's name; cookies are shared by all ports of a host, so it holds the port."""
        return f"quantclaims-{self.port}"


class Guard:
    """Lets through what may be asked; with ``writable``, asking to change something as well."""

    def __init__(self, app: App, access: Access, refuse: Refuse, writable: bool = False) -> None:
        self._app, self._access, self._refuse = app, access, refuse
        self._methods = (*_READING, "POST") if writable else _READING

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        headers = {a.decode("latin-1"): b.decode("latin-1") for a, b in scope["headers"]}

        async def guarded(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = _with_ours(message.get("headers", ()))
            await send(message)

        if found := self._objection(scope, headers):
            await _answer(guarded, found[0], self._refuse(*found, _asked(scope)))
        elif scope["path"] == OPEN:
            await self._open(scope, guarded)
        else:
            await self._app(scope, receive, guarded)

    def _objection(self, scope: Scope, headers: dict[str, str]) -> tuple[int, str] | None:
        """Why a request is refused, if it is."""
        access, hosts = self._access, self._access.hosts
        if headers.get("host", "").casefold() not in hosts:
            return 421, "This address is not served here."
        origin = headers.get("origin")
        if origin is not None and origin.casefold() not in [f"http://{host}" for host in hosts]:
            return 403, "Another page asked for this."
        if headers.get("sec-fetch-site") in _ELSEWHERE and not _navigates(scope, headers):
            return 403, "Another page asked for this."
        if scope["method"] not in self._methods:
            return 405, "Nothing can be changed here."
        if scope["path"] == OPEN:
            given = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
            if not _same(given, access.token):
                return 403, "This link has no valid token."
        elif scope["path"] != STYLE and not _same(_cookie(headers, access.cookie), access.session):
            return 403, "This browser has not opened the link."
        return None

    async def _open(self, scope: Scope, send: Send) -> None:
        """Exchange the token for the cookie, and leave the address that holds it."""
        access = self._access
        cookie = f"{access.cookie}={access.session}; Path=/; HttpOnly; SameSite=Strict"
        headers = [(b"set-cookie", cookie.encode()), (b"location", b"/")]
        await send({"type": "http.response.start", "status": 303, "headers": headers})
        await send({"type": "http.response.body", "body": b""})


def _navigates(scope: Scope, headers: dict[str, str]) -> bool:
    """Whether somebody follows a link from another page: a reading that changes nothing."""
    return scope["method"] in _READING and headers.get("sec-fetch-mode") == "navigate"


def _same(given: str, wanted: str) -> bool:
    return secrets.compare_digest(given.encode(), wanted.encode())


def _cookie(headers: dict[str, str], name: str) -> str:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return ""
    return found.value if found else ""


def _asked(scope: Scope) -> str:
    """The address asked for, on this host."""
    query = scope["query_string"].decode("latin-1")
    path = "/" + quote(scope["path"], safe="/").lstrip("/")
    return f"{path}?{query}" if query and scope["path"] != OPEN else path


def _with_ours(headers: Any) -> list[tuple[bytes, bytes]]:
    given = [(name, value) for name, value in headers if name.lower() != b"server"]
    names = {name.lower() for name, _ in given}
    ours = [(name.encode(), value.encode()) for name, value in _HEADERS.items()]
    return [*given, *(one for one in ours if one[0] not in names)]


async def _answer(send: Send, status: int, page: bytes) -> None:
    headers = [(b"content-type", b"text/html; charset=utf-8")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": page})
