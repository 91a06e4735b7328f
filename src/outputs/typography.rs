//! Spaces of French typography, in texts that people type with ordinary ones: no line of a page
//! begins with « : » or « ? ». Changes spaces only, never a letter; code is left as it is.

/// The same text with no-break spaces: narrow before `;`, `!`, `?` and inside guillemets, full before
/// `:` and `%`.
pub fn french(text: &str) -> String {
    if !text.contains([';', '!', '?', ':', '%', '«', '»']) {
        return text.to_owned();
    }
    let mut parts = text.split('`');
    let mut out = spaced(parts.next().unwrap_or_default());
    for (i, part) in parts.enumerate() {
        out.push('`');
        if i % 2 == 0 {
            out.push_str(part);
        } else {
            out.push_str(&spaced(part));
        }
    }
    out
}

/// Signs that may stand right after punctuation.
const CLOSING: &str = "*_)»\"”.,;]";

fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut before = None;
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        let ahead = signs.peek().copied();
        // What follows the next sign: `: ` is punctuation, `:8080` and `:---` are not.
        let ends =
            || signs.clone().nth(1).is_none_or(|beyond| beyond.is_whitespace() || CLOSING.contains(beyond));
        out.push(match (before, sign, ahead) {
            (Some('«'), ' ', _) | (_, ' ', Some('»')) => '\u{202f}',
            (_, ' ', Some(';' | '!' | '?')) if ends() => '\u{202f}',
            (_, ' ', Some(':')) if ends() => '\u{a0}',
            (Some(digit), ' ', Some('%')) if digit.is_ascii_digit() => '\u{a0}',
            _ => sign,
        });
        before = Some(sign);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::french;

    #[test]
    fn punctuation_stays_with_its_word() {
        let cases = [
            ("Réglé ?", "Réglé\u{202f}?"),
            ("attente : rappel ; merci !", "attente\u{a0}: rappel\u{202f}; merci\u{202f}!"),
            ("page « Avis » à 95 %", "page «\u{202f}Avis\u{202f}» à 95\u{a0}%"),
            ("**Attention :** lisez", "**Attention\u{a0}:** lisez"),
            ("déjà\u{202f}? bien\u{a0}: oui", "déjà\u{202f}? bien\u{a0}: oui"),
        ];
        for (typed, set) in cases {
            assert_eq!(french(typed), set, "{typed}");
        }
    }

    #[test]
    fn code_addresses_and_pictures_stay_as_typed() {
        for typed in [
            "`a : b ?`",
            "voir :8080",
            "| :--- | :-: |",
            "un ![plan](plan.png)",
            "de 9:00 à 17:00",
            "sans signe",
        ] {
            assert_eq!(french(typed), typed, "{typed}");
        }
        assert_eq!(french("`a : b` : c"), "`a : b`\u{a0}: c");
    }
}
