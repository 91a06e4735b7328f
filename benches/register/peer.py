"""DuckDB on the register, in a process of its own: `peer.py THREADS MODE FORM COUNT FILE`.

MODE is `fused` (one query for all ratios) or `each` (one query for each). Prints JSON: the seconds and the
processor time that DuckDB took, Python's own start left out, and [[month, channel, n, good, n, good, ...], ...].
"""

import json
import sys
import time

import duckdb
import ratios


def main() -> None:
    threads, mode, form, count, file = sys.argv[1:]
    numbers = list(range(1, int(count) + 1))
    wall, cpu = time.perf_counter(), time.process_time()
    connection = duckdb.connect()
    connection.execute(f"set threads = {int(threads)}")
    connection.execute(ratios.MACRO)
    if mode == "fused":
        table = connection.execute(ratios.query(file, numbers, form)).fetchall()
    else:
        table = joined([connection.execute(ratios.query(file, [n], form)).fetchall() for n in numbers])
    took = {"seconds": time.perf_counter() - wall, "cpu": time.process_time() - cpu}
    json.dump({**took, "table": table}, sys.stdout)


def joined(tables: list) -> list:
    """The answers side by side: all have the same months and channels, in the same order."""
    return [[*rows[0][:2], *(value for row in rows for value in row[2:])] for rows in zip(*tables)]


if __name__ == "__main__":
    main()
