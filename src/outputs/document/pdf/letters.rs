//! Letters that can be printed: an archival file must hold the form of every letter it shows, and
//! the fonts compiled in do not know all of them. Long words get places to break.

use super::room::FONTS;
use crate::outputs::document::block::{Block, Document, Link, Run};
use crate::outputs::document::settle::each_runs;

/// Stands for a letter that no font knows.
const UNKNOWN: char = '□';
/// A word this long may be broken, every so many letters.
const LONG: usize = 24;
/// The longest address that a link of a PDF can hold, in bytes.
const LONGEST_ADDRESS: usize = 8000;
/// The style of charts on paper.
const INK: &str = include_str!("../../../../templates/style/chart-print.css");

/// The same document with letters that can be printed, and charts with their colours.
pub fn printable(mut document: Document) -> Document {
    let words = &mut document.words;
    let words = [&mut words.contents, &mut words.control, &mut words.page, &mut words.of, &mut words.colon];
    let texts = [&mut document.title, &mut document.foot];
    texts
        .into_iter()
        .chain(words)
        .chain(&mut document.subtitle)
        .chain(&mut document.organisation)
        .for_each(text);
    for row in &mut document.control {
        text(&mut row.label);
        runs(&mut row.value);
    }
    // An accessible file has a title, and words for every picture.
    named(&mut document.title);
    if let Some(logo) = &mut document.logo {
        text(&mut logo.alt);
        named(&mut logo.alt);
        if let Some(words) = std::str::from_utf8(&logo.bytes).ok().filter(|_| logo.format == "svg") {
            logo.bytes = printed_drawing(words).into_bytes();
        }
    }
    each_runs(&mut document.blocks, &mut runs);
    blocks(&mut document.blocks);
    document
}

/// What a block holds beside its runs.
fn blocks(all: &mut [Block]) {
    for block in all {
        match block {
            Block::Figure { svg, alt, .. } => {
                *svg = drawing(svg);
                text(alt);
                named(alt);
            }
            Block::Table(table) => {
                table.columns.iter_mut().for_each(|column| text(&mut column.title));
                let cells = table.rows.iter_mut().flatten();
                cells.filter_map(|cell| cell.badge.as_mut()).for_each(|badge| text(&mut badge.word));
            }
            Block::Verdict(verdict) => text(&mut verdict.badge.word),
            Block::List { items, .. } => items.iter_mut().for_each(|item| blocks(item)),
            Block::Terms { terms } => terms.iter_mut().for_each(|term| blocks(&mut term.blocks)),
            Block::Heading { .. } | Block::Paragraph { .. } | Block::Break => {}
        }
    }
}

fn runs(runs: &mut Vec<Run>) {
    for run in runs {
        text(&mut run.text);
        let fits = |link: &Link| !matches!(link, Link::Address(own) if own.is_empty() || own.len() > LONGEST_ADDRESS);
        run.link = run.link.take().filter(fits);
    }
}

/// What must not be empty says that its letters cannot be shown.
fn named(text: &mut String) {
    if text.trim().is_empty() {
        text.push(UNKNOWN);
    }
}

fn text(text: &mut String) {
    *text = printed(text);
}

/// A text in which every letter has a form.
fn printed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut since_break = 0;
    for letter in text.chars() {
        if letter.is_whitespace() {
            since_break = 0;
        } else if since_break == LONG {
            out.push('\u{200b}');
            since_break = 0;
        }
        since_break += 1;
        match letter {
            '\n' | '\u{a0}' | '\u{202f}' | '\u{2011}' | ' ' => out.push(letter),
            '\t' | '\r' => out.push(' '),
            // Marks that steer the direction of writing, join letters or choose a form of them show
            // nothing by themselves.
            '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}' => {}
            letter if is_known(letter) => out.push(letter),
            _ => out.push(UNKNOWN),
        }
    }
    out
}

fn is_known(letter: char) -> bool {
    let private = matches!(letter, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}');
    let code = u32::from(letter);
    !letter.is_control()
        && !private
        && FONTS.1.iter().any(|font| {
            FAMILIES.contains(&font.info().family.as_str()) && font.info().coverage.contains(code)
        })
}

/// The families that the template names.
const FAMILIES: [&str; 2] = ["Libertinus Serif", "DejaVu Sans Mono"];

/// A chart that stands alone, with its colours: the broad one of its two sizes.
fn drawing(svg: &str) -> String {
    let svg = svg.split_inclusive("</svg>").next().unwrap_or(svg);
    let Some((head, rest)) = svg.split_once('>') else { return String::new() };
    let head = head.replacen("<svg ", "<svg xmlns=\"http://www.w3.org/2000/svg\" ", 1);
    format!("{head}><style>{INK}</style>{}", printed_drawing(rest))
}

/// The letters of a drawing; places to break would show.
fn printed_drawing(svg: &str) -> String {
    svg.chars()
        .map(
            |letter| {
                if letter.is_ascii() || letter.is_whitespace() || is_known(letter) { letter } else { UNKNOWN }
            },
        )
        .collect()
}
