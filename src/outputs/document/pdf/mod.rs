//! A document as PDF: archival (PDF/A-2a) and accessible (PDF/UA-1), through Typst. The template is
//! ours and fixed; a document reaches it as JSON, so that no text of a user is ever markup. Nothing
//! is read but what is handed over: no file, no clock, no network.

mod letters;
mod room;

use serde::Serialize;
use typst::WorldExt;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::block::Document;
use crate::outputs::OutputError;
use room::Room;

/// What the template is given beside the document.
#[derive(Serialize)]
struct Given<'d> {
    #[serde(flatten)]
    document: &'d Document,
    logo: Option<Logo<'d>>,
}

#[derive(Serialize)]
struct Logo<'d> {
    file: &'static str,
    alt: &'d str,
}

/// The bytes of the file.
///
/// # Errors
/// When the document cannot be laid out.
pub fn pdf(document: &Document) -> Result<Vec<u8>, OutputError> {
    let document = letters::printable(document.clone());
    let logo = document.logo.as_ref().map(|own| Logo { file: room::logo_file(own.format), alt: &own.alt });
    let data = serde_json::to_vec(&Given { document: &document, logo })?;
    let room = Room::new(data, document.logo.as_ref());
    let laid_out = typst::compile::<PagedDocument>(&room).output.map_err(|faults| failed(&room, &faults));
    let made = laid_out.and_then(|paged| {
        let options = options(&document)?;
        typst_pdf::pdf(&paged, &options).map_err(|faults| failed(&room, &faults))
    });
    // What was worked out for this document is of no use to the next one.
    typst::comemo::evict(0);
    made
}

fn options(document: &Document) -> Result<PdfOptions, OutputError> {
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1]);
    let standards = standards.map_err(|fault| OutputError::Pdf(fault.message().to_string()))?;
    let digits: Vec<i32> = document.date.split('-').filter_map(|part| part.parse().ok()).collect();
    let day = match digits.as_slice() {
        [year, month, day] => Datetime::from_ymd_hms(
            *year,
            u8::try_from(*month).unwrap_or(1),
            u8::try_from(*day).unwrap_or(1),
            0,
            0,
            0,
        ),
        _ => None,
    };
    Ok(PdfOptions {
        ident: Smart::Custom(format!("{}/{}/{}", document.lang, document.title, document.date)),
        creator: Smart::Custom(Some(format!("smqc {}", env!("CARGO_PKG_VERSION")))),
        timestamp: day.map(Timestamp::new_utc),
        standards,
        ..PdfOptions::default()
    })
}

fn failed(room: &Room, faults: &[SourceDiagnostic]) -> OutputError {
    let message = |fault: &SourceDiagnostic| match room.range(fault.span) {
        Some(range) => format!("{} ({})", fault.message, room.line_of(range.start)),
        None => fault.message.to_string(),
    };
    let messages: Vec<String> = faults.iter().take(3).map(message).collect();
    if faults.iter().any(|fault| room.shows_logo(fault)) {
        return OutputError::Logo(messages.join("; "));
    }
    OutputError::Pdf(messages.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outputs::document::block::{self, Block, Link, Look, Plan, Run, Words};

    fn document(blocks: Vec<Block>) -> Document {
        let word = |text: &str| text.to_owned();
        Document {
            lang: "fr",
            plan: Plan::Report,
            title: word("#panic() \u{202b}עברית 🎉 \u{0} $x$"),
            subtitle: None,
            organisation: Some(word("*O*")),
            accent: None,
            logo: None,
            control: Vec::new(),
            date: word("2026-03-31"),
            foot: word("foot"),
            words: Words {
                contents: word("Sommaire"),
                control: word("Maîtrise"),
                page: word("Page"),
                of: word("sur"),
                colon: word(" :"),
            },
            blocks,
        }
    }

    #[test]
    fn what_a_user_writes_is_never_markup_and_a_second_run_gives_the_same_bytes() {
        let long = "x".repeat(9000);
        let hostile = [
            "#read(\"/etc/passwd\") $x^2$ \\ \\u{7} *a* _b_ `c` <d> @e = f",
            "🎉 🏳️‍🌈 \u{7} \u{0} \u{e000} \u{ad} \u{fffe} \u{2028} \u{10ffff}",
            "العربية עברית \u{202e}abc e\u{301}\u{301}\u{301}",
            &long,
        ];
        let mut blocks = vec![Block::heading(1, Some("a".to_owned()), vec![Run::text("#import \"x.typ\"")])];
        let mut add = |look, run| blocks.push(Block::Paragraph { look, runs: vec![run] });
        for text in hostile {
            add(Look::Plain, Run::text(text));
            add(Look::Code, Run::code(text));
        }
        add(Look::Quote, Run::code("\n\n"));
        let address = "https://example.org/".to_owned();
        let links =
            [address.clone() + "\")#panic()", String::new(), address + &long, "x\u{0}\u{e000}".to_owned()];
        for link in links {
            let link = Some(Link::Address(link));
            add(Look::Plain, Run { link, lang: Some("\")".to_owned()), ..Run::text("x") });
        }
        let document = document(blocks).settled();
        let first = pdf(&document).expect("a document");
        assert!(first.starts_with(b"%PDF-"));
        assert_eq!(first, pdf(&document).expect("a document"));
    }

    fn with_logo(format: &'static str, bytes: &[u8]) -> Result<Vec<u8>, OutputError> {
        let own = block::Logo { bytes: bytes.to_vec(), format, size: None, alt: "\u{202e}".to_owned() };
        let title = "\u{202e}".to_owned();
        pdf(&Document { logo: Some(own), title, ..document(vec![Block::paragraph("x")]) })
    }

    #[test]
    fn a_logo_without_words_is_shown_and_a_broken_one_is_a_fault_that_is_told() {
        let square =
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0h9v9z\"/><text>#x 🎉</text></svg>";
        assert!(with_logo("svg", square.as_bytes()).is_ok());
        for (format, bytes) in [("svg", "<svg>"), ("png", "\u{89}PNG"), ("jpg", "x"), ("png", "")] {
            let fault = with_logo(format, bytes.as_bytes()).expect_err("it is broken").to_string();
            assert!(fault.contains("logo"), "{fault}");
        }
    }
}
