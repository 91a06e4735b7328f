//! Whatever people write, in any field of any kind: every file that comes out, of any output, is
//! harmless and whole. Outputs are found by their table and their files by their form, so that a new
//! one is held to the same from its first day.

use std::io::{Cursor, Read};

use jiff::civil::Date;
use quick_xml::events::Event;
use rayon::prelude::*;
use serde_json::{Map, Value as Json, json};

use super::nesting_tests::fault_in_nesting;
use super::own::{harm_in_html, harm_in_markdown};
use super::{Artifact, Edition, make_all};
use crate::compile::{Compilation, Depth, compile};
use crate::language::{Language, Speaker};
use crate::model::{KINDS, Kind, schema_of};
use crate::world::MemoryWorld;

/// What people who mean harm write, and what people who mean none paste.
fn payloads() -> Vec<String> {
    let long = "Donaudampfschifffahrt".repeat(480);
    let texts = [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "<svg/onload=alert(1)><a xlink:href=\"javascript:alert(1)\">x</a></svg>",
        "[x](javascript:alert(1)) [y](data:text/html;base64,AAAA) ![z](https://example.org/p.png)",
        "javascript:alert(1)",
        "<https://example.org/\" onclick=\"alert(1)>",
        "=cmd|' /C calc'!A0",
        "+1+cmd|' /C calc'!A0",
        "-1",
        "@SUM(A1:A9)",
        "\t=1+1",
        long.as_str(),
        "\u{202e}elgoog\u{202d} \u{2066}x",
        "👩‍👩‍👧‍👦 e\u{301}\u{301}\u{301} 🏳️‍🌈",
        "a\u{0}b\u{1}c\u{8}d\u{b}e\u{1b}[31mf\u{7f}g\u{85}h\u{9b}i",
        "a\u{2028}b\u{2029}c\u{feff}d\u{fffe}",
        "]]> <![CDATA[ x ]]>",
        "{{ 7*7 }} {% raw %} {# x #} ${7*7} #{7*7}",
        "</script></style></title></textarea><!-- --> <!DOCTYPE x>",
        "a\r\nBEGIN:VALARM\r\nATTACH:x\r\n\r\n# b\r\n| c | d |\r\n---",
        "a | b || `c` ``d`` \\| \\",
        "1. a\n2. b\n\n- c\n\n    d\n\n> e\n\n---\n\n# f\n\n```\ng",
        ": - ? * & ! | > % @ ` , ; \" '",
        "&lt;script&gt; &amp;amp; &#x3c;",
        "%s %n %00 ../../etc/passwd \\\\host\\share",
    ];
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// Writes definitions from the published schemas, each text one of the payloads.
struct Vandal {
    definitions: Json,
    payloads: Vec<String>,
    next: usize,
}

impl Vandal {
    fn text(&mut self) -> Json {
        self.next += 1;
        self.payloads[self.next % self.payloads.len()].clone().into()
    }

    fn definition(&mut self, kind: &Kind) -> Json {
        let schema = schema_of(kind, Language::English);
        self.definitions = schema.get("$defs").cloned().unwrap_or_default();
        let mut written = self.group(&schema);
        written.insert("kind".into(), kind.name.into());
        written.insert("id".into(), id_of(kind.slug).into());
        written.remove("status");
        written.remove("in_force");
        Json::Object(written)
    }

    fn group(&mut self, schema: &Json) -> Map<String, Json> {
        let fields = schema.get("properties").and_then(Json::as_object).cloned().unwrap_or_default();
        fields.iter().map(|(key, field)| (key.clone(), self.value(field))).collect()
    }

    fn value(&mut self, schema: &Json) -> Json {
        if let Some(name) = schema.get("$ref").and_then(Json::as_str).and_then(|path| path.rsplit('/').next())
        {
            let own = self.definitions.get(name).cloned().unwrap_or_default();
            return self.value(&own);
        }
        let listed = |key: &str| schema.get(key).and_then(Json::as_array).cloned().unwrap_or_default();
        match schema.get("x-value").and_then(Json::as_str) {
            Some("text" | "column") => return self.text(),
            Some("id") => return id_of("part").into(),
            Some("reference") => {
                let kinds = listed("x-ref");
                return match kinds.as_slice() {
                    [Json::String(only)] if KINDS.iter().any(|kind| kind.slug == only) => id_of(only).into(),
                    [Json::String(first), ..] if KINDS.iter().any(|kind| kind.slug == first) => {
                        format!("{first}/{}", id_of(first)).into()
                    }
                    _ => self.text(),
                };
            }
            _ => {}
        }
        if let Some(example) = listed("examples").first().or(listed("enum").first()) {
            return example.clone();
        }
        let forms = listed("anyOf");
        if let Some(form) = forms.iter().max_by_key(|form| self.richness(form)) {
            return self.value(form);
        }
        if let Some(items) = schema.get("items") {
            return json!([self.value(items), self.value(items)]);
        }
        if let Some(values) = schema.get("additionalProperties").filter(|values| values.is_object()) {
            let mut table = self.group(schema);
            let languages = schema.get("propertyNames").is_some();
            let keys: Vec<String> = if languages {
                vec!["en".to_owned(), "fr".to_owned()]
            } else {
                let free = self.text().as_str().unwrap_or_default().chars().take(60).collect();
                vec!["one".to_owned(), free]
            };
            table.extend(keys.into_iter().map(|key| (key, self.value(values))).collect::<Vec<_>>());
            return Json::Object(table);
        }
        Json::Object(self.group(schema))
    }

    fn richness(&self, form: &Json) -> usize {
        let name = form.get("$ref").and_then(Json::as_str).and_then(|path| path.rsplit('/').next());
        let own = name.and_then(|name| self.definitions.get(name)).unwrap_or(form);
        let fields = own.get("properties").and_then(Json::as_object).map_or(0, Map::len);
        fields * 2 + usize::from(own.get("items").is_some() || own.get("additionalProperties").is_some())
    }
}

/// YAML in plain letters: every other sign escaped, as a careful program writes it.
fn in_letters(definition: &Json) -> String {
    let text = definition.to_string();
    let escaped = text.chars().map(|c| match c {
        ' '..='~' => c.to_string(),
        c => format!("\\U{:08X}", u32::from(c)),
    });
    escaped.collect()
}

fn id_of(slug: &str) -> String {
    format!("the-{slug}")
}

/// A system with a payload in every text, beginning with another one each time.
fn spoiled(first: usize) -> Compilation {
    let mut vandal = Vandal { definitions: Json::Null, payloads: payloads(), next: first };
    let mut text = String::new();
    for kind in KINDS {
        let mut definition = vandal.definition(kind);
        if kind.slug == "system" {
            definition["smqc"] = json!(1);
            definition["languages"] = json!(["en", "fr"]);
            definition["timezone"] = json!("Europe/Brussels");
            definition["standards"] = json!([{"standard": "ISO 10001:2018"}, {"standard": "ISO 10002:2018"}]);
            definition["theme"] = json!({"accent": "#0b5563"});
        }
        text.push_str(&format!("---\n{}\n", in_letters(&definition)));
    }
    let world = MemoryWorld::new(Date::constant(2026, 3, 31)).with_definition("smq.yaml", text);
    compile(&world, Depth::Data).expect("a world in memory can be read")
}

#[test]
fn whatever_people_write_comes_out_harmless_everywhere() {
    // Every payload stands in each round, in other fields; PDF files take minutes in a program for tests.
    let rounds = if cfg!(feature = "pdf") { 1 } else { 3 };
    (0..rounds).into_par_iter().map(|round| round * 10).for_each(|first| {
        let compilation = spoiled(first);
        let lost: Vec<&str> = KINDS
            .iter()
            .map(|kind| kind.slug)
            .filter(|slug| compilation.model.get(slug, &id_of(slug)).is_none())
            .collect();
        assert_eq!(lost, Vec::<&str>::new(), "every definition is read");
        let artifacts =
            make_all(&compilation, &Edition::of(&compilation, Speaker::new)).expect("every file is made");
        let forms = artifacts.iter().map(|own| own.path.rsplit('.').next().unwrap_or(""));
        let forms: std::collections::BTreeSet<&str> = forms.collect();
        assert!(["css", "html", "js", "json", "md"].iter().all(|form| forms.contains(form)), "{forms:?}");
        artifacts.iter().for_each(check);
    });
}

/// A file against what its form may hold.
fn check(own: &Artifact) {
    let path = own.path.as_str();
    let letters = |c: char| c.is_ascii_alphanumeric() || "/-_.".contains(c);
    assert!(path.chars().all(letters) && !path.contains(".."), "{path}");
    let text = || std::str::from_utf8(&own.bytes).unwrap_or_else(|_| panic!("{path} is no UTF-8"));
    match path.rsplit('.').next().unwrap_or("") {
        "html" => html(path, text()),
        "md" => markdown(path, text()),
        "json" => {
            drop(
                serde_json::from_slice::<Json>(&own.bytes).unwrap_or_else(|error| panic!("{path}: {error}")),
            );
        }
        "js" => assert!(
            !text().to_lowercase().contains("</script") && !text().contains(['\u{2028}', '\u{2029}']),
            "{path}"
        ),
        "css" => assert!(!text().contains("alert") && !text().contains("url("), "{path}"),
        "xlsx" | "docx" => archive(path, &own.bytes),
        "ics" => agenda(path, text()),
        "csv" => csv(path, text()),
        "svg" => assert_eq!(harm_in_html(text()), None, "{path}"),
        "pdf" => pdf(path, &own.bytes),
        "png" | "jpg" => {}
        other => panic!("{path}: say here what a file with the ending {other} may not hold"),
    }
}

/// Signs that a text of ours never holds: they steer terminals, or turn the text around.
fn steers(c: char) -> bool {
    c.is_control() && !['\n', '\r', '\t'].contains(&c) || ('\u{202a}'..='\u{202e}').contains(&c)
}

fn html(path: &str, text: &str) {
    assert_eq!(harm_in_html(text), None, "{path}");
    let found = text.find(steers).map(|at| &text[at.saturating_sub(40)..(at + 3).min(text.len())]);
    assert_eq!(found, None, "{path}: steering signs");
    // What a payload brought as a tag would be one.
    for tag in ["<img src=x", "<svg/", "<![CDATA[", "<!DOCTYPE x"] {
        assert!(!text.contains(tag), "{path}: {tag}");
    }
    assert_eq!(fault_in_nesting(text), None, "{path}: a text closed or opened an element");
    assert!(!text.contains("49 ") || !text.contains("> 49 "), "{path}: a text was taken for a template");
}

fn markdown(path: &str, text: &str) {
    assert_eq!(harm_in_markdown(text), None, "{path}");
    assert!(!text.contains(steers), "{path}: steering signs");
    let mut columns = None;
    for line in text.lines() {
        let bare = line.replace("\\|", "");
        let cells = bare.starts_with('|').then(|| bare.matches('|').count());
        if let (Some(columns), Some(cells)) = (columns, cells) {
            assert_eq!(columns, cells, "{path}: a broken row: {line}");
        }
        columns = cells;
    }
}

/// Every part of a packed file is whole; no cell is a formula but ours, no link leads to what runs.
fn archive(path: &str, bytes: &[u8]) {
    let mut archive =
        zip::ZipArchive::new(Cursor::new(bytes)).unwrap_or_else(|error| panic!("{path}: {error}"));
    for i in 0..archive.len() {
        let mut part = archive.by_index(i).unwrap_or_else(|error| panic!("{path}: {error}"));
        let name = format!("{path}!{}", part.name().unwrap_or_else(|error| panic!("{path}: {error}")));
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
        if name.ends_with(".xml") || name.ends_with(".rels") {
            let text = std::str::from_utf8(&bytes).unwrap_or_else(|_| panic!("{name} is no UTF-8"));
            xml(&name, text);
        }
    }
}

fn xml(name: &str, text: &str) {
    let allowed = |c: char| matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    assert!(text.chars().all(allowed), "{name}: signs that no XML may hold");
    let mut reader = quick_xml::Reader::from_str(text);
    let (mut formula, mut depth) = (false, 0_usize);
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{name}: {error}")) {
            Event::Eof => break,
            Event::Start(start) => {
                depth += 1;
                formula = start.local_name().as_ref() == "f";
                link(name, &start);
            }
            Event::Empty(start) => link(name, &start),
            Event::End(_) => {
                depth -= 1;
                formula = false;
            }
            Event::Text(words) if formula => {
                let words: &str = &words;
                assert!(
                    !words.contains("cmd") && !words.contains("calc") && !words.contains('['),
                    "{name}: {words}"
                );
            }
            _ => {}
        }
    }
    assert_eq!(depth, 0, "{name} is cut off");
    for shown in ["[31m", "_x001B_", "\u{1b}"] {
        assert!(!text.contains(shown) || !text.contains('\u{1b}'), "{name}");
    }
}

