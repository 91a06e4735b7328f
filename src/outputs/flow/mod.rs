//! Flow diagrams as SVG text: boxes in lanes, one lane per role, read from the top down. One box a
//! row: an arrow to the next row runs between the rows, any other runs through the gutter, so that
//! nothing can cover anything else. Colours are the style sheet's; the words are the caller's.

mod draw;
mod layout;
mod measure;

/// What a box stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Where it begins.
    Start,
    Stage,
    /// A level of the escalation.
    Level,
    /// Where it ends.
    End,
}

impl Look {
    const fn class(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Stage => "stage",
            Self::Level => "rung",
            Self::End => "end",
        }
    }
}

/// One box.
#[derive(Debug, Clone)]
pub struct Node {
    pub look: Look,
    /// Whose lane it stands in; across all of them when nobody's.
    pub lane: Option<usize>,
    pub title: String,
    pub lines: Vec<String>,
}

/// How an arrow is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// What comes next.
    Next,
    /// What comes when the complaint is not settled.
    Unsettled,
}

/// From one box to another that stands below it.
#[derive(Debug, Clone, Copy)]
pub struct Arrow {
    pub from: usize,
    pub to: usize,
    pub way: Way,
}

/// A box beneath the flow: what holds at any step.
#[derive(Debug, Clone)]
pub struct Panel {
    pub title: String,
    pub lines: Vec<String>,
}

/// What is drawn.
#[derive(Debug, Clone, Default)]
pub struct Flow {
    /// What somebody hears who does not see it.
    pub label: String,
    pub lanes: Vec<String>,
    pub nodes: Vec<Node>,
    pub arrows: Vec<Arrow>,
    pub panels: Vec<Panel>,
}

/// The drawing; nothing where there is no box.
pub fn drawing(flow: &Flow) -> Option<String> {
    if flow.nodes.is_empty() {
        return None;
    }
    Some(draw::svg(flow, &layout::layout(flow)))
}
