//! The names of the lines, beside their right ends, none over another.

use std::fmt::Write;

use super::frame::{Frame, tenths};
use super::{Labels, Plot};
use crate::outputs::prose::escape;
use crate::values::Ratio;

/// The least distance of two names.
const APART: i128 = 140;
/// From the baseline of a name to its middle.
const MIDDLE: i128 = 42;

struct Name {
    class: &'static str,
    text: String,
    y: i128,
}

/// Names the limits and levels of the last period that has any; values alone where there is no room
/// for names.
pub fn draw(svg: &mut String, frame: &Frame, plot: &Plot, (labels, named): (&Labels<'_>, bool)) {
    let mut names = Vec::new();
    let mut add = |class: &'static str, name: &str, value: Ratio| {
        let value_text = (labels.exact)(value);
        let text = if named { format!("{name} {value_text}") } else { value_text };
        names.extend(frame.y(value).map(|y| Name { class, text, y }));
    };
    if let Some(limits) = plot.points.iter().rev().find_map(|point| point.limits) {
        let [upper, centre, lower] = &labels.limits;
        add("limit", upper, limits.upper);
        add("centre", centre, limits.centre);
        add("limit", lower, limits.lower);
    }
    for level in &plot.levels {
        let last = level.ends.iter().rev().find(|(low, high)| low.is_some() || high.is_some());
        let ends = last.map(|(low, high)| [*low, *high]).unwrap_or_default();
        ends.into_iter().flatten().for_each(|end| add("level", &level.name, end));
    }
    names.sort_by_key(|name| name.y);
    names.dedup_by(|a, b| a.y == b.y && a.text == b.text);
    let places = spread(&names.iter().map(|name| name.y).collect::<Vec<_>>(), frame);
    for (name, y) in names.iter().zip(places) {
        let (x, y) = (tenths(frame.right + 80), tenths(y + MIDDLE));
        let _ = write!(
            svg,
            "<text class=\"name {}\" x=\"{x}\" y=\"{y}\">{}</text>",
            name.class,
            escape(&name.text)
        );
    }
}

/// Rising places moved so far apart that names do not touch, inside the box as far as they fit.
fn spread(wanted: &[i128], frame: &Frame) -> Vec<i128> {
    let mut places: Vec<i128> = Vec::with_capacity(wanted.len());
    for own in wanted {
        let least = places.last().map_or(frame.top, |before| before + APART);
        places.push((*own).max(least));
    }
    let mut most = frame.bottom;
    for place in places.iter_mut().rev() {
        *place = (*place).min(most);
        most = *place - APART;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_apart_and_inside() {
        let frame = Frame { left: 0, right: 10, top: 0, bottom: 1000, low: Ratio::ZERO, high: Ratio::ONE };
        assert_eq!(spread(&[100, 500, 900], &frame), [100, 500, 900]);
        assert_eq!(spread(&[400, 410, 420], &frame), [400, 540, 680]);
        assert_eq!(spread(&[900, 950, 1000], &frame), [720, 860, 1000]);
    }
}
