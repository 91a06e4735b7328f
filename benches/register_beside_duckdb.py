"""Ratios by month and channel over a register: smqc beside DuckDB, and whether they count the same."""

import json
import pathlib
import subprocess
import sys
from argparse import Namespace

from tools import CACHE, HERE, Cost, Failed, Limits, build, python_with, run, say, setting, table, version_of

sys.path.insert(0, str(HERE / "register"))
import ratios  # noqa: E402

AS_OF = "2026-04-15"

# indicator, month, channel: counted and good
Numbers = dict[tuple[str, str, str], tuple[int, int]]

HEAD = [
    "rows", "indicators", "smqc s", "DuckDB s", "smqc / DuckDB", "processor time", "`filter` s", "one each s",
    "smqc MB", "DuckDB MB",
]  # fmt: skip

LEGEND = """\
DuckDB: all ratios in one query by hand, `case when` (its fastest form here); `filter`: the same query with
`count(*) filter (where …)`; one each: a query for every ratio, run once. Seconds of smqc are those of the
whole process; of DuckDB, those of the queries, without Python's start. “processor time”: the same ratio in
seconds of processor, which other work on the machine disturbs less."""


def compare(chosen: Namespace, limits: Limits) -> int:
    """Prints the table; 1 when numbers differ or smqc failed."""
    python = python_with("duckdb")
    programs = build("register")
    lines, faults = [], []
    for rows in chosen.rows:
        file = register(programs, rows)
        for count in chosen.indicators:
            say(f"{rows} rows, {count} indicators")
            cell = Cell(programs / "smqc", python, file, count, limits)
            cell.measure(chosen)
            lines.append(cell.line(rows))
            faults.extend(f"{rows} rows, {count} indicators: {fault}" for fault in cell.faults)
    print(f"{setting(limits)}, DuckDB {version_of('duckdb')}; best of {chosen.runs}.\n")
    print(f"{table(HEAD, lines, 0)}\n\n{LEGEND}")
    print("\n".join(faults) if faults else "\nEvery n and every good is the same in all of them.")
    return 1 if faults else 0


def register(programs: pathlib.Path, rows: int) -> pathlib.Path:
    """The register of so many rows, written when it is not there, and read once so that it lies in memory."""
    file = CACHE / f"register-{rows}" / "register.csv"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        unfinished = file.with_suffix(".unfinished")
        subprocess.run([programs / "examples" / "register", str(rows), unfinished], check=True)
        unfinished.rename(file)
    with file.open("rb") as bytes_of_it:
        while bytes_of_it.read(1 << 24):
            pass
    return file


class Cell:
    """One line of the table."""

    def __init__(self, smqc: pathlib.Path, python: pathlib.Path, file: pathlib.Path, count: int, limits: Limits):
        self.file, self.limits, self.count = file, limits, count
        project = CACHE / f"project-{count}"
        ratios.project(project, count)
        measure = ["measure", project, "--data", file.parent, "--as-of", AS_OF, "--format", "json"]
        self.smqc = [smqc, *measure]
        self.peer = [python, HERE / "register" / "peer.py", limits.cores]
        self.costs: dict[str, Cost] = {}
        self.numbers: dict[str, Numbers] = {}
        self.faults: list[str] = []

    def measure(self, chosen: Namespace) -> None:
        for _ in range(chosen.runs):
            self.ours()
            self.theirs("fused", "case")
            self.theirs("fused", "filter")
        if not chosen.not_each:
            self.theirs("each", "case")
        self.faults.extend(differences(self.numbers))

    def ours(self) -> None:
        if self.faults:
            return
        try:
            cost, output = run(self.smqc, self.limits)
        except Failed as fault:
            self.faults.append(f"smqc failed: {fault}")
            return
        self.note("smqc", cost, of_smqc(output))

    def theirs(self, mode: str, form: str) -> None:
        cost, output = run([*self.peer, mode, form, self.count, self.file], self.limits)
        answer = json.loads(output.read_text())
        cost.seconds, cost.cpu = answer["seconds"], answer["cpu"]
        name = "each" if mode == "each" else form
        self.note(name, cost, of_duckdb(answer["table"]))

    def note(self, name: str, cost: Cost, numbers: Numbers) -> None:
        self.costs[name] = cost.best(self.costs.get(name))
        self.numbers[name] = numbers

    def line(self, rows: int) -> list[str]:
        def show(name: str, field: str, digits: int) -> str:
            cost = self.costs.get(name)
            return f"{getattr(cost, field):.{digits}f}" if cost else "–"

        def ratio(field: str) -> str:
            ours, theirs = self.costs.get("smqc"), self.costs["case"]
            return f"{getattr(ours, field) / getattr(theirs, field):.2f}" if ours else "–"

        seconds = [show(name, "seconds", 2) for name in ("smqc", "case")]
        others = [show(name, "seconds", 2) for name in ("filter", "each")]
        memory = [show(name, "megabytes", 0) for name in ("smqc", "case")]
        start = [f"{rows:,}".replace(",", " "), str(self.count)]
        return [*start, *seconds, ratio("seconds"), ratio("cpu"), *others, *memory]


def of_smqc(output: pathlib.Path) -> Numbers:
    found: Numbers = {}
    for indicator in json.loads(output.read_text())["indicators"]:
        for group in indicator["groups"]:
            for figure in group["series"]:
                if figure["n"]:
                    key = (indicator["indicator"], figure["period"], group["value"])
                    found[key] = (figure["n"], figure.get("good") or 0)
    return found


def of_duckdb(rows: list) -> Numbers:
    found: Numbers = {}
    for month, channel, *counts in rows:
        for number, pair in enumerate(zip(counts[::2], counts[1::2]), 1):
            if pair[0]:
                found[ratios.identifier(number), month, channel] = pair
    return found


def differences(numbers: dict[str, Numbers]) -> list[str]:
    """What differs from the query with `filter`; a few of each."""
    expected = numbers["filter"]
    faults = []
    for name, found in numbers.items():
        wrong = sorted(key for key in expected.keys() | found.keys() if expected.get(key) != found.get(key))
        shown = [f"{name} counts {found.get(key)} for {key}, not {expected.get(key)}" for key in wrong[:3]]
        faults.extend(shown)
        if len(wrong) > 3:
            faults.append(f"{name}: {len(wrong)} numbers differ")
    return faults if expected else ["no number was counted"]
