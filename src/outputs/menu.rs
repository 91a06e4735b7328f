//! The menu of the site: which pages it names, in which groups, for which audiences.

use serde::Serialize;

use super::view::Reader;
use crate::model::Audience;

/// An entry of the menu: a page, or a group that opens.
#[derive(Debug, Serialize)]
pub struct MenuItem {
    pub label: String,
    /// Nothing where it is a group.
    pub href: Option<String>,
    /// The page shown, or the group it stands in.
    pub current: bool,
    /// The pages of a group.
    pub items: Vec<MenuItem>,
}

/// A page of the menu.
struct Entry {
    word: &'static str,
    /// Below the folder of the language.
    file: &'static str,
    audiences: &'static [Audience],
}

/// The pages that stand together; without a word, each for itself.
struct Group {
    word: Option<&'static str>,
    entries: &'static [Entry],
}

const AUDITOR: &[Audience] = &[Audience::Auditor];

/// The menu, in its order.
const MENU: &[Group] = &[
    Group {
        word: None,
        entries: &[
            Entry { word: "page-overview", file: "index.html", audiences: AUDITOR },
            Entry { word: "page-definitions", file: "definitions.html", audiences: AUDITOR },
        ],
    },
    Group { word: Some("menu-organisation"), entries: &[] },
    Group {
        word: Some("menu-audit"),
        entries: &[
            Entry { word: "page-standards", file: "standards.html", audiences: AUDITOR },
            Entry { word: "page-findings", file: "findings.html", audiences: AUDITOR },
            Entry { word: "page-data", file: "data.html", audiences: AUDITOR },
        ],
    },
    Group { word: Some("menu-documents"), entries: &[] },
];

/// The menu of a page, which belongs to the entry of the file `current`. A group of one page is that
/// page; a group of none is not there.
pub fn menu(reader: &Reader<'_>, base: &str, current: &str) -> Vec<MenuItem> {
    let audience = reader.edition.audience();
    let mut menu = Vec::new();
    for group in MENU {
        let entries = group.entries.iter().filter(|entry| entry.audiences.contains(&audience));
        let items: Vec<MenuItem> = entries
            .map(|entry| MenuItem {
                label: reader.word(entry.word),
                href: Some(format!("{base}{}", entry.file)),
                current: entry.file == current,
                items: Vec::new(),
            })
            .collect();
        match group.word {
            Some(word) if items.len() > 1 => menu.push(MenuItem {
                label: reader.word(word),
                href: None,
                current: items.iter().any(|item| item.current),
                items,
            }),
            _ => menu.extend(items),
        }
    }
    menu
}
