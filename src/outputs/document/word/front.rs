//! The first page of a Word file: logo, title, document control, contents.

use std::fmt::Write;

use super::body::{Body, Place, contents_mark};
use super::xml::run;
use crate::outputs::document::block::{Block, ControlRow, Document, Logo, Look, Plan, Run, Term};
use crate::outputs::document::contents::contents as sections;
use crate::outputs::prose::escape;

/// A logo as it stands on the page, in English Metric Units.
pub struct Picture<'d> {
    width: u64,
    height: u64,
    alt: &'d str,
    /// The files it consists of, by their names: for a drawing, first what a program shows that
    /// knows no drawings.
    pub files: Vec<(String, &'d [u8])>,
}

/// 1 mm.
const MILLIMETRE: u64 = 36_000;

/// What stands for a drawing in a program that knows none: nothing, in the room of the drawing.
const NOTHING: &[u8] = include_bytes!("../../../../templates/word/nothing.png");
/// The sides of a drawing that does not say them, as browsers take it.
const UNSAID: (u32, u32) = (300, 150);

/// The logo, no higher than 16 mm and no wider than 70 mm; nothing for a picture without sides.
pub fn picture(logo: &Logo) -> Option<Picture<'_>> {
    let own = (format!("media/logo.{}", logo.format), logo.bytes.as_slice());
    let drawing = logo.format == "svg";
    let (wide, high) = logo.size.or(drawing.then_some(UNSAID))?;
    let (wide, high) = (u64::from(wide.max(1)), u64::from(high.max(1)));
    let (mut width, mut height) = (16 * MILLIMETRE * wide / high, 16 * MILLIMETRE);
    if width > 70 * MILLIMETRE {
        (width, height) = (70 * MILLIMETRE, 70 * MILLIMETRE * high / wide);
    }
    let files = if drawing { vec![("media/logo.png".to_owned(), NOTHING), own] } else { vec![own] };
    Some(Picture { width: width.max(1), height: height.max(1), alt: &logo.alt, files })
}

/// Everything in front of the blocks.
pub fn front(body: &mut Body, document: &Document, logo: Option<&Picture<'_>>) {
    if let Some(logo) = logo {
        body.raw_paragraph("Organisation", "", &drawing(logo));
    }
    if document.plan == Plan::Letter {
        return;
    }
    if let Some(organisation) = &document.organisation {
        body.paragraph("Organisation", "", &[Run::text(organisation.as_str())]);
    }
    body.paragraph("Title", "", &[Run::text(document.title.as_str())]);
    if let Some(subtitle) = &document.subtitle {
        body.paragraph("Subtitle", "", &[Run::text(subtitle.as_str())]);
    }
    if document.plan == Plan::Report {
        control(body, document);
        contents(body, document);
        body.blocks(&[Block::Break], Place::PAGE);
    }
}

/// What stands behind the blocks.
pub fn back(body: &mut Body, document: &Document) {
    if document.plan == Plan::Leaflet && !document.control.is_empty() {
        body.paragraph("Label", "", &[Run::text(document.words.control.as_str())]);
        control(body, document);
    }
}

fn control(body: &mut Body, document: &Document) {
    let term = |row: &ControlRow| Term {
        label: vec![Run::text(row.label.as_str())],
        blocks: vec![Block::Paragraph { look: Look::Plain, runs: row.value.clone() }],
    };
    let terms: Vec<Term> = document.control.iter().map(term).collect();
    if !terms.is_empty() {
        body.terms(&terms, Place::PAGE);
    }
}

/// The contents, filled in with numbers and titles: a field that Word can renew, with pages too.
fn contents(body: &mut Body, document: &Document) {
    let entries = sections(&document.blocks);
    if entries.is_empty() {
        return;
    }
    body.paragraph("TOCHeading", "", &[Run::text(document.words.contents.as_str())]);
    let last = entries.len() - 1;
    for (i, entry) in entries.iter().enumerate() {
        let mut xml = String::new();
        if i == 0 {
            xml.push_str(
                "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>\
                 <w:r><w:instrText xml:space=\"preserve\"> TOC \\o \"1-2\" \\h \\z \\u </w:instrText></w:r>\
                 <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>",
            );
        }
        let _ = write!(
            xml,
            "<w:hyperlink w:anchor=\"{}\" w:history=\"1\">{}<w:r><w:tab/></w:r>{}</w:hyperlink>",
            contents_mark(entry.heading),
            run(&Run::text(entry.number.as_str()), None),
            run(&Run::text(entry.title.as_str()), None)
        );
        if i == last {
            xml.push_str("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>");
        }
        body.raw_paragraph(&format!("TOC{}", entry.level), "", &xml);
    }
}

/// The drawing itself, for programs that know drawings (Word since 2016).
const DRAWN: &str = "<a:extLst><a:ext uri=\"{96DAC541-7B7A-43D3-8B79-37D633B846F1}\">\
    <asvg:svgBlip xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\" r:embed=\"rId7\"/>\
    </a:ext></a:extLst>";

fn drawing(logo: &Picture<'_>) -> String {
    let (width, height, alt) = (logo.width, logo.height, escape(logo.alt));
    let drawn = if logo.files.len() > 1 { DRAWN } else { "" };
    format!(
        "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">\
         <wp:extent cx=\"{width}\" cy=\"{height}\"/><wp:docPr id=\"1\" name=\"logo\" descr=\"{alt}\"/>\
         <a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic>\
         <pic:nvPicPr><pic:cNvPr id=\"1\" name=\"logo\" descr=\"{alt}\"/><pic:cNvPicPr/></pic:nvPicPr>\
         <pic:blipFill><a:blip r:embed=\"rId6\">{drawn}</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
         <pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm>\
         <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>\
         </wp:inline></w:drawing></w:r>"
    )
}
