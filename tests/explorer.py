"""An explorer to ask without a network: what several test modules share."""

import asyncio
import contextlib
import json
from collections.abc import Callable, MutableMapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from quantclaims.explore.app import create_app
from quantclaims.explore.build import build
from quantclaims.explore.guard import Access, App
from quantclaims.explore.index import ClaimIndex
from quantclaims.explore.site import Site
from quantclaims.explore.transcripts import Transcripts
from quantclaims.read import ReadOptions
from quantclaims.table import to_frame
from quantclaims.types import Claim

PORT = 8765
HOST = f"127.0.0.1:{PORT}"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the explorer answers."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass(frozen=True, slots=True)
class Explorer:
    """An explorer, and the access that its link gives."""

    app: App
    site: Site
    access: Access = field(default_factory=lambda: Access(PORT))

    def get(self, address: str) -> Answer:
        """Ask as the browser does that has opened the link."""
        cookie = f"{self.access.cookie}={self.access.session}"
        return self.ask(address, {"host": HOST, "cookie": cookie})

    def post(self, address: str, body: object, **headers: str) -> Answer:
        """Send JSON as our pages do; ``headers`` replace theirs."""
        cookie = f"{self.access.cookie}={self.access.session}"
        own = {"host": HOST, "cookie": cookie, "origin": f"http://{HOST}"}
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        sent = {**own, "content-type": "application/json", **named}
        given = {name: value for name, value in sent.items() if value}
        return self.ask(address, given, "POST", json.dumps(body).encode())

    def ask(
        self, address: str, headers: dict[str, str], method: str = "GET", body: bytes = b""
    ) -> Answer:
        path, _, query = address.partition("?")
        scope = {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.4"},
            "http_version": "1.1",
            "scheme": "http",
            "method": method,
            "path": path,
            "raw_path": path.encode(),
            "root_path": "",
            "query_string": query.encode(),
            "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
            "server": ("127.0.0.1", self.access.port),
            "client": ("127.0.0.1", 50000),
        }
        return asyncio.run(_answer(self.app, scope, body))


def explorer_of(
    claims: Sequence[Claim],
    folder: Path,
    notes: Sequence[str] = (),
    extend: Callable[[Site], Site] = lambda site: site,
) -> Explorer:
    """Return an explorer of some claims, whose transcripts are looked for in a folder."""
    path = folder / "index.sqlite"
    build(to_frame(claims), path, "claims.csv", notes)
    site = extend(Site(ClaimIndex(path), Transcripts([folder], ReadOptions())))
    access = Access(PORT)
    return Explorer(create_app(site, access), site, access)


async def _answer(app: App, scope: MutableMapping[str, Any], body: bytes) -> Answer:
    sent: list[MutableMapping[str, Any]] = []

    given = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> MutableMapping[str, Any]:
        return given.pop() if given else {"type": "http.disconnect"}

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    with contextlib.suppress(RuntimeError):  # which servers log, once the answer is sent
        await app(scope, receive, send)
    headers = {a.decode("latin-1"): b.decode("latin-1") for a, b in sent[0]["headers"]}
    return Answer(sent[0]["status"], headers, b"".join(one.get("body", b"") for one in sent[1:]))
