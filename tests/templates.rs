//! Whatever stands in a template of a project: the program never panics and never runs away, and a
//! page that is made is harmless. The cases are drawn by lot from a fixed seed; `PROPTEST_CASES` and
//! `PROPTEST_RNG_SEED` draw more and others.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use jiff::civil::Date;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};
use smqc::compile::{Compilation, Depth, compile};
use smqc::language::{Language, Speaker};
use smqc::outputs::{Edition, make_all, proof};
use smqc::report::{Style, finding_text};
use smqc::world::MemoryWorld;

const SYSTEM: &str = "kind: System\nid: s\ntitle: <b>S</b>\nsmqc: 1\norganisation: O\nlanguages: [fr]\ntimezone: Europe/Brussels\n---\nkind: Role\nid: boss\ntitle: \"javascript:alert(1)\"\nheld_by: 1 person\n";

/// What templates are made of, and what they never should be.
const PIECES: [&str; 62] = [
    "{{ ",
    " }}",
    "{% ",
    " %}",
    "{# ",
    " #}",
    "{%- ",
    "-%}",
    "{{ view.title.text }}",
    "{{ view.id }}",
    "{{ view.titel }}",
    "view",
    "page",
    ".title",
    ".text",
    "|prose",
    "|safe",
    "|join(', ')",
    "|length",
    "|drawing",
    "|upper",
    "|sort",
    "|list",
    "{% if view.id %}",
    "{% else %}",
    "{% endif %}",
    "{% for x in view.fields %}",
    "{% for x in range(1000) %}",
    "{% for x in range(100000) %}",
    "{{ x }}",
    "{% endfor %}",
    "{% set x = view.id %}",
    "{% set x %}",
    "{% endset %}",
    "{{ x }}{{ x }}",
    "{% macro f(n) %}",
    "{% endmacro %}",
    "{{ f(1) }}",
    "{% block main %}",
    "{% endblock %}",
    "{{ super() }}",
    "{% extends \"smqc/base.html\" %}",
    "{% include \"parts.html\" %}",
    "{% include \"definition.html\" %}",
    "{% import \"parts.html\" as parts %}",
    "{{ parts.text(view.title) }}",
    "{{ parts.fields(view.fields) }}",
    "{% raw %}",
    "{% endraw %}",
    "<p>",
    "</p>",
    "<script>",
    "<a href=\"",
    "\">",
    "<p onclick=",
    "x ~ x",
    "[x, x]",
    "é€\u{202e}",
    "\r\n",
    "\u{0}",
    "'",
    "\"",
];

fn config() -> Config {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse().ok());
    let cases = number("PROPTEST_CASES").unwrap_or(64);
    let seed = number("PROPTEST_RNG_SEED").map_or(20_261_122, u64::from);
    Config { cases, rng_seed: RngSeed::Fixed(seed), failure_persistence: None, ..Config::default() }
}

fn compiled(name: &str, text: &str) -> Compilation {
    let world = MemoryWorld::new(Date::constant(2026, 3, 31))
        .with_definition("smq.yaml", SYSTEM)
        .with_asset(&format!("templates/{name}"), text);
    compile(&world, Depth::Definitions).expect("a world in memory can be read")
}

/// Every finding stands on characters, has words in both languages, and can be drawn.
fn sound(name: &str, text: &str) {
    let mut compilation = compiled(name, text);
    let mut findings = proof(&compilation);
    match make_all(&compilation, &Edition::of(&compilation, Speaker::new)) {
        Ok(artifacts) => {
            for own in artifacts.iter().filter(|own| own.path.ends_with(".html")) {
                let page = String::from_utf8_lossy(&own.bytes).to_lowercase();
                assert!(!page.contains("<script>") && !page.contains("href=\"javascript:"), "{page}");
            }
        }
        Err(error) => findings.extend(error.finding(&mut compilation)),
    }
    for finding in &findings {
        let span = finding.span.expect("a place");
        let file = compilation.files.get(span.file).expect("a file");
        assert!(file.text.get(span.range()).is_some(), "{:?} cuts a character", span.range());
        for language in Language::ALL {
            let drawn =
                finding_text(finding, &compilation.files, &Speaker::new(language, "fr"), Style::Plain);
            assert!(drawn.contains(finding.code.0), "{drawn}");
        }
    }
}

#[test]
fn the_built_in_templates_are_sound_as_templates_of_a_project() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the templates") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        // The template of the PDF is not one of pages.
        if path.is_file() && !name.ends_with(".typ") {
            let text = std::fs::read_to_string(&path).expect("a template");
            let compilation = compiled(&name, &text);
            let speaker = Speaker::new(Language::English, "en");
            let told = proof(&compilation);
            all.extend(told.iter().map(|own| finding_text(own, &compilation.files, &speaker, Style::Plain)));
        }
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_text_may_stand_in_a_template(pieces in prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..24)) {
        sound("definition.html", &pieces.concat());
    }

    #[test]
    fn any_text_may_stand_in_a_template_of_parts(pieces in prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..16)) {
        sound("parts.html", &pieces.concat());
    }

    #[test]
    fn any_signs_may_stand_in_a_template(text in any::<String>()) {
        sound("kind.md", &text);
    }
}
