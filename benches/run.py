"""Runs one command and says what it cost, in a process so small that its own memory does not show.

    python3 -S run.py REPORT CORES MEGABYTES OUTPUT COMMAND [ARGUMENT ...]

REPORT receives {"exit", "seconds", "cpu", "megabytes"}; megabytes is the peak of resident memory. The
command runs on the first CORES processors where the system lets us choose, and with at most MEGABYTES of
address space, so that a program that takes too much ends alone.
"""

import json
import os
import resource
import sys
import time


def main() -> None:
    report, cores, megabytes, output, *command = sys.argv[1:]
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: int(cores)])
    limit = int(megabytes) << 20
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    to_file = (os.POSIX_SPAWN_OPEN, 1, output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    started = time.perf_counter()
    process = os.posix_spawn(command[0], command, os.environ, file_actions=[to_file])
    _, status, used = os.wait4(process, 0)
    seconds = time.perf_counter() - started
    # Linux counts kilobytes, macOS bytes.
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    with open(report, "w", encoding="utf-8") as file:
        json.dump(
            {
                "exit": os.waitstatus_to_exitcode(status),
                "seconds": seconds,
                "cpu": used.ru_utime + used.ru_stime,
                "megabytes": used.ru_maxrss / unit,
            },
            file,
        )


if __name__ == "__main__":
    main()
