//! SMQ6030: nobody knows when the data were taken out, or it is too long ago.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::{Measured, Plans};
use crate::model::Source;
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};
use crate::time::{Moment, due_elapsed};

pub const RULE: Rule = Rule {
    code: Code("SMQ6030"),
    slug: "stale-data",
    severity: Severity::Warning,
    basis: "practice",
    page: include_str!("stale_data.md"),
    limits: &[],
    check: Check::Results(check),
};

fn check(model: &Model, plans: &Plans, measured: &Measured, report: &mut Report<'_>) {
    for source in model.active::<Source>() {
        let Some(register) = measured.sources.get(source.id()) else { continue };
        if source.extracted.is_absent() {
            report.add(source.definition, source.definition.id_span, Message::new("stale-data-undated"));
            continue;
        }
        let Some(fresh) = source.fresh.spanned() else { continue };
        let extracted = register.last_cut_off(plans.as_of);
        let start = Moment::Day(extracted);
        let due = match plans.calendar_for(model, None) {
            Some(calendar) => calendar.due(start, fresh.value, true).ok(),
            None => due_elapsed(start, fresh.value, &register.zone, true).ok(),
        };
        let Ok(age) = extracted.until(plans.as_of).map(|span| i64::from(span.get_days())) else { continue };
        if due.is_some_and(|due| due.day < plans.as_of) {
            let message = Message::new("stale-data").with("extracted", extracted).with("age", age);
            report.add(source.definition, fresh.span, message.with("fresh", fresh.value));
        }
    }
}
