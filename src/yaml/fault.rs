//! What the parser objects to, in the words of someone who writes sentences rather than YAML.
//!
//! Whoever writes French meets a handful of traps (a colon inside a sentence, an apostrophe inside
//! single quotes, `>=` at the start of a value); each is recognised from the line it stands on and
//! has a message of its own, with the line as it should be written.

use granit_parser::{ErrorKind, ScanError};

use crate::diagnostic::Diagnostic;
use crate::language::Message;
use crate::values::{cut, head, tail};
use crate::world::{FileId, Span};

/// The finding for a parse error of the document that starts at byte `base` of its file.
pub fn explain(file: FileId, base: usize, text: &str, error: &ScanError) -> Diagnostic {
    let at = error.marker().byte_offset().unwrap_or(0).min(text.len());
    if matches!(error.kind(), ErrorKind::RecursionLimitExceeded) {
        return too_deep(file, base, text, at);
    }
    let at = if is_tab(error.kind()) { tab_after(text, at) } else { at };
    if let Some((key, range)) = foreign_sign(text, at, error.kind()) {
        let span = Span::new(file, base + range.start..base + range.end);
        let replacement = if key == "yaml-no-break-space" { " " } else { "" };
        return Diagnostic::fault("yaml-syntax", Message::new(key), span).with_fix(span, replacement);
    }
    if let Some(word) = second_colon(text, at, error.kind()) {
        let message = Message::new("yaml-second-colon").with("word", cut(text, word.clone()));
        return Diagnostic::fault(
            "yaml-syntax",
            message,
            Span::new(file, base + word.start..base + word.end),
        );
    }
    let line = Line::around(text, at);
    let (trap, line) = recognise(text, line, error.kind());
    let range = line.value_range().filter(|_| trap.marks_value).unwrap_or_else(|| sign_at(text, at));
    let span = Span::new(file, base + range.start..base + range.end);
    let message = Message::new(trap.key).with("text", line.value_text());
    let finding = Diagnostic::fault("yaml-syntax", message, span);
    match trap.replacement {
        Some(replacement) => finding.with_fix(span, replacement),
        None => finding,
    }
}

const fn is_tab(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::TabNotAllowed
            | ErrorKind::TabInBlockIndentation
            | ErrorKind::TabInIndentation
            | ErrorKind::TabInPlainScalar
            | ErrorKind::TabAtBlockScalarStart
    )
}

/// The tab meant: the parser may complain at the end of the line before it.
fn tab_after(text: &str, at: usize) -> usize {
    let line = Line::around(text, at);
    let behind = text.get(line.start + line.body.len()..).unwrap_or("");
    let rest = behind.trim_start_matches(['\r', '\n', ' ']);
    if line.body.contains('\t') || !rest.starts_with('\t') { at } else { text.len() - rest.len() }
}

/// `{period: 2025 n: 412}`: the word in front of the second colon.
fn second_colon(text: &str, at: usize, kind: &ErrorKind) -> Option<std::ops::Range<usize>> {
    if !matches!(kind, ErrorKind::ExpectedFlowMappingSeparator) {
        return None;
    }
    let line = Line::around(text, at);
    let at = floor(text, at);
    let before = text.get(line.start..at)?.trim_end();
    let before = before.strip_suffix(':').unwrap_or(before);
    let key = before.rfind(|c: char| !(c.is_alphanumeric() || c == '_')).map_or(0, |i| i + 1);
    let earlier = before.get(..key).filter(|earlier| earlier.ends_with(' '))?;
    let field = tail(earlier, earlier.rfind([',', '{', '[']).map_or(0, |i| i + 1));
    let colon_follows = tail(text, line.start + before.len()).starts_with(':');
    (colon_follows && field.contains(": ") && key < before.len())
        .then(|| line.start + key..line.start + before.len())
}

