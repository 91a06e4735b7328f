//! What a document consists of, whoever writes it down: a title, its control data and blocks of
//! text. Plain data: no markup of any format, so that what a user wrote can never become one.

use schemars::JsonSchema;
use serde::Serialize;

/// A file that people keep, print and file.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Document {
    /// `fr` or `en`.
    pub lang: &'static str,
    pub plan: Plan,
    pub title: String,
    pub subtitle: Option<String>,
    pub organisation: Option<String>,
    /// The organisation's colour, `#rrggbb`.
    pub accent: Option<String>,
    /// The organisation's logo.
    #[serde(skip)]
    pub logo: Option<Logo>,
    /// Identifier, version, approval, dates, digest: a table behind the title.
    pub control: Vec<ControlRow>,
    /// The day it speaks of, `2026-03-31`: the files' date of creation.
    pub date: String,
    /// At the foot of every page, before its number.
    pub foot: String,
    pub words: Words,
    pub blocks: Vec<Block>,
}

/// How the parts of a document follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "DocumentPlan")]
#[serde(rename_all = "lowercase")]
pub enum Plan {
    /// Title, control data, contents, numbered sections.
    Report,
    /// Title, sections without numbers, control data at the end: for readers outside.
    Leaflet,
    /// The blocks alone.
    Letter,
}

/// A picture for the first page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo {
    pub bytes: Vec<u8>,
    /// `png`, `jpg` or `svg`.
    pub format: &'static str,
    /// Width and height, in pixels.
    pub size: Option<(u32, u32)>,
    pub alt: String,
}

/// One line of the control data.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "DocumentControlRow")]
pub struct ControlRow {
    pub label: String,
    pub value: Vec<Run>,
}

/// The tool's own words that a writer puts around the blocks.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "DocumentWords")]
pub struct Words {
    pub contents: String,
    pub control: String,
    /// « page », before the number of a page.
    pub page: String,
    /// « sur », between the number of a page and how many there are.
    pub of: String,
    /// The sign behind a label, with its space: « : ».
    pub colon: String,
}

/// A piece of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "DocumentBlock")]
#[serde(tag = "as", rename_all = "lowercase")]
pub enum Block {
    /// Level 1 to 3; the anchor is unique within the document.
    Heading {
        level: u8,
        anchor: Option<String>,
        runs: Vec<Run>,
    },
    Paragraph {
        look: Look,
        runs: Vec<Run>,
    },
    /// `start` is the first number; bullets where there is none.
    List {
        start: Option<u64>,
        items: Vec<Vec<Block>>,
    },
    Table(Table),
    /// Labels and what they say.
    Terms {
        terms: Vec<Term>,
    },
    /// A drawing of our own, and what it says to who does not see it.
    Figure {
        #[serde(serialize_with = "crate::outputs::template::drawn")]
        #[schemars(with = "String")]
        svg: String,
        alt: String,
        caption: Vec<Run>,
    },
    Verdict(Verdict),
    /// What follows starts on a new page.
    Break,
}

/// How a paragraph looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "DocumentLook")]
#[serde(rename_all = "lowercase")]
pub enum Look {
    Plain,
    /// A sentence that opens or carries what follows.
    Lead,
    /// Facts in small type.
    Quiet,
    /// A small heading that is in no contents.
    Label,
    Quote,
    Code,
    /// To whom a letter goes, and on which day: on its right half.
    Addressee,
}

/// A state, never by colour alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "DocumentBadge")]
pub struct Badge {
    pub tone: Tone,
    pub word: String,
}

/// A verdict in a word and a form, and the figures behind it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "DocumentVerdict")]
pub struct Verdict {
    pub badge: Badge,
    pub runs: Vec<Run>,
}

/// The colour of a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "DocumentTone")]
#[serde(rename_all = "lowercase")]
pub enum Tone {
    Good,
    Care,
    Bad,
    Calm,
    None,
}

/// Rows under one head.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "DocumentTable")]
pub struct Table {
    /// What the table shows, for who cannot see it.
    pub about: String,
    pub columns: Vec<Column>,
    /// As many cells as columns.
    pub rows: Vec<Vec<Cell>>,
}

/// A column, with its share of the width: 1 to 100.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "DocumentColumn")]
pub struct Column {
    pub title: String,
    pub width: u16,
    pub numeric: bool,
}

/// A cell: a badge, text, or both.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "DocumentCell")]
pub struct Cell {
    pub badge: Option<Badge>,
    pub runs: Vec<Run>,
    /// An anchor that leads here.
    pub anchor: Option<String>,
}

/// A label and what it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "DocumentTerm")]
pub struct Term {
    pub label: Vec<Run>,
    pub blocks: Vec<Block>,
}

/// Letters of one look. `\n` is a line break.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "DocumentRun")]
pub struct Run {
    pub text: String,
    pub bold: bool,
    pub italic: bool,
    pub struck: bool,
    pub code: bool,
    /// To be filled in by who uses the document: the text says what with.
    pub blank: bool,
    pub link: Option<Link>,
    /// The language of the text, where it is not the document's.
    pub lang: Option<String>,
}

/// Where a run leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "DocumentLink")]
#[serde(rename_all = "lowercase")]
pub enum Link {
    /// `https:`, `http:` or `mailto:`.
    Address(String),
    /// A block of the same document.
    Anchor(String),
}

impl Run {
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    pub fn bold(text: impl Into<String>) -> Self {
        Self { text: text.into(), bold: true, ..Self::default() }
    }

    pub fn code(text: impl Into<String>) -> Self {
        Self { text: text.into(), code: true, ..Self::default() }
    }

    pub fn blank(what: impl Into<String>) -> Self {
        Self { text: what.into(), blank: true, ..Self::default() }
    }
}

impl Block {
    pub fn heading(level: u8, anchor: Option<String>, runs: Vec<Run>) -> Self {
        Self::Heading { level, anchor, runs }
    }

    pub fn paragraph(text: impl Into<String>) -> Self {
        Self::Paragraph { look: Look::Plain, runs: vec![Run::text(text)] }
    }

    pub fn quiet(text: impl Into<String>) -> Self {
        Self::Paragraph { look: Look::Quiet, runs: vec![Run::text(text)] }
    }
}

impl Column {
    pub fn text(title: impl Into<String>, width: u16) -> Self {
        Self { title: title.into(), width, numeric: false }
    }

    pub fn numeric(title: impl Into<String>, width: u16) -> Self {
        Self { title: title.into(), width, numeric: true }
    }
}

impl Cell {
    pub fn text(text: impl Into<String>) -> Self {
        Self::of(vec![Run::text(text)])
    }

    pub fn of(runs: Vec<Run>) -> Self {
        Self { badge: None, runs, anchor: None }
    }

    pub fn badge(badge: Badge) -> Self {
        Self { badge: Some(badge), ..Self::default() }
    }
}

/// The letters of runs, without their looks.
pub fn letters(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}
