"""Reads the checklists of a folder with openpyxl, and holds them against what they promise.

    checklist.py FOLDER

Ends with a message and code 1 at the first fault. It judges the files by their own layout (which cells
are unlocked, what the formulas point at), so that it holds for every language.
"""

import datetime
import pathlib
import re
import sys

import openpyxl

RANGE = r"'(?P<sheet>[^']+)'!\$(?P<column>[A-Z]+)\$(?P<first>\d+):\$[A-Z]+\$(?P<last>\d+)"


def hold(truth, *what):
    if not truth:
        sys.exit("checklist: " + " ".join(str(part) for part in what))


def cells(book, formula):
    """The values of the cells of each range in a formula."""
    found = []
    for match in re.finditer(RANGE, formula):
        sheet = book[match["sheet"]]
        rows = range(int(match["first"]), int(match["last"]) + 1)
        found.append([sheet[f"{match['column']}{row}"].value for row in rows])
    return found


def worked_out(book, about, formula):
    """The result of one of the formulas that a checklist may hold."""
    ranges = cells(book, formula)
    if formula.startswith("=COUNTA("):
        return sum(value is not None for value in ranges[0])
    if formula.startswith("=SUMPRODUCT("):
        grades, reasons = ranges
        return sum(grade is None and reason is not None for grade, reason in zip(grades, reasons))
    if formula.startswith("=COUNTIF("):
        label = about[re.search(r",(A\d+)\)$", formula)[1]].value
        return sum(value == label for value in ranges[0])
    parts = re.fullmatch(r"=(B\d+)-(B\d+)-(B\d+)", formula)
    hold(parts, "an unknown formula:", formula)
    first, *others = (worked_out(book, about, about[part].value) for part in parts.groups())
    return first - sum(others)


def check_texts(book, path, about):
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                total = sheet.title == about.title and cell.column_letter == "B"
                hold(cell.data_type != "f" or total, path, "a formula outside the totals:", cell.coordinate)
                if isinstance(cell.value, str) and cell.data_type != "f" and cell.value[:1] in tuple("=+-@"):
                    edited = cell.quotePrefix or sheet.sheet_state == "hidden"
                    hold(edited, path, "becomes a formula when edited:", cell.coordinate, cell.value)


def check_totals(book, path, about, grade):
    computed = openpyxl.load_workbook(path, data_only=True)[about.title]
    formulas = [cell for cell in about["B"] if cell.data_type == "f"]
    hold(len(formulas) >= 7, path, "too few totals:", len(formulas))
    for cell in formulas:
        hold(cell.protection.locked, path, "an unlocked formula:", cell.coordinate)
        told, expected = computed[cell.coordinate].value, worked_out(book, about, cell.value)
        hold(told == expected, path, cell.coordinate, cell.value, "says", told, "and is", expected)
    # Filled in, the totals follow: one row graded with each answer it takes.
    filled = 0
    for column, first, answers in grade:
        for row, answer in zip(range(first, first + len(answers)), answers):
            book[column[0]][f"{column[1]}{row}"] = answer
            filled += 1
    by_label = {about[f"A{cell.row}"].value: worked_out(book, about, cell.value) for cell in formulas}
    counts = list(by_label.values())
    hold(counts[1] == filled, path, "audited:", counts[1], "of", filled)
    hold(counts[0] == counts[1] + counts[2] + counts[3], path, "totals do not add up:", by_label)
    hold(sum(counts[4:]) == filled, path, "grades do not add up to the audited:", by_label)


