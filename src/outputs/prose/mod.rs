//! What people wrote, made harmless: their Markdown as HTML or as Markdown that can stand inside
//! our pages. Nothing here may let through markup, scripts or addresses that are loaded.

use std::borrow::Cow;

use pulldown_cmark::{Event, Options, Parser};

mod html;
mod markdown;
mod plain;

pub use html::{code_spans, css_string, escape, to_html};
pub use markdown::{address, code_span, escape as escape_markdown, message, to_line, to_markdown};
pub use plain::to_plain;

/// The most elements of a text that stand in one another. Nobody reads a quotation of a quotation of a
/// quotation; what is written in it costs more with each of them.
const DEEPEST: usize = 24;

/// What a user's Markdown is made of. What stands deeper than anybody reads stays, without its markup.
pub fn events(text: &str, options: Options) -> impl Iterator<Item = Event<'_>> {
    let mut depth = 0_usize;
    Parser::new_ext(text, options).filter(move |event| match event {
        Event::Start(_) => {
            depth += 1;
            depth <= DEEPEST
        }
        Event::End(_) => {
            depth = depth.saturating_sub(1);
            depth < DEEPEST
        }
        _ => true,
    })
}

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
    if c.is_ascii() {
        return c.is_ascii_control() && c != '\n' && c != '\t';
    }
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{ffff}')
}

/// Whether a text is one line without any sign that means something in Markdown or HTML.
fn is_bare(text: &str) -> bool {
    let special = |c: char| "<>&*_[]`#\\|~\n\r".contains(c);
    let mut signs = text.chars();
    let starts_bare = signs.next().is_some_and(char::is_alphabetic);
    // A text that starts like a list, a heading or an indented block is never bare.
    starts_bare && !text.contains(special) && !text.contains("  ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A hundred thousand quotations in one another would take minutes.
    #[test]
    fn what_stands_too_deep_loses_its_markup_and_not_its_words() {
        for text in [">".repeat(100_000) + " x", "*a ".repeat(30_000) + "x" + &"*".repeat(30_000)] {
            for made in [to_html(&text), to_markdown(&text), to_line(&text), to_plain(&text)] {
                assert!(made.contains('x') && made.len() < 200_000, "{}", made.len());
            }
            let (opened, closed) = events(&text, Options::empty()).fold(
                (0_usize, 0_usize),
                |(opened, closed), event| match event {
                    Event::Start(_) => (opened + 1, closed),
                    Event::End(_) => (opened, closed + 1),
                    _ => (opened, closed),
                },
            );
            assert!(opened == closed && (1..=DEEPEST).contains(&opened), "{opened} {closed}");
        }
        assert_eq!(to_html(&(">".repeat(30) + " x")).matches("<blockquote>").count(), DEEPEST);
    }
}
