"""PDF files that are scans, encrypted, damaged or hostile: a sentence, never a traceback."""

from __future__ import annotations

import random
import time

import pytest
from reportlab.lib import pdfencrypt
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from loaders.document import UnreadableFile
from loaders.readers.pdf import read
from tests.pdf_pages import (
    FONT,
    PLAIN,
    RULED,
    only_grid,
    place_table,
    texts,
    typeset,
)


def test_a_page_without_text_is_named() -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "第一页有文字")
        canvas.showPage()
        canvas.drawImage(ImageReader(Image.new("L", (200, 280), 200)), 0, 0, *A4)

    document = read(typeset(draw), "t.pdf")
    assert [(issue.code, issue.place.page) for issue in document.issues] == [("scanned_page", 2)]
    assert "第 2 页" in document.issues[0].message


def test_a_picture_beside_the_text_is_said_to_be_unread() -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    picture = ImageReader(Image.new("L", (20, 20), 200))

    def draw(canvas: Canvas) -> None:
        for box in ((50, 600, 400, 240), (100, 300, 300, 200), (100, 300, 90, 60)):  # under the text, beside it, small
            canvas.setFont(FONT, 9)
            canvas.drawImage(picture, *box)
            canvas.drawString(60, 800, "某某局2024年部门预算")
            canvas.showPage()

    issues = read(typeset(draw), "t.pdf").issues
    assert [(issue.code, issue.place.page) for issue in issues if issue.place] == [("pictures", 2)]
    assert issues[0].message.startswith("第 2 页有图片")


def test_a_scan_is_read_by_ocr_where_it_is_installed_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    from types import SimpleNamespace

    from PIL import Image
    from reportlab.lib.utils import ImageReader

    from loaders.readers.pdf import ocr

    def engine(picture: object, **options: bool) -> SimpleNamespace:
        boxes, found = [], []
        for row, texts_of_row in enumerate(PLAIN):
            for column, text in enumerate(texts_of_row):
                x, y, width = 100 + 200 * column, 200 + 50 * row, 9 * sum(2 if char > "\u2e80" else 1 for char in text)
                if text:
                    boxes.append([(x, y), (x + width, y), (x + width, y + 20), (x, y + 20)])
                    found.append(text)
        return SimpleNamespace(boxes=boxes, txts=found, scores=[0.99] * len(found))

    monkeypatch.setattr(ocr, "is_installed", lambda: True)
    monkeypatch.setattr(ocr, "_engine", lambda: engine)
    scan = ImageReader(Image.new("L", (200, 280), 200))
    document = read(typeset(lambda canvas: canvas.drawImage(scan, 0, 0, *A4)), "t.pdf")
    assert texts(only_grid(document)) == PLAIN
    assert [(issue.code, issue.place.page) for issue in document.issues] == [("ocr_page", 1)]


def test_an_encrypted_file_says_so() -> None:
    secret = pdfencrypt.StandardEncryption("user", "owner")
    with pytest.raises(UnreadableFile, match="已加密"):
        read(typeset(lambda canvas: canvas.drawString(60, 700, "密"), encrypt=secret), "密.pdf")


def test_a_file_only_protected_against_change_is_read() -> None:
    secret = pdfencrypt.StandardEncryption("", "owner", canModify=0)
    document = read(typeset(lambda canvas: canvas.drawString(60, 700, "可读"), encrypt=secret), "t.pdf")
    assert [p.text for p in document.paragraphs()] == ["可读"]


def test_damaged_bytes_never_raise_anything_but_a_sentence() -> None:
    sound = typeset(lambda canvas: place_table(canvas, PLAIN, RULED))
    dice = random.Random(7)
    for trial in range(150):
        data = bytearray(sound)
        if trial % 3 == 0:
            data = data[: dice.randrange(len(data))]
        else:
            for _ in range(dice.choice([1, 5, 50])):
                data[dice.randrange(len(data))] = dice.randrange(256)
        try:
            read(bytes(data), "坏.pdf")
        except UnreadableFile as error:
            assert "坏.pdf" in str(error)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"not a pdf at all"])
def test_what_is_no_pdf_is_refused_with_its_name(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match=r"空白\.pdf"):
        read(data, "空白.pdf")


def test_a_page_drawn_to_exhaust_the_reader_ends_in_good_time() -> None:
    def draw(canvas: Canvas) -> None:
        dice = random.Random(3)
        for number in range(20_000):
            x, y = dice.random() * 500, dice.random() * 800
            canvas.line(x, y, x + 60, y) if number % 2 else canvas.line(x, y, x, y + 60)
            canvas.rect(x, y, 20, 20, stroke=0, fill=1)
        canvas.setFont(FONT, 3)
        for _ in range(3_000):
            canvas.drawString(dice.random() * 500, dice.random() * 800, "支出 12.50")

    start = time.process_time()
    read(typeset(draw), "t.pdf")
    assert time.process_time() - start < 20
