"""The options that say how sources are read, shared by the commands that read some."""

import functools
import inspect
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

if TYPE_CHECKING:
    from quantclaims.read import ReadOptions

__all__ = ["reads"]


def _option(help: str, metavar: str = "") -> Any:
    return typer.Option(help=help, metavar=metavar or None)


def _read_options(
    format: Annotated[str, _option("The format, as `quantclaims formats` names it.")] = "",
    text: Annotated[str, _option("A table's column of words.", "COLUMN")] = "",
    speaker: Annotated[str, _option("A table's column of speakers.", "COLUMN")] = "",
    date: Annotated[str, _option("A table's column of days.", "COLUMN")] = "",
    title: Annotated[str, _option("A table's column of titles.", "COLUMN")] = "",
    event_date: Annotated[
        str, _option("The day, where a page prints none: 2019-06-19.", "DATE")
    ] = "",
    event_speaker: Annotated[
        str, _option("Who speaks where no label says so: “Mayor Anna Fox”.", "LABEL")
    ] = "",
    country: Annotated[
        str, _option("Whose “we” is, an ISO 3166 code, where we know it not.", "CODE")
    ] = "",
    sidecar: Annotated[
        str, _option("A CSV of what is known of each file: file, title, date, speaker ...")
    ] = "",
) -> "ReadOptions":
    from quantclaims.read import Columns, Known, ReadOptions
    from quantclaims.read.countries import alpha3
    from quantclaims.read.dates import iso_date

    day, code = iso_date(event_date), alpha3(country)
    if event_date and not day:
        _refuse("--event-date", f"{event_date!r} is no date such as 2019-06-19")
    if country and not code:
        _refuse("--country", f"{country!r} is no country's code such as FRA")
    known = Known(date=day, speaker=event_speaker, country=code)
    return ReadOptions(format, Columns(text, speaker, date, title), known, sidecar)


def _refuse(option: str, reason: str) -> NoReturn:
    raise typer.BadParameter(reason, None, None, option)


def reads(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of reading; it gets them as one argument, ``options``.

    >>> @reads
    ... def count(inputs: list[str], options: "ReadOptions") -> None: ...
    >>> list(inspect.signature(count).parameters)[:3]
    ['inputs', 'format', 'text']
    """
    own = [p for p in inspect.signature(command).parameters.values() if p.name != "options"]
    shared = list(inspect.signature(_read_options).parameters.values())

    @functools.wraps(command)
    def reading(**given: Any) -> None:
        options = _read_options(**{one.name: given.pop(one.name) for one in shared})
        command(**given, options=options)

    parameters = sorted([*own, *shared], key=lambda one: one.default is not one.empty)
    reading.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    reading.__annotations__ = {one.name: one.annotation for one in parameters}
    return reading
