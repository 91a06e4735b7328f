//! SMQ7010: one person in two roles of which one keeps watch over the other.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::{ComplaintProcedure, DisputeProvider, Role, View};
use crate::resolve::Model;
use crate::rules::holders::{is_same, names};
use crate::rules::ladder::Ladder;
use crate::rules::naming::answers;
use crate::rules::{Check, Report, Rule};
use crate::values::{Text, fold};

pub const RULE: Rule = Rule {
    code: Code("SMQ7010"),
    slug: "incompatible-roles",
    severity: Severity::Warning,
    basis: "ISO 10002:2018, 4.7",
    page: include_str!("incompatible_roles.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for procedure in model.active::<ComplaintProcedure>() {
        if let Some(ladder) = Ladder::of(procedure.body()) {
            appeals_to_who_answered(model, &procedure, &ladder, report);
        }
    }
    let own = own_names(model);
    for provider in model.active::<DisputeProvider>() {
        let Some(title) = provider.definition.header.title.spanned() else { continue };
        if title.value.strings().any(|(_, name)| own.contains(&fold(name))) {
            report.add(provider.definition, title.span, Message::new("provider-is-the-organisation"));
        }
    }
}

/// Levels above the first whose owner gave the answer that is appealed against. That a level and the
/// one below are the same is another rule's.
fn appeals_to_who_answered(
    model: &Model,
    procedure: &View<'_, ComplaintProcedure>,
    ladder: &Ladder<'_>,
    report: &mut Report<'_>,
) {
    let mut stages = procedure.body().stages.items().map(|stage| &stage.value).filter(|stage| answers(stage));
    let Some(answering) = stages.find_map(|stage| stage.owner.spanned()) else { return };
    for (below, level) in ladder.levels.iter().zip(ladder.levels.iter().skip(1)) {
        let Some(owner) = level.owner.spanned() else { continue };
        let told = below.owner.given().is_none_or(|below| is_same(model, &below.id, &owner.value.id));
        if !told && is_same(model, &answering.value.id, &owner.value.id) {
            let level = level.level.given().cloned().unwrap_or_default();
            let message = Message::new("incompatible-roles")
                .with("level", level)
                .with("owner", owner.value.id.as_str());
            let finding = report.add(procedure.definition, owner.span, message);
            *finding = finding.clone().with_label(answering.span, Message::new("incompatible-roles-answers"));
        }
    }
}

/// The names of the organisation and of its people, and what its roles are called; folded.
fn own_names(model: &Model) -> BTreeSet<String> {
    let organisation = model.system().and_then(|system| system.body().organisation.given());
    let roles = model.each::<Role>();
    let titles = roles.filter_map(|role| role.definition.header.title.given()).chain(organisation);
    let mut own: BTreeSet<String> = titles.flat_map(Text::strings).map(|(_, name)| fold(name)).collect();
    own.extend(model.each::<Role>().flat_map(|role| names(role.body())));
    own
}
