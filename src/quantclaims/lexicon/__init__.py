"""Lexicons: what the rules know, as rows of TOML beside this module.

A file ``NAME.toml`` holds an array of tables called ``row``. :func:`load_rows` turns each table
into a frozen value of the type that its owner gives, and refuses unknown, missing or mistyped
keys, so that a typing error in a data file is found where it stands.
"""

import tomllib
import types
import typing
from importlib import resources
from typing import Any, Literal, TypeVar

from quantclaims.errors import LexiconError

__all__ = ["load_rows", "read_rows"]

Row = TypeVar("Row")


def load_rows(name: str, row_type: type[Row]) -> tuple[Row, ...]:
    """Return the rows of the packaged lexicon ``name`` as frozen ``row_type`` values.

    Raises :class:`~quantclaims.errors.LexiconError` naming the file, the row and the key.
    """
    file = resources.files(__name__).joinpath(f"{name}.toml")
    return read_rows(file.read_text(encoding="utf-8"), row_type, f"{name}.toml")


def read_rows(toml: str, row_type: type[Row], where: str) -> tuple[Row, ...]:
    r"""Return the rows of a lexicon's TOML text; ``where`` names it in messages.

    >>> from dataclasses import dataclass
    >>> @dataclass(frozen=True)
    ... class Word:
    ...     text: str
    ...     value: float = 0.0
    >>> read_rows('[[row]]\ntext = "ten"\nvalue = 10', Word, "words.toml")
    (Word(text='ten', value=10.0),)
    >>> read_rows('[[row]]\ntexts = "ten"', Word, "words.toml")
    Traceback (most recent call last):
    quantclaims.errors.LexiconError: words.toml row 1: unknown key 'texts'; accepted: text, value
    """
    try:
        tables = tomllib.loads(toml).get("row", [])
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{where}: not valid TOML: {error}") from error
    hints = typing.get_type_hints(row_type)
    return tuple(
        _row(table, row_type, hints, f"{where} row {i}") for i, table in enumerate(tables, 1)
    )


def _row(table: dict[str, Any], row_type: type[Row], hints: dict[str, Any], where: str) -> Row:
    for key in table:
        if key not in hints:
            raise LexiconError(f"{where}: unknown key {key!r}; accepted: {', '.join(hints)}")
    cells = {key: _cell(value, hints[key], f"{where}, {key}") for key, value in table.items()}
    try:
        return row_type(**cells)
    except TypeError as error:
        raise LexiconError(f"{where}: {error}") from error


def _cell(value: Any, hint: Any, where: str) -> Any:
    if isinstance(hint, types.UnionType):
        hint = next(arm for arm in typing.get_args(hint) if arm is not types.NoneType)
    if typing.get_origin(hint) is tuple and isinstance(value, list):
        member = typing.get_args(hint)[0]
        return tuple(_cell(item, member, where) for item in value)
    if typing.get_origin(hint) is Literal:
        if value not in typing.get_args(hint):
            raise LexiconError(f"{where}: {value!r}; accepted: {', '.join(typing.get_args(hint))}")
        return value
    if hint is float and type(value) is int:
        return float(value)
    if type(value) is not hint:
        raise LexiconError(f"{where}: {value!r} is not of type {getattr(hint, '__name__', hint)}")
    return value
