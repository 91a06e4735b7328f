//! Forms of a procedure and a survey written by somebody who means harm; a register that is filled
//! in and read back.

use std::io::{Cursor, Read, Write};

use jiff::civil::Date;

use crate::compile::{Compilation, Depth, compile};
use crate::language::Speaker;
use crate::model::Audience;
use crate::outputs::{Artifact, Edition};
use crate::world::MemoryWorld;

const HARM: &str = r#"
kind: System
id: harm
title: {fr: "=cmd()", en: "<script>alert(1)</script>"}
smqc: 1
organisation: "+1\u202Eevil 🙂 <b>x</b>"
languages: [fr, en, nl]
vocabulary: {complaint_categories: {late: "Retard | <i>x</i>", bill: "=1+1"}}
---
kind: Role
id: boss
title: "-boss <img src=x onerror=alert(1)>"
held_by: 1 person
---
kind: Channel
id: mail
title: "@mail"
type: email
address: "a@b.example\" onclick=\"alert(1)"
url: "https://a.example/?q=<script>"
languages: [fr]
cost: free
---
kind: Source
id: register
title: Registre
files: data/register*.xlsx
timezone: Europe/Brussels
extracted: 2026-03-31
key: number
about: received
columns:
  number: {from: "=Numéro", type: text}
  received: {from: [Reçu, Heure], type: datetime, dates: yyyy-mm-dd}
  closed: {from: Clos, type: date}
  sort: {from: "Genre 🙂", type: category, values: {late: [Retard, retard], bill: ["=Facture"]}}
  paid: {from: Geste, type: money, currency: EUR}
  upheld: {from: Fondée, type: yes-no}
  count: {from: Appels, type: count}
  share: {from: Part, type: percent}
---
kind: Indicator
id: speed
title: Délai
source: register
measure: {time: {from: received, to: closed}}
split_by: [sort]
---
kind: Promise
id: fast
title: Vite
statement: "Réponse {within}."
indicator: speed
target: at least 50 % within 10 calendar days
---
kind: ComplaintProcedure
id: complaints
title: "=HYPERLINK(\"https://evil.example\")"
version: "1<script>"
definition: "<script>alert(2)</script> [x](javascript:alert(1))"
channels: [mail]
charges: free
record: {source: register, fields: {id: number, received: received, closed: closed, nature: sort, compensation: paid, odd: upheld}}
assessed_on: [severity, immediate action]
stages:
  - {id: acknowledge, title: "<b>Ack</b>", owner: boss, within: 1 business day}
  - {id: check, title: "${name} <i>check</i>", owner: boss, within: 2 business days, tell_customer: every 5 business days}
  - {id: answer, title: "=Answer", owner: boss, within: {P1: 2 business days, others: 9 business days}}
pause: {when: x, at_most: 10 business days, remind: every 5 business days}
responses: [{id: sorry, title: "=Sorry <script>"}]
closed_when: ["<img src=x onerror=alert(1)>"]
escalation:
  - {level: "<b>One</b>", owner: boss}
  - {level: "=Two <svg/onload=alert(1)>", or_after: 5 business days}
confidentiality: "<iframe>"
retention: 3 years after closed
privacy_notice: "https://a.example/<script>"
---
kind: Survey
id: 2-views
title: "=Survey <script>"
version: 1
purpose: "<script>${q1}</script>"
anonymous: true
questions:
  - {id: 1st, scale: nps, ask: {fr: "=cmd() ${first}", en: "+cmd()", nl: "@cmd"}, not_answered: [11]}
  - {id: a-b, scale: {from: 0, to: 2, labels: {0: {fr: "-un", nl: "=een"}, 2: "<script>"}}, ask: "<img src=x onerror=alert(1)>", filter: "=a"}
  - {id: a-c, scale: {from: 0, to: 100}, ask: "\u202Eevil"}
  - {id: thanks, scale: open, ask: "🙂"}
"#;

fn world(definitions: &str) -> MemoryWorld {
    MemoryWorld::new(Date::constant(2026, 3, 31)).with_definition("smq.yaml", definitions)
}

fn compiled(world: &MemoryWorld) -> Compilation {
    compile(world, Depth::Data).expect("a world in memory can be read")
}

/// The forms of one audience.
fn made(audience: Audience) -> Vec<Artifact> {
    let compilation = compiled(&world(HARM));
    let edition = Edition::of(&compilation, Speaker::new).for_audience(audience);
    super::make(&compilation.for_audience(audience), &edition).expect("every form can be made")
}

