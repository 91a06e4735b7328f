//! Files into lowered definitions: documents, shape, model.

use std::sync::OnceLock;

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::language::{Argument, Language, Message};
use crate::model::{KINDS, Kind, Origin, kind_named, lower, schema_of};
use crate::resolve::{Lowered, Tombstone};
use crate::schema::{Shape, nearest};
use crate::standards::BUILT_IN;
use crate::world::{FileId, Files, SourceFile};
use crate::yaml::{self, Document};

/// Reads every definition, those built in that the project names included.
pub fn read(files: &mut Files, findings: &mut Vec<Diagnostic>) -> Lowered {
    for built_in in BUILT_IN {
        let named = files.iter().any(|(_, file)| !file.built_in && file.text.contains(built_in.trigger));
        if named {
            files.add(SourceFile::built_in(built_in.path, built_in.text));
        }
    }
    let shapes = Shapes::default();
    let all: Vec<(FileId, &SourceFile)> = files.iter().collect();
    let read: Vec<Reader<'_>> = all.par_iter().map(|(id, file)| Reader::file(&shapes, *id, file)).collect();
    let mut whole = Reader::new(&shapes);
    whole.lowered.definitions.reserve_exact(read.iter().map(|file| file.lowered.definitions.len()).sum());
    read.into_iter().for_each(|file| whole.append(file));
    findings.extend(whole.findings);
    whole.lowered
}

/// The validator of each kind, built when the kind is first met.
struct Shapes(Vec<OnceLock<Option<Shape>>>);

impl Default for Shapes {
    fn default() -> Self {
        Self(KINDS.iter().map(|_| OnceLock::new()).collect())
    }
}

impl Shapes {
    fn of(&self, kind: &Kind) -> Option<&Shape> {
        let at = KINDS.iter().position(|own| own.name == kind.name)?;
        let shape = || Shape::compile(kind.name, &schema_of(kind, Language::English));
        self.0.get(at)?.get_or_init(shape).as_ref()
    }
}

/// Reads the documents of a file, or of a stretch of one.
struct Reader<'s> {
    shapes: &'s Shapes,
    lowered: Lowered,
    findings: Vec<Diagnostic>,
}

/// Documents read by one thread before another may help.
const AT_ONCE: usize = 64;

impl<'s> Reader<'s> {
    const fn new(shapes: &'s Shapes) -> Self {
        let lowered = Lowered { definitions: Vec::new(), tombstones: Vec::new() };
        Self { shapes, lowered, findings: Vec::new() }
    }

    fn file(shapes: &'s Shapes, id: FileId, file: &SourceFile) -> Self {
        let mut whole = Self::new(shapes);
        let documents = yaml::read(id, file).drain_into(&mut whole.findings);
        let stretches: Vec<Self> = documents
            .par_chunks(AT_ONCE)
            .map(|documents| {
                let mut stretch = Self::new(shapes);
                documents.iter().for_each(|document| stretch.document(file, document));
                stretch
            })
            .collect();
        stretches.into_iter().for_each(|stretch| whole.append(stretch));
        whole
    }

    /// Puts what stands further down behind.
    fn append(&mut self, behind: Self) {
        self.lowered.definitions.extend(behind.lowered.definitions);
        self.lowered.tombstones.extend(behind.lowered.tombstones);
        self.findings.extend(behind.findings);
    }

    fn document(&mut self, file: &SourceFile, document: &Document) {
        let Some(root) = &document.root else { return self.bury(document) };
        let Some(kind) = self.kind_of(document) else { return self.bury(document) };
        // What is built in is sound: a test sees to it.
        if !file.built_in {
            let faults = self.shapes.of(kind).map(|shape| shape.validate(root)).unwrap_or_default();
            self.findings.extend(faults.into_iter().map(|finding| match &document.id {
                Some(id) => finding.about(format!("{}/{id}", kind.slug)),
                None => finding,
            }));
        }
        let origin = Origin { file_text: &file.text, file_digest: &file.digest, built_in: file.built_in };
        let before = self.findings.len();
        let definition = lower(kind, root, &origin).drain_into(&mut self.findings);
        if let Some(id) = &document.id {
            for finding in &mut self.findings[before..] {
                finding.about = Some(format!("{}/{id}", kind.slug));
            }
        }
        match definition {
            Some(definition) => self.lowered.definitions.push(definition),
            // An id that cannot be read is not the one others refer to.
            None => self.bury(&Document { id: None, ..document.clone() }),
        }
    }

    fn bury(&mut self, document: &Document) {
        let kind = document.kind.as_deref().and_then(kind_named).map(|kind| kind.slug.to_owned());
        self.lowered.tombstones.push(Tombstone { kind, id: document.id.clone() });
    }

