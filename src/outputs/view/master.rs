//! The master list: every controlled document with its version, status, author, approval and dates,
//! and every file that was made.

use serde::Serialize;

use super::approval::{ApprovalView, approval};
use super::definition::{in_force, status};
use super::reader::{Link, Links, Prose, Reader};
use crate::language::Message;
use crate::model::{Audience, CodeOfConduct, Definition, KINDS, View};

/// The master list.
#[derive(Debug, Clone, Serialize, schemars::JsonSchema)]
pub struct MasterView {
    pub kinds: Vec<ControlledKind>,
    pub editions: Vec<EditionView>,
}

/// The documents of one kind.
#[derive(Debug, Clone, Serialize, schemars::JsonSchema)]
pub struct ControlledKind {
    pub name: String,
    pub documents: Vec<DocumentView>,
}

/// One controlled document.
#[derive(Debug, Clone, Serialize, schemars::JsonSchema)]
pub struct DocumentView {
    pub link: Link,
    pub id: String,
    pub version: Option<String>,
    /// Published with a code rather than by itself: « avec Nos six engagements, version 2 ».
    pub with: Option<String>,
    pub status: String,
    pub active: bool,
    pub authors: Vec<Prose>,
    pub approver: Option<Link>,
    pub approval: Option<ApprovalView>,
    pub in_force: Option<String>,
    pub review_due: Option<String>,
    /// The review is overdue on the day of the page.
    pub overdue: bool,
    pub supersedes: Option<Link>,
    pub changed: Option<Prose>,
    pub digest: String,
}

/// The files of one edition.
#[derive(Debug, Clone, Serialize, schemars::JsonSchema)]
pub struct EditionView {
    pub name: String,
    pub folder: &'static str,
    pub count: String,
    pub files: Vec<FileRow>,
}

/// One file, or all of a folder that holds a page for each definition of a kind.
#[derive(Debug, Clone, Serialize, schemars::JsonSchema)]
pub struct FileRow {
    pub path: String,
    /// Only into the reader's own edition: each stands alone.
    pub href: Option<String>,
    pub what: String,
}

/// The most files named one by one of an edition; the rest are counted.
const MOST: usize = 200;

/// Every controlled document, and every file by its path below the output folder.
pub fn master(reader: &Reader<'_>, made: &[String]) -> MasterView {
    let kinds = KINDS.iter().filter(|kind| kind.controlled || kind.slug == "system").map(|kind| {
        let own = reader.atlas.pages_of(kind.slug).filter(|own| !own.built_in);
        ControlledKind {
            name: reader.kind_names(kind.slug),
            documents: own.map(|own| document(reader, own)).collect(),
        }
    });
    let kinds = kinds.filter(|kind| !kind.documents.is_empty()).collect();
    let editions = Audience::ALL.into_iter().map(|audience| edition(reader, audience, made));
    MasterView { kinds, editions: editions.filter(|edition| !edition.files.is_empty()).collect() }
}

fn document(reader: &Reader<'_>, own: &Definition) -> DocumentView {
    let control = &own.control;
    let as_of = reader.atlas.compilation.as_of;
    let author = |name: &crate::model::Line| {
        reader.name_of("role", name.as_str()).unwrap_or_else(|| reader.plain(name.as_str()))
    };
    let other = status(reader, own);
    let approver = control.approver.given();
    let supersedes = control.supersedes.given().filter(|link| {
        let (kind, id, _) = link.split();
        reader.name_of(kind, id).is_some()
    });
    DocumentView {
        link: reader.link(own),
        id: own.id().to_owned(),
        version: control.version.given().map(|version| version.0.clone()),
        with: published_with(reader, own),
        active: other.is_none(),
        status: other.unwrap_or_else(|| reader.word("master-active")),
        authors: control
            .author
            .given()
            .into_iter()
            .flat_map(crate::model::OneOrMany::iter)
            .map(author)
            .collect(),
        approver: approver
            .filter(|own| reader.name_of("role", &own.id).is_some())
            .map(|own| reader.link_to("role", &own.id, None)),
        approval: approval(reader, own),
        in_force: in_force(reader, own),
        review_due: control.review_due.given().map(|day| reader.formatter().date(*day)),
        overdue: own.is_active() && control.review_due.given().is_some_and(|day| *day < as_of),
        supersedes: supersedes.map(|link| reader.link_to_address(&link.text)),
        changed: control.changed.given().map(|text| reader.prose(text)),
        digest: own.file_digest.clone(),
    }
}

/// The code that publishes a promise without a version of its own.
pub fn published_with(reader: &Reader<'_>, own: &Definition) -> Option<String> {
    if own.kind.slug != "promise" || own.control.version.is_given() {
        return None;
    }
    let lists = |code: &View<'_, CodeOfConduct>| {
        code.body().promises.items().any(|own_ref| own_ref.value.id == own.id())
    };
    let code = reader.atlas.compilation.model.active::<CodeOfConduct>().find(lists)?;
    let mut title = reader.title(code.definition).text;
    if let Some(version) = code.definition.control.version.given() {
        title = format!("{title} ({} {})", reader.word("page-version"), version.0);
    }
    Some(reader.say(Message::new("master-with").with("code", title)))
}

fn edition(reader: &Reader<'_>, audience: Audience, made: &[String]) -> EditionView {
    let start = format!("{}/", audience.word());
    let own: Vec<&str> = made.iter().filter_map(|path| path.strip_prefix(&start)).collect();
    let mut files: Vec<FileRow> = Vec::new();
    let mut folders: Vec<(&str, usize)> = Vec::new();
    let mut more = 0;
    for path in &own {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let of_kind = folder.rsplit('/').next().filter(|last| KINDS.iter().any(|kind| kind.slug == *last));
        if of_kind.is_some() {
            match folders.iter_mut().find(|(own, _)| *own == folder) {
                Some((_, count)) => *count += 1,
                None => folders.push((folder, 1)),
            }
        } else if files.len() < MOST {
            files.push(FileRow {
                path: (*path).to_owned(),
                href: href(reader, audience, path),
                what: format_of(reader, path),
            });
        } else {
            more += 1;
        }
    }
    for (folder, count) in folders {
        let what = reader.count(u64::try_from(count).unwrap_or(u64::MAX));
        files.push(FileRow { path: format!("{folder}/*.html"), href: None, what: format!("{what} × HTML") });
    }
    if more > 0 {
        files.push(FileRow { path: format!("+{more}"), href: None, what: String::new() });
    }
    EditionView {
        name: reader.word(&format!("master-edition-{}", audience.word())),
        folder: audience.word(),
        count: reader.count(u64::try_from(own.len()).unwrap_or(u64::MAX)),
        files,
    }
}

fn href(reader: &Reader<'_>, audience: Audience, path: &str) -> Option<String> {
    if audience != reader.edition.audience() {
        return None;
    }
    match reader.links {
        Links::Site { depth } => Some(format!("{}../{path}", "../".repeat(depth))),
        Links::Markdown => Some(format!("../../{path}")),
        // A file that stands alone leads nowhere.
        Links::Document => None,
    }
}

fn format_of(reader: &Reader<'_>, path: &str) -> String {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    let key = match ending {
        "html" => "master-html",
        "md" => "master-markdown",
        "xlsx" => "master-xlsx",
        "docx" => "master-docx",
        "pdf" => "master-pdf",
        "ics" => "master-ics",
        "json" => "master-json",
        "csv" => "master-csv",
        "css" => "master-css",
        "js" => "master-js",
        _ => return ending.to_uppercase(),
    };
    reader.word(key)
}
