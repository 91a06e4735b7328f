"""Expected figures of examples/punctuality, computed without smqc.

pandas and DuckDB compute every figure on their own: pandas takes the month from the
local date columns, DuckDB from the UTC instant moved to New York. Any difference
between the two stops the script. It writes punctuality.json and punctuality.md beside
itself. Needs: pip install pandas duckdb
"""

import json
import re
from fractions import Fraction
from pathlib import Path

import duckdb
import pandas as pd

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent.parent / "examples" / "punctuality"
CSV = PROJECT / "data" / "flights-ewr-2013.csv"

CARRIERS = {
    "AS": "alaska", "AA": "american", "DL": "delta", "9E": "endeavor", "MQ": "envoy",
    "B6": "jetblue", "WN": "southwest", "US": "us-airways", "VX": "virgin-america",
}

# indicator: (kind, rows in scope, good rows or summed column); SQL first, pandas second.
# A row in scope whose condition or column is null is missing.
INDICATORS = {
    "arrival-punctuality": (
        "ratio",
        ("arr_delay is not null", lambda f: f.arr_delay.notna()),
        ("arr_delay < 15", lambda f: (f.arr_delay < 15).where(f.arr_delay.notna())),
    ),
    "arrival-punctuality-scheduled": (
        "ratio",
        ("true", lambda f: f.carrier.notna()),
        ("arr_delay is not null and arr_delay < 15", lambda f: f.arr_delay.notna() & (f.arr_delay < 15)),
    ),
    "departure-punctuality": (
        "ratio",
        ("dep_delay is not null", lambda f: f.dep_delay.notna()),
        ("dep_delay <= 15", lambda f: (f.dep_delay <= 15).where(f.dep_delay.notna())),
    ),
    "long-delays": (
        "ratio",
        ("arr_delay is not null", lambda f: f.arr_delay.notna()),
        ("arr_delay >= 180", lambda f: (f.arr_delay >= 180).where(f.arr_delay.notna())),
    ),
    "cancellations": (
        "ratio",
        ("true", lambda f: f.carrier.notna()),
        ("dep_time is null", lambda f: f.dep_time.isna()),
    ),
    "mean-arrival-delay": (
        "mean",
        ("true", lambda f: f.carrier.notna()),
        ("arr_delay", lambda f: f.arr_delay),
    ),
    "flights": (
        "count",
        ("true", lambda f: f.carrier.notna()),
        ("1", lambda f: f.carrier.notna().astype(int)),
    ),
}
SHOWN = {"arrival-punctuality-scheduled": "quarter", "mean-arrival-delay": "quarter"}  # the others: month

# promise: (indicator, comparison, target, warning), each in per cent
PROMISES = {
    "arrival-on-time": ("arrival-punctuality", "at least", "70", None),
    "arrival-as-scheduled": ("arrival-punctuality-scheduled", "at least", "70", None),
    "departure-on-time": ("departure-punctuality", "at least", "75", None),
    "no-long-delays": ("long-delays", "at most", "2", None),
    "written-acknowledgement": ("complaints-acknowledged", "at least", "95", "96"),
}

VIEW = """create view flights as
select carrier, dep_time, dep_delay, arr_delay,
       time_hour at time zone 'America/New_York' as scheduled   -- local time of the planned departure
from read_csv('examples/punctuality/data/flights-ewr-2013.csv', header = true, delim = ',', nullstr = 'NA',
     types = {'time_hour': 'timestamptz', 'carrier': 'varchar', 'dep_time': 'varchar',
              'dep_delay': 'integer', 'arr_delay': 'integer'})"""

PERIODS = {
    "year": "strftime(scheduled, '%Y')",
    "quarter": "year(scheduled) || '-Q' || quarter(scheduled)",
    "month": "strftime(scheduled, '%Y-%m')",
}


def query(kind, scope, counted, period, group):
    """One row per period and carrier: rows read, in scope, counted, and what is added up."""
    if kind == "ratio":
        value = f"count(*) filter (where ({scope}) and ({counted}))"
    else:
        value = f"sum({counted}) filter (where {scope})"
    return (
        f"select {PERIODS[period]} as period, {group} as carrier, count(*) as rows_read,\n"
        f"       count(*) filter (where {scope}) as in_scope,\n"
        f"       count({counted}) filter (where {scope}) as n,\n"
        f"       {value} as total\n"
        f"from flights group by all order by all"
    )