/// A sign that is not seen, or that only looks like a space: where a line cannot be read, it is
/// the reason.
fn foreign_sign(text: &str, at: usize, kind: &ErrorKind) -> Option<(&'static str, std::ops::Range<usize>)> {
    let here = Line::around(text, at);
    let lines = [Some(here), here.before(text)];
    for line in lines.into_iter().flatten() {
        let found = |sign: usize, width: usize| line.start + sign..line.start + sign + width;
        let hidden =
            |c: char| (c.is_control() && c != '\t') || matches!(c, '\u{feff}' | '\u{2028}' | '\u{2029}');
        if let Some((sign, c)) = line.body.char_indices().find(|(_, c)| hidden(*c)) {
            return Some(("yaml-invisible-sign", found(sign, c.len_utf8())));
        }
        if matches!(kind, ErrorKind::UnclosedQuotedScalar | ErrorKind::RecursionLimitExceeded) {
            continue;
        }
        let indent = line.indent();
        let no_break = |c: char| matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}');
        let in_indent = indent.char_indices().find(|(_, c)| no_break(*c));
        // `key:\u{a0}value`: the colon makes no key; `-\u{a0}item`: the hyphen makes no list.
        let words = tail(line.body, indent.len());
        let key = words.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | ' ')));
        let behind_colon = key.filter(|i| tail(words, *i).starts_with(':')).map(|i| i + 1);
        let behind = behind_colon.or_else(|| words.starts_with('-').then_some(1));
        let behind = behind.and_then(|i| {
            tail(words, i).chars().next().filter(|c| no_break(*c)).map(|c| (indent.len() + i, c))
        });
        if let Some((sign, c)) = in_indent.or(behind) {
            return Some(("yaml-no-break-space", found(sign, c.len_utf8())));
        }
    }
    None
}

/// Nested beyond the limit, by brackets or by indentation: whatever else the line holds is no trap.
fn too_deep(file: FileId, base: usize, text: &str, at: usize) -> Diagnostic {
    let range = sign_at(text, at);
    let bracket = cut(text, range.clone()).starts_with(['[', '{']);
    let key = if bracket { "yaml-too-deep-brackets" } else { "yaml-too-deep" };
    let message = Message::new(key).with("limit", super::builder::DEEPEST);
    Diagnostic::fault("input-too-large", message, Span::new(file, base + range.start..base + range.end))
}

struct Trap {
    key: &'static str,
    marks_value: bool,
    replacement: Option<String>,
}

impl Trap {
    const fn at_sign(key: &'static str) -> Self {
        Self { key, marks_value: false, replacement: None }
    }

    fn quoted(key: &'static str, line: &Line<'_>) -> Self {
        Self { key, marks_value: true, replacement: line.value_range().map(|_| quote(line.value_text())) }
    }
}

/// The trap behind an error, and the line it stands on (the parser may notice a line later).
fn recognise<'t>(text: &'t str, line: Line<'t>, kind: &ErrorKind) -> (Trap, Line<'t>) {
    for candidate in [Some(line), line.before(text)].into_iter().flatten() {
        if let Some(trap) = trap_on(&candidate, candidate.start == line.start) {
            return (trap, candidate);
        }
    }
    if let Some((key, opened)) = never_closed(text, kind) {
        let line = Line::around(text, opened);
        return (Trap { key, marks_value: true, replacement: None }, line);
    }
    let key = match kind {
        kind if is_tab(kind) => "yaml-tab",
        ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping
        | ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::ExpectedFlowSequenceSeparator
        | ErrorKind::MismatchedFlowCollectionEnd { .. }
        | ErrorKind::MisplacedFlowCollectionEnd => "yaml-bracket",
        ErrorKind::UnclosedQuotedScalar | ErrorKind::DocumentIndicatorInQuotedScalar => "yaml-unclosed-quote",
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => "yaml-no-colon",
        ErrorKind::InvalidIndentation
        | ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::BlockSequenceEntryNotAllowed
        | ErrorKind::InvalidBlockScalarIndent
        | ErrorKind::InvalidQuotedScalarIndent
        | ErrorKind::InvalidFlowScalarIndent
        | ErrorKind::MappingKeyNotAllowed
        | ErrorKind::MappingValueNotAllowed => "yaml-indentation",
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidUnicodeEscape => "yaml-backslash",
        ErrorKind::InvalidBlockScalarHeader => "yaml-text-behind-block-sign",
        _ => "yaml-other",
    };
    (Trap::at_sign(key), line)
}

