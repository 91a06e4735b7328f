//! SMQ2017: who must not investigate does.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::{ComplaintProcedure, Ref, Role, Spanned};
use crate::resolve::Model;
use crate::rules::claims::claim_of;
use crate::rules::holders::{RolesByName, names};
use crate::rules::missing::nothing_listed;
use crate::rules::naming::{INVESTIGATING, stage_says};
use crate::rules::{Check, Report, Rule};
use crate::values::{Text, fold};

pub const RULE: Rule = Rule {
    code: Code("SMQ2017"),
    slug: "investigator-judges-own-case",
    severity: Severity::Warning,
    basis: "ISO 10002:2018, 4.7 and annex D",
    page: include_str!("investigator_judges_own_case.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    let roles = RolesByName::of(model);
    for procedure in model.active::<ComplaintProcedure>() {
        let Some(investigation) = procedure.investigation.given() else { continue };
        if nothing_listed(&investigation.never_by) && claim_of(model, "ISO 10002", "4.7").is_some() {
            let span = procedure.investigation.span().unwrap_or(procedure.definition.id_span);
            report.add(procedure.definition, span, Message::new("investigator-judges-own-case-unsaid"));
        }
        let excluded: Vec<&Spanned<Text>> = investigation.never_by.items().collect();
        let mut seen = BTreeSet::new();
        for investigator in investigators(procedure.body()) {
            let own = seen.insert(investigator.value.id.as_str());
            let Some(barred) = barred(model, &roles, &investigator.value.id, &excluded).filter(|_| own)
            else {
                continue;
            };
            let message =
                Message::new("investigator-judges-own-case").with("role", investigator.value.id.as_str());
            let label = Message::new("investigator-judges-own-case-excluded");
            let finding = report.add(procedure.definition, investigator.span, message);
            *finding = finding.clone().with_label(barred.span, label);
        }
    }
}

/// Who investigates: the role said to, else the owners of the stages of that name.
pub(super) fn investigators(procedure: &ComplaintProcedure) -> Vec<&Spanned<Ref<Role>>> {
    let declared = procedure.investigation.given().and_then(|investigation| investigation.by.spanned());
    if let Some(declared) = declared {
        return vec![declared];
    }
    let stages = procedure.stages.items().map(|stage| &stage.value);
    stages
        .filter(|stage| stage_says(stage, INVESTIGATING))
        .filter_map(|stage| stage.owner.spanned())
        .collect()
}

/// What excludes a role: its own name, or that all who hold it are excluded under other names.
fn barred<'e>(
    model: &Model,
    roles: &RolesByName<'_>,
    role: &str,
    excluded: &[&'e Spanned<Text>],
) -> Option<&'e Spanned<Text>> {
    let by_role =
        excluded.iter().find(|text| roles.named(&text.value).is_some_and(|found| found.id() == role));
    if let Some(text) = by_role {
        return Some(text);
    }
    let mut holders = names(model.find::<Role>(role)?.body());
    if holders.is_empty() {
        return None;
    }
    let mut last = None;
    for text in excluded {
        let own: BTreeSet<String> = text.value.strings().map(|(_, name)| fold(name)).collect();
        let held = roles.named(&text.value).map(|found| names(found.body())).unwrap_or_default();
        let before = holders.len();
        holders.retain(|name| !own.contains(name) && !held.contains(name));
        if holders.len() < before {
            last = Some(*text);
        }
    }
    if holders.is_empty() { last } else { None }
}
