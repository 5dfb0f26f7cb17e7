"""The command that opens the explorer."""

from typing import TYPE_CHECKING, Annotated

import typer

from quantclaims.cli_reading import reads

if TYPE_CHECKING:
    from quantclaims.read import ReadOptions

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
) -> None:
    """Look through claims in the browser, each at its place in its transcript."""
    from quantclaims.explore import Inputs, explore

    typer.echo("Preparing ...", err=True)
    explore(Inputs(tuple(inputs), options, model), port, browser, tell=_tell)


def _tell(link: str) -> None:
    typer.echo(link)
    typer.echo("Open this link; stop with Ctrl-C.", err=True)
