"""10 000 definitions: checking them beside a JSON Schema validator, and their site beside Hugo's."""

import pathlib
import shutil
import subprocess
from argparse import Namespace
from collections.abc import Callable

from tools import (
    CACHE, ROOT, Cost, Failed, Limits, build, cargo_installed, python_with, run, say, setting, table, version_of,
)  # fmt: skip

# By the name of a program: what it does, and its command.
Work = dict[str, tuple[str, list]]

HEAD = ["program", "what it does", "seconds", "to smqc", "processor seconds", "MB"]

# What a page of Hugo's has: a head, the way back, the text. No theme, no assets.
LAYOUTS = {
    "baseof.html": '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>'
    '<body><nav><a href="{{ "/" | relURL }}">{{ site.Title }}</a></nav><main>{{ block "main" . }}{{ end }}</main>'
    "</body></html>",
    "single.html": '{{ define "main" }}<h1>{{ .Title }}</h1>{{ .Content }}{{ end }}',
    "list.html": '{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Pages }}'
    '<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}',
}

CONFIGURATION = """\
baseURL = "https://bakeries.example/"
title = "Our bakeries"
disableKinds = ["taxonomy", "term", "rss", "sitemap", "404"]
"""


def check(chosen: Namespace, limits: Limits) -> int:
    """References, expressions and rules beside the shape alone."""
    boon = cargo_installed("boon-cli", "boon")
    programs = build("definitions")
    project = definitions(programs, chosen.definitions)
    files = sorted(project.rglob("*.yaml"))
    work = {
        "smqc": ("`check`: everything", [programs / "smqc", "check", project]),
        "boon": ("JSON Schema alone", [boon, ROOT / "schemas" / "smqc.schema.json", *files]),
    }
    return compare(chosen, limits, lambda _: work)


def site(chosen: Namespace, limits: Limits) -> int:
    """The site, and everything that is built, beside the same text as plain pages."""
    python = python_with("hugo")
    found = sorted(python.parent.parent.glob("lib*/python*/site-packages/hugo/binaries/hugo*"))
    hugo = found[0] if found else python.parent / "hugo"
    programs = build("definitions")
    project = definitions(programs, chosen.definitions)
    pages = CACHE / f"hugo-{chosen.definitions}"
    plain_pages(project, pages)
    day = ["--as-of", "2026-07-15"]
    quiet = ["--quiet", "--noBuildLock", "--source", pages, "--destination"]
    outs = CACHE / "sites"
    shutil.rmtree(outs, ignore_errors=True)

    def work(turn: int) -> Work:
        # A folder of its own for each: where files were just deleted, making others takes longer.
        folder = outs / str(turn)
        ours = [programs / "smqc", "build", project, *day, "--out"]
        programs_of_turn = {
            "smqc": ("site, one edition", [*ours, folder / "smqc", "--edition", "auditor", "--output", "site"]),
            "hugo": (f"plain pages (Hugo {version_of('hugo')})", [hugo, *quiet, folder / "hugo"]),
        }
        if chosen.everything:
            programs_of_turn["smqc, all"] = ("every output and edition", [*ours, folder / "smqc, all"])
        return programs_of_turn

    outs.mkdir(parents=True)
    code = compare(chosen, limits, work)
    for out in sorted((outs / "0").glob("*")):
        written = len(list(out.rglob("*.html")))
        say(f"{out.name}: {written} pages")
        code = code if written > chosen.definitions * 0.9 else 1
    shutil.rmtree(outs, ignore_errors=True)
    return code


def compare(chosen: Namespace, limits: Limits, work: Callable[[int], Work]) -> int:
    """Runs all in turns, each turn beginning with another, and prints the table."""
    costs: dict[str, Cost] = {}
    for turn in range(chosen.runs):
        commands = list(work(turn).items())
        first = turn % len(commands)
        for name, (_, command) in commands[first:] + commands[:first]:
            try:
                cost, _ = run(command, limits)
            except Failed as fault:
                say(f"{name} failed: {fault}")
                return 1
            costs[name] = cost.best(costs.get(name))
    ours = costs["smqc"].seconds
    lines = [
        [name, what, f"{cost.seconds:.2f}", f"{cost.seconds / ours:.2f}", f"{cost.cpu:.2f}", f"{cost.megabytes:.0f}"]
        for name, (what, _) in work(0).items()
        for cost in [costs[name]]
    ]  # fmt: skip
    print(f"{setting(limits)}; {chosen.definitions} definitions, best of {chosen.runs}.\n\n{table(HEAD, lines, 2)}")
    return 0


def definitions(programs: pathlib.Path, count: int) -> pathlib.Path:
    """The project with so many definitions; written anew, since it follows the generator."""
    folder = CACHE / f"definitions-{count}"
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([programs / "examples" / "definitions", str(count), folder], check=True)
    return folder


def plain_pages(project: pathlib.Path, folder: pathlib.Path) -> None:
    """The same text as pages of Markdown: one for each definition."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "layouts" / "_default").mkdir(parents=True)
    (folder / "hugo.toml").write_text(CONFIGURATION)
    for name, text in LAYOUTS.items():
        (folder / "layouts" / "_default" / name).write_text(text)
    for file in project.rglob("*.yaml"):
        page = (folder / "content" / file.relative_to(project)).with_suffix(".md")
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(as_markdown(file.read_text()))


def as_markdown(definition: str) -> str:
    """The title, and a list item for every line."""
    lines = [line.strip("- ") for line in definition.splitlines()]
    title = next((line.removeprefix("title: ") for line in lines if line.startswith("title: ")), "")
    pairs = (line.partition(": ") for line in lines if line)
    items = (f"- **{key.strip()}**: {value}" if value else f"- {key}" for key, _, value in pairs)
    return f'+++\ntitle = "{title}"\n+++\n\n' + "\n".join(items) + "\n"
