//! Files of a project on disk that are neither definitions nor data. A link is followed as long as
//! it leads to a place inside the project's folder.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::disk::{below, unreadable};
use crate::world::{
    Asset, Content, LARGEST_TEMPLATE, MOST_TEMPLATES, TEMPLATES_FOLDER, WorldError, path_inside,
};

/// The deepest folder below the folder of templates.
const DEEPEST: usize = 4;

/// Every file of the folder of templates, in the order of their paths.
pub fn templates(root: &Path) -> Result<Vec<Asset>, WorldError> {
    let folder = root.join(TEMPLATES_FOLDER);
    let mut paths = Vec::new();
    if folder.is_dir() {
        walk(&folder, DEEPEST, &mut paths)?;
    }
    paths.sort();
    let mut assets = Vec::new();
    for (i, path) in paths.into_iter().enumerate() {
        let own = below(root, &path);
        if i == MOST_TEMPLATES {
            assets.push(Asset { path: own, content: Content::TooMany });
            break;
        }
        assets.push(Asset { content: content(root, &path, LARGEST_TEMPLATE)?, path: own });
    }
    Ok(assets)
}

/// Hidden files are left alone: an editor keeps its own there.
fn walk(folder: &Path, deeper: usize, paths: &mut Vec<PathBuf>) -> Result<(), WorldError> {
    for entry in fs::read_dir(folder).map_err(|error| unreadable(folder, &error))? {
        let entry = entry.map_err(|error| unreadable(folder, &error))?;
        let kind = entry.file_type().map_err(|error| unreadable(folder, &error))?;
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        if hidden || paths.len() > MOST_TEMPLATES {
            continue;
        }
        if !kind.is_dir() {
            paths.push(entry.path());
        } else if deeper > 0 {
            walk(&entry.path(), deeper - 1, paths)?;
        }
    }
    Ok(())
}

/// A file of the project that a definition names.
pub fn asset(root: &Path, path: &str, largest: usize) -> Result<Asset, WorldError> {
    let content = match path_inside(path) {
        None => Content::Outside,
        Some(inside) => content(root, &root.join(inside), largest)?,
    };
    Ok(Asset { path: path.to_owned(), content })
}

fn content(root: &Path, path: &Path, largest: usize) -> Result<Content, WorldError> {
    let Ok(real) = path.canonicalize() else { return Ok(Content::Missing) };
    let root = root.canonicalize().map_err(|error| unreadable(root, &error))?;
    if !real.starts_with(&root) {
        return Ok(Content::Outside);
    }
    if !real.is_file() {
        return Ok(Content::Missing);
    }
    let file = fs::File::open(&real).map_err(|error| unreadable(path, &error))?;
    let mut bytes = Vec::new();
    // One byte more tells that it is too long, however long it is.
    let bound = u64::try_from(largest).unwrap_or(u64::MAX).saturating_add(1);
    file.take(bound).read_to_end(&mut bytes).map_err(|error| unreadable(path, &error))?;
    Ok(Content::bounded(&bytes, largest))
}
