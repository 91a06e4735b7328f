//! What the program has at hand to show fields with: definitions from the pages of the rules, which are
//! tested, and the clauses of the catalogues.

use super::fields::ANY_KEY;
use crate::diagnostic::FAULTS;
use crate::language::Language;
use crate::rules::{Page, RULES, Section};
use crate::standards::BUILT_IN;
use crate::world::{Files, SourceFile};
use crate::yaml::{Document, Node, Value, read};

/// A sound definition.
pub struct Sample {
    pub kind: String,
    pub text: String,
    /// What stands on one line, by its path.
    pub values: Vec<(Vec<String>, String)>,
    language: Language,
}

/// A longer example than this many characters says too much for a cell.
const LONGEST: usize = 60;

/// A longer definition than this many lines says too much for an example.
const MOST_LINES: usize = 32;

impl Sample {
    /// The value at a path, with its key.
    pub fn value(&self, path: &[&str]) -> Option<&str> {
        let fits = |own: &[String]| {
            own.len() == path.len()
                && own.iter().zip(path).all(|(own, wanted)| *wanted == ANY_KEY || own == wanted)
        };
        self.values.iter().find(|(own, _)| fits(own)).map(|(_, text)| text.as_str())
    }

    /// Whether it is short enough to be shown whole.
    pub fn is_short(&self) -> bool {
        self.text.lines().count() <= MOST_LINES
    }
}

/// The definitions that the pages show as right, those in the reader's language first.
pub fn samples(language: Language) -> Vec<Sample> {
    let pages = RULES.iter().map(|rule| rule.page).chain(FAULTS.iter().map(|fault| fault.page));
    let blocks = pages.flat_map(|page| Page::new(page).blocks(Section::NearMiss, "yaml"));
    let mut files = Files::new(Vec::new());
    let mut samples = Vec::new();
    for block in blocks {
        let file = SourceFile::built_in("page.yaml", block);
        let id = files.add(file.clone());
        let read = read(id, &file);
        if read.findings.is_empty() {
            samples.extend(read.value.iter().filter_map(|document| sample(document, &files)));
        }
    }
    samples.sort_by_key(|sample| sample.language != language);
    samples
}

fn sample(document: &Document, files: &Files) -> Option<Sample> {
    let (root, kind) = (document.root.as_ref()?, document.kind.clone()?);
    let text = files.text(document.span).trim().trim_start_matches("---").trim().to_owned();
    let accents = text.contains(['é', 'è', 'à', 'ê', 'ç']);
    let language = if accents { Language::French } else { Language::English };
    let mut values = Vec::new();
    collect(root, &mut Vec::new(), files, &mut values);
    Some(Sample { kind, text, values, language })
}

fn collect(node: &Node, path: &mut Vec<String>, files: &Files, values: &mut Vec<(Vec<String>, String)>) {
    if let Value::Sequence(items) = &node.value {
        items.iter().for_each(|item| collect(item, path, files, values));
    }
    for entry in node.entries() {
        path.push(entry.key.name.clone());
        let text = files.text(entry.key.span.to(entry.value.span)).trim();
        let short = !text.contains('\n') && text.chars().count() <= LONGEST;
        if short && !entry.value.is_empty() {
            values.push((path.clone(), text.to_owned()));
        }
        collect(&entry.value, path, files, values);
        path.pop();
    }
}

/// A field that a clause is shown by.
pub struct Asked {
    /// `ISO 10002:2018`
    pub standard: &'static str,
    pub clause: String,
    pub kind: String,
    pub path: Vec<String>,
}

/// Every field that a clause of a built-in catalogue is shown by.
pub fn asked() -> Vec<Asked> {
    let mut asked = Vec::new();
    for built_in in BUILT_IN {
        let Some(standard) = built_in.standard else { continue };
        let mut files = Files::new(Vec::new());
        let file = SourceFile::built_in(built_in.path, built_in.text);
        let documents = read(files.add(file.clone()), &file).value;
        for clause in documents.iter().flat_map(|document| items(document.root.as_ref(), "clauses")) {
            let number = clause.get("clause").and_then(text_of).unwrap_or_default();
            for field in items(Some(clause), "shown_by").filter_map(text_of) {
                let path = field.split('=').next().unwrap_or(field);
                let Some((kind, path)) = path.split_once('.') else { continue };
                let path = path.split('.').map(|step| step.trim().to_owned()).collect();
                let (clause, kind) = (number.to_owned(), kind.trim().to_owned());
                asked.push(Asked { standard, clause, kind, path });
            }
        }
    }
    asked
}

fn text_of(node: &Node) -> Option<&str> {
    node.scalar().map(|scalar| scalar.text.as_str())
}

fn items<'n>(node: Option<&'n Node>, key: &str) -> impl Iterator<Item = &'n Node> {
    let list = node.and_then(|node| node.get(key)).map(|list| &list.value);
    let list = match list {
        Some(Value::Sequence(items)) => items.as_slice(),
        _ => &[],
    };
    list.iter()
}
