//! A small system written by somebody who means harm, in two languages; and the templates.

use jiff::civil::Date;

use super::search::SCRIPTS;
use super::template::{Form, Press, STYLE, TEMPLATES};
use super::{Artifact, Edition, OUTPUTS, make_all};
use crate::compile::{Compilation, Depth, compile};
use crate::evidence::{Approving, approve};
use crate::language::{Language, Speaker};
use crate::model::KINDS;
use crate::world::MemoryWorld;

const SYSTEM: &str = r#"
kind: System
id: harm
title: {fr: "<script>alert(1)</script> a | b", en: "=cmd() \"><img src=x onerror=alert(1)>"}
smqc: 1
organisation: "[x](javascript:alert(1))"
languages: [fr, en]
timezone: Europe/Brussels
standards: [{standard: "ISO 10001:2018"}]
scope: "<b onmouseover=alert(1)>ici</b>"
vocabulary: {complaint_categories: {late: "Retard | <i>x</i>"}}
theme: {accent: "red;background:url(https://example.org)"}
notes: entre nous
---
kind: Role
id: boss
title: "1. <svg/onload=alert(1)>"
held_by: ["<script>", "a|b"]
---
kind: Source
id: register
title: "Registre\n# faux titre"
files: data.csv
format: {delimiter: ";"}
timezone: Europe/Brussels
extracted: 2026-03-31
about: received
columns:
  received: {from: Reçu, type: date, dates: yyyy-mm-dd}
  answered: {from: Répondu, type: date, dates: yyyy-mm-dd}
  sort: {from: Genre, type: category}
---
kind: Indicator
id: speed
title: {fr: "Délai `code` *gras*", en: "Time"}
source: register
measure: {time: {from: received, to: answered}}
split_by: [sort]
---
kind: Promise
id: fast
title: "[lien](javascript:alert(1)) | =1+1"
owner: boss
statement: {fr: "Réponse {within}, <script>alert(2)</script>.\n\n# Titre", en: "Answer {within}."}
indicator: speed
target: at least 80 % within 5 calendar days
"#;

const DATA: &str = "Reçu;Répondu;Genre
2026-01-02;2026-01-03;late
2026-01-05;2026-01-20;<img src=x onerror=alert(1)>|
2026-02-02;<script>;=cmd()
2026-02-03;2026-02-04;late
";

/// Elements that no page of ours holds, but for our own scripts.
const FOREIGN: [&str; 8] = ["script", "img", "iframe", "b", "i", "object", "style", "form"];

fn compiled(definitions: &str) -> Compilation {
    let world = MemoryWorld::new(Date::constant(2026, 3, 31))
        .with_definition("smq.yaml", definitions)
        .with_data("data.csv", DATA);
    compile(&world, Depth::Data).expect("a world in memory can be read")
}

fn made(compilation: &Compilation) -> Vec<Artifact> {
    make_all(compilation, &Edition::of(compilation, Speaker::new)).expect("every page can be made")
}

fn text<'a>(artifacts: &'a [Artifact], path: &str) -> &'a str {
    let found = artifacts.iter().find(|artifact| artifact.path == path);
    let artifact = found.unwrap_or_else(|| panic!("{path} is missing"));
    std::str::from_utf8(&artifact.bytes).expect("pages are UTF-8")
}

/// The tags of a page: what stands between `<` and `>`, quotes respected.
fn tags(html: &str) -> Vec<&str> {
    let (mut found, mut open, mut quoted) = (Vec::new(), None, false);
    for (at, sign) in html.char_indices() {
        match (open, sign) {
            (None, '<') => open = Some(at + 1),
            (Some(_), '"') => quoted = !quoted,
            (Some(start), '>') if !quoted => {
                found.push(&html[start..at]);
                open = None;
            }
            _ => {}
        }
    }
    found
}

