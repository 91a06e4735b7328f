//! Where everything of a flow diagram stands, in whole units.

use super::measure::{Face, wrap};
use super::{Flow, Node, Panel};

/// Size of the letters of titles and of lines, and the height of a line of each.
pub const TITLE: (u32, u32) = (14, 18);
pub const LINE: (u32, u32) = (12, 16);
/// Between the edge of a box and its text.
pub const PAD: u32 = 10;
/// Between two rows, and at the edges of a lane.
const GAP: u32 = 30;
const INSET: u32 = 10;
/// More lanes than this are too narrow to read: then each box names its owner instead.
const MOST_LANES: usize = 4;
/// From the edge to the lanes, and between two arrows of the gutter.
const EDGE: u32 = 8;
const CHANNEL: u32 = 14;
/// The most arrows side by side in the gutter; further ones share the last place.
const MOST_CHANNELS: u32 = 8;

/// A rectangle with its text.
#[derive(Debug, Clone)]
pub struct Placed {
    pub x: u32,
    pub y: u32,
    pub width: u32,
    pub height: u32,
    pub title: Vec<String>,
    pub lines: Vec<String>,
}

impl Placed {
    pub const fn bottom(&self) -> u32 {
        self.y + self.height
    }

    pub const fn middle(&self) -> u32 {
        self.x + self.width / 2
    }
}

/// A strip for one role, its name in lines at its head.
#[derive(Debug, Clone)]
pub struct Lane {
    pub x: u32,
    pub width: u32,
    pub name: Vec<String>,
}

/// The whole drawing.
#[derive(Debug, Clone)]
pub struct Layout {
    pub width: u32,
    pub height: u32,
    pub lanes: Vec<Lane>,
    /// Height of the names of the lanes, and the bottom of the lanes.
    pub head: u32,
    pub foot: u32,
    /// In the order of the flow's.
    pub nodes: Vec<Placed>,
    pub panels: Vec<Placed>,
    /// For each arrow the place of its gutter line; nothing where it runs straight to the next row.
    pub channels: Vec<Option<u32>>,
}

pub fn layout(flow: &Flow) -> Layout {
    let (channels, count) = channels(flow);
    let left = EDGE + count.min(MOST_CHANNELS) * CHANNEL;
    let in_lanes = !flow.lanes.is_empty() && flow.lanes.len() <= MOST_LANES;
    let strips = if in_lanes { flow.lanes.len() } else { 1 };
    let each = match strips {
        1 => 460,
        2 => 320,
        3 => 260,
        _ => 235,
    };
    let inner = each * u32::try_from(strips).unwrap_or(1);
    let mut lanes = Vec::new();
    if in_lanes {
        let places = flow.lanes.iter().zip(0_u32..);
        lanes.extend(places.map(|(name, at)| Lane {
            x: left + at * each,
            width: each,
            name: wrap(name, LINE.0, Face::Strong, each - 2 * INSET),
        }));
    }
    let head = lanes.iter().map(|lane| lines_high(&lane.name, LINE)).max().map_or(0, |high| high + 2 * INSET);
    let mut y = head + if in_lanes { INSET + 4 } else { EDGE };
    let mut nodes = Vec::with_capacity(flow.nodes.len());
    for node in &flow.nodes {
        let lane = node.lane.filter(|_| in_lanes).and_then(|lane| lanes.get(lane));
        let (x, width) =
            lane.map_or((left + INSET, inner - 2 * INSET), |lane| (lane.x + INSET, each - 2 * INSET));
        let owner = node.lane.filter(|_| !in_lanes).and_then(|lane| flow.lanes.get(lane));
        let placed = place(node, owner, (x, y), width);
        y = placed.bottom() + GAP;
        nodes.push(placed);
    }
    let foot = y - GAP + INSET + 4;
    let panels = panels(&flow.panels, (left, foot + INSET), inner);
    let height = panels.iter().map(Placed::bottom).max().unwrap_or(foot) + 2;
    Layout { width: left + inner + EDGE, height, lanes, head, foot, nodes, panels, channels }
}

fn place(node: &Node, owner: Option<&String>, (x, y): (u32, u32), width: u32) -> Placed {
    let lines: Vec<&String> = owner.into_iter().chain(&node.lines).collect();
    boxed(&node.title, &lines, (x, y), width)
}

fn boxed(title: &str, lines: &[&String], (x, y): (u32, u32), width: u32) -> Placed {
    let room = width - 2 * PAD;
    let title = wrap(title, TITLE.0, Face::Strong, room);
    let lines: Vec<String> = lines.iter().flat_map(|line| wrap(line, LINE.0, Face::Plain, room)).collect();
    let height = 2 * PAD + lines_high(&title, TITLE) + lines_high(&lines, LINE);
    Placed { x, y, width, height, title, lines }
}

