//! Texts that may stand in a workbook: in a cell, as the name of a sheet, at the foot of a page.

use std::borrow::Cow;

/// The most signs of a cell, in UTF-16 units.
const CELL: usize = 32_767;

/// The most signs of the name of a sheet, in UTF-16 units.
const NAME: usize = 31;

/// Stands where a text was cut.
const CUT: &str = " […]";

/// A text that a cell can hold: control signs shown as U+FFFD, cut with a visible mark where it is
/// longer than a cell can be.
pub fn safe(text: &str) -> Cow<'_, str> {
    let strange = |c: char| c != '\n' && (c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}'));
    let mut safe = Cow::Borrowed(text);
    if text.contains(strange) {
        let lines = text.replace("\r\n", "\n").replace('\t', " ");
        safe = Cow::Owned(lines.chars().map(|c| if strange(c) { '\u{fffd}' } else { c }).collect());
    }
    // Such a text would be taken for the markup of a formatted cell.
    if safe.starts_with("<r>") && safe.ends_with("</r>") {
        safe = Cow::Owned(format!("{safe} "));
    }
    cut(safe, CELL)
}

/// A name that a sheet may have, unlike those taken.
pub fn sheet_name(wanted: &str, taken: &[String]) -> String {
    let allowed = wanted.chars().filter(|c| !"[]:*?/\\'".contains(*c) && !c.is_control());
    let bare: String = allowed.collect();
    let bare = if bare.trim().is_empty() { "–".to_owned() } else { bare.trim().to_owned() };
    let is_free = |name: &str| taken.iter().all(|own| own.to_lowercase() != name.to_lowercase());
    let first = shortened(&bare, NAME).to_owned();
    if is_free(&first) {
        return first;
    }
    let numbered = (2_usize..).map(|n| {
        let end = format!(" {n}");
        format!("{}{end}", shortened(&bare, NAME.saturating_sub(end.len())))
    });
    numbered.take(taken.len() + 1).find(|name| is_free(name)).unwrap_or(first)
}

/// A text at the head or foot of a printed page, of at most so many signs.
pub fn margin(text: &str, most: usize) -> String {
    let line = safe(text).replace('\n', " ");
    cut(Cow::Owned(line), most).replace('&', "&&")
}

fn cut(text: Cow<'_, str>, most: usize) -> Cow<'_, str> {
    if units(&text) <= most {
        return text;
    }
    Cow::Owned(format!("{}{CUT}", shortened(&text, most.saturating_sub(units(CUT)))))
}

/// The beginning of a text, of at most so many UTF-16 units.
fn shortened(text: &str, most: usize) -> &str {
    let mut length = 0;
    let end = text.char_indices().find(|(_, sign)| {
        length += sign.len_utf16();
        length > most
    });
    end.and_then(|(at, _)| text.get(..at)).unwrap_or(text)
}

fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_signs_are_shown() {
        assert_eq!(safe("a\u{0}b\u{1b}c\u{ffff}"), "a\u{fffd}b\u{fffd}c\u{fffd}");
        assert_eq!(safe("a\r\nb\tc"), "a\nb c");
        assert_eq!(safe("=cmd() « é »"), "=cmd() « é »");
    }

    #[test]
    fn markup_of_a_formatted_cell_stays_text() {
        assert_eq!(safe("<r><t>x</t></r>"), "<r><t>x</t></r> ");
    }

    #[test]
    fn a_text_longer_than_a_cell_is_cut_where_one_sees_it() {
        assert_eq!(safe(&"a".repeat(32_767)).len(), 32_767);
        let long = safe(&"a".repeat(32_768)).into_owned();
        assert_eq!((units(&long), long.ends_with("a […]")), (32_767, true));
        // An emoji takes two units, and is never cut in two.
        let long = safe(&"😀".repeat(16_384)).into_owned();
        assert!(units(&long) <= 32_767 && long.ends_with("😀 […]"));
    }

    #[test]
    fn sheets_have_names_that_spreadsheets_take() {
        let taken = ["À propos".to_owned()];
        assert_eq!(sheet_name("a/b: [c]*?'", &taken), "ab c");
        assert_eq!(sheet_name("à propos", &taken), "à propos 2");
        assert_eq!(sheet_name("", &taken), "–");
        assert_eq!(sheet_name(&"x".repeat(40), &taken).len(), 31);
        let long = ["x".repeat(31)];
        assert_eq!(sheet_name(&"x".repeat(40), &long), format!("{} 2", "x".repeat(29)));
    }

    #[test]
    fn the_margin_of_a_page_takes_ampersands_as_text() {
        assert_eq!(margin("A&B\nC", 40), "A&&B C");
        assert_eq!(margin("abcdefghij", 8), "abcd […]");
    }
}
