//! French signs stand with the spaces that printers give them, so that no line begins with a sign and
//! no apostrophe is that of a typewriter. What is written as code is left out.

use super::Language;
use super::complete::{own_words, page_words};

const NO_BREAK: char = '\u{a0}';
const NARROW: char = '\u{202f}';

/// The text of a line of a Fluent file: its name, its variant, what it fills in and its code taken out.
fn prose(line: &str) -> String {
    let bare = line.trim_start();
    let named = bare.split_once('=').filter(|(name, _)| {
        let name = name.trim_end().trim_start_matches('.');
        !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
    });
    let variant = || bare.trim_start_matches('*').strip_prefix('[').and_then(|rest| rest.split_once(']'));
    let text = named.or_else(variant).map_or(bare, |(_, text)| text);
    let mut out = String::new();
    let (mut depth, mut code, mut quoted) = (0_usize, false, false);
    let spaces =
        [(r#"{ "\u00A0" }"#, "\u{a0}"), (r#"{"\u00A0"}"#, "\u{a0}"), (r#"{ "\u202F" }"#, "\u{202f}")];
    let text = spaces.iter().fold(text.to_owned(), |text, (written, space)| text.replace(written, space));
    for sign in text.trim_matches(' ').chars() {
        match sign {
            '`' if depth == 0 => code = !code,
            '"' if depth == 0 && !code => quoted = !quoted,
            '{' => depth += 1,
            // The end of a choice that began on another line stands alone.
            '}' if depth == 0 => out.clear(),
            '}' => depth -= 1,
            _ if depth > 0 || code || quoted => {}
            sign => {
                out.push(sign);
                continue;
            }
        }
        if !out.ends_with('§') && sign != '}' {
            out.push('§');
        }
    }
    out
}

/// The signs of a text that stand without their spaces, each with what is around it.
fn misplaced(text: &str) -> Vec<String> {
    let signs: Vec<char> = text.chars().collect();
    let around =
        |at: usize| -> String { signs[at.saturating_sub(15)..(at + 8).min(signs.len())].iter().collect() };
    let wrong = |at: &usize| {
        let before = at.checked_sub(1).and_then(|before| signs.get(before)).copied();
        let after = signs.get(at + 1).copied();
        let no_space = |space: char| before.is_some_and(|before| before != space);
        match signs[*at] {
            ';' | '!' | '?' | '»' => no_space(NARROW),
            '«' => after.is_some_and(|after| after != NARROW),
            // A time, a clause of a standard: `24:00`, `10002:2018`.
            ':' => after.is_none_or(char::is_whitespace) && no_space(NO_BREAK),
            '%' => no_space(NO_BREAK) && no_space(NARROW),
            '\'' => before.zip(after).is_some_and(|(a, b)| a.is_alphabetic() && b.is_alphabetic()),
            _ => false,
        }
    };
    (0..signs.len()).filter(wrong).map(around).collect()
}

#[test]
fn french_signs_have_their_spaces() {
    let mut faults = Vec::new();
    for (file, words) in own_words(Language::French).into_iter().chain(page_words(Language::French)) {
        let lines = words.lines().filter(|line| !line.starts_with('#'));
        let found = lines.flat_map(|line| misplaced(&prose(line)));
        faults.extend(found.map(|around| format!("{}: {around}", file.display())));
    }
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn signs_without_their_spaces_are_found() {
    let faults = |line: &str| misplaced(&prose(line)).len();
    assert_eq!(faults("un-mot = « {$id} » : ceci, l'autre ; 5 % ?"), 7);
    assert_eq!(faults("mot = «\u{202f}{ $id }\u{202f}»\u{a0}: `a: b`, 24:00, \"l'un\"\u{202f}; 5\u{a0}%"), 0);
    assert_eq!(faults("    .fix = { $n ->"), 0);
    assert_eq!(faults("       *[other] fin: { $x }"), 1);
    assert_eq!(faults(r#"    }{ "\u00A0" }: fin"#), 0);
}