/// `script src="../search.js" defer` and its end: one of our files at the root of the edition, and
/// nothing else.
fn is_own_script(tag: &str) -> bool {
    let own = SCRIPTS.iter().flat_map(|(name, _)| {
        ["", "auditor/", "../", "../../"].map(|root| {
            [format!("script src=\"{root}{name}\""), format!("script src=\"{root}{name}\" defer")]
        })
    });
    tag == "/script" || own.flatten().any(|known| known == tag)
}

#[test]
fn hostile_texts_cannot_end_the_data_of_the_search() {
    let artifacts = made(&compiled(SYSTEM));
    let data: Vec<&Artifact> = artifacts.iter().filter(|own| own.path.contains("/search/")).collect();
    assert!(data.len() >= 6, "an index in each language");
    for file in &data {
        let script = text(&artifacts, &file.path);
        assert!(!script.contains('<') && !script.contains(['\u{2028}', '\u{2029}']), "{}", file.path);
        let value = script.strip_prefix("smqcSearch.give(").and_then(|rest| rest.strip_suffix(");\n"));
        let value: Result<serde_json::Value, _> = serde_json::from_str(&format!("[{}]", value.unwrap_or("")));
        assert!(
            value.is_ok_and(|value| value.as_array().is_some_and(|pair| pair.len() == 2)),
            "{}",
            file.path
        );
    }
    let quoted = |file: &&Artifact| text(&artifacts, &file.path).contains("\\u003cscript>alert(");
    assert!(data.into_iter().any(|file| quoted(&file)), "texts are quoted as they are");
}

#[test]
fn the_site_is_light_before_its_data() {
    let artifacts = made(&compiled(SYSTEM));
    let size = |path: &str| text(&artifacts, path).len();
    let files = ["site.css", "search.js", "start.js", "en/search.html"];
    let total: usize = files.iter().map(|file| size(&format!("auditor/{file}"))).sum();
    assert!(total < 100_000, "{total} bytes");
}

#[test]
fn hostile_texts_come_out_harmless_in_html() {
    let artifacts = made(&compiled(SYSTEM));
    for page in artifacts.iter().filter(|artifact| artifact.path.ends_with(".html")) {
        let html = text(&artifacts, &page.path);
        // A page that stands alone holds its style sheet.
        let alone = page.path.contains("/documents/") && html.contains(&format!("<style>\n{STYLE}"));
        let own = |tag: &&str| !(is_own_script(tag) || alone && ["style", "/style"].contains(tag));
        for tag in tags(html).into_iter().filter(own) {
            let lower = tag.to_lowercase();
            let name = lower.split([' ', '/', '\n']).find(|word| !word.is_empty()).unwrap_or("");
            // A document that is one file holds its style; nothing of a user's reaches it.
            let own_style = name == "style" && page.path.contains("/documents/");
            assert!(own_style || !FOREIGN.contains(&name), "{}: <{tag}>", page.path);
            let outside_quotes: String = lower.split('"').step_by(2).collect();
            assert!(!outside_quotes.contains(" on"), "{}: <{tag}>", page.path);
            let addresses = lower.split("href=\"").skip(1);
            let run = addresses.filter(|to| to.starts_with("javascript:") || to.starts_with("data:text"));
            assert_eq!(run.count(), 0, "{}: <{tag}>", page.path);
            assert!(!lower.contains("src=\"") && !lower.contains("url("), "{}: <{tag}>", page.path);
        }
        assert!(!html.contains("entre nous"), "notes are never published: {}", page.path);
    }
    let promise = text(&artifacts, "auditor/fr/promise/fast.html");
    let statement = "Réponse en 5&nbsp;jours calendaires, &lt;script&gt;alert(2)&lt;/script&gt;";
    assert!(promise.contains(statement), "{promise}");
    assert!(promise.contains("<h4>Titre</h4>"), "headings stand below ours");
    let indicator = text(&artifacts, "auditor/fr/indicator/speed.html");
    assert!(indicator.contains("&lt;img src=x onerror=alert(1)&gt;|"), "values of the data are text");
}

