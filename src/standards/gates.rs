//! Gates on the coverage of standards: `gates: {iso-10002: {declared: 90 %}}`.

use super::coverage::{ClauseStatus, Coverage};
use crate::model::Slot;
use crate::model::kinds::gates::CoverageGate;
use crate::resolve::{Model, catalogue_named};
use crate::values::{Percent, Ratio};
use crate::world::Span;

/// A gate on one level of the coverage of one standard, and how it stands.
#[derive(Debug, Clone)]
pub struct GatedLevel {
    /// As claimed: `ISO 10002:2018`.
    pub standard: String,
    /// `declared`, `evidenced` or `audited`: the key under which it is written.
    pub level: &'static str,
    /// The least share asked for.
    pub least: Percent,
    /// Where that share is written.
    pub span: Span,
    /// Clauses that reach the level, and all that apply and that definitions can show.
    pub clauses: usize,
    pub of: usize,
    pub stands: GateStands,
}

/// How a gate stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GateStands {
    Reached,
    NotReached,
    /// Verdicts are asked for and no data were read: it cannot be told.
    NeedsData,
}

/// Every level that the System gates, standard by standard as written. A standard none of whose
/// clauses applies reaches any share.
pub fn gated_levels(model: &Model, coverage: &[Coverage], has_data: HasData) -> Vec<GatedLevel> {
    let Some(system) = model.system() else { return Vec::new() };
    let Some(gates) = system.body().gates.given() else { return Vec::new() };
    let mut levels = Vec::new();
    for (name, gate) in &gates.standards.entries {
        let Some(catalogue) = catalogue_named(model, &name.value) else { continue };
        let Some(own) = coverage.iter().find(|own| own.catalogue == catalogue.id()) else { continue };
        levels.extend(levels_of(own, &gate.value, has_data));
    }
    levels
}

/// Whether a System gates the coverage of any standard.
pub fn gates_coverage(model: &Model) -> bool {
    let system = model.system();
    let gates = system.as_ref().and_then(|system| system.body().gates.given());
    gates.is_some_and(|gates| !gates.standards.entries.is_empty())
}

/// Whether data were read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HasData {
    Yes,
    No,
}

type Level<'g> = (&'static str, &'g Slot<Percent>, fn(&ClauseStatus) -> bool);

fn levels_of(coverage: &Coverage, gate: &CoverageGate, has_data: HasData) -> Vec<GatedLevel> {
    let levels: [Level<'_>; 3] = [
        ("declared", &gate.declared, ClauseStatus::is_declared),
        ("evidenced", &gate.evidenced, ClauseStatus::is_evidenced),
        ("audited", &gate.audited, ClauseStatus::is_audited),
    ];
    let asked = levels.into_iter().filter_map(|(level, least, reaches)| {
        let least = least.spanned()?;
        let (clauses, of) = (coverage.reaching(reaches), coverage.reaching(ClauseStatus::counts));
        let stands = match (has_share(clauses, of, least.value), level, has_data) {
            (true, _, _) => GateStands::Reached,
            (false, "evidenced", HasData::No) => GateStands::NeedsData,
            (false, _, _) => GateStands::NotReached,
        };
        let standard = coverage.standard.clone();
        Some(GatedLevel { standard, level, least: least.value, span: least.span, clauses, of, stands })
    });
    asked.collect()
}

/// Exact: 9 of 10 is 90 %, 89 of 99 is not.
fn has_share(part: usize, whole: usize, least: Percent) -> bool {
    let ratio = |number: usize| i128::try_from(number).ok();
    let share = ratio(part).zip(ratio(whole)).and_then(|(part, whole)| Ratio::new(part, whole));
    share.is_none_or(|share| share >= least.share())
}
