//! The fields of a definition as nested Markdown lists.

use super::markdown::marked;
use super::prose;
use super::view::{Labelled, Link, Piece};

/// One item per field, what belongs to it indented below.
pub fn fields_as_markdown(fields: &[Labelled]) -> String {
    let mut out = String::new();
    for field in fields {
        labelled(&mut out, field, 0);
    }
    out
}

fn labelled(out: &mut String, field: &Labelled, depth: usize) {
    let indent = "  ".repeat(depth);
    let label = if field.own { prose::code_span(&field.label) } else { prose::escape_markdown(&field.label) };
    out.push_str(&format!("{indent}- **{label}:**"));
    value(out, &field.value, depth);
}

/// A value behind its label: on the same line, or as items one level deeper.
fn value(out: &mut String, piece: &Piece, depth: usize) {
    match piece {
        Piece::List { items } => {
            out.push('\n');
            items.iter().for_each(|item| list_item(out, item, depth + 1));
        }
        Piece::Group { fields, .. } => {
            out.push('\n');
            fields.iter().for_each(|field| labelled(out, field, depth + 1));
        }
        Piece::Grid { head, rows } => {
            out.push('\n');
            for row in rows {
                let cells = head.iter().zip(&row.cells).filter_map(|(label, cell)| {
                    Some(format!("{} {}", prose::escape_markdown(&format!("{label}:")), line(cell.as_ref()?)))
                });
                let indent = "  ".repeat(depth + 1);
                out.push_str(&format!("{indent}- {}\n", cells.collect::<Vec<_>>().join("; ")));
            }
        }
        flat => out.push_str(&format!(" {}\n", line(flat))),
    }
}

fn list_item(out: &mut String, piece: &Piece, depth: usize) {
    let indent = "  ".repeat(depth);
    match piece {
        Piece::Group { fields, .. } => {
            // The first field opens the item, the others stand below it.
            out.push_str(&format!("{indent}-\n"));
            fields.iter().for_each(|field| labelled(out, field, depth + 1));
        }
        Piece::List { .. } | Piece::Grid { .. } => {
            out.push_str(&format!("{indent}-"));
            value(out, piece, depth);
        }
        flat => out.push_str(&format!("{indent}- {}\n", line(flat))),
    }
}

/// A value on one line.
fn line(piece: &Piece) -> String {
    match piece {
        Piece::Prose { prose } => marked(prose, prose::to_line(&prose.text)),
        Piece::Plain { text } => prose::escape_markdown(text),
        Piece::Code { text } => prose::code_span(text),
        Piece::Address { text } => format!("<{}>", text.replace(['<', '>', ' '], "")),
        Piece::Link { link } => link_line(link),
        Piece::Row { items } | Piece::List { items } => items.iter().map(line).collect::<Vec<_>>().join(", "),
        Piece::Group { .. } | Piece::Grid { .. } => String::new(),
    }
}

fn link_line(link: &Link) -> String {
    let label = marked(&link.label, prose::escape_markdown(&link.label.text));
    match &link.href {
        Some(href) => format!("[{label}]({href})"),
        None => label,
    }
}
