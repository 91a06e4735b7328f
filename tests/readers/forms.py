"""Reads the forms as other programs do: pyxform turns a survey into an XForm, openpyxl opens the
workbooks. Every fault goes to standard output, one per line; none when all is well.

    forms.py FOLDER         checks every survey-*.xlsx and register-*.xlsx below the folder
    forms.py fill IN OUT    writes rows into a register, as somebody would who keeps it
"""

import datetime
import re
import sys
import xml.etree.ElementTree as tree
from pathlib import Path

import openpyxl
from pyxform.xls2xform import convert

FORMULA = "f"


def survey(path):
    """pyxform accepts the form, warns of nothing, and makes well-formed XML with every question."""
    result = convert(xlsform=path, validate=False)
    for warning in result.warnings:
        yield f"{path}: pyxform warns: {warning}"
    root = tree.fromstring(result.xform)
    names = {node.get("ref", "") for node in root.iter() if node.get("ref")}
    book = openpyxl.load_workbook(path)
    heads = [cell.value for cell in book["survey"][1]]
    kind, name = heads.index("type"), heads.index("name")
    labels = [at for at, head in enumerate(heads) if str(head).startswith("label::")]
    if not labels:
        yield f"{path}: no labels"
    for row in book["survey"].iter_rows(min_row=2, values_only=True):
        if row[kind] in ("start", "end", "today"):
            continue
        if not any(ref.endswith("/" + row[name]) for ref in names):
            yield f"{path}: the form lacks {row[name]}"
        if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", row[name]):
            yield f"{path}: {row[name]!r} is no name"
        for at in labels:
            if not row[at]:
                yield f"{path}: {row[name]} lacks {heads[at]}"
    if not book["settings"]["C2"].value:
        yield f"{path}: no version"
    yield from texts(path, book)


def register(path):
    """openpyxl opens the register; heads stay, filters and rules are there."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    if not sheet.freeze_panes or not sheet.auto_filter.ref:
        yield f"{path}: no frozen head or no filter"
    if not sheet.data_validations.dataValidation:
        yield f"{path}: no rule on any cell"
    heads = [cell.value for cell in sheet[head_row(sheet)] if cell.value]
    if len(heads) != len(set(heads)) or not heads:
        yield f"{path}: heads {heads}"
    if len(book.worksheets) < 2:
        yield f"{path}: no sheet that says how it is filled in"
    yield from texts(path, book)


def texts(path, book):
    """No cell holds a formula."""
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == FORMULA and not cell.quotePrefix:
                    yield f"{path}: {sheet.title}!{cell.coordinate} is a formula"


def head_row(sheet):
    return int(re.search(r"\d+", sheet.freeze_panes).group()) - 1


def fill(source, target):
    """Three complaints, each cell as its rule wants it."""
    book = openpyxl.load_workbook(source)
    sheet = book.worksheets[0]
    head = head_row(sheet)
    rules = {}
    for rule in sheet.data_validations.dataValidation:
        for area in rule.sqref.ranges:
            rules[area.min_col] = rule
    for case in range(3):
        for cell in sheet[head]:
            if cell.value is None:
                continue
            sheet.cell(head + 1 + case, cell.column).value = answer(book, rules.get(cell.column), case)
    book.save(target)


def answer(book, rule, case):
    kind = rule.type if rule is not None else None
    if kind == "list":
        name, area = rule.formula1.rsplit("!", 1)
        choices = [row[0].value for row in book[name.strip("='")][area.replace("$", "")]] if ":" in area else []
        return choices[case % len(choices)]
    if kind == "date":
        return datetime.date(2026, 3, 2 + case)
    if kind == "time":
        return datetime.time(9 + case, 30)
    if kind in ("whole", "decimal"):
        return case
    return f"dossier {case}"


def main(arguments):
    if arguments[0] == "fill":
        fill(*arguments[1:])
        return
    found = 0
    for kind, check in (("survey", survey), ("register", register)):
        for path in sorted(Path(arguments[0]).rglob(f"{kind}-*.xlsx")):
            found += 1
            for fault in check(str(path)):
                print(fault)
    if not found:
        print(f"{arguments[0]}: no form")


main(sys.argv[1:])
