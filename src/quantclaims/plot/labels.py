"""Where the quotes beside the marks of a plot stand, so that they do not cover each other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

CHARACTER_WIDTH = 5.3
LINE_HEIGHT = 12.0
_MARK = 7.0
_NEAR = ((9, 0), (-9, 0), (0, -13), (0, 13), (9, -12), (-9, -12), (9, 12), (-9, 12))
_RINGS = (1.0, 2.0, 3.0, 4.5, 6.0)
_LONGEST = 38


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page, in pixels; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def inside(self, width: float, height: float) -> bool:
        return self.left >= 0 and self.top >= 0 and self.right <= width and self.bottom <= height


def shortened(text: str) -> str:
    """Return a quote that fits beside a mark.

    >>> shortened("dozens if not hundreds of businesses in all of the regions")
    'dozens if not hundreds of businesses …'
    """
    if len(text) <= _LONGEST:
        return text
    return text[: _LONGEST - 1].rpartition(" ")[0] + " …"


def place(
    marks: Sequence[tuple[float, float]],
    texts: Sequence[str],
    bars: Sequence[Box],
    width: float,
    height: float,
) -> list[tuple[float, float] | None]:
    """Return the middle of the label of each mark, in pixels; ``None`` where there is no room.

    Each label takes the nearest free place around its mark, in the order given, clear of all marks
    and ``bars``.

    >>> place([(50.0, 50.0)], ["ten"], [], 200, 100)
    [(66.95, 50.0)]
    """
    taken = [*bars]
    taken += [Box(x - _MARK, y - _MARK, x + _MARK, y + _MARK) for x, y in marks]
    out: list[tuple[float, float] | None] = []
    for (x, y), text in zip(marks, texts, strict=True):
        for box in _places(x, y, len(text) * CHARACTER_WIDTH):
            if box.inside(width, height) and not any(box.overlaps(other) for other in taken):
                taken.append(box)
                out.append(((box.left + box.right) / 2, (box.top + box.bottom) / 2))
                break
        else:
            out.append(None)
    return out


def _places(x: float, y: float, length: float) -> Iterator[Box]:
    for ring in _RINGS:
        for right, down in _NEAR:
            middle = x + right * ring + (length / 2 if right > 0 else -length / 2 if right else 0)
            line = y + down * ring
            yield Box(
                middle - length / 2,
                line - LINE_HEIGHT / 2,
                middle + length / 2,
                line + LINE_HEIGHT / 2,
            )
