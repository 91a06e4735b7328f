//! The project's own templates: read, bounded, and put where messages can point into them. What is
//! written in them is the outputs' affair.

use crate::diagnostic::{Checked, Diagnostic};
use crate::language::Message;
use crate::world::{
    Content, FileId, Files, LARGEST_TEMPLATE, MOST_TEMPLATES, SourceFile, Span, TEMPLATES_FOLDER, World,
    WorldError,
};

/// A template of the project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnTemplate {
    /// Path below the folder of templates, with `/`: the name it is called by.
    pub name: String,
    pub file: FileId,
}

/// Reads the templates; those that cannot be used are reported and left out.
///
/// # Errors
/// When their folder cannot be read.
pub fn own_templates(world: &dyn World, files: &mut Files) -> Result<Checked<Vec<OwnTemplate>>, WorldError> {
    let (mut own, mut findings) = (Vec::new(), Vec::new());
    for asset in world.templates()? {
        let name = asset.path.strip_prefix(TEMPLATES_FOLDER).unwrap_or(&asset.path);
        let name = name.trim_start_matches('/').to_owned();
        let bytes = match &asset.content {
            Content::Given(bytes) => bytes.as_slice(),
            _ => &[],
        };
        let source = SourceFile::new(asset.path.as_str(), bytes);
        let bad_byte = source.bad_byte;
        let file = files.add_aside(source);
        let wrong = match (&asset.content, bad_byte) {
            (Content::Given(_), None) => {
                own.push(OwnTemplate { name, file });
                continue;
            }
            (Content::Given(_), Some(_)) => Message::new("template-not-utf-8"),
            (Content::TooLarge, _) => {
                Message::new("template-too-large").with("limit", LARGEST_TEMPLATE >> 10)
            }
            (Content::TooMany, _) => Message::new("template-too-many").with("limit", MOST_TEMPLATES),
            (Content::Outside, _) => Message::new("template-outside"),
            (Content::Missing, _) => Message::new("template-unreadable-file"),
        };
        let at = bad_byte.unwrap_or(0);
        let message = wrong.with("template", asset.path.as_str());
        findings.push(Diagnostic::fault("unreadable-template", message, Span::new(file, at..at)));
    }
    Ok(Checked::new(own, findings))
}
