//! SMQ2029: complaints are in no class, or too many of them in the class of what has none.

use crate::diagnostic::{Code, Severity};
use crate::language::{Argument, Message};
use crate::measure::{Measured, Plans};
use crate::model::kinds::source::Column;
use crate::model::{ComplaintProcedure, Slot, Source, Table};
use crate::resolve::Model;
use crate::rules::claims::claim_of;
use crate::rules::naming::{OTHER, says, text_says};
use crate::rules::registers::registered;
use crate::rules::{Check, Limit, Report, Rule};
use crate::values::{Quantity, Ratio, Text};

pub const RULE: Rule = Rule {
    code: Code("SMQ2029"),
    slug: "complaints-not-classified",
    severity: Severity::Warning,
    basis: "ISO 10002:2018, 8.2",
    page: include_str!("complaints_not_classified.md"),
    limits: &[Limit { name: "share", default: "20 %" }, Limit { name: "cases", default: "30" }],
    check: Check::Both { definitions: check, results: check_results },
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    let Some(procedure) = model.active::<ComplaintProcedure>().next() else { return };
    let Some(system) = model.system() else { return };
    let columns: Vec<&Column> = model
        .active::<ComplaintProcedure>()
        .filter_map(|found| category_column(model, found.body()))
        .collect();
    let listed = match &system.body().vocabulary {
        Slot::Absent => &Slot::Absent,
        Slot::Invalid => return,
        Slot::Given(vocabulary) => &vocabulary.value.complaint_categories,
    };
    let claimed = claim_of(model, "ISO 10002", "8.2").is_some();
    let has_other = |list: &Table<Text>| {
        !list.complete || list_has_other(list) || columns.iter().any(|column| column_has_other(column))
    };
    match listed {
        Slot::Given(list) if !has_other(&list.value) => {
            report.add(system.definition, list.span, Message::new("complaints-not-classified-other"));
        }
        Slot::Absent if columns.is_empty() && claimed => {
            let message = Message::new("complaints-not-classified-unlisted");
            report.add(procedure.definition, procedure.definition.id_span, message);
        }
        _ => {}
    }
}

/// The column in which a register keeps the category, where it declares the categories.
fn category_column<'m>(model: &'m Model, procedure: &ComplaintProcedure) -> Option<&'m Column> {
    let record = procedure.record.given()?;
    let source = model.find::<Source>(&record.source.given()?.id)?;
    let (_, named) =
        record.fields.pairs().find(|(key, _)| ["nature", "category"].contains(&key.value.as_str()))?;
    let columns = source.body().columns.given()?;
    columns.get(&named.value.0).map(|column| &column.value).filter(|column| !column.values.is_absent())
}

fn list_has_other(list: &Table<Text>) -> bool {
    list.iter().any(|(word, label)| says(word, OTHER) || text_says(label, OTHER))
}

fn column_has_other(column: &Column) -> bool {
    let values = column.values.given();
    !column.others.is_absent()
        || values.is_some_and(|values| values.0.iter().any(|(word, _)| says(word, OTHER)))
}

fn check_results(model: &Model, plans: &Plans, measured: &Measured, report: &mut Report<'_>) {
    let Quantity::Percent(limit) = report.limit("share") else { return };
    let few = report.count("cases");
    for found in registered(model, plans, measured) {
        let Some(column) = found.dossiers.category else { continue };
        let rest = found.source.columns.get(column).and_then(|own| own.others.as_deref());
        let (mut all, mut other) = (0, 0);
        for (word, days) in &found.dossiers.categories {
            let cases: u64 = days.values().sum();
            all += cases;
            other += if says(word, OTHER) || rest == Some(word) { cases } else { 0 };
        }
        let Some(share) = Ratio::new(i128::from(other), i128::from(all)) else { continue };
        if all >= few && share > limit.share() {
            let message = Message::new("complaints-not-classified")
                .with("other", other)
                .with("all", all)
                .with("share", Argument::Rounded(share.checked_mul(Ratio::integer(100)).unwrap_or(share), 1))
                .with("limit", limit);
            report.add(found.procedure.definition, found.span_of(column), message);
        }
    }
}
