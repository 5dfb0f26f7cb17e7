"""Pages to run on: some of a folder's, or more than it has."""

from pathlib import Path

__all__ = ["repeated", "sample"]

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def sample(folder: Path, pages: int) -> list[Path]:
    """Return ``pages`` of the folder's texts, spread evenly over their names; 0 takes all."""
    texts = sorted(folder.rglob("*.txt"))
    step = max(1, len(texts) // pages) if pages else 1
    return texts[::step][: pages or None]


def repeated(folder: Path, pages: int, into: Path) -> list[Path]:
    """Write as many pages as asked, a folder's texts over and over, each copy a page of its own.

    A copy says one sentence more, in letters, at the end of its longest line: a page that stands
    twice is read once.
    """
    texts = sorted(folder.rglob("*.txt"))
    into.mkdir(parents=True, exist_ok=True)
    made = []
    for number in range(pages):
        copy, place = divmod(number, len(texts))
        source = texts[place]
        text = source.read_text(encoding="utf-8", errors="replace")
        path = into / f"{copy:04}_{source.name}"
        path.write_text(_marked(text, copy) if copy else text, encoding="utf-8")
        made.append(path)
    return made


def _marked(text: str, copy: int) -> str:
    lines = text.split("\n")
    longest = max(range(len(lines)), key=lambda at: len(lines[at]))
    word = ""
    while copy:
        copy, letter = divmod(copy, 26)
        word = _LETTERS[letter] + word
    lines[longest] += f" Copy {word} it is."
    return "\n".join(lines)
