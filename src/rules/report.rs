//! Where a rule puts its findings.

use super::Rule;
use crate::diagnostic::{Diagnostic, Severity};
use crate::language::Message;
use crate::model::Definition;
use crate::world::Span;

/// The findings of one rule.
pub struct Report<'r> {
    rule: &'static Rule,
    findings: &'r mut Vec<Diagnostic>,
}

impl<'r> Report<'r> {
    pub const fn new(rule: &'static Rule, findings: &'r mut Vec<Diagnostic>) -> Self {
        Self { rule, findings }
    }

    /// A finding on a definition, at `span`. Every message may use `$id` and `$title`.
    pub fn add(&mut self, definition: &Definition, span: Span, message: Message) -> &mut Diagnostic {
        self.add_as(self.rule.severity, definition, span, message)
    }

    /// The same at another level than the rule's own.
    pub fn add_as(
        &mut self,
        severity: Severity,
        definition: &Definition,
        span: Span,
        message: Message,
    ) -> &mut Diagnostic {
        let mut message = message.with("id", definition.id());
        if let Some(title) = definition.header.title.given() {
            message = message.with("title", title.clone());
        }
        let finding = Diagnostic::new(self.rule.code, severity, message).at(span).about(definition.address());
        self.findings.push(finding);
        let last = self.findings.len() - 1;
        &mut self.findings[last]
    }
}
