//! The version of what templates are given, as a template may say it was written for one:
//! `{# smqc-context: 1 #}`.

use super::Own;
use crate::diagnostic::Diagnostic;
use crate::language::Message;
use crate::outputs::context::CONTEXT_VERSION;
use crate::world::Span;

const MARK: &str = "smqc-context:";

/// A finding where a template was written for another version.
pub fn finding(own: &Own) -> Option<Diagnostic> {
    let at = own.text.find(MARK)?;
    let rest = own.text.get(at + MARK.len()..)?;
    let written: String =
        rest.trim_start().chars().take_while(|sign| !sign.is_whitespace() && *sign != '#').take(20).collect();
    if written == CONTEXT_VERSION.to_string() {
        return None;
    }
    let message = Message::new("template-version")
        .with("written", written)
        .with("current", CONTEXT_VERSION.to_string());
    let span = Span::new(own.file, at..at + MARK.len());
    Some(Diagnostic::fault("template-of-another-version", message, span))
}