#[test]
fn hostile_texts_stay_in_their_cell_in_markdown() {
    let artifacts = made(&compiled(SYSTEM));
    for page in artifacts.iter().filter(|artifact| artifact.path.starts_with("auditor/markdown/")) {
        let markdown = text(&artifacts, &page.path);
        let mut columns = None;
        for line in markdown.lines() {
            let cells = line.replace("\\|", "").matches('|').count();
            if line.starts_with('|') {
                let expected = *columns.get_or_insert(cells);
                assert_eq!(cells, expected, "{}: {line}", page.path);
            } else {
                columns = None;
            }
            let outside_code: String = line.split('`').step_by(2).collect();
            let markup = outside_code.replace("<a id=\"", "").replace("></a>", "").replace("](<", "");
            assert!(!markup.contains('<') || markup.contains("<http"), "{}: {line}", page.path);
            assert!(!line.replace("\\]", "").contains("](javascript:"), "{}: {line}", page.path);
            assert!(!line.starts_with("# faux"), "{}: {line}", page.path);
        }
    }
    let promises = text(&artifacts, "auditor/markdown/en/promise.md");
    assert!(promises.contains("## \\[lien\\](javascript:alert(1)) \\| =1+1 (fr)"), "{promises}");
}

#[test]
fn every_language_of_the_system_has_its_pages() {
    let artifacts = made(&compiled(SYSTEM));
    let of = |language: &str| -> Vec<&str> {
        let own = artifacts.iter().filter_map(|artifact| artifact.path.strip_prefix(language));
        own.collect()
    };
    assert_eq!(of("auditor/fr/"), of("auditor/en/"));
    assert_eq!(of("auditor/markdown/fr/"), of("auditor/markdown/en/"));
    assert!(text(&artifacts, "auditor/index.html").contains("url=fr/index.html"));
    assert!(text(&artifacts, "auditor/fr/promise/fast.html").contains("href=\"../../en/promise/fast.html\""));
    let english = text(&artifacts, "auditor/en/index.html");
    assert!(!english.contains("--mark:") && !english.contains("url("), "a colour that is none is left out");
    // A promise without an English title shows the French one, and says so.
    assert!(
        english.contains("<span lang=\"fr\">[lien](javascript:alert(1)) | =1+1</span><abbr class=\"other\"")
    );
}

#[test]
fn a_system_in_a_language_the_tool_does_not_speak_is_told_in_english() {
    let dutch = "kind: System\nid: x\ntitle: Iets\nsmqc: 1\norganisation: X\nlanguages: [nl]\n";
    let artifacts = made(&compiled(dutch));
    assert!(text(&artifacts, "auditor/en/index.html").contains("<span lang=\"nl\">Iets</span>"));
    assert!(!artifacts.iter().any(|artifact| artifact.path.starts_with("auditor/fr/")));
}

#[test]
fn a_second_run_gives_the_same_bytes() {
    let (first, second) = (made(&compiled(SYSTEM)), made(&compiled(SYSTEM)));
    assert_eq!(first, second);
    assert!(first.windows(2).all(|pair| pair[0].path < pair[1].path), "sorted by path, no path twice");
}

#[test]
fn templates_name_nothing_but_the_page_and_the_view() {
    let edition = Edition::of(&compiled(SYSTEM), Speaker::new);
    let press = Press::new(&edition, Language::English, Form::Markdown).expect("templates compile");
    for (name, _) in TEMPLATES {
        let mut unknown = press.undeclared(name);
        unknown.retain(|own| !["page", "view", "word"].contains(&own.as_str()));
        // Macros of one file call each other.
        let macros = TEMPLATES.iter().find(|(own, _)| own == name).map_or("", |(_, text)| *text);
        unknown.retain(|own| !macros.contains(&format!("macro {own}(")));
        assert_eq!(unknown, Vec::<String>::new(), "{name}");
    }
}

