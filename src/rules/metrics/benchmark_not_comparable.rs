//! SMQ6011: reference values that were measured in another way than the indicator beside them.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::{FigureKind, FormulaPlan, IndicatorPlan, Plans};
use crate::model::kinds::benchmark::ReferenceValue;
use crate::model::{
    AbandonmentVariant, Benchmark, CesScoring, CesVersion, ContactVariant, CsatVariant, Indicator,
    RepeatFigure, ResponseVariant, View,
};
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};
use crate::values::{Period, Quantity, fold};

pub const RULE: Rule = Rule {
    code: Code("SMQ6011"),
    slug: "benchmark-not-comparable",
    severity: Severity::Warning,
    basis: "practice",
    page: include_str!("benchmark_not_comparable.md"),
    check: Check::Definitions(check),
    limits: &[],
};

/// The words for the variants of a measure, by its tag.
const VARIANTS: [(&str, &[&str]); 7] = [
    ("abandonment", AbandonmentVariant::WORDS),
    ("ces", CesVersion::WORDS),
    ("ces", CesScoring::WORDS),
    ("csat", CsatVariant::WORDS),
    ("repeat", RepeatFigure::WORDS),
    ("response_rate", ResponseVariant::WORDS),
    ("service_level", ContactVariant::WORDS),
];

/// What people write for a mean.
const MEANS: [&str; 3] = ["mean", "average", "moyenne"];

fn check(model: &Model, plans: &Plans, report: &mut Report<'_>) {
    for benchmark in model.active::<Benchmark>() {
        let Some(named) = benchmark.indicator.given() else { continue };
        let Some(indicator) = model.find::<Indicator>(&named.id) else { continue };
        if let Some((own, other)) = other_variant(&benchmark, &indicator) {
            let span = benchmark.variant.span().unwrap_or(benchmark.definition.id_span);
            let message = Message::new("benchmark-not-comparable").with("own", own).with("other", other);
            report.add(benchmark.definition, span, message.with("indicator", named.id.as_str()));
            continue;
        }
        let Some(plan) = plans.indicators.get(&named.id) else { continue };
        for value in benchmark.body().values.items() {
            let Some(level) = value.value.value.spanned() else { continue };
            let key = if other_unit(plans.figure_kind(plan), level.value) {
                "benchmark-not-comparable-unit"
            } else if other_period(plan, &value.value) {
                "benchmark-not-comparable-period"
            } else {
                continue;
            };
            let message = Message::new(key).with("value", level.value).with("indicator", named.id.as_str());
            report.add(benchmark.definition, level.span, message);
        }
    }
}

/// The variant of the indicator, and another one of the same measure that the benchmark names.
fn other_variant(
    benchmark: &View<'_, Benchmark>,
    indicator: &View<'_, Indicator>,
) -> Option<(String, &'static str)> {
    let measure = indicator.measure.given()?;
    let written = fold(benchmark.variant.given()?.as_str()).replace(['-', ' '], "_");
    let own = measure.variant_words();
    let lists = VARIANTS.iter().filter(|(tag, words)| {
        // A list of which the indicator names none says nothing of it.
        *tag == measure.tag && own.iter().any(|own| words.contains(own))
    });
    let known = lists.flat_map(|(_, words)| words.iter().copied());
    let named: Vec<&'static str> = known.filter(|word| names(&written, word)).collect();
    let other = named.iter().find(|word| !own.contains(word))?;
    let agrees = named.iter().any(|word| own.contains(word));
    (!agrees).then(|| (own.join(", "), *other))
}

/// Whether a text names a variant: by its word alone or, where that word is none of plain speech,
/// anywhere in it.
fn names(written: &str, word: &str) -> bool {
    let whole = written == word;
    let coined = word.contains(|c: char| c == '_' || c.is_ascii_digit());
    let stands_in = |word: &str| {
        written.match_indices(word).any(|(start, _)| {
            let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            let (before, after) = (written.get(..start), written.get(start + word.len()..));
            !inside(before.and_then(|text| text.chars().next_back()))
                && !inside(after.and_then(|text| text.chars().next()))
        })
    };
    whole || coined && stands_in(word) || word == "mean" && MEANS.iter().any(|mean| stands_in(mean))
}

/// Whether a value cannot be of the figure: a mark of five beside a percentage.
fn other_unit(kind: FigureKind, value: Quantity) -> bool {
    match kind {
        FigureKind::Share | FigureKind::Per(_) => {
            !matches!(value, Quantity::Percent(_) | Quantity::Per { .. })
        }
        FigureKind::Time { .. } => !matches!(value, Quantity::Percent(_) | Quantity::Duration(_)),
        FigureKind::Score => !matches!(value, Quantity::Number(_)),
        FigureKind::Number => matches!(value, Quantity::Percent(_) | Quantity::Duration(_)),
        FigureKind::Length | FigureKind::Age(_) => !matches!(value, Quantity::Duration(_)),
        FigureKind::Typed(Some(own)) => !own.comparable(&value),
        FigureKind::Typed(None) => false,
    }
}

/// Whether a count or a sum stands beside that of a period of another length.
fn other_period(plan: &IndicatorPlan, value: &ReferenceValue) -> bool {
    let adds_up = matches!(plan.formula, FormulaPlan::Count | FormulaPlan::Sum(_));
    let rolling = |period| matches!(period, Period::Rolling(_));
    let cut = value.period.given().map(|period| period.cut()).filter(|_| adds_up);
    cut.is_some_and(|cut| cut != plan.period && !rolling(cut) && !rolling(plan.period))
}
