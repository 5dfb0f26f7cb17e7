"""Pages of the documentation that the program writes itself; hooks of MkDocs.

The command line's page is made from the commands, the codebook from the table's schema, the
formats from the readers and writers: none of them can say what is not so.
"""

import html
import re
from collections.abc import Iterator
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

_SHIM = "https://unpkg.com/iframe-worker/shim"
_FETCHED = re.compile(
    r"<(?:script|img|iframe|source)\b[^>]*\bsrc=[\"']?(https?:)?//[^>]*"
    r"|<link\b(?=[^>]*\brel=[\"']?(?:stylesheet|preconnect|icon|preload))[^>]*\bhref=[\"']?(https?:)?//[^>]*"
)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages to those on disk."""
    pages = {
        "reference/cli.md": cli(),
        "reference/codebook.md": columns(),
        "reference/formats.md": formats(),
    }
    for name, lines in pages.items():
        files.append(File.generated(config, name, content="\n".join(lines) + "\n"))
    return files


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Refuse a page that would fetch anything from another place as it opens.

    What lets search work without a server, the theme would fetch; we have a copy. And the theme
    leaves its search box without a name for screen readers.
    """
    output = output.replace(_SHIM, get_relative_url("assets/iframe-worker.js", page.url))
    output = output.replace('role="dialog"', 'role="dialog" aria-label="Search"')
    if fetched := _FETCHED.search(output):
        raise PluginError(f"{page.file.src_uri}: asks another place for {fetched[0]}")
    return output


def cli() -> Iterator[str]:
    """The command line, each command with its arguments and options."""
    from typer.main import get_command

    from quantclaims.cli import app

    yield "# Command line"
    yield ""
    yield "What `quantclaims COMMAND --help` prints. `python -m quantclaims` is the same program,"
    yield "and [Use it in scripts](../how-to/scripts.md) says what each exit status means."
    root: Any = get_command(app)
    main = root.context_class(root, info_name="quantclaims", **root.context_settings)
    yield from _parameters(root, main)
    for name, command in root.commands.items():
        context = command.context_class(command, info_name=name, parent=main)
        usage = re.sub(r"Usage: |[{}]", "", command.get_usage(context))
        yield from ("", f"## {name}", "", command.help.strip(), "", "```", usage, "```")
        yield from _parameters(command, context)


_KINDS = {
    "&lt;str&gt;": "TEXT",
    "&lt;list[str]&gt;": "TEXT",
    "&lt;int range&gt;": "N",
    "&lt;": "",
    "&gt;": "",
}
"""What a value may be, in the words of help for people."""


def _parameters(command: Any, context: Any) -> Iterator[str]:
    yield from ("", "| | |", "|---|---|")
    for one in command.get_params(context):
        if record := one.get_help_record(context):
            name, words = (html.escape(cell).replace("|", "&#124;") for cell in record)
            if one.param_type_name == "argument":
                name = name.partition(" &lt;")[0]
            for found, shown in _KINDS.items():
                name = name.replace(found, shown)
            yield f"| <code>{name}</code> | {words} |"


def columns() -> Iterator[str]:
    """The codebook, as it goes beside an export, in fewer columns."""
    from quantclaims.export.beside import table_schema
    from quantclaims.export.schema import fields
    from quantclaims.table import SCHEMA_VERSION

    types = {field["name"]: field["type"] for field in table_schema()["fields"]}
    yield from ("---", "hide: [toc]", "---", "", "# Columns", "")
    yield "One row for each figure that somebody states. Blank cells are unknown or none. This is"
    yield f"version {SCHEMA_VERSION} of the [schema](../schema.md). The same goes beside each"
    yield "export, as `NAME.codebook.md`."
    yield from ("", "| column | type | content | example |", "|---|---|---|---|")
    for one in fields():
        values = ", ".join(f"`{value}`" for value in one.values if value)
        standard = f"({one.standard})" if one.standard else ""
        words = " ".join(filter(None, (one.description, values, standard))).replace("|", "&#124;")
        yield f"| `{one.name}` | {types[one.name]} | {words} | {one.example} |"


def formats() -> Iterator[str]:
    """What is read, and what is written."""
    from quantclaims.export.formats import FORMATS
    from quantclaims.read import formats_known

    yield "# Formats"
    yield from ("", "## Read", "", "A reader is chosen by what a file holds, not by its name.", "")
    yield from ("| format | what it is | recognised by |", "|---|---|---|")
    for name, title, marks in formats_known():
        yield f"| `{name}` | {title} | {marks.replace('<', '&lt;').replace('|', '&#124;')} |"
    yield from ("", "## Written", "", "The ending of a file's name tells the format. All of them")
    yield from ("can be read back with nothing lost.", "", "| ending | what it is |", "|---|---|")
    for one in FORMATS:
        yield f"| `{one.ending}` | {one.title} |"
