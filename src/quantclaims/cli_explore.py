"""The command that opens the explorer."""

import getpass
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quantclaims.cli_progress import progress_over
from quantclaims.cli_reading import reads

if TYPE_CHECKING:
    from quantclaims.errors import ReadError
    from quantclaims.explore.inputs import Watch
    from quantclaims.explore.site import Site
    from quantclaims.read import ReadOptions
    from quantclaims.types import Extraction

app = typer.Typer(rich_markup_mode=None)


@app.command()
@reads
def explore(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="CLAIMS|FOLDER", help="Claims tables, or transcripts to read."),
    ],
    options: "ReadOptions",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes any.")] = 0,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help="Open the link in the browser.")
    ] = True,
    model: Annotated[
        str, typer.Option(help="The spaCy pipeline, a package or a path; else the one installed.")
    ] = "",
    review: Annotated[
        bool, typer.Option("--review", help="Accept, edit, reject and add claims.")
    ] = False,
    corrections: Annotated[
        str, typer.Option(metavar="FILE", help="Where a review is kept, and goes on from.")
    ] = "corrections.jsonl",
    who: Annotated[str, typer.Option(metavar="NAME", help="Who reviews; else your login.")] = "",
) -> None:
    """Look through claims in the browser, each at its place in its transcript."""
    from quantclaims.explore import Inputs, explore

    extend = _reviewing(corrections, who, model) if review else lambda site: site
    wanted = Inputs(tuple(inputs), options, model)
    explore(wanted, port, browser, extend, tell=_tell, watch=_watching(inputs))


def _watching(inputs: list[str]) -> "Watch":
    """Draws a bar while transcripts are read for claims."""

    def watch(
        results: "Iterable[Extraction | ReadError]",
    ) -> "Iterator[Extraction | ReadError]":
        with progress_over(inputs) as progress:
            yield from progress(results)

    return watch


def _reviewing(journal: str, who: str, model: str) -> "Callable[[Site], Site]":
    def extend(site: "Site") -> "Site":
        from quantclaims.review.web import review_site

        return review_site(site, Path(journal), who or getpass.getuser(), model)

    return extend


def _tell(link: str) -> None:
    typer.echo(link)
    typer.echo("Open this link; stop with Ctrl-C.", err=True)
