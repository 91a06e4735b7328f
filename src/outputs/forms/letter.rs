//! A letter, before it is laid out: paragraphs of words, and of fields that whoever writes fills in.

use schemars::JsonSchema;
use serde::Serialize;

use crate::outputs::view::Prose;

/// A letter to a complainant.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "FormLetter")]
pub struct Letter {
    /// Its anchor, and the end of its file's name.
    pub slug: &'static str,
    pub title: String,
    /// When it is sent: for whoever writes, not for whoever reads.
    pub used: String,
    pub subject: Vec<Run>,
    pub blocks: Vec<Block>,
}

/// A piece of the body.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "LetterBlock")]
#[serde(tag = "as", rename_all = "lowercase")]
pub enum Block {
    Paragraph {
        runs: Vec<Run>,
    },
    List {
        items: Vec<Vec<Run>>,
    },
    /// One of these stays, the others are deleted.
    Options {
        about: String,
        items: Vec<Vec<Run>>,
    },
}

/// Words in a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "LetterRun")]
pub struct Run {
    pub text: String,
    /// To be filled in.
    pub field: bool,
    /// The language it had to fall back to.
    pub lang: Option<String>,
}

/// Signs for private use, that no text of a user keeps: around a field, and around a text with its
/// language.
const FIELD: char = '\u{e000}';
const TEXT: char = '\u{e001}';
const LANGUAGE: char = '\u{e002}';
const END: char = '\u{e003}';

/// A field, to be put into a message.
pub fn field(label: &str) -> String {
    format!("{FIELD}{}{END}", plain(label))
}

/// A user's text, to be put into a message.
pub fn told(prose: &Prose) -> String {
    let text = plain(&prose.text);
    match &prose.lang {
        Some(lang) => format!("{TEXT}{}{LANGUAGE}{text}{END}", plain(lang)),
        None => text,
    }
}

/// A text without the signs that stand around fields.
fn plain(text: &str) -> String {
    let kept = text.chars().filter(|c| ![FIELD, TEXT, LANGUAGE, END].contains(c));
    kept.map(|c| if c == '\n' { ' ' } else { c }).collect()
}

/// A message as runs.
pub fn runs(said: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut open = None;
    let mut text = String::new();
    for sign in said.chars() {
        match sign {
            FIELD | TEXT | END => {
                push(&mut runs, &text, open);
                text.clear();
                open = Some(sign).filter(|sign| *sign != END);
            }
            sign => text.push(sign),
        }
    }
    push(&mut runs, &text, open);
    runs
}

fn push(runs: &mut Vec<Run>, text: &str, open: Option<char>) {
    let (lang, text) = match text.split_once(LANGUAGE) {
        Some((lang, text)) if open == Some(TEXT) => (Some(lang.to_owned()), text),
        _ => (None, text),
    };
    if !text.is_empty() {
        runs.push(Run { text: text.to_owned(), field: open == Some(FIELD), lang });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_stand_between_words() {
        let run = |text: &str, field| Run { text: text.to_owned(), field, lang: None };
        let said = format!("Dear {}, thank you.", field("name"));
        assert_eq!(runs(&said), [run("Dear ", false), run("name", true), run(", thank you.", false)]);
        assert_eq!(runs("Dear"), [run("Dear", false)]);
        assert_eq!(runs(""), []);
    }

    #[test]
    fn a_text_of_another_language_keeps_it() {
        let prose = Prose { text: "Excuses".to_owned(), lang: Some("fr".to_owned()) };
        let said = format!("We offer {}.", told(&prose));
        assert_eq!(
            runs(&said)[1],
            Run { text: "Excuses".to_owned(), field: false, lang: Some("fr".to_owned()) }
        );
    }

    #[test]
    fn nobody_makes_a_field_by_writing_its_signs() {
        let prose = Prose { text: "\u{e000}name\u{e003}".to_owned(), lang: None };
        assert_eq!(runs(&told(&prose)), [Run { text: "name".to_owned(), field: false, lang: None }]);
    }
}