/// Side by side, up to three in a row, all of a row equally high.
fn panels(panels: &[Panel], (left, top): (u32, u32), inner: u32) -> Vec<Placed> {
    let abreast = if inner < 600 { 1 } else { panels.len().clamp(1, 3) };
    let count = u32::try_from(abreast).unwrap_or(1);
    let width = (inner - (count - 1) * INSET) / count;
    let mut placed: Vec<Placed> = Vec::with_capacity(panels.len());
    let mut y = top;
    for row in panels.chunks(abreast) {
        let boxes = row.iter().zip(0_u32..).map(|(panel, at)| {
            let lines: Vec<&String> = panel.lines.iter().collect();
            boxed(&panel.title, &lines, (left + at * (width + INSET), y), width)
        });
        let mut boxes: Vec<Placed> = boxes.collect();
        let high = boxes.iter().map(|own| own.height).max().unwrap_or(0);
        boxes.iter_mut().for_each(|own| own.height = high);
        y += high + INSET;
        placed.extend(boxes);
    }
    placed
}

fn lines_high(lines: &[String], (_, high): (u32, u32)) -> u32 {
    u32::try_from(lines.len()).unwrap_or(0) * high
}

/// The gutter lines: arrows whose rows overlap lie side by side. Also how many lie so at most.
fn channels(flow: &Flow) -> (Vec<Option<u32>>, u32) {
    let mut ends: Vec<usize> = Vec::new();
    let mut places = Vec::with_capacity(flow.arrows.len());
    for arrow in &flow.arrows {
        if arrow.to == arrow.from + 1 {
            places.push(None);
            continue;
        }
        let free = ends.iter().position(|end| *end < arrow.from);
        let at = free.unwrap_or_else(|| {
            ends.push(0);
            ends.len() - 1
        });
        if let Some(end) = ends.get_mut(at) {
            *end = arrow.to;
        }
        places.push(Some(u32::try_from(at).unwrap_or(0).min(MOST_CHANNELS - 1)));
    }
    (places, u32::try_from(ends.len()).unwrap_or(MOST_CHANNELS))
}

/// The line of a place in the gutter, from the left edge.
pub const fn channel(place: u32) -> u32 {
    EDGE + place * CHANNEL
}

#[cfg(test)]
mod tests {
    use super::super::{Arrow, Look, Way, measure};
    use super::*;

    fn flow(lanes: usize) -> Flow {
        let long =
            "Un titre qui ne tient pas sur une ligne, et de loin, motsanslespacespourlescouper".repeat(2);
        let node = |at: usize| Node {
            look: Look::Stage,
            lane: (!at.is_multiple_of(3)).then_some(at % lanes.max(1)),
            title: if at.is_multiple_of(2) { long.clone() } else { format!("Étape {at}") },
            lines: vec![long.clone(); at % 4],
        };
        let arrows = [(0, 1), (1, 2), (0, 4), (2, 6), (3, 9), (5, 9)];
        Flow {
            label: "l".to_owned(),
            lanes: (0..lanes).map(|at| format!("Responsable du service numéro {at}")).collect(),
            nodes: (0..10).map(node).collect(),
            arrows: arrows.into_iter().map(|(from, to)| Arrow { from, to, way: Way::Next }).collect(),
            panels: vec![Panel { title: long.clone(), lines: vec![long.clone(); 3] }; 4],
        }
    }

    #[test]
    fn nothing_overlaps_and_everything_lies_inside() {
        for lanes in [0, 1, 2, 3, 4, 9] {
            let flow = flow(lanes);
            let layout = layout(&flow);
            let all: Vec<&Placed> = layout.nodes.iter().chain(&layout.panels).collect();
            for (at, own) in all.iter().enumerate() {
                assert!(
                    own.x + own.width <= layout.width && own.bottom() <= layout.height,
                    "{lanes}: {own:?}"
                );
                assert!(own.y >= layout.head);
                for other in &all[at + 1..] {
                    let beside = own.x + own.width <= other.x || other.x + other.width <= own.x;
                    let apart = own.bottom() <= other.y || other.bottom() <= own.y;
                    assert!(beside || apart, "{lanes}: {own:?} and {other:?}");
                }
                for line in &own.lines {
                    let room = (own.width - 2 * PAD) * 1000;
                    assert!(measure::width(line, LINE.0, Face::Plain) <= room, "{line}");
                }
            }
            // No line of the gutter lies beneath a box.
            let gutter = layout.channels.iter().flatten().map(|place| channel(*place)).max();
            let first = all.iter().map(|own| own.x).min();
            assert!(gutter < first);
        }
    }

    #[test]
    fn arrows_that_overlap_lie_side_by_side() {
        let layout = layout(&flow(3));
        assert_eq!(layout.channels, [None, None, Some(0), Some(1), Some(2), Some(0)]);
    }
}
