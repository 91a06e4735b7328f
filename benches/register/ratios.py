"""The ratios that are measured on the register, as smqc and as SQL: one text of each condition, read by both.

    python3 benches/register/ratios.py 50 FOLDER      writes the smqc project with 50 indicators
"""

import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent

# A condition that several ratios share, as in a real system, has a name here.
CLOSED = "closed is not null"
WRITTEN = "channel in ('email', 'letter', 'web-form')"
SPOKEN = "channel in ('phone', 'shop')"
TECHNICAL = "category in ('outage', 'installation', 'appointment')"
MONEY = "category in ('billing', 'contract', 'warranty')"
SENSITIVE = "category in ('staff', 'privacy')"
FLANDERS = "region in ('antwerp', 'east-flanders', 'west-flanders')"
WALLONIA = "region in ('liege', 'hainaut', 'namur', 'luxembourg')"
RATED = "satisfaction is not null"
EASED = "ease is not null"
SINCE_2025 = "received >= '2025-01-01'"


def within(days: int, last: str = "closed") -> str:
    """At most so many days after receipt."""
    return f"days(received, {last}) <= {days}"


def all_of(*conditions: str) -> str:
    return " and ".join(conditions)


# What is counted as good, and among which rows; nothing: among all.
RATIOS = [
    (within(30), CLOSED),
    (within(1, "acknowledged"), WRITTEN),
    ("satisfaction >= 8", RATED),
    ("upheld", None),
    ("solved_at_once", SPOKEN),
    ("closed is null", None),
    ("ease >= 4", EASED),
    (MONEY, None),
    ("days(acknowledged, closed) <= 14", all_of(CLOSED, FLANDERS)),
    ("not upheld and solved_at_once", f"{TECHNICAL} or {SENSITIVE}"),
    (within(14), CLOSED),
    (within(7), CLOSED),
    (within(30), all_of(CLOSED, MONEY)),
    (within(30), all_of(CLOSED, TECHNICAL)),
    (within(30), all_of(CLOSED, SENSITIVE)),
    (within(30), all_of(CLOSED, FLANDERS)),
    (within(30), all_of(CLOSED, WALLONIA)),
    (within(30), all_of(CLOSED, "region = 'brussels'")),
    (within(14), all_of(CLOSED, SINCE_2025)),
    (within(30), all_of(CLOSED, "upheld")),
    (within(2, "acknowledged"), WRITTEN),
    (within(5, "acknowledged"), None),
    (within(1, "acknowledged"), all_of(WRITTEN, SENSITIVE)),
    (within(0, "acknowledged"), SPOKEN),
    ("acknowledged is null", WRITTEN),
    ("satisfaction >= 9", RATED),
    ("satisfaction <= 6", RATED),
    ("satisfaction between 7 and 8", RATED),
    ("satisfaction >= 8", all_of(RATED, "upheld")),
    ("satisfaction >= 8", all_of(RATED, "not upheld")),
    ("satisfaction >= 8", all_of(RATED, TECHNICAL)),
    ("satisfaction >= 8", all_of(RATED, WRITTEN, SINCE_2025)),
    ("satisfaction is null", CLOSED),
    ("satisfaction >= 8 and ease >= 4", all_of(RATED, EASED)),
    ("ease <= 2", EASED),
    ("ease >= 4", all_of(EASED, SPOKEN)),
    ("ease >= 4", all_of(EASED, "solved_at_once")),
    ("ease * 2 <= satisfaction", all_of(RATED, EASED)),
    ("upheld", MONEY),
    ("upheld", TECHNICAL),
    ("upheld", all_of(FLANDERS, SINCE_2025)),
    ("upheld or satisfaction <= 3", CLOSED),
    ("solved_at_once", None),
    ("solved_at_once", MONEY),
    ("solved_at_once", all_of(SPOKEN, TECHNICAL)),
    ("solved_at_once and satisfaction >= 8", all_of(SPOKEN, RATED)),
    (TECHNICAL, WALLONIA),
    ("category not in ('other', 'information')", CLOSED),
    ("closed is null and " + SINCE_2025, None),
    (f"({within(7)} or solved_at_once) and not upheld", f"{CLOSED} or {SPOKEN}"),
]


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


def project(folder: pathlib.Path, count: int) -> None:
    """Writes the smqc project with so many indicators."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "smq.yaml").write_text((HERE / "smq.yaml").read_text())
    (folder / "indicators.yaml").write_text(indicators(count))


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


def with_case(of: str, among: str | None) -> str:
    """Counted and good: a row for which the condition is unknown is not counted. The fastest form found."""
    value = f"case when ({among}) then ({of}) end" if among else f"({of})"
    return f"count({value}), coalesce(count_if({value}), 0)"


def with_filter(of: str, among: str | None) -> str:
    """The same, in the form that people write."""
    scope = f"({among}) and " if among else ""
    return f"count(*) filter (where {scope}({of}) is not null), count(*) filter (where {scope}({of}))"


FORMS = {"case": with_case, "filter": with_filter}


def query(file: pathlib.Path, numbers: list[int], form: str) -> str:
    """One query that counts these ratios, numbered from 1, by month and channel."""
    types = ", ".join(f"'{name}': '{kind}'" for name, kind in COLUMNS.items())
    counts = ", ".join(FORMS[form](*RATIOS[number - 1]) for number in numbers)
    return (
        f"select strftime(month, '%Y-%m'), channel, {counts} from "
        f"(select *, date_trunc('month', received) as month "
        f"from read_csv('{file}', header = true, delim = ',', columns = {{{types}}})) "
        f"group by month, channel order by month, channel"
    )


if __name__ == "__main__":
    if len(sys.argv) != 3 or not sys.argv[1].isdigit():
        sys.exit(__doc__)
    project(pathlib.Path(sys.argv[2]), int(sys.argv[1]))
