//! The follow-up form: the file of one complaint, from receipt to closing, as the staff keep it.

use schemars::JsonSchema;
use serde::Serialize;

use super::choices::priorities;
use super::control::{Control, control, named};
use super::dossier::{Datum, dossier};
use super::field::{Choice, Field, Input, Section};
use super::notice::{StageKind, kind_of};
use super::recourse::{Level, recourse};
use crate::model::kinds::complaint_procedure::{Criterion, Stage};
use crate::model::kinds::priorities::COLUMNS;
use crate::model::{ComplaintProcedure, Either, View};
use crate::outputs::view::{Prose, Reader};

/// The form.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FollowUpForm {
    pub control: Control,
    pub complaint_form: String,
    pub sections: Vec<Section>,
    pub deadlines: Vec<DeadlineRow>,
    pub matrix: Option<Matrix>,
    /// Who never investigates.
    pub never_by: Vec<Prose>,
    /// How deep, by priority.
    pub depth: Vec<Depth>,
    pub responses: Vec<ResponseRow>,
    pub recourse: Vec<Level>,
    /// Of the log: lines to write on.
    pub lines: Vec<u32>,
}

/// A stage, its owner and its deadlines, with room for what was done.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DeadlineRow {
    pub title: Prose,
    pub owner: Option<Prose>,
    /// One deadline, or one per priority.
    pub within: Vec<String>,
    pub after: Option<Prose>,
    pub tells: bool,
}

/// Urgency by importance.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "PriorityMatrix")]
pub struct Matrix {
    pub columns: Vec<String>,
    pub rows: Vec<MatrixRow>,
    /// What is always of the highest priority.
    pub always: Vec<String>,
}

#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "PriorityRow")]
pub struct MatrixRow {
    pub label: String,
    pub cells: Vec<String>,
}

/// How deep the investigation goes.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "InvestigationDepth")]
pub struct Depth {
    pub priority: Option<String>,
    pub text: Prose,
}

/// A possible response, and what may be granted.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ResponseRow {
    pub title: Prose,
    pub up_to: Option<String>,
    pub granted_by: Option<Prose>,
}

/// Where each datum stands, in the order of the life of a file.
const PLACES: &[(&str, &[&str])] = &[
    (
        "forms-stage-receipt",
        &["id", "received", "channel", "received_by", "customer", "nature", "remedy_sought"],
    ),
    ("forms-stage-assessment", &["priority", "acknowledged", "promised"]),
    ("forms-stage-investigation", &["measures"]),
    ("forms-stage-answer", &["decision", "solution", "compensation", "answered", "resolved"]),
    ("forms-stage-closing", &["status", "closed", "closure_reason"]),
    ("forms-stage-learning", &["follow_up", "prevention"]),
];

pub fn follow_up(reader: &Reader<'_>, view: &View<'_, ComplaintProcedure>) -> FollowUpForm {
    let procedure = view.body();
    let stages = procedure.stages.items().map(|stage| deadline_row(reader, procedure, &stage.value));
    let investigation = procedure.investigation.given();
    let never_by = investigation.into_iter().flat_map(|investigation| investigation.never_by.items());
    let responses = procedure.responses.items().filter_map(|response| {
        Some(ResponseRow {
            title: reader.prose(response.value.title.given()?),
            up_to: response.value.up_to.given().map(|amount| reader.formatter().money(*amount)),
            granted_by: response.value.granted_by.given().and_then(|role| named(reader, "role", &role.id)),
        })
    });
    FollowUpForm {
        control: control(reader, view.definition),
        complaint_form: format!("complaint-{}.html", view.id()),
        sections: sections(reader, procedure),
        deadlines: stages.collect(),
        matrix: matrix(reader, procedure),
        never_by: never_by.map(|text| reader.prose(&text.value)).collect(),
        depth: depth(reader, procedure),
        responses: responses.collect(),
        recourse: recourse(reader, procedure),
        lines: (1..=8).collect(),
    }
}

fn sections(reader: &Reader<'_>, procedure: &ComplaintProcedure) -> Vec<Section> {
    let data = dossier(reader, procedure);
    let mut used = Vec::new();
    let mut sections: Vec<Section> = Vec::new();
    for (title, places) in PLACES {
        let mut fields: Vec<Field> = Vec::new();
        for place in *places {
            let own = data.iter().filter(|datum| datum.known_as == *place);
            for datum in own {
                used.push(datum.key.as_str());
                fields.push(datum.field(reader, procedure));
            }
            if !data.iter().any(|datum| datum.known_as == *place) {
                fields.extend(of_every_file(reader, place));
            }
        }
        fields.extend(beside(reader, procedure, title));
        if !fields.is_empty() {
            sections.push(Section { slug: title, title: reader.word(title), about: None, fields });
        }
    }
    let rest: Vec<&Datum<'_>> = data.iter().filter(|datum| !used.contains(&datum.key.as_str())).collect();
    if !rest.is_empty() {
        let fields = rest.iter().map(|datum| datum.field(reader, procedure)).collect();
        sections.push(Section {
            slug: "forms-stage-more",
            title: reader.word("forms-stage-more"),
            about: None,
            fields,
        });
    }
    sections
}

