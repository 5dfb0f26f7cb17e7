"""What a page shows, all of it in the address, so that every view has a permanent link."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import quote, urlencode

from quantclaims.explore.facets import FACETS

__all__ = ["SORTS", "State", "address", "state_of"]

SORTS = {
    "date": "Date",
    "value": "Value",
    "indicator": "Indicator",
    "area": "Area",
    "period": "Period",
    "speaker": "Speaker",
    "confidence": "Confidence",
}
"""What claims can be put in order by."""

NEWEST_FIRST = "-date"

_LONGEST = 500
_MOST_PAGES = 10_000_000

Choice = tuple[str, str]


@dataclass(frozen=True, slots=True)
class State:
    """A search, the groups chosen in each facet, an order and a page of it.

    ``chosen`` holds pairs of a facet's name and a key; keys of one facet widen each other, facets
    narrow each other. ``only`` keeps one sort of finding. A minus in ``sort`` turns the order.
    """

    search: str = ""
    chosen: tuple[Choice, ...] = ()
    sort: str = NEWEST_FIRST
    page: int = 1
    only: str = ""

    def has(self, facet: str, key: str) -> bool:
        return (facet, key) in self.chosen

    def keys(self, facet: str) -> list[str]:
        return [key for name, key in self.chosen if name == facet]

    def toggled(self, facet: str, key: str) -> "State":
        """The state with a group chosen that was not, or the other way round; its first page.

        >>> once = State(page=3).toggled("kind", "money")
        >>> once.chosen, once.page, once.toggled("kind", "money").chosen
        ((('kind', 'money'),), 1, ())
        """
        choice = (facet, key)
        rest = tuple(one for one in self.chosen if one != choice)
        chosen = rest if choice in self.chosen else (*rest, choice)
        return replace(self, chosen=_in_order(chosen), page=1)

    def without_search(self) -> "State":
        return replace(self, search="", page=1)

    def at(self, page: int) -> "State":
        return replace(self, page=page)

    def showing(self, only: str) -> "State":
        return replace(self, only=only, page=1)

    def sorted_by(self, name: str) -> "State":
        """The state in the order of a column; chosen again, the other way round.

        >>> State().sorted_by("value").sort, State(sort="-value").sorted_by("value").sort
        ('-value', 'value')
        """
        down = f"-{name}"
        return replace(self, sort=name if self.sort == down else down, page=1)

    @property
    def narrowed(self) -> bool:
        """Whether it lets only some claims through."""
        return bool(self.search or self.chosen)

    @property
    def selection(self) -> "State":
        """What it lets through, whatever the order and the page."""
        return State(self.search, self.chosen)

    def pairs(self) -> list[tuple[str, str]]:
        """What stands in an address, what goes without saying left out."""
        said = [("q", self.search), *self.chosen]
        said.append(("sort", "" if self.sort == NEWEST_FIRST else self.sort))
        said += [("only", self.only), ("page", "" if self.page == 1 else str(self.page))]
        return [(name, value) for name, value in said if value]


def state_of(pairs: Iterable[tuple[str, str]]) -> State:
    """Return the state that an address asks for; what it cannot ask for is left out.

    >>> state_of([("q", " grain "), ("kind", "money"), ("sort", "mood"), ("page", "-2")])
    State(search='grain', chosen=(('kind', 'money'),), sort='-date', page=1, only='')
    """
    names = {facet.name for facet in FACETS}
    given = [(name, value[:_LONGEST].strip()) for name, value in pairs]
    last = dict(given)
    chosen = dict.fromkeys(pair for pair in given if pair[0] in names and pair[1])
    sort = last.get("sort", "")
    return State(
        last.get("q", ""),
        _in_order(tuple(chosen)),
        sort if sort.removeprefix("-") in SORTS else NEWEST_FIRST,
        _page(last.get("page", "")),
        last.get("only", ""),
    )


def _page(said: str) -> int:
    if not (said.isascii() and said.isdigit() and len(said) < len(str(_MOST_PAGES))):
        return 1
    return max(1, int(said))


def _in_order(chosen: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """Choices in the order of the facets, so that one view has one address."""
    order = {facet.name: i for i, facet in enumerate(FACETS)}
    return tuple(sorted(chosen, key=lambda choice: (order[choice[0]], choice[1])))


def address(path: str, state: State, **more: object) -> str:
    """Return the address of a page: its path, the state, and what else it needs.

    >>> address("/claim", State("a&b"), id="x y")
    '/claim?id=x%20y&q=a%26b'
    """
    said = [(name, str(value)) for name, value in more.items() if value not in ("", None)]
    query = urlencode([*said, *state.pairs()], quote_via=quote, errors="replace")
    return f"{path}?{query}" if query else path
