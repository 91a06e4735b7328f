//! Definition files, and where in them something stands.

use std::ops::Range;

/// Which definition file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// A stretch of a definition file, in bytes of its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    pub file: FileId,
    pub start: u32,
    pub end: u32,
}

impl Span {
    pub fn new(file: FileId, range: Range<usize>) -> Self {
        let clamp = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { file, start: clamp(range.start), end: clamp(range.end.max(range.start)) }
    }

    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The empty stretch at the end of this one.
    #[must_use]
    pub const fn tail(self) -> Self {
        Self { file: self.file, start: self.end, end: self.end }
    }

    /// From the start of this stretch to the end of another in the same file.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self { file: self.file, start: self.start, end: other.end.max(self.end) }
    }
}

/// A line and a column, both from 1; columns count characters, not bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub line: usize,
    pub column: usize,
}

/// One definition file. The text is what could be read: bytes that are no UTF-8 are shown as the
/// signs they would be in windows-1252, and `bad_byte` says where the first of them stands.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Path below the project's folder, with `/`.
    pub path: String,
    pub text: String,
    /// Offset in `text` of the first byte that is not UTF-8.
    pub bad_byte: Option<usize>,
    /// SHA-256 of the file's bytes, in hexadecimal.
    pub digest: String,
    /// Built into the program rather than written by the user.
    pub built_in: bool,
    line_starts: Vec<usize>,
}

impl SourceFile {
    /// Takes a file's bytes; a byte-order mark is dropped.
    pub fn new(path: impl Into<String>, bytes: &[u8]) -> Self {
        let digest = digest(bytes);
        let body = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let (text, bad_byte) = match std::str::from_utf8(body) {
            Ok(text) => (text.to_owned(), None),
            Err(error) => {
                let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(body);
                (text.into_owned(), Some(shown_offset(body, error.valid_up_to())))
            }
        };
        let breaks = text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i + 1);
        let line_starts = std::iter::once(0).chain(breaks).collect();
        Self { path: path.into(), text, bad_byte, digest, built_in: false, line_starts }
    }

    /// A file that is part of the program, under a virtual path.
    pub fn built_in(path: impl Into<String>, text: &str) -> Self {
        Self { built_in: true, ..Self::new(path, text.as_bytes()) }
    }

    pub fn place(&self, offset: usize) -> Place {
        let offset = offset.min(self.text.len());
        let line = self.line_starts.partition_point(|start| *start <= offset);
        let start = self.line_starts.get(line.saturating_sub(1)).copied().unwrap_or(0);
        let before = self.text.get(start..offset).unwrap_or("");
        Place { line, column: before.chars().count() + 1 }
    }
}

/// Where a byte of the file stands in the text it was decoded to.
fn shown_offset(body: &[u8], offset: usize) -> usize {
    let (before, _) =
        encoding_rs::WINDOWS_1252.decode_without_bom_handling(body.get(..offset).unwrap_or(body));
    before.len()
}

/// SHA-256 in lower-case hexadecimal.
pub fn digest(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    use std::fmt::Write;
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// All definition files of a project, in the order of their paths, and the templates aside.
#[derive(Debug, Clone, Default)]
pub struct Files {
    files: Vec<SourceFile>,
    /// What messages point into and that defines nothing: templates.
    aside: Vec<SourceFile>,
}

/// The number of the first file that stands aside.
const ASIDE: usize = 1 << 31;

impl Files {
    pub fn new(mut files: Vec<SourceFile>) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Self { files, aside: Vec::new() }
    }

    /// Adds a file that messages point into and that defines nothing; it is not among those that
    /// [`Files::iter`] goes through.
    pub fn add_aside(&mut self, file: SourceFile) -> FileId {
        self.aside.push(file);
        FileId(u32::try_from(ASIDE + self.aside.len() - 1).unwrap_or(u32::MAX))
    }

    /// Adds a file behind the others; what was handed out stays valid.
    pub fn add(&mut self, file: SourceFile) -> FileId {
        self.files.push(file);
        FileId(u32::try_from(self.files.len() - 1).unwrap_or(u32::MAX))
    }

    pub fn get(&self, id: FileId) -> Option<&SourceFile> {
        let at = id.0 as usize;
        match at.checked_sub(ASIDE) {
            Some(aside) => self.aside.get(aside),
            None => self.files.get(at),
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files.iter().enumerate().map(|(i, file)| (FileId(u32::try_from(i).unwrap_or(u32::MAX)), file))
    }

    /// The text a span covers.
    pub fn text(&self, span: Span) -> &str {
        self.get(span.file).and_then(|file| file.text.get(span.range())).unwrap_or("")
    }

    /// `path:line:column` of a span's start.
    pub fn locate(&self, span: Span) -> Option<(&str, Place)> {
        let file = self.get(span.file)?;
        Some((file.path.as_str(), file.place(span.start as usize)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_a_byte_order_mark_does_not_count() {
        let file = SourceFile::new("a.yaml", "\u{feff}é: x\nb: y\n".as_bytes());
        assert_eq!(file.place(3), Place { line: 1, column: 3 });
        assert_eq!(file.place(6), Place { line: 2, column: 1 });
        assert_eq!(file.bad_byte, None);
    }

    #[test]
    fn a_windows_file_shows_its_first_wrong_byte() {
        let file = SourceFile::new("a.yaml", b"title: R\xe9ponse");
        assert_eq!(file.bad_byte, Some(8));
        assert_eq!(file.text, "title: Réponse");
    }
}
