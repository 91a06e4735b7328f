//! The name of a font family.

use std::fmt;

use super::Fault;

/// A font family by its name, as installed on the reader's device; nothing is loaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FontName(String);

/// Families that every device has one of.
const GENERIC: [&str; 8] =
    ["cursive", "fantasy", "monospace", "sans-serif", "serif", "system-ui", "ui-monospace", "ui-serif"];

impl FontName {
    /// Letters, digits, spaces and hyphens, 60 at most: a name holds nothing that could leave its
    /// quotes in a style sheet.
    ///
    /// # Errors
    /// `value-font`.
    pub fn parse(raw: &str) -> Result<Self, Fault> {
        let name = raw.trim();
        let sign = |c: char| c.is_alphanumeric() || c == ' ' || c == '-';
        let well_formed = (1..=60).contains(&name.chars().count())
            && name.chars().all(sign)
            && name.starts_with(char::is_alphabetic);
        if well_formed { Ok(Self(name.to_owned())) } else { Err(Fault::new("value-font", raw)) }
    }

    /// As a style sheet names it.
    pub fn in_style(&self) -> String {
        if GENERIC.contains(&self.0.as_str()) { self.0.clone() } else { format!("\"{}\"", self.0) }
    }
}

impl fmt::Display for FontName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_leave_its_quotes() {
        let style = |raw: &str| FontName::parse(raw).expect("a name").in_style();
        assert_eq!(style("Source Sans 3"), "\"Source Sans 3\"");
        assert_eq!(style("serif"), "serif");
        for wrong in ["", "3", "a\"b", "a;b", "url(x)", "@import x", "a\\b", "a\nb", "<x>"] {
            assert!(FontName::parse(wrong).is_err(), "{wrong}");
        }
    }
}
