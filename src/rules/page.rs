//! The page of a rule or fault: prose in both languages, the rule's words (Fluent), and examples.

use crate::language::Language;

/// A page, cut into its parts.
pub struct Page<'p> {
    text: &'p str,
}

/// A part of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    Prose(Language),
    Triggers,
    NearMiss,
}

impl Section {
    const fn heading(self) -> &'static str {
        match self {
            Self::Prose(Language::English) => "## English",
            Self::Prose(Language::French) => "## Français",
            Self::Triggers => "## Triggers",
            Self::NearMiss => "## Near miss",
        }
    }
}

impl<'p> Page<'p> {
    pub const fn new(text: &'p str) -> Self {
        Self { text }
    }

    /// What stands under a heading.
    pub fn section(&self, section: Section) -> Option<&'p str> {
        let mut at = 0;
        for line in self.text.split_inclusive('\n') {
            at += line.len();
            if line.trim_end() == section.heading() {
                let rest = &self.text[at..];
                let end = rest.find("\n## ").unwrap_or(rest.len());
                return Some(rest[..end].trim());
            }
        }
        None
    }

    /// The code blocks of a language (`yaml`, `ftl`) in a section.
    pub fn blocks(&self, section: Section, language: &str) -> Vec<&'p str> {
        let fence = format!("```{language}\n");
        let mut rest = self.section(section).unwrap_or("");
        let mut blocks = Vec::new();
        while let Some(start) = rest.find(&fence) {
            let body = &rest[start + fence.len()..];
            let end = body.find("\n```").map_or(body.len(), |end| end + 1);
            blocks.push(&body[..end]);
            rest = &body[end..];
        }
        blocks
    }

    /// The rule's words.
    pub fn words(&self, language: Language) -> String {
        self.blocks(Section::Prose(language), "ftl").join("\n")
    }

    /// The prose without the words.
    pub fn prose(&self, language: Language) -> String {
        let mut prose = String::new();
        let mut inside = false;
        for line in self.section(Section::Prose(language)).unwrap_or("").lines() {
            if line.starts_with("```") {
                inside = line == "```ftl";
                if inside || prose.ends_with("\n\n") && !line.starts_with("```y") {
                    continue;
                }
            }
            if !inside {
                prose.push_str(line);
                prose.push('\n');
            }
        }
        prose.trim().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "# a\n\n## English\n\nProse.\n\n```ftl\na = b\n    .fix = c\n```\n\n## Français\n\nTexte.\n\n## Triggers\n\n```yaml\nx: y\n```\n";

    #[test]
    fn a_page_falls_into_its_parts() {
        let page = Page::new(PAGE);
        assert_eq!(page.prose(Language::English), "Prose.");
        assert_eq!(page.words(Language::English), "a = b\n    .fix = c\n");
        assert_eq!(page.blocks(Section::Triggers, "yaml"), vec!["x: y\n"]);
        assert_eq!(page.section(Section::NearMiss), None);
    }
}
