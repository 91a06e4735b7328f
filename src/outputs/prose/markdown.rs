//! Markdown to Markdown: read and written again, so that nothing of the user's text reaches beyond
//! its place in our page.

use pulldown_cmark::{Event, Options, Tag, TagEnd};

use super::{events, is_bare, is_safe_address, steady, steers};

/// A text on one line, without meaning in Markdown or HTML: may stand in a table cell or a heading.
pub fn escape(text: &str) -> String {
    // No-break spaces stay: French signs need them.
    let text = text.trim_matches(|c: char| c.is_ascii_whitespace());
    let signs = inner(text);
    match text.chars().next() {
        Some('-' | '+' | '=' | '@') => format!("\\{signs}"),
        _ => number_first(signs),
    }
}

/// The same in the middle of a line, where lists cannot begin.
fn inner(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for sign in text.chars() {
        match sign {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '{' | '}' => {
                out.push('\\');
                out.push(sign);
            }
            '\n' | '\r' | '\t' => out.push(' '),
            c if steers(c) => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

/// `1. x` at the start of a line would open a list.
fn number_first(text: String) -> String {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let mut rest = text[digits..].chars();
    match (rest.next(), rest.next()) {
        (Some('.' | ')'), None | Some(' ')) if digits > 0 => {
            format!("{}\\{}", &text[..digits], &text[digits..])
        }
        _ => text,
    }
}

/// A user's Markdown on one line: blocks run on, as in a table cell.
pub fn to_line(markdown: &str) -> String {
    let text = steady(markdown.trim());
    let text = text.as_ref();
    if is_bare(text) {
        return escape(text);
    }
    let mut writer = Writer { inline: true, ..Writer::default() };
    writer.write(text);
    writer.out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A user's Markdown as blocks: headings in bold, markup as text, links only to the web.
pub fn to_markdown(markdown: &str) -> String {
    let text = steady(markdown.trim());
    let text = text.as_ref();
    if is_bare(text) {
        return escape(text);
    }
    let mut writer = Writer::default();
    writer.write(text);
    writer.out.trim().to_owned()
}

/// Writes events as Markdown.
#[derive(Default)]
struct Writer {
    out: String,
    /// All on one line.
    inline: bool,
    /// What every new line starts with, outermost first.
    prefixes: Vec<String>,
    /// Numbers of the open lists; nothing for bullets.
    lists: Vec<Option<u64>>,
    /// Addresses of the open links; nothing where the address may not be followed.
    links: Vec<Option<String>>,
    in_code: bool,
    /// Lines of the open block of code so far.
    code_lines: usize,
}

impl Writer {
    fn write(&mut self, text: &str) {
        for event in events(text, Options::ENABLE_STRIKETHROUGH) {
            match event {
                Event::Start(tag) => self.start(tag),
                Event::End(tag) => self.end(tag),
                Event::Text(text) if self.in_code => self.code_lines(&text),
                Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.text(&text),
                Event::Code(code) => self.code(&code),
                Event::SoftBreak if self.inline => self.out.push(' '),
                Event::SoftBreak => self.line(),
                Event::HardBreak if self.inline => self.out.push(' '),
                Event::HardBreak => {
                    self.out.push('\\');
                    self.line();
                }
                _ => {}
            }
        }
    }

    fn text(&mut self, text: &str) {
        let starts_line = self.out.is_empty() || self.out.ends_with('\n');
        self.out.push_str(&if starts_line { escape(text) } else { inner(text) });
    }

    fn code(&mut self, code: &str) {
        self.out.push_str(&code_span(code));
    }

    fn code_lines(&mut self, text: &str) {
        if self.inline {
            return self.code(text.trim());
        }
        // A block of code would end where our page stands further in than the text knows: what is
        // a span stays one anywhere.
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            if self.code_lines > 0 {
                self.out.push('\\');
                self.line();
            }
            self.code_lines += 1;
            self.code(line);
        }
    }

    /// A new line with the prefixes of the open blocks.
    fn line(&mut self) {
        self.out.push('\n');
        self.prefixes.iter().for_each(|prefix| self.out.push_str(prefix));
    }

    /// An empty line between blocks.
    fn gap(&mut self) {
        if self.inline {
            self.out.push(' ');
        } else if !self.out.is_empty() && !self.out.ends_with("- ") && !self.out.ends_with(". ") {
            self.line();
            self.line();
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph | Tag::HtmlBlock => self.gap(),
            Tag::Heading { .. } => {
                self.gap();
                self.out.push_str("**");
            }
            Tag::BlockQuote(_) if !self.inline => {
                self.gap();
                self.prefixes.push("> ".to_owned());
                self.out.push_str("> ");
            }
            Tag::CodeBlock(_) => {
                self.gap();
                self.in_code = true;
                self.code_lines = 0;
            }
            Tag::List(first) => self.lists.push(first),
            Tag::Item => self.item(),
            Tag::Emphasis => self.out.push('*'),
            Tag::Strong => self.out.push_str("**"),
            Tag::Strikethrough => self.out.push_str("~~"),
            Tag::Link { dest_url, .. } => {
                let address = Some(dest_url.to_string()).filter(|url| is_safe_address(url));
                if address.is_some() {
                    self.out.push('[');
                }
                self.links.push(address);
            }
            _ => {}
        }
    }

    fn item(&mut self) {
        if self.inline {
            return self.out.push_str(" · ");
        }
        self.line();
        let bullet = match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
            _ => "- ".to_owned(),
        };
        self.out.push_str(&bullet);
        self.prefixes.push(" ".repeat(bullet.len()));
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) | TagEnd::Strong => self.out.push_str("**"),
            TagEnd::BlockQuote(_) if !self.inline => drop(self.prefixes.pop()),
            TagEnd::CodeBlock => self.in_code = false,
            TagEnd::List(_) => drop(self.lists.pop()),
            TagEnd::Item if !self.inline => drop(self.prefixes.pop()),
            TagEnd::Emphasis => self.out.push('*'),
            TagEnd::Strikethrough => self.out.push_str("~~"),
            TagEnd::Link => {
                if let Some(Some(address)) = self.links.pop() {
                    self.out.push_str(&format!("](<{}>)", written_address(&address)));
                }
            }
            _ => {}
        }
    }
}

