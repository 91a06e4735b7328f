//! A document written by somebody who means harm.

use std::io::Read;

use super::block::{
    Badge, Block, Cell, Column, Document, Link, Logo, Look, Plan, Run, Table, Term, Tone, Verdict, Words,
};
use super::word::docx;
use crate::language::{Language, Speaker};

const HOSTILE: [&str; 5] = [
    "<w:p/></w:t><script>alert(1)</script>",
    "]]>&amp;\"'>",
    "\u{0}\u{8}\u{fffe}🎉 \u{202e}עברית",
    "=cmd()|' /C calc'!A0",
    "{ INCLUDETEXT \"file:///etc/passwd\" }",
];

fn document() -> Document {
    let runs = |text: &str| vec![Run::text(text)];
    let mut blocks = Vec::new();
    for (i, text) in HOSTILE.into_iter().enumerate() {
        let anchor = Link::Anchor(text.to_owned());
        let linked = Run { link: Some(anchor), lang: Some(text.to_owned()), ..Run::blank(text) };
        blocks.extend([
            Block::heading(1, Some(format!("{i}{text}")), runs(text)),
            Block::Paragraph { look: Look::Lead, runs: vec![linked, Run::code(text)] },
            Block::List { start: Some(u64::MAX), items: vec![vec![Block::paragraph(text)], Vec::new()] },
            Block::Table(Table {
                about: text.to_owned(),
                columns: vec![Column::text(text, 0), Column::numeric(text, u16::MAX)],
                rows: vec![vec![Cell::text(text), Cell { anchor: Some(text.to_owned()), ..Cell::default() }]],
            }),
            Block::Terms { terms: vec![Term { label: runs(text), blocks: vec![Block::paragraph(text)] }] },
            Block::Verdict(Verdict {
                badge: Badge { tone: Tone::Bad, word: text.to_owned() },
                runs: runs(text),
            }),
        ]);
    }
    let own = || HOSTILE.concat();
    Document {
        lang: "fr",
        plan: Plan::Report,
        title: own(),
        subtitle: Some(own()),
        organisation: Some(own()),
        accent: None,
        logo: None,
        control: Vec::new(),
        date: "2026-03-31".to_owned(),
        foot: own(),
        words: Words { contents: own(), control: own(), page: own(), of: own(), colon: own() },
        blocks,
    }
    .settled()
}

/// The parts of a Word file, by name.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a zip file");
    (0..archive.len())
        .map(|at| {
            let mut part = archive.by_index(at).expect("a part");
            let mut text = String::new();
            part.read_to_string(&mut text).expect("UTF-8");
            (part.name().expect("a name").into_owned(), text)
        })
        .collect()
}

/// Tags that are opened and not closed, or the other way round.
fn unbalanced(xml: &str) -> Option<String> {
    let mut open: Vec<&str> = Vec::new();
    for tag in xml.split('<').skip(1).filter_map(|rest| rest.split_once('>')).map(|(tag, _)| tag) {
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or("");
        if tag.starts_with('?') || tag.ends_with('/') {
            continue;
        }
        if tag.starts_with('/') {
            if open.pop() != Some(name) {
                return Some(tag.to_owned());
            }
        } else {
            open.push(name);
        }
    }
    open.pop().map(str::to_owned)
}

#[test]
fn what_a_user_writes_stays_text_in_a_word_file() {
    let bytes = docx(&document()).expect("a file");
    for (name, text) in parts(&bytes) {
        assert_eq!(unbalanced(&text), None, "{name}");
        let bad = |c: char| c.is_control() && c != '\n' || c == '\u{fffe}';
        assert!(!text.contains(bad), "{name} holds a sign that XML cannot");
        assert!(!text.contains("<script"), "{name}");
        let instructions = text.split("<w:instrText").skip(1).filter_map(|rest| rest.split("</w:").next());
        for instruction in instructions {
            assert!(!instruction.contains("INCLUDE"), "{name}: a field of the user's: {instruction}");
        }
    }
}

#[cfg(feature = "pdf")]
#[test]
fn what_a_user_writes_stays_text_in_a_pdf_file() {
    let document = document();
    let first = super::pdf::pdf(&document).expect("a file");
    assert!(first.starts_with(b"%PDF-"));
    assert_eq!(first, super::pdf::pdf(&document).expect("a file"));
}

