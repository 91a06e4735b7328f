//! Signs and quotes: those of the language, and those of other programs, which are understood well
//! enough to say what to write instead.

use super::lexer::{Keyword, Token};
use super::syntax::{Comparison, Operator};

/// A sign at the start of a text: how it is spelt, what it stands for and, where it is a slip, the
/// right spelling.
pub(super) type Sign = (&'static str, Token, Option<&'static str>);

/// The longest sign with which `rest` begins.
pub(super) fn sign(rest: &str) -> Option<&'static Sign> {
    SIGNS.iter().find(|(spelling, ..)| rest.starts_with(spelling))
}

/// Longer signs before their own beginnings.
static SIGNS: [Sign; 39] = [
    ("===", Token::Compare(Comparison::Equal), Some("=")),
    ("!==", Token::Compare(Comparison::NotEqual), Some("!=")),
    ("==", Token::Compare(Comparison::Equal), None),
    ("!=", Token::Compare(Comparison::NotEqual), None),
    ("<>", Token::Compare(Comparison::NotEqual), None),
    ("><", Token::Compare(Comparison::NotEqual), Some("!=")),
    ("=/=", Token::Compare(Comparison::NotEqual), Some("!=")),
    ("<=", Token::Compare(Comparison::AtMost), None),
    (">=", Token::Compare(Comparison::AtLeast), None),
    ("=<", Token::Compare(Comparison::AtMost), Some("<=")),
    ("=>", Token::Compare(Comparison::AtLeast), Some(">=")),
    ("≤", Token::Compare(Comparison::AtMost), Some("<=")),
    ("⩽", Token::Compare(Comparison::AtMost), Some("<=")),
    ("≥", Token::Compare(Comparison::AtLeast), Some(">=")),
    ("⩾", Token::Compare(Comparison::AtLeast), Some(">=")),
    ("≠", Token::Compare(Comparison::NotEqual), Some("!=")),
    ("=", Token::Compare(Comparison::Equal), None),
    ("<", Token::Compare(Comparison::Less), None),
    (">", Token::Compare(Comparison::Greater), None),
    ("&&", Token::Keyword(Keyword::And), Some("and")),
    ("&", Token::Keyword(Keyword::And), Some("and")),
    ("||", Token::Keyword(Keyword::Or), Some("or")),
    ("|", Token::Keyword(Keyword::Or), Some("or")),
    ("!", Token::Keyword(Keyword::Not), Some("not")),
    ("+", Token::Arithmetic(Operator::Plus), None),
    ("-", Token::Arithmetic(Operator::Minus), None),
    ("\u{2212}", Token::Arithmetic(Operator::Minus), Some("-")),
    ("\u{2013}", Token::Arithmetic(Operator::Minus), Some("-")),
    ("*", Token::Arithmetic(Operator::Times), None),
    ("×", Token::Arithmetic(Operator::Times), Some("*")),
    ("/", Token::Arithmetic(Operator::By), None),
    ("÷", Token::Arithmetic(Operator::By), Some("/")),
    ("(", Token::Open, None),
    (")", Token::Close, None),
    (",", Token::Comma, None),
    ("%", Token::Percent, None),
    ("€", Token::Currency("EUR"), None),
    ("£", Token::Currency("GBP"), None),
    ("$", Token::Currency("USD"), None),
];

/// Words that stand where only `and`, `or` or a test may, and what to write in their place.
pub(super) fn misplaced_word(word: &str) -> Option<&'static str> {
    let word = crate::values::fold(word);
    WORDS.iter().find(|(spelling, _)| *spelling == word).map(|(_, instead)| *instead)
}

const WORDS: [(&str, &str); 11] = [
    ("et", "and"),
    ("ou", "or"),
    ("pas", "not"),
    ("dans", "in"),
    ("entre", "between"),
    ("est", "is"),
    ("equals", "="),
    ("egal", "="),
    ("egale", "="),
    ("xor", "!="),
    ("isnull", "is null"),
];

/// The quotes of word processors that `opening` may be closed with; none for another character.
pub(super) fn closing_quotes(opening: char) -> &'static [char] {
    match opening {
        '«' => &['»'],
        '‹' => &['›'],
        '“' | '„' | '”' => &['”', '“'],
        '‘' | '’' | '‚' => &['’', '‘'],
        '»' => &['»', '«'],
        '´' => &['´'],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expression::fixture::check;

    #[test]
    fn no_sign_hides_a_longer_one() {
        for (index, (spelling, ..)) in SIGNS.iter().enumerate() {
            assert!(SIGNS[..index].iter().all(|(earlier, ..)| !spelling.starts_with(earlier)), "{spelling}");
        }
    }

    #[test]
    fn signs_of_other_programs() {
        check(
            r"
            upheld && not sans_suite || !upheld
                   ^^ expression-operator → and
                                     ^^ expression-operator → or
                                        ^ expression-operator → not

            score ≥ 5 and score =< 6
                  ^ expression-operator → >=
                                ^^ expression-operator → <=

            score − 1 > 2
                  ^ expression-operator → -

            score == 1 and score <> 2
            ",
        );
    }
}
