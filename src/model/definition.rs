//! One definition, lowered: header, own fields, and where it was written.

use std::marker::PhantomData;
use std::ops::{Deref, Range};

use super::audience::Audience;
use super::field::{Field, Lowering, Reference};
use super::header::{Control, Header, Status};
use super::kind::{Body, Kind};
use super::kinds::KINDS;
use super::slot::Slot;
use crate::diagnostic::{Checked, Diagnostic};
use crate::world::Span;
use crate::yaml::Node;

/// One definition.
pub struct Definition {
    pub kind: &'static Kind,
    pub header: Header,
    pub control: Control,
    body: Box<dyn Body>,
    /// Everything the definition refers to, in the order written.
    pub references: Vec<Reference>,
    /// The whole definition, and the value of its `id`.
    pub span: Span,
    pub id_span: Span,
    /// Its own keys, in the order written, and where each stands.
    pub keys: Vec<(String, Span)>,
    /// SHA-256 of the file it stands in.
    pub file_digest: String,
    /// The definition as written.
    pub source: String,
    /// Where its `notes` stand in `source`, up to the next key.
    pub notes: Option<Range<usize>>,
    /// Part of the program rather than of the project.
    pub built_in: bool,
}

impl Definition {
    pub fn id(&self) -> &str {
        self.header.id.given().map_or("", crate::values::Id::as_str)
    }

    /// `promise/written-ack`.
    pub fn address(&self) -> String {
        format!("{}/{}", self.kind.slug, self.id())
    }

    /// Where a key stands; the id, where it does not.
    pub fn place_of(&self, key: &str) -> Span {
        self.keys.iter().find(|(own, _)| own == key).map_or(self.id_span, |(_, span)| *span)
    }

    /// `active` unless said otherwise.
    pub fn status(&self) -> Status {
        self.header.status.given().copied().unwrap_or(Status::Active)
    }

    pub fn is_active(&self) -> bool {
        self.status() == Status::Active
    }

    /// The source behind a stretch of a scalar of this definition (bytes of its content).
    pub fn locate(&self, node: &Node, stretch: Range<usize>) -> Span {
        let start = node.span.range().start.checked_sub(self.span.range().start);
        let raw = start.and_then(|start| self.source.get(start..start + node.span.range().len()));
        raw.map_or(node.span, |raw| node.locate_in(raw, stretch.start, stretch.end))
    }

    pub fn body(&self) -> &dyn Body {
        self.body.as_ref()
    }

    /// What an audience may read of it: nothing, where that is nothing, or where it is not in force.
    /// How it was written, and what it refers to, stay with those who read everything.
    pub fn for_audience(&self, audience: Audience) -> Option<Self> {
        if !self.is_active() || !self.kind.is_read_by(audience) {
            return None;
        }
        let (mut header, mut control) = (self.header.clone(), self.control.clone());
        header.redact(audience);
        control.redact(audience);
        Some(Self {
            kind: self.kind,
            header,
            control,
            body: self.body.for_audience(audience),
            references: Vec::new(),
            span: self.span,
            id_span: self.id_span,
            keys: Vec::new(),
            file_digest: self.file_digest.clone(),
            source: String::new(),
            notes: None,
            built_in: self.built_in,
        })
    }

    /// The definition as one of a kind.
    pub fn view<K: 'static>(&self) -> Option<View<'_, K>> {
        let body = self.body.as_any().downcast_ref::<K>()?;
        Some(View { definition: self, body, kind: PhantomData })
    }
}

/// A definition of a known kind: its own fields by dereference, the rest through `definition`.
pub struct View<'d, K> {
    pub definition: &'d Definition,
    body: &'d K,
    kind: PhantomData<K>,
}

impl<'d, K> View<'d, K> {
    pub fn id(&self) -> &'d str {
        self.definition.id()
    }

    pub const fn body(&self) -> &'d K {
        self.body
    }
}

impl<K> Clone for View<'_, K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K> Copy for View<'_, K> {}

impl<K> Deref for View<'_, K> {
    type Target = K;

    fn deref(&self) -> &K {
        self.body
    }
}

/// The kind of a name, as written behind `kind:`.
pub fn kind_named(name: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.name == name)
}

/// Where a definition comes from.
pub struct Origin<'o> {
    pub file_text: &'o str,
    pub file_digest: &'o str,
    pub built_in: bool,
}

/// Lowers the tree of a definition. Shape has been judged; what is reported here is spelling.
pub fn lower(kind: &'static Kind, root: &Node, origin: &Origin<'_>) -> Checked<Option<Definition>> {
    let mut lowering = Lowering::new(origin.file_text, kind.keys);
    let header = Header::lower_fields(root, &mut lowering);
    let control =
        if kind.controlled { Control::lower_fields(root, &mut lowering) } else { Control::default() };
    lowering.leave_header();
    let body = (kind.lower)(root, &mut lowering);
    let findings: Vec<Diagnostic> = lowering.findings;
    let Slot::Given(id) = &header.id else { return Checked::new(None, findings) };
    let id_span = id.span;
    let definition = Definition {
        kind,
        header,
        control,
        body,
        references: lowering.references,
        span: root.span,
        id_span,
        keys: root.entries().iter().map(|entry| (entry.key.name.clone(), entry.key.span)).collect(),
        file_digest: origin.file_digest.to_owned(),
        source: origin.file_text.get(root.span.range()).unwrap_or("").to_owned(),
        notes: notes(root),
        built_in: origin.built_in,
    };
    Checked::new(Some(definition), findings)
}

/// Where the remarks for colleagues stand in a definition, up to the next key.
fn notes(root: &Node) -> Option<Range<usize>> {
    let mut entries = root.entries().iter().skip_while(|entry| entry.key.name != "notes");
    let own = entries.next()?;
    let end = entries.next().map_or(own.value.span.end, |next| next.key.span.start);
    let from_start = |place: u32| place.checked_sub(root.span.start).and_then(|at| usize::try_from(at).ok());
    Some(from_start(own.key.span.start)?..from_start(end)?)
}
