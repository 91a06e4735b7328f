//! The table of what templates are given is whole, and says each thing once.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use super::rows::PARTS;
use super::{ROWS, Shape, Step, conform, schema_of_template, templates_reference};
use crate::language::{Language, Speaker};
use crate::outputs::template::TEMPLATES;

#[test]
fn every_template_is_told_once() {
    let mut told: Vec<&str> = ROWS.iter().map(|row| row.template).collect();
    told.extend(PARTS.iter().map(|(name, _)| name));
    told.sort_unstable();
    let known: Vec<&str> = TEMPLATES.iter().map(|(name, _)| *name).collect();
    assert_eq!(told, known);
    let keys = ROWS.iter().map(|row| row.about).chain(PARTS.iter().map(|(_, about)| *about));
    for key in keys {
        let knows = |language| Speaker::new(language, "fr").knows(key);
        assert!(Language::ALL.into_iter().all(knows), "{key}");
    }
}

/// A part is handed what it needs: it names no page, so that nothing would be known of what it asks.
#[test]
fn a_part_asks_for_nothing_of_a_page() {
    for (name, _) in PARTS {
        let text = TEMPLATES.iter().find(|(own, _)| own == name).map_or("", |(_, text)| *text);
        assert!(!text.contains("view."), "{name}");
    }
}

/// Two groups of one name would be told as one.
#[test]
fn a_group_has_a_name_of_its_own() {
    let mut known: BTreeMap<&str, &Json> = BTreeMap::new();
    for row in ROWS {
        let schema = schema_of_template(row.template).expect("a schema");
        for (name, own) in schema.get("$defs").and_then(Json::as_object).into_iter().flatten() {
            assert!(!name.ends_with(|sign: char| sign.is_ascii_digit()), "{}: {name}", row.template);
            assert_eq!(*known.entry(name).or_insert(own), own, "{}: {name}", row.template);
        }
    }
}

#[test]
fn the_reference_has_words_for_everything() {
    for language in Language::ALL {
        let page = templates_reference(language);
        let keys = page.split(['|', ' ', '\n']).filter(|word| {
            ["reference-", "context-"].iter().any(|start| word.starts_with(start)) && !word.ends_with(':')
        });
        assert_eq!(keys.collect::<Vec<_>>(), Vec::<&str>::new());
        for (name, _) in TEMPLATES {
            assert_eq!(page.matches(&format!("\n| `{name}` |")).count(), 1, "{name}");
        }
    }
    // What people of another language cannot read is marked as such, and not where they can.
    assert!(templates_reference(Language::French).contains("(en)"));
    assert!(!templates_reference(Language::English).contains("(en)"));
}

fn wrong(template: &str, view: Json) -> bool {
    let schema = schema_of_template(template).expect("a schema");
    let frame = json!({"lang": "fr", "system": "S", "root": ""});
    let context = json!({"page": frame, "view": view});
    let mut wrong = Vec::new();
    conform::look(&context, Shape::new(schema, schema), "", &mut wrong);
    !wrong.is_empty()
}

/// What holds the pages against the table sees a field that is missing, unknown or of another form.
#[test]
fn a_difference_is_seen() {
    let link = |name: Json| json!([{"tag": "fr", "name": name, "href": "fr/index.html", "current": true}]);
    assert!(!wrong("languages.html", link(json!("Français"))));
    assert!(!wrong("languages.html", json!([])));
    assert!(wrong("languages.html", link(json!(1))));
    assert!(wrong("languages.html", link(Json::Null)));
    assert!(wrong("languages.html", json!([{"tag": "fr", "name": "Français", "href": "x"}])));
    assert!(wrong(
        "languages.html",
        json!([{"tag": "fr", "name": "F", "href": "x", "current": true, "more": 1}])
    ));
    assert!(wrong("languages.html", json!({"tag": "fr"})));
    assert!(wrong("languages.html", Json::Null));
}

/// A tagged form is known by all its fields, however it is reached.
#[test]
fn every_form_of_a_block_is_known() {
    let schema = schema_of_template("document.html").expect("a schema");
    let block = Shape::new(schema, schema.pointer("/$defs/DocumentBlock").expect("the blocks"));
    for name in ["as", "runs", "level", "columns", "rows", "svg", "badge", "terms"] {
        assert!(matches!(block.step(name), Step::To(_)), "{name}");
    }
    assert!(matches!(block.step("titel"), Step::Unknown(_)));
    let parts = block.parts();
    let kinds = parts.iter().find(|part| part.name == "as").map(|part| part.words.as_slice());
    assert!(kinds.is_some_and(|kinds| kinds.contains(&"heading") && kinds.contains(&"break")), "{kinds:?}");
    let optional = |name: &str| parts.iter().find(|part| part.name == name).map(|part| part.is_optional);
    assert_eq!((optional("as"), optional("rows")), (Some(false), Some(true)));
    // A field of the page that a part belongs to; the rest of that page is not known here.
    let flow = schema_of_template("flow.html").expect("a schema");
    let view = Shape::new(flow, flow.pointer("/properties/view").expect("a view"));
    assert!(matches!(view.step("flow"), Step::To(_)) && matches!(view.step("title"), Step::Open));
}