fn link(name: &str, start: &quick_xml::events::BytesStart<'_>) {
    for attribute in start.attributes() {
        let attribute = attribute.unwrap_or_else(|error| panic!("{name}: {error}"));
        if attribute.key.as_ref() == "Target" {
            let to = attribute.value.to_lowercase();
            assert!(
                !to.starts_with("javascript:") && !to.starts_with("data:") && !to.starts_with("file:"),
                "{name}: {to}"
            );
        }
    }
}

/// Nothing that runs, opens or comes along, and no link but to what people read or write to. Packed
/// parts are looked at unpacked.
fn pdf(path: &str, bytes: &[u8]) {
    assert!(bytes.starts_with(b"%PDF-") && bytes.trim_ascii_end().ends_with(b"%%EOF"), "{path}");
    let mut parts = vec![bytes.to_vec()];
    for at in memchr::memmem::find_iter(bytes, b"stream\n") {
        let mut unpacked = Vec::new();
        let packed = bytes.get(at + "stream\n".len()..).unwrap_or_default();
        // What is not packed, or ends before its file does, is read as far as it goes.
        let _ = flate2::read::ZlibDecoder::new(packed).read_to_end(&mut unpacked);
        parts.push(unpacked);
    }
    let mut links = 0;
    for part in &parts {
        for name in ["/JavaScript", "/JS", "/Launch", "/OpenAction", "/AA", "/EmbeddedFile", "/SubmitForm"] {
            let mut found = memchr::memmem::find_iter(part, name.as_bytes());
            let ends = |at: usize| part.get(at + name.len()).is_none_or(|next| !next.is_ascii_alphanumeric());
            assert_eq!(found.find(|at| ends(*at)), None, "{path}: {name}");
        }
        for at in memchr::memmem::find_iter(part, b"/URI (").chain(memchr::memmem::find_iter(part, b"/URI("))
        {
            let to =
                part.get(at..).and_then(|rest| rest.split(|byte| *byte == b'(').nth(1)).unwrap_or_default();
            let known = ["https://", "http://", "mailto:", "tel:"];
            let shown = String::from_utf8_lossy(to.get(..40).unwrap_or(to));
            assert!(known.iter().any(|scheme| to.starts_with(scheme.as_bytes())), "{path}: {shown}");
            links += 1;
        }
    }
    assert!(links > 0, "{path}: its links were not found, so not looked at");
}

