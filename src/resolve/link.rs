//! References to definitions and to parts of them.

use super::model::{Edge, Known, Model};
use super::special;
use crate::diagnostic::Diagnostic;
use crate::language::{Argument, Message};
use crate::model::{KINDS, Reference, Wanted};
use crate::schema::nearest;

/// Resolves every reference; what cannot be resolved is reported.
pub fn link(model: &Model, known: &Known, findings: &mut Vec<Diagnostic>) -> Vec<Edge> {
    let mut edges = Vec::new();
    for (from, definition) in model.definitions().iter().enumerate() {
        for reference in &definition.references {
            let linker = Linker { model, known, reference };
            match linker.resolve() {
                Ok(Some((to, part))) => edges.push(Edge { from, to, part, span: reference.span }),
                Ok(None) => {}
                Err(finding) => findings.push(finding.about(definition.address())),
            }
        }
    }
    edges
}

/// One reference on its way.
pub struct Linker<'l> {
    pub model: &'l Model,
    pub known: &'l Known<'l>,
    pub reference: &'l Reference,
}

/// The position of the definition meant and the part of it; nothing when the reference leads out
/// of the model (a clause, a rule, a word) or to a broken document.
type Resolved = Result<Option<(usize, Option<String>)>, Diagnostic>;

impl Linker<'_> {
    fn resolve(&self) -> Resolved {
        match &self.reference.wanted {
            Wanted::One(slug) => self.one(slug, &self.reference.text),
            Wanted::Of(slugs) | Wanted::PartOf(slugs) => self.of(slugs),
            Wanted::Clause => special::clause(self),
            Wanted::Standard => special::standard(self).map(|()| None),
            Wanted::Rule => special::rule(self).map(|()| None),
            Wanted::Word(list) => special::word(self, list).map(|()| None),
        }
    }

    fn one(&self, slug: &'static str, id: &str) -> Resolved {
        if let Some(at) = self.model.position(slug, id) {
            return Ok(Some((at, None)));
        }
        if self.model.could_be(Some(slug), id) {
            return Ok(None);
        }
        let elsewhere = KINDS.iter().find(|kind| self.model.position(kind.slug, id).is_some());
        let near = nearest(id, self.model.ids(slug));
        if let (Some(kind), None) = (elsewhere, near) {
            let message = Message::new("resolve-wrong-kind")
                .with("id", id)
                .with("found", kind.name)
                .with("wanted", name_of(slug))
                .with("suggestion", Argument::List(Vec::new()));
            return Err(Diagnostic::fault("unknown-reference", message, self.reference.span));
        }
        Err(self.unknown(&[name_of(slug)], id, near.map(str::to_owned)))
    }

    fn of(&self, slugs: &'static [&'static str]) -> Resolved {
        let text = self.reference.text.as_str();
        let mut pieces = text.splitn(3, '/');
        let (Some(kind), Some(id)) = (pieces.next(), pieces.next()) else {
            return self.without_kind(slugs, text);
        };
        if kind == "complaint" && slugs.contains(&"complaint") {
            return Ok(None);
        }
        let slug = slugs.iter().copied().find(|slug| *slug == kind || name_of(slug) == kind);
        let Some(slug) = slug else {
            let near = nearest(kind, slugs.iter().copied()).map(|near| format!("{near}/{id}"));
            let message = Message::new("resolve-unknown-kind-prefix")
                .with("prefix", kind)
                .with("kinds", slugs.join(", "))
                .with("suggestion", Argument::List(near.clone().into_iter().collect()));
            let finding = Diagnostic::fault("unknown-reference", message, self.reference.span);
            return Err(with_fix(finding, self.reference, near));
        };
        let Some(at) = self.model.position(slug, id) else {
            if self.model.could_be(Some(slug), id) {
                return Ok(None);
            }
            let near = nearest(id, self.model.ids(slug)).map(|near| format!("{slug}/{near}"));
            return Err(self.unknown(&[name_of(slug)], id, near));
        };
        match pieces.next() {
            None => Ok(Some((at, None))),
            Some(part) => self.part(at, part),
        }
    }

    /// `written-ack` where `promise/written-ack` is needed.
    fn without_kind(&self, slugs: &'static [&'static str], id: &str) -> Resolved {
        if self.model.could_be(None, id) && slugs.iter().all(|slug| self.model.position(slug, id).is_none()) {
            return Ok(None);
        }
        let exact = slugs.iter().filter(|slug| self.model.position(slug, id).is_some());
        let mut offers: Vec<String> = exact.map(|slug| format!("{slug}/{id}")).collect();
        if offers.is_empty() {
            let near = slugs
                .iter()
                .find_map(|slug| nearest(id, self.model.ids(slug)).map(|near| format!("{slug}/{near}")));
            offers.extend(near);
        }
        let message = Message::new("resolve-needs-kind")
            .with("id", id)
            .with("kinds", slugs.join(", "))
            .with("suggestion", Argument::List(offers.clone()));
        let finding = Diagnostic::fault("unknown-reference", message, self.reference.span);
        let only = if offers.len() == 1 { offers.pop() } else { None };
        Err(with_fix(finding, self.reference, only))
    }

    fn part(&self, at: usize, part: &str) -> Resolved {
        let target = &self.model.definitions()[at];
        let parts = target.body().parts();
        if parts.iter().any(|(id, _)| id == part) || !matches!(self.reference.wanted, Wanted::PartOf(_)) {
            return Ok(Some((at, Some(part.to_owned()))));
        }
        let near = nearest(part, parts.iter().map(|(id, _)| id.as_str()));
        let near = near.map(|near| format!("{}/{near}", target.address()));
        let message = Message::new("resolve-unknown-part")
            .with("target", target.address())
            .with("part", part)
            .with("suggestion", Argument::List(near.clone().into_iter().collect()));
        let finding = Diagnostic::fault("unknown-reference", message, self.reference.span);
        Err(with_fix(finding, self.reference, near))
    }

    fn unknown(&self, kinds: &[&str], id: &str, near: Option<String>) -> Diagnostic {
        let message = Message::new("resolve-unknown")
            .with("kinds", kinds.join(", "))
            .with("id", id)
            .with("suggestion", Argument::List(near.clone().into_iter().collect()));
        let finding = Diagnostic::fault("unknown-reference", message, self.reference.span);
        with_fix(finding, self.reference, near)
    }
}

/// Offers the replacement of the whole reference.
pub fn with_fix(finding: Diagnostic, reference: &Reference, near: Option<String>) -> Diagnostic {
    match near {
        Some(near) => finding.with_fix(reference.span, near),
        None => finding,
    }
}

fn name_of(slug: &str) -> &'static str {
    KINDS.iter().find(|kind| kind.slug == slug).map_or("definition", |kind| kind.name)
}
