//! SMQ1110: so few figures come before an objective is due that nobody can steer by them.

use jiff::civil::Date;

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::{FormulaPlan, IndicatorPlan, Plans};
use crate::model::{Indicator, Objective, Survey};
use crate::resolve::Model;
use crate::rules::{Check, Limit, Report, Rule};
use crate::values::{Period, PeriodKey};

pub const RULE: Rule = Rule {
    code: Code("SMQ1110"),
    slug: "too-few-figures-before-due",
    severity: Severity::Warning,
    basis: "practice",
    page: include_str!("too_few_figures_before_due.md"),
    limits: &[Limit { name: "figures", default: "3" }],
    check: Check::Definitions(check),
};

fn check(model: &Model, plans: &Plans, report: &mut Report<'_>) {
    let wanted = report.count("figures");
    for objective in model.active::<Objective>() {
        let (Some(due), Some(start)) = (objective.due.spanned(), start_of(objective.body())) else {
            continue;
        };
        let indicator = objective.indicator.given().and_then(|named| plans.indicators.get(&named.id));
        let Some(indicator) = indicator.filter(|_| start < due.value) else { continue };
        let come = figures(model, indicator, (start, due.value), wanted);
        if let Some(come) = come.filter(|come| *come < wanted) {
            let message = Message::new("too-few-figures-before-due")
                .with("n", come)
                .with("indicator", indicator.id.as_str())
                .with("start", start)
                .with("due", due.value)
                .with("wanted", wanted);
            report.add(objective.definition, due.span, message);
        }
    }
}

/// The first day of an objective: as written, else the one after its baseline; nothing where neither
/// is known.
fn start_of(objective: &Objective) -> Option<Date> {
    if !objective.start.is_absent() {
        return objective.start.given().copied();
    }
    objective.baseline.given()?.period.given()?.end().tomorrow().ok()
}

/// How many figures of an indicator speak of days between two dates alone, counted up to `most`.
fn figures(model: &Model, indicator: &IndicatorPlan, between: (Date, Date), most: u64) -> Option<u64> {
    if let FormulaPlan::Typed(values) = &indicator.formula {
        // Whoever types figures by the year and by the month has those of the month as well.
        return values.iter().map(|value| whole_periods(value.period.cut(), between, most)).max()?;
    }
    let survey = model.find::<Indicator>(&indicator.id).and_then(|own| own.body().survey.given());
    let wave = survey.and_then(|survey| model.find::<Survey>(&survey.id)?.body().period.given().copied());
    let cuts = std::iter::once(indicator.period).chain(wave);
    cuts.filter_map(|cut| whole_periods(cut, between, most)).min()
}

/// The periods that begin and end between two dates, up to `most`; nothing for windows that roll.
fn whole_periods(cut: Period, (start, due): (Date, Date), most: u64) -> Option<u64> {
    if matches!(cut, Period::Rolling(_)) {
        return None;
    }
    let mut period = PeriodKey::holding(cut, start)?;
    if period.start() < start {
        period = period.next()?;
    }
    let mut count = 0;
    while period.end() <= due && count < most {
        count += 1;
        period = period.next()?;
    }
    Some(count)
}
