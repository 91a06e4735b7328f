//! What stands around the text of a Word file: styles, numberings, head and foot, properties.

use std::fmt::Write;

use super::body::{Body, OWN_NUMBERINGS, OWN_RELATIONS};
use super::xml::{dictionary, field, run};
use crate::outputs::document::block::{Document, Plan, Run};
use crate::outputs::prose::escape;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const WORDS: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

pub const CONTENT_TYPES: &str = include_str!("../../../../templates/word/content-types.xml");
pub const PACKAGE_RELATIONS: &str = include_str!("../../../../templates/word/package-rels.xml");
const STYLES: &str = include_str!("../../../../templates/word/styles.xml");
const SETTINGS: &str = include_str!("../../../../templates/word/settings.xml");
const NUMBERINGS: &str = include_str!("../../../../templates/word/numbering.xml");

/// The styles in the document's language and the organisation's colour.
pub fn styles(document: &Document) -> String {
    let accent = document.accent.as_deref().and_then(|accent| accent.strip_prefix('#')).unwrap_or("0B5563");
    let numbered =
        if document.plan == Plan::Report { "<w:numPr><w:numId w:val=\"1\"/></w:numPr>" } else { "" };
    let level = |level: u8| numbered.replace("<w:numId", &format!("<w:ilvl w:val=\"{level}\"/><w:numId"));
    let mut styles = STYLES.replace("LANGUAGE", dictionary(document.lang)).replace("ACCENT", &escape(accent));
    for at in 0..3 {
        styles = styles.replacen("NUMBERED", &level(at), 1);
    }
    styles
}

pub fn settings(document: &Document) -> String {
    let decimal = if document.lang == "fr" { "," } else { "." };
    SETTINGS.replace("LANGUAGE", dictionary(document.lang)).replace("DECIMAL", decimal)
}

/// Headings, bullets, and one numbering per numbered list.
pub fn numbering(body: &Body) -> String {
    let mut out = format!("{HEAD}<w:numbering xmlns:w=\"{WORDS}\">{NUMBERINGS}");
    for own in 0..OWN_NUMBERINGS {
        let _ = write!(out, "<w:num w:numId=\"{}\"><w:abstractNumId w:val=\"{own}\"/></w:num>", own + 1);
    }
    for (i, start) in body.starts.iter().enumerate() {
        let _ = write!(
            out,
            "<w:num w:numId=\"{}\"><w:abstractNumId w:val=\"2\"/><w:lvlOverride w:ilvl=\"0\">\
             <w:startOverride w:val=\"{}\"/></w:lvlOverride></w:num>",
            OWN_NUMBERINGS + i + 1,
            start.min(&32_000)
        );
    }
    out + "</w:numbering>"
}

/// Organisation on the left, title on the right.
pub fn header(document: &Document) -> String {
    let left = Run::text(document.organisation.clone().unwrap_or_default());
    let right = Run::text(document.title.as_str());
    format!(
        "{HEAD}<w:hdr xmlns:w=\"{WORDS}\" xmlns:r=\"{RELATIONS}\"><w:p><w:pPr><w:pStyle w:val=\"Header\"/>\
         </w:pPr>{}<w:r><w:tab/></w:r>{}</w:p></w:hdr>",
        run(&left, None),
        run(&right, None)
    )
}

/// Document control on the left, « page 3 sur 12 » on the right.
pub fn footer(document: &Document) -> String {
    let words = &document.words;
    let text = |text: String| run(&Run::text(text), None);
    format!(
        "{HEAD}<w:ftr xmlns:w=\"{WORDS}\" xmlns:r=\"{RELATIONS}\"><w:p><w:pPr><w:pStyle w:val=\"Footer\"/>\
         </w:pPr>{}<w:r><w:tab/></w:r>{}{}{}{}</w:p></w:ftr>",
        text(document.foot.clone()),
        text(format!("{}\u{a0}", words.page)),
        field("PAGE"),
        text(format!(" {} ", words.of)),
        field("NUMPAGES")
    )
}

/// The relations of the text: styles and the like, the files of the logo, then links.
pub fn relations<'l>(body: &Body, logo: impl Iterator<Item = &'l str>) -> String {
    let mut out = format!(
        "{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    );
    let own = [("styles", "styles.xml"), ("settings", "settings.xml"), ("numbering", "numbering.xml")];
    let own = own.into_iter().chain([("header", "header1.xml"), ("footer", "footer1.xml")]);
    for (i, (kind, target)) in own.chain(logo.map(|path| ("image", path))).enumerate() {
        let _ = write!(
            out,
            "<Relationship Id=\"rId{}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/>",
            i + 1
        );
    }
    for (i, address) in body.addresses.iter().enumerate() {
        let _ = write!(
            out,
            "<Relationship Id=\"rId{}\" Type=\"{RELATIONS}/hyperlink\" Target=\"{}\" TargetMode=\"External\"/>",
            i + OWN_RELATIONS,
            escape(address)
        );
    }
    out + "</Relationships>"
}

/// Title, author, language and a fixed date.
pub fn core(document: &Document) -> String {
    let stamp = format!("{}T00:00:00Z", document.date);
    format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title><dc:subject>{}</dc:subject>\
         <dc:creator>{}</dc:creator><cp:revision>1</cp:revision>\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">{stamp}</dcterms:created>\
         <dcterms:modified xsi:type=\"dcterms:W3CDTF\">{stamp}</dcterms:modified>\
         <dc:language>{}</dc:language></cp:coreProperties>",
        escape(&document.title),
        escape(document.subtitle.as_deref().unwrap_or_default()),
        escape(document.organisation.as_deref().unwrap_or_default()),
        dictionary(document.lang)
    )
}

pub fn app(document: &Document) -> String {
    format!(
        "{HEAD}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
         <Application>smqc</Application><Company>{}</Company></Properties>",
        escape(document.organisation.as_deref().unwrap_or_default())
    )
}

/// The text with its page: A4, 22 mm around, head and foot.
pub fn text(body: &str) -> String {
    format!(
        "{HEAD}<w:document xmlns:w=\"{WORDS}\" xmlns:r=\"{RELATIONS}\" \
         xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
         xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
         xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><w:body>{body}<w:sectPr>\
         <w:headerReference w:type=\"default\" r:id=\"rId4\"/><w:footerReference w:type=\"default\" r:id=\"rId5\"/>\
         <w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
         <w:pgMar w:top=\"1418\" w:right=\"1248\" w:bottom=\"1304\" w:left=\"1248\" w:header=\"624\" \
         w:footer=\"567\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>"
    )
}
