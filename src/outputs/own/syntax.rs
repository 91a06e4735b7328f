//! What cannot be read as a template: which sign or statement is out of place, and which statement
//! above it still lacks its end.

use minijinja::Error;

use super::fault::span_of;
use super::{Own, offered};
use crate::diagnostic::Diagnostic;
use crate::language::{Argument, Message};
use crate::schema::nearest;
use crate::world::Span;

/// A template that cannot be read.
pub fn finding(error: &Error, own: &Own) -> Diagnostic {
    let span = span_of(error, own);
    let detail = error.detail().unwrap_or("");
    let fault = |message, range| Diagnostic::fault("wrong-template", message, Span::new(own.file, range));
    if let Some(end) = detail.strip_prefix("unknown statement ").filter(|name| name.starts_with("end")) {
        return idle_end(end, span, own);
    }
    if detail != "unexpected end of string" {
        if let Some((start, [sign, needed])) = unclosed(&own.text, span.range().end) {
            let message = Message::new("template-syntax-unclosed").with("name", sign).with("needed", needed);
            return fault(message, start..start + sign.len());
        }
    }
    if detail.starts_with("unexpected end of input") || detail.contains("end of raw block") {
        if let Some(opened) = open(&own.text).pop() {
            let needed = format!("end{}", opened.name);
            let message = Message::new("template-syntax-open").with("name", opened.name);
            return fault(message.with("needed", needed), opened.start..opened.end);
        }
    }
    fault(message(error, own.text.get(span.range()).unwrap_or("")), span.range())
}

/// The end of something else than what is open, or of nothing.
fn idle_end(end: &str, span: Span, own: &Own) -> Diagnostic {
    let above = own.text.get(..span.range().start).unwrap_or("");
    let above = above.rfind("{%").and_then(|at| above.get(..at)).unwrap_or("");
    let fault = |message| Diagnostic::fault("wrong-template", message, span);
    match open(above).pop() {
        None => fault(Message::new("template-syntax-idle-end").with("name", end)),
        Some(opened) => {
            let message = Message::new("template-syntax-other-end").with("name", end);
            let label = Message::new("template-syntax-opened").with("name", opened.name);
            fault(message.with("needed", format!("end{}", opened.name)))
                .with_label(Span::new(own.file, opened.start..opened.end), label)
        }
    }
}

/// The signs that open something in a template, each with the one that closes it.
const SIGNS: [[&str; 2]; 3] = [["{%", "%}"], ["{{", "}}"], ["{#", "#}"]];

/// The last sign opened before a place, where none closes it before another is opened.
fn unclosed(text: &str, before: usize) -> Option<(usize, [&'static str; 2])> {
    let above = text.get(..before).unwrap_or(text);
    let last = SIGNS.iter().filter_map(|signs| Some((above.rfind(signs[0])?, *signs)));
    let (start, signs) = last.max_by_key(|(at, _)| *at)?;
    let inside = text.get(start + 2..).unwrap_or("");
    let next = SIGNS.iter().filter_map(|signs| inside.find(signs[0])).min().unwrap_or(inside.len());
    let closed = inside.find(signs[1]).is_some_and(|at| at <= next);
    (!closed).then_some((start, signs))
}

/// A statement that lacks its end.
struct Opened<'t> {
    name: &'t str,
    /// Where its name stands.
    start: usize,
    end: usize,
}

/// Statements that another one ends.
const OPENERS: [&str; 9] = ["autoescape", "block", "call", "filter", "for", "if", "macro", "raw", "with"];

/// The statements still open at the end of a text, the innermost last.
fn open(text: &str) -> Vec<Opened<'_>> {
    let mut opened: Vec<Opened<'_>> = Vec::new();
    let mut at = 0;
    while let Some((start, sign)) = next_sign(text, at) {
        if sign == "{#" {
            let Some(end) = find(text, "#}", start) else { break };
            at = end;
            continue;
        }
        let inside = text.get(start + 2..).unwrap_or("");
        let name = inside.trim_start_matches(['-', '+']).trim_start();
        let from = start + 2 + (inside.len() - name.len());
        let name = name.split(|sign: char| !sign.is_ascii_alphanumeric()).next().unwrap_or("");
        let Some(end) = find(text, "%}", start) else { break };
        let said = text.get(from..end).unwrap_or("");
        let ends = |own: &Opened<'_>| name.strip_prefix("end") == Some(own.name);
        if OPENERS.contains(&name) || name == "set" && !said.contains('=') {
            opened.push(Opened { name, start: from, end: from + name.len() });
        } else if opened.last().is_some_and(ends) {
            opened.pop();
        }
        at = if name == "raw" { find(text, "endraw", end).unwrap_or(text.len()) } else { end };
        if name == "raw" && at < text.len() {
            opened.pop();
        }
    }
    opened
}

/// The next statement or remark.
fn next_sign(text: &str, from: usize) -> Option<(usize, &str)> {
    let rest = text.get(from..)?;
    rest.match_indices('{').find_map(|(at, _)| {
        let sign = rest.get(at..at + 2)?;
        ["{%", "{#"].contains(&sign).then_some((from + at, sign))
    })
}

