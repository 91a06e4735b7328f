//! A document as a Word file (Office Open XML): real styles, headings, lists, repeated heads of
//! tables, contents, page numbers. The same document gives the same bytes: dates are the
//! document's. No macro, no outside content, no field that asks before it opens.

mod body;
mod front;
mod parts;
mod xml;

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::block::Document;
use crate::outputs::OutputError;
use body::{Body, Place};

/// The bytes of the file.
///
/// # Errors
/// When the parts cannot be packed.
pub fn docx(document: &Document) -> Result<Vec<u8>, OutputError> {
    let mut body = Body::default();
    let logo = document.logo.as_ref().and_then(front::picture);
    front::front(&mut body, document, logo.as_ref());
    body.blocks(&document.blocks, Place::PAGE);
    front::back(&mut body, document);
    let media: Vec<(String, &[u8])> = logo.map(|logo| logo.files).unwrap_or_default();
    let relations = parts::relations(&body, media.iter().map(|(path, _)| path.as_str()));
    let text = parts::text(&body.xml);
    let files = [
        ("[Content_Types].xml", parts::CONTENT_TYPES.to_owned()),
        ("_rels/.rels", parts::PACKAGE_RELATIONS.to_owned()),
        ("word/document.xml", text),
        ("word/_rels/document.xml.rels", relations),
        ("word/styles.xml", parts::styles(document)),
        ("word/settings.xml", parts::settings(document)),
        ("word/numbering.xml", parts::numbering(&body)),
        ("word/header1.xml", parts::header(document)),
        ("word/footer1.xml", parts::footer(document)),
        ("docProps/core.xml", parts::core(document)),
        ("docProps/app.xml", parts::app(document)),
    ];
    let mut files: Vec<(&str, &[u8])> = files.iter().map(|(path, text)| (*path, text.as_bytes())).collect();
    let media: Vec<(String, &[u8])> =
        media.into_iter().map(|(path, bytes)| (format!("word/{path}"), bytes)).collect();
    files.extend(media.iter().map(|(path, bytes)| (path.as_str(), *bytes)));
    packed(&files)
}

/// The parts in one file, each with the same date.
fn packed(files: &[(&str, &[u8])]) -> Result<Vec<u8>, OutputError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let failed = |error: zip::result::ZipError| OutputError::Packing(error.to_string());
    for (path, bytes) in files {
        zip.start_file(*path, options).map_err(failed)?;
        zip.write_all(bytes).map_err(|error| OutputError::Packing(error.to_string()))?;
    }
    Ok(zip.finish().map_err(failed)?.into_inner())
}