fn bytes<'a>(artifacts: &'a [Artifact], path: &str) -> &'a [u8] {
    let found = artifacts.iter().find(|artifact| artifact.path == path);
    &found.unwrap_or_else(|| panic!("{path} is missing")).bytes
}

fn text<'a>(artifacts: &'a [Artifact], path: &str) -> &'a str {
    std::str::from_utf8(bytes(artifacts, path)).expect("pages are UTF-8")
}

/// The parts of a packed file, by name.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let count = archive.len();
    let part = |at| {
        let mut file = archive.by_index(at).expect("a part");
        let mut text = String::new();
        file.read_to_string(&mut text).expect("UTF-8");
        (file.name().expect("a name").into_owned(), text)
    };
    (0..count).map(part).collect()
}

#[test]
fn customers_get_the_complaint_form_and_nothing_else() {
    let paths = |audience| made(audience).into_iter().map(|own| own.path).collect::<Vec<_>>();
    assert_eq!(
        paths(Audience::Customer),
        [
            "fr/forms/index.html",
            "fr/forms/complaint-complaints.html",
            "en/forms/index.html",
            "en/forms/complaint-complaints.html",
        ]
    );
    let staff = paths(Audience::Staff);
    for name in [
        "follow-up-complaints.html",
        "letters-complaints.html",
        "letter-delay-complaints.docx",
        "letter-request-complaints.docx",
        "register-complaints.xlsx",
        "questionnaire-2-views.html",
        "survey-2-views.xlsx",
    ] {
        assert!(staff.contains(&format!("fr/forms/{name}")), "{name}: {staff:?}");
    }
}

/// What the staff hand out says what customers may read, and no more.
#[test]
fn the_complaint_form_is_the_same_for_everybody() {
    let form = |audience| {
        let made = made(audience);
        let page = text(&made, "fr/forms/complaint-complaints.html").to_owned();
        let start = page.find("<div class=\"paper\">").expect("the form");
        let end = page.find("</main>").expect("the end of the form");
        page[start..end].to_owned()
    };
    assert_eq!(form(Audience::Customer), form(Audience::Auditor));
    let page = form(Audience::Customer);
    assert!(!page.contains("boss") && !page.contains("Sorry"), "{page}");
}

#[test]
fn hostile_texts_are_texts_in_forms() {
    let artifacts = made(Audience::Auditor);
    for page in artifacts.iter().filter(|artifact| artifact.path.ends_with(".html")) {
        let html = text(&artifacts, &page.path);
        let html = html.split("<main").nth(1).and_then(|rest| rest.split("</main>").next()).expect("a page");
        for foreign in
            ["<script", "<img", "<iframe", "<b>", "<i>", "<form", "href=\"javascript", "mailto:a@b"]
        {
            assert!(!html.contains(foreign), "{}: {foreign}", page.path);
        }
        // Neither text nor attribute of a page holds a bare angle bracket: what lies between two is a tag.
        for tag in html.split('<').skip(1).filter_map(|rest| rest.split('>').next()) {
            let outside: String = tag.split('"').step_by(2).collect();
            assert!(!outside.contains(" on"), "{}: <{tag}>", page.path);
        }
    }
    for file in artifacts.iter().filter(|artifact| artifact.path.ends_with(".xlsx")) {
        for (name, part) in parts(&file.bytes) {
            // The formulas of our own stand in the rules of cells, never in cells.
            assert!(!part.contains("<f>") && !part.contains("<f "), "{} {name}", file.path);
            assert!(!name.contains("external") && !name.contains("vba"), "{} {name}", file.path);
        }
    }
}

#[test]
fn a_letter_says_what_the_procedure_promises() {
    let artifacts = made(Audience::Staff);
    let letters = text(&artifacts, "en/forms/letters-complaints.html");
    for said in [
        "at most 9 business days after we received your complaint",
        "where things stand, every 5 business days",
        "this lasts at most 10 business days in all",
        "«reference»",
        "=Two &lt;svg/onload=alert(1)&gt;",
    ] {
        assert!(letters.contains(said), "{said}");
    }
}

