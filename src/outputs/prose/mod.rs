//! What people wrote, made harmless: their Markdown as HTML or as Markdown that can stand inside
//! our pages. Nothing here may let through markup, scripts or addresses that are loaded.

mod html;
mod markdown;
mod plain;

pub use html::{code_spans, css_string, escape, to_html};
pub use markdown::{code_span, escape as escape_markdown, message, to_line, to_markdown};
pub use plain::to_plain;

/// Addresses a text may link to. Everything else (`javascript:`, relative paths) stays text.
pub fn is_safe_address(address: &str) -> bool {
    let lower = address.trim().to_ascii_lowercase();
    ["https://", "http://", "mailto:"].iter().any(|scheme| {
        lower.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace))
    })
}

/// Whether a text is one line without any sign that means something in Markdown or HTML.
fn is_bare(text: &str) -> bool {
    let special = |c: char| "<>&*_[]`#\\|~\n\r".contains(c);
    let mut signs = text.chars();
    let starts_bare = signs.next().is_some_and(char::is_alphabetic);
    // A text that starts like a list, a heading or an indented block is never bare.
    starts_bare && !text.contains(special) && !text.contains("  ")
}
