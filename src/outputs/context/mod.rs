//! What each template is given: its fields, their forms and meanings, from the very types that pages
//! are laid out from. A template of the project is held against it, and the reference prints it.

mod reference;
mod shape;

use std::sync::LazyLock;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Value as Json, json};

use super::page::Frame;
use super::view;

pub use reference::templates_reference;
pub use shape::{Shape, Step};

/// The version of what templates are given. It changes when a name goes or changes its meaning.
pub const CONTEXT_VERSION: u32 = 1;

/// The form of what stands under `view`.
type Make = fn(&mut SchemaGenerator) -> Json;

/// What a template is given.
struct Row {
    template: &'static str,
    /// Key of the words on what the page is.
    about: &'static str,
    /// Nothing where the page decides.
    view: Option<Make>,
}

fn of<V: JsonSchema>(generator: &mut SchemaGenerator) -> Json {
    generator.subschema_for::<V>().to_value()
}

macro_rules! rows {
    ($($template:literal $about:literal $($view:ty)?;)*) => {
        /// Every template that lays out a page, by name. The others are parts that pages share.
        const ROWS: &[Row] = &[$(Row { template: $template, about: $about, view: rows!(@ $($view)?) },)*];
    };
    (@ $view:ty) => { Some(of::<$view>) };
    (@) => { None };
}

rows! {
    "base.html" "context-base";
    "channels.html" "context-channels" Vec<view::ContactView>;
    "charter.html" "context-charter" view::CharterView;
    "charter.md" "context-charter-text" crate::outputs::charter::CharterText;
    "complain.html" "context-complain" view::ComplainView;
    "checklist.html" "context-checklist" view::ChecklistView;
    "checklist.md" "context-checklist" view::ChecklistView;
    "coverage.html" "context-coverage" view::CoverageView;
    "coverage.md" "context-coverage" view::CoverageView;
    "data.html" "context-data" Vec<view::SourceView>;
    "data.md" "context-data" Vec<view::SourceView>;
    "definition.html" "context-definition" view::DefinitionView;
    "definitions.html" "context-definitions" Vec<view::KindView>;
    "findings.html" "context-findings" view::FindingsView;
    "findings.md" "context-findings" view::FindingsView;
    "kind.md" "context-kind" super::markdown::KindPage;
    "overview.html" "context-overview" view::OverviewView;
    "overview.md" "context-overview" view::OverviewView;
    "procedure.html" "context-procedure" view::ProcedureManual;
    "promises.html" "context-promises" Vec<view::PromiseEntry>;
    "recourse.html" "context-recourse" view::RecourseView;
    "role.html" "context-role" view::RoleManual;
    "staff.html" "context-staff" view::StaffView;
    "standards.html" "context-standards" view::StandardsView;
    "survey.html" "context-survey" view::SurveyManual;
}

/// The schemas, by template.
static SCHEMAS: LazyLock<Vec<(&'static str, Json)>> =
    LazyLock::new(|| ROWS.iter().map(|row| (row.template, schema(row))).collect());

fn schema(row: &Row) -> Json {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    let page = of::<Frame>(&mut generator);
    let view = row.view.map_or_else(|| Json::Bool(true), |make| make(&mut generator));
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": row.template,
        "type": "object",
        "properties": {"page": page, "view": view},
        "required": ["page", "view"],
        "$defs": generator.take_definitions(true),
    })
}

/// What a template is given; nothing for a part that pages share.
pub fn schema_of_template(name: &str) -> Option<&'static Json> {
    SCHEMAS.iter().find(|(own, _)| *own == name).map(|(_, schema)| schema)
}

/// Whether a template is a part that pages share.
pub fn is_part(name: &str) -> bool {
    schema_of_template(name).is_none()
}

/// The names a template starts with, and what is known of them.
pub fn roots(schema: &'static Json) -> Vec<(&'static str, Shape<'static>)> {
    let properties = schema.get("properties").and_then(Json::as_object);
    let roots = properties.into_iter().flatten().map(|(name, own)| (name.as_str(), Shape::new(schema, own)));
    roots.collect()
}

/// Every name in what a template is given; for a part, in what any template is.
pub fn names_of_template(name: &str) -> Vec<String> {
    let mut names = Vec::new();
    match schema_of_template(name) {
        Some(schema) => collect(schema, &mut names),
        None => SCHEMAS.iter().for_each(|(_, schema)| collect(schema, &mut names)),
    }
    names.sort();
    names.dedup();
    names
}

fn collect(schema: &Json, names: &mut Vec<String>) {
    match schema {
        Json::Object(object) => {
            let fields = object.get("properties").and_then(Json::as_object);
            names.extend(fields.into_iter().flat_map(|fields| fields.keys().cloned()));
            object.values().for_each(|part| collect(part, names));
        }
        Json::Array(items) => items.iter().for_each(|part| collect(part, names)),
        _ => {}
    }
}
