//! The tree of one document.

use crate::values::tail;
use crate::world::Span;

/// A value and where it stands.
#[derive(Debug, Clone)]
pub struct Node {
    pub span: Span,
    pub value: Value,
}

#[derive(Debug, Clone)]
pub enum Value {
    Scalar(Scalar),
    Sequence(Vec<Node>),
    /// In the order written; keys are unique.
    Mapping(Vec<Entry>),
}

/// One `key: value` of a mapping.
#[derive(Debug, Clone)]
pub struct Entry {
    pub key: Key,
    pub value: Node,
}

#[derive(Debug, Clone)]
pub struct Key {
    pub name: String,
    pub span: Span,
}

/// How a scalar is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    Plain,
    SingleQuoted,
    DoubleQuoted,
    /// A `|` block.
    Literal,
    /// A `>` block.
    Folded,
}

/// A scalar. `text` is its content, never reinterpreted: `7.10` stays `7.10` and `NO` stays `NO`.
#[derive(Debug, Clone)]
pub struct Scalar {
    pub text: String,
    pub style: Style,
}

impl Node {
    pub const fn scalar(&self) -> Option<&Scalar> {
        match &self.value {
            Value::Scalar(scalar) => Some(scalar),
            _ => None,
        }
    }

    pub fn entries(&self) -> &[Entry] {
        match &self.value {
            Value::Mapping(entries) => entries,
            _ => &[],
        }
    }

    /// The value of a key, when this is a mapping that has it.
    pub fn get(&self, name: &str) -> Option<&Self> {
        self.entries().iter().find(|entry| entry.key.name == name).map(|entry| &entry.value)
    }

    pub fn entry(&self, name: &str) -> Option<&Entry> {
        self.entries().iter().find(|entry| entry.key.name == name)
    }

    /// Nothing was written: `key:` or `key: ~`.
    pub fn is_empty(&self) -> bool {
        self.scalar().is_some_and(Scalar::is_empty)
    }

    /// The node at a path of keys and indices.
    pub fn at<'n, 'p>(&'n self, path: impl IntoIterator<Item = Step<'p>>) -> Option<&'n Self> {
        path.into_iter().try_fold(self, |node, step| match (step, &node.value) {
            (Step::Key(name), _) => node.get(name),
            (Step::Index(index), Value::Sequence(items)) => items.get(index),
            (Step::Index(_), _) => None,
        })
    }

    /// The part of the source behind a stretch of this scalar's content (bytes of `text`), given
    /// the source text of the whole file. Exact in every style; the whole scalar when the stretch
    /// cannot be followed.
    pub fn locate(&self, file_text: &str, start: usize, end: usize) -> Span {
        file_text.get(self.span.range()).map_or(self.span, |raw| self.locate_in(raw, start, end))
    }

    /// The same, given the source of this scalar alone.
    pub fn locate_in(&self, raw: &str, start: usize, end: usize) -> Span {
        let Some(scalar) = self.scalar() else { return self.span };
        let offsets = scalar.source_offsets(raw);
        let base = self.span.start as usize;
        match (offsets.get(start), end.checked_sub(1).and_then(|last| offsets.get(last))) {
            (Some(&from), Some(&to)) if end > start => {
                let width = tail(raw, to).chars().next().map_or(1, char::len_utf8);
                Span::new(self.span.file, base + from..base + to + width)
            }
            (Some(&from), _) => Span::new(self.span.file, base + from..base + from),
            (None, _) => self.span.tail(),
        }
    }
}

/// One step of a path into a tree.
#[derive(Debug, Clone, Copy)]
pub enum Step<'p> {
    Key(&'p str),
    Index(usize),
}

impl Scalar {
    pub fn is_empty(&self) -> bool {
        self.style == Style::Plain && matches!(self.text.as_str(), "" | "~" | "null" | "Null" | "NULL")
    }

    /// For every byte of `text`, the offset in `raw` of the character it came from.
    fn source_offsets(&self, raw: &str) -> Vec<usize> {
        let mut walk = RawWalk { raw, at: self.opening(raw), style: self.style };
        let mut offsets = Vec::with_capacity(self.text.len());
        for c in self.text.chars() {
            let at = walk.find(c);
            offsets.extend(std::iter::repeat_n(at, c.len_utf8()));
        }
        offsets
    }

    /// Where the content starts: behind the quote; on the line below the header of a block, where the
    /// source reaches up to it.
    fn opening(&self, raw: &str) -> usize {
        match self.style {
            Style::SingleQuoted | Style::DoubleQuoted => 1,
            Style::Plain => 0,
            Style::Literal | Style::Folded => {
                let header = raw.lines().next().and_then(|line| line.strip_prefix(['|', '>']));
                let header = header
                    .map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit() || "+-".contains(c)));
                let is_header =
                    header.is_some_and(|rest| rest.trim().is_empty() || rest.trim_start().starts_with('#'));
                if is_header { raw.find('\n').map_or(raw.len(), |i| i + 1) } else { 0 }
            }
        }
    }
}

/// Walks the source of a scalar beside its content.
struct RawWalk<'r> {
    raw: &'r str,
    at: usize,
    style: Style,
}