/// Traps that one line shows by itself. Indentation is judged on the line of the error only.
fn trap_on(line: &Line<'_>, reported_here: bool) -> Option<Trap> {
    let value = line.value_text();
    if line.body.starts_with('\t') || line.indent().contains('\t') {
        return reported_here.then(|| Trap::at_sign("yaml-tab"));
    }
    if line.body.trim_start().starts_with('#') {
        return None;
    }
    let first = value.chars().next()?;
    let trap = match first {
        '>' if value.starts_with(">=") || is_comparison(value) => comparison(line, "at least"),
        '<' if value.starts_with("<<") => return None,
        '%' => Trap::quoted("yaml-percent", line),
        '@' | '`' => Trap::quoted("yaml-reserved-sign", line),
        '*' => Trap::quoted("yaml-star", line),
        '&' => Trap::quoted("yaml-ampersand", line),
        '\'' if apostrophe_inside(value) => single_quoted(line),
        '-' if reported_here && hyphen_glued(value) => {
            Trap { key: "yaml-hyphen", marks_value: true, replacement: Some(format!("- {}", tail(value, 1))) }
        }
        '"' if reported_here && sentence_behind_quote(value) => Trap::quoted("yaml-quote-inside", line),
        '"' if text_behind_quote(value, '"') => Trap::quoted("yaml-quote-inside", line),
        '{' if value.contains('\'') && apostrophe_in_braces(value) => {
            Trap { key: "yaml-apostrophe", marks_value: true, replacement: requote_braces(value) }
        }
        '[' if text_behind_bracket(value) => Trap::quoted("yaml-text-behind-bracket", line),
        '\'' | '"' | '{' | '[' | '|' | '>' | '!' => return None,
        _ if has_colon(value) && reported_here && !line.is_key_alone() => {
            Trap::quoted("yaml-colon-in-text", line)
        }
        _ => return None,
    };
    Some(trap)
}

fn is_comparison(value: &str) -> bool {
    tail(value, 1).trim_start().starts_with(|c: char| c.is_ascii_digit())
}

fn comparison(line: &Line<'_>, words: &str) -> Trap {
    let number = line.value_text().trim_start_matches(['>', '=', ' ']);
    Trap { key: "yaml-comparison", marks_value: true, replacement: Some(format!("{words} {number}")) }
}

/// `'L'accueil'`: the apostrophe ends the text.
fn apostrophe_inside(value: &str) -> bool {
    let inner = value.trim_end_matches([',', '}', ']']).trim_end();
    let inner = inner.strip_prefix('\'').map(|rest| rest.strip_suffix('\'').unwrap_or(rest));
    inner.is_some_and(|inner| inner.replace("''", "").contains('\''))
}

/// The quote that ends the text stands inside a word, or the text goes on behind it.
fn single_quoted(line: &Line<'_>) -> Trap {
    let value = line.value_text().trim_end();
    let inner = value.strip_prefix('\'').unwrap_or(value);
    let inside_a_word = inner.split_once('\'').is_some_and(|(before, behind)| {
        before.ends_with(char::is_alphanumeric) && behind.starts_with(char::is_alphanumeric)
    });
    if !inside_a_word {
        return Trap::quoted("yaml-quote-inside", line);
    }
    let inner = inner.strip_suffix('\'').unwrap_or(inner);
    let replacement = quote(&inner.replace("''", "'"));
    Trap { key: "yaml-apostrophe", marks_value: true, replacement: Some(replacement) }
}

/// `{fr: 'L'accueil'}` inside braces.
fn apostrophe_in_braces(value: &str) -> bool {
    let letters: Vec<char> = value.chars().collect();
    let opens_after = |i: usize| letters.iter().take(i).rev().find(|c| !c.is_whitespace()).copied();
    let quotes = letters.iter().enumerate().filter(|(_, c)| **c == '\'');
    let inside = quotes.filter(|(i, _)| {
        let before = i.checked_sub(1).and_then(|j| letters.get(j));
        let after = letters.get(i + 1);
        before.is_some_and(|c| c.is_alphanumeric()) && after.is_some_and(|c| c.is_alphanumeric())
    });
    let mut each = letters.iter().enumerate();
    let opened = each.any(|(i, c)| *c == '\'' && matches!(opens_after(i), Some(':' | '{' | '[' | ',')));
    opened && inside.count() > 0
}

fn requote_braces(value: &str) -> Option<String> {
    let mut out = String::new();
    let letters: Vec<char> = value.chars().collect();
    for (i, c) in letters.iter().enumerate() {
        let before = i.checked_sub(1).and_then(|j| letters.get(j));
        let after = letters.get(i + 1);
        let apostrophe =
            before.is_some_and(|c| c.is_alphanumeric()) && after.is_some_and(|c| c.is_alphanumeric());
        match c {
            '"' => return None,
            '\'' if !apostrophe => out.push('"'),
            other => out.push(*other),
        }
    }
    Some(out)
}

/// `"Nos "engagements" clairs"`: text goes on behind the closing quote.
fn text_behind_quote(value: &str, quote: char) -> bool {
    let inner = tail(value, quote.len_utf8());
    let Some(close) = inner.find(quote) else { return false };
    let behind = tail(inner, close + 1).trim_start();
    !behind.is_empty() && !behind.starts_with(['#', ',', '}', ']', ':'])
}

