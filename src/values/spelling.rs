//! How two spellings are held to be the same: case, accents, typographic apostrophes and the
//! no-break and thin spaces of French typography do not count.

/// Folds a text for comparison: lower case, accents off, every run of white space (no-break and
/// thin spaces included) one space, `’` as `'`.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        if c.is_whitespace() {
            gap = !out.is_empty();
            continue;
        }
        if gap {
            out.push(' ');
            gap = false;
        }
        if c.is_ascii() {
            out.push(c.to_ascii_lowercase());
        } else {
            c.to_lowercase().for_each(|c| push_folded(&mut out, c));
        }
    }
    out
}

fn push_folded(out: &mut String, c: char) {
    match c {
        'à' | 'â' | 'ä' | 'á' | 'ã' => out.push('a'),
        'é' | 'è' | 'ê' | 'ë' => out.push('e'),
        'î' | 'ï' | 'í' | 'ì' => out.push('i'),
        'ô' | 'ö' | 'ó' | 'ò' | 'õ' => out.push('o'),
        'û' | 'ü' | 'ù' | 'ú' => out.push('u'),
        'ç' => out.push('c'),
        'ñ' => out.push('n'),
        'œ' => out.push_str("oe"),
        'æ' => out.push_str("ae"),
        '’' => out.push('\''),
        // Combining accents of a decomposed text (a file name copied from macOS, say).
        '\u{300}'..='\u{36f}' => {}
        other => out.push(other),
    }
}

/// Reads `yes`, `no`, `oui`, `non`, `true`, `false` and their usual short forms.
pub fn parse_yes_no(raw: &str) -> Option<bool> {
    match fold(raw).as_str() {
        "yes" | "y" | "oui" | "o" | "true" | "vrai" => Some(true),
        "no" | "n" | "non" | "false" | "faux" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_typography_does_not_count() {
        assert_eq!(fold(" 2\u{a0}Jours  Ouvrés "), "2 jours ouvres");
        assert_eq!(fold("L’accuse\u{301}"), "l'accuse");
    }

    #[test]
    fn yes_and_no_in_both_languages() {
        assert_eq!(parse_yes_no("Oui"), Some(true));
        assert_eq!(parse_yes_no("NO"), Some(false));
        assert_eq!(parse_yes_no("peut-être"), None);
    }
}
