//! A letter as a file of a word processor: the same words as on the page, with the same fields.

use super::letter::{self, Block, Letter};
use super::letters::{Letters, Sender};
use crate::outputs::OutputError;
use crate::outputs::document::{self, Document, Look, Plan, Run};
use crate::outputs::view::{Prose, Reader};

/// The bytes of the file.
///
/// # Errors
/// When it cannot be packed.
pub fn docx(reader: &Reader<'_>, all: &Letters, letter: &Letter) -> Result<Vec<u8>, OutputError> {
    let title = format!("{} – {}", letter.title, all.control.title.text);
    let document = document::blank_document(reader, Plan::Letter, title, None);
    let blocks = blocks(reader, all, letter);
    // It leaves the house: which model it follows, in which version, without a word from inside.
    let version = all.control.facts.first().map(String::as_str);
    let foot = std::iter::once(all.control.title.text.as_str()).chain(version);
    let foot = foot.collect::<Vec<_>>().join(" · ");
    document::docx(&Document { blocks, foot, ..document })
}

fn blocks(reader: &Reader<'_>, all: &Letters, letter: &Letter) -> Vec<document::Block> {
    let mut blocks = vec![plain(sender(&all.sender))];
    let recipient = lines(all.recipient.iter().map(|line| Run::blank(line.as_str())));
    blocks.push(document::Block::Paragraph { look: Look::Addressee, runs: recipient });
    blocks.push(document::Block::Paragraph { look: Look::Addressee, runs: runs(&all.place_and_date) });
    let subject = format!("{}{} ", reader.word("forms-subject"), reader.word("page-colon"));
    let mut subject = vec![Run::bold(subject)];
    subject.extend(runs(&letter.subject).into_iter().map(|run| Run { bold: true, ..run }));
    subject.push(Run::text("\n"));
    subject.extend(runs(&all.reference));
    blocks.push(plain(subject));
    blocks.push(plain(runs(&all.salutation)));
    for block in &letter.blocks {
        match block {
            Block::Paragraph { runs: own } => blocks.push(plain(runs(own))),
            Block::List { items } => blocks.push(list(items)),
            Block::Options { about, items } => {
                let about = Run { italic: true, ..Run::text(about.as_str()) };
                blocks.push(document::Block::Paragraph { look: Look::Quiet, runs: vec![about] });
                blocks.push(list(items));
            }
        }
    }
    blocks.push(plain(vec![Run::text(all.closing.as_str())]));
    blocks.push(plain(signature(&all.sender)));
    blocks
}

fn plain(runs: Vec<Run>) -> document::Block {
    document::Block::Paragraph { look: Look::Plain, runs }
}

fn list(items: &[Vec<letter::Run>]) -> document::Block {
    let items = items.iter().map(|item| vec![plain(runs(item))]);
    document::Block::List { start: None, items: items.collect() }
}

fn runs(own: &[letter::Run]) -> Vec<Run> {
    let run = |own: &letter::Run| Run {
        lang: own.lang.clone(),
        ..if own.field { Run::blank(own.text.as_str()) } else { Run::text(own.text.as_str()) }
    };
    own.iter().map(run).collect()
}

/// One line each.
fn lines(runs: impl Iterator<Item = Run>) -> Vec<Run> {
    let mut lines: Vec<Run> = Vec::new();
    for run in runs {
        if !lines.is_empty() {
            lines.push(Run::text("\n"));
        }
        lines.push(run);
    }
    lines
}

fn told(prose: &Prose) -> Run {
    Run { lang: prose.lang.clone(), ..Run::text(prose.text.as_str()) }
}

fn sender(sender: &Sender) -> Vec<Run> {
    let organisation = sender.organisation.as_ref().map(|name| Run { bold: true, ..told(name) });
    let rest = [&sender.address, &sender.phone, &sender.email];
    let rest = rest.into_iter().flatten().map(|line| Run::text(line.as_str()));
    lines(organisation.into_iter().chain(rest))
}

fn signature(sender: &Sender) -> Vec<Run> {
    let below = [&sender.role, &sender.organisation].into_iter().flatten().map(told);
    lines(std::iter::once(Run::blank(sender.name.as_str())).chain(below))
}
