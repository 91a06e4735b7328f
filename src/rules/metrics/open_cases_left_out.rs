//! SMQ6025: a share in time from which cases still open are kept out, however late they are.

use crate::diagnostic::{Code, Severity};
use crate::expression::Cell;
use crate::language::Message;
use crate::measure::{Condition, FormulaPlan, IndicatorPlan, Plans, SourcePlan};
use crate::model::Indicator;
use crate::model::kinds::source::ColumnType;
use crate::resolve::Model;
use crate::rules::naming::{CLOSING, says};
use crate::rules::{Check, Report, Rule};

pub const RULE: Rule = Rule {
    code: Code("SMQ6025"),
    slug: "open-cases-left-out",
    severity: Severity::Warning,
    basis: "ISO 10002:2018, 8.4",
    page: include_str!("open_cases_left_out.md"),
    check: Check::Definitions(check),
    limits: &[],
};

/// Beginnings of what a column is called that says how far a case is.
const STATUS: &[&str] = &["status", "statut", "etat", "state", "stage", "stade", "phase", "situation"];

fn check(model: &Model, plans: &Plans, report: &mut Report<'_>) {
    for indicator in model.active::<Indicator>() {
        let Some(plan) = plans.indicators.get(indicator.id()) else { continue };
        let Some(source) = plan.source.as_ref().and_then(|id| plans.sources.get(id)) else { continue };
        let spans =
            [(plan.scope.as_ref(), indicator.r#where.span()), (among(plan), indicator.measure.span())];
        for (condition, span) in spans {
            let (Some(condition), Some(span)) = (condition, span) else { continue };
            if let Some(column) =
                ends(plan, source).into_iter().find(|end| keeps_open_out(condition, *end, source))
            {
                let name = source.columns.get(column).map_or("", |column| column.name.as_str());
                let message = Message::new("open-cases-left-out").with("column", name);
                report.add(indicator.definition, span, message);
            }
        }
    }
}

/// The rows a share is taken of.
const fn among(plan: &IndicatorPlan) -> Option<&Condition> {
    match &plan.formula {
        FormulaPlan::Share { among, .. } => among.as_ref(),
        _ => None,
    }
}

/// The columns that are empty while a case is open: where a time ends, or the dates of a condition on
/// two of them.
fn ends(plan: &IndicatorPlan, source: &SourcePlan) -> Vec<usize> {
    match &plan.formula {
        FormulaPlan::Time(time) => vec![time.to],
        FormulaPlan::Share { of, .. } => {
            let is_moment = |at: &usize| {
                let kind = source.columns.get(*at).map(|column| column.kind);
                matches!(kind, Some(ColumnType::Date | ColumnType::Datetime))
            };
            let moments: Vec<usize> = of.columns().into_iter().filter(is_moment).collect();
            if moments.len() > 1 { moments } else { Vec::new() }
        }
        _ => Vec::new(),
    }
}

/// Whether a row whose case is open can never meet a condition.
fn keeps_open_out(condition: &Condition, end: usize, source: &SourcePlan) -> bool {
    match condition {
        Condition::Expression(expression) => {
            expression.columns().contains(&end) && !expression.can_hold_without(end)
        }
        Condition::Values(columns) => columns.iter().any(|(column, values)| {
            *column == end || is_status(source, *column) && values.iter().all(says_closed)
        }),
    }
}

/// Whether a column says in words how far a case is.
fn is_status(source: &SourcePlan, column: usize) -> bool {
    source.columns.get(column).is_some_and(|column| says(&column.name, STATUS))
}

fn says_closed(value: &Cell<'_>) -> bool {
    matches!(value, Cell::Text(word) if says(word, CLOSING))
}