/// `-{standard: …}` or `-text`: a hyphen without its space.
fn hyphen_glued(value: &str) -> bool {
    tail(value, 1).starts_with(|c: char| c.is_alphabetic() || matches!(c, '{' | '[' | '"' | '\''))
}

/// `"Lumena", centre de contact`: the comma belongs to the sentence.
fn sentence_behind_quote(value: &str) -> bool {
    let behind = tail(value, 1).split_once('"').map_or("", |(_, behind)| behind.trim_start());
    behind.strip_prefix(',').is_some_and(|rest| {
        rest.trim_start().starts_with(char::is_alphabetic) && !rest.contains([']', '}', '"'])
    })
}

fn text_behind_bracket(value: &str) -> bool {
    value.find(']').is_some_and(|close| {
        let behind = tail(value, close + 1).trim_start();
        behind.starts_with(char::is_alphanumeric)
    })
}

fn has_colon(value: &str) -> bool {
    value.contains(": ") || value.ends_with(':')
}

/// A quote or bracket that is opened and never closed: the line on which it opens.
fn never_closed(text: &str, kind: &ErrorKind) -> Option<(&'static str, usize)> {
    match kind {
        ErrorKind::UnclosedQuotedScalar
        | ErrorKind::UnexpectedEof
        | ErrorKind::InvalidQuotedScalarIndent
        | ErrorKind::DocumentIndicatorInQuotedScalar
        | ErrorKind::InvalidTrailingDoubleQuotedScalar
        | ErrorKind::InvalidTrailingSingleQuotedScalar
        | ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping
        | ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::ExpectedFlowSequenceSeparator
        | ErrorKind::InvalidColonPlacement
        | ErrorKind::BlockEntryInFlowCollection
        | ErrorKind::InvalidIndentation => {}
        _ => return None,
    }
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let value = Line::around(text, at).value_text();
        match value.chars().next() {
            Some(quote @ ('"' | '\'')) if !closes(tail(value, 1), quote) => {
                return Some(("yaml-unclosed-quote", at));
            }
            Some('{' | '[') if !balanced(value) && !balanced_later(tail(text, at)) => {
                return Some(("yaml-bracket", at));
            }
            _ => {}
        }
        at += line.len();
    }
    None
}

fn closes(rest: &str, quote: char) -> bool {
    rest.contains(quote)
}

fn balanced(value: &str) -> bool {
    let count = |sign: char| value.matches(sign).count();
    count('{') <= count('}') && count('[') <= count(']')
}

/// Whether the bracket closes on one of the following lines, before the next unindented key.
fn balanced_later(rest: &str) -> bool {
    let mut lines = rest.lines();
    let mut seen = lines.next().unwrap_or("").to_owned();
    for line in lines {
        if line.starts_with(|c: char| c.is_alphanumeric()) {
            break;
        }
        seen.push_str(line);
    }
    balanced(&seen)
}

/// A text in double quotes, as YAML wants it.
fn quote(text: &str) -> String {
    let inner = text.trim();
    let bare = inner.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(inner);
    format!("\"{}\"", bare.replace('\\', "\\\\").replace('"', "\\\""))
}

/// The line an error stands on, cut into indentation, key and value.
#[derive(Clone, Copy)]
struct Line<'t> {
    start: usize,
    body: &'t str,
}

impl<'t> Line<'t> {
    fn around(text: &'t str, at: usize) -> Self {
        let at = floor(text, at);
        let start = head(text, at).rfind('\n').map_or(0, |i| i + 1);
        let end = tail(text, at).find('\n').map_or(text.len(), |i| at + i);
        Self { start, body: cut(text, start..end).trim_end_matches('\r') }
    }

    fn before(&self, text: &'t str) -> Option<Self> {
        let mut end = self.start.checked_sub(1)?;
        loop {
            let line = Self::around(text, end);
            if !line.body.trim().is_empty() {
                return Some(line);
            }
            end = line.start.checked_sub(1)?;
        }
    }

    /// `fields:` and nothing else: a key with a group below it.
    fn is_key_alone(&self) -> bool {
        let words = self.body.trim();
        words.strip_suffix(':').is_some_and(|key| !key.is_empty() && !key.contains([':', ' ', '"', '\'']))
    }

