//! What makes `measure` fail beside findings: targets that the System gates.

use crate::compile::Compilation;
use crate::measure::{State, Verdict, VerdictOnPeriod, Window};
use crate::model::kinds::system::GatedVerdict;

/// Gated targets that were missed in the last complete period, or in the one asked for; or had
/// insufficient data in it and in the one before. Promises are gated unless the System says
/// otherwise. A window since a day is not judged.
pub fn missed(compilation: &Compilation, window: Option<Window>) -> usize {
    let Some(measured) = &compilation.measured else { return 0 };
    let system = compilation.model.system();
    let gates = system.as_ref().and_then(|system| system.body().gates.given());
    let gated =
        gates.and_then(|gates| gates.verdicts.given()).map(|list| list.iter().copied().collect::<Vec<_>>());
    let gated = gated.unwrap_or_else(|| vec![GatedVerdict::Promises]);
    let counts = |kind: &str| match kind {
        "promise" => gated.contains(&GatedVerdict::Promises),
        _ => gated.contains(&GatedVerdict::Objectives),
    };
    let own = measured.verdicts.iter().filter(|verdict| counts(verdict.kind));
    own.filter(|verdict| is_missed(verdict, window)).count()
}

fn is_missed(verdict: &Verdict, window: Option<Window>) -> bool {
    let judged: &[VerdictOnPeriod] = match window {
        Some(Window::Since(_)) => &[],
        Some(Window::Of(period)) => {
            let at = verdict.periods.iter().position(|own| own.period.is_named_by(period));
            at.filter(|at| verdict.periods[*at].state != State::InProgress)
                .map_or(&[], |at| &verdict.periods[..=at])
        }
        Some(Window::Last) | None => &verdict.periods,
    };
    let states = judged.iter().rev().map(|period| period.state);
    let done: Vec<State> = states.filter(|state| *state != State::InProgress).take(2).collect();
    done.first() == Some(&State::Missed) || done == [State::InsufficientData, State::InsufficientData]
}
