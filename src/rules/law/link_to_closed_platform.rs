//! SMQ8201: a link to the European platform for online dispute resolution, which is closed.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::Definition;
use crate::resolve::Model;
use crate::rules::jurisdictions::Law;
use crate::rules::{Check, Report, Rule};
use crate::world::Span;

pub const RULE: Rule = Rule {
    code: Code("SMQ8201"),
    slug: "link-to-closed-platform",
    severity: Severity::Warning,
    basis: "Regulation (EU) 2024/3228",
    page: include_str!("link_to_closed_platform.md"),
    limits: &[],
    check: Check::Definitions(check),
};

/// Addresses of the platform, without what stands before.
const PLATFORM: [&str; 2] = ["ec.europa.eu/consumers/odr", "ec.europa.eu/odr"];

/// Kinds whose texts and addresses customers come to read.
const PUBLISHED: [&str; 7] =
    ["channel", "code-of-conduct", "complaint-procedure", "dispute-provider", "promise", "survey", "system"];

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    if !Law::Union.applies(model) {
        return;
    }
    for definition in model.own().filter(|own| own.is_active() && PUBLISHED.contains(&own.kind.slug)) {
        if let Some(span) = link(definition) {
            report.add(definition, span, Message::new("link-to-closed-platform"));
        }
    }
}

/// The first link that is neither in a comment nor in remarks for colleagues.
fn link(definition: &Definition) -> Option<Span> {
    let text = definition.source.to_ascii_lowercase();
    let base = definition.span.start as usize;
    let internal = [definition.header.notes.span(), definition.control.changed.span()];
    let links = PLATFORM.iter().flat_map(|address| text.match_indices(address));
    let spans = links
        .filter(|(at, _)| !in_comment(&text, *at))
        .map(|(at, address)| Span::new(definition.span.file, base + at..base + at + address.len()));
    let mut published = spans.filter(|span| {
        let inside = |other: &Span| other.range().contains(&span.range().start);
        !internal.iter().flatten().any(inside)
    });
    published.next()
}

/// Whether a place of a YAML text stands behind a `#` that begins a comment.
fn in_comment(text: &str, at: usize) -> bool {
    let line = text.get(..at).and_then(|before| before.rsplit('\n').next()).unwrap_or("");
    line.trim_start().starts_with('#') || line.contains(" #")
}
