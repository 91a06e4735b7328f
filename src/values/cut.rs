//! Parts of a text by byte offsets. What lies outside the text, or cuts a letter in two, is nothing:
//! an offset that is wrong must not end the program.

use std::ops::Range;

/// The text from an offset on.
pub fn tail(text: &str, from: usize) -> &str {
    text.get(from..).unwrap_or("")
}

/// The text up to an offset.
pub fn head(text: &str, to: usize) -> &str {
    text.get(..to).unwrap_or("")
}

/// A stretch of the text.
pub fn cut(text: &str, range: Range<usize>) -> &str {
    text.get(range).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_outside_or_inside_a_letter_is_nothing() {
        assert_eq!((tail("é-a", 2), tail("é-a", 1), tail("é-a", 9)), ("-a", "", ""));
        assert_eq!((head("é-a", 2), head("é-a", 1), head("é-a", 9)), ("é", "", ""));
        assert_eq!((cut("é-a", 2..3), cut("é-a", 1..3), cut("é-a", 2..9)), ("-", "", ""));
    }
}
