//! Files of a project that are neither definitions nor data: templates, a logo. Each is bounded, and
//! none lies outside the project's folder.

/// The folder of the project's own templates.
pub const TEMPLATES_FOLDER: &str = "templates";

/// The folder of the project's records.
pub const RECORDS_FOLDER: &str = "evidence";

/// The longest template, in bytes.
pub const LARGEST_TEMPLATE: usize = 128 << 10;

/// The most files that are looked at in the folder of templates.
pub const MOST_TEMPLATES: usize = 200;

/// The largest logo, in bytes.
pub const LARGEST_LOGO: usize = 1 << 20;

/// A file of the project, and what is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// Path below the project's folder, with `/`.
    pub path: String,
    pub content: Content,
}

/// What could be had of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    Given(Vec<u8>),
    /// There is no such file.
    Missing,
    /// Longer than it may be.
    TooLarge,
    /// It lies outside the project, or is reached by a link that leads there.
    Outside,
    /// One more file than the folder may hold.
    TooMany,
}

impl Content {
    /// The bytes, where there are no more of them than may be.
    pub fn bounded(bytes: &[u8], largest: usize) -> Self {
        if bytes.len() > largest { Self::TooLarge } else { Self::Given(bytes.to_vec()) }
    }
}

/// A path that stays below the folder it starts from, with `/`; nothing for one that climbs, starts
/// at the root of a disk, or names a device.
pub fn path_inside(path: &str) -> Option<String> {
    let whole = !path.is_empty() && path.len() <= 400 && !path.contains([':', '\\', '\0']);
    let parts: Vec<&str> = path.split('/').filter(|part| *part != ".").collect();
    let stays = whole && !parts.is_empty() && parts.iter().all(|part| !part.is_empty() && *part != "..");
    stays.then(|| parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_stays_in_the_project() {
        assert_eq!(path_inside("images/logo.svg").as_deref(), Some("images/logo.svg"));
        assert_eq!(path_inside("./logo.svg").as_deref(), Some("logo.svg"));
        for out in ["", ".", "..", "../logo.svg", "a/../../b", "/etc/passwd", "C:/x", "a\\b", "a//b", "a\0b"]
        {
            assert_eq!(path_inside(out), None, "{out}");
        }
    }
}