    fn indent(&self) -> &'t str {
        head(self.body, self.body.len() - self.body.trim_start().len())
    }

    /// What stands behind the first `key: ` (or `- `) of the line, without a trailing comment.
    fn value_range(&self) -> Option<std::ops::Range<usize>> {
        let mut from = self.indent().len();
        while let Some(rest) = tail(self.body, from).strip_prefix("- ") {
            from = self.body.len() - rest.trim_start().len();
        }
        let colon = tail(self.body, from).find(": ").map(|i| from + i + 2);
        let key_is_plain =
            colon.is_some_and(|colon| !cut(self.body, from..colon).contains(['"', '\'', '{', '[']));
        let from = if key_is_plain { colon.unwrap_or(from) } else { from };
        let rest = tail(self.body, from);
        let from = from + (rest.len() - rest.trim_start().len());
        let value = tail(self.body, from).split(" #").next().unwrap_or("").trim_end();
        (!value.is_empty()).then(|| self.start + from..self.start + from + value.len())
    }

    fn value_text(&self) -> &'t str {
        self.value_range()
            .map_or("", |range| cut(self.body, range.start - self.start..range.end - self.start))
    }
}

fn sign_at(text: &str, at: usize) -> std::ops::Range<usize> {
    let at = floor(text, at);
    let width = tail(text, at).chars().next().filter(|c| *c != '\n').map_or(0, char::len_utf8);
    at..at + width
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use crate::world::{FileId, Files, SourceFile};
    use crate::yaml::read;

    /// The one fault of a text: its key, and the line and column of its place.
    fn fault(text: &str) -> (&'static str, usize, usize) {
        let mut files = Files::default();
        let id: FileId = files.add(SourceFile::new("a.yaml", text.as_bytes()));
        let findings = read(id, files.get(id).expect("the file")).findings;
        assert_eq!(findings.len(), 1, "{findings:?}");
        let (_, place) = files.locate(findings[0].span.expect("a span")).expect("a place");
        (findings[0].message.key, place.line, place.column)
    }

    #[test]
    fn signs_that_are_not_seen_are_named() {
        assert_eq!(fault("id: a\ndeputy:\u{a0}b\ntitle: c\n"), ("yaml-no-break-space", 2, 8));
        assert_eq!(fault("id: a\nmeans:\n\u{a0} x: b\n  y: c\n"), ("yaml-no-break-space", 3, 1));
        assert_eq!(fault("id: a\ntitle: b\0c\n"), ("yaml-invisible-sign", 2, 9));
        assert_eq!(fault("id: a\n\u{feff}title: b\n"), ("yaml-invisible-sign", 2, 1));
    }

    #[test]
    fn a_tab_is_shown_on_its_own_line() {
        assert_eq!(fault("id: a\nheld_by: b\n\tdeputy: c\n"), ("yaml-tab", 3, 1));
    }

    #[test]
    fn a_group_out_of_its_column_is_no_text_with_a_colon() {
        assert_eq!(fault("id: a\nrecord:\nsource: b\n  fields:\n    c: d\n").0, "yaml-indentation");
        assert_eq!(fault("id: a\ntitle: Direction: x\n"), ("yaml-colon-in-text", 2, 8));
    }

    #[test]
    fn a_bracket_never_closed_is_shown_where_it_opens() {
        assert_eq!(fault("id: a\nsupports: [b\nmeans: [c, d]\n"), ("yaml-bracket", 2, 11));
        assert_eq!(fault("id: a\nsupports: [b\nmeans: c\n"), ("yaml-bracket", 2, 11));
        assert_eq!(fault("id: a\nsupports: {b: c\nmeans: d\n"), ("yaml-bracket", 2, 11));
    }

    #[test]
    fn a_hyphen_wants_its_space() {
        assert_eq!(fault("id: a\nlist:\n  - {b: c}\n  -{b: d}\n"), ("yaml-hyphen", 4, 3));
    }

    #[test]
    fn a_quote_or_apostrophe_that_ends_the_text_too_early() {
        assert_eq!(fault("id: a\ntitle: \"Lumena\", centre\n"), ("yaml-quote-inside", 2, 8));
        assert_eq!(fault("id: a\ntitle: 'par quelqu'un qui\nb: c\n"), ("yaml-apostrophe", 2, 8));
    }

    #[test]
    fn a_missing_comma_is_named() {
        let place = ("yaml-second-colon", 2, 25);
        assert_eq!(fault("id: a\nbaseline: {period: 2025 n: 412}\n"), place);
        assert_eq!(fault("id: a\nbaseline: {value: 91 %; period: 2025; n: 412}\n").0, "yaml-second-colon");
    }
}
