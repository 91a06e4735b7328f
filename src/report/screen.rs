//! What text is made for: how wide, with which signs, with colours or without.

use crate::measure::State;

/// Whether colours are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    Plain,
    Coloured,
}

/// Which signs can be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signs {
    Unicode,
    Ascii,
}

/// Where a report is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Screen {
    pub style: Style,
    pub signs: Signs,
    /// Columns of one line.
    pub width: usize,
}

/// Columns where nobody says how wide the screen is: a file, a pipe.
pub const USUAL_WIDTH: usize = 100;

impl Screen {
    /// A file: no colours, every sign, the usual width.
    pub const PLAIN: Self = Self { style: Style::Plain, signs: Signs::Unicode, width: USUAL_WIDTH };

    /// A text with the signs this screen can show, and without what would steer a terminal.
    pub fn text(&self, text: &str) -> String {
        let shown = text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c });
        if self.signs == Signs::Unicode { shown.collect() } else { ascii(shown) }
    }

    /// Several lines, as [`Screen::text`]; colours stay.
    pub fn lines(&self, text: &str) -> String {
        if self.signs == Signs::Unicode { text.to_owned() } else { ascii(text.chars()) }
    }

    /// The sign of a verdict.
    pub const fn mark(&self, state: State) -> char {
        match (state, self.signs) {
            (State::Met, Signs::Unicode) => '✓',
            (State::Met, Signs::Ascii) => '+',
            (State::Missed, Signs::Unicode) => '✗',
            (State::Missed, Signs::Ascii) => 'x',
            (State::InProgress, Signs::Unicode) => '…',
            (State::InProgress, Signs::Ascii) => '~',
            (State::AtRisk | State::RestingOnExclusions, _) => '!',
            (State::NoData | State::InsufficientData, _) => '?',
        }
    }

    /// A text in the colour of a verdict.
    pub fn painted(&self, state: State, text: &str) -> String {
        match self.style {
            Style::Plain => text.to_owned(),
            Style::Coloured => format!("{}{text}\u{1b}[0m", colour(state)),
        }
    }

    /// A text that steps back.
    pub fn faint(&self, text: &str) -> String {
        self.with_code("\u{1b}[2m", text)
    }

    /// A text that stands out.
    pub fn strong(&self, text: &str) -> String {
        self.with_code("\u{1b}[1m", text)
    }

    fn with_code(&self, code: &str, text: &str) -> String {
        match self.style {
            Style::Plain => text.to_owned(),
            Style::Coloured => format!("{code}{text}\u{1b}[0m"),
        }
    }
}

const fn colour(state: State) -> &'static str {
    match state {
        State::Met => "\u{1b}[32m",
        State::AtRisk | State::RestingOnExclusions => "\u{1b}[33m",
        State::Missed => "\u{1b}[31m",
        State::InProgress | State::NoData | State::InsufficientData => "\u{1b}[36m",
    }
}

/// Letters of French and English without their marks, and what else the program writes.
const PLAIN_LETTERS: [(&str, &str); 31] = [
    ("àâä", "a"),
    ("ÀÂÄ", "A"),
    ("ç", "c"),
    ("Ç", "C"),
    ("éèêë", "e"),
    ("ÉÈÊË", "E"),
    ("îï", "i"),
    ("ÎÏ", "I"),
    ("ôö", "o"),
    ("ÔÖ", "O"),
    ("ùûü", "u"),
    ("ÙÛÜ", "U"),
    ("œ", "oe"),
    ("Œ", "OE"),
    ("æ", "ae"),
    ("\u{a0}\u{202f}", " "),
    ("’‘", "'"),
    ("«»“”", "\""),
    ("–—\u{2011}−─━", "-"),
    ("│", "|"),
    ("╭╰├▸⸬", "+"),
    ("…", "..."),
    ("≥", ">="),
    ("≤", "<="),
    ("→", "->"),
    ("·", "|"),
    ("×", "x"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("°", "o"),
    ("²", "2"),
];

fn ascii(text: impl Iterator<Item = char>) -> String {
    let mut out = String::new();
    for c in text {
        match PLAIN_LETTERS.iter().find(|(letters, _)| letters.contains(c)) {
            _ if c.is_ascii() => out.push(c),
            Some((_, plain)) => out.push_str(plain),
            None => out.push('?'),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_screen_without_unicode_gets_ascii() {
        let screen = Screen { signs: Signs::Ascii, ..Screen::PLAIN };
        assert_eq!(
            screen.text("« Réponse » ≥ 1\u{202f}200\u{a0}€ – cœur"),
            "\" Reponse \" >= 1 200 EUR - coeur"
        );
    }

    #[test]
    fn a_title_does_not_steer_the_terminal() {
        assert_eq!(Screen::PLAIN.text("a\u{1b}[31mb\u{7}"), "a\u{fffd}[31mb\u{fffd}");
    }
}
