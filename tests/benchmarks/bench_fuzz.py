"""Damaged files of every format must give tables or one sentence: `python -m tests.benchmarks.bench_fuzz [FILE|DIR …]`.

Takes small disclosures typeset in all formats, the shipped ones and what is named (`../shared/corpus` for real ones),
damages them by chance and reads each in a worker. Prints, per format, how many were

    read      gave tables that can be stored
    refused   gave one Chinese sentence
    limits    ran into the limit of memory or depth, which the product says in one sentence
    slow      took more than 10 seconds of the processor
    stopped   took more than 60 seconds
    died      took the process with it
    crashed   raised anything else, or refused without a sentence, or gave tables that cannot be stored

and exits with 1 where any of the last four is not zero. `--only N` reads the N-th input again and shows what happens.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import sys
import time
import traceback
import warnings
from collections import Counter, defaultdict
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from loaders import UnreadableFile, read_bytes, schema
from loaders.worker import MEMORY_BYTES
from tests.benchmarks.fuzz_bases import FORMATS, Base, bases
from tests.benchmarks.fuzz_damage import damage

SLOW, HANGING = 10.0, 60.0
GOOD = ("read", "refused", "limits")
OUTCOMES = (*GOOD, "slow", "stopped", "died", "crashed")

Input = tuple[str, str, bytes]  # format before the damage, name, content
Answer = tuple[str, str, float, int]  # outcome, detail, seconds, the process's peak so far in MB


def make_input(found: dict[str, list[Base]], number: int, seed: int) -> Input:
    """The N-th input of a seed: the formats in turn, a base by chance, its damage, now and then a wrong extension."""
    chance = random.Random(seed * 1_000_003 + number)
    kinds = [kind for kind in FORMATS if kind in found]
    kind, name, content = chance.choice(found[kinds[number % len(kinds)]])
    suffix = chance.choice(FORMATS) if chance.random() < 0.1 else name.rsplit(".", 1)[-1]
    return kind, f"{number}-{Path(name).stem}.{suffix}", damage(kind, content, chance)


def check_storable(tables: schema.Tables) -> None:
    """Raises where the store or the JSON would refuse a value: half a character, a number out of its range."""
    json.dumps(tables, ensure_ascii=False, default=str).encode()
    for name, rows in tables.items():
        for field in schema.TABLES[name].fields:
            limit = {"integer": 2**31, "decimal": 10**16}.get(field.type)
            for row in rows if limit else ():
                if not abs(row[field.name] or 0) < limit:
                    raise OverflowError(f"{name}.{field.name} is {row[field.name]}")


def attempt(content: bytes, name: str) -> tuple[str, str]:
    """Read one input: outcome and, where it is bad, what happened."""
    try:
        tables = read_bytes(content, name).tables
        check_storable(tables)
    except UnreadableFile as error:
        message = str(error)
        fine = message.startswith(name) and message.endswith("。") and "\n" not in message
        return ("refused", "") if fine else ("crashed", f"no sentence: {message}")
    except (MemoryError, RecursionError):
        return "limits", ""
    except Exception:  # noqa: BLE001 - any other exception is what this benchmark looks for
        return "crashed", traceback.format_exc(limit=-4)
    return "read", ""


def _serve(connection: Connection, memory: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    while True:
        content, name = connection.recv()
        start = time.process_time()
        outcome, detail = attempt(content, name)
        seconds = time.process_time() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        answer = ("slow", f"{seconds:.0f} s") if seconds > SLOW else (outcome, detail)
        connection.send((*answer, seconds, peak))


class Child:
    """A process that reads inputs one by one; replaced when it dies or hangs."""

    def __init__(self) -> None:
        self.start()

    def start(self) -> None:
        context = get_context("fork")
        self.connection, there = context.Pipe()
        self.process = context.Process(target=_serve, args=(there, MEMORY_BYTES), daemon=True)
        self.process.start()
        there.close()

    def ask(self, content: bytes, name: str) -> Answer:
        try:
            self.connection.send((content, name))
            if self.connection.poll(HANGING):
                answer: Answer = self.connection.recv()
                return answer
            answer = ("stopped", f"more than {HANGING:.0f} s", HANGING, 0)
        except (EOFError, ConnectionError):
            answer = ("died", "", 0.0, 0)
        self.stop()
        self.start()
        return answer

    def stop(self) -> None:
        self.process.kill()
        self.process.join()


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.bench_fuzz", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("paths", nargs="*", type=Path, metavar="FILE|DIR")
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--start", type=int, default=0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--formats", default=",".join(FORMATS))
    parser.add_argument("--only", type=int, metavar="N")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="write the inputs that went wrong")
    options = parser.parse_args()
    warnings.simplefilter("ignore", UserWarning)  # of zipfile, that parts of a package have the same name
    found: dict[str, list[Base]] = defaultdict(list)
    for base in bases(options.paths):
        if base[0] in options.formats.split(","):
            found[base[0]].append(base)
    if options.only is not None:
        _, name, content = make_input(found, options.only, options.seed)
        print(name, len(content), *attempt(content, name))
        return 0
    return run(lambda number: make_input(found, number, options.seed), options)


def run(input_of: Callable[[int], Input], options: argparse.Namespace) -> int:
    """Read the inputs one after another and print what became of them."""
    started = time.perf_counter()
    results: dict[str, Counter[str]] = defaultdict(Counter)
    seconds: dict[str, float] = defaultdict(float)
    problems: dict[str, list[str]] = defaultdict(list)
    peaks: list[tuple[int, str]] = []
    child = Child()
    for number in range(options.start, options.start + options.count):
        kind, name, content = input_of(number)
        outcome, detail, spent, peak = child.ask(content, name)
        peaks.append((peak, name))
        results[kind][outcome] += 1
        seconds[kind] += spent
        if outcome not in GOOD:
            problems[f"{kind} {outcome} {detail.strip()}"].append(name)
            print(f"{outcome} {name} {detail.strip().splitlines()[-1:]}", file=sys.stderr, flush=True)
            if options.keep:
                options.keep.mkdir(parents=True, exist_ok=True)
                (options.keep / name).write_bytes(content)
    child.stop()
    print("format   inputs" + "".join(f"{outcome:>9}" for outcome in OUTCOMES) + "  ms each")
    for kind, counts in results.items():
        each = 1000 * seconds[kind] / counts.total()
        print(f"{kind:6}{counts.total():9}" + "".join(f"{counts[outcome]:9}" for outcome in OUTCOMES) + f"{each:9.0f}")
    most = max(peak for peak, _ in peaks)
    greedy = next(name for peak, name in peaks if peak == most)
    print(f"{options.count} inputs in {time.perf_counter() - started:.0f} s, peak {most} MB at {greedy}")
    for problem, names in sorted(problems.items(), key=lambda item: -len(item[1])):
        print(f"--- {len(names)} times, such as {names[0]}: {problem}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
