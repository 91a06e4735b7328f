//! Document control (ISO 9001, 7.5): what every page and every file says of itself.

use schemars::JsonSchema;
use serde::Serialize;

use super::approval::approval;
use super::master::published_with;
use super::reader::{Prose, Reader};
use crate::language::Message;
use crate::model::{Audience, Definition, Status};

/// What a document says of itself.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ControlView {
    /// In their order; what is not known is left out.
    pub rows: Vec<ControlRow>,
    /// It is not in force yet.
    pub draft: bool,
    /// The same on one line, for the foot of a printed page.
    pub line: String,
    /// That a printed copy is not kept up to date.
    pub printed: String,
}

/// One row: a label and its value.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ControlRow {
    /// `id`, `version`, `status`, `author`, `approved`, `effective`, `review`, `supersedes`, `changed`,
    /// `digest`, `as-of` or `tool`.
    pub key: &'static str,
    pub label: String,
    pub value: Prose,
}

/// The control of a definition's page; of a page on the whole system, where there is none.
pub fn control(reader: &Reader<'_>, about: Option<&Definition>) -> ControlView {
    let model = &reader.atlas.compilation.model;
    let own = about.or_else(|| model.system().map(|system| system.definition));
    let mut rows = Rows { reader, rows: Vec::new() };
    if let Some(own) = own {
        rows.of_definition(own);
    }
    let digest = about.map_or(reader.atlas.digest.as_str(), |own| own.file_digest.as_str());
    rows.add("digest", reader.plain(format!("SHA-256 {digest}")));
    rows.add("as-of", reader.plain(reader.formatter().date(reader.atlas.compilation.as_of)));
    rows.add("tool", reader.plain(format!("smqc {}", env!("CARGO_PKG_VERSION"))));
    let rows = rows.rows;
    ControlView {
        draft: own.is_some_and(|own| own.status() == Status::Draft),
        line: line(reader, &rows),
        printed: printed(reader),
        rows,
    }
}

/// That a printed copy is not kept up to date, in the words of those who read it.
fn printed(reader: &Reader<'_>) -> String {
    let customer = reader.edition.audience() == Audience::Customer;
    reader.word(if customer { "control-on-paper" } else { "control-printed" })
}

/// What fits the foot of a page.
fn line(reader: &Reader<'_>, rows: &[ControlRow]) -> String {
    let brief = |row: &&ControlRow| ["id", "version", "status", "as-of"].contains(&row.key);
    let parts = rows.iter().filter(brief).map(|row| match row.key {
        "id" => row.value.text.clone(),
        "status" => row.value.text.to_lowercase(),
        _ => format!("{} {}", row.label.to_lowercase(), row.value.text),
    });
    let mut parts: Vec<String> = parts.collect();
    parts.push(printed(reader));
    parts.join(" · ")
}

struct Rows<'r> {
    reader: &'r Reader<'r>,
    rows: Vec<ControlRow>,
}

impl Rows<'_> {
    fn add(&mut self, key: &'static str, value: Prose) {
        let label = self.reader.word(&format!("control-{key}"));
        self.rows.push(ControlRow { key, label, value });
    }

    fn of_definition(&mut self, own: &Definition) {
        let (reader, control) = (self.reader, &own.control);
        // Customers know a document by its title.
        if reader.edition.audience() != Audience::Customer {
            self.add("id", reader.plain(own.address()));
        }
        if let Some(version) = control.version.given() {
            self.add("version", reader.plain(version.0.clone()));
        } else if let Some(with) = published_with(reader, own).filter(|_| self.for_auditor()) {
            self.add("version", reader.plain(with));
        }
        let status = match own.status() {
            Status::Active => "control-in-force",
            Status::Draft => "control-draft",
            Status::Retired => "control-retired",
        };
        self.add("status", reader.plain(reader.word(status)));
        if let Some(authors) = control.author.given() {
            let names: Vec<String> = authors.iter().map(|author| self.author(author.as_str())).collect();
            self.add("author", reader.plain(names.join(", ")));
        }
        self.approved(own);
        self.dates(own);
        if let Some(earlier) = control.supersedes.given() {
            self.add("supersedes", reader.link_to_address(&earlier.text).label);
        }
        if let Some(changed) = control.changed.given() {
            self.add("changed", reader.prose(changed));
        }
    }

    /// By whom and when, else by whom it is to be; an auditor is told that nothing is recorded.
    fn approved(&mut self, own: &Definition) {
        let reader = self.reader;
        if let Some(approval) = approval(reader, own) {
            self.add("approved", reader.plain(approval.text));
        } else if let Some(role) = own.control.approver.given() {
            let role = reader.link_to("role", &role.id, None).label.text;
            let message = Message::new("control-to-be-approved").with("role", role);
            self.add("approved", reader.plain(reader.say(message)));
        } else if self.for_auditor() && (own.kind.controlled || own.kind.slug == "system") {
            self.add("approved", reader.plain(reader.word("master-not-approved")));
        }
    }

    fn for_auditor(&self) -> bool {
        self.reader.edition.audience() == Audience::Auditor
    }

    fn dates(&mut self, own: &Definition) {
        let (reader, control) = (self.reader, &own.control);
        if let Some(validity) = control.in_force.given() {
            if let Some(from) = validity.from.given() {
                self.add("effective", reader.plain(reader.formatter().date(*from)));
            }
            if let Some(until) = validity.until.given() {
                self.add("until", reader.plain(reader.formatter().date(*until)));
            }
        }
        if let Some(review) = control.review_due.given() {
            self.add("review", reader.plain(reader.formatter().date(*review)));
        }
    }

    /// A role by its title, anybody else as written.
    fn author(&self, name: &str) -> String {
        let role = self.reader.atlas.compilation.model.get("role", name);
        role.map_or_else(|| name.to_owned(), |role| self.reader.title(role).text)
    }
}
