//! How the documents of a System look: colours, logo, fonts.

use crate::model::{Line, OneOrMany};
use crate::record;
use crate::values::{Colour, FontName};

record! {
    /// Colours on a dark ground.
    DarkColours {
        accent: Colour, customer => "Main colour, #rrggbb; a lighter shade of the other when absent" / "Couleur principale, #rrggbb ; à défaut, un ton plus clair de l’autre";
        ink: Colour, customer => "Colour of the text" / "Couleur du texte";
        paper: Colour, customer => "Colour of the ground" / "Couleur du fond";
    }
}

record! {
    /// Fonts by name; nothing is loaded.
    Fonts {
        text: OneOrMany<FontName>, customer => "Fonts of the text, the first one that the reader’s device has" / "Polices du texte : la première que possède l’appareil du lecteur";
        headings: OneOrMany<FontName>, customer => "Fonts of the headings and the large figures" / "Polices des titres et des grands chiffres";
    }
}

record! {
    /// How the documents look.
    Theme {
        accent: Colour, customer => "Main colour, #rrggbb: links and marks" / "Couleur principale, #rrggbb : liens et repères";
        ink: Colour, customer => "Colour of the text, #rrggbb" / "Couleur du texte, #rrggbb";
        paper: Colour, customer => "Colour of the ground, #rrggbb" / "Couleur du fond, #rrggbb";
        dark: DarkColours, customer => "Colours where the reader prefers a dark screen" / "Couleurs quand le lecteur préfère un écran sombre";
        logo: Line, customer => "File of the logo in the project: SVG, PNG or JPEG" / "Fichier du logo dans le projet : SVG, PNG ou JPEG";
        fonts: Fonts, customer => "Names of fonts, for the text and the headings" / "Noms de polices, pour le texte et les titres";
    }
}

/// The colours of text and ground where a theme does not say.
#[derive(Debug, Clone, Copy)]
pub struct Shades {
    pub accent: Colour,
    pub ink: Colour,
    /// Remarks, labels.
    pub quiet: Colour,
    pub paper: Colour,
}

/// On a light ground.
pub const LIGHT: Shades = Shades {
    accent: Colour::new(0x0b, 0x55, 0x63),
    ink: Colour::new(0x1b, 0x21, 0x26),
    quiet: Colour::new(0x56, 0x60, 0x69),
    paper: Colour::WHITE,
};

/// On a dark ground.
pub const DARK: Shades = Shades {
    accent: Colour::new(0x7f, 0xcb, 0xd9),
    ink: Colour::new(0xe7, 0xea, 0xec),
    quiet: Colour::new(0xa3, 0xad, 0xb5),
    paper: Colour::new(0x14, 0x18, 0x1b),
};
