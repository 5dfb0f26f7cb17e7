"""The command ``quantclaims``: each subcommand parses, calls one function, prints.

Exit status: 0 all read, 2 wrong usage, 3 some files could not be read (the others were), 130
interrupted, 143 ended by a signal, 1 any other failure. What a command needs is imported inside
it, so that ``--help`` answers at once.
"""

import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar

import typer
from typer.core import TyperGroup

from quantclaims.cli_explore import app as explorer
from quantclaims.cli_progress import progress_over
from quantclaims.cli_reading import reads
from quantclaims.cli_review import app as review
from quantclaims.cli_tables import app as tables
from quantclaims.errors import QuantclaimsError, ReadError

if TYPE_CHECKING:
    import pandas as pd

    from quantclaims.read import ReadOptions
    from quantclaims.types import Transcript

SOME_FAILED = 3

Result = TypeVar("Result")


class _Commands(TyperGroup):
    """Subcommands, each error of ours among them one line on standard error and status 1."""

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override]
        try:
            return super().invoke(ctx)
        except QuantclaimsError as error:
            _say(f"error: {error}")
            raise typer.Exit(1) from error
        except RuntimeError as error:
            # Python 3.11 says so of an interrupt that falls where a class names its attributes.
            if isinstance(error.__cause__, KeyboardInterrupt):
                raise KeyboardInterrupt from error
            raise


app = typer.Typer(
    cls=_Commands,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT", help="Files, folders, patterns, URLs, or - for standard input."
    ),
]
Output = Annotated[
    str, typer.Option("--output", "-o", help="The CSV file to write; - is standard output.")
]
Model = Annotated[
    str, typer.Option(help="The spaCy pipeline, a package or a path; else the one installed.")
]


def _version(wanted: bool) -> None:
    if wanted:
        from quantclaims import __version__

        typer.echo(f"quantclaims {__version__}")
        raise typer.Exit


