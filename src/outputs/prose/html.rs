//! Markdown to HTML: markup shown as text, headings below ours, links only to the web.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};
use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Tag, TagEnd};

use super::{events, is_bare, is_safe_address, steady, steers};

/// Escapes a text for HTML and XML, inside elements and inside quoted attributes.
pub fn escape(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    // Written up to here, and looked at up to there.
    let (mut written, mut seen) = (0, 0);
    let next = |seen: usize| text.as_bytes().get(seen..)?.iter().position(|byte| BEGINS[usize::from(*byte)]);
    while let Some(plain) = next(seen) {
        let start = seen + plain;
        let Some(sign) = text.get(start..).and_then(|rest| rest.chars().next()) else { break };
        seen = start + sign.len_utf8();
        let instead = match sign {
            '<' => "&lt;",
            '>' => "&gt;",
            '&' => "&amp;",
            '"' => "&quot;",
            '\'' => "&#39;",
            // Control signs mean nothing in a page.
            sign if steers(sign) => "\u{fffd}",
            _ => continue,
        };
        out.push_str(text.get(written..start).unwrap_or_default());
        out.push_str(instead);
        written = seen;
    }
    if written == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(text.get(written..).unwrap_or_default());
    Cow::Owned(out)
}

/// The bytes that signs begin with which may not stand in a page as they are; others begin with some of
/// them too.
const BEGINS: [bool; 256] = {
    let mut begins = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        // Control signs, markup, and what leads to the signs that steer beyond ASCII.
        begins[byte] =
            byte < 0x20 || matches!(byte, 0x22 | 0x26 | 0x27 | 0x3c | 0x3e | 0x7f | 0xc2 | 0xe2 | 0xef);
        byte += 1;
    }
    begins
};

/// The most signs of a text in a style sheet.
const RUNNING: usize = 120;

/// A text that was escaped for HTML, as a string of a style sheet inside an attribute: whatever could
/// end it is written by its number.
pub fn css_string(escaped: &str) -> String {
    let plain = escaped.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    let plain = plain.replace("&#39;", "'").replace("&amp;", "&");
    let mut out = String::from("'");
    for (at, sign) in plain.trim().chars().enumerate() {
        match sign {
            _ if at == RUNNING => out.push('…'),
            _ if at > RUNNING => break,
            sign if sign.is_alphanumeric() || sign == ' ' => out.push(sign),
            // The blank behind a number belongs to it: a blank of the text itself comes after.
            sign => out.push_str(&format!("\\{:06x} ", u32::from(sign))),
        }
    }
    out.push('\'');
    out
}

/// A message of the program as HTML: what stands between backticks is code, all else is text.
pub fn code_spans(text: &str) -> String {
    let parts: Vec<&str> = text.split('`').collect();
    let closed = parts.len() % 2 == 1;
    let mut out = String::with_capacity(text.len() + 16);
    for (i, part) in parts.iter().enumerate() {
        let code = i % 2 == 1 && (closed || i + 1 < parts.len());
        match (code, i % 2 == 1) {
            (true, _) => out.push_str(&format!("<code>{}</code>", escape(part))),
            (false, true) => out.push_str(&format!("`{}", escape(part))),
            (false, false) => out.push_str(&escape(part)),
        }
    }
    out
}

/// A user's Markdown as HTML. A single paragraph comes without its `<p>`.
pub fn to_html(markdown: &str) -> String {
    let text = steady(markdown.trim());
    let text = text.as_ref();
    if is_bare(text) {
        return escape(text).into_owned();
    }
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut html = String::with_capacity(text.len() * 2);
    pulldown_cmark::html::push_html(&mut html, events(text, options).filter_map(tamed));
    let clean = CLEANER.clean(&html).to_string();
    unwrapped(clean.trim()).to_owned()
}

/// An event without markup of the user's own, headings demoted, unsafe links and pictures taken
/// off their text.
fn tamed(event: Event<'_>) -> Option<Event<'_>> {
    match event {
        Event::Html(raw) | Event::InlineHtml(raw) => Some(Event::Text(raw)),
        Event::Start(Tag::HtmlBlock) => Some(Event::Start(Tag::Paragraph)),
        Event::End(TagEnd::HtmlBlock) => Some(Event::End(TagEnd::Paragraph)),
        Event::Start(Tag::Heading { level, .. }) => {
            let (id, classes, attrs) = (None, Vec::new(), Vec::new());
            Some(Event::Start(Tag::Heading { level: demoted(level), id, classes, attrs }))
        }
        Event::End(TagEnd::Heading(level)) => Some(Event::End(TagEnd::Heading(demoted(level)))),
        // A picture would be loaded from elsewhere: its description stays.
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => None,
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            let dest_url = if is_safe_address(&dest_url) { dest_url } else { CowStr::Borrowed("") };
            Some(Event::Start(Tag::Link { link_type, dest_url, title, id }))
        }
        other => Some(other),
    }
}

