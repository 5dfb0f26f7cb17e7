"""Who may ask the explorer for what."""

import pytest
from explorer import HOST, PORT, Explorer, explorer_of

from quantclaims.compare.examples import example_claim


@pytest.fixture(scope="module")
def explorer(tmp_path_factory: pytest.TempPathFactory) -> Explorer:
    return explorer_of([example_claim(claim_id="1")], tmp_path_factory.mktemp("guard"))


def test_the_link_is_exchanged_for_a_cookie(explorer: Explorer) -> None:
    link = explorer.access.link.removeprefix(f"http://127.0.0.1:{PORT}")
    answer = explorer.ask(link, {"host": HOST})
    assert (answer.status, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert explorer.access.token not in cookie
    assert explorer.ask("/", {"host": HOST, "cookie": cookie.partition(";")[0]}).status == 200


@pytest.mark.parametrize("address", ["/", "/open", "/open?token=x", "/static/explore/explore.js"])
def test_nothing_is_shown_without_the_cookie(explorer: Explorer, address: str) -> None:
    answer = explorer.ask(address, {"host": HOST})
    assert answer.status == 403
    assert "Open that link" in answer.text


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"host": "evil.example"}, 421),
        ({"host": f"evil.example:{PORT}"}, 421),
        ({"host": "127.0.0.1:1"}, 421),
        ({}, 421),
        ({"host": HOST, "origin": "https://evil.example"}, 403),
        ({"host": HOST, "origin": "null"}, 403),
        ({"host": HOST, "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"}, 403),
        ({"host": HOST, "sec-fetch-site": "same-site", "sec-fetch-mode": "cors"}, 403),
        ({"host": HOST, "cookie": "; ;=\x80"}, 403),
        ({"host": HOST, "origin": f"http://{HOST}"}, 200),
        ({"host": f"localhost:{PORT}"}, 200),
        ({"host": HOST, "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}, 200),
    ],
)
def test_host_and_origin_are_ours(explorer: Explorer, headers: dict[str, str], status: int) -> None:
    cookie = {"cookie": f"{explorer.access.cookie}={explorer.access.session}"}
    assert explorer.ask("/", cookie | headers).status == status


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_nothing_can_be_changed(explorer: Explorer, method: str) -> None:
    cookie = {"cookie": f"{explorer.access.cookie}={explorer.access.session}"}
    assert explorer.ask("/", {"host": HOST} | cookie, method).status == 405


@pytest.mark.parametrize(
    "address", ["/", "/claim?id=none", "/nowhere", "/static/explore/explore.css"]
)
def test_every_answer_carries_the_policy(explorer: Explorer, address: str) -> None:
    for answer in (explorer.get(address), explorer.ask(address, {"host": HOST})):
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(
    "address",
    [
        "/static/explore/../app.py",
        "/static/explore/%2e%2e/app.py",
        "/static/explore//etc/passwd",
        "/static/../../../etc/passwd",
        "/claim?id=../../etc/passwd",
        "/claim?id=/etc/passwd",
    ],
)
def test_no_path_is_opened(explorer: Explorer, address: str) -> None:
    assert explorer.get(address).status == 404


def test_a_refused_address_is_escaped(explorer: Explorer) -> None:
    answer = explorer.ask('//evil.example/?q="><script>alert(1)</script>', {"host": HOST})
    assert "<script>" not in answer.text
    assert 'href="/evil.example/' in answer.text
