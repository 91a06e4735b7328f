//! SMQ3003: two levels in a row are the same person.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::ComplaintProcedure;
use crate::resolve::Model;
use crate::rules::holders::is_same;
use crate::rules::ladder::Ladder;
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ3003"),
    slug: "same-holder-twice",
    severity: Severity::Warning,
    basis: "ISO 10002:2018, 4.7",
    page: include_str!("same_holder_twice.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for procedure in model.active::<ComplaintProcedure>() {
        let Some(ladder) = Ladder::of(procedure.body()) else { continue };
        for (place, level) in ladder.levels.iter().enumerate() {
            let Some(above) = ladder.next(place).filter(|next| *next != place) else { continue };
            let owners = level.owner.spanned().zip(ladder.levels[above].owner.spanned());
            let Some((first, second)) = owners else { continue };
            if !is_same(model, &first.value.id, &second.value.id) {
                continue;
            }
            let message = Message::new("same-holder-twice")
                .with("lower", ladder.names[place].clone())
                .with("upper", ladder.names[above].clone());
            let finding = report.add(procedure.definition, second.span, message);
            *finding = finding.clone().with_label(first.span, Message::new("same-holder-twice-first"));
        }
    }
}
