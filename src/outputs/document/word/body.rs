//! The text of a Word file: blocks as paragraphs and tables with styles of their own.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::xml::{badge, blank, colour, run};
use crate::outputs::document::block::{Block, Cell, Column, Link, Look, Run, Table, Term, Verdict};
use crate::outputs::prose::escape;

/// Between the margins of an A4 page, in twentieths of a point.
pub const WIDTH: u32 = 9410;

/// Where blocks stand.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// Room, in twentieths of a point.
    width: u32,
    /// Style of a plain paragraph.
    plain: &'static str,
    /// Lists around it.
    lists: usize,
}

impl Place {
    /// On the page itself.
    pub const PAGE: Self = Self { width: WIDTH, plain: "Normal", lists: 0 };

    const fn cell(width: u32) -> Self {
        Self { width, plain: "Cell", lists: 0 }
    }
}

/// What has been written, and what the other parts of the file must hold for it.
#[derive(Default)]
pub struct Body {
    pub xml: String,
    /// Addresses of the links to the web, in the order of their relations.
    pub addresses: Vec<String>,
    /// The first numbers of the numbered lists.
    pub starts: Vec<u64>,
    bookmarks: BTreeMap<String, usize>,
    /// Marks written so far: each has a number of its own.
    marks: usize,
    headings: usize,
    page_break: bool,
}

/// Terms that stay on one page.
const TOGETHER: usize = 12;
/// Relations before those of links.
pub const OWN_RELATIONS: usize = 10;
/// Numberings before those of numbered lists: headings and bullets.
pub const OWN_NUMBERINGS: usize = 2;

impl Body {
    pub fn blocks(&mut self, blocks: &[Block], place: Place) {
        for block in blocks {
            self.block(block, place);
        }
    }

    fn block(&mut self, block: &Block, place: Place) {
        match block {
            Block::Heading { level, anchor, runs } => self.heading(*level, anchor.as_deref(), runs),
            Block::Paragraph { look, runs } => self.paragraph(style_of(*look, place), "", runs),
            Block::List { start, items } => self.list(*start, items, place),
            Block::Table(table) => self.table(table, place),
            Block::Terms { terms } if place.plain == "Cell" => self.inner_terms(terms, place),
            Block::Terms { terms } => self.terms(terms, place),
            // The figures stand in a table beside every drawing.
            Block::Figure { .. } => {}
            Block::Verdict(verdict) => self.verdict(verdict),
            Block::Break => self.page_break = true,
        }
    }

    /// A paragraph with a style and whatever else is said of it.
    pub fn paragraph(&mut self, style: &str, more: &str, runs: &[Run]) {
        let runs = self.runs(runs);
        self.raw_paragraph(style, more, &runs);
    }

    pub fn raw_paragraph(&mut self, style: &str, more: &str, runs: &str) {
        let style = if style == "Normal" { String::new() } else { format!("<w:pStyle w:val=\"{style}\"/>") };
        let at_top = if std::mem::take(&mut self.page_break) { "<w:pageBreakBefore/>" } else { "" };
        let _ = write!(self.xml, "<w:p><w:pPr>{style}{at_top}{more}</w:pPr>{runs}</w:p>");
    }

    fn heading(&mut self, level: u8, anchor: Option<&str>, runs: &[Run]) {
        self.headings += 1;
        let level = level.clamp(1, 3);
        let inside = self.runs(runs);
        let mut marked = self.mark(&contents_mark(self.headings), &inside);
        if let Some(anchor) = anchor {
            let name = self.bookmark(anchor);
            marked = self.mark(&name, &marked);
        }
        self.raw_paragraph(&format!("Heading{level}"), "", &marked);
    }

    /// What links lead to.
    fn mark(&mut self, name: &str, inside: &str) -> String {
        self.marks += 1;
        let id = self.marks;
        format!("<w:bookmarkStart w:id=\"{id}\" w:name=\"{name}\"/>{inside}<w:bookmarkEnd w:id=\"{id}\"/>")
    }

    /// Word takes forty letters at most.
    fn bookmark(&mut self, anchor: &str) -> String {
        let next = self.bookmarks.len() + 1;
        format!("part{}", self.bookmarks.entry(anchor.to_owned()).or_insert(next))
    }

