//! The place of a definition in the chain: from the promises it stands behind to what is learned.

use std::collections::BTreeSet;

use serde::Serialize;

use super::reader::{Link, Reader, capitalised};
use crate::model::Definition;
use crate::outputs::chains::{Behind, definition_of, source_of};
use crate::rules::chain::{Found, Step};

/// The chains through a definition, as one strip.
#[derive(Debug, Clone, Serialize, schemars::JsonSchema)]
pub struct ChainView {
    pub links: Vec<ChainLink>,
}

/// One link.
#[derive(Debug, Clone, Serialize, schemars::JsonSchema)]
pub struct ChainLink {
    pub word: String,
    pub definitions: Vec<Link>,
    /// Definitions beyond those shown.
    pub more: usize,
    /// The definition of the page stands here.
    pub here: bool,
    /// `there`, `missing` or `unknown`.
    pub state: &'static str,
}

/// Definitions shown at a link.
const SHOWN: usize = 3;

/// Nothing where no chain runs through it.
pub fn chain(reader: &Reader<'_>, definition: &Definition) -> Option<ChainView> {
    let own = definition.address();
    let chains = reader.atlas.chains().through(&own);
    if chains.is_empty() {
        return None;
    }
    let promises = chains.iter().map(|chain| chain.promise.clone()).collect();
    let mut links = vec![link(reader, &own, ("kind-promise", false), promises)];
    for step in STEPS {
        let found = at(&chains, step);
        let unknown = chains.iter().any(|chain| matches!(chain.found(step), Some(Found::Unknown)));
        let sources = (step == Step::Indicator).then(|| sources(reader, &found));
        links.push(link(reader, &own, (step_key(step), unknown), found));
        if let Some(sources) = sources.filter(|sources| !sources.is_empty()) {
            links.push(link(reader, &own, ("kind-source", false), sources));
        }
    }
    Some(ChainView { links })
}

const STEPS: [Step; 7] = [
    Step::Indicator,
    Step::Procedure,
    Step::Escalation,
    Step::Provider,
    Step::Survey,
    Step::Action,
    Step::Review,
];

const fn step_key(step: Step) -> &'static str {
    match step {
        Step::Indicator => "chain-indicator",
        Step::Procedure => "chain-complaint-procedure",
        Step::Escalation => "chain-escalation",
        Step::Provider => "chain-dispute-provider",
        Step::Survey => "chain-survey",
        Step::Action => "chain-action",
        Step::Review => "chain-review",
    }
}

/// What stands at a link in any of the chains, each once.
fn at(chains: &[&Behind], step: Step) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let found = chains.iter().filter_map(|chain| match chain.found(step) {
        Some(Found::There(addresses)) => Some(addresses),
        _ => None,
    });
    found.flatten().filter(|address| seen.insert(address.as_str())).cloned().collect()
}

fn sources(reader: &Reader<'_>, indicators: &[String]) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let sources = indicators.iter().filter_map(|own| source_of(reader.atlas.compilation, own));
    sources.filter(|source| seen.insert(source.clone())).collect()
}

fn link(reader: &Reader<'_>, own: &str, (word, unknown): (&str, bool), addresses: Vec<String>) -> ChainLink {
    let escalation = word == "chain-escalation";
    let here = !escalation && addresses.iter().any(|address| definition_of(address) == own);
    let state = match (addresses.is_empty(), unknown) {
        (false, _) => "there",
        (true, true) => "unknown",
        (true, false) => "missing",
    };
    // The page's own definition first.
    let (first, others): (Vec<String>, Vec<String>) =
        addresses.into_iter().partition(|address| definition_of(address) == own);
    let all: Vec<String> = first.into_iter().chain(others).collect();
    ChainLink {
        word: capitalised(&reader.word(word)),
        definitions: all.iter().take(SHOWN).map(|address| reader.link_to_address(address)).collect(),
        more: all.len().saturating_sub(SHOWN),
        here,
        state,
    }
}
