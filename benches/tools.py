"""What every comparison needs: our program, the peers, one measured run, a table."""

import json
import os
import pathlib
import platform
import shutil
import subprocess
import sys
import time
import venv
from dataclasses import dataclass

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
CACHE = pathlib.Path(os.environ.get("XDG_CACHE_HOME", pathlib.Path.home() / ".cache")) / "smqc-bench"


class Unavailable(Exception):
    """A peer that is not to be had here."""


class Failed(Exception):
    """A program that did not do its work."""


@dataclass
class Cost:
    seconds: float
    cpu: float
    megabytes: float

    def best(self, other: "Cost | None") -> "Cost":
        """The lower of each: what disturbs a run only adds to it."""
        if other is None:
            return self
        return Cost(*(min(a, b) for a, b in zip(vars(self).values(), vars(other).values())))


def say(text: str) -> None:
    """Progress, beside the table."""
    print(text, file=sys.stderr, flush=True)


def build(*names: str) -> pathlib.Path:
    """Builds the program and these examples, optimised; the folder they lie in."""
    examples = [part for name in names for part in ("--example", name)]
    command = ["cargo", "build", "--release", "--quiet", "--bin", "smqc", *examples]
    subprocess.run(command, cwd=ROOT, check=True)
    metadata = ["cargo", "metadata", "--no-deps", "--format-version", "1"]
    found = subprocess.run(metadata, cwd=ROOT, check=True, capture_output=True).stdout
    return pathlib.Path(json.loads(found)["target_directory"]) / "release"


def python_with(package: str) -> pathlib.Path:
    """An interpreter that has a package of PyPI, in an environment outside the checkout."""
    folder = CACHE / "python"
    python = folder / "bin" / "python"
    try:
        if not python.exists():
            venv.create(folder, with_pip=True)
        if subprocess.run([python, "-c", f"import {package}"], capture_output=True).returncode != 0:
            say(f"installing {package} from PyPI into {folder}")
            subprocess.run([python, "-m", "pip", "install", "--quiet", package], check=True)
    except (OSError, subprocess.CalledProcessError) as fault:
        raise Unavailable(f"{package} could not be installed from PyPI") from fault
    return python


def version_of(package: str) -> str:
    code = f"from importlib.metadata import version; print(version('{package}'))"
    command = [CACHE / "python" / "bin" / "python", "-c", code]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def cargo_installed(crate: str, program: str) -> pathlib.Path:
    """A program of crates.io, built outside the checkout."""
    binary = CACHE / "cargo" / "bin" / program
    if not binary.exists():
        say(f"building {crate} from crates.io into {binary.parent}")
        command = ["cargo", "install", "--quiet", "--root", CACHE / "cargo", crate]
        if subprocess.run(command).returncode != 0:
            raise Unavailable(f"{crate} could not be built from crates.io")
    return binary


def run(command: list, limits: "Limits") -> tuple[Cost, pathlib.Path]:
    """One measured run: what it cost, and the file that holds what it printed."""
    output, report = CACHE / "output", CACHE / "report.json"
    program = shutil.which(str(command[0])) or str(command[0])
    arguments = [limits.cores, limits.megabytes, output, program, *command[1:]]
    measured = [sys.executable, "-S", HERE / "run.py", report, *arguments]
    subprocess.run([str(part) for part in measured], check=True)
    cost = json.loads(report.read_text())
    code = cost.pop("exit")
    if code != 0:
        raise Failed(f"exit code {code}: " + " ".join(str(part) for part in command)[:400])
    return Cost(**cost), output


@dataclass
class Limits:
    """For every program alike."""

    cores: int
    megabytes: int


def table(head: list[str], rows: list[list[str]], words: int) -> str:
    """A Markdown table: so many columns of words, then numbers, to the right."""
    rule = ["---"] * words + ["---:"] * (len(head) - words)
    return "\n".join(f"| {' | '.join(row)} |" for row in [head, rule, *rows])


def setting(limits: Limits) -> str:
    """Where and when: a figure without it says nothing."""
    names = [line.split(":", 1)[1].strip() for line in cpu_lines() if line.startswith("model name")]
    processor = names[0] if names else platform.processor() or platform.machine()
    revision = ["git", "describe", "--always", "--dirty"]
    revision = subprocess.run(revision, cwd=ROOT, capture_output=True, text=True).stdout.strip()
    load = f", load {os.getloadavg()[0]:.1f} at the end" if hasattr(os, "getloadavg") else ""
    day = time.strftime("%Y-%m-%d")
    return f"{day}, smqc at {revision}, {processor}, {platform.system()}, {limits.cores} cores used{load}"


def cpu_lines() -> list[str]:
    file = pathlib.Path("/proc/cpuinfo")
    return file.read_text().splitlines() if file.exists() else []