/// Pages have headings of levels 1 to 3 of their own.
const fn demoted(level: HeadingLevel) -> HeadingLevel {
    match level {
        HeadingLevel::H1 => HeadingLevel::H4,
        HeadingLevel::H2 => HeadingLevel::H5,
        _ => HeadingLevel::H6,
    }
}

/// What may come out, whatever went in.
static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let tags = [
        "a",
        "blockquote",
        "br",
        "code",
        "del",
        "em",
        "h4",
        "h5",
        "h6",
        "hr",
        "li",
        "ol",
        "p",
        "pre",
        "strong",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    ];
    let attributes = [("a", HashSet::from(["href", "title"])), ("ol", HashSet::from(["start"]))];
    let mut cleaner = Builder::empty();
    cleaner
        .tags(HashSet::from(tags))
        .tag_attributes(HashMap::from(attributes))
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .url_relative(UrlRelative::Deny)
        .link_rel(Some("noopener noreferrer"));
    cleaner
});

fn unwrapped(html: &str) -> &str {
    let inner = html.strip_prefix("<p>").and_then(|rest| rest.strip_suffix("</p>"));
    inner.filter(|inner| !inner.contains("<p>")).unwrap_or(html)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_is_itself_or_has_its_escape() {
        let signs = (0..0x3000).chain(0xfd00..0x1_0100).filter_map(char::from_u32);
        for sign in signs {
            let expected = match sign {
                '<' => "&lt;".to_owned(),
                '>' => "&gt;".to_owned(),
                '&' => "&amp;".to_owned(),
                '"' => "&quot;".to_owned(),
                '\'' => "&#39;".to_owned(),
                sign if steers(sign) => "\u{fffd}".to_owned(),
                sign => sign.to_string(),
            };
            assert_eq!(escape(&format!("é{sign}a{sign}")), format!("é{expected}a{expected}"), "{sign:?}");
        }
        assert_eq!(escape(""), "");
    }

    #[test]
    fn what_people_write_cannot_run() {
        assert_eq!(to_html("<script>alert(1)</script>"), "&lt;script&gt;alert(1)&lt;/script&gt;");
        let hostile = [
            "[x](javascript:alert(1))",
            "[x](JaVaScript:alert(1))",
            "[x](data:text/html;base64,AAAA)",
            "<img src=x onerror=alert(1)>",
            "![x](https://example.org/pixel.png)",
            "[x]: javascript:alert(1)\n\n[x]",
            "<a href=\"javascript:alert(1)\">x</a>",
            "<javascript:alert(1)>",
            "[x](../../etc/passwd)",
        ];
        for text in hostile {
            let html = to_html(text);
            let tags: Vec<&str> = html.split('<').skip(1).collect();
            let harmless =
                tags.iter().all(|tag| !tag.contains("href") && !tag.contains("src") && !tag.contains("on"));
            assert!(
                harmless || tags.iter().all(|tag| tag.starts_with("a rel") || tag.starts_with("/a")),
                "{html}"
            );
        }
    }

    #[test]
    fn headings_stay_below_ours_and_paragraphs_are_unwrapped() {
        assert_eq!(to_html("# Big"), "<h4>Big</h4>");
        assert_eq!(to_html("a **b**"), "a <strong>b</strong>");
        assert_eq!(to_html("a & b"), "a &amp; b");
        assert_eq!(to_html("a\n\nb"), "<p>a</p>\n<p>b</p>");
        assert_eq!(
            to_html("[x](https://example.org/)"),
            "<a href=\"https://example.org/\" rel=\"noopener noreferrer\">x</a>"
        );
    }

    #[test]
    fn backticks_of_messages_become_code() {
        assert_eq!(code_spans("write `a<b` here"), "write <code>a&lt;b</code> here");
        assert_eq!(code_spans("an open ` tick"), "an open ` tick");
    }

    #[test]
    fn a_title_stays_a_string_in_a_style() {
        assert_eq!(css_string("L&#39;accusé"), "'L\\000027 accusé'");
        // Style sheets take one blank behind a number as a part of it.
        assert_eq!(css_string("a, b"), "'a\\00002c  b'");
        let hostile = css_string("&quot;&gt;&lt;b&gt; url(x);\\\n}'");
        assert!(!hostile[1..hostile.len() - 1].contains(['"', '\'', '<', '(', ';', '\n', '}']), "{hostile}");
        assert_eq!(css_string(&"a".repeat(500)).chars().count(), 123);
    }
}
