//! The five steps of a quality system, definition by definition: what is done is defined, it is
//! written down, practice shows it, its effect is verified, and partners can be shown.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::audits::Audits;
use super::evidence::{Ground, is_judged};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{CodeOfConduct, Definition};
use crate::world::RecordFile;

/// How a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepStands {
    Done,
    Missing,
    /// Not expected of this kind of definition.
    NotExpected,
}

impl StepStands {
    /// The word in data.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Missing => "missing",
            Self::NotExpected => "not expected",
        }
    }

    const fn of(done: bool) -> Self {
        if done { Self::Done } else { Self::Missing }
    }

    const fn expected(can_be: bool, done: bool) -> Self {
        if can_be { Self::of(done) } else { Self::NotExpected }
    }
}

/// How the five steps stand for a definition.
#[derive(Debug, Clone)]
pub struct FiveSteps {
    /// `promise/written-ack`.
    pub definition: String,
    /// It is in force, and no error stands on it.
    pub defined: StepStands,
    /// The generated manual holds it: documents are made of a system without errors only.
    pub written: StepStands,
    /// Practice is there to be held against it: figures, a register, answers.
    pub demonstrated: StepStands,
    /// A verdict was reached on it or through it, or an audit of it left nothing open.
    pub verified: StepStands,
    /// A sealed record holds such a verdict.
    pub proved: StepStands,
}

impl FiveSteps {
    /// In the order of the steps.
    pub const fn stands(&self) -> [StepStands; 5] {
        [self.defined, self.written, self.demonstrated, self.verified, self.proved]
    }
}

/// The kinds of which practice, effect and proof can be expected; the others stand behind them.
const EXPECTED: [&str; 7] = [
    "code-of-conduct",
    "complaint-procedure",
    "dispute-provider",
    "indicator",
    "objective",
    "promise",
    "survey",
];

/// The verdicts that sealed records hold.
#[derive(Debug, Default)]
pub struct Sealed {
    /// `promise/written-ack`.
    holders: BTreeSet<String>,
}

impl Sealed {
    /// Reads records; what is no record of a measurement holds no verdict.
    pub fn read(records: &[RecordFile]) -> Self {
        let mut sealed = Self::default();
        for record in records {
            let Ok(statement) = serde_json::from_slice::<Json>(&record.bytes) else { continue };
            let verdicts = statement.pointer("/predicate/verdicts").and_then(Json::as_array);
            for verdict in verdicts.into_iter().flatten() {
                let text = |key: &str| verdict.get(key).and_then(Json::as_str).map(str::to_owned);
                let reached = !matches!(
                    text("state").as_deref(),
                    None | Some("no data" | "insufficient data" | "in progress")
                );
                if reached {
                    sealed.holders.extend(text("holder"));
                }
            }
        }
        sealed
    }
}

/// The five steps of every active definition of the project of which they can be expected, in the
/// order of files.
pub fn five_steps(ground: &Ground<'_>, findings: &[Diagnostic], sealed: &Sealed) -> Vec<FiveSteps> {
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
    let broken: BTreeSet<&str> = errors.clone().filter_map(|finding| finding.about.as_deref()).collect();
    let whole = StepStands::of(errors.count() == 0);
    let audits = Audits::held(ground.model, ground.as_of);
    let own = ground.model.own().filter(|definition| definition.is_active());
    let expected = own.filter(|definition| EXPECTED.contains(&definition.kind.slug));
    let steps = expected.map(|definition| {
        let address = definition.address();
        let judged = judged_through(ground, definition);
        let can_be_verified = !judged.is_empty() || definition.kind.slug != "indicator";
        let is_verified = judged.iter().any(|own| ground.verdict(own).is_some())
            || audits.on_definition(&address).is_sound();
        let is_proved = judged.iter().any(|own| sealed.holders.contains(&own.address()));
        FiveSteps {
            defined: StepStands::of(!broken.contains(address.as_str())),
            written: whole,
            demonstrated: StepStands::of(!ground.behind(definition).is_empty()),
            verified: StepStands::expected(can_be_verified, is_verified),
            proved: StepStands::expected(!judged.is_empty(), is_proved),
            definition: address,
        }
    });
    steps.collect()
}

/// The promises and objectives judged through a definition: itself, those of a code, those that
/// rest on its indicators.
fn judged_through<'m>(ground: &Ground<'m>, definition: &'m Definition) -> Vec<&'m Definition> {
    if is_judged(definition) {
        return vec![definition];
    }
    let model = ground.model;
    if let Some(code) = definition.view::<CodeOfConduct>() {
        let promises = code.body().promises.items();
        return promises.filter_map(|promise| model.get("promise", &promise.value.id)).collect();
    }
    let own = (definition.kind.slug == "indicator").then_some(definition);
    let indicators = own.into_iter().chain(ground.measuring(definition));
    let users = indicators.flat_map(|indicator| model.dependents(indicator));
    users.filter(|user| user.is_active() && is_judged(user)).collect()
}
