//! What people wrote, made harmless: their Markdown as HTML or as Markdown that can stand inside
//! our pages. Nothing here may let through markup, scripts or addresses that are loaded.

use std::borrow::Cow;

mod html;
mod markdown;
mod plain;

pub use html::{code_spans, css_string, escape, to_html};
pub use markdown::{address, code_span, escape as escape_markdown, message, to_line, to_markdown};
pub use plain::to_plain;

/// Addresses a text may link to. Everything else (`javascript:`, relative paths) stays text.
pub fn is_safe_address(address: &str) -> bool {
    let lower = address.trim().to_ascii_lowercase();
    ["https://", "http://", "mailto:"].iter().any(|scheme| {
        lower.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace))
    })
}

/// A text without signs that steer: control signs, and those that turn the writing around up to their
/// end wherever that is. A line end is one sign.
pub fn steady(text: &str) -> Cow<'_, str> {
    if !text.contains(steers) {
        return Cow::Borrowed(text);
    }
    let text = text.replace("\r\n", "\n");
    Cow::Owned(text.chars().map(|c| if steers(c) { '\u{fffd}' } else { c }).collect())
}

/// Control signs but line ends and tabs, the old embeddings and overrides of direction, and what is no
/// character. The marks that Arabic and Hebrew need are not among them.
pub fn steers(c: char) -> bool {
    c.is_control() && c != '\n' && c != '\t'
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{ffff}')
}

/// Whether a text is one line without any sign that means something in Markdown or HTML.
fn is_bare(text: &str) -> bool {
    let special = |c: char| "<>&*_[]`#\\|~\n\r".contains(c);
    let mut signs = text.chars();
    let starts_bare = signs.next().is_some_and(char::is_alphabetic);
    // A text that starts like a list, a heading or an indented block is never bare.
    starts_bare && !text.contains(special) && !text.contains("  ")
}
