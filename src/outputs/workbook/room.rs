//! The room that a text takes in a cell: how many lines, where a program that shows the file does not
//! find that out itself.

/// The height of a line, in points, at the size of our cells.
pub const LINE: f64 = 13.0;

/// The highest row there may be, in points.
pub const HIGHEST: f64 = 409.0;

/// The most lines that fit the highest row.
const MOST: u32 = 31;

/// The letters of our cells that a digit of the standard size has room for.
const LETTERS: f64 = 1.12;

/// The lines of a text in a column of a width (in digits), broken between words; one at least.
pub fn lines(text: &str, width: f64) -> u32 {
    let mut lines = 0_u32;
    for paragraph in text.lines() {
        lines = lines.saturating_add(broken(paragraph, width));
        if lines >= MOST {
            return MOST;
        }
    }
    lines.max(1)
}

fn broken(paragraph: &str, width: f64) -> u32 {
    let width = width.max(1.0) * LETTERS;
    let (mut lines, mut used) = (1_u32, 0.0);
    for word in paragraph.split(' ') {
        let own = length(word);
        let gap = if used > 0.0 { 1.0 } else { 0.0 };
        if used + gap + own <= width {
            used += gap + own;
            continue;
        }
        if used > 0.0 {
            lines += 1;
        }
        used = own;
        // A word that no line holds goes on below.
        while used > width && lines < MOST {
            used -= width;
            lines += 1;
        }
    }
    lines
}

/// The length of a word in digits: letters are about as wide, signs of the Far East twice.
fn length(word: &str) -> f64 {
    word.chars().map(|sign| if u32::from(sign) >= 0x1100 && sign.is_alphanumeric() { 2.0 } else { 1.0 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words() {
        assert_eq!(lines("", 10.0), 1);
        assert_eq!(lines("one two", 10.0), 1);
        // "one two" and "three" take thirteen digits with the space between them.
        assert_eq!(lines("one two three", 10.0), 2);
        assert_eq!(lines("one\ntwo\nthree", 10.0), 3);
    }

    #[test]
    fn a_word_longer_than_a_line_goes_on_below() {
        assert_eq!(lines(&"x".repeat(25), 10.0), 3);
        assert_eq!(lines(&format!("a {}", "x".repeat(20)), 10.0), 3);
        assert_eq!(lines("日本語日本語", 10.0), 2);
    }

    #[test]
    fn no_text_asks_for_more_than_a_row_may_be() {
        assert_eq!(lines(&"x ".repeat(30_000), 10.0), MOST);
        assert_eq!(lines(&"x".repeat(30_000), 0.0), MOST);
        assert!(f64::from(MOST) * LINE <= HIGHEST);
    }
}
