//! How the documents look: what the System's theme says, with the logo read, made harmless and
//! measured. The outputs take it from the compilation; nothing here lays out a page.

mod raster;
mod references;
mod svg;

use crate::diagnostic::{Checked, Diagnostic};
use crate::language::Message;
use crate::model::OneOrMany;
use crate::model::Slot;
use crate::model::theme::Theme;
use crate::resolve::Model;
use crate::values::{Colour, FontName};
use crate::world::{Content, LARGEST_LOGO, World, WorldError};

/// What a System says of the look of its documents; what it does not say is absent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Look {
    pub light: Colours,
    pub dark: Colours,
    /// Fonts of the text, the first one first.
    pub text: Vec<FontName>,
    /// Fonts of the headings.
    pub headings: Vec<FontName>,
    pub logo: Option<Logo>,
}

/// Colours on one ground.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Colours {
    pub accent: Option<Colour>,
    pub ink: Option<Colour>,
    pub paper: Option<Colour>,
}

/// The logo, harmless: an SVG is drawings and words only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo {
    pub format: Picture,
    pub bytes: Vec<u8>,
    /// Width and height, in pixels; one at least is given for a picture that can be measured.
    pub size: Option<(u32, u32)>,
}

/// Formats of a logo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Picture {
    Svg,
    Png,
    Jpeg,
}

impl Picture {
    /// The end of a file's name.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Jpeg => "jpg",
        }
    }

    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Svg => "image/svg+xml",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }
}

/// Reads the theme, and the logo it names.
///
/// # Errors
/// When the logo is there and cannot be read.
pub fn look(model: &Model, world: &dyn World) -> Result<Checked<Look>, WorldError> {
    let system = model.system();
    let Some(theme) = system.as_ref().and_then(|system| system.body().theme.given()) else {
        return Ok(Checked::new(Look::default(), Vec::new()));
    };
    let mut findings = Vec::new();
    let logo = logo(theme, world)?.drain_into(&mut findings);
    let dark = theme.dark.given();
    let fonts = theme.fonts.given();
    let look = Look {
        light: Colours { accent: given(&theme.accent), ink: given(&theme.ink), paper: given(&theme.paper) },
        dark: Colours {
            accent: dark.and_then(|dark| given(&dark.accent)),
            ink: dark.and_then(|dark| given(&dark.ink)),
            paper: dark.and_then(|dark| given(&dark.paper)),
        },
        text: fonts.map(|fonts| names(&fonts.text)).unwrap_or_default(),
        headings: fonts.map(|fonts| names(&fonts.headings)).unwrap_or_default(),
        logo,
    };
    Ok(Checked::new(look, findings))
}

fn given(slot: &Slot<Colour>) -> Option<Colour> {
    slot.given().copied()
}

fn names(slot: &Slot<OneOrMany<FontName>>) -> Vec<FontName> {
    slot.given().map(|names| names.iter().cloned().collect()).unwrap_or_default()
}

/// The file of the logo; what is wrong with it is said at its name.
fn logo(theme: &Theme, world: &dyn World) -> Result<Checked<Option<Logo>>, WorldError> {
    let Some(named) = theme.logo.spanned() else { return Ok(Checked::new(None, Vec::new())) };
    let path = named.value.as_str();
    let asset = world.asset(path, LARGEST_LOGO)?;
    let wrong = |message: Message| {
        let finding = Diagnostic::fault("logo-unusable", message.with("path", path), named.span);
        Ok(Checked::new(None, vec![finding]))
    };
    match asset.content {
        Content::Given(bytes) => match picture(&bytes) {
            Some(logo) => Ok(Checked::new(Some(logo), Vec::new())),
            None => wrong(Message::new("logo-not-a-picture")),
        },
        Content::Missing => wrong(Message::new("logo-missing")),
        Content::Outside => wrong(Message::new("logo-outside")),
        Content::TooLarge | Content::TooMany => {
            wrong(Message::new("logo-too-large").with("limit", LARGEST_LOGO >> 10))
        }
    }
}

/// A drawing written again from what only draws; nothing for a text that is none.
pub fn harmless_drawing(text: &str) -> Option<String> {
    svg::drawn(text).map(|drawing| drawing.text)
}

/// The picture that the bytes are.
fn picture(bytes: &[u8]) -> Option<Logo> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Some(Logo { format: Picture::Png, size: Some(raster::png(bytes)?), bytes: bytes.to_vec() });
    }
    if bytes.starts_with(b"\xff\xd8\xff") {
        return Some(Logo { format: Picture::Jpeg, size: Some(raster::jpeg(bytes)?), bytes: bytes.to_vec() });
    }
    let drawing = svg::drawn(std::str::from_utf8(bytes).ok()?)?;
    // Sides that are said and are none cannot be drawn everywhere.
    let head = drawing.text.split('>').next().unwrap_or_default();
    if drawing.size.is_none() && [" width=", " height=", " viewBox="].iter().any(|own| head.contains(own)) {
        return None;
    }
    Some(Logo { format: Picture::Svg, size: drawing.size, bytes: drawing.text.into_bytes() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_has_sides_or_says_none() {
        let size =
            |head: &str| picture(format!("<svg {head}><rect/></svg>").as_bytes()).map(|logo| logo.size);
        assert_eq!(size(""), Some(None));
        assert_eq!(size("viewBox='0 0 30 20'"), Some(Some((30, 20))));
        for none in ["width='0' height='0'", "viewBox='0 0 0 20'", "viewBox='x'", "height='1e9'"] {
            assert_eq!(size(none), None, "{none}");
        }
    }
}
