"""Command line: `python -m analysis audit|quality`. See README.md."""

from __future__ import annotations

import argparse
from pathlib import Path

from loaders.command_line import run


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Returns the exit code: 0, or 2 where a file could not be read."""
    parser = argparse.ArgumentParser(prog="python -m analysis", description="核查和评价部门预决算公开文件。")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, words in (("audit", "核查是否前后一致、是否完整"), ("quality", "评价绩效指标的质量")):
        command = commands.add_parser(name, help=words)
        command.add_argument("files", nargs="*", type=Path, metavar="FILE")
        command.add_argument("--store", type=Path, help="核查数据库中的全部文件")
        command.add_argument("--json", action="store_true", help="输出一个 JSON 对象")
        if name == "audit":
            command.add_argument("--sarif", action="store_true", help="输出 SARIF 2.1.0，供其他工具读取")
    options = parser.parse_args(arguments)
    if not options.files and options.store is None:
        parser.error("请给出文件，或用 --store 指定数据库。")
    if options.command == "audit":
        from analysis.checks.command import run as run_audit

        return run_audit(options)
    from analysis.quality.command import run as run_quality

    return run_quality(options)


if __name__ == "__main__":
    run(main)
