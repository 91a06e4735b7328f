//! The menu of the site: which pages it names, in which groups, for which audiences.

use schemars::JsonSchema;
use serde::Serialize;

use super::OUTPUTS;
use super::view::{Reader, has_recourse, in_force};
use crate::compile::Compilation;
use crate::model::{Audience, Channel, ComplaintProcedure, Promise};

/// An entry of the menu: a page, or a group that opens.
#[derive(Debug, Serialize, JsonSchema)]
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
    let compilation = reader.atlas.compilation;
    match audience {
        Audience::Customer => return flat(reader, base, current, &for_customers(compilation)),
        Audience::Staff => return flat(reader, base, current, &for_staff(compilation)),
        Audience::Auditor => {}
    }
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

fn flat(reader: &Reader<'_>, base: &str, current: &str, pages: &[Page]) -> Vec<MenuItem> {
    let items = pages.iter().map(|(word, file)| MenuItem {
        label: reader.word(word),
        href: Some(format!("{base}{file}")),
        current: *file == current,
        items: Vec::new(),
    });
    items.collect()
}

/// An entry: the key of its words and its file.
type Page = (&'static str, &'static str);

/// Pages of other outputs: the name of the output, the words and the file.
const OTHERS: [(&str, &str, &str); 3] = [
    ("responsibilities", "menu-responsibilities", "responsibilities.html"),
    ("calendar", "menu-calendar", "calendar.html"),
    ("forms", "menu-forms", "forms/index.html"),
];

/// Whether an output is made for an audience.
pub fn offers(audience: Audience, output: &str) -> bool {
    OUTPUTS.iter().any(|own| own.name == output && own.audiences.contains(&audience))
}

/// The pages for customers.
fn for_customers(compilation: &Compilation) -> Vec<Page> {
    let procedure = in_force::<ComplaintProcedure>(compilation).next().is_some();
    let all = [
        (true, ("menu-charter", "index.html")),
        (procedure, ("menu-complain", "complain.html")),
        (has_recourse(compilation), ("menu-recourse", "recourse.html")),
    ];
    all.into_iter().filter(|(made, _)| *made).map(|(_, entry)| entry).collect()
}

/// The pages for staff.
fn for_staff(compilation: &Compilation) -> Vec<Page> {
    let own = [
        (true, ("menu-procedures", "index.html")),
        (in_force::<Promise>(compilation).next().is_some(), ("menu-promises", "promises.html")),
        (in_force::<Channel>(compilation).next().is_some(), ("menu-channels", "channels.html")),
    ];
    let own = own.into_iter().filter(|(made, _)| *made).map(|(_, entry)| entry);
    let others = OTHERS.iter().filter(|(output, _, _)| offers(Audience::Staff, output));
    own.chain(others.map(|(_, words, file)| (*words, *file))).collect()
}
