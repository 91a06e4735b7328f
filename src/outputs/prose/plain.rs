//! Markdown to plain text: for places that know no markup, like the cell of a workbook.

use pulldown_cmark::{Event, Options, Tag, TagEnd};

use super::{events, is_bare};

/// A user's Markdown as plain text: paragraphs and items on lines of their own, no markup; an address
/// stays where it is shown.
pub fn to_plain(markdown: &str) -> String {
    let text = markdown.trim();
    if is_bare(text) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for event in events(text, Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                out.push_str(&text);
            }
            Event::SoftBreak => out.push(' '),
            Event::HardBreak => out.push('\n'),
            Event::Start(Tag::Item) => {
                line(&mut out);
                out.push_str("– ");
            }
            Event::End(TagEnd::TableCell) => out.push(' '),
            Event::End(
                TagEnd::Paragraph
                | TagEnd::Heading(_)
                | TagEnd::CodeBlock
                | TagEnd::List(_)
                | TagEnd::Item
                | TagEnd::TableHead
                | TagEnd::TableRow,
            ) => line(&mut out),
            _ => {}
        }
    }
    out.trim().to_owned()
}

/// A new line, unless one has begun.
fn line(out: &mut String) {
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::to_plain;

    #[test]
    fn markup_goes_and_lines_stay() {
        assert_eq!(to_plain("a **b** `c`\nd\n\ne"), "a b c d\ne");
        assert_eq!(to_plain("# a\n\n- b\n- c"), "a\n– b\n– c");
        assert_eq!(to_plain("[x](javascript:alert(1))"), "x");
        assert_eq!(to_plain("<b>x</b>"), "<b>x</b>");
        assert_eq!(to_plain("=1+1"), "=1+1");
    }
}
