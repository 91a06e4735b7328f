//! What the compiler has to say, as data. Every output (terminal, JSON, site, editor) renders the
//! same `Diagnostic`; nothing here prints.

mod faults;

pub use faults::{FAULTS, Fault, fault};

use crate::language::Message;
use crate::world::Span;

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing.
    Advice,
    /// A gap against guidance.
    Warning,
    /// Contradictory or undefined: cannot be true whatever the data.
    Error,
}

impl Severity {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Advice => "advice",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A stable code, `SMQ1001`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(pub &'static str);

/// A second place that a message speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    pub span: Span,
    pub message: Message,
}

/// A place in a data file: line and column from 1; `name` is the column's header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataPlace {
    pub path: String,
    pub line: u64,
    pub column: u64,
    pub name: String,
}

/// A replacement of a stretch of text by another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    pub span: Span,
    pub replacement: String,
}

/// One finding: what is wrong, where, why it matters and what to write instead.
///
/// The message's key also names its attributes: `.why` (the reason, with the clause), `.fix` (the
/// remedy) and `.label` (the few words under the marked text).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    pub code: Code,
    pub severity: Severity,
    pub message: Message,
    pub span: Option<Span>,
    pub labels: Vec<Label>,
    pub data: Option<DataPlace>,
    pub fixes: Vec<Fix>,
    /// The definition spoken of, as `promise/written-ack`.
    pub about: Option<String>,
}

impl Diagnostic {
    pub fn new(code: Code, severity: Severity, message: Message) -> Self {
        let (labels, fixes) = (Vec::new(), Vec::new());
        Self { code, severity, message, span: None, labels, data: None, fixes, about: None }
    }

    /// An error of a stage before the rules; its code and level stand in [`FAULTS`].
    pub fn fault(slug: &'static str, message: Message, span: Span) -> Self {
        let row = fault(slug);
        Self { span: Some(span), ..Self::new(row.code, row.severity, message) }
    }

    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    #[must_use]
    pub fn with_label(mut self, span: Span, message: Message) -> Self {
        self.labels.push(Label { span, message });
        self
    }

    #[must_use]
    pub fn with_fix(mut self, span: Span, replacement: impl Into<String>) -> Self {
        self.fixes.push(Fix { span, replacement: replacement.into() });
        self
    }

    #[must_use]
    pub fn about(mut self, definition: impl Into<String>) -> Self {
        self.about = Some(definition.into());
        self
    }
}

/// A result that travels with its findings: a stage never stops at the first fault.
#[derive(Debug, Clone)]
pub struct Checked<T> {
    pub value: T,
    pub findings: Vec<Diagnostic>,
}

impl<T> Checked<T> {
    pub const fn new(value: T, findings: Vec<Diagnostic>) -> Self {
        Self { value, findings }
    }

    /// Takes the value; its findings go to the end of `sink`.
    pub fn drain_into(self, sink: &mut Vec<Diagnostic>) -> T {
        sink.extend(self.findings);
        self.value
    }
}