/// Lines of iCalendar: a name, then a value; folded at 75 bytes; what opens is closed.
fn agenda(path: &str, text: &str) {
    assert!(
        text.ends_with("\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']),
        "{path}: ends of lines"
    );
    let mut open: Vec<&str> = Vec::new();
    for line in text.split_terminator("\r\n") {
        assert!(line.len() <= 75, "{path}: {line}");
        assert!(!line.contains(steers), "{path}: {line:?}");
        if line.starts_with(' ') {
            continue;
        }
        let name = line.split([':', ';']).next().unwrap_or("");
        let letters = |c: char| c.is_ascii_uppercase() || c == '-';
        assert!(!name.is_empty() && name.chars().all(letters), "{path}: {line}");
        match (name, line.split(':').nth(1)) {
            ("BEGIN", Some(what)) => open.push(what),
            ("END", what) => assert_eq!(open.pop(), what, "{path}"),
            ("ATTACH", _) => panic!("{path}: {line}"),
            _ => {}
        }
    }
    assert_eq!(open, Vec::<&str>::new(), "{path}");
}

fn csv(path: &str, text: &str) {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    for row in reader.records() {
        let row = row.unwrap_or_else(|error| panic!("{path}: {error}"));
        let runs = row.iter().find(|cell| {
            cell.starts_with(['=', '+', '@', '\t'])
                || cell.starts_with('-') && cell.len() > 1 && cell.contains('|')
        });
        assert_eq!(runs, None, "{path}");
    }
}
