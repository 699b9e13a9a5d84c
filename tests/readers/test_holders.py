"""Folders and archives: every file in them, in order; what is no text, hidden or too much does not stop the others."""

import io
import os
import zipfile
from pathlib import Path

import pytest

from servanda import readers
from servanda.model import Document
from servanda.readers import Failure, Options, Raw, archive

from .made import column, docx, paragraph, pdf, zipped

FILES: dict[str, str | bytes] = {
    "b.txt": "Second.",
    "a.txt": "First.",
    "c/z.txt": "Fifth.",
    "c/d/e.docx": docx(paragraph("Fourth.")),
    "c/a.jsonl": '{"text": "Third."}\n{broken\n',
    ".hidden": "no",
    ".git/config": "no",
    "c/~$e.docx": "no",
    "picture.png": b"\x89PNG\r\n\x1a\n\0\0",
    "c/program": b"\x7fELF\x02\x01\x00\x00\x00\xff\xfe",
    "d.pdf": pdf([column(["Sixth."])]),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, content in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return tmp_path


def texts(found: list[Document | Failure]) -> list[str]:
    return [one.text for one in found if isinstance(one, Document)]


def failures(found: list[Document | Failure]) -> list[str]:
    return [str(one.error) for one in found if isinstance(one, Failure)]


def test_a_folder_is_read_file_by_file(folder: Path):
    found = list(readers.read(readers.open_source(str(folder))))
    assert texts(found) == ["First.", "Second.", "Sixth.", "Third.", "Fifth.", "Fourth."]
    broken, left_out = failures(found)
    assert broken.startswith(f"{folder}/c/a.jsonl:2: not JSON")
    assert left_out == f"{folder}: 2 files that are no texts were left out: picture.png, c/program"


def test_each_document_comes_with_the_name_of_its_file(folder: Path):
    found = [name for name, one in readers.named(readers.open_source(str(folder))) if isinstance(one, Document)]
    assert [os.path.relpath(name, folder) for name in found][:3] == ["a.txt", "b.txt", "d.pdf"]


def test_an_archive_is_read_file_by_file():
    found = list(readers.named(Raw.of(zipped(FILES), "a.zip")))
    assert texts([one for _, one in found]) == ["First.", "Second.", "Third.", "Fourth.", "Fifth.", "Sixth."]
    assert found[0][0] == "a.zip/a.txt"
    left_out = "a.zip: 2 files that are no texts were left out: c/program, picture.png"
    assert left_out in failures([one for _, one in found])


def test_an_archive_in_a_folder_is_read_and_one_in_an_archive_is_not(tmp_path: Path):
    (tmp_path / "a.zip").write_bytes(zipped({"in.zip": zipped({"a.txt": "Not this."}), "a.txt": "This."}))
    found = list(readers.read(readers.open_source(str(tmp_path))))
    assert texts(found) == ["This."]
    assert failures(found) == [f"{tmp_path}/a.zip/in.zip: an archive within an archive; unpack it"]


def test_what_the_user_says_holds_for_all(folder: Path):
    options = Options(published="2024-03-12", input="text")
    found = list(readers.read(readers.open_source(str(folder), options)))
    assert {one.published for one in found if isinstance(one, Document)} == {"2024-03-12"}
    assert '{"text": "Third."}\n{broken\n' in texts(found)
    [document] = readers.read(Raw.of(zipped({"a.html": "<p>x"}), "a", Options(published="2024-03-12", input="zip")))
    assert isinstance(document, Document)
    assert document.published == "2024-03-12"


def test_names_that_lead_out_of_an_archive_lead_nowhere():
    found = list(readers.named(Raw.of(zipped({"../../etc/passwd": "A text."}), "a.zip")))
    assert [(name, getattr(one, "text", one)) for name, one in found] == [("a.zip/../../etc/passwd", "A text.")]


def test_links_to_folders_are_not_followed(tmp_path: Path):
    (tmp_path / "a.txt").write_text("A text.")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing")
    os.mkfifo(tmp_path / "pipe")
    assert len(list(readers.read(readers.open_source(str(tmp_path))))) == 1


def test_a_file_that_grows_too_much_is_left_and_the_others_are_read(monkeypatch: pytest.MonkeyPatch):
    bomb = zipped({"a.txt": b"\0" * (300 << 10), "b.txt": "A text.", "c.txt": "Another text."})
    monkeypatch.setattr(archive, "SMALL", 1000)
    found = list(readers.read(Raw.of(bomb, "a.zip")))
    assert failures(found) == ["a.zip/a.txt: not unpacked: it grows to more than 0 MB; unpack it and name the file"]
    assert texts(found) == ["A text.", "Another text."]
    monkeypatch.setattr(archive, "MOST_BYTES", 10)
    assert "holds more than" in failures(list(readers.read(Raw.of(bomb, "a.zip"))))[-1]
    monkeypatch.setattr(archive, "MOST_FILES", 2)
    assert failures(list(readers.read(Raw.of(bomb, "a.zip")))) == [
        "a.zip: more than 2 files; unpack it and name the folder"
    ]


def test_an_encrypted_file_is_named():
    data = bytearray(zipped({"a.txt": "A text."}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    [failure] = failures(list(readers.read(Raw.of(bytes(data), "a.zip"))))
    assert failure == "a.zip/a.txt: not unpacked: it is encrypted; unpack it with its password"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (zipped({}), "an archive without files"),
        (zipped({".a": "x"}), "an archive without files"),
        (zipped({"a.txt": "A text."})[:-20], "a broken ZIP"),
    ],
    ids=["empty", "hidden", "broken"],
)
def test_clear_answers(data: bytes, said: str):
    [failure] = failures(list(readers.read(Raw.of(data, "a.zip"))))
    assert failure.startswith(f"a.zip: {said}")


def test_an_archive_that_is_broken_in_the_middle():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        file.writestr("a.txt", "A text that is broken.")
        file.writestr("b.txt", "Another text.")
    found = list(readers.read(Raw.of(made.getvalue().replace(b"is broken", b"is BROKEN"), "a.zip")))
    assert texts(found) == ["Another text."]
    assert "Bad CRC-32" in failures(found)[0]


def test_an_archive_from_a_pipe():
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    assert len(texts(list(readers.read(Raw("-", Pipe(zipped({"a.txt": "A text."}))))))) == 1
