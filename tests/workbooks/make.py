"""Writes the workbooks of the reader's tests: python3 tests/workbooks/make.py (openpyxl, xlwt, odfpy, pandas)."""

from datetime import date, datetime, time, timedelta
from pathlib import Path
import zipfile

import openpyxl
import pandas
import xlwt

HERE = Path(__file__).parent
ROWS = [
    ("R1", date(2026, 1, 31), datetime(2026, 1, 31, 14, 5, 9), time(9, 30), timedelta(hours=26, minutes=5), 1250.5, 0.9401, True, "Oui"),
    (None,) * 9,
    ("R2", date(2026, 2, 1), datetime(2026, 2, 1), time(0, 0), timedelta(minutes=2, seconds=14), 3, 1, False, "Non"),
    ("Total", None, None, None, None, 1253.5, None, None, None),
]
HEADERS = ["N° dossier", "Reçu", "Clos", "Heure", "Durée", "Montant", "Part", "Fondée", "Avis\nclient"]


def xlsx() -> None:
    book = openpyxl.Workbook()
    book.active.title = "Lisez-moi"
    sheet = book.create_sheet("Registre")
    sheet["B1"] = "Registre des réclamations"
    sheet.merge_cells("B1:J1")
    for column, header in enumerate(HEADERS, start=2):
        sheet.cell(3, column, header)
    for row, cells in enumerate(ROWS, start=4):
        for column, cell in enumerate(cells, start=2):
            sheet.cell(row, column, cell)
        sheet.cell(row, 6).number_format = "[h]:mm:ss"
        sheet.cell(row, 8).number_format = "0.00%"
    book.save(HERE / "register.xlsx")


def xls() -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Registre")
    for column, header in enumerate(["Ref", "Day", "Amount"]):
        sheet.write(0, column, header)
    sheet.write(1, 0, "R1")
    sheet.write(1, 1, date(2026, 1, 31), xlwt.easyxf(num_format_str="DD/MM/YYYY"))
    sheet.write(1, 2, 12.5)
    book.save(str(HERE / "register.xls"))


def ods() -> None:
    frame = pandas.DataFrame({"Ref": ["R1"], "Day": [date(2026, 1, 31)], "Amount": [12.5]})
    frame.to_excel(HERE / "register.ods", engine="odf", index=False)


def far(path):
    """A sheet of five cells, the last one in the far corner."""
    head = '<?xml version="1.0"?>'
    package = "http://schemas.openxmlformats.org/package/2006"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"

    def cell(place, text):
        return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'

    parts = {
        "[Content_Types].xml": f'{head}<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>',
        "_rels/.rels": f'{head}<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{head}<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="Registre" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{head}<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'{head}<worksheet xmlns="{main}"><sheetData><row r="1">{cell("A1", "k")}{cell("B1", "v")}</row><row r="2">{cell("A2", "1")}{cell("B2", "2")}</row><row r="1048576">{cell("XFD1048576", "x")}</row></sheetData></worksheet>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, text)


if __name__ == "__main__":
    xlsx()
    xls()
    ods()
    far(HERE / "far.xlsx")