#[test]
fn an_anchor_that_stands_twice_leads_to_the_first() {
    let heading = |anchor: &str| Block::heading(1, Some(anchor.to_owned()), vec![Run::text("x")]);
    let mut document = document();
    document.blocks =
        ["a", "", "a"].into_iter().flat_map(|own| [heading(own), Block::paragraph("x")]).collect();
    let blocks = document.settled().blocks;
    let anchors = blocks.iter().filter_map(|block| match block {
        Block::Heading { anchor, .. } => Some(anchor.as_deref()),
        _ => None,
    });
    assert_eq!(anchors.collect::<Vec<_>>(), [Some("a"), None, None]);
}

#[test]
fn a_logo_stands_in_a_word_file_whole_and_with_words() {
    let logo = |format: &'static str, size| Logo {
        bytes: b"picture".to_vec(),
        format,
        size,
        alt: "Logo \"A\" <B>".to_owned(),
    };
    for (format, size, files) in [
        ("png", Some((1, 20_000)), vec!["media/logo.png"]),
        ("jpg", Some((20_000, 1)), vec!["media/logo.jpg"]),
        ("svg", Some((u32::MAX, 1)), vec!["media/logo.png", "media/logo.svg"]),
        ("svg", None, vec!["media/logo.png", "media/logo.svg"]),
        ("png", None, Vec::new()),
    ] {
        let document = Document { logo: Some(logo(format, size)), ..document() };
        let bytes = docx(&document).expect("a file");
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a zip file");
        let mut read = |path: &str| {
            let mut bytes = Vec::new();
            archive.by_name(path).expect("a part").read_to_end(&mut bytes).expect("it unfolds");
            bytes
        };
        let relations = String::from_utf8(read("word/_rels/document.xml.rels")).expect("UTF-8");
        let targets = relations.split("Target=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let targets: Vec<&str> = targets.filter(|target| target.starts_with("media/")).collect();
        assert_eq!(targets, files);
        if let Some(last) = files.last() {
            assert_eq!(read(&format!("word/{last}")), b"picture");
        }
        let text = String::from_utf8(read("word/document.xml")).expect("UTF-8");
        assert_eq!(unbalanced(&text), None);
        let described = text.contains("descr=\"Logo &quot;A&quot; &lt;B&gt;\"");
        assert_eq!((described, text.contains("svgBlip")), (!files.is_empty(), files.len() == 2));
        assert!(!text.contains("cx=\"0\"") && !text.contains("cy=\"0\""), "{format}");
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    assert_eq!(docx(&document()).expect("a file"), docx(&document()).expect("a file"));
}

#[test]
fn a_link_to_nothing_is_text_and_an_empty_section_is_left_out() {
    let link = Run { link: Some(Link::Anchor("nowhere".to_owned())), ..Run::text("x") };
    let mut document = document();
    document.blocks = vec![
        Block::heading(1, None, vec![Run::text("empty")]),
        Block::heading(1, None, vec![Run::text("full")]),
        Block::Paragraph { look: Look::Plain, runs: vec![link] },
    ];
    let blocks = document.settled().blocks;
    assert_eq!(
        blocks,
        [Block::heading(1, Some("section-1".to_owned()), vec![Run::text("full")]), Block::paragraph("x")]
    );
}

/// The modules that speak, whose words come from elsewhere as well.
const SPEAKING: [&str; 7] = [
    include_str!("charter.rs"),
    include_str!("contact.rs"),
    include_str!("control.rs"),
    include_str!("definition.rs"),
    include_str!("duties.rs"),
    include_str!("manual.rs"),
    include_str!("system.rs"),
];

#[test]
fn every_word_of_a_document_is_known_in_both_languages() {
    let families =
        ["charter", "complain", "contact", "control", "document", "figures", "hours", "menu", "page"];
    let families = families.iter().chain(&["provider", "recourse", "staff"]);
    let families: Vec<String> = families.map(|family| format!("{family}-")).collect();
    let speakers = Language::ALL.map(|language| Speaker::new(language, "fr"));
    for quoted in SPEAKING.iter().flat_map(|module| module.split('"').skip(1).step_by(2)) {
        let is_key = quoted.bytes().all(|sign| sign.is_ascii_lowercase() || sign == b'-');
        if is_key && families.iter().any(|family| quoted.starts_with(family.as_str())) {
            assert!(speakers.iter().all(|speaker| speaker.knows(quoted)), "{quoted}");
        }
    }
}