impl RawWalk<'_> {
    /// The offset at which `wanted` stands next, and moves behind it.
    fn find(&mut self, wanted: char) -> usize {
        if wanted.is_whitespace() { self.find_space(wanted) } else { self.find_sign(wanted) }
    }

    fn find_sign(&mut self, wanted: char) -> usize {
        let rest = self.raw.get(self.at..).unwrap_or("");
        let found = rest.char_indices().find(|(_, c)| !c.is_whitespace() || *c == wanted);
        let Some((gap, sign)) = found else { return self.raw.len().saturating_sub(1) };
        let at = self.at + gap;
        let width = match (self.style, sign) {
            (Style::DoubleQuoted, '\\')
                if tail(rest, gap).starts_with("\\\n") || tail(rest, gap).starts_with("\\\r") =>
            {
                // An escaped line break holds no content: look behind it.
                self.at = at + 1;
                return self.find_sign(wanted);
            }
            (Style::DoubleQuoted, '\\') => escape_width(tail(rest, gap)),
            (Style::SingleQuoted, '\'') => 2,
            _ => sign.len_utf8(),
        };
        self.at = at + width;
        at
    }

    /// A space of the content may stand for a line break and the indentation behind it.
    fn find_space(&mut self, wanted: char) -> usize {
        let rest = self.raw.get(self.at..).unwrap_or("");
        let at = self.at;
        match rest.chars().next() {
            Some('\\') if self.style == Style::DoubleQuoted => self.at += escape_width(rest),
            Some('\r') if wanted == '\n' => self.at += if rest.starts_with("\r\n") { 2 } else { 1 },
            Some(c) if c == wanted => {
                self.at += c.len_utf8();
                if wanted == '\n' && matches!(self.style, Style::Literal | Style::Folded) {
                    self.skip_indentation();
                }
            }
            Some(c) if c.is_whitespace() => self.skip_fold(),
            _ => {}
        }
        at
    }

    fn skip_indentation(&mut self) {
        let rest = self.raw.get(self.at..).unwrap_or("");
        self.at += rest.len() - rest.trim_start_matches(' ').len();
    }

    fn skip_fold(&mut self) {
        let rest = self.raw.get(self.at..).unwrap_or("");
        let behind = rest.trim_start_matches([' ', '\t', '\r']);
        let behind = behind.strip_prefix('\n').unwrap_or(behind);
        self.at += rest.len() - behind.trim_start_matches([' ', '\t']).len();
    }
}

fn escape_width(rest: &str) -> usize {
    let width = match rest.as_bytes().get(1) {
        Some(b'x') => 4,
        Some(b'u') => 6,
        Some(b'U') => 10,
        _ => 1 + rest.chars().nth(1).map_or(0, char::len_utf8),
    };
    width.min(rest.len())
}

#[cfg(test)]
mod tests {
    use crate::world::{FileId, Files, SourceFile};
    use crate::yaml::read;

    /// The source behind `part` of the value of `key`.
    fn located(yaml: &str, key: &str, part: &str) -> String {
        let mut files = Files::default();
        let id: FileId = files.add(SourceFile::new("a.yaml", yaml.as_bytes()));
        let file = files.get(id).expect("the file");
        let documents = read(id, file);
        assert!(documents.findings.is_empty(), "{:?}", documents.findings);
        let root = documents.value[0].root.clone().expect("a tree");
        let node = root.get(key).expect("the key");
        let text = &node.scalar().expect("a scalar").text;
        let start = text.find(part).expect("the part");
        files.text(node.locate(&file.text, start, start + part.len())).to_owned()
    }

    #[test]
    fn a_part_of_a_scalar_is_found_in_every_style() {
        assert_eq!(located("a: received >= réçu", "a", "réçu"), "réçu");
        assert_eq!(located("a: 'l''heure de x'", "a", "x"), "x");
        assert_eq!(located("a: 'l''heure'", "a", "heure"), "heure");
        assert_eq!(located("a: \"é\\t\\u00e9 x\"", "a", "x"), "x");
        assert_eq!(located("a: \"one \\\n  two\"", "a", "two"), "two");
        assert_eq!(located("a: >\n  first line\n  second line\n", "a", "second"), "second");
        assert_eq!(located("a: |\n  first\n    second\n  third\n", "a", "third"), "third");
        assert_eq!(located("a: one\n  two\n  three\n", "a", "three"), "three");
        assert_eq!(located("a: >-\r\n  one\r\n  two\r\n", "a", "two"), "two");
    }

    #[test]
    fn raw_text_is_kept() {
        let mut files = Files::default();
        let id = files.add(SourceFile::new("a.yaml", b"clause: 7.10\nno: NO\non: yes\n"));
        let documents = read(id, files.get(id).expect("the file"));
        let root = documents.value[0].root.clone().expect("a tree");
        let text = |key: &str| root.get(key).and_then(|node| node.scalar()).map(|s| s.text.clone());
        assert_eq!(text("clause").as_deref(), Some("7.10"));
        assert_eq!(text("no").as_deref(), Some("NO"));
        assert_eq!(text("on").as_deref(), Some("yes"));
    }
}