/// What the form asks beside the data of the register.
fn beside(reader: &Reader<'_>, procedure: &ComplaintProcedure, section: &str) -> Vec<Field> {
    let field = |id: &str, key: &str, input| Field::new(id, reader.plain(reader.word(key)), input);
    match section {
        "forms-stage-receipt" => vec![field("facts", "forms-what-happened", Input::Text)],
        "forms-stage-assessment" => {
            let criteria = procedure.assessed_on.items().map(|criterion| criterion.value);
            criteria.map(|criterion| grade(reader, criterion)).collect()
        }
        "forms-stage-investigation" => vec![
            field("investigator", "forms-investigator", Input::Line),
            field("findings", "forms-found", Input::Text),
            field("cause", "forms-cause", Input::Text),
        ],
        "forms-stage-answer" => vec![field("reasons", "forms-reasons", Input::Text)],
        _ => Vec::new(),
    }
}

/// What a sheet without is of no file: asked for where the register has no column for it.
fn of_every_file(reader: &Reader<'_>, place: &str) -> Option<Field> {
    let input = match place {
        "id" | "customer" => Input::Line,
        "received" => Input::Date,
        _ => return None,
    };
    let label = reader.plain(reader.word(&format!("forms-datum-{place}")));
    Some(Field::new(&format!("file-{place}"), label, input))
}

/// A criterion of the assessment, to be graded.
fn grade(reader: &Reader<'_>, criterion: Criterion) -> Field {
    let words: &[&str] = match criterion {
        Criterion::ImmediateAction => &["yes", "no"],
        _ => &["high", "medium", "low"],
    };
    let choices = words.iter().map(|word| {
        let label = reader.plain(reader.listed_word(word));
        Choice { value: (*word).to_owned(), label }
    });
    let label = capital(&reader.listed_word(criterion.word()));
    let id = format!("grade-{}", criterion.word());
    Field::new(&id, reader.plain(label), Input::One).choices(choices.collect())
}

fn capital(text: &str) -> String {
    let mut signs = text.chars();
    signs.next().map_or_else(String::new, |first| first.to_uppercase().chain(signs).collect())
}

fn deadline_row(reader: &Reader<'_>, procedure: &ComplaintProcedure, stage: &Stage) -> DeadlineRow {
    let within = match stage.within.given() {
        None => Vec::new(),
        Some(Either::Short(limit)) => vec![reader.formatter().duration(*limit)],
        Some(Either::Long(table)) => {
            let rows = table.iter().map(|(priority, limit)| {
                let priority = priority_word(reader, priority);
                format!("{priority}{} {}", reader.word("page-colon"), reader.formatter().duration(*limit))
            });
            rows.collect()
        }
    };
    let after = stage.after.given().and_then(|after| {
        let id = &after.0.items.last()?.value;
        let found = procedure.stages.items().find(|own| own.value.id.given() == Some(id))?;
        found.value.title.given().map(|title| reader.prose(title))
    });
    let told = matches!(kind_of(stage), StageKind::Acknowledges | StageKind::Answers);
    DeadlineRow {
        title: stage.title.given().map_or_else(
            || reader.plain(stage.id.given().map_or("", |id| id.as_str())),
            |title| reader.prose(title),
        ),
        owner: stage.owner.given().and_then(|owner| named(reader, "role", &owner.id)),
        within,
        after,
        tells: told || stage.tell_customer.given().is_some_and(|telling| telling.tells),
    }
}

fn priority_word(reader: &Reader<'_>, word: &str) -> String {
    if ["others", "other", "autres"].contains(&word) {
        return reader.word("forms-other-priorities");
    }
    word.to_owned()
}

fn matrix(reader: &Reader<'_>, procedure: &ComplaintProcedure) -> Option<Matrix> {
    let own = procedure.priorities.given()?;
    if priorities(procedure).is_empty() {
        return None;
    }
    let urgencies = ["forms-urgency-high", "forms-urgency-medium", "forms-urgency-low"];
    let rows = urgencies.iter().zip(&own.cells).map(|(row, cells)| MatrixRow {
        label: reader.word(row),
        cells: cells.iter().map(|cell| cell.clone().unwrap_or_default()).collect(),
    });
    Some(Matrix {
        columns: COLUMNS.iter().map(|column| capital(&reader.listed_word(column))).collect(),
        rows: rows.collect(),
        always: own.always_first.iter().map(|word| always(reader, &word.value)).collect(),
    })
}

fn always(reader: &Reader<'_>, word: &str) -> String {
    match word {
        "data breach" => reader.word("forms-data-breach"),
        word => reader.listed_word(word),
    }
}

fn depth(reader: &Reader<'_>, procedure: &ComplaintProcedure) -> Vec<Depth> {
    let depth = procedure.investigation.given().and_then(|investigation| investigation.depth.given());
    match depth {
        None => Vec::new(),
        Some(Either::Short(text)) => vec![Depth { priority: None, text: reader.prose(text) }],
        Some(Either::Long(table)) => {
            let rows = table.iter().map(|(priority, text)| Depth {
                priority: Some(priority_word(reader, priority)),
                text: reader.prose(text),
            });
            rows.collect()
        }
    }
}
