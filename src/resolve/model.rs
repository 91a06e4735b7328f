//! The resolved model.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Diagnostic;
use crate::language::Message;
use crate::model::{Definition, Referable, System, View};
use crate::world::Span;

/// A document that was too broken to lower. Whoever refers to it stays quiet.
#[derive(Debug, Clone)]
pub struct Tombstone {
    /// Kebab-case; nothing when it could not be read.
    pub kind: Option<String>,
    pub id: Option<String>,
}

/// What lowering leaves: definitions and tombstones.
#[derive(Default)]
pub struct Lowered {
    pub definitions: Vec<Definition>,
    pub tombstones: Vec<Tombstone>,
}

/// What resolution must know of later stages.
pub struct Known<'k> {
    /// Code and slug of every rule that can be waived.
    pub rules: Vec<(&'k str, &'k str)>,
    /// Code and slug of what cannot be waived.
    pub unwaivable: Vec<(&'k str, &'k str)>,
    /// Standards with their edition for which a catalogue is built in: `ISO 10002:2018`.
    pub standards: Vec<String>,
}

/// A reference that was resolved.
#[derive(Debug, Clone)]
pub struct Edge {
    pub from: usize,
    pub to: usize,
    pub part: Option<String>,
    pub span: Span,
}

/// Every definition, with its links both ways.
pub struct Model {
    definitions: Vec<Definition>,
    kinds: BTreeMap<&'static str, OfKind>,
    tombstones: Vec<Tombstone>,
    edges: Vec<Edge>,
    /// For every definition, the edges that leave it and those that reach it, in the order of files.
    leaving: Vec<Vec<usize>>,
    reaching: Vec<Vec<usize>>,
}

/// The definitions of one kind.
#[derive(Default)]
struct OfKind {
    /// In the order of files.
    at: Vec<usize>,
    by_id: BTreeMap<String, usize>,
}

impl Model {
    /// Indexes the definitions; the second of two with one address is reported and left out.
    pub(super) fn index(lowered: Lowered, findings: &mut Vec<Diagnostic>) -> Self {
        let mut model = Self {
            definitions: Vec::with_capacity(lowered.definitions.len()),
            kinds: BTreeMap::new(),
            tombstones: lowered.tombstones,
            edges: Vec::new(),
            leaving: Vec::new(),
            reaching: Vec::new(),
        };
        for definition in lowered.definitions {
            if let Some(first) = model.get(definition.kind.slug, definition.id()) {
                if first.built_in && definition.kind.slug == "catalogue" {
                    // A project may bring its own catalogue for a standard known here.
                    model.add(definition);
                    continue;
                }
                let message = Message::new("resolve-duplicate-id")
                    .with("id", definition.id())
                    .with("kind", definition.kind.name);
                let finding = Diagnostic::fault("duplicate-id", message, definition.id_span)
                    .with_label(first.id_span, Message::new("resolve-duplicate-first"));
                findings.push(finding);
                // Which id was meant is not known: whoever refers to it stays quiet.
                let kind = Some(definition.kind.slug.to_owned());
                model.tombstones.push(Tombstone { kind, id: None });
                continue;
            }
            check_parts(&definition, findings);
            model.add(definition);
        }
        model
    }

    /// Definitions that are known to have addresses of their own, without any link.
    pub fn unlinked(definitions: Vec<Definition>) -> Self {
        let mut model = Self::index(Lowered { definitions, tombstones: Vec::new() }, &mut Vec::new());
        model.connect(Vec::new());
        model
    }

    /// The last definition of an address is the one that is found by it.
    fn add(&mut self, definition: Definition) {
        let at = self.definitions.len();
        let own = self.kinds.entry(definition.kind.slug).or_default();
        own.at.push(at);
        own.by_id.insert(definition.id().to_owned(), at);
        self.definitions.push(definition);
    }

    pub(super) fn connect(&mut self, edges: Vec<Edge>) {
        self.leaving = vec![Vec::new(); self.definitions.len()];
        self.reaching = self.leaving.clone();
        for (at, edge) in edges.iter().enumerate() {
            if let Some(own) = self.leaving.get_mut(edge.from) {
                own.push(at);
            }
            if let Some(own) = self.reaching.get_mut(edge.to) {
                own.push(at);
            }
        }
        self.edges = edges;
    }