def with_duckdb():
    con = duckdb.connect()
    con.execute(VIEW.replace("examples/punctuality/data/flights-ewr-2013.csv", CSV.as_posix()))
    found = {}
    for name, (kind, (scope, _), (counted, _)) in INDICATORS.items():
        for period in PERIODS:
            for group in ("null", "carrier"):
                for row in con.execute(query(kind, scope, counted, period, group)).fetchall():
                    found[name, row[0], CARRIERS[row[1]] if row[1] else None] = tuple(int(x or 0) for x in row[2:])
    return found


def with_pandas():
    f = pd.read_csv(CSV, na_values=["NA"], keep_default_na=False, dtype={"carrier": str, "dep_time": str})
    f["name"] = f.carrier.map(CARRIERS)
    labels = {
        "year": f.year.astype(str),
        "quarter": f.year.astype(str) + "-Q" + ((f.month + 2) // 3).astype(str),
        "month": f.year.astype(str) + "-" + f.month.astype(str).str.zfill(2),
    }
    found = {}
    for name, (_, (_, scope), (_, counted)) in INDICATORS.items():
        inside, value = scope(f), counted(f)
        table = pd.DataFrame({
            "rows_read": 1,
            "in_scope": inside.astype(int),
            "n": (inside & value.notna()).astype(int),
            "total": value.where(inside).astype("Float64").fillna(0),
        })
        for label in labels.values():
            for keys, none in (([label], True), ([label, f.name], False)):
                for key, row in table.groupby(keys).sum().iterrows():
                    key = key if isinstance(key, tuple) else (key,)
                    found[name, key[0], None if none else key[1]] = tuple(int(x) for x in row)
    return found


def typed():
    """The figures typed into the YAML, as cases."""
    text = (PROJECT / "measures" / "complaint-figures.yaml").read_text(encoding="utf-8")
    for period, percent, n in re.findall(r"period: (\S+), value: (\S+) %, n: (\d+)", text):
        good = Fraction(percent) / 100 * int(n)
        assert good.denominator == 1, period
        yield period, int(good), int(n)


def state(comparison, target, warning, good, n):
    """domain rule: at risk when three quarters of the allowed misses are used, or the warning is not reached."""
    share, target = Fraction(good, n), Fraction(target) / 100
    if comparison == "at least":
        kept, used, allowed = share >= target, 1 - share, 1 - target
        warned = warning is not None and share < Fraction(warning) / 100
    else:
        kept, used, allowed = share <= target, share, target
        warned = warning is not None and share > Fraction(warning) / 100
    if not kept:
        return "missed"
    return "at risk" if warned or used >= allowed * Fraction(3, 4) else "met"


def length(period):
    return "quarter" if "-Q" in period else "month" if "-" in period else "year"


def percent(good, n):
    return f"{100 * good / n:.4f} %"


def main():
    found = with_duckdb()
    assert found == with_pandas(), "pandas and DuckDB differ"

    figures, totals = [], []
    order = sorted(found, key=lambda k: (list(INDICATORS).index(k[0]), ["month", "quarter", "year"].index(length(k[1])), k[1], k[2] or ""))
    for name, period, group in order:
        kind = INDICATORS[name][0]
        read, inside, n, total = found[name, period, group]
        if n:
            value = str(total) if kind == "count" else f"{total}/{n}"
            figures.append({"indicator": name, "period": period, "group": group, "n": n,
                            "good": total if kind == "ratio" else None, "value": value})
        if group is None:
            totals.append({"indicator": name, "period": period, "read": read, "counted": n,
                           "out_of_scope": read - inside, "missing": inside - n})
    cases = list(typed())
    for period, good, n in cases:
        figures.append({"indicator": "complaints-acknowledged", "period": period, "group": None,
                        "n": n, "good": good, "value": f"{good}/{n}"})

    promises = []
    for promise, (indicator, *target) in PROMISES.items():
        for x in figures:
            if x["indicator"] == indicator and x["group"] is None and length(x["period"]) == SHOWN.get(indicator, "month"):
                promises.append({"promise": promise, "period": x["period"], "value": x["value"],
                                 "state": state(*target, x["good"], x["n"])})

    lines = lambda rows: ",\n".join("    " + json.dumps(r) for r in rows)
    (HERE / "punctuality.json").write_text(
        f'{{\n  "figures": [\n{lines(figures)}\n  ],\n  "totals": [\n{lines(totals)}\n  ],\n'
        f'  "promises": [\n{lines(promises)}\n  ]\n}}\n', encoding="utf-8")
    (HERE / "punctuality.md").write_text(page(figures, totals, promises, found), encoding="utf-8")
    print(len(figures), "figures,", len(totals), "totals,", len(promises), "promise states")


def page(figures, totals, promises, found):
    md = ["# Expected figures of examples/punctuality", "",
          f"Computed with pandas {pd.__version__} and DuckDB {duckdb.__version__}, never with smqc. Both gave the same integers for every figure;",
          "they took the month by different roads (pandas: the local date columns; DuckDB: the UTC instant moved to New York).",
          "Made by `punctuality.py`; the same figures for programs are in `punctuality.json`:", "",
          "- `figures`: `n` rows counted, `good` rows of a ratio, `value` as an exact fraction, not reduced (`sum/n` for the mean, a whole number for the count). Every indicator by month, quarter and year, whichever of them it shows; `group` is the carrier, `null` is all. A carrier without flights has no line (virgin-america before April).",
          "- `totals`: read = counted + out of scope + missing. No row is rejected, excluded or not yet due. `among` puts rows out of scope; a null in the condition or the averaged column makes them missing.",
          "- `promises`: the state of each promise in each of its periods: missed; at risk when at least 75 % of the allowed misses are used or the warning target is not reached; else met.", "",
          "## Totals of 2013", "", "| indicator | shown by | read | counted | out of scope | missing | value |", "|---|---|---|---|---|---|---|"]
    for t in totals:
        if t["period"] == "2013":
            kind = INDICATORS[t["indicator"]][0]
            total = found[t["indicator"], "2013", None][3]
            value = f"{total}/{t['counted']} = " + (percent(total, t["counted"]) if kind == "ratio" else f"{total / t['counted']:.4f}") if kind != "count" else str(total)
            md.append(f"| {t['indicator']} | {SHOWN.get(t['indicator'], 'month')} | {t['read']} | {t['counted']} | {t['out_of_scope']} | {t['missing']} | {value} |")
    md += ["", "The figures of `complaints-acknowledged` are typed in the YAML and illustrative; here they stand as cases."]

    value = {(f["indicator"], f["period"], f["group"]): f for f in figures}
    names = list(INDICATORS)

    def cell(name, period, group=None):
        f = value.get((name, period, group))
        if f is None:
            return ""
        kind = INDICATORS[name][0]
        if kind == "count":
            return f["value"]
        total, n = (int(x) for x in f["value"].split("/"))
        return f"{f['value']} = " + (percent(total, n) if kind == "ratio" else f"{total / n:.4f}")

    for unit in ("month", "quarter"):
        periods = sorted({f["period"] for f in figures if length(f["period"]) == unit})
        md += ["", f"## By {unit}", "", "| period | " + " | ".join(names) + " |", "|---" * (len(names) + 1) + "|"]
        md += [f"| {p} | " + " | ".join(cell(n, p) for n in names) + " |" for p in periods]
    md += ["", "## By carrier, 2013", "", "| carrier | " + " | ".join(names) + " |", "|---" * (len(names) + 1) + "|"]
    md += [f"| {c} | " + " | ".join(cell(n, "2013", c) for n in names) + " |" for c in CARRIERS.values()]

    md += ["", "## Promises", "", "| promise | period | value | state |", "|---|---|---|---|"]
    for p in promises:
        good, n = (int(x) for x in p["value"].split("/"))
        md.append(f"| {p['promise']} | {p['period']} | {p['value']} = {percent(good, n)} | {p['state']} |")

    md += ["", "## The queries (DuckDB)", "", "```sql", VIEW + ";", "```", "",
           "Per indicator, here by month and carrier. For all carriers together `carrier` is replaced by `null`; for the other periods the first expression is "
           f"`{PERIODS['quarter']}` or `{PERIODS['year']}`."]
    for name, (kind, (scope, _), (counted, _)) in INDICATORS.items():
        md += ["", f"### {name}", "", "```sql", query(kind, scope, counted, "month", "carrier") + ";", "```"]
    return "\n".join(md) + "\n"


main()
