"""How long a reader waits: `python tests/benchmarks/bench_app.py [STORE] [RUNS]`, in headless Chromium.

cold   a new server and a new browser profile: from the request to the first page complete
warm   the same page again in the same browser
redraw from a click on a filter to the new picture, after which the page stands still

A page is complete when the script has run and no part of it is stale, and its tables and charts are drawn.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[2]))

from loaders.build import SOURCES, build
from tests.dashboard import CHROMIUM, serve

COMPLETE = """() => {
  const app = document.querySelector('[data-testid=stApp]');
  return app && app.dataset.testScriptState === 'notRunning' && document.querySelector('.st-key-pages')
    && document.querySelectorAll('h1').length && document.querySelector('canvas')
    && document.querySelector('.js-plotly-plot .main-svg') && !document.querySelector('[data-stale=true]');
}"""
HEADING = "document.querySelector('h3')?.innerText.includes('{}')"
SCALE = "(ticks => ticks.length && ticks.every(tick => tick.textContent.includes('%') === {}))([...document.querySelectorAll('.ytick text')])"
SCALES = (("累计金额", SCALE.format("false")), ("累计百分比", SCALE.format("true")))
FILTERS = {
    "/functions": [(label, HEADING.format(f"{label}）")) for label in ("基本支出", "项目支出", "合计")],
    "/three_public": [(label, HEADING.format(label)) for label in ("占支出总额", "人均", "金额")],
    "/schedule": SCALES,
    "/schedule?sv=projects": SCALES,
}


def timed(action: Callable[[], Any]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def load(page: Any, address: str) -> None:
    page.goto(address, wait_until="commit")
    page.wait_for_function(COMPLETE, timeout=60_000, polling=20)


def first_page(playwright: Any, store: Path, runs: int) -> tuple[list[float], list[float]]:
    cold, warm = [], []
    for _ in range(runs):
        with serve(store) as address:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": 1440, "height": 1000})
            cold.append(timed(lambda page=page, address=address: load(page, address)))
            warm.append(timed(lambda page=page, address=address: load(page, address)))
            browser.close()
    return cold, warm


def redraws(page: Any, address: str, path: str, runs: int) -> list[float]:
    load(page, address + path)
    page.wait_for_timeout(1000)
    times = []
    for run in range(runs):
        label, shown = FILTERS[path][run % len(FILTERS[path])]
        button = page.get_by_test_id("stButtonGroup").get_by_text(label, exact=True)
        done = f"() => {shown} && ({COMPLETE})()"
        times.append(timed(lambda button=button, done=done: (button.click(), page.wait_for_function(done, polling=10))))
        page.wait_for_timeout(400)
    return times


def report(name: str, times: list[float]) -> None:
    print(
        f"{name:28} median {median(times) * 1000:6.0f} ms   {min(times) * 1000:.0f}–{max(times) * 1000:.0f}   n={len(times)}"
    )


def main(store: Path | None, runs: int) -> None:
    print(f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        if store is None:
            store = Path(folder) / "store.duckdb"
            report("building the store", [timed(lambda: build([SOURCES], store))])
        cold, warm = first_page(playwright, store, runs)
        report("first page, cold", cold)
        report("first page, warm", warm)
        with serve(store) as address:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": 1440, "height": 1000})
            for path in FILTERS:
                report(f"changed filter, {path}", redraws(page, address, path, runs))
            browser.close()
    print(f"load average {os.getloadavg()[0]:.1f} at the end")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None, int(sys.argv[2]) if len(sys.argv) > 2 else 10)
