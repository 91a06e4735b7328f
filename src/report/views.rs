//! What `check` tells beside findings: the coverage of the standards, the chains behind the promises,
//! the waivers. Each for people, for machines and as a table.

use super::screen::Screen;
use super::{chains, coverage, waivers};
use crate::compile::{Compilation, Depth};
use crate::language::Speaker;

/// One row of the table of views.
pub struct View {
    /// As the option is called: `--coverage`.
    pub name: &'static str,
    /// The key of its help.
    pub help: &'static str,
    /// How far to compile for it.
    pub depth: Depth,
    pub human: fn(&Compilation, &Speaker, Screen) -> String,
    pub json: fn(&Compilation, &Speaker) -> String,
    pub csv: fn(&Compilation, &Speaker) -> String,
}

/// Every view, by name.
pub const VIEWS: &[View] = &[
    View {
        name: "chain",
        help: "option-chain",
        depth: Depth::Definitions,
        human: chains::human,
        json: chains::json,
        csv: chains::csv,
    },
    View {
        name: "coverage",
        help: "option-coverage",
        depth: Depth::Data,
        human: coverage::human,
        json: coverage::json,
        csv: coverage::csv,
    },
    View {
        name: "waivers",
        help: "option-waivers",
        depth: Depth::Definitions,
        human: waivers::human,
        json: waivers::json,
        csv: waivers::csv,
    },
];

impl View {
    /// The view in a format, by name.
    pub fn render(
        &self,
        format: &str,
        compilation: &Compilation,
        speaker: &Speaker,
        screen: Screen,
    ) -> String {
        match format {
            "json" => (self.json)(compilation, speaker),
            "csv" => (self.csv)(compilation, speaker),
            _ => screen.lines(&(self.human)(compilation, speaker, screen)),
        }
    }
}

/// Names in a row, the first few of many.
pub fn some_of(names: &[String], speaker: &Speaker) -> String {
    const SHOWN: usize = 4;
    let shown = names.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(SHOWN) {
        0 => shown,
        more => {
            let message = crate::language::Message::new("view-more").with("shown", shown).with("n", more);
            speaker.say(&message)
        }
    }
}
