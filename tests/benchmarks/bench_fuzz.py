"""Mutated real files must give tables or one sentence: `python -m tests.benchmarks.bench_fuzz [--count N] [FILE|DIR …]`.

Takes the shipped disclosures, their other formats and what is named, flips, cuts, repeats and overwrites bytes, and reads
each result in workers with the limits of the product. Prints, per format, how many were read, refused, stopped, crashed.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import redirect_stdout
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from loaders import UnreadableFile, read_bytes
from loaders.build import SOURCES, find_sources
from loaders.readers.detect import detect
from tests.typeset import __main__ as typeset

SECONDS = 60


def mutate(data: bytes, chance: random.Random) -> bytes:
    """One to eight damages of the kinds that downloads, disks and attackers make."""
    damaged = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        if not damaged:
            break
        at = chance.randrange(len(damaged))
        length = chance.choice((1, 2, 4, 16, 256))
        kind = chance.randrange(6)
        if kind == 0:
            damaged[at] ^= 1 << chance.randrange(8)
        elif kind == 1:
            damaged[at : at + length] = chance.randbytes(length)
        elif kind == 2:
            del damaged[at : at + length]
        elif kind == 3:
            damaged[at:at] = damaged[at : at + length] * chance.randint(1, 4)
        elif kind == 4 and chance.random() < 0.2:
            del damaged[at:]
        else:
            damaged[at : at + 4] = chance.choice((b"\xff\xff\xff\xff", b"\0\0\0\0", b"\x7f\xff\xff\xff", b"9999"))
    return bytes(damaged)


def mutate_inside(data: bytes, chance: random.Random) -> bytes:
    """The same damage to one part of a zip package, which then is sound as a zip."""
    damaged = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(damaged, "w", zipfile.ZIP_DEFLATED) as written:
        names = package.namelist()
        chosen = chance.choice([name for name in names if name.endswith(".xml")] or names)
        for name in names:
            part = package.read(name)
            written.writestr(name, mutate(part, chance) if name == chosen else part)
    return damaged.getvalue()


def _serve(connection: Connection) -> None:
    while True:
        data, name = connection.recv()
        try:
            read_bytes(data, name)
            connection.send(("read", ""))
        except UnreadableFile as error:
            connection.send(("refused", "" if str(error) and "\n" not in str(error) else "no sentence"))
        except (MemoryError, RecursionError) as error:
            connection.send(("refused", "" if isinstance(error, MemoryError | RecursionError) else "?"))
        except Exception:  # noqa: BLE001 - any other exception is what this benchmark looks for
            connection.send(("crashed", traceback.format_exc(limit=-3)))


class _Child:
    def __init__(self) -> None:
        self.start()

    def start(self) -> None:
        context = get_context("fork")
        self.connection, there = context.Pipe()
        self.process = context.Process(target=_serve, args=(there,), daemon=True)
        self.process.start()
        there.close()

    def ask(self, data: bytes, name: str) -> tuple[str, str]:
        try:
            self.connection.send((data, name))
            if self.connection.poll(SECONDS):
                answer: tuple[str, str] = self.connection.recv()
                return answer
            answer = ("stopped", f"{name}: more than {SECONDS} s")
        except (EOFError, ConnectionError):
            answer = ("died", name)
        self.process.kill()
        self.process.join()
        self.start()
        return answer


def inputs(paths: list[Path]) -> list[tuple[str, str, bytes]]:
    """(format, name, bytes) of every base file."""
    bases = []
    for path in find_sources(paths):
        data = path.read_bytes()
        try:
            bases.append((detect(data, path.name), path.name, data))
        except UnreadableFile:
            continue
    return bases


def tasks(bases: list[tuple[str, str, bytes]], count: int, seed: int) -> Iterator[tuple[str, str, bytes]]:
    """`count` mutated inputs, the formats in turn."""
    formats = sorted({base[0] for base in bases})
    for number in range(count):
        chance = random.Random(seed + number)
        own = [base for base in bases if base[0] == formats[number % len(formats)]]
        form, name, data = chance.choice(own)
        inside = form in ("docx", "xlsx") and chance.random() < 0.8
        yield form, f"{number}-{name}", (mutate_inside if inside else mutate)(data, chance)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.bench_fuzz")
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for form in ("txt", "docx", "xlsx", "html", "pdf"):
            with redirect_stdout(io.StringIO()):
                typeset.main(["--format", form, "--to", f"{folder}/{form}"])
        bases = inputs([SOURCES, Path(folder), Path(__file__).parents[1] / "data", *options.paths])
    started = time.perf_counter()
    results: dict[str, Counter[str]] = {}
    problems: Counter[str] = Counter()
    children = [_Child() for _ in range(options.jobs)]

    def run(child: _Child, share: Iterator[tuple[str, str, bytes]]) -> None:
        for form, name, data in share:
            outcome, detail = child.ask(data, name)
            results.setdefault(form, Counter())[outcome] += 1
            if detail:
                problems[f"{form} {outcome}: {detail}"] += 1

    everything = [
        list(tasks(bases, options.count, options.seed))[start :: options.jobs] for start in range(options.jobs)
    ]
    with ThreadPoolExecutor(options.jobs) as pool:
        list(pool.map(lambda pair: run(pair[0], iter(pair[1])), zip(children, everything, strict=True)))
    for child in children:
        child.process.kill()
    for form, counts in sorted(results.items()):
        print(form, ", ".join(f"{outcome} {count}" for outcome, count in sorted(counts.items())))
    print(f"{options.count} inputs from {len(bases)} files in {time.perf_counter() - started:.0f} s")
    for problem, count in problems.most_common(20):
        print(f"--- {count} times: {problem}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
