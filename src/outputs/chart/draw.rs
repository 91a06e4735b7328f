//! What stands in the box of a chart: lines, marks, rings, letters.

use std::fmt::Write;

use super::frame::{Frame, tenths};
use super::{Level, Limits, Mark, Plot, Point};
use crate::outputs::prose::escape;
use crate::values::Ratio;

/// One of the ends of limits, or their centre.
type End = fn(&Limits) -> Ratio;

/// The room between the control limits, as a surface.
pub fn zone(svg: &mut String, frame: &Frame, points: &[Point]) {
    let there: Vec<(usize, Limits)> =
        points.iter().enumerate().filter_map(|(i, point)| Some((i, point.limits?))).collect();
    let half = frame.half_step(points.len());
    let edge = |end: End, backwards: bool| {
        let mut corners: Vec<(i128, i128)> = Vec::new();
        for (i, limits) in &there {
            let Some((x, y)) = frame.at(points.len(), *i, end(limits)) else { continue };
            corners.extend([((x - half).max(frame.left), y), ((x + half).min(frame.right), y)]);
        }
        if backwards {
            corners.reverse();
        }
        corners
    };
    let (upper, lower) = (edge(|limits| limits.upper, false), edge(|limits| limits.lower, true));
    let mut path = String::new();
    for (x, y) in upper.into_iter().chain(lower) {
        let step = if path.is_empty() { 'M' } else { 'L' };
        let _ = write!(path, "{step}{} {}", tenths(x), tenths(y));
    }
    if !path.is_empty() {
        let _ = write!(svg, "<path class=\"zone\" d=\"{path}Z\"/>");
    }
}

/// The control limits and their centre.
pub fn limits(svg: &mut String, frame: &Frame, points: &[Point]) {
    let ends: [(&str, End); 3] = [
        ("limit", |limits| limits.upper),
        ("centre", |limits| limits.centre),
        ("limit", |limits| limits.lower),
    ];
    for (class, end) in ends {
        let heights: Vec<Option<Ratio>> = points.iter().map(|point| point.limits.as_ref().map(end)).collect();
        steps(svg, frame, &heights, class);
    }
}

/// The levels values are held against.
pub fn levels(svg: &mut String, frame: &Frame, levels: &[Level]) {
    for level in levels {
        let ends: (Vec<Option<Ratio>>, Vec<Option<Ratio>>) = level.ends.iter().copied().unzip();
        steps(svg, frame, &ends.0, "level");
        steps(svg, frame, &ends.1, "level");
    }
}

/// Heights as steps from period to period; a step goes on where its height stays the same.
fn steps(svg: &mut String, frame: &Frame, heights: &[Option<Ratio>], class: &str) {
    let (mut path, mut last) = (String::new(), None);
    let half = frame.half_step(heights.len());
    for (i, height) in heights.iter().enumerate() {
        let Some((x, y)) = height.and_then(|height| frame.at(heights.len(), i, height)) else {
            last = None;
            continue;
        };
        let (from, to) = ((x - half).max(frame.left), (x + half).min(frame.right));
        match last {
            None => drop(write!(path, "M{} {}", tenths(from), tenths(y))),
            Some(before) if before != y => drop(write!(path, "L{} {}", tenths(from), tenths(y))),
            Some(_) => {}
        }
        let goes_on = heights.get(i + 1).copied().flatten().and_then(|next| frame.y(next)) == Some(y);
        if !goes_on {
            let _ = write!(path, "L{} {}", tenths(to), tenths(y));
        }
        last = Some(y);
    }
    if !path.is_empty() {
        let _ = write!(svg, "<path class=\"{class}\" d=\"{path}\"/>");
    }
}

/// Where another level comes into force.
pub fn breaks(svg: &mut String, frame: &Frame, plot: &Plot) {
    let half = frame.half_step(plot.points.len());
    for x in plot.breaks.iter().filter_map(|i| frame.x(plot.points.len(), *i)) {
        let (x, top, bottom) = (tenths((x - half).max(frame.left)), tenths(frame.top), tenths(frame.bottom));
        let _ = write!(svg, "<path class=\"break\" d=\"M{x} {top}V{bottom}\"/>");
    }
}

