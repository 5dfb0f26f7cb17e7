"""Docstrings for the documentation: the roles of Sphinx as links, examples as code blocks."""

import re
from typing import Any

from griffe import Docstring, Extension, Object

_ROLE = re.compile(r":(?:class|data|func|mod):`(~?)([\w.]+)`")


class Docstrings(Extension):
    """Rewrites each docstring into Markdown as it is collected."""

    def on_object(self, *, obj: Object, **_: Any) -> None:
        """Rewrite an object's docstring."""
        if obj.docstring:
            obj.docstring = Docstring(
                markdown(obj.docstring.value), parent=obj, parser=obj.docstring.parser
            )


def markdown(text: str) -> str:
    """Return a docstring's words as Markdown: roles as links, examples fenced.

    A role's link is optional, for not everything that a docstring names has a page.
    """
    text = _ROLE.sub(_link, text).replace("``", "`")
    return "\n\n".join(map(_fenced, re.split(r"\n\n(?!    )", text)))


def _link(role: re.Match[str]) -> str:
    short, name = role.groups()
    shown = name.rpartition(".")[2] if short or name.startswith(".") else name
    return f'<autoref optional identifier="{name}">`{shown}`</autoref>'


def _fenced(paragraph: str) -> str:
    return f"```pycon\n{paragraph}\n```" if paragraph.startswith(">>> ") else paragraph
