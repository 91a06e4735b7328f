//! All that Typst may see: the template, one document as JSON, a logo, and the fonts compiled in.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, WorldExt};

use crate::outputs::document::block::Logo;

const TEMPLATE: &str = include_str!("../../../../templates/document.typ");

/// The fonts, in their order, and what is known of them.
pub static FONTS: LazyLock<(LazyHash<FontBook>, Vec<Font>)> = LazyLock::new(|| {
    let fonts: Vec<Font> = typst_assets::fonts().flat_map(|data| Font::iter(Bytes::new(data))).collect();
    (LazyHash::new(FontBook::from_fonts(&fonts)), fonts)
});

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

/// The world of one document.
pub struct Room {
    main: Source,
    data: Bytes,
    logo: Option<(&'static str, Bytes)>,
}

impl Room {
    pub fn new(data: Vec<u8>, logo: Option<&Logo>) -> Self {
        Self {
            main: Source::new(file("document.typ"), TEMPLATE.to_owned()),
            data: Bytes::new(data),
            logo: logo.map(|logo| (logo_file(logo.format), Bytes::new(logo.bytes.clone()))),
        }
    }
}

impl Room {
    /// Whether a fault lies in the logo, or where it is shown.
    pub fn shows_logo(&self, fault: &SourceDiagnostic) -> bool {
        let inside = self.logo.as_ref().is_some_and(|(name, _)| fault.span.id() == Some(file(name)));
        let line = self
            .range(fault.span)
            .and_then(|range| self.main.text().lines().nth(self.line_of(range.start) - 1));
        inside || line.is_some_and(|line| line.contains("logo.file"))
    }

    /// The line of the template at an offset, from 1.
    pub fn line_of(&self, offset: usize) -> usize {
        self.main.text().bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
    }
}

/// The name of the logo's file: Typst tells formats by their ending.
pub fn logo_file(format: &str) -> &'static str {
    match format {
        "svg" => "logo.svg",
        "jpg" => "logo.jpg",
        _ => "logo.png",
    }
}

fn file(name: &str) -> FileId {
    // Our own names are paths; the root is one in any case.
    let path = VirtualPath::new(name).or_else(|_| VirtualPath::new("/"));
    match path {
        Ok(path) => RootedPath::new(VirtualRoot::Project, path).intern(),
        Err(_) => Source::detached("").id(),
    }
}

impl World for Room {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.0
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() { Ok(self.main.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == file("document.json") {
            return Ok(self.data.clone());
        }
        let logo = self.logo.as_ref().filter(|(name, _)| id == file(name));
        logo.map(|(_, bytes)| bytes.clone()).ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.1.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