/// An address between the parentheses of a link: one of the web, or one that stays below the folder
/// of the outputs; whatever could end the link is written as its bytes. Nothing for any other.
pub fn address(text: &str) -> String {
    let first = text.split(['/', '?', '#']).next().unwrap_or("");
    let digits = |number: &str| number.chars().all(|sign| sign.is_ascii_digit() || sign == '+');
    let rings = text.strip_prefix("tel:").is_some_and(digits);
    if text.contains(':') && first.contains(':') && !is_safe_address(text) && !rings {
        return String::new();
    }
    written_address(text)
}

/// An address with whatever could end its link, or the cell of a table, as bytes.
fn written_address(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        if sign.is_control() || sign.is_whitespace() || "<>()[]\\`|\"'".contains(sign) {
            let mut bytes = [0; 4];
            sign.encode_utf8(&mut bytes).bytes().for_each(|byte| out.push_str(&format!("%{byte:02X}")));
        } else {
            out.push(sign);
        }
    }
    out
}

/// A text as a code span, whatever backticks it holds; pipes would cut a table cell.
pub fn code_span(code: &str) -> String {
    let flat: String =
        code.chars().map(|c| if steers(c) || c == '\n' || c == '\t' { ' ' } else { c }).collect();
    let longest = flat.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let (fence, pad) = ("`".repeat(longest + 1), if longest > 0 { " " } else { "" });
    format!("{fence}{pad}{}{pad}{fence}", flat.trim().replace('|', "\\|"))
}

/// A message of the program: what stands between backticks is code, all else is text.
pub fn message(text: &str) -> String {
    let parts: Vec<&str> = text.split('`').collect();
    if parts.len().is_multiple_of(2) {
        return escape(text);
    }
    let written =
        parts.iter().enumerate().map(|(i, part)| if i % 2 == 1 { code_span(part) } else { inner(part) });
    number_first(written.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_stays_in_its_link() {
        assert_eq!(address("../fr/index.md#a_b"), "../fr/index.md#a_b");
        assert_eq!(address("https://example.org/a b"), "");
        assert_eq!(address("https://example.org/a(b)|c"), "https://example.org/a%28b%29%7Cc");
        assert_eq!(address("javascript:alert(1)"), "");
        // A number of one's own country rings as well as one with its prefix.
        assert_eq!(address("tel:081000000"), "tel:081000000");
        assert_eq!(address("tel:+3281000000"), "tel:+3281000000");
        assert_eq!(address("tel:alert(1)"), "");
        assert_eq!(address("x) <script>"), "x%29%20%3Cscript%3E");
    }

    #[test]
    fn nothing_leaves_its_cell() {
        assert_eq!(to_line("[x](https://example.org/a|b)"), "[x](<https://example.org/a%7Cb>)");
        assert_eq!(to_line("[x](<https://example.org/a\\\\>)"), "[x](<https://example.org/a%5C>)");
        assert_eq!(escape("a | b\n# c"), "a \\| b \\# c");
        assert_eq!(escape("=cmd()"), "\\=cmd()");
        assert_eq!(escape("1. one"), "1\\. one");
        assert_eq!(escape("8.2.1"), "8.2.1");
        assert_eq!(escape("\u{a0}:"), "\u{a0}:");
        assert_eq!(to_line("# a\n\n- b\n- c"), "**a** · b · c");
        assert_eq!(to_line("a | <script>x</script>"), "a \\| &lt;script&gt;x&lt;/script&gt;");
    }

    #[test]
    fn lists_and_emphasis_survive_and_scripts_do_not() {
        assert_eq!(to_markdown("- a\n- **b**"), "- a\n- **b**");
        assert_eq!(to_markdown("[x](javascript:alert(1))"), "x");
        assert_eq!(to_markdown("[x](https://example.org)"), "[x](<https://example.org>)");
        assert_eq!(to_markdown("# a"), "**a**");
        assert_eq!(to_markdown("<b>x</b>"), "&lt;b&gt;x&lt;/b&gt;");
        assert_eq!(to_markdown("a line\nand another"), "a line\nand another");
        // Wherever it is put, with our words before it: no blank line lets markup begin.
        assert_eq!(to_markdown("```\n<b>\n\n  <i>\n```"), "`<b>`\\\n`<i>`");
        assert_eq!(to_markdown("a -&#32;\n\n    <b>"), "a - `<b>`");
    }
}
