"""The ratios that are measured on the register, as smqc and as SQL: one text of each condition, read by both.

    python3 benches/register/ratios.py 50 FOLDER      writes the smqc project with 50 indicators

The ratios stand in ratios.tsv, which the Rust benches read as well.
"""

import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent

# What is counted as good, and among which rows; nothing: among all. Ratios share conditions, as in a real
# system, and the first ten have something of each kind.
RATIOS = [line.partition("\t")[::2] for line in (HERE / "ratios.tsv").read_text().splitlines()[1:]]


def identifier(number: int) -> str:
    return f"ratio-{number:02}"


def indicators(count: int) -> str:
    """The first ratios as definitions."""
    documents = []
    for number, (of, among) in enumerate(RATIOS[:count], 1):
        condition = f'of: "{of}"' + (f', among: "{among}"' if among else "")
        documents.append(
            f"kind: Indicator\nid: {identifier(number)}\ntitle: Ratio {number}\nsource: register\n"
            f"measure: {{ratio: {{{condition}}}}}\nsplit_by: [channel]\n"
        )
    return "---\n".join(documents)


def project(folder: pathlib.Path, count: int) -> pathlib.Path:
    """Writes the smqc project with so many indicators."""
    return written(folder, (HERE / "smq.yaml").read_text(), indicators(count))


# Solved at the first contact: nobody comes back with the same matter within seven days, and the case is no such
# coming back itself.
FIRST_CONTACT = f"""\
kind: Indicator
id: {identifier(1)}
title: Solved at the first contact
source: register
measure: {{repeat: {{figure: first_contact_gross, key: customer, same: category, date: received, within: 7 calendar days}}}}
split_by: [channel]
"""


def first_contact_project(folder: pathlib.Path) -> pathlib.Path:
    """Writes the smqc project with first-contact resolution; its register says whose case a row is."""
    system = (HERE / "smq.yaml").read_text() + "  customer:       {from: customer, type: text}\n"
    return written(folder, system, FIRST_CONTACT)


def written(folder: pathlib.Path, system: str, measured: str) -> pathlib.Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "smq.yaml").write_text(system)
    (folder / "indicators.yaml").write_text(measured)
    return folder


COLUMNS = {
    "id": "VARCHAR",
    "received": "TIMESTAMP",
    "acknowledged": "TIMESTAMP",
    "closed": "TIMESTAMP",
    "channel": "VARCHAR",
    "region": "VARCHAR",
    "category": "VARCHAR",
    "satisfaction": "INTEGER",
    "ease": "INTEGER",
    "upheld": "BOOLEAN",
    "solved_at_once": "BOOLEAN",
}

# Whole days between two dates, as `days(from, to)` of smqc.
MACRO = "create macro days(first, last) as date_diff('day', first, last)"


def with_case(of: str, among: str) -> str:
    """Counted and good: a row for which the condition is unknown is not counted. The fastest form found."""
    value = f"case when ({among}) then ({of}) end" if among else f"({of})"
    return f"count({value}), coalesce(count_if({value}), 0)"


def with_filter(of: str, among: str) -> str:
    """The same, in the form that people write."""
    scope = f"({among}) and " if among else ""
    return f"count(*) filter (where {scope}({of}) is not null), count(*) filter (where {scope}({of}))"


FORMS = {"case": with_case, "filter": with_filter}


def query(file: pathlib.Path, numbers: list[int], form: str) -> str:
    """One query that counts these ratios, numbered from 1, by month and channel."""
    counts = ", ".join(FORMS[form](*RATIOS[number - 1]) for number in numbers)
    return by_month_and_channel(counts, register(file, COLUMNS))


def first_contact_query(file: pathlib.Path) -> str:
    same = "over (partition by customer, category order by received)"
    contacts = (
        f"(select received, channel, lead(received) {same} as following, lag(received) {same} as preceding "
        f"from {register(file, COLUMNS | {'customer': 'VARCHAR'})})"
    )
    first = "coalesce(preceding + interval 7 days < received, true)"
    solved = "coalesce(received + interval 7 days < following, true)"
    return by_month_and_channel(f"count(*), count(*) filter (where {first} and {solved})", contacts)


def by_month_and_channel(counts: str, rows: str) -> str:
    return (
        f"select strftime(month, '%Y-%m'), channel, {counts} "
        f"from (select *, date_trunc('month', received) as month from {rows}) "
        f"group by month, channel order by month, channel"
    )


def register(file: pathlib.Path, columns: dict[str, str]) -> str:
    types = ", ".join(f"'{name}': '{kind}'" for name, kind in columns.items())
    return f"read_csv('{file}', header = true, delim = ',', columns = {{{types}}})"


if __name__ == "__main__":
    if len(sys.argv) != 3 or not sys.argv[1].isdigit():
        sys.exit(__doc__)
    project(pathlib.Path(sys.argv[2]), int(sys.argv[1]))
