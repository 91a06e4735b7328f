"""Ratios by month and channel over a register: smqc beside DuckDB, and whether they count the same."""

import json
import pathlib
import subprocess
import sys
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass

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
        for work in wanted(chosen, programs, rows):
            say(f"{rows} rows, {work.name}")
            turns = Turns(work, [programs / "smqc"], [python, HERE / "register" / "peer.py"], limits)
            turns.measure(chosen.runs)
            lines.append([f"{rows:,}".replace(",", " "), *turns.line()])
            faults.extend(f"{rows} rows, {work.name}: {fault}" for fault in turns.faults)
    print(f"{setting(limits)}, DuckDB {version_of('duckdb')}; best of {chosen.runs}.\n")
    print(f"{table(HEAD, lines, 0)}\n\n{LEGEND}\n")
    print("\n".join(faults) if faults else "Every n and every good is the same in all of them.")
    return 1 if faults else 0


@dataclass
class Work:
    """What is measured on one register, for a line of the table."""

    name: str
    project: pathlib.Path
    file: pathlib.Path
    # By name: the queries that count the same.
    queries: dict[str, list[str]]


def wanted(chosen: Namespace, programs: pathlib.Path, rows: int) -> Iterator[Work]:
    if chosen.indicators:
        file = register(programs, rows, [])
    for count in chosen.indicators:
        numbers = list(range(1, count + 1))
        queries = {form: [ratios.query(file, numbers, form)] for form in ("case", "filter")}
        if not chosen.not_each:
            queries["each"] = [ratios.query(file, [number], "case") for number in numbers]
        yield Work(str(count), ratios.project(CACHE / f"project-{count}", count), file, queries)
    if chosen.first_contact:
        file = register(programs, rows, ["--customers"])
        project = ratios.first_contact_project(CACHE / "project-first-contact")
        yield Work("first contact", project, file, {"filter": [ratios.first_contact_query(file)]})


def register(programs: pathlib.Path, rows: int, options: list[str]) -> pathlib.Path:
    """The register of so many rows, written when it is not there, and read once so that it lies in memory."""
    file = CACHE / "-".join(["register", str(rows), *(option.strip("-") for option in options)]) / "register.csv"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        unfinished = file.with_suffix(".unfinished")
        subprocess.run([programs / "examples" / "register", str(rows), unfinished, *options], check=True)
        unfinished.rename(file)
    with file.open("rb") as bytes_of_it:
        while bytes_of_it.read(1 << 24):
            pass
    return file


class Turns:
    """One line of the table: the programs in turns."""

    def __init__(self, work: Work, smqc: list, peer: list, limits: Limits):
        self.work, self.limits = work, limits
        measure = ["measure", work.project, "--data", work.file.parent, "--as-of", AS_OF, "--format", "json"]
        self.smqc = [*smqc, *measure]
        self.peer = [*peer, limits.cores]
        self.costs: dict[str, Cost] = {}
        self.numbers: dict[str, Numbers] = {}
        self.faults: list[str] = []

    def measure(self, runs: int) -> None:
        for turn in range(runs):
            if not self.faults:
                self.ours()
            for name in self.work.queries:
                if turn == 0 or name != "each":
                    self.theirs(name)
        self.faults.extend(differences(self.numbers))

    def ours(self) -> None:
        try:
            cost, output = run(self.smqc, self.limits)
            self.note("smqc", cost, of_smqc(output))
        except Failed as fault:
            self.faults.append(f"smqc failed: {fault}")

    def theirs(self, name: str) -> None:
        queries = CACHE / "queries.json"
        queries.write_text(json.dumps([ratios.MACRO, *self.work.queries[name]]))
        cost, output = run([*self.peer, queries], self.limits)
        answer = json.loads(output.read_text())
        cost.seconds, cost.cpu = answer["seconds"], answer["cpu"]
        self.note(name, cost, of_duckdb(answer["table"]))

    def note(self, name: str, cost: Cost, numbers: Numbers) -> None:
        self.costs[name] = cost.best(self.costs.get(name))
        self.numbers[name] = numbers

    def line(self) -> list[str]:
        best = "case" if "case" in self.costs else "filter"
        if self.faults:
            # A wrong answer has no speed.
            self.costs.pop("smqc", None)
        ours, theirs = self.costs.get("smqc"), self.costs[best]

        def show(name: str, field: str, digits: int) -> str:
            cost = self.costs.get(name)
            return f"{getattr(cost, field):.{digits}f}" if cost else "–"

        def ratio(field: str) -> str:
            return f"{getattr(ours, field) / getattr(theirs, field):.2f}" if ours else "–"

        seconds = [show(name, "seconds", 2) for name in ("smqc", best)]
        others = [show(name, "seconds", 2) for name in ("filter", "each")]
        memory = [show(name, "megabytes", 0) for name in ("smqc", best)]
        return [self.work.name, *seconds, ratio("seconds"), ratio("cpu"), *others, *memory]


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