def check_rules(book, path, sheet, head):
    """The drop-downs, dates and numbers; answers where the grades are, and what they may be."""
    rules = sheet.data_validations.dataValidation
    kinds = sorted(rule.type for rule in rules)
    hold(set(kinds) == {"date", "list", "whole"}, path, "rules:", kinds)
    grades, covered = [], set()
    for rule in rules:
        hold(rule.showErrorMessage and rule.error, path, "a rule without a message:", rule.sqref)
        for area in rule.sqref.ranges:
            for row, column in area.cells:
                hold(not sheet.cell(row, column).protection.locked, path, "a rule on a locked cell:", area.coord)
        if rule.type != "list":
            continue
        lists, column, last = re.fullmatch(r"'([^']+)'!\$([A-Z]+)\$1:\$[A-Z]+\$(\d+)", rule.formula1).groups()
        hold(book[lists].sheet_state == "hidden", path, "the lists are not hidden")
        answers = [book[lists][f"{column}{row}"].value for row in range(1, int(last) + 1)]
        hold(len(answers) in (3, 4) and all(answers), path, "answers:", answers)
        for area in rule.sqref.ranges:
            covered.update(row for row, _ in area.cells)
            letter = openpyxl.utils.get_column_letter(area.min_col)
            size = area.max_row - area.min_row + 1
            grades.append(((sheet.title, letter), area.min_row, answers[:size]))
    hold(covered == set(range(head + 1, sheet.max_row + 1)), path, "rows without answers")
    return grades


def check_sheet(path, sheet):
    """The layout of the sheet; answers the row of the heads."""
    hold(sheet.protection.sheet and sheet.protection.password is None, path, "protection")
    hold(not sheet.protection.autoFilter, path, "filters are locked")
    head = int(re.search(r"\d+", sheet.freeze_panes)[0]) - 1
    hold(sheet.auto_filter.ref == f"A{head}:{openpyxl.utils.get_column_letter(sheet.max_column)}{sheet.max_row}",
         path, "filters:", sheet.auto_filter.ref)
    hold(sheet.page_setup.orientation == "landscape" and sheet.page_setup.paperSize == 9, path, "paper")
    hold(sheet.print_title_rows == f"${head}:${head}", path, "repeated rows:", sheet.print_title_rows)
    hold(sheet.print_title_cols, path, "no repeated columns")
    hold(len(sheet.col_breaks.brk) == 1, path, "pages side by side")
    heads = [cell.value for cell in sheet[head]]
    hold(len(heads) >= 21 and all(heads) and len(set(heads)) == len(heads), path, "heads:", heads)
    rooms = [not cell.protection.locked for cell in sheet[head + 1]]
    hold(rooms == sorted(rooms) and sum(rooms) == 12, path, "columns to write into:", rooms)
    for row in sheet.iter_rows(min_row=head + 1):
        hold([not cell.protection.locked for cell in row] == rooms, path, "an odd row:", row[0].row)
        hold(row[0].value and row[1].value, path, "a row without a clause:", row[0].row)
        hold(all(cell.alignment.wrap_text for cell in row), path, "a cell does not wrap:", row[0].row)
        # A protected sheet makes no row higher by itself: a line takes 12 points at least.
        height = sheet.row_dimensions[row[0].row].height or 0
        lines = max(str(cell.value or "").count("\n") + 1 for cell in row)
        hold(height >= min(12 * max(lines, 3), 400), path, "a row too low:", row[0].row, height)
    for column in sheet.column_dimensions.values():
        hold(6 <= column.width <= 60, path, "a width:", column.width)
    return head


def check(path):
    book = openpyxl.load_workbook(path)
    hold([sheet.sheet_state for sheet in book] == ["visible", "visible", "hidden"], path, "sheets")
    hold(book.properties.created == datetime.datetime(2000, 1, 1), path, "made on", book.properties.created)
    about, sheet, _ = book.worksheets
    hold(about.protection.sheet, path, "the first sheet is not protected")
    for own in (about, sheet):
        hold("&P" in own.oddFooter.right.text and "&N" in own.oddFooter.right.text, path, "page n of m")
        hold("smqc" in own.oddHeader.right.text, path, "the tool is not named")
    hold(all(cell.protection.locked for row in about.iter_rows() for cell in row), path, "unlocked text")
    check_texts(book, path, about)
    grades = check_rules(book, path, sheet, check_sheet(path, sheet))
    check_totals(book, path, about, grades)
    return sheet.max_row


def main():
    files = sorted(pathlib.Path(sys.argv[1]).rglob("*.xlsx"))
    hold(files, "no workbook in", sys.argv[1])
    rows = [check(path) for path in files]
    print(f"{len(files)} checklists, {sum(rows)} rows")


main()
