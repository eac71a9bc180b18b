"""What the tests of the dashboard share: a small store made by hand, and the app started on a free port."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

from loaders import schema, store

ROOT = Path(__file__).parents[1]
CHROMIUM = "/usr/bin/chromium"
FULL = "130208-丰润区人大常委会-2023-department_budget-performance"
SECOND = "130303-山海关区人大常委会-2023-department_budget"
TEXT_ONLY = "130306-抚宁区人大-2020-performance"
HOSTILE = "<b>x</b> ![](http://192.0.2.1/a.png) ~*_$"


def make_store(path: Path, unread: Iterable[tuple[str, str]] = ()) -> Path:
    """Three disclosures: one with all tables and a difference between table and prose, one with few, one text only.

    `unread` names tables (disclosure, table) that are printed but were not read.
    """
    tables = schema.empty_tables()

    def add(kind: str, disclosure_id: str, /, **values: Any) -> None:
        tables[kind].append(schema.TABLES[kind].row(disclosure_id=disclosure_id, **values))

    for disclosure_id, code, region, year, kinds in (
        (TEXT_ONLY, "130306", "抚宁区", 2020, ["performance"]),
        (SECOND, "130303", "山海关区", 2023, ["department_budget"]),
        (FULL, "130208", "丰润区", 2023, ["department_budget", "performance"]),
    ):
        add(
            "disclosures",
            disclosure_id,
            title=region,
            region_code=code,
            region_name=region,
            city_name="唐山市",
            province_name="河北省",
            department_name=f"{region}人大常委会",
            fiscal_year=year,
            stage="budget",
            kinds=kinds,
            printed_unit="万元",
            source_file=f"{code}.txt",
            source_format="txt",
        )
    for disclosure_id, lines in (
        (
            FULL,
            [
                (None, "合计", 100, 80, 20),
                ("201", "一般公共服务支出", 90, 70, 20),
                ("20101", "人大事务", 90, 70, 20),
                ("2010101", "行政运行", 70, 70, None),
                ("2010104", HOSTILE, 20, None, 20),
                ("221", "住房保障支出", 10, 10, None),
            ],
        ),
        (
            SECOND,
            [
                (None, "合计", 50, 50, None),
                ("201", "一般公共服务支出", 40, 40, None),
                ("210", "卫生健康支出", 10, 10, None),
            ],
        ),
    ):
        for code, name, *amounts in lines:
            for measure, amount in zip(("total", "basic", "project"), amounts, strict=True):
                if amount is not None:
                    level = {None: None, 3: "类", 5: "款", 7: "项"}[len(code) if code else None]
                    add(
                        "budget_lines",
                        disclosure_id,
                        table="expenditure",
                        table_title="部门支出总表",
                        side="expenditure",
                        scheme="function",
                        code=code,
                        level=level,
                        name=name,
                        measure=measure,
                        measure_title=measure,
                        year_offset=0,
                        amount_yuan=Decimal(amount * 10_000),
                        printed=f"{amount}.00",
                        place=f"第{amount}行",
                    )
    for code, name, measure, amount in (
        ("301", "工资福利支出", "personnel", 60),
        ("30101", "基本工资", "personnel", 60),
        ("302", "商品和服务支出", "public", 20),
        ("30201", "办公费", "public", 20),
    ):
        for one in ("total", measure):
            add(
                "budget_lines",
                FULL,
                table="basic_expenditure",
                table_title="基本支出表",
                side="expenditure",
                scheme="economic_department",
                code=code,
                level="类" if len(code) == 3 else "款",
                name=name,
                measure=one,
                measure_title=one,
                year_offset=0,
                amount_yuan=Decimal(amount * 10_000),
                printed=str(amount),
                place="第9行",
            )
    for table in schema.BUDGET_TABLES:
        status = {"expenditure": "present", "government_fund": "declared_empty"}.get(table, "absent")
        add("table_status", FULL, table=table, table_title=table, status=status, rows=1, place="第1行")
    for disclosure_id, table in unread:
        add("table_status", disclosure_id, table=table, table_title=table, status="unread", rows=0, place="第2行")
    for item, basis, amount, change, printed in (
        ("subtotal", "table", 166_600, None, "16.66"),
        ("reception", "table", 6_600, None, "0.66"),
        ("subtotal", "narrative", 346_600, -180_000, "34.66万元"),
        ("vehicle_purchase", "narrative", 180_000, None, "18万元"),
        ("reception", "narrative", 6_600, 0, "0.66万元"),
    ):
        add(
            "three_public",
            FULL,
            item=item,
            basis=basis,
            amount_yuan=Decimal(amount),
            printed=printed,
            place="第5行",
            change_yuan=None if change is None else Decimal(change),
            reason="厉行节约" if change else None,
        )
    add(
        "three_public",
        SECOND,
        item="vehicle_operation",
        basis="narrative",
        change_yuan=Decimal(16_000),
        printed="16000元",
        place="第81行",
    )
    add(
        "statements",
        FULL,
        subject="staff",
        subject_title="在职人员",
        count=Decimal(10),
        unit="人",
        quote="在职人员10人",
    )
    for number, budget in ((1, 182_000), (2, None)):
        add(
            "projects",
            TEXT_ONLY,
            project_no=number,
            project_name=f"项目{number}",
            basis="table",
            printed="18.20",
            budget_yuan=None if budget is None else Decimal(budget),
            place="第88行",
            goals=["目标"],
        )
        add(
            "indicators",
            TEXT_ONLY,
            project_no=number,
            indicator_no=1,
            level1="产出指标",
            level2="数量指标",
            level3="次数",
            target="≥3次",
            operator="≥",
            value=Decimal(3),
            value_unit="次",
            target_kind="number",
            place="第90行",
        )
        add(
            "schedule",
            TEXT_ONLY,
            project_no=number,
            basis="table",
            month=3,
            cumulative_percent=Decimal(25),
            printed="25%",
        )
    add("issues", SECOND, severity="warning", code="unparsed_amount", message="“金额”不是可识别的金额。", place="第7行")
    store.write(tables, "test", path)
    return path


@contextmanager
def serve(path: Path) -> Iterator[str]:
    """The app on a free port with this store; yields its address and stops it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        "app.py",
        "--server.port",
        str(port),
        "--server.headless",
        "true",
    ]
    environment = {**os.environ, "MINGZHANG_STORE": str(path)}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        address = f"http://localhost:{port}"
        _wait(f"{address}/_stcore/health")
        yield address
    finally:
        process.terminate()
        process.wait(10)


def _wait(address: str) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(address, timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(address)