#[test]
fn every_word_is_known_in_both_languages() {
    let speakers = Language::ALL.map(|language| Speaker::new(language, "fr"));
    let mut keys: Vec<String> = Vec::new();
    for (name, template) in TEMPLATES {
        for quote in ["word(\"", "word('"] {
            let found = template.split(quote).skip(1).filter_map(|rest| rest.split(['"', '\'']).next());
            keys.extend(found.map(str::to_owned));
        }
        assert!(!template.to_lowercase().contains("conform"), "{name}: that is for an auditor to say");
    }
    keys.extend(
        KINDS.iter().flat_map(|kind| [format!("kind-{}", kind.slug), format!("kinds-{}", kind.slug)]),
    );
    let own = [include_str!("../language/en/output.ftl"), include_str!("../language/fr/output.ftl")];
    for words in own {
        let lines = words.lines().filter(|line| !line.starts_with([' ', '#', '}']));
        keys.extend(lines.filter_map(|line| line.split_once(" =")).map(|(key, _)| key.to_owned()));
        let lower = words.to_lowercase();
        assert!(!lower.contains("conform") && !lower.contains("certif"), "that is for an auditor to say");
    }
    for key in keys {
        assert!(speakers.iter().all(|speaker| speaker.knows(&key)), "{key}");
    }
}

#[test]
fn the_table_of_outputs_is_sorted() {
    assert!(OUTPUTS.windows(2).all(|pair| pair[0].name < pair[1].name));
}

#[test]
fn the_model_keeps_to_its_schema_and_publishes_no_notes() {
    let artifacts = made(&compiled(SYSTEM));
    let model = text(&artifacts, "auditor/model.json");
    assert!(!model.contains("entre nous"));
    let value: serde_json::Value = serde_json::from_str(model).expect("JSON");
    let schema = crate::report::schema_of_output::<super::ModelJson>();
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let faults: Vec<String> = validator.iter_errors(&value).map(|fault| fault.to_string()).collect();
    assert_eq!(faults, Vec::<String>::new());
    assert_eq!(value["definitions"][1]["fields"]["target"], "at least 80 % within 5 calendar days");
    assert_eq!(value["definitions"][1]["relies_on"], serde_json::json!(["role/boss", "indicator/speed"]));
    // Due on 7 and 10 January, one of them answered in time.
    assert_eq!(value["verdicts"][0]["periods"][0]["value"], "1/2");
    assert_eq!(value["verdicts"][0]["periods"][0]["state"], "missed");
}

/// The page of the promise and the list of definitions, where the boss approved the promise before.
fn pages_after_approval(definitions: &str) -> String {
    let day = Date::constant(2026, 3, 2);
    let world = |today, text: &str| {
        MemoryWorld::new(today).with_definition("smq.yaml", text).with_data("data.csv", DATA)
    };
    let before = compile(&world(day, SYSTEM), Depth::Definitions).expect("a world in memory can be read");
    let ids = ["fast".to_owned()];
    let asked = Approving { ids: &ids, by: "boss", sealed_on: day, revision: None };
    let record = approve(&before, &[], &asked).expect("an approval").record.expect("a record");
    let world = world(Date::constant(2026, 3, 31), definitions).with_record(&record.name, record.bytes);
    let compilation = compile(&world, Depth::Data).expect("a world in memory can be read");
    let pages = made(&compilation).into_iter().filter(|page| {
        page.path.ends_with("auditor/en/promise/fast.html")
            || page.path.ends_with("auditor/en/definitions.html")
    });
    pages.map(|page| String::from_utf8(page.bytes).expect("UTF-8")).collect()
}

#[test]
fn the_site_says_who_approved_and_when() {
    let holds = pages_after_approval(SYSTEM);
    assert!(holds.matches("approved by").count() >= 2 && holds.contains("2 March 2026"), "{holds}");
    assert!(!holds.contains("changed since it was"));
    let changed = pages_after_approval(&SYSTEM.replace("80 % within", "70 % within"));
    assert!(changed.matches("changed since it was approved by").count() >= 2, "{changed}");
}
