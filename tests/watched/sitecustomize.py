"""Imported by every Python that starts with this folder on its path: notes what must not happen.

Each look-up of a host, connection, sent packet and port opened to others, and each class that a
pickle asks for, is a line in the file that ``WATCHED`` names, and is refused. Two sorts of pickle
pass: what the processes of one extraction send each other, and Babel's locale data, which its
locked wheel brings. Both ask for harmless classes alone.
"""

import os
import sys

NETWORK = {
    "socket.bind",
    "socket.connect",
    "socket.getaddrinfo",
    "socket.gethostbyaddr",
    "socket.gethostbyname",
    "socket.sendmsg",
    "socket.sendto",
}
LOOPBACK = ("127.0.0.1", "::1")
HARMLESS = ("babel", "concurrent", "datetime", "multiprocessing", "quantclaims")


def forbidden(event: str, arguments: tuple[object, ...]) -> bool:
    """Whether an audit event is one that no command may cause."""
    if event == "pickle.find_class":
        return str(arguments[0]).partition(".")[0] not in HARMLESS
    if event == "socket.bind":  # urllib3 tries out on import whether there is IPv6
        address = arguments[1]
        return not (isinstance(address, tuple) and address[0] in LOOPBACK)
    return event in NETWORK


def watch(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse what must not happen; an audit hook (PEP 578)."""
    if forbidden(event, arguments):
        with open(os.environ["WATCHED"], "a", encoding="utf-8") as log:  # noqa: PTH123
            log.write(f"{event} {arguments}\n")
        raise PermissionError(event)


if "WATCHED" in os.environ:
    sys.addaudithook(watch)
