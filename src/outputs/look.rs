//! The look of a System in the site: its colours and fonts behind ours, and its logo.

use schemars::JsonSchema;
use serde::Serialize;

use super::Artifact;
use crate::compile::{Colours, Logo, Look};
use crate::model::kinds::theme::{DARK, LIGHT, Shades};
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

/// The logo as a file of an edition.
pub fn logo_file(look: &Look) -> Option<Artifact> {
    let logo = look.logo.as_ref()?;
    Some(Artifact { path: file_name(logo), bytes: logo.bytes.clone() })
}

/// What the theme adds to the style sheet; nothing where it says nothing.
pub fn style(look: &Look) -> String {
    let mut style = String::new();
    let fonts = [stack("--sans", &look.text, "sans"), stack("--serif", &look.headings, "serif")];
    let fonts: String = fonts.into_iter().flatten().collect();
    if !fonts.is_empty() {
        style.push_str(&format!(":root {{ {fonts}}}\n"));
    }
    let light = colours(&look.light, LIGHT, look.light.accent);
    if !light.is_empty() {
        style.push_str(&format!("@media screen {{ :root {{ {light}}} }}\n"));
    }
    let dark_accent = look.dark.accent.or_else(|| {
        let paper = look.dark.paper.unwrap_or(DARK.paper);
        look.light.accent.map(|accent| lightened(accent, paper))
    });
    let dark = colours(&look.dark, DARK, dark_accent);
    // Light colours of the theme hold on a light ground only.
    if !dark.is_empty() || !light.is_empty() {
        let own =
            |name, colour: Option<Colour>, kept: Colour| format!("{name}: {}; ", colour.unwrap_or(kept));
        let ground = own("--ink", look.dark.ink, DARK.ink) + &own("--paper", look.dark.paper, DARK.paper);
        style.push_str(&format!(
            "@media screen and (prefers-color-scheme: dark) {{ :root {{ {ground}{dark}}} }}\n"
        ));
    }
    if let Some(accent) = look.light.accent {
        style.push_str(&format!("@media print {{ :root {{ --mark: {accent}; }} }}\n"));
    }
    style
}

/// The names in front of ours.
fn stack(name: &str, fonts: &[FontName], ours: &str) -> Option<String> {
    let names: Vec<String> = fonts.iter().map(FontName::in_style).collect();
    let behind = if ours == "sans" { "system-ui, sans-serif" } else { "Georgia, serif" };
    (!names.is_empty()).then(|| format!("{name}: {}, {behind}; ", names.join(", ")))
}

/// Links take the main colour where it can be read on the ground; marks take it in any case.
fn colours(own: &Colours, ours: Shades, accent: Option<Colour>) -> String {
    let mut style = String::new();
    let mut set = |name: &str, colour: Option<Colour>| {
        if let Some(colour) = colour {
            style.push_str(&format!("{name}: {colour}; "));
        }
    };
    set("--ink", own.ink);
    set("--paper", own.paper);
    set("--mark", accent);
    let paper = own.paper.unwrap_or(ours.paper);
    set("--link", accent.filter(|accent| is_readable(*accent, paper)));
    style
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
    use crate::outputs::template::STYLE;

    fn colour(text: &str) -> Colour {
        Colour::parse(text).expect("a colour")
    }

    /// The theme is measured against the shades that the style sheet has.
    #[test]
    fn the_shades_are_those_of_the_style_sheet() {
        let (light, dark) = STYLE.split_once("prefers-color-scheme: dark").expect("two sets of colours");
        for (style, shades) in [(light, LIGHT), (dark, DARK)] {
            for (name, shade) in [
                ("--ink", shades.ink),
                ("--quiet", shades.quiet),
                ("--paper", shades.paper),
                ("--link", shades.accent),
            ] {
                let first = style.split(&format!("{name}: ")).nth(1).and_then(|rest| rest.split(';').next());
                assert_eq!(colour(first.unwrap_or("")), shade, "{name}");
            }
        }
    }

    #[test]
    fn a_theme_is_readable_on_both_grounds() {
        assert_eq!(style(&Look::default()), "");
        let light = Colours { accent: Some(colour("#5b2a86")), ..Colours::default() };
        let text = vec![FontName::parse("Source Sans 3").expect("a name")];
        let own = style(&Look { light, text, ..Look::default() });
        assert!(own.contains("--sans: \"Source Sans 3\", system-ui, sans-serif;"), "{own}");
        assert!(own.contains("@media screen { :root { --mark: #5b2a86; --link: #5b2a86; } }"), "{own}");
        // Too dark for a dark ground: lightened until it has 4.5 to 1.
        let dark = own.split("dark").nth(1).and_then(|rest| rest.split("--link: ").nth(1)).unwrap_or("");
        let link = colour(dark.split(';').next().unwrap_or(""));
        assert!(is_readable(link, DARK.paper), "{own}");
        // Too pale for paper: marks only.
        let pale = Colours { accent: Some(colour("#ffcc00")), ..Colours::default() };
        let own = style(&Look { light: pale, ..Look::default() });
        assert!(own.contains("@media screen { :root { --mark: #ffcc00; } }"), "{own}");
    }
}
