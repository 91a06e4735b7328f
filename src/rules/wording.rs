//! What a sentence for customers says: words looked up in a list, amounts of money.

use std::ops::Range;

use crate::model::Definition;
use crate::values::fold;
use crate::world::Span;

/// Words that limit what is said to some cases, in French and English.
const CONDITIONS: [&str; 31] = [
    "sauf",
    "hors",
    "hormis",
    "excepté",
    "à l'exception",
    "à condition",
    "sous réserve",
    "en cas de",
    "dès lors",
    "lorsque",
    "lorsqu'un",
    "lorsqu'une",
    "quand",
    "si",
    "s'il",
    "s'ils",
    "s'elle",
    "except",
    "excepted",
    "excluding",
    "unless",
    "subject to",
    "provided",
    "providing",
    "apart from",
    "other than",
    "in case of",
    "if",
    "when",
    "whenever",
    "as long as",
];

/// Whether a text limits what it says to some cases: `sauf le dimanche`, `if you pay by card`.
pub fn sets_condition(text: &str) -> bool {
    find_words(text, &CONDITIONS).is_some()
}

/// Where words of a field stand in the file; nothing when they are written in another way there.
pub fn place_of(definition: &Definition, field: Span, words: &str) -> Option<Span> {
    let start = field.range().start.checked_sub(definition.span.range().start)?;
    let written = definition.source.get(start..start + field.range().len())?;
    let place = find_words(written, &[words])?;
    let offset = field.range().start;
    Some(Span::new(field.file, offset + place.start..offset + place.end))
}

/// The first of some words or phrases in a text, as a stretch of its bytes: whole words, whatever
/// their case, accents and spaces.
pub fn find_words(text: &str, phrases: &[&str]) -> Option<Range<usize>> {
    let signs = folded_signs(text);
    let found = phrases.iter().filter_map(|phrase| find_phrase(&signs, &fold(phrase)));
    found.min_by_key(|range| (range.start, std::cmp::Reverse(range.end)))
}

/// A folded character, and the stretch of text it stands for.
type Sign = (char, Range<usize>);

fn folded_signs(text: &str) -> Vec<Sign> {
    let mut signs: Vec<Sign> = Vec::with_capacity(text.len());
    for (start, c) in text.char_indices() {
        let place = start..start + c.len_utf8();
        if c.is_whitespace() {
            match signs.last_mut() {
                Some((' ', gap)) => gap.end = place.end,
                _ => signs.push((' ', place)),
            }
            continue;
        }
        let folded = fold(c.encode_utf8(&mut [0; 4]));
        signs.extend(folded.chars().map(|folded| (folded, place.clone())));
    }
    signs
}

fn find_phrase(signs: &[Sign], phrase: &str) -> Option<Range<usize>> {
    let wanted: Vec<char> = phrase.chars().collect();
    let inside_word = |at: Option<&Sign>| at.is_some_and(|(c, _)| c.is_alphanumeric() || *c == '-');
    let last = signs.len().checked_sub(wanted.len())?;
    let start = (0..=last).find(|start| {
        let before = start.checked_sub(1).and_then(|at| signs.get(at));
        let end = start + wanted.len();
        let same = signs[*start..end].iter().map(|(c, _)| c).eq(&wanted);
        same && !inside_word(before) && !inside_word(signs.get(end))
    })?;
    let end = (start + wanted.len()).checked_sub(1)?;
    Some(signs.get(start)?.1.start..signs.get(end)?.1.end)
}

/// Currencies as people write them beside an amount.
const CURRENCIES: [&str; 14] = [
    "€", "$", "£", "eur", "euro", "euros", "usd", "dollar", "dollars", "gbp", "pound", "pounds", "chf", "cad",
];

/// Whether a text names an amount of money: `10 EUR voucher`, `un bon de 12,50 €`, `$5`.
pub fn names_money(text: &str) -> bool {
    let folded = fold(text);
    CURRENCIES.iter().any(|currency| {
        folded.match_indices(currency).any(|(start, sign)| {
            let (before, after) = (&folded[..start], &folded[start + sign.len()..]);
            let is_word = sign.starts_with(char::is_alphabetic);
            let cut =
                is_word && (before.ends_with(char::is_alphabetic) || after.starts_with(char::is_alphabetic));
            let digit = |c: char| c.is_ascii_digit();
            !cut && (before.trim_end().ends_with(digit) || after.trim_start().starts_with(digit))
        })
    })
}

/// Words that say that there is nothing, or nothing more than usual, to pay.
const FREE: [&str; 9] =
    ["free", "gratuit", "sans frais", "no charge", "nothing", "rien", "aucun", "basic rate", "tarif de base"];

/// Whether a price is one: more than nothing, and more than what everybody pays anyway.
pub fn charges_something(price: &str) -> bool {
    let folded = fold(price);
    let amount_is_zero = folded.contains('0') && !folded.contains(|c: char| ('1'..='9').contains(&c));
    !amount_is_zero && !FREE.iter().any(|free| folded.contains(free))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whole_whatever_their_accents_and_spaces() {
        let find = |text: &'static str, words: &[&str]| find_words(text, words).map(|at| &text[at]);
        assert_eq!(
            find("Dans les\n  meilleurs DÉLAIS.", &["dans les meilleurs délais"]),
            Some("Dans les\n  meilleurs DÉLAIS")
        );
        assert_eq!(find("Réponse rapide.", &["rapide"]), Some("rapide"));
        assert_eq!(find("Un service fast-track, rapidement.", &["fast", "rapide"]), None);
        assert_eq!(find("", &["fast"]), None);
    }

    #[test]
    fn conditions_are_recognised_in_both_languages() {
        for text in ["Ouvert, sauf le dimanche.", "Remboursé s’il manque une pièce", "We call if you wish"]
        {
            assert!(sets_condition(text), "{text}");
        }
        for text in ["Nous répondons ainsi.", "Sincerely yours", "Everything is lifted"] {
            assert!(!sets_condition(text), "{text}");
        }
    }

    #[test]
    fn amounts_are_told_from_other_numbers() {
        for text in ["10 EUR voucher", "un bon de 12,50\u{a0}€", "$5", "15 euros", "a £ 20 refund", "10€"]
        {
            assert!(names_money(text), "{text}");
        }
        for text in [
            "apology",
            "callback within 2 business hours",
            "3 SMS",
            "10 % off",
            "a voucher in euros",
            "neuro 5",
        ] {
            assert!(!names_money(text), "{text}");
        }
    }

    #[test]
    fn a_price_of_nothing_is_no_charge() {
        assert!(charges_something("0,30 EUR par minute"));
        assert!(charges_something("lettre recommandée"));
        for free in ["0 EUR", "Gratuit 24/7", "basic rate", "sans frais"] {
            assert!(!charges_something(free), "{free}");
        }
    }
}
