//! What pages show of a definition (fields, links, verdicts) as blocks.

use super::block::{Badge, Block, Cell, Column, Link, Look, Run, Table, Term, Tone, letters};
use super::markdown::{self, one_line};
use crate::outputs::view::{self, Labelled, Piece};

/// The fields of a definition: short ones in a row of terms, tables and groups on their own.
pub fn fields(fields: &[Labelled]) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut terms = Vec::new();
    for field in fields {
        let label = label(field);
        match &field.value {
            Piece::Grid { .. } => {
                close(&mut terms, &mut blocks);
                blocks.push(Block::Paragraph { look: Look::Label, runs: label });
                blocks.extend(piece(&field.value));
            }
            Piece::List { items } if items.iter().any(|item| matches!(item, Piece::Group { .. })) => {
                close(&mut terms, &mut blocks);
                blocks.push(Block::Paragraph { look: Look::Label, runs: label });
                items.iter().for_each(|item| blocks.extend(piece(item)));
            }
            value => terms.push(Term { label, blocks: piece(value) }),
        }
    }
    close(&mut terms, &mut blocks);
    blocks
}

fn close(terms: &mut Vec<Term>, blocks: &mut Vec<Block>) {
    if !terms.is_empty() {
        blocks.push(Block::Terms { terms: std::mem::take(terms) });
    }
}

fn label(field: &Labelled) -> Vec<Run> {
    vec![if field.own { Run::code(field.label.as_str()) } else { Run::text(field.label.as_str()) }]
}

/// A value.
fn piece(piece: &Piece) -> Vec<Block> {
    match piece {
        Piece::Prose { prose } => markdown::blocks(prose),
        Piece::List { items } => {
            vec![Block::List { start: None, items: items.iter().map(self::piece).collect() }]
        }
        Piece::Grid { head, rows } => vec![grid(head, rows)],
        Piece::Group { fields, .. } => {
            let terms = fields.iter().map(|own| Term { label: label(own), blocks: self::piece(&own.value) });
            vec![Block::Terms { terms: terms.collect() }]
        }
        flat => vec![Block::Paragraph { look: Look::Plain, runs: runs(flat) }],
    }
}

/// A value in a line.
fn runs(piece: &Piece) -> Vec<Run> {
    match piece {
        Piece::Prose { prose } => markdown::runs(prose),
        Piece::Plain { text } => vec![Run::text(text.as_str())],
        Piece::Code { text } => vec![Run::code(one_line(text))],
        Piece::Address { text } => {
            vec![Run { link: Some(Link::Address(text.clone())), ..Run::text(text.as_str()) }]
        }
        Piece::Link { link } => vec![self::link(link)],
        Piece::Row { items } | Piece::List { items } => joined(items.iter().map(runs)),
        Piece::Group { .. } | Piece::Grid { .. } => Vec::new(),
    }
}

/// Runs with commas in between.
pub fn joined(lists: impl Iterator<Item = Vec<Run>>) -> Vec<Run> {
    let mut out = Vec::new();
    for runs in lists {
        if !out.is_empty() {
            out.push(Run::text(", "));
        }
        out.extend(runs);
    }
    out
}

/// A table whose columns are as wide as what they hold asks for.
fn grid(head: &[String], rows: &[view::GridRow]) -> Block {
    let rows: Vec<Vec<Cell>> = rows
        .iter()
        .map(|row| {
            row.cells.iter().map(|cell| Cell::of(cell.as_ref().map(runs).unwrap_or_default())).collect()
        })
        .collect();
    let columns = head.iter().enumerate().map(|(at, title)| {
        let longest =
            rows.iter().filter_map(|row| row.get(at)).map(|cell| letters(&cell.runs).chars().count());
        let longest = longest.max().unwrap_or(0).max(title.chars().count());
        Column::text(title.as_str(), u16::try_from(longest.clamp(9, 45)).unwrap_or(45))
    });
    let columns = columns.collect();
    Block::Table(Table { about: String::new(), columns, rows })
}

/// A name that leads to its place in the document, if it has one.
pub fn link(link: &view::Link) -> Run {
    let target = link.href.as_deref().and_then(|href| href.strip_prefix('#'));
    Run {
        link: target.map(|anchor| Link::Anchor(anchor.to_owned())),
        lang: link.label.lang.clone(),
        ..Run::text(one_line(&link.label.text))
    }
}

/// A state with the colour of its look on pages.
pub fn badge(look: &str, word: &str) -> Badge {
    let tone = match look {
        "met" | "declared" | "evidenced" | "audited" => Tone::Good,
        "watch" | "gap" | "warning" => Tone::Care,
        "missed" | "contradicted" | "error" => Tone::Bad,
        "open" | "auditor" | "advice" => Tone::Calm,
        _ => Tone::None,
    };
    Badge { tone, word: word.to_owned() }
}

/// A message of the program: what stands between backticks is code.
pub fn message(text: &str) -> Vec<Run> {
    let parts: Vec<&str> = text.split('`').collect();
    if parts.len().is_multiple_of(2) {
        return vec![Run::text(text)];
    }
    let runs = parts.iter().enumerate().map(|(i, part)| {
        let part = one_line(part);
        if i % 2 == 1 { Run::code(part) } else { Run::text(part) }
    });
    runs.filter(|run| !run.text.is_empty()).collect()
}
