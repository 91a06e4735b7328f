//! The last hand on a document: every heading has an anchor, every inner link leads somewhere, and
//! a section that would stand empty is left out.

use std::collections::BTreeSet;

use super::block::{Block, Cell, Document, Link, Run, Verdict};

impl Document {
    /// The same, with every inner link leading somewhere.
    #[must_use]
    pub fn settled(mut self) -> Self {
        self.blocks = without_empty_sections(self.blocks);
        let headings = self.blocks.iter_mut().filter_map(|block| match block {
            Block::Heading { anchor, .. } => Some(anchor),
            _ => None,
        });
        for (i, anchor) in headings.enumerate() {
            anchor.get_or_insert_with(|| format!("section-{}", i + 1));
        }
        let mut anchors = BTreeSet::new();
        collect(&mut self.blocks, &mut anchors);
        let mut keep = |runs: &mut Vec<Run>| {
            for run in runs {
                if matches!(&run.link, Some(Link::Anchor(to)) if !anchors.contains(to)) {
                    run.link = None;
                }
            }
        };
        self.control.iter_mut().for_each(|row| keep(&mut row.value));
        each_runs(&mut self.blocks, &mut keep);
        self
    }
}

/// Without headings that nothing but a heading of their level or above follows.
fn without_empty_sections(blocks: Vec<Block>) -> Vec<Block> {
    let mut kept: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks.into_iter().rev() {
        let empty = match (&block, kept.last()) {
            (Block::Heading { level, .. }, Some(Block::Heading { level: next, .. })) => next <= level,
            (Block::Heading { .. }, None) => true,
            _ => false,
        };
        if !empty {
            kept.push(block);
        }
    }
    kept.reverse();
    kept
}

/// Every anchor once: of those that are alike, the first one stays.
fn collect(blocks: &mut [Block], anchors: &mut BTreeSet<String>) {
    for block in blocks {
        match block {
            Block::Heading { anchor, .. } => first_one(anchor, anchors),
            Block::Table(table) => {
                table.rows.iter_mut().flatten().for_each(|cell| first_one(&mut cell.anchor, anchors));
            }
            Block::List { items, .. } => items.iter_mut().for_each(|item| collect(item, anchors)),
            Block::Terms { terms } => terms.iter_mut().for_each(|term| collect(&mut term.blocks, anchors)),
            _ => {}
        }
    }
}

fn first_one(anchor: &mut Option<String>, anchors: &mut BTreeSet<String>) {
    *anchor = anchor.take().filter(|own| !own.is_empty() && anchors.insert(own.clone()));
}

/// Calls for the runs of every block, inner ones too.
pub fn each_runs(blocks: &mut [Block], act: &mut impl FnMut(&mut Vec<Run>)) {
    for block in blocks {
        match block {
            Block::Heading { runs, .. }
            | Block::Paragraph { runs, .. }
            | Block::Verdict(Verdict { runs, .. })
            | Block::Figure { caption: runs, .. } => act(runs),
            Block::List { items, .. } => items.iter_mut().for_each(|item| each_runs(item, act)),
            Block::Table(table) => {
                let cells = table.rows.iter_mut().flatten();
                cells.for_each(|cell: &mut Cell| act(&mut cell.runs));
            }
            Block::Terms { terms } => {
                for term in terms {
                    act(&mut term.label);
                    each_runs(&mut term.blocks, act);
                }
            }
            Block::Break => {}
        }
    }
}
