"""Quantitative claims in transcripts of public speech, as a tidy table."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from quantclaims.display import show as show
    from quantclaims.pipeline import extract as extract

__all__ = ["extract", "show"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Load what does the work at first use, so that importing the package stays cheap."""
    if name == "extract":
        from quantclaims.pipeline import extract

        return extract
    if name == "show":
        from quantclaims.display import show

        return show
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
