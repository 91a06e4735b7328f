//! Trends and error budgets for machines; their schemas are published (`schemas/output/`).

use schemars::JsonSchema;
use serde::Serialize;

use crate::measure::{Budget, Change, Trend, TrendPoint, TrendSignal};

/// The control chart of an indicator, and what in it is news.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TrendJson {
    /// `XmR`, `XmR of logarithms`, `p`, `p′`, `u`, `u′`.
    pub chart: &'static str,
    /// The set of rules that tells news from noise: `wheeler`, `nelson` …
    pub rules: &'static str,
    /// Fewer than eight periods: the limits may still move.
    pub provisional: bool,
    /// `σ_z` of the counts: 1 where cases are independent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dispersion: Option<f64>,
    pub limits: Vec<LimitsJson>,
    /// Empty: no signal.
    pub signals: Vec<SignalJson>,
    /// The last complete period beside the one before it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<ChangeJson>,
    /// Periods from which another level is in force.
    pub breaks: Vec<String>,
}

/// One period of a chart.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct LimitsJson {
    pub period: String,
    pub value: f64,
    pub centre: f64,
    pub lower: f64,
    pub upper: f64,
}

/// A change that is news.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SignalJson {
    /// First period concerned.
    pub from: String,
    /// Last period concerned.
    pub to: String,
    /// `one beyond a limit`, `eight on one side` …
    pub rule: &'static str,
    /// `above` or `below`; left out where the rule is about neither.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub side: Option<&'static str>,
}

/// Two periods beside each other.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ChangeJson {
    pub before: String,
    pub after: String,
    /// Later less earlier, exact, in the unit of the figure.
    pub difference: String,
    pub test: &'static str,
    /// In standard errors, where the test has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub z: Option<f64>,
    /// Chance alone gives as much.
    pub inside_noise: bool,
}

/// The misses a target allows, and what is spent of them.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct BudgetJson {
    pub period: String,
    /// Cases the whole period is expected to hold.
    pub cases: u64,
    /// Exact: (1 − level)·cases.
    pub allowed: String,
    pub misses: String,
    /// misses / allowed, exact.
    pub consumed: String,
    /// Observed over allowed share of misses, exact: at 1 the budget lasts just as long as the period.
    pub burn: String,
    /// While the period runs: the share of a period after which nothing is left at this burn.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lasts: Option<String>,
    /// Chance alone would give as many misses one time in a hundred at most.
    pub alert: bool,
}

/// A trend as data.
pub fn trend_json(trend: &Trend) -> TrendJson {
    TrendJson {
        chart: trend.kind.name(),
        rules: trend.set.name(),
        provisional: trend.provisional(),
        dispersion: trend.dispersion,
        limits: trend.points.iter().map(limits_json).collect(),
        signals: trend.signals.iter().map(signal_json).collect(),
        change: trend.change.as_ref().map(change_json),
        breaks: trend.breaks.iter().map(ToString::to_string).collect(),
    }
}

fn limits_json(point: &TrendPoint) -> LimitsJson {
    LimitsJson {
        period: point.period.to_string(),
        value: point.value,
        centre: point.centre,
        lower: point.lower,
        upper: point.upper,
    }
}

fn signal_json(signal: &TrendSignal) -> SignalJson {
    SignalJson {
        from: signal.from.to_string(),
        to: signal.to.to_string(),
        rule: signal.rule.name(),
        side: signal.side.map(crate::statistics::Side::name),
    }
}

fn change_json(change: &Change) -> ChangeJson {
    ChangeJson {
        before: change.before.to_string(),
        after: change.after.to_string(),
        difference: change.difference.to_string(),
        test: change.test.name(),
        z: change.z,
        inside_noise: change.inside_noise,
    }
}

/// An error budget as data.
pub fn budget_json(budget: &Budget) -> BudgetJson {
    BudgetJson {
        period: budget.period.to_string(),
        cases: budget.cases,
        allowed: budget.allowed.to_string(),
        misses: budget.misses.to_string(),
        consumed: budget.consumed.to_string(),
        burn: budget.burn.to_string(),
        lasts: budget.lasts.map(|share| share.to_string()),
        alert: budget.alert,
    }
}
