//! A colour of the screen, and how well two of them are told apart.

use std::fmt;

use num_bigint::BigUint;

use super::{Fault, Ratio};

/// A colour in sRGB: red, green and blue, 0 to 255 each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour {
    red: u8,
    green: u8,
    blue: u8,
}

/// Parts that a luminance is counted in: twelve decimals.
const UNIT: u64 = 1_000_000_000_000;

impl Colour {
    pub const WHITE: Self = Self::new(255, 255, 255);

    pub const fn new(red: u8, green: u8, blue: u8) -> Self {
        Self { red, green, blue }
    }

    /// `#0b5563`, or `#fff` for `#ffffff`.
    ///
    /// # Errors
    /// `value-colour`, with the spelling that was probably meant.
    pub fn parse(raw: &str) -> Result<Self, Fault> {
        let text = raw.trim();
        let colour = text.strip_prefix('#').and_then(Self::of_digits);
        colour.ok_or_else(|| {
            let bare = Self::of_digits(text).or_else(|| Self::named(text));
            Fault::new("value-colour", raw).offering(bare.map(|colour| colour.to_string()))
        })
    }

    fn of_digits(hex: &str) -> Option<Self> {
        let digit = |at: usize| hex.as_bytes().get(at).and_then(|sign| char::from(*sign).to_digit(16));
        let digits: Option<Vec<u32>> = (0..hex.len()).map(digit).collect();
        let digits = digits?;
        let channel = |high: u32, low: u32| u8::try_from(high * 16 + low).ok();
        let channels: Option<Vec<u8>> = match digits.len() {
            3 => digits.iter().map(|digit| channel(*digit, *digit)).collect(),
            6 => digits.chunks(2).map(|pair| channel(*pair.first()?, *pair.last()?)).collect(),
            _ => None,
        };
        match channels?.as_slice() {
            [red, green, blue] => Some(Self::new(*red, *green, *blue)),
            _ => None,
        }
    }

    /// What people write first: the name of a plain colour.
    fn named(text: &str) -> Option<Self> {
        let known = |(names, _): &&(&str, Self)| names.split(' ').any(|name| name == super::fold(text));
        NAMES.iter().find(known).map(|(_, colour)| *colour)
    }

    /// Relative luminance in parts of [`UNIT`], rounded down (WCAG 2.2): 0.2126 R + 0.7152 G +
    /// 0.0722 B, where a channel c is c / 12.92 up to 0.04045 and ((c + 0.055) / 1.055) ^ 2.4 above.
    fn luminance(self) -> u64 {
        let weighed = [(self.red, 2126_u64), (self.green, 7152), (self.blue, 722)];
        weighed.iter().map(|(channel, weight)| linear(*channel) * weight).sum::<u64>() / 10_000
    }

    /// How well two colours are told apart, from 1 (not at all) to 21 (black on white): the ratio of
    /// their luminances, each with 0.05 added (WCAG 2.2).
    pub fn contrast(self, other: Self) -> Ratio {
        let (one, two) = (self.luminance(), other.luminance());
        let flare = UNIT / 20;
        let (light, dark) = (one.max(two) + flare, one.min(two) + flare);
        Ratio::new(i128::from(light), i128::from(dark)).unwrap_or(Ratio::ONE)
    }

    /// The colour so many sixteenths of the way to white.
    #[must_use]
    pub fn towards_white(self, sixteenths: u16) -> Self {
        let step = |channel: u8| {
            let channel = u16::from(channel);
            u8::try_from(channel + (255 - channel) * sixteenths.min(16) / 16).unwrap_or(u8::MAX)
        };
        Self::new(step(self.red), step(self.green), step(self.blue))
    }
}

/// A channel as light, in parts of [`UNIT`], exact but for the part below one.
fn linear(channel: u8) -> u64 {
    let c = u64::from(channel);
    // 0.04045 of 255 is 10.3.
    if c <= 10 {
        return c * UNIT * 100 / (255 * 1292);
    }
    // ((c/255 + 0.055) / 1.055) ^ (12/5) is the fifth root of ((1000 c + 14025) / 269025) ^ 12.
    let scale = BigUint::from(UNIT).pow(5);
    let power = BigUint::from(1000 * c + 14_025).pow(12) * scale / BigUint::from(269_025_u32).pow(12);
    u64::try_from(power.nth_root(5)).unwrap_or(UNIT)
}

/// Colours by the names they go by in English and French, folded.
const NAMES: &[(&str, Colour)] = &[
    ("black noir", Colour::new(0, 0, 0)),
    ("blue bleu", Colour::new(0x1d, 0x4e, 0x89)),
    ("green vert", Colour::new(0x17, 0x61, 0x3a)),
    ("grey gray gris", Colour::new(0x59, 0x59, 0x59)),
    ("orange", Colour::new(0xa6, 0x4b, 0x00)),
    ("purple violet", Colour::new(0x5b, 0x2a, 0x86)),
    ("red rouge", Colour::new(0x9c, 0x1c, 0x1c)),
    ("white blanc", Colour::WHITE),
];

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(text: &str) -> Colour {
        Colour::parse(text).expect("a colour")
    }

    fn contrast(one: &str, two: &str) -> i128 {
        let hundredfold = colour(one).contrast(colour(two)).checked_mul(Ratio::integer(100));
        hundredfold.map_or(0, |ratio| ratio.numerator() / ratio.denominator())
    }

    /// The figures that the checkers of WCAG agree on.
    #[test]
    fn contrast_is_that_of_wcag() {
        assert_eq!(colour("#000").contrast(colour("#fff")), Ratio::integer(21));
        assert_eq!(colour("#123456").contrast(colour("#123456")), Ratio::ONE);
        assert_eq!(contrast("#767676", "#ffffff"), 454);
        assert_eq!(contrast("#777777", "#ffffff"), 447);
        assert_eq!(contrast("#ff0000", "#ffffff"), 399);
        assert_eq!(contrast("#0000ff", "#ffffff"), 859);
        assert_eq!(contrast("#ffff00", "#ffffff"), 107);
    }

    /// An exact root: against the same formula in floating point.
    #[test]
    fn light_follows_its_formula() {
        for channel in 0..=255_u8 {
            let c = f64::from(channel) / 255.0;
            let light = if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) };
            #[expect(clippy::cast_precision_loss, reason = "compared with a tolerance")]
            let own = linear(channel) as f64 / UNIT as f64;
            assert!((own - light).abs() < 1e-11, "{channel}: {own} {light}");
        }
    }

    #[test]
    fn a_colour_is_written_with_its_sign() {
        assert_eq!(colour(" #0B5563 ").to_string(), "#0b5563");
        assert_eq!(colour("#fc0").to_string(), "#ffcc00");
        let offered = |raw: &str| Colour::parse(raw).expect_err("no colour").suggestions;
        assert_eq!(offered("0b5563"), ["#0b5563"]);
        assert_eq!(offered("Rouge"), ["#9c1c1c"]);
        for wrong in ["", "#12", "#12345g", "#1234567", "red;background:url(x)", "#é1234"] {
            assert!(Colour::parse(wrong).is_err(), "{wrong}");
        }
    }
}
