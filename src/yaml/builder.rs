//! Parser events into one tree, within limits.

use std::collections::HashMap;

use granit_parser::{Event, Parser, ScalarStyle, Span as EventSpan, StructureStyle};

use super::fault;
use super::tree::{Entry, Key, Node, Scalar, Style, Value};
use crate::diagnostic::{Checked, Diagnostic};
use crate::language::Message;
use crate::world::{FileId, Span};

/// Levels of nesting accepted.
pub(super) const DEEPEST: usize = 64;
/// Nodes of one document, aliases written out.
const MOST_NODES: usize = 200_000;

/// Builds the tree of one document that starts at byte `base` of its file.
pub fn build(file: FileId, base: usize, text: &str) -> Checked<Option<Node>> {
    let options = granit_parser::options! {
        emit_comments: false,
        flow_nesting_limit: DEEPEST,
        block_nesting_limit: DEEPEST,
        simple_key_max_lookahead: 1024,
        emit_unresolved_aliases: true,
    };
    let mut builder = Builder {
        file,
        base,
        text,
        open: Vec::new(),
        anchors: HashMap::new(),
        nodes: 0,
        root: None,
        findings: vec![],
    };
    for event in Parser::new_from_str_with_options(text, options) {
        let taken = match event {
            Ok((event, span)) => builder.take(event, span),
            Err(error) => Err(fault::explain(file, base, text, &error)),
        };
        if let Err(finding) = taken {
            builder.findings.push(finding);
            return Checked::new(None, builder.findings);
        }
    }
    let empty = Node {
        span: Span::new(file, base..base),
        value: Value::Scalar(Scalar { text: String::new(), style: Style::Plain }),
    };
    // A duplicate key or a merge key leaves no tree to trust.
    let root = builder.root.unwrap_or(empty);
    let root = if builder.findings.is_empty() { Some(root) } else { None };
    Checked::new(root, builder.findings)
}

struct Builder<'t> {
    file: FileId,
    base: usize,
    text: &'t str,
    open: Vec<Open>,
    anchors: HashMap<usize, (Node, usize)>,
    nodes: usize,
    root: Option<Node>,
    findings: Vec<Diagnostic>,
}

/// A collection that is still open.
struct Open {
    start: usize,
    anchor: usize,
    flow: bool,
    content: Content,
}

enum Content {
    Sequence(Vec<Node>),
    Mapping(Vec<Entry>, Option<Key>, Seen),
}

/// The keys of a long mapping, by which a duplicate is found without reading all of them again.
#[derive(Default)]
struct Seen {
    keys: HashMap<String, Span>,
    read: usize,
}

impl Seen {
    /// Where a key stands first, if it is among the entries.
    fn first(&mut self, entries: &[Entry], key: &str) -> Option<Span> {
        if entries.len() < LONG {
            return entries.iter().find(|entry| entry.key.name == key).map(|entry| entry.key.span);
        }
        for entry in entries.iter().skip(self.read) {
            self.keys.entry(entry.key.name.clone()).or_insert(entry.key.span);
        }
        self.read = entries.len();
        self.keys.get(key).copied()
    }
}

/// From here on a mapping is long.
const LONG: usize = 32;

type Taken = Result<(), Diagnostic>;