@app.callback()
def quantclaims(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Quantitative claims in transcripts of public speech, as a tidy table."""
    # Whoever ends us politely, a scheduler say, leaves nothing half-written either.
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))


@app.command()
@reads
def extract(
    inputs: Inputs,
    options: "ReadOptions",
    output: Annotated[
        list[str],
        typer.Option(
            "--output",
            "-o",
            help="The file or URL to write; its ending tells the format, - is standard output. "
            "May be repeated.",
        ),
    ] = ["claims.csv"],  # noqa: B006 - read by typer, never changed
    jobs: Annotated[
        int, typer.Option(min=0, help="Processes; 0 takes one a core if there is enough to do.")
    ] = 0,
    engine: Annotated[
        Literal["local", "dask"], typer.Option(help="Processes of this machine, or Dask workers.")
    ] = "local",
    scheduler: Annotated[
        str, typer.Option(help="The Dask scheduler's address; without, a cluster on this machine.")
    ] = "",
    model: Model = "",
    longest_sentence: Annotated[
        int,
        typer.Option(
            min=0,
            metavar="CHARACTERS",
            help="A longer sentence is not linked, only its figures read; 0 takes the usual 3,000.",
        ),
    ] = 0,
    resume: Annotated[
        bool,
        typer.Option(
            "--resume",
            help="Keep what is done in OUTPUT.parts; go on from what an earlier run left there.",
        ),
    ] = False,
    summary: Annotated[
        bool, typer.Option("--summary", help="Print what was found, and the first rows.")
    ] = False,
    bare: Annotated[
        bool, typer.Option("--bare", help="No codebook, descriptor and manifest beside it.")
    ] = False,
) -> None:
    """Write the claims table, one row a figure."""
    if "-" in output and (summary or resume):
        raise typer.BadParameter("--output - goes neither with --summary nor with --resume")
    if scheduler and engine != "dask":
        raise typer.BadParameter("--scheduler goes with --engine dask")
    from quantclaims.export.extracted import write_beside_each, write_extracted
    from quantclaims.pipeline import run
    from quantclaims.read.sources import changed, states
    from quantclaims.remote import staged
    from quantclaims.table import to_frames
    from quantclaims.tally import Tally

    tally = Tally()
    before = states(inputs)
    parts = f"{output[0]}.parts" if resume else ""
    dask = (scheduler or "local") if engine == "dask" else ""
    results = run(inputs, model, jobs, parts, dask, options, longest_sentence)
    with staged(output) as here:
        with progress_over(inputs) as progress:
            frames = to_frames(tally.watch(progress(results)))
            write_extracted(frames, here, inputs, tally.warnings.append, options)
        tally.failures += changed(before, output)
        if not bare:
            write_beside_each(
                here,
                inputs,
                tally,
                {"model": model, "longest_sentence": longest_sentence, **asdict(options)},
            )
    if summary:
        from quantclaims.summary import print_summary

        print_summary(tally)
    for warning in tally.warnings:
        _say(warning)
    _end(tally.failures)


@app.command()
@reads
def events(inputs: Inputs, options: "ReadOptions", output: Output = "-") -> None:
    """Write the events, one row each: title, date, place."""
    from quantclaims.listings import events_frame

    _list(events_frame, inputs, output, options)


@app.command()
@reads
def turns(inputs: Inputs, options: "ReadOptions", output: Output = "-") -> None:
    """Write the turns, one row each: who speaks, and the words."""
    from quantclaims.listings import turns_frame

    _list(turns_frame, inputs, output, options)


@app.command()
@reads
def mentions(inputs: Inputs, options: "ReadOptions", output: Output = "-") -> None:
    """Write every number, claim or not, with its role."""
    from quantclaims.listings import mentions_frame

    _list(mentions_frame, inputs, output, options)


@app.command()
@reads
def text(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A file, or - for standard input.")],
    options: "ReadOptions",
    output: Annotated[
        str, typer.Option("--output", "-o", help="The text file to write; - is standard output.")
    ] = "-",
) -> None:
    """Write the text that the columns start and end count in."""
    from quantclaims.export import write_output
    from quantclaims.read import read_documents

    def texts() -> Iterator[bytes]:
        for document in read_documents([file], options):
            if isinstance(document, ReadError):
                raise document
            yield document.text.encode("utf-8")

    write_output(texts(), output)


@app.command()
def formats(
    inputs: Annotated[
        list[str] | None, typer.Argument(metavar="[INPUT]...", help="Files to tell the format of.")
    ] = None,
) -> None:
    """List the formats that are read, or tell which each file is."""
    from quantclaims.read import formats_known, read_documents

    if inputs is None:
        for name, title, marks in formats_known():
            typer.echo(f"{name:17} {title}; recognised by {marks}")
        return
    failures = []
    for document in read_documents(inputs):
        if isinstance(document, ReadError):
            failures.append(document)
        else:
            typer.echo(f"{document.format:17} {document.encoding or 'binary':10} {document.source}")
    _end(failures)


@app.command()
def explain(
    sentence: Annotated[str, typer.Argument(metavar="SENTENCE", help="The words, quoted.")],
    date: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="The day they are spoken on; anchors last year."),
    ] = None,
    speaker: Annotated[str, typer.Option(help="Who speaks them.")] = "",
    role: Annotated[
        str, typer.Option(help="The speaker's office; tells whose we and our is.")
    ] = "",
    model: Model = "",
) -> None:
    """Say how each number of a sentence is read, and by which rules."""
    from rich.console import Console

    from quantclaims.explain import explain

    day = date.date().isoformat() if date else ""
    console = Console(highlight=False, soft_wrap=True)
    for line in explain(sentence, day, speaker, role, model):
        console.print(line)


app.add_typer(tables)
app.add_typer(review)
app.add_typer(explorer)


@app.command()
def doctor() -> None:
    """Say what is installed, what is missing and what mends it."""
    from quantclaims.doctor import examine

    checks = examine()
    for check in checks:
        typer.echo(check)
    if not all(check.good for check in checks):
        raise typer.Exit(1)


def _list(
    frame_of: "Callable[[Iterable[Transcript]], pd.DataFrame]",
    inputs: list[str],
    output: str,
    options: "ReadOptions",
) -> None:
    from quantclaims.export import write_csv
    from quantclaims.pipeline import read_transcripts

    found = list(read_transcripts(inputs, options))
    transcripts = [one for one in found if not isinstance(one, ReadError)]
    write_csv([frame_of(transcripts)], output)
    for transcript in transcripts:
        for warning in transcript.document.warnings:
            _say(f"{transcript.document.source}: {warning}")
    _end([one for one in found if isinstance(one, ReadError)])


def _end(failures: Sequence[ReadError]) -> None:
    """Name each file that could not be read, and leave with the status that says so."""
    for failure in failures:
        _say(f"not read: {failure}")
    if failures:
        raise typer.Exit(SOME_FAILED)


def _say(line: str) -> None:
    typer.echo(line, err=True)
