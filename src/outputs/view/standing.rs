//! How a promise or an objective stands today.

use schemars::JsonSchema;
use serde::Serialize;

use super::figure::{Scale, bounds};
use super::history::spark;
use super::reader::{Link, Prose, Reader};
use crate::language::Message;
use crate::measure::{Figure, State, Verdict, VerdictOnPeriod};
use crate::model::{Definition, Objective, Promise};
use crate::values::Target;

/// A verdict in a word and a form: never by colour alone.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Badge {
    /// `met`, `watch`, `missed`, `open` or `unknown`: the colour and the icon.
    pub look: &'static str,
    pub word: String,
}

/// Where a promise or objective stands now.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Standing {
    pub link: Link,
    pub id: String,
    pub statement: Option<Prose>,
    pub badge: Badge,
    pub target: Option<String>,
    pub indicator: Option<Link>,
    pub due: Option<String>,
    /// « au moins 82 % au 31 décembre 2030 », where the level of today is a step on the way.
    pub goal: Option<String>,
    /// What the value says of: « en 2 jours ouvrés ».
    pub limit: Option<String>,
    pub now: Option<Now>,
    #[serde(serialize_with = "crate::outputs::template::as_drawing")]
    #[schemars(with = "Option<String>")]
    pub spark: Option<String>,
}

/// The figures of the period that counts.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Now {
    pub value: Option<String>,
    pub period: String,
    pub n: String,
    pub interval: Option<String>,
    /// Of the interval.
    pub confidence: Option<String>,
    pub worst: Option<String>,
    pub used: Option<String>,
    pub percentile: Option<String>,
    pub pooled: bool,
}

/// The badge of a state.
pub fn badge(reader: &Reader<'_>, state: State) -> Badge {
    let (look, key) = match state {
        State::Met => ("met", "badge-met"),
        State::AtRisk => ("watch", "badge-at-risk"),
        State::RestingOnExclusions => ("watch", "badge-resting"),
        State::Missed => ("missed", "badge-missed"),
        State::InProgress => ("open", "badge-in-progress"),
        State::InsufficientData => ("unknown", "badge-insufficient-data"),
        State::NoData => ("unknown", "badge-no-data"),
    };
    Badge { look, word: reader.word(key) }
}

/// The target that a promise or objective sets.
pub fn target_of(definition: &Definition) -> Option<Target> {
    let promised = definition.view::<Promise>().and_then(|promise| promise.body().target.given().copied());
    promised.or_else(|| {
        definition.view::<Objective>().and_then(|objective| objective.body().target.given().copied())
    })
}

/// The badge of a promise or objective and the figures behind it; nothing for other kinds.
pub fn current(reader: &Reader<'_>, definition: &Definition) -> Option<(Badge, Option<Now>)> {
    if !matches!(definition.kind.slug, "promise" | "objective") {
        return None;
    }
    let verdict = reader.atlas.verdict(&definition.address());
    let period = verdict.and_then(|verdict| Some((verdict, verdict.current()?)));
    let badge = badge(reader, verdict.map_or(State::NoData, Verdict::state));
    Some((badge, period.map(|(verdict, period)| current_state(reader, verdict, period, 0))))
}

/// Where a promise or objective stands; nothing for other kinds.
pub fn standing(reader: &Reader<'_>, definition: &Definition) -> Option<Standing> {
    let (badge, now) = current(reader, definition)?;
    let promise = definition.view::<Promise>().map(|view| view.body());
    let objective = definition.view::<Objective>().map(|view| view.body());
    let verdict = reader.atlas.verdict(&definition.address());
    let level = verdict.and_then(Verdict::current).map(|period| period.level);
    let target = level.or_else(|| target_of(definition));
    let indicator =
        promise.map(|p| &p.indicator).or(objective.map(|o| &o.indicator)).and_then(|slot| slot.given());
    let due = objective.and_then(|o| o.due.given()).copied();
    let formatter = reader.formatter();
    Some(Standing {
        link: reader.link(definition),
        id: definition.id().to_owned(),
        statement: promise
            .and_then(|p| p.statement.given())
            .map(|text| reader.filled(text, target_of(definition))),
        badge,
        target: target.map(|target| formatter.target(target)),
        indicator: indicator.map(|indicator| reader.link_to("indicator", &indicator.id, None)),
        due: due.map(|due| formatter.date(due)),
        goal: due
            .zip(target_of(definition))
            .filter(|(_, goal)| target != Some(*goal))
            .map(|(due, goal)| reader.say(Message::new("page-goal").with("target", goal).with("due", due))),
        limit: target.and_then(|target| target.within()).map(|within| formatter.within(within)),
        now,
        spark: verdict.and_then(|verdict| spark(reader, verdict)),
    })
}

/// The figures of a period; percentages with at least so many decimals.
pub fn current_state(reader: &Reader<'_>, verdict: &Verdict, period: &VerdictOnPeriod, least: u32) -> Now {
    let scale = Scale::of(reader, &verdict.indicator, Some(period.level)).with_at_least(least);
    let (low, high) = bounds(period.level);
    let level = low.or(high);
    let formatter = reader.formatter();
    let figure = figure_of(reader, verdict, period);
    let plan = reader.atlas.compilation.plans.indicators.get(&verdict.indicator);
    Now {
        value: period.value.map(|value| scale.value(value, level)),
        period: formatter.period_key(period.period),
        n: reader.count(period.n),
        interval: figure.and_then(|figure| figure.interval).and_then(|interval| scale.interval(interval)),
        confidence: plan.map(|plan| formatter.percent(plan.confidence)),
        worst: period.worst.map(|worst| scale.value(worst, level)),
        used: period.used.map(|used| formatter.share(used, 0)),
        percentile: figure.and_then(|figure| percentile(reader, figure, period.level)),
        pooled: period.pooled,
    }
}

/// The figure behind the verdict on a period, from the series or the group that is judged.
pub fn figure_of<'r>(reader: &Reader<'r>, verdict: &Verdict, period: &VerdictOnPeriod) -> Option<&'r Figure> {
    let plan = reader.atlas.target(&verdict.holder);
    let readings = reader.atlas.readings_of(&verdict.indicator);
    let same = readings.iter().find(|reading| {
        reading.limit == period.level.within() && plan.is_none_or(|plan| plan.calendar == reading.calendar)
    })?;
    let figures = match plan.and_then(|plan| plan.group.as_ref()) {
        None => &same.series,
        Some((column, value)) => {
            &same.groups.iter().find(|(own, group, _)| own == column && group == value)?.2
        }
    };
    figures.iter().find(|figure| figure.period == period.period)
}

/// « p90 = 16 jours ouvrés », or at least that where open cases leave it undecided.
fn percentile(reader: &Reader<'_>, figure: &Figure, level: Target) -> Option<String> {
    use crate::values::{Duration, Quantity, Unit};
    let Target::Percentile { p, at_most: Quantity::Duration(limit) } = level else { return None };
    // Only days are counted in the unit of the limit itself.
    if !matches!(limit.unit, Unit::BusinessDay | Unit::CalendarDay) {
        return None;
    }
    let (days, open) = figure.tally.percentile(p.share())?;
    let duration = Duration { amount: u32::try_from(days).ok()?, unit: limit.unit };
    let formatter = reader.formatter();
    let sign = if open { "≥" } else { "=" };
    Some(format!("p{} {sign} {}", formatter.number(p.number()), formatter.duration(duration)))
}