    pub fn runs(&mut self, runs: &[Run]) -> String {
        let mut out = String::new();
        for own in runs {
            match &own.link {
                _ if own.blank => out.push_str(&blank(own)),
                Some(Link::Address(address)) => {
                    let relation = self.relation(address);
                    let _ = write!(
                        out,
                        "<w:hyperlink r:id=\"rId{relation}\" w:history=\"1\">{}</w:hyperlink>",
                        run(own, Some("Hyperlink"))
                    );
                }
                Some(Link::Anchor(anchor)) => {
                    let name = self.bookmark(anchor);
                    let _ = write!(
                        out,
                        "<w:hyperlink w:anchor=\"{name}\" w:history=\"1\">{}</w:hyperlink>",
                        run(own, Some("InnerLink"))
                    );
                }
                None => out.push_str(&run(own, None)),
            }
        }
        out
    }

    fn relation(&mut self, address: &str) -> usize {
        let known = self.addresses.iter().position(|own| own == address);
        let at = known.unwrap_or_else(|| {
            self.addresses.push(address.to_owned());
            self.addresses.len() - 1
        });
        at + OWN_RELATIONS
    }

    fn list(&mut self, start: Option<u64>, items: &[Vec<Block>], place: Place) {
        let (style, numbering) = match start {
            None => ("ListBullet", OWN_NUMBERINGS),
            Some(first) => {
                self.starts.push(first);
                ("ListNumber", OWN_NUMBERINGS + self.starts.len())
            }
        };
        let level = place.lists.min(3);
        let numbered =
            format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{numbering}\"/></w:numPr>");
        let inner = Place { lists: place.lists + 1, ..place };
        for item in items {
            let mut rest = item.as_slice();
            let first = match item.split_first() {
                Some((Block::Paragraph { runs, .. }, others)) => {
                    rest = others;
                    self.runs(runs)
                }
                _ => String::new(),
            };
            let style = if place.plain == "Cell" { "Cell" } else { style };
            self.raw_paragraph(style, &numbered, &first);
            self.blocks(rest, inner);
        }
    }

    fn verdict(&mut self, verdict: &Verdict) {
        let (ink, paper) = colour(verdict.badge.tone);
        let frame = format!(
            "<w:pBdr><w:left w:val=\"single\" w:sz=\"24\" w:space=\"8\" w:color=\"{ink}\"/></w:pBdr>\
             <w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{paper}\"/>"
        );
        let text = self.runs(&verdict.runs);
        let gap = run(&Run::text("   "), None);
        self.raw_paragraph("Verdict", &frame, &format!("{}{gap}{text}", badge(&verdict.badge)));
    }

    fn table(&mut self, table: &Table, place: Place) {
        if table.columns.is_empty() {
            return;
        }
        let widths = widths(&table.columns, place.width);
        self.open_table("Grid", &table.about, &widths);
        self.xml.push_str("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        for (column, width) in table.columns.iter().zip(&widths) {
            let style = if column.numeric { "CellHeadNumber" } else { "CellHead" };
            let _ = write!(self.xml, "<w:tc>{}", cell_width(*width));
            self.paragraph(style, "", &[Run::text(column.title.as_str())]);
            self.xml.push_str("</w:tc>");
        }
        self.xml.push_str("</w:tr>");
        for row in &table.rows {
            self.row(row, &table.columns, &widths);
        }
        self.close_table();
    }

    fn row(&mut self, row: &[Cell], columns: &[Column], widths: &[u32]) {
        self.xml.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        for ((cell, column), width) in row.iter().zip(columns).zip(widths) {
            let style = if column.numeric { "CellNumber" } else { "Cell" };
            let mut inside = cell.badge.as_ref().map_or_else(String::new, badge);
            if !inside.is_empty() && !cell.runs.is_empty() {
                inside.push_str("<w:r><w:t xml:space=\"preserve\"> </w:t></w:r>");
            }
            inside.push_str(&self.runs(&cell.runs));
            if let Some(anchor) = &cell.anchor {
                let name = self.bookmark(anchor);
                inside = self.mark(&name, &inside);
            }
            let _ = write!(self.xml, "<w:tc>{}", cell_width(*width));
            self.raw_paragraph(style, "", &inside);
            self.xml.push_str("</w:tc>");
        }
        self.xml.push_str("</w:tr>");
    }

    /// Labels on the left, what they say on the right.
    pub fn terms(&mut self, terms: &[Term], place: Place) {
        let widths = [place.width * 27 / 100, place.width - place.width * 27 / 100];
        self.open_table("Terms", "", &widths);
        // A few lines stay together on a page.
        let together = if terms.len() <= TOGETHER { "<w:keepNext/>" } else { "" };
        for term in terms {
            // A long answer may run over a page; a short one stays whole.
            let whole = if term.blocks.len() < 3 { "<w:trPr><w:cantSplit/></w:trPr>" } else { "" };
            let _ = write!(self.xml, "<w:tr>{whole}<w:tc>{}", cell_width(widths[0]));
            self.paragraph("Term", together, &term.label);
            let _ = write!(self.xml, "</w:tc><w:tc>{}", cell_width(widths[1]));
            self.blocks(&term.blocks, Place::cell(widths[1]));
            if !matches!(
                term.blocks.last(),
                Some(Block::Paragraph { .. } | Block::List { .. } | Block::Terms { .. } | Block::Verdict(_))
            ) {
                self.raw_paragraph("Cell", "", "");
            }
            self.xml.push_str("</w:tc></w:tr>");
        }
        self.close_table();
    }

    /// Labels within what another label says: one paragraph each.
    fn inner_terms(&mut self, terms: &[Term], place: Place) {
        for term in terms {
            let mut label: Vec<Run> = term.label.clone();
            label.iter_mut().for_each(|run| run.italic = true);
            let mut rest = term.blocks.as_slice();
            if let Some((Block::Paragraph { runs, .. }, others)) = term.blocks.split_first() {
                label.push(Run::text("  "));
                label.extend(runs.iter().cloned());
                rest = others;
            }
            self.paragraph("Cell", &indent(place.lists), &label);
            self.blocks(rest, Place { lists: place.lists + 1, ..place });
        }
        if terms.is_empty() {
            self.raw_paragraph("Cell", "", "");
        }
    }

    fn open_table(&mut self, style: &str, about: &str, widths: &[u32]) {
        let total: u32 = widths.iter().sum();
        let about = if about.is_empty() {
            String::new()
        } else {
            format!("<w:tblCaption w:val=\"{}\"/>", escape(about))
        };
        let _ = write!(
            self.xml,
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"{style}\"/><w:tblW w:w=\"{total}\" w:type=\"dxa\"/>\
             <w:tblLayout w:type=\"fixed\"/>\
             <w:tblLook w:val=\"0420\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" \
             w:noHBand=\"0\" w:noVBand=\"1\"/>{about}</w:tblPr><w:tblGrid>"
        );
        for width in widths {
            let _ = write!(self.xml, "<w:gridCol w:w=\"{width}\"/>");
        }
        self.xml.push_str("</w:tblGrid>");
    }

    /// Two tables that touch would become one.
    fn close_table(&mut self) {
        self.xml.push_str(
            "</w:tbl><w:p><w:pPr><w:spacing w:after=\"60\" w:line=\"120\" w:lineRule=\"exact\"/></w:pPr></w:p>",
        );
    }
}

/// The mark of a heading that the contents lead to.
pub fn contents_mark(heading: usize) -> String {
    format!("_Toc{:09}", 100_000_000 + heading)
}

const fn style_of(look: Look, place: Place) -> &'static str {
    match look {
        Look::Plain => place.plain,
        Look::Lead => "Lead",
        Look::Quiet => "Quiet",
        Look::Label => "Label",
        Look::Quote => "Quote",
        Look::Code => "Preformatted",
        Look::Addressee => "Addressee",
    }
}

fn indent(lists: usize) -> String {
    match lists {
        0 => String::new(),
        depth => format!("<w:ind w:left=\"{}\"/>", depth.min(4) * 284),
    }
}

fn cell_width(width: u32) -> String {
    format!("<w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>")
}

/// The widths of columns by their shares, which need not add up to a hundred.
fn widths(columns: &[Column], room: u32) -> Vec<u32> {
    let total: u32 = columns.iter().map(|column| u32::from(column.width.max(1))).sum();
    columns.iter().map(|column| room * u32::from(column.width.max(1)) / total.max(1)).collect()
}
