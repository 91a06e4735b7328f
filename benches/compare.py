#!/usr/bin/env python3
"""smqc beside its peers, on the same work, in the same run, in turns.

    python3 benches/compare.py register     ratios over a register, beside DuckDB
    python3 benches/compare.py check        10 000 definitions, beside a JSON Schema validator (boon)
    python3 benches/compare.py site         the site of 10 000 definitions, beside Hugo

Each program runs in a process of its own. Seconds are the shortest of the runs, megabytes the lowest peak of
resident memory; only figures of the same run compare. Peers, data and environments lie in
${XDG_CACHE_HOME:-~/.cache}/smqc-bench, outside the checkout. Exit code 1: the answers differ, or smqc failed;
2: a peer is not to be had.
"""

import argparse
import sys

import definitions_beside
import register_beside_duckdb
from tools import CACHE, Failed, Limits, Unavailable, say


def numbers(text: str) -> list[int]:
    return [int(part.replace("_", "")) for part in text.split(",") if part]


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3, help="runs of each program (3)")
    parser.add_argument("--cores", type=int, default=2, help="processors, and threads of DuckDB (2)")
    parser.add_argument("--megabytes", type=int, default=16_000, help="address space of each program (16000)")
    work = parser.add_subparsers(dest="work", required=True)
    register = work.add_parser("register", help="ratios over a register, beside DuckDB")
    rows = [1_000_000, 10_000_000, 30_000_000]
    register.add_argument("--rows", type=numbers, default=rows, help="1000000,10000000,30000000")
    register.add_argument("--indicators", type=numbers, default=[1, 10, 50], help="1,10,50; none: ''")
    register.add_argument("--first-contact", action="store_true", help="first-contact resolution as well")
    register.add_argument("--not-each", action="store_true", help="leave out one query for each ratio")
    for name in ("check", "site"):
        work.add_parser(name).add_argument("--definitions", type=int, default=10_000)
    work.choices["site"].add_argument("--everything", action="store_true", help="every output and edition as well")
    return parser.parse_args()


def main() -> int:
    chosen = arguments()
    CACHE.mkdir(parents=True, exist_ok=True)
    limits = Limits(chosen.cores, chosen.megabytes)
    try:
        match chosen.work:
            case "register":
                return register_beside_duckdb.compare(chosen, limits)
            case "check":
                return definitions_beside.check(chosen, limits)
            case _:
                return definitions_beside.site(chosen, limits)
    except Unavailable as fault:
        say(f"nothing was compared: {fault}")
    except Failed as fault:
        say(f"nothing was compared: a peer failed, {fault}")
    return 2


if __name__ == "__main__":
    sys.exit(main())
