"""Quantitative claims in transcripts of public speech, as a tidy table."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from quantclaims.pipeline import extract as extract

__all__ = ["extract"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Load the pipeline at first use, so that importing the package stays cheap."""
    if name in __all__:
        from quantclaims import pipeline

        return getattr(pipeline, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
