//! The chains behind the promises, and which of them run through a definition.

use std::collections::BTreeMap;

use crate::compile::Compilation;
use crate::rules::chain::{Found, Step, chains};

/// Every chain, and where it leads.
pub struct Chains {
    all: Vec<Behind>,
    /// By address of a definition: the places of the chains that run through it.
    through: BTreeMap<String, Vec<usize>>,
}

/// What stands behind one promise, link by link.
pub struct Behind {
    /// Its address.
    pub promise: String,
    links: Vec<(Step, Found)>,
}

impl Behind {
    pub fn found(&self, step: Step) -> Option<&Found> {
        self.links.iter().find(|(own, _)| *own == step).map(|(_, found)| found)
    }
}

impl Chains {
    pub fn of(compilation: &Compilation) -> Self {
        let all = chains(&compilation.model).into_iter();
        let all: Vec<Behind> =
            all.map(|own| Behind { promise: own.promise.definition.address(), links: own.links }).collect();
        let mut through: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, chain) in all.iter().enumerate() {
            let mut add = |address: String| {
                let own = through.entry(address).or_default();
                if own.last() != Some(&at) {
                    own.push(at);
                }
            };
            add(chain.promise.clone());
            for (step, found) in &chain.links {
                let Found::There(addresses) = found else { continue };
                for address in addresses {
                    let whole = definition_of(address);
                    add(whole.to_owned());
                    if *step == Step::Indicator {
                        source_of(compilation, whole).into_iter().for_each(&mut add);
                    }
                }
            }
        }
        Self { all, through }
    }

    /// The chains that run through a definition, in the order of files.
    pub fn through(&self, address: &str) -> Vec<&Behind> {
        let places = self.through.get(address).map(Vec::as_slice).unwrap_or_default();
        places.iter().filter_map(|at| self.all.get(*at)).collect()
    }
}

/// The address of a definition, of that of one of its parts.
pub fn definition_of(address: &str) -> &str {
    match address.match_indices('/').nth(1) {
        Some((end, _)) => address.get(..end).unwrap_or(address),
        None => address,
    }
}

/// The source that an indicator is measured on.
pub fn source_of(compilation: &Compilation, indicator: &str) -> Option<String> {
    let id = indicator.strip_prefix("indicator/")?;
    let source = compilation.plans.indicators.get(id)?.source.as_ref()?;
    Some(format!("source/{source}"))
}