/// Behind the next place of a sign.
fn find(text: &str, sign: &str, from: usize) -> Option<usize> {
    Some(from + text.get(from..)?.find(sign)? + sign.len())
}

/// The statements of the language of templates.
const STATEMENTS: [&str; 15] = [
    "block", "call", "do", "elif", "else", "extends", "filter", "for", "from", "if", "import", "include",
    "macro", "set", "with",
];

/// What other languages call the statement between `if` and `else`.
const ELIF: [&str; 3] = ["else if", "elseif", "elsif"];

/// What the engine found and what it looked for, each in our words.
const TOKENS: [(&str, &str); 16] = [
    ("end of block", "template-token-block-end"),
    ("end of input", "template-token-end"),
    ("end of variable block", "template-token-value-end"),
    ("expression", "template-token-expression"),
    ("float", "template-token-number"),
    ("identifier", "template-token-name"),
    ("identifier or integer", "template-token-name"),
    ("integer", "template-token-number"),
    ("assignment operator", "template-token-name"),
    ("block keyword", "template-token-keyword"),
    ("keyword", "template-token-keyword"),
    ("start of block", "template-token-statement"),
    ("statement", "template-token-statement"),
    ("string", "template-token-text"),
    ("template-data", "template-token-text"),
    ("start of variable block", "template-token-expression"),
];

/// What is wrong, in words; `marked` is the stretch it stands at.
pub fn message(error: &Error, marked: &str) -> Message {
    let detail = error.detail().unwrap_or("");
    if let Some(name) = detail.strip_prefix("unknown statement ") {
        return statement(name);
    }
    if detail == "unexpected character" {
        let sign: String = marked.chars().take(1).collect();
        return Message::new("template-syntax-sign").with("name", sign);
    }
    if detail == "unexpected end of string" {
        return Message::new("template-syntax-quote");
    }
    let named = |name: &str| name.trim_matches(['\'', '`']).chars().take(60).collect::<String>();
    if let Some(name) = detail.strip_prefix("block ").and_then(|rest| rest.strip_suffix(" defined twice")) {
        return Message::new("template-block-twice").with("name", named(name));
    }
    if detail.starts_with("block tags in macros") {
        return Message::new("template-block-in-macro");
    }
    let parts = detail.strip_prefix("unexpected ").and_then(|rest| rest.split_once(", expected "));
    if parts.is_some_and(|(found, _)| found == "`=`") {
        return Message::new("template-syntax-equals");
    }
    if parts.is_some_and(|(found, _)| found == "identifier") && marked == "if" {
        return statement("else if");
    }
    let said = parts.and_then(|(found, expected)| Some((token(found)?, token(expected)?)));
    match said {
        Some((found, expected)) => {
            Message::new("template-syntax-unexpected").with("found", found).with("expected", expected)
        }
        None => Message::new("template-syntax"),
    }
}

/// There is no statement of a name.
fn statement(name: &str) -> Message {
    let near = if ELIF.contains(&name) { Some("elif") } else { nearest(name, STATEMENTS) };
    Message::new("template-syntax-statement")
        .with("name", name.chars().take(60).collect::<String>())
        .with("suggestion", offered(near))
        .with("known", STATEMENTS.join(", "))
}

/// A sign as it is, a kind of sign in words.
fn token(name: &str) -> Option<Argument> {
    if let Some((_, key)) = TOKENS.iter().find(|(known, _)| *known == name) {
        return Some(Message::new(key).into());
    }
    let sign = name.strip_prefix('`').and_then(|rest| rest.strip_suffix('`'))?;
    Some(Message::new("template-token-sign").with("sign", sign).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_closed_is_the_last_sign() {
        let sign = |text: &str| unclosed(text, text.len()).map(|(at, [sign, _])| (at, sign));
        assert_eq!(sign("{{ a }} {% if b %}"), None);
        assert_eq!(sign("{{ a }} {% if b "), Some((8, "{%")));
        assert_eq!(sign("é{{ a }"), Some((2, "{{")));
        assert_eq!(sign("{# {{ a"), Some((3, "{{")));
        assert_eq!(sign("{"), None);
        // The next one opens before this one is closed.
        assert_eq!(unclosed("{{ a }{{ b }}", 6), Some((0, ["{{", "}}"])));
    }

    #[test]
    fn what_is_open_is_what_has_no_end() {
        let names = |text: &str| open(text).iter().map(|own| own.name.to_owned()).collect::<Vec<_>>();
        assert_eq!(names("{% if a %}{%- for x in y -%}{{ x }}{% endfor %}"), ["if"]);
        assert_eq!(names("{# {% if a %} #}{% set x = 1 %}{% set y %}"), ["set"]);
        assert_eq!(names("{% raw %}{% if a %}{% endraw %}{% block b %}"), ["block"]);
        assert_eq!(names("{% if a %}{% if b %}{% endif %}{% endif %}é{"), Vec::<String>::new());
        assert_eq!(names("{% for x in "), Vec::<String>::new());
        assert_eq!(names("{# "), Vec::<String>::new());
        assert_eq!(names("{% raw %}{% if a %}"), ["raw"]);
    }
}
