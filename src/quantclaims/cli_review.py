"""The command that applies what people decided of claims."""

from typing import Annotated

import typer

app = typer.Typer(rich_markup_mode=None)

SOME_NOT_APPLIED = 3


@app.command()
def apply(
    claims: Annotated[str, typer.Argument(metavar="CLAIMS", help="The claims table.")],
    corrections: Annotated[
        list[str],
        typer.Argument(
            metavar="CORRECTIONS", help="Files corrections.jsonl, the later ones winning."
        ),
    ],
    output: Annotated[
        str,
        typer.Option("--output", "-o", help="The table to write; without, only the report."),
    ] = "",
    gold: Annotated[
        str,
        typer.Option(
            metavar="FOLDER", help="Write what was accepted as NAME.claims.json, for evaluate."
        ),
    ] = "",
) -> None:
    """Apply what people decided in a review, also to a newer extraction."""
    import functools
    from pathlib import Path

    from quantclaims.export import export, read_claims
    from quantclaims.export.beside import Run
    from quantclaims.review import apply, read, report, text_of, write_gold

    journal = read(corrections)
    texts = functools.partial(text_of, folders=(Path(), Path(claims).parent))
    applied = apply(read_claims([claims]), journal.decisions, texts)
    for line in report(applied, journal.unread):
        typer.echo(line)
    if output:
        export(applied.claims, output, run=Run([claims, *corrections]))
    if gold:
        write_gold(applied, gold)
    if applied.lost or applied.refused or any(not one.torn for one in journal.unread):
        raise typer.Exit(SOME_NOT_APPLIED)
