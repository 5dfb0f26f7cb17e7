"""A run that keeps what it has done, and goes on from there."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from quantclaims import store
from quantclaims.errors import OutputError, ReadError
from quantclaims.store import Store, resumed
from quantclaims.types import Block, Document, Extraction

Results = Iterator[Extraction | ReadError]


def document(number: int, words: str = "words") -> Document:
    return Document(f"{number}.txt", "plain_text", "utf-8", words, (Block("paragraph", 0, 5),))


def result(document: Document | ReadError) -> Extraction | ReadError:
    if isinstance(document, ReadError):
        return document
    return Extraction(document.source, (), ("Anna Petrova",), 1, ())


class Extractor:
    """Extracts, noting what it was asked for; breaks off at a document if told so."""

    def __init__(self, breaks_at: str = "") -> None:
        self.asked: list[str] = []
        self._breaks_at = breaks_at

    def __call__(self, documents: Iterable[Document | ReadError]) -> Results:
        for each in documents:
            assert isinstance(each, Document)
            if each.source == self._breaks_at:
                raise KeyboardInterrupt
            self.asked.append(each.source)
            yield result(each)


@pytest.fixture(autouse=True)
def _small_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "SHARD", 2)


def test_a_run_goes_on_where_it_was_cut_off(tmp_path: Path) -> None:
    documents = [document(number) for number in range(5)]
    first = Extractor(breaks_at="3.txt")
    with pytest.raises(KeyboardInterrupt):
        list(resumed(documents, Store(tmp_path), first))
    second = Extractor()
    assert list(resumed(documents, Store(tmp_path), second)) == list(map(result, documents))
    assert first.asked == ["0.txt", "1.txt", "2.txt"]
    assert second.asked == ["2.txt", "3.txt", "4.txt"]


def test_only_what_is_new_or_changed_is_extracted(tmp_path: Path) -> None:
    list(resumed([document(1), document(2)], Store(tmp_path), Extractor()))
    again = [document(0), document(1), document(2, "other words")]
    extractor = Extractor()
    found = list(resumed(again, Store(tmp_path), extractor))
    assert found == list(map(result, again))
    assert extractor.asked == ["0.txt", "2.txt"]


def test_other_options_find_nothing_kept(tmp_path: Path) -> None:
    list(resumed([document(1)], Store(tmp_path, "one_model"), Extractor()))
    extractor = Extractor()
    list(resumed([document(1)], Store(tmp_path, "another"), extractor))
    assert extractor.asked == ["1.txt"]


def test_an_error_keeps_its_place(tmp_path: Path) -> None:
    error = ReadError("1.txt", "is empty")
    found = list(resumed([document(0), error, document(2)], Store(tmp_path), Extractor()))
    assert found == [result(document(0)), error, result(document(2))]


def test_what_is_kept_is_given_back_before_the_next_shard_is_done(tmp_path: Path) -> None:
    documents = [document(number) for number in range(4)]
    extractor = Extractor()
    found = resumed(documents, Store(tmp_path), extractor)
    assert next(found) == result(documents[0])
    assert extractor.asked == ["0.txt", "1.txt"]


def test_the_same_words_elsewhere_in_a_table_are_extracted_anew(tmp_path: Path) -> None:
    list(resumed([document(1)], Store(tmp_path), Extractor()))
    extractor = Extractor()
    list(resumed([replace(document(1), offset=10)], Store(tmp_path), extractor))
    assert extractor.asked == ["1.txt"]


def test_a_half_written_shard_is_not_read(tmp_path: Path) -> None:
    list(resumed([document(1)], Store(tmp_path), Extractor()))
    (tmp_path / "0123.part").write_text("half a li")
    extractor = Extractor()
    list(resumed([document(1)], Store(tmp_path), extractor))
    assert extractor.asked == []


def test_a_folder_that_cannot_be_made_is_one_message(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(OutputError, match=r"file/parts: cannot be used: Not a directory"):
        Store(file / "parts")