impl Builder<'_> {
    fn take(&mut self, event: Event<'_>, span: EventSpan) -> Taken {
        let range = self.range(&span);
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse_tag(tag.is_some(), &range)?;
                if style == ScalarStyle::Plain {
                    self.refuse_swallowed_item(&range)?;
                }
                let scalar = Scalar { text: text.into_owned(), style: style_of(style) };
                let node = Node { span: self.span(range), value: Value::Scalar(scalar) };
                self.place(node, anchor)
            }
            Event::SequenceStart(style, anchor, tag) => {
                self.refuse_tag(tag.is_some(), &range)?;
                self.open(range.start, anchor, style, Content::Sequence(Vec::new()))
            }
            Event::MappingStart(style, anchor, tag) => {
                self.refuse_tag(tag.is_some(), &range)?;
                self.open(range.start, anchor, style, Content::Mapping(Vec::new(), None, Seen::default()))
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(range.end),
            Event::Alias(id) => self.alias(id, range),
            Event::UnresolvedAlias(name) => {
                let message = Message::new("yaml-unknown-anchor").with("name", name.as_ref());
                Err(Diagnostic::fault("yaml-syntax", message, self.span(range)))
            }
            _ => Ok(()),
        }
    }

    fn open(&mut self, start: usize, anchor: usize, style: StructureStyle, content: Content) -> Taken {
        if self.open.len() >= DEEPEST {
            let message = Message::new("yaml-too-deep").with("limit", DEEPEST);
            return Err(Diagnostic::fault("input-too-large", message, self.span(start..start + 1)));
        }
        self.open.push(Open { start, anchor, flow: style == StructureStyle::Flow, content });
        Ok(())
    }

    fn close(&mut self, end: usize) -> Taken {
        let Some(open) = self.open.pop() else { return Ok(()) };
        let (value, inner_end) = match open.content {
            Content::Sequence(items) => {
                let end = items.last().map(|item| item.span.end);
                (Value::Sequence(items), end)
            }
            Content::Mapping(entries, ..) => {
                let end = entries.last().map(|entry| entry.value.span.end.max(entry.key.span.end));
                (Value::Mapping(entries), end)
            }
        };
        // A block collection ends with its last item, not with the blank lines behind it.
        let end = match inner_end {
            Some(inner) if !open.flow => inner as usize - self.base,
            _ => end,
        };
        let span = self.span(open.start..end);
        self.place(Node { span, value }, open.anchor)
    }

    fn alias(&mut self, id: usize, range: std::ops::Range<usize>) -> Taken {
        let Some((node, size)) = self.anchors.get(&id) else {
            let message = Message::new("yaml-alias-inside-itself");
            return Err(Diagnostic::fault("yaml-syntax", message, self.span(range)));
        };
        let (node, size) = (node.clone(), *size);
        self.nodes += size;
        if self.nodes > MOST_NODES {
            let message = Message::new("yaml-alias-bomb").with("limit", MOST_NODES);
            return Err(Diagnostic::fault("input-too-large", message, self.span(range)));
        }
        self.place(node, 0)
    }

    /// Puts a finished node where it belongs.
    fn place(&mut self, node: Node, anchor: usize) -> Taken {
        self.nodes += 1;
        if self.nodes > MOST_NODES {
            let message = Message::new("yaml-too-many-nodes").with("limit", MOST_NODES);
            return Err(Diagnostic::fault("input-too-large", message, node.span));
        }
        if anchor != 0 {
            self.anchors.insert(anchor, (node.clone(), count(&node)));
        }
        let Some(open) = self.open.last_mut() else {
            self.root = Some(node);
            return Ok(());
        };
        match &mut open.content {
            Content::Sequence(items) => {
                if open.flow && is_cut_by_a_comma(&node) {
                    let message = Message::new("yaml-comma-in-list").with("text", self.text_of(&node));
                    return Err(Diagnostic::fault("yaml-syntax", message, node.span));
                }
                items.push(node);
            }
            Content::Mapping(entries, pending, seen) => {
                if let Some(key) = pending.take() {
                    if open.flow && node.span.start == node.span.end && !self.text_has_colon(&key) {
                        return Err(self.comma_in_text(&key));
                    }
                    let Some(open) = self.open.last_mut() else { return Ok(()) };
                    if let Content::Mapping(entries, ..) = &mut open.content {
                        entries.push(Entry { key, value: node });
                    }
                } else {
                    let key = key_of(&node)?;
                    if let Some(first) = seen.first(entries, &key.name) {
                        let message = Message::new("yaml-duplicate-key").with("key", key.name.as_str());
                        let finding = Diagnostic::fault("duplicate-key", message, key.span)
                            .with_label(first, Message::new("yaml-duplicate-key-first"));
                        self.findings.push(finding);
                    }
                    if let Some(Content::Mapping(_, pending, _)) =
                        self.open.last_mut().map(|open| &mut open.content)
                    {
                        *pending = Some(key);
                    }
                }
            }
        }
        Ok(())
    }

    /// `{fr: Rapide, clair}`: the second word became a key of its own.
    fn comma_in_text(&self, key: &Key) -> Diagnostic {
        let message = Message::new("yaml-comma-in-text").with("word", key.name.as_str());
        let finding = Diagnostic::fault("yaml-syntax", message, key.span);
        let before = match self.open.last().map(|open| &open.content) {
            Some(Content::Mapping(entries, ..)) => entries.last(),
            _ => None,
        };
        match before.map(|entry| (&entry.value, entry.value.scalar())) {
            Some((value, Some(scalar))) if scalar.style == Style::Plain => {
                let quoted = format!("\"{}, {}\"", scalar.text, key.name);
                finding.with_fix(value.span.to(key.span), quoted)
            }
            _ => finding,
        }
    }

    fn text_has_colon(&self, key: &Key) -> bool {
        let from = key.span.end as usize - self.base;
        self.text.get(from..).is_some_and(|rest| rest.trim_start().starts_with(':'))
    }

    /// `- Robot` and, further in, `- Relecture`: one text of two lines to YAML.
    fn refuse_swallowed_item(&self, range: &std::ops::Range<usize>) -> Taken {
        let mut at = range.start;
        for line in self.text.get(range.clone()).unwrap_or("").split_inclusive('\n') {
            let indentation = line.len() - line.trim_start().len();
            if at > range.start && line.trim_start().starts_with("- ") {
                let span = self.span(at + indentation..at + indentation + 1);
                return Err(Diagnostic::fault("yaml-syntax", Message::new("yaml-indentation"), span));
            }
            at += line.len();
        }
        Ok(())
    }

    fn text_of(&self, node: &Node) -> &str {
        let range = node.span.range();
        self.text.get(range.start - self.base..range.end - self.base).unwrap_or("")
    }

    fn refuse_tag(&self, tagged: bool, range: &std::ops::Range<usize>) -> Taken {
        if !tagged {
            return Ok(());
        }
        let message = Message::new("yaml-tag");
        Err(Diagnostic::fault("yaml-syntax", message, self.span(range.clone())))
    }

    fn range(&self, span: &EventSpan) -> std::ops::Range<usize> {
        let range = span.byte_range().unwrap_or(0..0);
        let clamp = |at: usize| at.min(self.text.len());
        let (start, mut end) = (clamp(range.start), clamp(range.end));
        // The span of a block scalar reaches over the blank lines behind it.
        let white = |at: usize| self.text.as_bytes().get(at).is_some_and(u8::is_ascii_whitespace);
        while end > start && white(end - 1) {
            end -= 1;
        }
        start..end
    }

    fn span(&self, range: std::ops::Range<usize>) -> Span {
        Span::new(self.file, self.base + range.start..self.base + range.end)
    }
}

