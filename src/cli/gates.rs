//! The gate: what the System, or the command line, lets pass. It decides the exit code.

use crate::compile::Compilation;
use crate::diagnostic::{Diagnostic, FAULTS, Severity};
use crate::language::{Argument, Message, Speaker};
use crate::measure::{State, Verdict, VerdictOnPeriod, Window};
use crate::model::Either;
use crate::model::kinds::common::Severity as Level;
use crate::model::kinds::system::{GatedVerdict, Gates, Tolerated};
use crate::rules;

/// How a line of the gate came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Holds,
    Fails,
    /// Another command judges it.
    Elsewhere,
}

/// One line of the gate.
pub struct Line {
    pub what: Message,
    pub outcome: Outcome,
    /// Whether what is printed anyway shows why it fails: findings of a level do.
    pub shown: bool,
}

impl Line {
    fn new(what: Message, holds: bool) -> Self {
        let outcome = if holds { Outcome::Holds } else { Outcome::Fails };
        Self { what, outcome, shown: false }
    }
}

/// The lines that findings decide: `build` and `record` know these only.
pub fn of_findings(compilation: &Compilation, denies_warnings: bool) -> Vec<Line> {
    with_gates(compilation, |gates| {
        let mut lines = levels(compilation, gates, denies_warnings);
        lines.extend(gates.and_then(|gates| of_rules(compilation, gates)));
        lines
    })
}

/// The lines that definitions decide; those on verdicts are left to `measure`.
pub fn of_check(compilation: &Compilation, denies_warnings: bool) -> Vec<Line> {
    let mut lines = of_findings(compilation, denies_warnings);
    let gated = gated(compilation);
    lines.extend(gated.into_iter().map(|kind| {
        let what = Message::new("gate-verdicts").with("kind", kind_name(kind)).with("n", "none");
        Line { what, outcome: Outcome::Elsewhere, shown: false }
    }));
    lines
}

/// All lines. A window since a day is not judged.
pub fn of_measure(compilation: &Compilation, denies_warnings: bool, window: Option<Window>) -> Vec<Line> {
    let mut lines = of_findings(compilation, denies_warnings);
    lines.extend(gated(compilation).into_iter().map(|kind| {
        let missed = missed(compilation, kind, window);
        let what = Message::new("gate-verdicts").with("kind", kind_name(kind)).with("n", missed);
        Line::new(what, missed == 0)
    }));
    lines
}

pub fn fails(lines: &[Line]) -> bool {
    lines.iter().any(|line| line.outcome == Outcome::Fails)
}

/// Every line, with its outcome before it.
pub fn table(lines: &[Line], speaker: &Speaker) -> String {
    let outcome = |line: &Line| match line.outcome {
        Outcome::Holds => speaker.word("gate-holds"),
        Outcome::Fails => speaker.word("gate-fails"),
        Outcome::Elsewhere => speaker.word("gate-elsewhere"),
    };
    let width = lines.iter().map(|line| outcome(line).chars().count()).max().unwrap_or(0);
    let title = format!("{}\n", speaker.word("gate-title"));
    lines.iter().fold(title, |text, line| {
        text + &format!("  {:width$}  {}\n", outcome(line), speaker.say(&line.what))
    })
}

fn with_gates<T>(compilation: &Compilation, make: impl FnOnce(Option<&Gates>) -> T) -> T {
    let system = compilation.model.system();
    make(system.as_ref().and_then(|system| Some(&system.body().gates.given()?.own)))
}

/// Findings by level: none from a level on (errors, where nothing else is said), or so many of each.
fn levels(compilation: &Compilation, gates: Option<&Gates>, denies_warnings: bool) -> Vec<Line> {
    let asked = gates.and_then(|gates| gates.findings.given());
    let mut lines = Vec::new();
    let threshold = match asked {
        Some(Either::Long(tolerated)) => {
            lines.extend(tolerances(compilation, tolerated));
            denies_warnings.then_some(Severity::Warning)
        }
        Some(Either::Short(Level::Advice)) => Some(Severity::Advice),
        Some(Either::Short(Level::Warning)) => Some(Severity::Warning),
        Some(Either::Short(Level::Error)) | None if denies_warnings => Some(Severity::Warning),
        Some(Either::Short(Level::Error)) | None => Some(Severity::Error),
    };
    if let Some(threshold) = threshold {
        let n = compilation.findings.iter().filter(|finding| finding.severity >= threshold).count();
        let what = Message::new("gate-level").with("level", threshold.name()).with("n", n);
        lines.push(Line { shown: true, ..Line::new(what, n == 0) });
    }
    lines
}

/// A line for each level. Errors are tolerated only where a number says so.
fn tolerances(compilation: &Compilation, tolerated: &Tolerated) -> Vec<Line> {
    let levels = [
        (Severity::Error, Some(tolerated.error.given().copied().unwrap_or(0))),
        (Severity::Warning, tolerated.warning.given().copied()),
        (Severity::Advice, tolerated.advice.given().copied()),
    ];
    let lines = levels.into_iter().filter_map(|(level, most)| {
        let (most, n) = (usize::try_from(most?).ok()?, compilation.count(level));
        let what = Message::new("gate-count").with("level", level.name()).with("most", most).with("n", n);
        Some(Line::new(what, n <= most))
    });
    lines.collect()
}

/// The rules none of whose findings passes.
fn of_rules(compilation: &Compilation, gates: &Gates) -> Option<Line> {
    let codes: Vec<&str> = gates.rules.items().filter_map(|name| code_of(name.value.as_str())).collect();
    let gated = |finding: &&Diagnostic| codes.contains(&finding.code.0);
    let n = compilation.findings.iter().filter(gated).count();
    let names = codes.iter().map(|code| (*code).to_owned()).collect();
    let what = Message::new("gate-rules").with("rules", Argument::List(names)).with("n", n);
    (!codes.is_empty()).then(|| Line::new(what, n == 0))
}

fn code_of(name: &str) -> Option<&'static str> {
    let fault = || FAULTS.iter().find(|fault| fault.code.0 == name || fault.slug == name);
    rules::find(name).map(|rule| rule.code.0).or_else(|| fault().map(|fault| fault.code.0))
}

/// Whose verdicts decide: promises unless the System says otherwise.
fn gated(compilation: &Compilation) -> Vec<GatedVerdict> {
    with_gates(compilation, |gates| {
        let listed = gates.and_then(|gates| gates.verdicts.given());
        listed.map_or_else(|| vec![GatedVerdict::Promises], |list| list.iter().copied().collect())
    })
}

const fn kind_name(kind: GatedVerdict) -> &'static str {
    match kind {
        GatedVerdict::Promises => "promise",
        GatedVerdict::Objectives => "objective",
    }
}

/// Targets that were missed in the last complete period, or in the one asked for; or had
/// insufficient data in it and in the one before.
fn missed(compilation: &Compilation, kind: GatedVerdict, window: Option<Window>) -> usize {
    let verdicts = compilation.measured.iter().flat_map(|measured| &measured.verdicts);
    let own = verdicts.filter(|verdict| verdict.kind == kind_name(kind));
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