#[test]
fn a_letter_counts_from_receipt_only_what_the_procedure_counts_from_receipt() {
    let letter = |answer: &str, more: &str| {
        let stage = "  - {id: answer, title: \"=Answer\", owner: boss, within: {P1: 2 business days, others: 9 business days}}";
        assert!(HARM.contains(stage));
        let source = HARM.replace(stage, &format!("  - {{id: answer, {answer}}}\n{more}"));
        let compilation = compiled(&world(&source));
        let edition = Edition::of(&compilation, Speaker::new).for_audience(Audience::Staff);
        let made = super::make(&compilation.for_audience(Audience::Staff), &edition).expect("the forms");
        text(&made, "en/forms/letters-complaints.html").to_owned()
    };
    let after = "after: check, within: 4 business days";
    let said = letter(after, "total: 12 business days");
    assert!(said.contains("at most 12 business days after we received your complaint"), "{said}");
    let said = letter(after, "");
    assert!(!said.contains("after we received your complaint"), "{said}");
    let said = letter("within: 4 business days", "total: 12 business days");
    assert!(said.contains("at most 4 business days after we received your complaint"), "{said}");
}

#[test]
fn a_sheet_names_its_file_where_the_register_does_not() {
    let written = "record: {source: register, fields: {id: number, received: received, closed: closed, nature: sort, compensation: paid, odd: upheld}}\n";
    assert!(HARM.contains(written));
    for (record, told) in [(written, 1), ("", 3)] {
        let source = HARM.replace(written, "").replace("assessed_on:", &format!("{record}assessed_on:"));
        let compilation = compiled(&world(&source));
        let edition = Edition::of(&compilation, Speaker::new).for_audience(Audience::Staff);
        let made = super::make(&compilation.for_audience(Audience::Staff), &edition).expect("the forms");
        let sheet = text(&made, "en/forms/follow-up-complaints.html");
        assert_eq!(sheet.matches("<input id=\"field-file-").count(), told, "{sheet}");
    }
}

#[test]
fn a_letter_names_its_model_and_nothing_from_inside() {
    let artifacts = made(Audience::Staff);
    let parts = parts(bytes(&artifacts, "en/forms/letter-delay-complaints.docx"));
    let foot = &parts.iter().find(|(name, _)| name.contains("footer")).expect("a footer").1;
    assert!(!foot.contains("complaint-procedure/") && !foot.contains("uncontrolled"), "{foot}");
    assert!(foot.contains("HYPERLINK") && foot.contains("1&lt;script&gt;"), "{foot}");
    assert!(foot.contains("NUMPAGES"), "{foot}");
}

/// Rows written into the sheet of a register.
fn filled_in(register: &[u8], rows: &str) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts(register) {
        out.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).expect("a part");
        let part = if name == "xl/worksheets/sheet1.xml" {
            part.replace("</sheetData>", &format!("{rows}</sheetData>"))
        } else {
            part
        };
        out.write_all(part.as_bytes()).expect("written");
    }
    out.finish().expect("a file").into_inner()
}

/// A row of texts and numbers, from column A on.
fn row(number: u32, cells: &[&str]) -> String {
    let cells = cells.iter().zip('A'..).map(|(cell, column)| match cell.parse::<f64>() {
        Ok(value) => format!("<c r=\"{column}{number}\"><v>{value}</v></c>"),
        Err(_) => format!("<c r=\"{column}{number}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>"),
    });
    format!("<row r=\"{number}\">{}</row>", cells.collect::<String>())
}

#[test]
fn a_register_filled_in_is_read_back() {
    let artifacts = made(Audience::Staff);
    let register = bytes(&artifacts, "fr/forms/register-complaints.xlsx");
    // 46 024 is 2 January 2026; half a day is noon. The texts look like formulas.
    let rows = [
        row(2, &["=a1", "2026-01-02", "09:30", "2026-01-05", "Retard", "12.5", "oui", "2", "10%"]),
        row(3, &["=a2", "2026-01-03", "10:00", "2026-02-20", "=Facture", "0", "non", "0", "0%"]),
        row(4, &["=a3", "2026-01-09", "11:15", "2026-01-12", "Retard", "7", "oui", "1", "5%"]),
    ];
    let world = world(HARM).with_data("data/register-2026-03.xlsx", filled_in(register, &rows.concat()));
    let compilation = compiled(&world);
    let about_data = compilation.findings.iter().filter(|finding| finding.data.is_some());
    assert_eq!(about_data.map(|finding| finding.message.key).collect::<Vec<_>>(), Vec::<&str>::new());
    let measured = compilation.measured.as_ref().expect("the data are read");
    let source = &measured.sources["register"];
    assert_eq!(source.files.iter().map(|file| file.rows).sum::<u64>(), 3);
    // Two of the three were closed within ten days.
    let reading = measured.verdicts.iter().find(|verdict| verdict.holder == "promise/fast");
    assert!(reading.is_some_and(|verdict| !verdict.periods.is_empty()));
}
