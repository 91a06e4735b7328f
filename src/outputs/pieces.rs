//! The fields of a definition as nested Markdown lists.

use super::markdown::marked;
use super::prose;
use super::view::{Labelled, Link, Piece};

/// One item per field, what belongs to it indented below.
///
/// `colon` is the sign behind a label, with the space that its language asks for.
pub fn fields_as_markdown(fields: &[Labelled], colon: &str) -> String {
    let mut list = List { out: String::new(), colon };
    for field in fields {
        list.labelled(field, 0);
    }
    list.out
}

struct List<'l> {
    out: String,
    colon: &'l str,
}

impl List<'_> {
    fn labelled(&mut self, field: &Labelled, depth: usize) {
        let indent = "  ".repeat(depth);
        let label =
            if field.own { prose::code_span(&field.label) } else { prose::escape_markdown(&field.label) };
        self.out.push_str(&format!("{indent}- **{label}{}**", self.colon));
        self.value(&field.value, depth);
    }

    /// A value behind its label: on the same line, or as items one level deeper.
    fn value(&mut self, piece: &Piece, depth: usize) {
        match piece {
            Piece::List { items } => {
                self.out.push('\n');
                items.iter().for_each(|item| self.item(item, depth + 1));
            }
            Piece::Group { fields, .. } => {
                self.out.push('\n');
                fields.iter().for_each(|field| self.labelled(field, depth + 1));
            }
            Piece::Grid { head, rows } => {
                self.out.push('\n');
                for row in rows {
                    let cells = head.iter().zip(&row.cells).filter_map(|(label, cell)| {
                        Some(format!(
                            "{}{} {}",
                            prose::escape_markdown(label),
                            self.colon,
                            line(cell.as_ref()?)
                        ))
                    });
                    let cells = cells.collect::<Vec<_>>().join("; ");
                    self.out.push_str(&format!("{}- {cells}\n", "  ".repeat(depth + 1)));
                }
            }
            flat => self.out.push_str(&format!(" {}\n", line(flat))),
        }
    }

    fn item(&mut self, piece: &Piece, depth: usize) {
        let indent = "  ".repeat(depth);
        match piece {
            Piece::Group { fields, .. } => {
                self.out.push_str(&format!("{indent}-\n"));
                fields.iter().for_each(|field| self.labelled(field, depth + 1));
            }
            Piece::List { .. } | Piece::Grid { .. } => {
                self.out.push_str(&format!("{indent}-"));
                self.value(piece, depth);
            }
            flat => self.out.push_str(&format!("{indent}- {}\n", line(flat))),
        }
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