    /// Every definition, in the order of files.
    pub fn definitions(&self) -> &[Definition] {
        &self.definitions
    }

    /// Those of the project: not the ones built into the program.
    pub fn own(&self) -> impl Iterator<Item = &Definition> {
        self.definitions.iter().filter(|definition| !definition.built_in)
    }

    /// Every definition of one kind, in the order of files.
    pub fn each<K: Referable>(&self) -> impl Iterator<Item = View<'_, K>> {
        let own = self.kinds.get(K::SLUG).into_iter().flat_map(|own| &own.at);
        own.filter_map(|at| self.definitions.get(*at)?.view())
    }

    /// Every active definition of one kind.
    pub fn active<K: Referable>(&self) -> impl Iterator<Item = View<'_, K>> {
        self.each().filter(|view| view.definition.is_active())
    }

    /// The definition of one kind with an id.
    pub fn find<K: Referable>(&self, id: &str) -> Option<View<'_, K>> {
        self.get(K::SLUG, id)?.view()
    }

    pub fn get(&self, slug: &str, id: &str) -> Option<&Definition> {
        self.definitions.get(self.position(slug, id)?)
    }

    /// Where a definition stands in [`Model::definitions`].
    pub fn position(&self, slug: &str, id: &str) -> Option<usize> {
        self.kinds.get(slug)?.by_id.get(id).copied()
    }

    /// The System, where there is one.
    pub fn system(&self) -> Option<View<'_, System>> {
        self.each().next()
    }

    /// The ids of one kind.
    pub fn ids(&self, slug: &str) -> impl Iterator<Item = &str> {
        self.kinds.get(slug).into_iter().flat_map(|own| own.by_id.keys()).map(String::as_str)
    }

    /// Whether a broken document could be the definition meant.
    pub fn could_be(&self, slug: Option<&str>, id: &str) -> bool {
        self.tombstones.iter().any(|stone| {
            let kind = stone.kind.is_none() || slug.is_none() || stone.kind.as_deref() == slug;
            kind && stone.id.as_deref().is_none_or(|own| own == id)
        })
    }

    /// Whether a document of this kind was too broken to read.
    pub fn has_tombstone(&self, slug: &str) -> bool {
        self.tombstones.iter().any(|stone| stone.kind.as_deref().is_none_or(|kind| kind == slug))
    }

    /// Every resolved reference.
    pub fn edges(&self) -> &[Edge] {
        &self.edges
    }

    /// What a definition refers to, each once, in the order written.
    pub fn dependencies(&self, definition: &Definition) -> Vec<&Definition> {
        self.distinct(self.edges_of(&self.leaving, definition).map(|edge| edge.to))
    }

    /// What refers to a definition, each once, in the order of files.
    pub fn dependents(&self, definition: &Definition) -> Vec<&Definition> {
        self.distinct(self.edges_of(&self.reaching, definition).map(|edge| edge.from))
    }

    fn edges_of<'m>(
        &'m self,
        sides: &'m [Vec<usize>],
        definition: &Definition,
    ) -> impl Iterator<Item = &'m Edge> {
        let at = self.position(definition.kind.slug, definition.id());
        let edges = at.and_then(|at| sides.get(at)).into_iter().flatten();
        edges.filter_map(|edge| self.edges.get(*edge))
    }

    fn distinct(&self, positions: impl Iterator<Item = usize>) -> Vec<&Definition> {
        let mut seen = BTreeSet::new();
        positions.filter(|at| seen.insert(*at)).filter_map(|at| self.definitions.get(at)).collect()
    }

    /// The System's first language: the one bare texts are in.
    pub fn first_language(&self) -> String {
        let tag =
            self.system().and_then(|system| system.languages.items().next().map(|tag| tag.value.to_string()));
        tag.unwrap_or_else(|| "en".to_owned())
    }
}

/// Ids inside a definition are unique as well.
fn check_parts(definition: &Definition, findings: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<String, Span> = BTreeMap::new();
    for (id, span) in definition.body().parts() {
        match seen.get(&id) {
            Some(first) => {
                let message = Message::new("resolve-duplicate-part").with("id", id.as_str());
                let finding = Diagnostic::fault("duplicate-id", message, span)
                    .with_label(*first, Message::new("resolve-duplicate-first"));
                findings.push(finding);
            }
            None => {
                seen.insert(id, span);
            }
        }
    }
}
