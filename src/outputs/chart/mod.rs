//! Charts as SVG text: values period by period, the limits within which they move while nothing
//! changes, the levels they are held against, the cases they rest on. Coordinates come from exact
//! ratios and have one decimal, so that the same figures give the same bytes everywhere. Colours are
//! the style sheet's; nothing is told by colour alone.

mod axis;
mod draw;
mod frame;
mod names;

use std::fmt::Write;

use super::prose::escape;
use crate::values::Ratio;
use frame::{Frame, tenths};

/// One period on a chart.
#[derive(Debug, Clone)]
pub struct Point {
    /// What a reader sees when pointing at it.
    pub tip: String,
    pub value: Option<Ratio>,
    pub interval: Option<(Ratio, Ratio)>,
    /// What it is judged by on a control chart.
    pub limits: Option<Limits>,
    pub mark: Mark,
    /// It is part of a signal: ringed.
    pub signal: bool,
    /// The period is over: what is still running is drawn dashed.
    pub complete: bool,
    /// Cases, answers or rows it rests on.
    pub n: u64,
}

/// The control limits of one period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    pub lower: Ratio,
    pub centre: Ratio,
    pub upper: Ratio,
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

/// A level that values are held against, period by period: its lower and its upper end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// `target`, in the reader's language.
    pub name: String,
    pub ends: Vec<(Option<Ratio>, Option<Ratio>)>,
}

/// The words of a large chart.
pub struct Labels<'l> {
    /// Unlike that of any other chart of the page.
    pub id: &'l str,
    pub title: &'l str,
    /// What a reader who does not see the chart is told.
    pub about: &'l str,
    /// A value on the axis, in the reader's writing.
    pub value: &'l dyn Fn(Ratio, u32) -> String,
    /// A value beside the line it is the height of.
    pub exact: &'l dyn Fn(Ratio) -> String,
    /// A number of cases.
    pub count: &'l dyn Fn(u64) -> String,
    /// One per point.
    pub periods: &'l [String],
    /// Of the upper limit, the centre and the lower limit.
    pub limits: [String; 3],
    /// A share never leaves 0–1.
    pub share: bool,
}

/// What a large chart shows.
#[derive(Debug, Clone, Default)]
pub struct Plot {
    pub points: Vec<Point>,
    pub levels: Vec<Level>,
    /// Letters that a list below the chart explains, at points.
    pub letters: Vec<(usize, String)>,
    /// Points from which another level is in force.
    pub breaks: Vec<usize>,
}

/// A large chart at the two widths it is made for: a page shows one of them.
const SIZES: [Size; 2] = [
    Size {
        class: "broad",
        width: 7200,
        left: 580,
        gutter: 1420,
        plot: 1960,
        row: 340,
        named: true,
        mark: 40,
    },
    Size { class: "slim", width: 3600, left: 480, gutter: 620, plot: 1720, row: 300, named: false, mark: 32 },
];

/// The measures of a chart, in tenths of a unit.
struct Size {
    class: &'static str,
    width: i128,
    /// Room for the labels of the value axis.
    left: i128,
    /// Room for the names of lines.
    gutter: i128,
    /// Height of the values, and of the cases below them.
    plot: i128,
    row: i128,
    /// There is room for names beside values.
    named: bool,
    /// Half the width of a mark.
    mark: i128,
}

/// Room above the values, between them and the cases, and for the narrowest gutter.
const TOP: i128 = 240;
const BETWEEN: i128 = 340;
const EDGE: i128 = 300;

/// A chart in a table cell: values and levels only.
pub fn sparkline(points: &[Point], levels: &[Level], title: &str) -> Option<String> {
    let frame = Frame { left: 30, right: 1570, top: 40, bottom: 360, low: Ratio::ZERO, high: Ratio::ONE };
    let bare: Vec<Point> =
        points.iter().map(|point| Point { interval: None, limits: None, ..point.clone() }).collect();
    let frame = frame.around(&bare, levels, false)?;
    let mut svg = format!(
        "<svg class=\"spark\" viewBox=\"0 0 160 40\" width=\"160\" height=\"40\" role=\"img\" aria-label=\"{}\">",
        escape(title)
    );
    draw::levels(&mut svg, &frame, levels);
    draw::line(&mut svg, &frame, &bare);
    if let Some((i, point)) = bare.iter().enumerate().rev().find(|(_, point)| point.value.is_some()) {
        draw::mark(&mut svg, &frame, (bare.len(), i), point, 32);
    }
    svg.push_str("</svg>");
    Some(svg)
}

/// A chart of its own, with axes, for wide pages and for narrow ones; nothing when there are fewer than
/// two values.
pub fn chart(plot: &Plot, labels: &Labels<'_>) -> Option<[String; 2]> {
    if plot.points.iter().filter(|point| point.value.is_some()).count() < 2 {
        return None;
    }
    let [broad, slim] = SIZES.map(|size| at_size(plot, labels, &size));
    Some([broad?, slim?])
}

fn at_size(plot: &Plot, labels: &Labels<'_>, size: &Size) -> Option<String> {
    let lines = plot.points.iter().any(|point| point.limits.is_some()) || !plot.levels.is_empty();
    let gutter = if lines { size.gutter } else { EDGE };
    let (right, bottom) = (size.width - gutter, TOP + size.plot);
    let frame = Frame { left: size.left, right, top: TOP, bottom, low: Ratio::ZERO, high: Ratio::ONE };
    let frame = frame.around(&plot.points, &plot.levels, labels.share)?;
    let cases = bottom + BETWEEN;
    let height = cases + size.row + 80;
    let id = format!("{}-{}", labels.id, size.class);
    let mut svg = format!(
        "<svg class=\"chart {}\" viewBox=\"0 0 {} {}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\"><title id=\"{id}-t\">{}</title><desc id=\"{id}-d\">{}</desc>",
        size.class,
        tenths(size.width),
        tenths(height),
        escape(labels.title),
        escape(labels.about),
    );
    draw::zone(&mut svg, &frame, &plot.points);
    axis::values(&mut svg, &frame, labels);
    axis::periods(&mut svg, &frame, labels.periods);
    axis::cases(&mut svg, &frame, (cases, size.row), (&plot.points, labels.count));
    draw::breaks(&mut svg, &frame, plot);
    draw::intervals(&mut svg, &frame, &plot.points);
    draw::limits(&mut svg, &frame, &plot.points);
    draw::levels(&mut svg, &frame, &plot.levels);
    draw::line(&mut svg, &frame, &plot.points);
    for (i, point) in plot.points.iter().enumerate() {
        draw::mark(&mut svg, &frame, (plot.points.len(), i), point, size.mark);
    }
    draw::letters(&mut svg, &frame, plot);
    names::draw(&mut svg, &frame, plot, (labels, size.named));
    let _ = write!(svg, "</svg>");
    Some(svg)
}

#[cfg(test)]
mod tests;
