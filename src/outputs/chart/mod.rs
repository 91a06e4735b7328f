//! Charts as SVG text: a line of values, their interval, and the level they are held against.
//! Coordinates come from exact ratios and have one decimal, so that the same figures give the same
//! bytes everywhere. Colours are the style sheet's.

mod axis;

use std::fmt::Write;

use super::prose::escape;
use crate::values::Ratio;

/// One period on a chart.
#[derive(Debug, Clone)]
pub struct Point {
    /// What a reader sees when pointing at it.
    pub tip: String,
    pub value: Option<Ratio>,
    pub interval: Option<(Ratio, Ratio)>,
    /// The lower and the upper end of the level it is held against.
    pub level: (Option<Ratio>, Option<Ratio>),
    pub mark: Mark,
    /// The period is over: what is still running is drawn dashed.
    pub complete: bool,
}

/// How a point is drawn: by form as well as by colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    Plain,
    Met,
    Watch,
    Missed,
    /// Not judged: hollow.
    Open,
}

impl Mark {
    const fn class(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Met => "met",
            Self::Watch => "watch",
            Self::Missed => "missed",
            Self::Open => "open",
        }
    }
}

/// The labels of a large chart.
pub struct Labels<'l> {
    pub title: &'l str,
    /// A value on the axis, in the reader's writing.
    pub value: &'l dyn Fn(Ratio, u32) -> String,
    /// First, middle and last period.
    pub periods: [String; 3],
    /// A share never leaves 0–1.
    pub share: bool,
}

/// A chart in a table cell: values and level only.
pub fn sparkline(points: &[Point], title: &str) -> Option<String> {
    let frame = Frame { left: 30, right: 1570, top: 40, bottom: 360, low: Ratio::ZERO, high: Ratio::ONE };
    let frame = frame.around(points, false, false)?;
    let mut svg = format!(
        "<svg class=\"spark\" viewBox=\"0 0 160 40\" width=\"160\" height=\"40\" role=\"img\" aria-label=\"{}\">",
        escape(title)
    );
    levels(&mut svg, &frame, points);
    line(&mut svg, &frame, points);
    if let Some((i, point)) = points.iter().enumerate().rev().find(|(_, point)| point.value.is_some()) {
        mark(&mut svg, &frame, points.len(), i, point, 32);
    }
    svg.push_str("</svg>");
    Some(svg)
}

/// A chart of its own, with axes; nothing when there are fewer than two values.
pub fn chart(points: &[Point], labels: &Labels<'_>) -> Option<String> {
    if points.iter().filter(|point| point.value.is_some()).count() < 2 {
        return None;
    }
    let frame = Frame { left: 640, right: 6280, top: 140, bottom: 2040, low: Ratio::ZERO, high: Ratio::ONE };
    let frame = frame.around(points, true, labels.share)?;
    let mut svg = format!(
        "<svg class=\"chart\" viewBox=\"0 0 640 232\" role=\"img\" aria-label=\"{}\">",
        escape(labels.title)
    );
    axis::draw(&mut svg, &frame, labels);
    band(&mut svg, &frame, points);
    levels(&mut svg, &frame, points);
    line(&mut svg, &frame, points);
    for (i, point) in points.iter().enumerate() {
        mark(&mut svg, &frame, points.len(), i, point, 40);
    }
    svg.push_str("</svg>");
    Some(svg)
}

/// The box of a chart in tenths of a unit, and the values at its lower and upper edge.
struct Frame {
    left: i128,
    right: i128,
    top: i128,
    bottom: i128,
    low: Ratio,
    high: Ratio,
}

impl Frame {
    /// The same box with edges that hold every value, with some air.
    fn around(self, points: &[Point], intervals: bool, share: bool) -> Option<Self> {
        let mut all: Vec<Ratio> = Vec::new();
        for point in points {
            all.extend(point.value);
            all.extend(point.level.0);
            all.extend(point.level.1);
            if let Some((low, high)) = point.interval.filter(|_| intervals) {
                all.extend([low, high]);
            }
        }
        points.iter().find(|point| point.value.is_some())?;
        let (low, high) = (*all.iter().min()?, *all.iter().max()?);
        let spread = high.checked_sub(low)?;
        let air =
            if spread > Ratio::ZERO { spread.checked_mul(Ratio::new(12, 100)?)? } else { Ratio::new(1, 20)? };
        let (mut low, mut high) = (low.checked_sub(air)?, high.checked_add(air)?);
        if share {
            (low, high) = (low.max(Ratio::ZERO), high.min(Ratio::ONE));
        }
        Some(Self { low, high, ..self })
    }

