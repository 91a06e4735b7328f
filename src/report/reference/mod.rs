//! The reference as Markdown: every rule and fault, every kind with its fields. Made of the tables
//! that the program itself works with, so that it says what the program does.

mod fields;
mod forms;
mod kinds;
mod rules;
mod shown;

use std::fmt::Write;

use crate::language::{Message, Speaker};

pub use kinds::kinds_reference;
pub use rules::rules_reference;

/// The head of a page: its title, and how it is made anew.
pub fn head(title: &str, page: &str, speaker: &Speaker) -> String {
    let command = format!("smqc explain {page} --lang {}", speaker.language().tag());
    let made = speaker.say(&Message::new("reference-made").with("command", command));
    format!("# {}\n\n{made}\n", speaker.word(title))
}

/// A heading that can be linked to by a name of its own, whatever its words.
pub fn heading(level: usize, anchor: &str, words: &str) -> String {
    format!("\n<a id=\"{anchor}\"></a>\n\n{} {words}\n", "#".repeat(level))
}

/// A table with its headings, by the keys of their words.
pub fn table(headings: &[&str], rows: &[Vec<String>], speaker: &Speaker) -> String {
    let row = |cells: &[String]| {
        let cells: Vec<String> = cells.iter().map(|cell| escaped(cell)).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    let words: Vec<String> = headings.iter().map(|key| speaker.word(key)).collect();
    let mut text = format!("\n{}|{}\n", row(&words), "---|".repeat(words.len()));
    rows.iter().for_each(|cells| text.push_str(&row(cells)));
    text
}

/// One line in which no sign ends a cell.
fn escaped(cell: &str) -> String {
    cell.replace('\n', " ").replace('|', "\\|")
}

/// A text as code, whatever backquotes it holds.
pub fn code(text: &str) -> String {
    if text.contains('`') { format!("`` {text} ``") } else { format!("`{text}`") }
}

/// `**Level**: warning` as an item of a list.
fn item(text: &mut String, key: &str, value: &str, speaker: &Speaker) {
    let _ = writeln!(text, "- {}", named(key, value, speaker));
}

/// `**Level**: warning`; a word that brings the space before its own colon loses it.
fn named(key: &str, value: &str, speaker: &Speaker) -> String {
    let name = speaker.word(key).trim_end().to_owned();
    speaker.say(&Message::new("reference-item").with("name", name).with("value", value))
}

/// A line of the contents that says what it leads to.
pub fn link(name: &str, anchor: &str, meaning: &str, speaker: &Speaker) -> String {
    let link = format!("[{name}](#{anchor})");
    let line = Message::new("reference-link").with("link", link).with("meaning", meaning);
    format!("- {}\n", speaker.say(&line))
}