fn key_of(node: &Node) -> Result<Key, Diagnostic> {
    match &node.value {
        Value::Scalar(scalar) if scalar.text == "<<" && scalar.style == Style::Plain => {
            Err(Diagnostic::fault("yaml-syntax", Message::new("yaml-merge-key"), node.span))
        }
        Value::Scalar(scalar) => Ok(Key { name: scalar.text.clone(), span: node.span }),
        _ => Err(Diagnostic::fault("yaml-syntax", Message::new("yaml-complex-key"), node.span)),
    }
}

/// `[Robot (e-mail, web), Relecture]`: the comma inside the brackets cut the text in two.
fn is_cut_by_a_comma(node: &Node) -> bool {
    let plain = node.scalar().filter(|scalar| scalar.style == Style::Plain);
    plain.is_some_and(|scalar| scalar.text.matches('(').count() > scalar.text.matches(')').count())
}

fn count(node: &Node) -> usize {
    match &node.value {
        Value::Scalar(_) => 1,
        Value::Sequence(items) => 1 + items.iter().map(count).sum::<usize>(),
        Value::Mapping(entries) => 1 + entries.iter().map(|entry| 1 + count(&entry.value)).sum::<usize>(),
    }
}

const fn style_of(style: ScalarStyle) -> Style {
    match style {
        ScalarStyle::Plain => Style::Plain,
        ScalarStyle::SingleQuoted => Style::SingleQuoted,
        ScalarStyle::DoubleQuoted => Style::DoubleQuoted,
        ScalarStyle::Literal => Style::Literal,
        ScalarStyle::Folded => Style::Folded,
    }
}
