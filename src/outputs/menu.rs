//! The menu of the site: which pages it names, in which groups, for which audiences.

use serde::Serialize;

use super::OUTPUTS;
use super::view::{Reader, has_recourse, in_force};
use crate::compile::Compilation;
use crate::model::{Audience, Channel, ComplaintProcedure, Promise};

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

const CUSTOMER: &[Audience] = &[Audience::Customer];
const STAFF: &[Audience] = &[Audience::Staff];
/// Those who work in the organisation, and those who judge it.
const INSIDE: &[Audience] = &[Audience::Staff, Audience::Auditor];
const AUDITOR: &[Audience] = &[Audience::Auditor];

/// The menu, in its order.
const MENU: &[Group] = &[
    Group {
        word: None,
        entries: &[
            Entry { word: "menu-charter", file: "index.html", audiences: CUSTOMER },
            Entry { word: "menu-complain", file: "complain.html", audiences: CUSTOMER },
            Entry { word: "menu-recourse", file: "recourse.html", audiences: CUSTOMER },
            Entry { word: "menu-procedures", file: "index.html", audiences: STAFF },
            Entry { word: "menu-promises", file: "promises.html", audiences: STAFF },
            Entry { word: "menu-channels", file: "channels.html", audiences: STAFF },
        ],
    },
    Group {
        word: None,
        entries: &[
            Entry { word: "page-overview", file: "index.html", audiences: AUDITOR },
            Entry { word: "page-definitions", file: "definitions.html", audiences: AUDITOR },
        ],
    },
    Group {
        word: Some("menu-organisation"),
        entries: &[
            Entry { word: "page-responsibilities", file: "responsibilities.html", audiences: INSIDE },
            Entry { word: "page-calendar", file: "calendar.html", audiences: INSIDE },
            Entry { word: "page-glossary", file: "glossary.html", audiences: INSIDE },
        ],
    },
    Group {
        word: Some("menu-audit"),
        entries: &[
            Entry { word: "page-standards", file: "standards.html", audiences: AUDITOR },
            Entry { word: "page-findings", file: "findings.html", audiences: AUDITOR },
            Entry { word: "page-data", file: "data.html", audiences: AUDITOR },
        ],
    },
    Group {
        word: Some("menu-documents"),
        entries: &[
            Entry { word: "page-documents", file: "documents.html", audiences: AUDITOR },
            Entry { word: "menu-forms", file: "forms/index.html", audiences: INSIDE },
        ],
    },
];

/// The menu of a page, which belongs to the entry of the file `current`. A group of one page is that
/// page; a group of none is not there.
pub fn menu(reader: &Reader<'_>, base: &str, current: &str) -> Vec<MenuItem> {
    let audience = reader.edition.audience();
    let mut menu = Vec::new();
    for group in MENU {
        let entries = group.entries.iter().filter(|entry| {
            entry.audiences.contains(&audience) && is_made(reader.atlas.compilation, entry.file)
        });
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

/// Whether a page is made that says something of only some systems.
pub fn is_made(compilation: &Compilation, file: &str) -> bool {
    match file {
        "channels.html" => in_force::<Channel>(compilation).next().is_some(),
        "complain.html" => in_force::<ComplaintProcedure>(compilation).next().is_some(),
        "promises.html" => in_force::<Promise>(compilation).next().is_some(),
        "recourse.html" => has_recourse(compilation),
        _ => true,
    }
}

/// Whether an output is made for an audience.
pub fn offers(audience: Audience, output: &str) -> bool {
    OUTPUTS.iter().any(|own| own.name == output && own.audiences.contains(&audience))
}
