"""The explorer in a process of its own: a socket on this machine alone, a link, a browser."""

import socket
import webbrowser
from collections.abc import Callable
from threading import Timer

import uvicorn

from quantclaims.errors import OutputError
from quantclaims.explore.app import create_app
from quantclaims.explore.guard import Access
from quantclaims.explore.site import Site

__all__ = ["serve"]

_HOST = "127.0.0.1"
_OPEN_AFTER = 0.3


def serve(site: Site, port: int, browser: bool, tell: Callable[[str], None]) -> None:
    """Serve a site until it is interrupted; 0 takes any port that is free.

    ``tell`` is given the link. Raises :class:`~quantclaims.errors.OutputError` for a port that is
    taken.
    """
    # TCP is named, for else asyncio leaves Nagle's algorithm on, and each answer comes 40 ms late.
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((_HOST, port))
            listening.listen()
        except OSError as error:
            raise OutputError(f"port {port} cannot be used: {error.strerror}") from error
        access = Access(listening.getsockname()[1])
        config = uvicorn.Config(
            create_app(site, access), log_level="warning", access_log=False, server_header=False
        )
        for template in site.templates.list_templates():
            site.templates.get_template(template)  # compiled before anybody waits for a page
        tell(access.link)
        if browser:
            Timer(_OPEN_AFTER, webbrowser.open, [access.link]).start()
        uvicorn.Server(config).run(sockets=[listening])
