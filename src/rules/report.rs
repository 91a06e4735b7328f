//! Where a rule puts its findings.

use super::{Rule, Settings};
use crate::diagnostic::{Diagnostic, Severity};
use crate::language::Message;
use crate::model::Definition;
use crate::values::Quantity;
use crate::world::Span;

/// The findings of one rule.
pub struct Report<'r> {
    rule: &'static Rule,
    settings: &'r Settings,
    findings: &'r mut Vec<Diagnostic>,
}

impl<'r> Report<'r> {
    pub const fn new(rule: &'static Rule, settings: &'r Settings, findings: &'r mut Vec<Diagnostic>) -> Self {
        Self { rule, settings, findings }
    }

    /// A limit of the rule, as the System sets it or by default.
    pub fn limit(&self, name: &str) -> Quantity {
        self.settings.limit(self.rule, name)
    }

    /// A limit of another rule, which speaks where this one gives way.
    pub fn limit_of(&self, rule: &Rule, name: &str) -> Quantity {
        self.settings.limit(rule, name)
    }

    /// A limit that is a whole number.
    pub fn count(&self, name: &str) -> u64 {
        self.limit(name)
            .level()
            .and_then(|level| level.round(0))
            .and_then(|n| u64::try_from(n).ok())
            .unwrap_or(0)
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
