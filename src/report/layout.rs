//! Columns and lines of text: widths as a terminal counts them.

use unicode_width::UnicodeWidthStr;

/// The side on which a cell's text lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Left,
    Right,
}

/// Columns that a text takes.
pub fn width(text: &str) -> usize {
    text.width()
}

/// A text filled up with spaces to so many columns.
pub fn padded(text: &str, columns: usize, side: Side) -> String {
    let fill = " ".repeat(columns.saturating_sub(width(text)));
    match side {
        Side::Left => format!("{text}{fill}"),
        Side::Right => format!("{fill}{text}"),
    }
}

/// A text on lines of at most so many columns, broken at its ordinary spaces; a longer word has a
/// line of its own.
pub fn folded(text: &str, columns: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line) if width(line) + 1 + width(word) <= columns => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// A text on lines that start at a column; those after the first, two columns further right.
pub fn hanging(text: &str, indent: usize, columns: usize) -> String {
    let room = columns.saturating_sub(indent + 2).max(20);
    let lines = folded(text, room).into_iter().enumerate();
    lines.map(|(i, line)| format!("{}{line}\n", " ".repeat(indent + if i == 0 { 0 } else { 2 }))).collect()
}

/// The widest of some texts.
pub fn widest<'t>(texts: impl Iterator<Item = &'t str>) -> usize {
    texts.map(width).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_not_bytes() {
        assert_eq!(width("é\u{202f}▁"), 3);
        assert_eq!(padded("é", 3, Side::Right), "  é");
        assert_eq!(padded("trop long", 3, Side::Left), "trop long");
    }

    #[test]
    fn a_long_line_is_folded_at_spaces_alone() {
        assert_eq!(
            folded("au moins 95\u{a0}% en 2\u{a0}jours ouvrés", 12),
            ["au moins", "95\u{a0}% en", "2\u{a0}jours", "ouvrés"]
        );
        assert_eq!(hanging("un deux", 1, 7), " un deux\n");
    }
}
