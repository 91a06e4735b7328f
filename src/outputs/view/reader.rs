//! The reader of a page: one language, one way to write links.

use schemars::JsonSchema;
use serde::Serialize;

use crate::language::{Formatter, Language, Message, Speaker};
use crate::model::{Audience, Definition};
use crate::outputs::atlas::Atlas;
use crate::outputs::edition::Edition;
use crate::outputs::typography;
use crate::values::{Bound, Quantity, Target, Text};

/// A text, and its language where that is not the page's.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Prose {
    /// Markdown; plain where the field is a title.
    pub text: String,
    /// The language it had to fall back to.
    pub lang: Option<String>,
}

/// A name that leads somewhere, if it does.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Link {
    pub label: Prose,
    /// Relative; nothing where there is no page.
    pub href: Option<String>,
}

/// How links are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Links {
    /// Between HTML pages, from one so many folders below its language's.
    Site { depth: usize },
    /// Between Markdown files, all in one folder.
    Markdown,
    /// Within one document.
    Document,
}

/// Where a link leads.
#[derive(Debug, Clone, Copy)]
pub enum To<'t> {
    Definition {
        kind: &'t str,
        id: &'t str,
        part: Option<&'t str>,
    },
    Kind(&'t str),
    Coverage(&'t str),
    Clause {
        catalogue: &'t str,
        clause: &'t str,
    },
    /// The first finding of a code.
    Finding(&'t str),
    Checklist(&'t str),
    /// A word of the glossary.
    Term(&'t str),
    /// The checklist of an audit.
    AuditChecklist(&'t str),
}

/// One reader.
pub struct Reader<'r> {
    pub atlas: &'r Atlas<'r>,
    pub edition: &'r Edition,
    pub speaker: &'r Speaker,
    pub links: Links,
}

impl<'r> Reader<'r> {
    pub fn new(atlas: &'r Atlas<'r>, edition: &'r Edition, language: Language, links: Links) -> Self {
        Self { atlas, edition, speaker: edition.speaker(language), links }
    }

    pub fn formatter(&self) -> Formatter<'r> {
        self.speaker.formatter()
    }

    pub fn word(&self, key: &str) -> String {
        self.speaker.word(key)
    }

    pub fn say(&self, message: Message) -> String {
        self.speaker.say(&message)
    }

    pub fn count(&self, n: u64) -> String {
        self.formatter().count(i64::try_from(n).unwrap_or(i64::MAX))
    }

    /// A text in the reader's language, or in the one it falls back to.
    pub fn prose(&self, text: &Text) -> Prose {
        let wanted = self.speaker.language().tag();
        let (found, fell_back) = text.for_reader(wanted, self.speaker.first());
        let lang = fell_back.then(|| self.language_of(text));
        let text = match lang.as_deref().unwrap_or(wanted) {
            spoken if spoken.starts_with("fr") => typography::french(found),
            _ => found.to_owned(),
        };
        Prose { text, lang }
    }

    /// A text with `{within}` and `{target}` filled in, in the language the text is in; where there is
    /// nothing to fill in, the place says that it is still to be decided. Beside `{within}`, `{target}`
    /// is the share alone: the limit is told once.
    pub fn filled(&self, text: &Text, target: Option<Target>) -> Prose {
        let prose = self.prose(text);
        if !prose.text.contains('{') {
            return prose;
        }
        let spoken = prose.lang.as_deref().and_then(Language::for_tag);
        let speaker = spoken.map_or(self.speaker, |language| self.edition.speaker(language));
        let formatter = speaker.formatter();
        let told = target.map(|own| match own {
            Target::Share { at_least, .. } if prose.text.contains("{within}") => {
                Target::Level(Bound::AtLeast(Quantity::Percent(at_least)))
            }
            whole => whole,
        });
        let level = told.map_or_else(|| speaker.word("figures-target-open"), |own| formatter.target(own));
        let within = target.and_then(|own| own.within());
        let within = within.map_or_else(|| speaker.word("figures-within-open"), |own| formatter.within(own));
        Prose { text: prose.text.replace("{target}", &level).replace("{within}", &within), ..prose }
    }

    /// The language a text falls back to.
    fn language_of(&self, text: &Text) -> String {
        let first = self.speaker.first();
        match text.in_language(first, first) {
            Some(_) => first.to_owned(),
            None => text.strings().find_map(|(tag, _)| tag.map(ToString::to_string)).unwrap_or_default(),
        }
    }

    /// The same in every language: an id, a name.
    pub fn plain(&self, text: impl Into<String>) -> Prose {
        Prose { text: text.into(), lang: None }
    }

    /// What people call a definition: its title, else its id.
    pub fn title(&self, definition: &Definition) -> Prose {
        match definition.header.title.given() {
            Some(title) if !title.is_empty() => self.prose(title),
            _ => self.plain(definition.id()),
        }
    }

    /// The title of a definition; nothing where there is none of this address.
    pub fn name_of(&self, kind: &str, id: &str) -> Option<Prose> {
        self.atlas.compilation.model.get(kind, id).map(|definition| self.title(definition))
    }

    pub fn link(&self, definition: &Definition) -> Link {
        self.link_to(definition.kind.slug, definition.id(), None)
    }

    /// A link to a definition or a part of one; its bare name where it has no page.
    ///
    /// What this audience does not know of has no name either.
    pub fn link_to(&self, kind: &str, id: &str, part: Option<&str>) -> Link {
        let found = self.atlas.compilation.model.get(kind, id);
        if found.is_none() && self.edition.audience() != Audience::Auditor {
            return Link { label: self.plain("—"), href: None };
        }
        let mut label =
            found.map_or_else(|| self.plain(format!("{kind}/{id}")), |definition| self.title(definition));
        if let Some(part) = part {
            label.text = format!("{} · {part}", label.text);
        }
        let known =
            |part: &&str| found.is_some_and(|own| own.body().parts().iter().any(|(id, _)| id == part));
        let part = part.filter(known);
        let href = if self.atlas.page(kind, id).is_some_and(|own| self.tells(own)) {
            Some(self.href(To::Definition { kind, id, part }))
        } else if kind == "catalogue" && self.atlas.covers(id) {
            Some(self.href(To::Coverage(id)))
        } else {
            None
        };
        Link { label, href }
    }

    /// Whether this edition has a place for a definition.
    fn tells(&self, definition: &Definition) -> bool {
        let held = super::holds(self.atlas.compilation, definition);
        match self.edition.audience() {
            Audience::Auditor => true,
            Audience::Staff => {
                held && self.links != Links::Markdown && is_told_to_staff(definition.kind.slug)
            }
            Audience::Customer => false,
        }
    }

    /// A link to whatever an address names: `promise/written-ack`, `audit/2026-03/a1`.
    pub fn link_to_address(&self, address: &str) -> Link {
        let mut steps = address.splitn(3, '/');
        match (steps.next(), steps.next(), steps.next()) {
            (Some(kind), Some(id), part) => self.link_to(kind, id, part),
            _ => Link { label: self.plain(address), href: None },
        }
    }

    /// The relative address of a page of the same language.
    pub fn href(&self, to: To<'_>) -> String {
        match self.links {
            Links::Site { depth } => {
                let base = "../".repeat(depth);
                match to {
                    To::Definition { kind, id, .. } if told_in_rows(self.edition.audience(), kind) => {
                        format!("{base}{kind}s.html#{}", part_anchor(&format!("{kind}-{id}")))
                    }
                    To::Definition { kind, id, part } => {
                        let anchor = part.map_or_else(String::new, |part| format!("#{}", part_anchor(part)));
                        format!("{base}{kind}/{id}.html{anchor}")
                    }
                    To::Kind(kind) => format!("{base}definitions.html#{kind}"),
                    To::Coverage(catalogue) => format!("{base}coverage/{catalogue}.html"),
                    To::Clause { catalogue, clause } => {
                        format!("{base}coverage/{catalogue}.html#{}", clause_anchor(clause))
                    }
                    To::Checklist(catalogue) => format!("{base}checklist/{catalogue}.html"),
                    To::AuditChecklist(id) => format!("{base}checklist/audit/{id}.html"),
                    To::Finding(code) => format!("{base}findings.html#{code}"),
                    To::Term(term) => format!("{base}glossary.html#term-{term}"),
                }
            }
            Links::Markdown => match to {
                To::Definition { kind, id, .. } => format!("{kind}.md#{kind}-{id}"),
                To::Kind(kind) => format!("{kind}.md"),
                To::Coverage(catalogue) => format!("coverage-{catalogue}.md"),
                To::Clause { catalogue, clause } => {
                    format!("coverage-{catalogue}.md#{}", clause_anchor(clause))
                }
                To::Checklist(catalogue) => format!("checklist-{catalogue}.md"),
                To::AuditChecklist(id) => format!("audit-checklist-{id}.md"),
                To::Finding(code) => format!("findings.md#{code}"),
                To::Term(term) => format!("glossary.md#term-{term}"),
            },
            Links::Document => match to {
                To::Definition { kind, id, .. } => format!("#{kind}-{id}"),
                To::Kind(kind) => format!("#kinds-{kind}"),
                To::Coverage(catalogue) | To::Checklist(catalogue) => format!("#coverage-{catalogue}"),
                To::Clause { catalogue, clause } => {
                    format!("#coverage-{catalogue}-{}", clause_anchor(clause))
                }
                To::AuditChecklist(id) => format!("#audit-{id}"),
                To::Finding(code) => format!("#finding-{code}"),
                To::Term(term) => format!("#term-{term}"),
            },
        }
    }

    /// What people call a word that stands in data: a word of the System's vocabulary, a channel.
    pub fn called(&self, word: &str) -> Prose {
        let channel = self.atlas.compilation.model.get("channel", word);
        let lists = ["complaint_categories", "customers", "services"];
        let known = lists.into_iter().find_map(|list| self.vocabulary(list, word));
        known.or_else(|| channel.map(|channel| self.title(channel))).unwrap_or_else(|| self.plain(word))
    }

    /// What people call a word of one list of the System's vocabulary.
    pub fn vocabulary(&self, list: &str, word: &str) -> Option<Prose> {
        let system = self.atlas.compilation.model.system()?;
        let vocabulary = system.body().vocabulary.given()?;
        let words = match list {
            "customers" => &vocabulary.customers,
            "services" => &vocabulary.services,
            _ => &vocabulary.complaint_categories,
        };
        Some(self.prose(&words.given()?.get(word)?.value))
    }

    /// The page of a standard or of one of its clauses, as definitions name them: `ISO 10002:2018`,
    /// `ISO 10002 7.4`, `iso-10002:7.4`.
    pub fn standard(&self, text: &str) -> Option<Link> {
        let bare =
            |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
        let coverages = &self.atlas.compilation.coverage;
        if !text.contains(|c: char| c.is_ascii_digit()) {
            return None;
        }
        if let Some(whole) = coverages.iter().find(|coverage| bare(&coverage.standard) == bare(text)) {
            return Some(Link {
                label: self.plain(text),
                href: Some(self.href(To::Coverage(&whole.catalogue))),
            });
        }
        let (name, clause) = text.rsplit_once([' ', ':'])?;
        let named = coverages.iter().find(|coverage| {
            let (standard, _) = coverage.standard.rsplit_once(':').unwrap_or((&coverage.standard, ""));
            bare(standard) == bare(name) || bare(&coverage.standard) == bare(name)
        })?;
        named.clauses.iter().find(|own| own.clause == clause)?;
        let href = self.href(To::Clause { catalogue: &named.catalogue, clause });
        Some(Link { label: self.plain(text), href: Some(href) })
    }

    /// The singular name of a kind.
    pub fn kind_name(&self, slug: &str) -> String {
        self.word(&format!("kind-{slug}"))
    }

    /// The name of the kind for several.
    pub fn kind_names(&self, slug: &str) -> String {
        self.word(&format!("kinds-{slug}"))
    }

    /// The label of a field; its key where no label is known.
    pub fn field_label(&self, key: &str) -> String {
        let spelled = |key: &str| self.speaker.find(&format!("field-{key}"));
        let label = spelled(key).or_else(|| spelled(&key.replace('_', "-")));
        capitalised(&label.unwrap_or_else(|| key.replace(['_', '-'], " ")))
    }

    /// A word of the language's closed lists; the word itself where no label is known.
    pub fn listed_word(&self, word: &str) -> String {
        let key: String = word.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
        self.speaker.find(&format!("word-{key}")).unwrap_or_else(|| word.replace('_', " "))
    }
}

/// Kinds that the staff edition has a page or a place for.
fn is_told_to_staff(kind: &str) -> bool {
    ["channel", "complaint-procedure", "promise", "role", "survey"].contains(&kind)
}

/// Whether the definitions of a kind stand on one page.
fn told_in_rows(audience: Audience, kind: &str) -> bool {
    audience == Audience::Staff && ["channel", "promise"].contains(&kind)
}

/// The anchor of a part of a definition, on its page.
pub fn part_anchor(part: &str) -> String {
    format!("part-{}", anchored(part))
}

/// The anchor of a clause on the page of its standard.
pub fn clause_anchor(clause: &str) -> String {
    format!("clause-{}", anchored(clause))
}

fn anchored(text: &str) -> String {
    text.replace(|c: char| !c.is_ascii_alphanumeric() && c != '.' && c != '-', "-")
}

/// With a capital at the start.
pub fn capitalised(text: &str) -> String {
    let mut signs = text.chars();
    match signs.next() {
        Some(first) => first.to_uppercase().chain(signs).collect(),
        None => String::new(),
    }
}

/// With a small letter at the start, as within a sentence.
pub fn lowered(text: &str) -> String {
    let mut signs = text.chars();
    match signs.next() {
        Some(first) => first.to_lowercase().chain(signs).collect(),
        None => String::new(),
    }
}
