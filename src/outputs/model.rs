//! `model.json`: everything that is known of the quality system, for other programs. Canonical
//! (RFC 8785): the same system gives the same bytes.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value as Json};

use super::atlas::Atlas;
use super::{Artifact, Edition, Output, OutputError};
use crate::compile::Compilation;
use crate::language::Language;
use crate::ledger::{Standing, State};
use crate::model::{Audience, Definition};
use crate::report::{
    CoverageJson, FindingJson, ReadingJson, SourceJson, StepsJson, VerdictJson, WaivedJson, coverage_json,
    finding_json, measured_json, steps_json,
};

pub const OUTPUT: Output = Output { name: "model", audiences: &[Audience::Auditor], make };

/// What `model.json` holds.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ModelJson {
    /// Version of the program.
    pub smqc: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub system: Option<SystemJson>,
    /// The day judged on, at most.
    pub as_of: String,
    /// By kind and id.
    pub definitions: Vec<DefinitionJson>,
    pub verdicts: Vec<VerdictJson>,
    pub indicators: Vec<ReadingJson>,
    pub sources: Vec<SourceJson>,
    pub coverage: Vec<CoverageJson>,
    /// The five steps of each definition of which they can be expected.
    pub steps: Vec<StepsJson>,
    pub findings: Vec<FindingJson>,
    pub waived: Vec<WaivedJson>,
}

/// Whose quality system it is.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SystemJson {
    pub id: String,
    /// By language.
    pub title: BTreeMap<String, String>,
    /// The language of bare texts first.
    pub languages: Vec<String>,
}

/// One definition.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DefinitionJson {
    /// In kebab-case: `complaint-procedure`.
    pub kind: &'static str,
    pub id: String,
    /// By language.
    pub title: BTreeMap<String, String>,
    /// `draft`, `active` or `retired`.
    pub status: &'static str,
    /// The role it names itself; the System's default is not repeated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// Nothing where nobody approved it, or where it has errors.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approval: Option<ApprovalJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review_due: Option<String>,
    /// Part of the program rather than of the project.
    pub built_in: bool,
    /// The file it stands in, below the project's folder.
    pub file: String,
    /// The line it starts on.
    pub line: usize,
    /// SHA-256 of that file.
    pub sha256: String,
    /// Its own fields by key. Values are texts in their canonical English spelling (`2 business
    /// days`, `95 %`, `promise/written-ack`), texts for readers by language, lists and groups.
    pub fields: Map<String, Json>,
    /// What it refers to: `indicator/ack-time`.
    pub relies_on: Vec<String>,
    /// What refers to it.
    pub used_by: Vec<String>,
}

/// How a definition stands against its approvals.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ApprovalJson {
    /// `approved`, or `differs`: it says something else than what was approved.
    pub state: &'static str,
    /// The approvals of what it says; the latest one, where it differs.
    pub by: Vec<ApprovedByJson>,
    /// Keys of the fields that differ.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changed: Vec<String>,
    /// What it relies on and that has changed since: `indicator/ack-time`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relied_on_changed: Vec<String>,
}

/// One approval.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ApprovedByJson {
    pub role: String,
    pub date: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// Name of the record in `evidence/`.
    pub record: String,
}

fn make(compilation: &Compilation, edition: &Edition) -> Result<Vec<Artifact>, OutputError> {
    let text = serde_json_canonicalizer::to_string(&model_json(compilation, edition))?;
    Ok(vec![Artifact::text("model.json", text)])
}

fn model_json(compilation: &Compilation, edition: &Edition) -> ModelJson {
    let atlas = Atlas::new(compilation);
    // The messages of a file for programs are in English, whatever the edition.
    let english = edition.speaker(Language::English);
    let measured = measured_json(compilation, english);
    let first = compilation.model.first_language();
    let waived = compilation.waived.iter().map(|waived| WaivedJson {
        waiver: waived.waiver.clone(),
        finding: finding_json(&waived.finding, &compilation.files, english),
    });
    ModelJson {
        smqc: measured.smqc,
        system: system_json(compilation, &first),
        as_of: measured.as_of,
        definitions: atlas.pages().map(|own| definition_json(&atlas, own, &first)).collect(),
        verdicts: measured.verdicts,
        indicators: measured.indicators,
        sources: measured.sources,
        coverage: compilation.coverage.iter().map(|coverage| coverage_json(coverage, &first)).collect(),
        steps: compilation.steps.iter().map(steps_json).collect(),
        findings: measured.findings,
        waived: waived.collect(),
    }
}

fn system_json(compilation: &Compilation, first: &str) -> Option<SystemJson> {
    let system = compilation.model.system()?;
    let title = system.definition.header.title.given();
    Some(SystemJson {
        id: system.id().to_owned(),
        title: title.map(|title| title.by_language(first)).unwrap_or_default(),
        languages: system.languages.items().map(|tag| tag.value.to_string()).collect(),
    })
}

fn definition_json(atlas: &Atlas<'_>, definition: &Definition, first: &str) -> DefinitionJson {
    let (header, control) = (&definition.header, &definition.control);
    let place = atlas.compilation.files.locate(definition.span);
    let addresses = |list: Vec<&Definition>| list.into_iter().map(Definition::address).collect();
    let fields = definition.body().shown();
    DefinitionJson {
        kind: definition.kind.slug,
        id: definition.id().to_owned(),
        title: header.title.given().map(|title| title.by_language(first)).unwrap_or_default(),
        status: definition.status().word(),
        owner: header.owner.given().map(|owner| format!("role/{}", owner.id)),
        version: control.version.given().map(|version| version.0.clone()),
        approval: atlas.compilation.standings.get(&definition.address()).map(approval_json),
        review_due: control.review_due.given().map(ToString::to_string),
        built_in: definition.built_in,
        file: place.map_or_else(String::new, |(path, _)| path.to_owned()),
        line: place.map_or(0, |(_, place)| place.line),
        sha256: definition.file_digest.clone(),
        fields: fields.iter().map(|(key, shown)| ((*key).to_owned(), shown.canonical(first))).collect(),
        relies_on: addresses(atlas.relies_on(definition)),
        used_by: addresses(atlas.used_by(definition)),
    }
}

fn approval_json(standing: &Standing) -> ApprovalJson {
    let by = standing.approvals.iter().map(|entry| ApprovedByJson {
        role: entry.by.clone(),
        date: entry.date.to_string(),
        version: entry.approved.version.clone(),
        record: entry.name.clone(),
    });
    let (state, changed, relied_on_changed) = match &standing.state {
        State::Approved { moved } => ("approved", Vec::new(), moved.clone()),
        State::Differs { changed } => ("differs", changed.clone(), Vec::new()),
    };
    ApprovalJson { state, by: by.collect(), changed, relied_on_changed }
}