/// The intervals, one upright stroke each.
pub fn intervals(svg: &mut String, frame: &Frame, points: &[Point]) {
    let mut path = String::new();
    for (i, point) in points.iter().enumerate() {
        let Some((low, high)) = point.interval else { continue };
        let ends = frame.at(points.len(), i, low).zip(frame.at(points.len(), i, high));
        if let Some(((x, low), (_, high))) = ends {
            let _ = write!(path, "M{} {}V{}", tenths(x), tenths(low), tenths(high));
        }
    }
    if !path.is_empty() {
        let _ = write!(svg, "<path class=\"interval\" d=\"{path}\"/>");
    }
}

/// The values, broken where there is none, dashed towards a period that is still running.
pub fn line(svg: &mut String, frame: &Frame, points: &[Point]) {
    let (mut solid, mut dashed) = (String::new(), String::new());
    let mut last: Option<(i128, i128)> = None;
    for (i, point) in points.iter().enumerate() {
        let here = point.value.and_then(|value| frame.at(points.len(), i, value));
        if let Some((x, y)) = here {
            match last {
                Some((from_x, from_y)) if !point.complete => {
                    let _ =
                        write!(dashed, "M{} {}L{} {}", tenths(from_x), tenths(from_y), tenths(x), tenths(y));
                }
                _ => {
                    let step = if last.is_some() { 'L' } else { 'M' };
                    let _ = write!(solid, "{step}{} {}", tenths(x), tenths(y));
                }
            }
        }
        last = here;
    }
    let _ = write!(svg, "<path class=\"line\" d=\"{solid}\"/>");
    if !dashed.is_empty() {
        let _ = write!(svg, "<path class=\"line running\" d=\"{dashed}\"/>");
    }
}

/// A dot for what is met, a cross for what is missed, a diamond for what is to be watched, a hollow
/// dot for what is not judged; a ring around what is part of a signal.
pub fn mark(svg: &mut String, frame: &Frame, (count, i): (usize, usize), point: &Point, size: i128) {
    let Some((x, y)) = point.value.and_then(|value| frame.at(count, i, value)) else { return };
    let _ = write!(svg, "<g class=\"mark {}\"><title>{}</title>", point.mark.class(), escape(&point.tip));
    if point.signal {
        let (x, y, r) = (tenths(x), tenths(y), tenths(size * 2));
        let _ = write!(svg, "<circle class=\"ring\" cx=\"{x}\" cy=\"{y}\" r=\"{r}\"/>");
    }
    // A diamond looks smaller than the dot it stands beside.
    let reach = if point.mark == Mark::Watch { size * 13 / 10 } else { size };
    let (left, right) = (tenths(x - reach), tenths(x + reach));
    let (top, bottom) = (tenths(y - reach), tenths(y + reach));
    let (x, y, r) = (tenths(x), tenths(y), tenths(size));
    let _ = match point.mark {
        Mark::Missed => {
            write!(svg, "<path d=\"M{left} {top}L{right} {bottom}M{left} {bottom}L{right} {top}\"/>")
        }
        Mark::Watch => write!(svg, "<path d=\"M{x} {top}L{right} {y}L{x} {bottom}L{left} {y}Z\"/>"),
        Mark::Plain | Mark::Met | Mark::Open => write!(svg, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{r}\"/>"),
    };
    svg.push_str("</g>");
}

/// How far a letter stands from its point.
const ABOVE: i128 = 120;
const BELOW: i128 = 210;

/// Letters above their points, or below where there is no room.
pub fn letters(svg: &mut String, frame: &Frame, plot: &Plot) {
    let mut at: Vec<(usize, String)> = Vec::new();
    for (i, letter) in &plot.letters {
        match at.iter_mut().find(|(own, _)| own == i) {
            Some((_, letters)) => letters.push_str(letter),
            None => at.push((*i, letter.clone())),
        }
    }
    for (i, letters) in at {
        let value = plot.points.get(i).and_then(|point| point.value);
        let Some((x, y)) = value.and_then(|value| frame.at(plot.points.len(), i, value)) else { continue };
        let y = if y - ABOVE < frame.top { y + BELOW } else { y - ABOVE };
        let (x, y, letters) = (tenths(x), tenths(y), escape(&letters));
        let _ =
            write!(svg, "<text class=\"letter\" x=\"{x}\" y=\"{y}\" text-anchor=\"middle\">{letters}</text>");
    }
}
