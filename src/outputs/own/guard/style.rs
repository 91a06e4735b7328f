//! What a style may not hold: anything that loads.

use super::Harm;
use crate::outputs::template::STYLE;

/// Words by which styles load something.
const LOADS: [&str; 8] =
    ["url(", "image(", "image-set(", "@import", "expression(", "-moz-binding", "\\", "src("];

/// Styles load by `url(…)`, `image-set(…)` and `@import`; an escape could hide either. A sign that
/// is no letter or digit, written by its number as titles are, hides nothing: it ends no word.
pub fn harm_of_style(style: &str) -> Option<Harm> {
    // A file that needs no other holds our style sheet.
    let other = style.trim_start().strip_prefix(STYLE.trim_start()).unwrap_or(style);
    let lower = without_numbered_signs(other).to_ascii_lowercase();
    LOADS.iter().find(|word| lower.contains(**word)).map(|word| Harm::Style((*word).to_owned()))
}

/// The same of an attribute that says how a shape is painted: it may point into its own drawing.
pub fn harm_of_paint(value: &str) -> Option<Harm> {
    let lower = value.to_ascii_lowercase();
    let inside = |rest: &str| rest.trim_start_matches([' ', '\'', '"']).starts_with('#');
    let stays = lower.split("url(").skip(1).all(inside);
    let others = || LOADS.iter().filter(|word| **word != "url(").any(|word| lower.contains(word));
    (!stays || others()).then(|| Harm::Load(value.trim().to_owned()))
}

/// The style without signs written as `\00002e`, but for letters and digits. A style takes the first
/// blank behind such a number for its end.
fn without_numbered_signs(style: &str) -> String {
    let mut parts = style.split('\\');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let digits = part.get(..6).filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
        let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let rest = part.get(6..).unwrap_or_default();
        let rest = rest
            .strip_prefix("\r\n")
            .unwrap_or_else(|| rest.strip_prefix([' ', '\t', '\n', '\r', '\u{c}']).unwrap_or(rest));
        match number.and_then(char::from_u32).filter(|sign| !sign.is_alphanumeric()) {
            // A word may hold these two.
            Some(sign @ ('-' | '_')) => out.push_str(&format!("{sign}{rest}")),
            // What stands before it and what stands behind it stay apart.
            Some(_) => out.push_str(&format!(" {rest}")),
            None => out.push_str(&format!("\\{part}")),
        }
    }
    out
}
