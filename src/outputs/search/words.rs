//! The words of a text, as they are searched for: small letters without accents.
//!
//! `templates/script/search.js` cuts what is typed in the same way; the browser test holds the two
//! against each other.

/// The longest word kept, in signs: a longer one is cut.
const LONGEST: usize = 40;

/// Hands over every word of a text: letters, marks and digits that stand together, and points between
/// digits (`7.4`). A letter alone is no word: French elides (`l’accusé`).
pub fn each_word(text: &str, mut found: impl FnMut(&str)) {
    let mut word = String::new();
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        let inside = sign == '.'
            && word.ends_with(char::is_numeric)
            && signs.peek().is_some_and(|next| next.is_numeric());
        if sign.is_alphanumeric() || is_mark(sign) || inside {
            fold(sign, &mut word);
        } else {
            hand_over(&mut word, &mut found);
        }
    }
    hand_over(&mut word, &mut found);
}

fn hand_over(word: &mut String, found: &mut impl FnMut(&str)) {
    if word.len() > LONGEST
        && let Some((end, _)) = word.char_indices().nth(LONGEST)
    {
        word.truncate(end);
    }
    let mut signs = word.chars();
    let letter = matches!((signs.next(), signs.next()), (Some(only), None) if !only.is_numeric());
    if !word.is_empty() && !letter {
        found(word);
    }
    word.clear();
}

/// A combining accent.
const fn is_mark(sign: char) -> bool {
    matches!(sign, '\u{300}'..='\u{36f}')
}

/// Small letters, with the accent (and the sign it is written as) for each.
const FOLDED: &[(&str, &str)] = &[
    ("a", "àáâãäåāăą"),
    ("c", "çćĉċč"),
    ("d", "ďđð"),
    ("e", "èéêëēĕėęě"),
    ("g", "ĝğġģ"),
    ("h", "ĥħ"),
    ("i", "ìíîïĩīĭįı"),
    ("j", "ĵ"),
    ("k", "ķ"),
    ("l", "ĺļľŀł"),
    ("n", "ñńņňŋ"),
    ("o", "òóôõöøōŏő"),
    ("r", "ŕŗř"),
    ("s", "śŝşšș"),
    ("t", "ţťŧț"),
    ("u", "ùúûüũūŭůűų"),
    ("w", "ŵ"),
    ("y", "ýÿŷ"),
    ("z", "źżž"),
    ("ae", "æ"),
    ("oe", "œ"),
    ("ss", "ß"),
    ("th", "þ"),
];

fn fold(sign: char, word: &mut String) {
    if sign.is_ascii() {
        word.push(sign.to_ascii_lowercase());
        return;
    }
    for small in sign.to_lowercase().filter(|small| !is_mark(*small)) {
        match FOLDED.iter().find(|(_, signs)| signs.contains(small)) {
            Some((plain, _)) => word.push_str(plain),
            None => word.push(small),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::each_word;

    fn words(text: &str) -> Vec<String> {
        let mut words = Vec::new();
        each_word(text, |word| words.push(word.to_owned()));
        words
    }

    #[test]
    fn words_lose_capitals_accents_and_elided_letters() {
        assert_eq!(words("L’accusé de RÉCEPTION, c’est sûr"), ["accuse", "de", "reception", "est", "sur"]);
        assert_eq!(words("Œuvre cœur Straße"), ["oeuvre", "coeur", "strasse"]);
        assert_eq!(words("re\u{301}clamation"), ["reclamation"]);
    }

    #[test]
    fn numbers_of_clauses_stay_whole() {
        assert_eq!(words("ISO 10002:2018, 7.4."), ["iso", "10002", "2018", "7.4"]);
        assert_eq!(
            words("95,5 % in 5 days; SMQ2010 written-ack"),
            ["95", "5", "in", "5", "days", "smq2010", "written", "ack"]
        );
        assert_eq!(words("... - . 3. x"), ["3"]);
    }

    #[test]
    fn a_word_has_an_end() {
        assert_eq!(words(&"é".repeat(5_000)), ["e".repeat(40)]);
    }
}
