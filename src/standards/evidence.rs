//! What stands behind a definition: verdicts, figures, registers that were read, and records of what
//! was done. A definition says what should be; these say that something came of it.

use jiff::civil::Date;

use super::fields::{Fields, Path};
use crate::measure::{Measured, State};
use crate::model::{
    Action, Assessment, Audit, CodeOfConduct, Definition, DisputeProvider, Indicator, Review, Shown, Survey,
};
use crate::resolve::Model;

/// Something that happened, and the definition that tells of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Evidence {
    /// `promise/written-ack`.
    pub by: String,
    pub nature: EvidenceNature,
}

/// What kind of evidence it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EvidenceNature {
    /// A target was held against the data: met or missed.
    Verdict,
    /// A figure of a complete period.
    Figure,
    /// Rows of a register, or answers to a survey.
    Register,
    /// Something that was held or done: an audit, a review, an action.
    Record,
}

impl EvidenceNature {
    /// The word in data.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Verdict => "verdict",
            Self::Figure => "figure",
            Self::Register => "register",
            Self::Record => "record",
        }
    }
}

/// What was measured and recorded up to a day.
pub struct Ground<'m> {
    pub model: &'m Model,
    /// Nothing when only the definitions were read.
    pub measured: Option<&'m Measured>,
    pub as_of: Date,
}

impl<'m> Ground<'m> {
    /// What stands behind a field, in every active definition that gives it.
    pub fn behind_field(&self, fields: &Fields<'m>, path: &Path<'_>) -> Vec<Evidence> {
        let mut found = Vec::new();
        for (definition, ends) in fields.at_end(path) {
            match path.steps.as_slice() {
                _ if is_record(definition) => found.extend(self.record(definition)),
                ["indicator" | "target", ..] if is_judged(definition) => {
                    found.extend(self.verdict(definition));
                }
                ["record", ..] => found.extend(self.register_of(definition)),
                _ if is_measured(definition) => found.extend(self.own(definition)),
                _ => found.extend(ends.into_iter().filter_map(|end| self.named(end))),
            }
        }
        found.sort();
        found.dedup();
        found
    }

    /// What stands behind a definition as a whole.
    pub fn behind(&self, definition: &Definition) -> Vec<Evidence> {
        let mut found: Vec<Evidence> = self.own(definition).into_iter().collect();
        found.extend(self.register_of(definition));
        if let Some(code) = definition.view::<CodeOfConduct>() {
            let promises = code.body().promises.items();
            found.extend(
                promises.filter_map(|named| self.verdict(self.model.get("promise", &named.value.id)?)),
            );
        }
        for indicator in self.measuring(definition) {
            found.extend(self.own(indicator));
        }
        found.sort();
        found.dedup();
        found
    }

    /// The indicators that a definition names, and those that measure a survey.
    pub fn measuring(&self, definition: &Definition) -> Vec<&'m Definition> {
        let Some(own) = self.model.get(definition.kind.slug, definition.id()) else { return Vec::new() };
        let of_survey = |user: &&Definition| {
            let survey = user.view::<Indicator>().and_then(|indicator| indicator.body().survey.given());
            definition.kind.slug == "survey" && survey.is_some_and(|survey| survey.id == definition.id())
        };
        let named = self.model.dependencies(own).into_iter().filter(|used| used.kind.slug == "indicator");
        let asking = self.model.dependents(own).into_iter().filter(of_survey);
        named.chain(asking).filter(|indicator| indicator.is_active()).collect()
    }

    /// What a definition tells by itself: its verdict, figure, register or record.
    fn own(&self, definition: &Definition) -> Option<Evidence> {
        match definition.kind.slug {
            "indicator" => self.figure(definition),
            "source" => self.register(definition.id(), definition),
            _ if is_judged(definition) => self.verdict(definition),
            _ if is_record(definition) => self.record(definition),
            _ => None,
        }
    }

    /// A verdict that was reached: neither without data nor still in progress.
    pub fn verdict(&self, definition: &Definition) -> Option<Evidence> {
        let verdict = self.measured?.verdict(&definition.address())?;
        let reached = !matches!(verdict.state(), State::NoData | State::InsufficientData | State::InProgress);
        reached.then(|| evidence(definition, EvidenceNature::Verdict))
    }

    fn figure(&self, definition: &Definition) -> Option<Evidence> {
        let mut readings = self.measured?.readings_of(definition.id());
        let told = readings.any(|reading| {
            reading
                .series
                .iter()
                .any(|figure| figure.complete && figure.tally.n > 0 && figure.value.is_some())
        });
        told.then(|| evidence(definition, EvidenceNature::Figure))
    }

    /// The rows of a source, as evidence for who keeps them.
    fn register(&self, source: &str, keeper: &Definition) -> Option<Evidence> {
        let register = self.measured?.sources.get(source)?;
        let rows: u64 = register.files.iter().map(|file| file.rows).sum();
        (rows > 0).then(|| evidence(keeper, EvidenceNature::Register))
    }

    /// The register that a procedure or provider keeps, or the answers to a survey.
    fn register_of(&self, definition: &Definition) -> Option<Evidence> {
        let provider = definition.view::<DisputeProvider>().map(|own| &own.body().record);
        let procedure = definition.view::<crate::model::ComplaintProcedure>().map(|own| &own.body().record);
        let kept = provider.or(procedure).and_then(|record| record.given());
        let source = kept.and_then(|record| record.source.given()).map(|source| source.id.as_str());
        let answers = definition.view::<Survey>().and_then(|survey| survey.body().results.given());
        self.register(source.or_else(|| answers.map(|source| source.id.as_str()))?, definition)
    }

    /// A record of something that was held or done by the day judged on.
    fn record(&self, definition: &Definition) -> Option<Evidence> {
        let day = definition
            .view::<Action>()
            .map(|action| &action.body().done)
            .or_else(|| definition.view::<Audit>().map(|audit| &audit.body().date))
            .or_else(|| definition.view::<Review>().map(|review| &review.body().date))
            .or_else(|| definition.view::<Assessment>().map(|assessment| &assessment.body().date))?;
        let past = day.given().is_some_and(|day| *day <= self.as_of);
        past.then(|| evidence(definition, EvidenceNature::Record))
    }

    /// What stands behind what a value names.
    fn named(&self, shown: &Shown) -> Option<Evidence> {
        let Shown::Reference { kind: Some(kind), id } = shown else { return None };
        let definition = self.model.get(kind, id).filter(|named| named.is_active())?;
        self.own(definition).or_else(|| match definition.kind.slug {
            "survey" => self.register_of(definition),
            // That a procedure is named says nothing of what the cases in its register are about.
            _ => None,
        })
    }
}

fn evidence(definition: &Definition, nature: EvidenceNature) -> Evidence {
    Evidence { by: definition.address(), nature }
}

/// Told by its own figure or rows.
fn is_measured(definition: &Definition) -> bool {
    ["indicator", "source"].contains(&definition.kind.slug)
}

/// Held against a target.
pub fn is_judged(definition: &Definition) -> bool {
    ["objective", "promise"].contains(&definition.kind.slug)
}

/// Tells of what was, rather than of what should be.
pub fn is_record(definition: &Definition) -> bool {
    ["action", "assessment", "audit", "review"].contains(&definition.kind.slug)
}
