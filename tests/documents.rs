//! Single files of both examples, as other programs read them.
#![allow(clippy::expect_used, clippy::panic, clippy::print_stderr, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;

use jiff::civil::Date;
use smqc::compile::{Depth, compile};
use smqc::host::DiskWorld;
use smqc::language::Speaker;
use smqc::outputs::{Artifact, Edition, Selection, make};
use smqc::world::{MemoryWorld, World};

fn documents(name: &str, as_of: Date) -> Vec<Artifact> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name);
    documents_of(&DiskWorld::new(root, None, Some(as_of)))
}

/// The files of both examples, made once: every test reads them.
static TELECOM: LazyLock<Vec<Artifact>> = LazyLock::new(|| documents("telecom", Date::constant(2026, 7, 10)));
static PUNCTUALITY: LazyLock<Vec<Artifact>> = LazyLock::new(punctuality);

fn punctuality() -> Vec<Artifact> {
    documents("punctuality", Date::constant(2014, 1, 5))
}

fn documents_of(world: &dyn World) -> Vec<Artifact> {
    let compilation = compile(world, Depth::Data).expect("it can be read");
    let selection = Selection { outputs: vec!["documents".to_owned()], ..Selection::default() };
    make(&compilation, &Edition::of(&compilation, Speaker::new), &selection).expect("every file can be made")
}

