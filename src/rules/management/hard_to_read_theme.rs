//! SMQ9007: colours of the theme that are hard to tell apart.

use crate::diagnostic::{Code, Severity};
use crate::language::{Argument, Message};
use crate::measure::Plans;
use crate::model::theme::{DARK, LIGHT, Shades};
use crate::model::{Slot, System};
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};
use crate::values::{Colour, Ratio};
use crate::world::Span;

pub const RULE: Rule = Rule {
    code: Code("SMQ9007"),
    slug: "hard-to-read-theme",
    severity: Severity::Warning,
    basis: "WCAG 2.2, 1.4.3",
    page: include_str!("hard_to_read_theme.md"),
    limits: &[],
    check: Check::Definitions(check),
};

/// The colours given on one ground.
struct Ground<'g> {
    accent: &'g Slot<Colour>,
    ink: &'g Slot<Colour>,
    paper: &'g Slot<Colour>,
    shades: Shades,
    words: &'static str,
}

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    let Some(system) = model.system() else { return };
    let body: &System = system.body();
    let Some(theme) = body.theme.given() else { return };
    let light = Ground {
        accent: &theme.accent,
        ink: &theme.ink,
        paper: &theme.paper,
        shades: LIGHT,
        words: "hard-to-read-theme",
    };
    let dark = theme.dark.given().map(|dark| Ground {
        accent: &dark.accent,
        ink: &dark.ink,
        paper: &dark.paper,
        shades: DARK,
        words: "hard-to-read-theme-dark",
    });
    for ground in std::iter::once(light).chain(dark) {
        for (span, colour, paper) in ground.hard() {
            let ratio = colour.contrast(paper);
            let message = Message::new(ground.words)
                .with("colour", colour.to_string())
                .with("paper", paper.to_string())
                .with("ratio", Argument::Rounded(ratio, 2));
            report.add(system.definition, span, message);
        }
    }
}

impl Ground<'_> {
    /// The colours that are hard to tell from the ground, each at its own place; those of the program
    /// at the ground's.
    fn hard(&self) -> Vec<(Span, Colour, Colour)> {
        let paper = self.paper.given().copied().unwrap_or(self.shades.paper);
        let own = [self.accent, self.ink].into_iter().filter_map(|slot| {
            let spanned = slot.spanned()?;
            Some((spanned.span, spanned.value))
        });
        let kept = self.ink.is_absent().then_some(self.shades.quiet);
        let kept = kept.and_then(|quiet| Some((self.paper.span()?, quiet)));
        let hard = own.chain(kept).filter(|(_, colour)| !is_readable(*colour, paper));
        hard.map(|(span, colour)| (span, colour, paper)).collect()
    }
}

/// A contrast of 4.5 to 1 at least.
fn is_readable(colour: Colour, paper: Colour) -> bool {
    Ratio::new(9, 2).is_none_or(|enough| colour.contrast(paper) >= enough)
}
