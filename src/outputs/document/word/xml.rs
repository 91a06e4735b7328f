//! XML for Word: runs with their looks. What XML cannot hold becomes a sign that says so.

use std::fmt::Write;

use crate::outputs::document::block::{Badge, Run, Tone};
use crate::outputs::prose::escape;

/// The tag of a language with its country, as Word names dictionaries.
pub fn dictionary(lang: &str) -> &str {
    match lang {
        "fr" => "fr-FR",
        "en" => "en-GB",
        "nl" => "nl-NL",
        "de" => "de-DE",
        other => other,
    }
}

/// One run; `style` is a character style.
pub fn run(run: &Run, style: Option<&str>) -> String {
    let mut looks = String::new();
    if let Some(style) = style.or(run.code.then_some("Code")) {
        let _ = write!(looks, "<w:rStyle w:val=\"{style}\"/>");
    }
    for (wanted, tags) in
        [(run.bold, "<w:b/><w:bCs/>"), (run.italic, "<w:i/><w:iCs/>"), (run.struck, "<w:strike/>")]
    {
        looks.push_str(if wanted { tags } else { "" });
    }
    if let Some(lang) = &run.lang {
        let _ = write!(looks, "<w:lang w:val=\"{}\"/>", escape(dictionary(lang)));
    }
    with_looks(&run.text, &looks)
}

fn with_looks(text: &str, looks: &str) -> String {
    let looks = if looks.is_empty() { String::new() } else { format!("<w:rPr>{looks}</w:rPr>") };
    let lines = text.split('\n').map(|line| {
        let line = line.replace(['\r', '\t'], " ");
        format!("<w:t xml:space=\"preserve\">{}</w:t>", escape(&line))
    });
    format!("<w:r>{looks}{}</w:r>", lines.collect::<Vec<_>>().join("<w:br/>"))
}

/// A field that Word counts itself: `PAGE`, `NUMPAGES`.
pub fn field(name: &str) -> String {
    format!(
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>\
         <w:r><w:instrText xml:space=\"preserve\"> {name} </w:instrText></w:r>\
         <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\
         <w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    )
}

/// Room to be filled in, as a control that says what with.
pub fn blank(run: &Run) -> String {
    let name: String = run.text.chars().take(60).collect();
    let name = name.replace(['\n', '\t'], " ");
    let name = escape(&name);
    format!(
        "<w:sdt><w:sdtPr><w:alias w:val=\"{name}\"/><w:tag w:val=\"{name}\"/><w:showingPlcHdr/><w:text/>\
         </w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        with_looks(&format!("[{}]", run.text), "<w:rStyle w:val=\"PlaceholderText\"/>")
    )
}

/// A state: its form, its word, its colour.
pub fn badge(badge: &Badge) -> String {
    let looks = format!("<w:b/><w:bCs/><w:color w:val=\"{}\"/>", colour(badge.tone).0);
    with_looks(&format!("{}\u{a0}{}", mark(badge.tone), badge.word), &looks)
}

/// The form of a state.
pub const fn mark(tone: Tone) -> char {
    match tone {
        Tone::Good => '●',
        Tone::Care => '◆',
        Tone::Bad => '✕',
        Tone::Calm | Tone::None => '○',
    }
}

/// Ink and paper of a state.
pub const fn colour(tone: Tone) -> (&'static str, &'static str) {
    match tone {
        Tone::Good => ("17613A", "E5F3EA"),
        Tone::Care => ("7A4A00", "FDF1D8"),
        Tone::Bad => ("9C1C1C", "FCEBEA"),
        Tone::Calm => ("2D4A73", "E8EEF7"),
        Tone::None => ("4D5760", "ECEFF1"),
    }
}