    /// The kind of a document; a missing or unknown one is reported.
    fn kind_of(&mut self, document: &Document) -> Option<&'static Kind> {
        let root = document.root.as_ref()?;
        let names = || KINDS.iter().map(|kind| kind.name);
        let Some(entry) = root.entry("kind") else {
            let near = root.entries().iter().find(|entry| nearest(&entry.key.name, ["kind"]).is_some());
            let message = Message::new("schema-kind-missing")
                .with("suggestion", Argument::List(vec!["kind: Promise".to_owned()]));
            let first = root.entries().first().map_or(root.span, |entry| entry.key.span);
            let span = near.map_or(first, |entry| entry.key.span);
            let finding = Diagnostic::fault("unknown-kind", message, span);
            self.findings.push(match near {
                Some(entry) => finding.with_fix(entry.key.span, "kind"),
                None => finding,
            });
            return None;
        };
        let written = document.kind.as_deref().unwrap_or("");
        if let Some(kind) = kind_named(written) {
            return Some(kind);
        }
        let near = nearest(written, names()).or_else(|| by_slug_or_french(written));
        let span = if entry.value.is_empty() { entry.key.span } else { entry.value.span };
        let message = Message::new("schema-kind-unknown")
            .with("kind", written)
            .with("kinds", names().collect::<Vec<_>>().join(", "))
            .with("suggestion", Argument::List(near.map(str::to_owned).into_iter().collect()));
        let finding = Diagnostic::fault("unknown-kind", message, span);
        self.findings.push(match near {
            Some(near) => finding.with_fix(span, near),
            None => finding,
        });
        None
    }
}

/// `complaint-procedure` and `Promesse` find their kind.
fn by_slug_or_french(written: &str) -> Option<&'static str> {
    let folded = crate::values::fold(written);
    let french = FRENCH_KINDS.iter().find(|(word, _)| *word == folded).map(|(_, name)| *name);
    french.or_else(|| {
        KINDS.iter().find(|kind| kind.slug == folded.replace([' ', '_'], "-")).map(|kind| kind.name)
    })
}

/// What a writer of French may write for a kind.
const FRENCH_KINDS: &[(&str, &str)] = &[
    ("calendrier", "Calendar"),
    ("canal", "Channel"),
    ("charte", "CodeOfConduct"),
    ("derogation", "Waiver"),
    ("engagement", "Promise"),
    ("enquete", "Survey"),
    ("evaluation", "Assessment"),
    ("indicateur", "Indicator"),
    ("mediateur", "DisputeProvider"),
    ("objectif", "Objective"),
    ("procedure", "ComplaintProcedure"),
    ("promesse", "Promise"),
    ("reclamation", "ComplaintProcedure"),
    ("referentiel", "Catalogue"),
    ("revue", "Review"),
    ("systeme", "System"),
];

#[cfg(test)]
mod tests {
    use crate::compile::{Depth, compile};
    use crate::world::MemoryWorld;

    const SYSTEM: &str = "kind: System\nid: s\ntitle: S\nsmqc: 1\norganisation: O\nlanguages: [en]\ntimezone: Europe/Brussels\ndefaults: {calendar: office}\n";
    const REST: &str = "kind: Calendar\nid: office\ntitle: Office\nhours: \"Mo-Fr 09:00-17:00\"\n---\nkind: Role\nid: lead\ntitle: Lead\nheld_by: 1 person\n---\nkind: Role\nid: clerk\ntitle: Clerk\nheld_by: 1 person\nreports_to: lead\n---\nkind: Source\nid: register\ntitle: Register\nfiles: r.csv\nabout: received\ncolumns:\n  received: {from: R, type: date}\n  answered: {from: A, type: date}\nchecks: [answered >= received]\n---\nkind: Indicator\nid: delay\ntitle: Delay\nsource: register\nmeasure: {time: {from: received, to: answered}}\n---\nkind: Objective\nid: fast\ntitle: Fast\nowner: lead\nindicator: delay\ntarget: at least 90 % within 5 business days\ndue: 2026-12-31\n";

    /// The errors after one mistake.
    fn errors(wrong: &str, right: &str) -> Vec<&'static str> {
        let swap = |text: &str| text.replacen(right, wrong, 1);
        let today = jiff::civil::date(2026, 7, 6);
        let world = MemoryWorld::new(today)
            .with_definition("smq.yaml", swap(SYSTEM))
            .with_definition("rest.yaml", swap(REST));
        let compilation = compile(&world, Depth::Definitions).expect("a compilation");
        let errors = compilation.findings.iter();
        let errors = errors.filter(|finding| finding.severity == crate::diagnostic::Severity::Error);
        errors.map(|finding| finding.code.0).collect()
    }

    #[test]
    fn one_mistake_is_one_error_wherever_others_refer_to_it() {
        assert!(errors("", "nothing of the kind").is_empty());
        for (wrong, right, code) in [
            ("title: S: x\n", "title: S\n", "SMQ0001"),
            ("default: {", "defaults: {", "SMQ7016"),
            ("{calender: office}", "{calendar: office}", "SMQ7016"),
            ("id: Lead\n", "id: lead\n", "SMQ0201"),
            ("id:\n", "id: lead\n", "SMQ0104"),
            ("id: clerk\n", "id: lead\n", "SMQ7003"),
            ("{from: R, type: dat}", "{from: R, type: date}", "SMQ0201"),
        ] {
            assert_eq!(errors(wrong, right), [code], "{wrong}");
        }
    }
}
