"""The picture of a PDF page with cells marked, drawn in a process of its own: a foreign file cannot take the app down.

`picture(path, page, boxes)` → PNG bytes or None. `python -m analysis.page_picture FILE PAGE whole|part BOX…` writes it to
standard output; a box is left,top,right,bottom in points of the page as shown.
"""

from __future__ import annotations

import io
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
SCALE = 1.75  # pixels a point
MARGIN = 80  # points of page above and below the cells of an excerpt
MOST_POINTS = 3_000  # a side longer than this is drawn smaller
SECONDS = 20
Box = tuple[float, float, float, float]


def parse_box(text: str) -> Box | None:
    """A stored box, or None where it is not four numbers in order."""
    try:
        left, top, right, bottom = (float(part) for part in text.split(","))
    except ValueError:
        return None
    return (left, top, right, bottom) if left <= right and top <= bottom else None


def picture(path: Path, page: int, boxes: tuple[Box, ...], whole: bool = False) -> bytes | None:
    """The page, or the part of it around the boxes; None where it cannot be drawn. Pages count from 1."""
    try:
        changed = path.stat().st_mtime_ns
    except OSError:
        return None
    return _picture(str(path), changed, page, boxes, whole)


@lru_cache(maxsize=64)
def _picture(path: str, _changed: int, page: int, boxes: tuple[Box, ...], whole: bool) -> bytes | None:
    shown = [",".join(f"{number:.2f}" for number in box) for box in boxes]
    command = [sys.executable, "-m", "analysis.page_picture", path, str(page), "whole" if whole else "part", *shown]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 and done.stdout.startswith(b"\x89PNG") else None


def draw(path: Path, page: int, boxes: list[Box], whole: bool) -> bytes:
    """The PNG itself. Raises what the PDF library raises on a damaged file."""
    import pypdfium2  # type: ignore[import-untyped]
    from PIL import ImageDraw

    document = pypdfium2.PdfDocument(path)
    shown = document[page - 1]
    scale = SCALE * min(1.0, MOST_POINTS / max(shown.get_size()))
    image = shown.render(scale=scale).to_pil().convert("RGB")
    pen = ImageDraw.Draw(image, "RGBA")
    for left, top, right, bottom in boxes:
        corners = (left * scale - 3, top * scale - 3, right * scale + 3, bottom * scale + 3)
        pen.rectangle(corners, fill=(240, 228, 66, 70), outline=(213, 94, 0, 255), width=3)
    if boxes and not whole:
        upper = max(0, (min(box[1] for box in boxes) - MARGIN) * scale)
        lower = min(image.height, (max(box[3] for box in boxes) + MARGIN) * scale)
        if upper < lower:
            image = image.crop((0, int(upper), image.width, int(lower)))
    out = io.BytesIO()
    image.quantize(64).save(out, "PNG", optimize=False)
    return out.getvalue()


def main(arguments: list[str]) -> None:
    path, page, extent, *boxes = arguments
    parsed = [box for box in map(parse_box, boxes) if box]
    sys.stdout.buffer.write(draw(Path(path), int(page), parsed, extent == "whole"))


if __name__ == "__main__":
    main(sys.argv[1:])
