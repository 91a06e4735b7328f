//! SMQ2032: the same complaint comes again and again, and nothing is done about it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::{Measured, Plans};
use crate::model::{Action, OneOrMany, View};
use crate::resolve::Model;
use crate::rules::naming::{OTHER, says};
use crate::rules::registers::{Registered, registered};
use crate::rules::{Check, Limit, Report, Rule};
use crate::statistics::{Decision, decide};
use crate::time::day_number;
use crate::values::{Duration, Quantity, Text, Unit, fold};

pub const RULE: Rule = Rule {
    code: Code("SMQ2032"),
    slug: "recurring-complaints-without-action",
    severity: Severity::Advice,
    basis: "ISO 10002:2018, 8.7; ISO 9001:2015, 10.2",
    page: include_str!("recurring_complaints_without_action.md"),
    limits: &[Limit { name: "cases", default: "3" }, Limit { name: "window", default: "90 calendar days" }],
    check: Check::Results(check),
};

/// Chance is ruled out below one in twenty, over all categories together.
const SIGNIFICANCE: (u64, u64) = (1, 20);

/// A register without a past of its own is looked at by plain counting up to so many cases: beyond,
/// some category always has a few.
const FEW: u64 = 20;

fn check(model: &Model, plans: &Plans, measured: &Measured, report: &mut Report<'_>) {
    let Quantity::Duration(window) = report.limit("window") else { return };
    let least = report.count("cases");
    for found in registered(model, plans, measured) {
        let Some((column, from)) = found.dossiers.category.zip(first_day(found.cut_off, window)) else {
            continue;
        };
        let span = Span { from: day_number(from), to: day_number(found.cut_off), least };
        for (category, cases) in recurring(&found, &span) {
            let label = label(model, category);
            if acted_on(model, &found, (category, label.as_ref()), from) {
                continue;
            }
            let message = Message::new("recurring-complaints-without-action")
                .with("count", cases.recent)
                .with("category", label.unwrap_or_else(|| Text::plain(category)))
                .with("window", window)
                .with("before", cases.all - cases.recent);
            report.add(found.procedure.definition, found.span_of(column), message);
        }
    }
}

/// The days looked at, since 1970, both included, and how many cases are enough.
struct Span {
    from: i32,
    to: i32,
    least: u64,
}

/// The cases of a category.
struct Cases {
    recent: u64,
    all: u64,
}

/// The first day of the window that ends on a day; nothing where it is counted in business time.
fn first_day(last: Date, window: Duration) -> Option<Date> {
    let amount = i64::from(window.amount);
    let span = match window.unit {
        Unit::CalendarDay => jiff::Span::new().try_days(amount),
        Unit::Week => jiff::Span::new().try_weeks(amount),
        Unit::Month => jiff::Span::new().try_months(amount),
        Unit::Year => jiff::Span::new().try_years(amount),
        Unit::Second | Unit::Minute | Unit::Hour | Unit::BusinessHour | Unit::BusinessDay => return None,
    };
    last.checked_sub(span.ok()?).ok()?.tomorrow().ok()
}

/// The categories that came more often of late than their past explains: under a constant rate, each
/// case falls into the window with the share of the days that are in it (exact binomial).
fn recurring<'f>(found: &'f Registered<'_>, span: &Span) -> Vec<(&'f str, Cases)> {
    let categories = &found.dossiers.categories;
    let days =
        || categories.values().flat_map(BTreeMap::keys).filter_map(|day| *day).filter(|day| *day <= span.to);
    let Some(first) = days().min() else { return Vec::new() };
    let count = |days: &BTreeMap<Option<i32>, u64>, from: i32| -> u64 {
        let within = |day: &Option<i32>| day.is_some_and(|day| (from..=span.to).contains(&day));
        days.iter().filter(|(day, _)| within(day)).map(|(_, cases)| cases).sum()
    };
    let whole: u64 = categories.values().map(|days| count(days, i32::MIN)).sum();
    let (window, known) = (length(span.from, span.to), length(first, span.to));
    let tests = u64::try_from(categories.len()).unwrap_or(u64::MAX).max(1);
    let significance = (SIGNIFICANCE.0, SIGNIFICANCE.1.saturating_mul(tests));
    let stands_out = |cases: &Cases| {
        if known < window * 2 {
            return whole < FEW;
        }
        decide(cases.recent, cases.all, (window, known), significance) == Some(Decision::Shown)
    };
    let found = categories.iter().filter(|(word, _)| !says(word, OTHER)).filter_map(|(word, days)| {
        let cases = Cases { recent: count(days, span.from), all: count(days, i32::MIN) };
        (cases.recent >= span.least && stands_out(&cases)).then_some((word.as_str(), cases))
    });
    found.collect()
}

/// Days from one to another, both included.
fn length(from: i32, to: i32) -> u64 {
    u64::try_from(i64::from(to) - i64::from(from) + 1).unwrap_or(0)
}

/// What people call a category.
fn label(model: &Model, category: &str) -> Option<Text> {
    let vocabulary = model.system()?.body().vocabulary.given()?;
    vocabulary.complaint_categories.given()?.get(category).map(|label| label.value.clone())
}

/// Whether an action may deal with a category: it names it, or comes from complaints or improves
/// their handling, and was not done before the window.
fn acted_on(
    model: &Model,
    found: &Registered<'_>,
    (category, label): (&str, Option<&Text>),
    from: Date,
) -> bool {
    let labels = label.into_iter().flat_map(Text::strings).map(|(_, label)| fold(label));
    let names: Vec<String> = labels.chain([fold(category)]).map(|name| stem(&name)).collect();
    let current = |action: &View<'_, Action>| action.done.given().is_none_or(|done| *done >= from);
    model.has_tombstone("action")
        || model.active::<Action>().filter(current).any(|action| {
            let body = action.body();
            let texts = [body.problem.given(), body.cause.given(), body.does.given()];
            let texts = texts.into_iter().chain([action.definition.header.title.given()]).flatten();
            let mut said =
                texts.flat_map(|text| text.strings().map(|(_, text)| fold(text)).collect::<Vec<_>>());
            let mut origins = body.origin.given().into_iter().flat_map(OneOrMany::iter);
            let procedure = found.procedure.id();
            said.any(|text| names.iter().any(|name| text.contains(name.as_str())))
                || origins.any(|origin| {
                    origin.split().0 == "complaint" || origin.names("complaint-procedure", procedure)
                })
                || body.improves.items().any(|link| link.value.names("complaint-procedure", procedure))
        })
}

/// A name without its ending: an action against late deliveries deals with “delivery”.
fn stem(name: &str) -> String {
    const ENDING: usize = 2;
    const SHORTEST: usize = 4;
    let letters = name.chars().count();
    name.chars().take(letters.saturating_sub(ENDING).max(SHORTEST)).collect()
}
