//! The cells that could not be read, all of them: a measurement keeps the first ones only.

use super::plan::Plans;
use super::read::open;
use super::results::Measured;
use crate::diagnostic::DataPlace;
use crate::language::{Argument, Message};
use crate::model::Source;
use crate::resolve::Model;
use crate::world::World;

/// A cell that could not be read.
#[derive(Debug, Clone)]
pub struct Reject {
    pub source: String,
    pub place: DataPlace,
    /// Why, in words; `raw` is among its arguments.
    pub reason: Message,
}

impl Reject {
    /// The cell as it stands in the file, shortened; masked in a personal column.
    pub fn raw(&self) -> &str {
        let raw = self.reason.arguments.iter().find(|(name, _)| *name == "raw");
        match raw {
            Some((_, Argument::Verbatim(raw))) => raw,
            _ => "",
        }
    }
}

/// Every cell that could not be read, source by source, in the order of files, lines and columns.
/// The sources that were measured are read again for it, every column of them.
pub fn all_rejects((model, plans): (&Model, &Plans), measured: &Measured, world: &dyn World) -> Vec<Reject> {
    let mut rejects = Vec::new();
    for source in model.active::<Source>().filter(|source| measured.sources.contains_key(source.id())) {
        let Some(plan) = plans.sources.get(source.id()) else { continue };
        let Some(mut opened) = open(&source, plan, world).drain_into(&mut Vec::new()) else { continue };
        opened.faults_kept = usize::MAX;
        let every_column = vec![true; plan.columns.len()];
        let scanned = opened.scan(&every_column, || (), |(), _| ()).drain_into(&mut Vec::new());
        let faults = scanned.map(|scanned| scanned.faults.first).unwrap_or_default();
        rejects.extend(faults.into_iter().map(|fault| Reject {
            source: plan.id.clone(),
            place: fault.place,
            reason: fault.reason,
        }));
    }
    rejects.sort_by(|a, b| {
        let key = |reject: &Reject| (reject.source.clone(), reject.place.path.clone());
        key(a).cmp(&key(b)).then((a.place.line, a.place.column).cmp(&(b.place.line, b.place.column)))
    });
    rejects
}
