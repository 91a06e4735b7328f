//! References: every one is resolved or reported, and can be followed both ways. A resolved
//! [`Model`] is the only thing later stages see.

mod columns;
mod content;
mod link;
mod model;
mod special;

pub use model::{Edge, Known, Lowered, Model, Tombstone};
pub use special::{catalogue_named, split_clause};

use crate::diagnostic::{Checked, Diagnostic};
use crate::language::Message;
use crate::model::{Role, System};

/// Resolves every reference of the definitions.
pub fn resolve(lowered: Lowered, known: &Known) -> Checked<Model> {
    let mut findings = Vec::new();
    let mut model = Model::index(lowered, &mut findings);
    let edges = link::link(&model, known, &mut findings);
    model.connect(edges);
    columns::check(&model, &mut findings);
    content::check(&model, &mut findings);
    check_system(&model, &mut findings);
    check_reporting(&model, &mut findings);
    Checked::new(model, findings)
}

/// One System, in a version of the language that this program knows.
fn check_system(model: &Model, findings: &mut Vec<Diagnostic>) {
    let systems: Vec<_> = model.each::<System>().collect();
    let Some(first) = systems.first() else {
        if !model.has_tombstone("system") {
            let finding = Diagnostic::new(
                crate::diagnostic::fault("no-system").code,
                crate::diagnostic::Severity::Error,
                Message::new("resolve-no-system"),
            );
            findings.push(finding);
        }
        return;
    };
    for second in systems.iter().skip(1) {
        let finding =
            Diagnostic::fault("duplicate-id", Message::new("resolve-two-systems"), second.definition.id_span)
                .with_label(first.definition.id_span, Message::new("resolve-duplicate-first"));
        findings.push(finding);
    }
    if let Some(version) = first.smqc.spanned().filter(|version| version.value.0 != "1") {
        let message = Message::new("resolve-language-version").with("version", version.value.0.as_str());
        findings.push(Diagnostic::fault("wrong-value", message, version.span).with_fix(version.span, "1"));
    }
}

/// Nobody reports to himself, however long the way round.
fn check_reporting(model: &Model, findings: &mut Vec<Diagnostic>) {
    let above = |id: &str| {
        let role = model.find::<Role>(id)?;
        Some((role.reports_to.given()?.id.clone(), role.reports_to.span()?))
    };
    let mut reported = std::collections::BTreeSet::new();
    for role in model.each::<Role>() {
        let mut path = vec![role.id().to_owned()];
        let mut next = above(role.id());
        while let Some((id, span)) = next {
            if let Some(start) = path.iter().position(|seen| *seen == id) {
                let mut circle = path[start..].to_vec();
                circle.sort();
                if reported.insert(circle) {
                    path.push(id);
                    let message = Message::new("resolve-cycle").with("path", path[start..].join(" → "));
                    findings.push(Diagnostic::fault("reference-cycle", message, span));
                }
                break;
            }
            next = above(&id);
            path.push(id);
        }
    }
}
