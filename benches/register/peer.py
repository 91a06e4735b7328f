"""DuckDB in a process of its own: `peer.py THREADS QUERIES`, a file with a JSON list of queries.

Prints JSON: the seconds and the processor time that the queries took, Python's own start left out, and their
answers side by side, [[month, channel, n, good, n, good, ...], ...].
"""

import json
import pathlib
import sys
import time

import duckdb


def main() -> None:
    threads, queries = sys.argv[1:]
    prepared, *asked = json.loads(pathlib.Path(queries).read_text())
    wall, cpu = time.perf_counter(), time.process_time()
    connection = duckdb.connect()
    connection.execute(f"set threads = {int(threads)}")
    connection.execute(prepared)
    table = joined([connection.execute(query).fetchall() for query in asked])
    took = {"seconds": time.perf_counter() - wall, "cpu": time.process_time() - cpu}
    json.dump({**took, "table": table}, sys.stdout)


def joined(tables: list) -> list:
    """All have the same months and channels, in the same order."""
    return [[*rows[0][:2], *(value for row in rows for value in row[2:])] for rows in zip(*tables)]


if __name__ == "__main__":
    main()
