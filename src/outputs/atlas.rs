//! Which definitions have a page, and what is known about each: links both ways, findings,
//! verdicts. Worked out once, so that a page of ten thousand costs what a page of ten does.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use super::chains::Chains;
use crate::compile::Compilation;
use crate::diagnostic::Diagnostic;
use crate::ledger::digest_said;
use crate::measure::{Reading, TargetPlan, Verdict};
use crate::model::Definition;
use crate::standards::FiveSteps;

/// The lookups that pages share.
pub struct Atlas<'c> {
    pub compilation: &'c Compilation,
    /// Positions of the definitions that have a page, by kind and id.
    pages: Vec<usize>,
    paged: BTreeSet<usize>,
    relies: Vec<Vec<usize>>,
    used: Vec<Vec<usize>>,
    findings: BTreeMap<&'c str, Vec<&'c Diagnostic>>,
    verdicts: BTreeMap<&'c str, &'c Verdict>,
    readings: BTreeMap<&'c str, Vec<&'c Reading>>,
    /// The clauses a definition shows: catalogue and number.
    shows: BTreeMap<&'c str, Vec<(&'c str, &'c str)>>,
    catalogues: BTreeSet<&'c str>,
    steps: BTreeMap<&'c str, &'c FiveSteps>,
    /// SHA-256 over the digests of the files that were read, each once, in their order.
    pub digest: String,
    /// Worked out when first asked for.
    chains: OnceLock<Chains>,
    digests: OnceLock<BTreeMap<String, String>>,
}

impl<'c> Atlas<'c> {
    pub fn new(compilation: &'c Compilation) -> Self {
        let definitions = compilation.model.definitions();
        let (relies, used) = links(compilation);
        // What is built in has a page when something of the project names it; the catalogue of a
        // standard has its coverage instead.
        let has_page = |at: &usize| {
            let definition: &Definition = &definitions[*at];
            !definition.built_in || definition.kind.slug != "catalogue" && !used[*at].is_empty()
        };
        let mut pages: Vec<usize> = (0..definitions.len()).filter(has_page).collect();
        pages.sort_by_key(|at| (definitions[*at].kind.slug, definitions[*at].id()));
        let mut atlas = Self {
            compilation,
            paged: pages.iter().copied().collect(),
            pages,
            relies,
            used,
            findings: BTreeMap::new(),
            verdicts: BTreeMap::new(),
            readings: BTreeMap::new(),
            shows: clauses(compilation),
            catalogues: compilation.coverage.iter().map(|coverage| coverage.catalogue.as_str()).collect(),
            steps: compilation.steps.iter().map(|own| (own.definition.as_str(), own)).collect(),
            digest: files_digest(definitions),
            chains: OnceLock::new(),
            digests: OnceLock::new(),
        };
        for finding in &compilation.findings {
            if let Some(about) = &finding.about {
                atlas.findings.entry(about).or_default().push(finding);
            }
        }
        if let Some(measured) = &compilation.measured {
            atlas.verdicts.extend(measured.verdicts.iter().map(|verdict| (verdict.holder.as_str(), verdict)));
            for reading in &measured.readings {
                atlas.readings.entry(&reading.indicator).or_default().push(reading);
            }
        }
        atlas
    }

