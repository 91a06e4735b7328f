//! A laid-out flow diagram as SVG text.

use std::fmt::Write;

use super::layout::{LINE, Layout, PAD, Placed, TITLE, channel};
use super::{Arrow, Flow, Look, Way};
use crate::outputs::prose::escape;

pub fn svg(flow: &Flow, layout: &Layout) -> String {
    let (width, height) = (layout.width, layout.height);
    let mut out = format!(
        "<svg class=\"flow\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" aria-label=\"{}\">",
        escape(&flow.label)
    );
    lanes(&mut out, layout);
    for (arrow, place) in flow.arrows.iter().zip(&layout.channels) {
        let ends = layout.nodes.get(arrow.from).zip(layout.nodes.get(arrow.to));
        if let Some((from, to)) = ends {
            let spans =
                [arrow.from, arrow.to].map(|at| flow.nodes.get(at).is_some_and(|own| own.lane.is_none()));
            connect(&mut out, *arrow, *place, (from, to), spans);
        }
    }
    for (node, placed) in flow.nodes.iter().zip(&layout.nodes) {
        let round = if matches!(node.look, Look::Start | Look::End) { 18 } else { 3 };
        boxed(&mut out, placed, node.look.class(), round);
    }
    for panel in &layout.panels {
        boxed(&mut out, panel, "panel", 3);
    }
    out.push_str("</svg>");
    out
}

// Writing to a String cannot fail: the results of `write!` are not looked at.

fn lanes(out: &mut String, layout: &Layout) {
    for (at, lane) in layout.lanes.iter().enumerate() {
        let class = if at % 2 == 0 { "lane" } else { "lane other" };
        let _ = write!(
            out,
            "<rect class=\"{class}\" x=\"{}\" y=\"0\" width=\"{}\" height=\"{}\"/>",
            lane.x, lane.width, layout.foot
        );
        let middle = lane.x + lane.width / 2;
        let lines: u32 = u32::try_from(lane.name.len()).unwrap_or(0) * LINE.1;
        let mut y = (layout.head - lines.min(layout.head)) / 2 + LINE.1 - 4;
        for line in &lane.name {
            let _ = write!(out, "<text class=\"who\" x=\"{middle}\" y=\"{y}\">{}</text>", escape(line));
            y += LINE.1;
        }
        let (x, end, head) = (lane.x, lane.x + lane.width, layout.head);
        let _ = write!(out, "<path class=\"rule\" d=\"M{x} {head}H{end}\"/>");
    }
}

fn boxed(out: &mut String, own: &Placed, class: &str, round: u32) {
    let _ = write!(
        out,
        "<g class=\"{class}\"><rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{round}\"/>",
        own.x, own.y, own.width, own.height
    );
    let (x, mut y) = (own.x + PAD, own.y + PAD);
    for (lines, (_, high), class) in [(&own.title, TITLE, " class=\"name\""), (&own.lines, LINE, "")] {
        for line in lines {
            let _ = write!(out, "<text{class} x=\"{x}\" y=\"{}\">{}</text>", y + high - 4, escape(line));
            y += high;
        }
    }
    out.push_str("</g>");
}

/// The line of an arrow and its head. A box across all lanes is met where the other one stands.
fn connect(
    out: &mut String,
    arrow: Arrow,
    place: Option<u32>,
    (from, to): (&Placed, &Placed),
    [from_spans, to_spans]: [bool; 2],
) {
    let class = match arrow.way {
        Way::Next => "arrow",
        Way::Unsettled => "arrow unsettled",
    };
    let _ = match place {
        None => {
            let start = if from_spans { to.middle() } else { from.middle() };
            let end = if to_spans { start } else { to.middle() };
            let (top, tip) = (from.bottom(), to.y);
            let between = top + (tip - top) / 2 - 3;
            write!(
                out,
                "<path class=\"{class}\" d=\"M{start} {top}V{between}H{end}V{}\"/><path class=\"tip\" d=\"M{end} {tip}l-5 -8h10z\"/>",
                tip - 8
            )
        }
        Some(place) => {
            let line = channel(place);
            let (y, tip) = (from.y + from.height * 2 / 3, to.y + to.height / 3);
            write!(
                out,
                "<path class=\"{class}\" d=\"M{} {y}H{line}V{tip}H{}\"/><path class=\"tip\" d=\"M{} {tip}l-8 -5v10z\"/>",
                from.x,
                to.x - 8,
                to.x
            )
        }
    };
}
