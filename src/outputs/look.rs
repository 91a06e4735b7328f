//! The look of a System in the site: its colours and fonts behind ours, and its logo.

use schemars::JsonSchema;
use serde::Serialize;

use super::Artifact;
use super::template::STYLE;
use crate::compile::{Logo, Look};
use crate::model::theme::{DARK, LIGHT};
use crate::values::{Colour, FontName, Ratio};

/// The logo as a page shows it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct LogoView {
    /// The way to the picture.
    pub href: String,
    /// Width in pixels, where it is known.
    pub width: Option<u32>,
    /// Height in pixels, where it is known.
    pub height: Option<u32>,
}

impl LogoView {
    /// On a page from which the way to the folder of the edition is `root`.
    pub fn of(look: &Look, root: &str) -> Option<Self> {
        let logo = look.logo.as_ref()?;
        let (width, height) = logo.size.unzip();
        Some(Self { href: format!("{root}{}", file_name(logo)), width, height })
    }
}

fn file_name(logo: &Logo) -> String {
    format!("logo.{}", logo.format.extension())
}

/// The files of an edition that are the look of it: the style sheet, and the logo.
pub fn files(look: &Look) -> Vec<Artifact> {
    let mut files = vec![Artifact::text("site.css", style_sheet(look))];
    files
        .extend(look.logo.as_ref().map(|logo| Artifact { path: file_name(logo), bytes: logo.bytes.clone() }));
    files
}

/// Our style sheet, with what the theme says behind it.
pub fn style_sheet(look: &Look) -> String {
    format!("{STYLE}{}", theme(look))
}

/// What the theme adds; nothing where it says nothing.
fn theme(look: &Look) -> String {
    let mut style = String::new();
    let fonts = [
        stack("--sans", &look.text, "system-ui, sans-serif"),
        stack("--serif", &look.headings, "Georgia, serif"),
    ];
    let fonts: String = fonts.into_iter().flatten().collect();
    if !fonts.is_empty() {
        style.push_str(&format!(":root {{ {fonts}}}\n"));
    }
    let (light, dark) = (look.light, look.dark);
    let papers = [light.paper.unwrap_or(LIGHT.paper), dark.paper.unwrap_or(DARK.paper)];
    let lightened = || light.accent.map(|accent| lightened(accent, papers[1]));
    let accents = [light.accent, dark.accent.or_else(lightened)];
    // Links take the main colour where it can be read on the ground; marks take it in any case.
    let readable = |i: usize| accents[i].filter(|accent| is_readable(*accent, papers[i]));
    let rows = [
        pair("--ink", [light.ink, dark.ink], [LIGHT.ink, DARK.ink]),
        pair("--paper", [light.paper, dark.paper], [LIGHT.paper, DARK.paper]),
        pair("--mark", accents, [LIGHT.accent, DARK.accent]),
        pair("--link", [readable(0), readable(1)], [LIGHT.accent, DARK.accent]),
    ];
    let rows: String = rows.into_iter().flatten().collect();
    if !rows.is_empty() {
        style.push_str(&format!("@media screen {{ :root {{ {rows}}} }}\n"));
    }
    if let Some(accent) = light.accent {
        style.push_str(&format!("@media print {{ :root {{ --mark: {accent}; }} }}\n"));
    }
    style
}

/// A colour for a light and a dark ground, ours where the theme says nothing of one of them.
fn pair(name: &str, own: [Option<Colour>; 2], ours: [Colour; 2]) -> Option<String> {
    let [light, dark] = own;
    light.or(dark)?;
    let (light, dark) = (light.unwrap_or(ours[0]), dark.unwrap_or(ours[1]));
    Some(format!("{name}: light-dark({light}, {dark}); "))
}

/// The names in front of ours.
fn stack(name: &str, fonts: &[FontName], behind: &str) -> Option<String> {
    let names: Vec<String> = fonts.iter().map(FontName::in_style).collect();
    (!names.is_empty()).then(|| format!("{name}: {}, {behind}; ", names.join(", ")))
}

/// A shade that can be read on a dark ground: the first step towards white that can.
fn lightened(colour: Colour, paper: Colour) -> Colour {
    let shades = (0..=16).map(|step| colour.towards_white(step));
    shades.into_iter().find(|shade| is_readable(*shade, paper)).unwrap_or(Colour::WHITE)
}

fn is_readable(colour: Colour, paper: Colour) -> bool {
    Ratio::new(9, 2).is_none_or(|enough| colour.contrast(paper) >= enough)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compile::Colours;

    fn colour(text: &str) -> Colour {
        Colour::parse(text).expect("a colour")
    }

    /// The theme is measured against the shades that the style sheet has.
    #[test]
    fn the_shades_are_those_of_the_style_sheet() {
        for (name, light, dark) in [
            ("--ink", LIGHT.ink, DARK.ink),
            ("--quiet", LIGHT.quiet, DARK.quiet),
            ("--paper", LIGHT.paper, DARK.paper),
            ("--link", LIGHT.accent, DARK.accent),
        ] {
            let both =
                STYLE.split(&format!("{name}: light-dark(")).nth(1).and_then(|rest| rest.split(')').next());
            let both: Vec<Colour> = both.unwrap_or("").split(", ").map(colour).collect();
            assert_eq!(both, [light, dark], "{name}");
        }
    }

    #[test]
    fn a_theme_is_readable_on_both_grounds() {
        assert_eq!(theme(&Look::default()), "");
        let light = Colours { accent: Some(colour("#5b2a86")), ..Colours::default() };
        let text = vec![FontName::parse("Source Sans 3").expect("a name")];
        let own = theme(&Look { light, text, ..Look::default() });
        assert!(own.contains("--sans: \"Source Sans 3\", system-ui, sans-serif;"), "{own}");
        // Too dark for a dark ground: lightened until it has 4.5 to 1.
        let link = own.split("--link: light-dark(#5b2a86, ").nth(1).and_then(|rest| rest.split(')').next());
        assert!(is_readable(colour(link.unwrap_or("")), DARK.paper), "{own}");
        // Too pale for paper: marks only.
        let pale = Colours { accent: Some(colour("#ffcc00")), ..Colours::default() };
        let own = theme(&Look { light: pale, ..Look::default() });
        assert!(own.contains("--mark: light-dark(#ffcc00, #ffcc00)"), "{own}");
        assert!(own.contains("--link: light-dark(#0b5563, #ffcc00)"), "{own}");
    }
}
