//! Writes blocks in the reader's words: headings by their message, labelled sentences, lists.

use super::block::{Block, Cell, Column, Look, Run, Table, Term};
use super::markdown;
use crate::outputs::view::{self, Prose, Reader};

/// Blocks that are being written.
pub struct Pen<'p> {
    pub reader: &'p Reader<'p>,
    pub blocks: Vec<Block>,
}

impl<'p> Pen<'p> {
    pub fn new(reader: &'p Reader<'p>) -> Self {
        Self { reader, blocks: Vec::new() }
    }

    pub fn word(&self, key: &str) -> String {
        self.reader.word(key)
    }

    /// « Mot : ».
    pub fn label(&self, key: &str) -> String {
        format!("{}{} ", self.word(key), self.word("page-colon"))
    }

    pub fn heading(&mut self, level: u8, key: &str) {
        let runs = vec![Run::text(self.word(key))];
        self.blocks.push(Block::heading(level, None, runs));
    }

    pub fn title(&mut self, level: u8, title: &Prose) {
        self.blocks.push(Block::heading(level, None, markdown::plain(title)));
    }

    /// A small heading that stands in no contents.
    pub fn small(&mut self, runs: Vec<Run>) {
        self.blocks.push(Block::Paragraph { look: Look::Label, runs });
    }

    pub fn lead(&mut self, prose: &Prose) {
        self.blocks.push(Block::Paragraph { look: Look::Lead, runs: markdown::runs(prose) });
    }

    pub fn prose(&mut self, prose: &Prose) {
        self.blocks.extend(markdown::blocks(prose));
    }

    pub fn runs(&mut self, runs: Vec<Run>) {
        self.blocks.push(Block::Paragraph { look: Look::Plain, runs });
    }

    pub fn text(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::paragraph(text));
    }

    pub fn quiet(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::quiet(text));
    }

    pub fn bullets(&mut self, items: impl IntoIterator<Item = Vec<Run>>) {
        let items: Vec<Vec<Block>> =
            items.into_iter().map(|runs| vec![Block::Paragraph { look: Look::Plain, runs }]).collect();
        if !items.is_empty() {
            self.blocks.push(Block::List { start: None, items });
        }
    }

    pub fn listed(&mut self, items: &[Prose]) {
        self.bullets(items.iter().map(markdown::runs));
    }

    /// Labels by their message, without those that nothing is said of.
    pub fn terms(&mut self, rows: Vec<(String, Vec<Run>)>) {
        let terms: Vec<Term> = rows
            .into_iter()
            .filter(|(_, runs)| !runs.is_empty())
            .map(|(label, runs)| Term {
                label: vec![Run::text(label)],
                blocks: vec![Block::Paragraph { look: Look::Plain, runs }],
            })
            .collect();
        if !terms.is_empty() {
            self.blocks.push(Block::Terms { terms });
        }
    }

    /// A table of text; each column has its title's message and its share of the width.
    pub fn table<const N: usize>(
        &mut self,
        about: &str,
        columns: [(&str, u16); N],
        rows: Vec<[Vec<Run>; N]>,
    ) {
        let columns = columns.map(|(key, width)| Column::text(self.word(key), width));
        let rows = rows.into_iter().map(|row| row.map(Cell::of).into()).collect();
        self.blocks.push(Block::Table(Table { about: about.to_owned(), columns: columns.into(), rows }));
    }
}

/// Texts in a row.
pub fn row(items: &[Prose]) -> Vec<Run> {
    super::pieces::joined(items.iter().map(markdown::runs))
}

/// Names that lead somewhere, in a row.
pub fn links(items: &[view::Link]) -> Vec<Run> {
    super::pieces::joined(items.iter().map(|own| vec![super::pieces::link(own)]))
}

/// A text that may be missing, as runs.
pub fn said(text: Option<&String>) -> Vec<Run> {
    text.map(|text| vec![Run::text(text.as_str())]).unwrap_or_default()
}

/// A Markdown text that may be missing, as runs.
pub fn told(prose: Option<&Prose>) -> Vec<Run> {
    prose.map(markdown::runs).unwrap_or_default()
}