/// Runs the readers over files on disk. Without Python or its packages it says so, and fails only
/// where `SMQC_REQUIRE_READERS` is set.
fn read_by_others(artifacts: &[Artifact]) {
    let folder = tempfile::tempdir().expect("a folder");
    for artifact in artifacts {
        let path = folder.path().join(&artifact.path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, &artifact.bytes).expect("a file");
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/readers/documents.py");
    let python = std::env::var_os("SMQC_PYTHON").unwrap_or_else(|| "python3".into());
    let run = Command::new(python).arg(script).arg(folder.path()).output();
    let skipped = match &run {
        Ok(output) if output.status.code() == Some(77) => {
            String::from_utf8_lossy(&output.stdout).into_owned()
        }
        Ok(_) => String::new(),
        Err(error) => error.to_string(),
    };
    if !skipped.is_empty() {
        assert!(std::env::var_os("SMQC_REQUIRE_READERS").is_none(), "readers are missing: {skipped}");
        eprintln!("skipped, readers are missing: {skipped}");
        return;
    }
    let output = run.expect("the readers ran");
    let said =
        String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
}

#[test]
fn word_and_pdf_files_are_read_by_other_programs() {
    read_by_others(&PUNCTUALITY);
    read_by_others(&TELECOM);
}

/// A small system: what each of its texts says, and a logo.
fn small(text: &str, logo: &str) -> MemoryWorld {
    let text = serde_json::to_string(text).expect("a text");
    let system = format!(
        "kind: System\nid: s\ntitle: {text}\nsmqc: 1\norganisation: {text}\nlanguages: [en]\n\
         timezone: Europe/Brussels\nscope: {text}\ntheme: {{accent: \"#5b2a86\", logo: {logo}}}\n\
         ---\nkind: Role\nid: boss\ntitle: {text}\nheld_by: {text}\n"
    );
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/logos").join(logo);
    let bytes = std::fs::read(path).expect("a logo");
    MemoryWorld::new(Date::constant(2026, 3, 31)).with_definition("smq.yaml", system).with_asset(logo, bytes)
}

#[test]
fn a_logo_of_any_format_is_in_every_file() {
    for (logo, holds) in [("logo.png", 1), ("logo.jpg", 1), ("logo.svg", 2)] {
        let artifacts = documents_of(&small("Words & <more>", logo));
        read_by_others(&artifacts);
        for word in artifacts.iter().filter(|own| own.path.ends_with(".docx")) {
            let archive = zip::ZipArchive::new(std::io::Cursor::new(&word.bytes)).expect("a zip file");
            let names = archive.file_names().filter_map(Result::ok);
            let pictures = names.filter(|name| name.starts_with("word/media/logo.")).count();
            assert_eq!(pictures, holds, "{}: {logo}", word.path);
        }
    }
}

/// What a program of poppler says of a file; nothing where it is missing.
#[cfg(feature = "pdf")]
fn told(program: &str, options: &[&str], artifact: &Artifact) -> Option<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("own.pdf");
    std::fs::write(&path, &artifact.bytes).expect("a file");
    let (before, after): (Vec<&str>, Vec<&str>) = options.iter().partition(|option| option.len() > 1);
    let Ok(output) = Command::new(program).args(before).arg(path).args(after).output() else {
        assert!(std::env::var_os("SMQC_REQUIRE_READERS").is_none(), "{program} is missing");
        eprintln!("skipped, {program} is missing");
        return None;
    };
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

#[cfg(feature = "pdf")]
#[test]
fn markup_in_a_pdf_file_is_text_and_its_logo_is_a_figure() {
    let hostile = "#read(\"/etc/passwd\") $x^2$ \\ #panic() *a* <b>";
    for logo in ["logo.png", "logo.jpg", "logo.svg"] {
        let artifacts = documents_of(&small(hostile, logo));
        let pdf =
            artifacts.iter().find(|own| own.path.ends_with("documents/system.pdf")).expect("a PDF file");
        let Some(text) = told("pdftotext", &["-raw", "-"], pdf) else { return };
        assert!(text.matches(hostile).count() > 3 && !text.contains("root:"), "{text}");
        let Some(parts) = told("pdfinfo", &["-struct"], pdf) else { return };
        // That it has words is a rule of accessible files, which the readers hold it to.
        assert!(parts.contains("Figure"), "{logo}: {parts}");
    }
}

#[cfg(feature = "pdf")]
#[test]
fn the_same_system_gives_the_same_pdf_files() {
    let again = punctuality();
    let pdfs = PUNCTUALITY.iter().filter(|own| own.path.ends_with(".pdf"));
    assert_eq!(pdfs.clone().count(), 3);
    for pdf in pdfs {
        let second = again.iter().find(|own| own.path == pdf.path);
        assert!(second.is_some_and(|second| second.bytes == pdf.bytes), "{}", pdf.path);
    }
}

#[test]
fn each_audience_gets_its_document_in_each_language() {
    let paths: Vec<&str> = TELECOM.iter().map(|artifact| artifact.path.as_str()).collect();
    for language in ["en", "fr"] {
        for file in
            ["auditor/X/documents/system", "customer/X/documents/charter", "staff/X/documents/procedures"]
        {
            let path = format!("{}.docx", file.replace('X', language));
            assert!(paths.contains(&path.as_str()), "{path}");
            // Nothing is said of PDF where none is made.
            let pdf = format!("{}.pdf", file.replace('X', language));
            assert_eq!(paths.contains(&pdf.as_str()), cfg!(feature = "pdf"), "{pdf}");
        }
        let page = format!("auditor/{language}/documents/system.html");
        assert!(paths.contains(&page.as_str()), "{page}");
    }
}

/// The one page that holds everything leads nowhere but to itself and to the web.
#[test]
fn the_single_page_needs_no_other_file() {
    for artifact in TELECOM.iter() {
        if !artifact.path.ends_with("documents/system.html") {
            continue;
        }
        let page = std::str::from_utf8(&artifact.bytes).expect("UTF-8");
        let ids = page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let ids: Vec<&str> = ids.collect();
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len(), "an anchor stands twice");
        for href in page.split(" href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            let outside =
                ["https://", "http://", "mailto:", "data:,"].iter().any(|own| href.starts_with(own));
            let inside = href.strip_prefix('#').is_some_and(|anchor| unique.contains(anchor));
            assert!(outside || inside, "{href}");
        }
        assert!(!page.contains("<script") && !page.contains(" src=\"") && !page.contains("@import"));
        assert!(
            page.contains("<style>") && page.contains("id=\"promise-accuse-reception\""),
            "{}",
            &page[..600]
        );
    }
}