    /// Tenths from the left of the `i`th of `count` points.
    fn x(&self, count: usize, i: usize) -> Option<i128> {
        let steps = i128::try_from(count.max(2) - 1).ok()?;
        let i = i128::try_from(i).ok()?;
        Some(self.left + (self.right - self.left) * i / steps)
    }

    /// Tenths from the top.
    fn y(&self, value: Ratio) -> Option<i128> {
        let share = self.high.checked_sub(value)?.checked_div(self.high.checked_sub(self.low)?)?;
        let height = Ratio::integer(self.bottom - self.top);
        Some(self.top + share.checked_mul(height)?.round(0)?.clamp(-200, self.bottom))
    }

    fn at(&self, count: usize, i: usize, value: Ratio) -> Option<(i128, i128)> {
        Some((self.x(count, i)?, self.y(value)?))
    }
}

/// Tenths as a number.
fn tenths(value: i128) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let (whole, rest) = (value.unsigned_abs() / 10, value.unsigned_abs() % 10);
    if rest == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") }
}

/// The values, broken where there is none, dashed towards a period that is still running.
fn line(svg: &mut String, frame: &Frame, points: &[Point]) {
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

/// The levels, as steps from period to period.
fn levels(svg: &mut String, frame: &Frame, points: &[Point]) {
    for end in [|point: &Point| point.level.0, |point: &Point| point.level.1] {
        let mut path = String::new();
        let mut last = None;
        for (i, point) in points.iter().enumerate() {
            let half = (frame.right - frame.left) / i128::try_from(points.len().max(2) - 1).unwrap_or(1) / 2;
            let place = end(point).and_then(|level| frame.at(points.len(), i, level));
            let Some((x, y)) = place else {
                last = None;
                continue;
            };
            let (from, to) = ((x - half).max(frame.left), (x + half).min(frame.right));
            let step = if last.is_some() { 'L' } else { 'M' };
            let _ = write!(path, "{step}{} {}", tenths(from), tenths(y));
            let _ = write!(path, "L{} {}", tenths(to), tenths(y));
            last = Some(y);
        }
        if !path.is_empty() {
            let _ = write!(svg, "<path class=\"level\" d=\"{path}\"/>");
        }
    }
}

/// The intervals, one upright stroke each.
fn band(svg: &mut String, frame: &Frame, points: &[Point]) {
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

/// A dot for what is met, a cross for what is missed, a diamond for what is to be watched, a hollow
/// dot for what is not judged.
fn mark(svg: &mut String, frame: &Frame, count: usize, i: usize, point: &Point, size: i128) {
    let Some((x, y)) = point.value.and_then(|value| frame.at(count, i, value)) else { return };
    let _ = write!(svg, "<g class=\"mark {}\"><title>{}</title>", point.mark.class(), escape(&point.tip));
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

#[cfg(test)]
mod tests {
    use super::*;

    fn point(value: Option<Ratio>, mark: Mark) -> Point {
        Point {
            tip: "<b>".to_owned(),
            value,
            interval: None,
            level: (Ratio::new(9, 10), None),
            mark,
            complete: true,
        }
    }

    #[test]
    fn a_sparkline_breaks_where_nothing_is_known_and_escapes_its_tips() {
        let (low, high) = (Ratio::new(8, 10), Ratio::new(1, 1));
        let points = [point(low, Mark::Missed), point(None, Mark::Open), point(high, Mark::Met)];
        let svg = sparkline(&points, "a \"title\"").expect("a chart");
        assert_eq!(svg.matches('M').count(), 3, "two pieces of line and one of level: {svg}");
        assert!(svg.contains("&lt;b&gt;") && svg.contains("a &quot;title&quot;"));
        assert_eq!(sparkline(&[point(None, Mark::Open)], ""), None);
    }
}