    /// Every definition with a page, by kind and id.
    pub fn pages(&self) -> impl Iterator<Item = &'c Definition> {
        let definitions = self.compilation.model.definitions();
        self.pages.iter().map(|at| &definitions[*at])
    }

    /// The definitions with a page of one kind, by id.
    pub fn pages_of(&self, slug: &str) -> impl Iterator<Item = &'c Definition> {
        let definitions = self.compilation.model.definitions();
        let from = self.pages.partition_point(|at| definitions[*at].kind.slug < slug);
        let until = self.pages.partition_point(|at| definitions[*at].kind.slug <= slug);
        self.pages.get(from..until).unwrap_or_default().iter().map(|at| &definitions[*at])
    }

    /// The definition of an address (`promise/written-ack`, or a part of one) that has a page.
    pub fn page(&self, kind: &str, id: &str) -> Option<&'c Definition> {
        let at = self.compilation.model.position(kind, id)?;
        self.paged.contains(&at).then(|| &self.compilation.model.definitions()[at])
    }

    /// Whether a standard's coverage is shown.
    pub fn covers(&self, catalogue: &str) -> bool {
        self.catalogues.contains(catalogue)
    }

    /// What a definition refers to, each once, in the order written.
    pub fn relies_on(&self, definition: &Definition) -> Vec<&'c Definition> {
        self.linked(&self.relies, definition)
    }

    /// What refers to a definition, each once, in the order of files.
    pub fn used_by(&self, definition: &Definition) -> Vec<&'c Definition> {
        self.linked(&self.used, definition)
    }

    fn linked(&self, lists: &[Vec<usize>], definition: &Definition) -> Vec<&'c Definition> {
        let model = &self.compilation.model;
        let at = model.position(definition.kind.slug, definition.id());
        let list = at.and_then(|at| lists.get(at)).map(Vec::as_slice).unwrap_or_default();
        list.iter().map(|at| &model.definitions()[*at]).collect()
    }

    pub fn findings_on(&self, address: &str) -> &[&'c Diagnostic] {
        self.findings.get(address).map(Vec::as_slice).unwrap_or_default()
    }

    pub fn verdict(&self, holder: &str) -> Option<&'c Verdict> {
        self.verdicts.get(holder).copied()
    }

    /// What a promise or objective holds against its indicator.
    pub fn target(&self, holder: &str) -> Option<&'c TargetPlan> {
        self.compilation.plans.targets.held_by(holder)
    }

    /// The clauses that a definition helps to show, each once: catalogue and number.
    pub fn shows(&self, address: &str) -> &[(&'c str, &'c str)] {
        self.shows.get(address).map(Vec::as_slice).unwrap_or_default()
    }

    /// The five steps of a definition of which they can be expected.
    pub fn steps(&self, address: &str) -> Option<&'c FiveSteps> {
        self.steps.get(address).copied()
    }

    /// The chains behind the promises.
    pub fn chains(&self) -> &Chains {
        self.chains.get_or_init(|| Chains::of(self.compilation))
    }

    /// What each definition of the project says, as digests, by address.
    pub fn digests(&self) -> &BTreeMap<String, String> {
        self.digests.get_or_init(|| {
            let model = &self.compilation.model;
            let first = model.first_language();
            model.own().map(|own| (own.address(), digest_said(own, &first))).collect()
        })
    }

    pub fn readings_of(&self, indicator: &str) -> &[&'c Reading] {
        self.readings.get(indicator).map(Vec::as_slice).unwrap_or_default()
    }
}

/// One digest for all the files that the definitions of the project stand in.
fn files_digest(definitions: &[Definition]) -> String {
    let own = definitions.iter().filter(|definition| !definition.built_in);
    let files: BTreeSet<&str> = own.map(|definition| definition.file_digest.as_str()).collect();
    let listed: Vec<&str> = files.into_iter().collect();
    crate::world::digest(listed.join("\n").as_bytes())
}

/// For each definition, what it refers to and what refers to it, each once.
fn links(compilation: &Compilation) -> (Vec<Vec<usize>>, Vec<Vec<usize>>) {
    let count = compilation.model.definitions().len();
    let (mut relies, mut used) = (vec![Vec::new(); count], vec![Vec::new(); count]);
    let mut seen = BTreeSet::new();
    for edge in compilation.model.edges() {
        if edge.from != edge.to && seen.insert((edge.from, edge.to)) {
            relies[edge.from].push(edge.to);
            used[edge.to].push(edge.from);
        }
    }
    (relies, used)
}

/// For each definition, the clauses that its fields show.
fn clauses(compilation: &Compilation) -> BTreeMap<&str, Vec<(&str, &str)>> {
    let mut shows: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
    for coverage in &compilation.coverage {
        for clause in &coverage.clauses {
            for address in clause.fields.iter().flat_map(|(_, by)| by) {
                let own = shows.entry(address).or_default();
                let place = (coverage.catalogue.as_str(), clause.clause.as_str());
                if own.last() != Some(&place) {
                    own.push(place);
                }
            }
        }
    }
    shows
}
