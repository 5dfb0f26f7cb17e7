"""The commands that start from claims tables: each parses, calls one function, prints."""

from typing import Annotated

import typer

app = typer.Typer(rich_markup_mode=None)

Claims = Annotated[
    list[str], typer.Argument(metavar="CLAIMS", help="Claims tables, in any format of export.")
]
Report = Annotated[
    str,
    typer.Option("--output", "-o", help="The .csv or .json file to write; else the terminal."),
]
Indicator = Annotated[str, typer.Option(help="An indicator code, or words of the phrase.")]
Area = Annotated[str, typer.Option(help="Whose figures: an ISO 3166 code or a name.")]
Counterpart = Annotated[str, typer.Option(help="The other side of a flow or relation.")]
Speaker = Annotated[str, typer.Option(help="A speaker's name or a part of it.")]
Since = Annotated[str, typer.Option(metavar="DATE", help="Said on this day or later.")]
Until = Annotated[str, typer.Option(metavar="DATE", help="Said on this day or earlier.")]
Kind = Annotated[str, typer.Option(help="money, percent, count, measure, multiple, rank or year.")]
Strict = Annotated[
    bool, typer.Option("--strict", help="Equal phrases and codes only, no near phrases.")
]


@app.command()
def compare(
    claims: Claims,
    indicator: Indicator = "",
    area: Area = "",
    counterpart: Counterpart = "",
    speaker: Speaker = "",
    since: Since = "",
    until: Until = "",
    kind: Kind = "",
    strict: Strict = False,
    output: Report = "",
    plot: Annotated[
        str, typer.Option(metavar="FILE", help="Draw the claims as .png, .svg or .html.")
    ] = "",
) -> None:
    """Say which figures repeat, agree with, revise, contradict or continue others."""
    from quantclaims.compare import Selection, compare, select
    from quantclaims.export import read_claims, write_report

    wanted = Selection(indicator, area, counterpart, speaker, since, until, kind)
    chosen = select(read_claims(claims), wanted)
    relations = compare(chosen, strict=strict)
    if plot:
        from quantclaims.plot import plot_series, save_plot

        save_plot(plot_series(chosen, wanted.title), plot)
    if output:
        write_report(relations, output)
    else:
        from quantclaims.reports import print_relations

        print_relations(relations)


@app.command()
def check(
    claims: Claims,
    reference: Annotated[
        str,
        typer.Option(metavar="FILE", help="Data to check against: World Bank or SDMX-CSV, or CSV."),
    ] = "",
    indicator: Indicator = "",
    area: Area = "",
    counterpart: Counterpart = "",
    speaker: Speaker = "",
    since: Since = "",
    until: Until = "",
    kind: Kind = "",
    strict: Strict = False,
    output: Report = "",
) -> None:
    """Check that figures add up: growth, gaps, parts, shares, scale, reference data."""
    from quantclaims.check import check, read_reference
    from quantclaims.compare import Selection
    from quantclaims.export import read_claims, write_report

    wanted = Selection(indicator, area, counterpart, speaker, since, until, kind)
    data = read_reference(reference) if reference else None
    findings = check(read_claims(claims), data, wanted, strict)
    if output:
        write_report(findings, output)
    else:
        from quantclaims.reports import print_findings

        print_findings(findings)


@app.command()
def evaluate(
    claims: Annotated[str, typer.Argument(metavar="CLAIMS", help="The claims table to judge.")],
    gold: Annotated[
        list[str],
        typer.Argument(
            metavar="GOLD", help="What is right: NAME.claims.json, or tables put right by hand."
        ),
    ],
    errors: Annotated[
        int, typer.Option(min=0, metavar="N", help="Print up to N rows of each sort of error.")
    ] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Measure a claims table against gold: each field, and confidence."""
    from quantclaims.evaluate import evaluate
    from quantclaims.evaluate.report import report, to_json
    from quantclaims.export import read_claims

    found = evaluate(read_claims([claims]), gold)
    typer.echo(to_json(found) if as_json else "\n".join(report(found, errors)))


@app.command()
def export(
    claims: Claims,
    to: Annotated[
        list[str],
        typer.Option(
            metavar="FILE", help="The file; its ending tells the format. May be repeated."
        ),
    ],
    excel: Annotated[
        bool, typer.Option("--excel", help="A .csv with BOM and CRLF, as Excel wants it.")
    ] = False,
    bare: Annotated[
        bool, typer.Option("--bare", help="No codebook, descriptor and manifest beside it.")
    ] = False,
) -> None:
    """Write claims as .csv, .jsonl, .parquet, .xlsx, .sqlite and more."""
    from quantclaims.export import export, read_claims
    from quantclaims.export.beside import Run

    export(read_claims(claims), to, excel, not bare, Run(claims, {"excel": excel}))


@app.command(name="import")
def import_(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="A .labelstudio.json or .doccano.jsonl export.")
    ],
    output: Annotated[
        str, typer.Option("--output", "-o", help="The claims table to write.")
    ] = "claims.csv",
) -> None:
    """Read what people labelled, or export wrote, into a claims table."""
    from quantclaims.export import export, read_claims
    from quantclaims.export.beside import Run

    export(read_claims([file]), output, run=Run([file]))
