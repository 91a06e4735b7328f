//! SMQ5021: with this many people, the Erlang C model foresees a lower service level than promised.
//!
//! The model takes arrivals at random, no one who hangs up, and everybody at work all the time. It
//! serves planning; what is measured decides.

use crate::diagnostic::{Code, Label, Severity};
use crate::language::{Argument, Message};
use crate::measure::{Plans, TargetPlan};
use crate::model::kinds::channel::ChannelType;
use crate::model::{Channel, Indicator, Promise, View};
use crate::resolve::Model;
use crate::rules::missing::all_of;
use crate::rules::workload::Load;
use crate::rules::{Check, Report, Rule};
use crate::statistics::Queue;
use crate::values::{Bound, Duration, Percent, Quantity, Ratio, Target};

pub const RULE: Rule = Rule {
    code: Code("SMQ5021"),
    slug: "staff-too-few-for-promise",
    severity: Severity::Advice,
    basis: "practice",
    page: include_str!("staff_too_few_for_promise.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, plans: &Plans, report: &mut Report<'_>) {
    for channel in model.active::<Channel>().filter(is_a_queue) {
        let Some(workload) = channel.workload.given() else { continue };
        let (Some(load), Some(handling)) = (Load::of(workload), workload.handling.given()) else { continue };
        for (promise, share, limit) in promised(model, plans, channel.id()) {
            let Some((people, foreseen)) = foreseen(&load, *handling, limit) else { continue };
            if foreseen >= share.share().to_f64() {
                continue;
            }
            let message = Message::new("staff-too-few-for-promise")
                .with("people", people)
                .with("foreseen", Argument::Rounded(points(foreseen), 0))
                .with("limit", limit)
                .with("promise", promise.id.as_str())
                .with("share", share)
                .with("needed", needed(&load, *handling, limit, share));
            let span = workload.staff.span().unwrap_or(channel.definition.id_span);
            let finding = report.add(channel.definition, span, message);
            let label = Message::new("staff-too-few-for-promise-promised");
            finding.labels.push(Label { span: promise.target_span, message: label });
        }
    }
}

fn is_a_queue(channel: &View<'_, Channel>) -> bool {
    matches!(channel.r#type.given(), Some(ChannelType::Phone | ChannelType::Chat))
}

/// The service levels promised on a channel: share and limit.
fn promised<'p>(model: &Model, plans: &'p Plans, channel: &str) -> Vec<(&'p TargetPlan, Percent, Duration)> {
    let promises = plans.targets.iter().filter(|target| target.kind == "promise");
    let found = promises.filter_map(|target| {
        let Target::Level(Bound::AtLeast(Quantity::Percent(share))) = target.target else { return None };
        let measure = model.find::<Indicator>(&target.indicator)?.body().measure.given()?;
        let limit = measure.service_limit()?;
        let promise = model.find::<Promise>(&target.id)?;
        let channels = all_of(&promise.body().scope.given()?.channels)?;
        channels.iter().any(|own| own.id == channel).then_some((target, share, limit))
    });
    found.collect()
}

/// The people at work, rounded up, and the share of contacts they answer within a limit. Nothing
/// where the queue grows without end (SMQ5020).
fn foreseen(load: &Load, handling: Duration, limit: Duration) -> Option<(u64, f64)> {
    let stretch = Ratio::integer(i128::from(load.stretch?));
    let people = load.time.checked_div(stretch)?;
    let people = (people.numerator() + people.denominator() - 1) / people.denominator();
    let people = u64::try_from(people).ok()?;
    Some((people, answered(load, handling, limit, people)?))
}

fn answered(load: &Load, handling: Duration, limit: Duration, people: u64) -> Option<f64> {
    let stretch = Ratio::integer(i128::from(load.stretch?)).to_f64();
    let handling = Ratio::integer(i128::from(handling.steps()?)).to_f64();
    let queue = Queue::new(f64::from(load.cases), stretch, handling, people)?;
    Some(queue.answered_within(Ratio::integer(i128::from(limit.seconds()?)).to_f64()))
}

/// The fewest people for whom the model foresees what is promised; 0 where there is no such number.
fn needed(load: &Load, handling: Duration, limit: Duration, share: Percent) -> u64 {
    let share = share.share().to_f64();
    let enough = |people: &u64| answered(load, handling, limit, *people).is_some_and(|level| level >= share);
    (1..=2_000).find(enough).unwrap_or(0)
}

/// For display only: whole points, rounded down so that a level below the promise never reads as it.
fn points(share: f64) -> Ratio {
    let whole = (0..=100).rev().find(|points| f64::from(*points) <= share * 100.0).unwrap_or(0);
    Ratio::integer(i128::from(whole))
}
