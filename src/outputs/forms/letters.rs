//! The letters of a complaint procedure: acknowledgement, request, delay, decision, closing. What
//! they promise is what the procedure says: its deadlines, its levels, its providers.

use schemars::JsonSchema;
use serde::Serialize;

use super::control::{Control, control, named, organisation};
use super::letter::{Block, Letter, Run, field, runs, told};
use super::notice::{StageKind, answer_after_receipt, kind_of, limit_of, told_every};
use super::recourse::{Level, recourse};
use crate::language::Message;
use crate::model::kinds::channel::{Channel, ChannelType};
use crate::model::kinds::complaint_procedure::NoCharge;
use crate::model::{ComplaintProcedure, Either, View};
use crate::outputs::view::{Prose, Reader};

/// The letters of a procedure.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[expect(clippy::struct_field_names, reason = "the letters of a set of letters")]
pub struct Letters {
    pub control: Control,
    pub sender: Sender,
    pub recipient: Vec<String>,
    pub place_and_date: Vec<Run>,
    pub reference: Vec<Run>,
    pub salutation: Vec<Run>,
    pub closing: String,
    pub letters: Vec<Letter>,
}

/// Who writes.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Sender {
    pub organisation: Option<Prose>,
    pub address: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    /// What stands below the name of whoever signs.
    pub role: Option<Prose>,
    pub name: String,
}

pub fn letters(reader: &Reader<'_>, view: &View<'_, ComplaintProcedure>) -> Letters {
    let writer = Writer { reader, procedure: view.body() };
    let letters = [
        Some(writer.acknowledgement()),
        writer.request(),
        writer.delay(),
        Some(writer.decision()),
        Some(writer.closing()),
    ];
    Letters {
        control: control(reader, view.definition),
        sender: writer.sender(),
        recipient: vec![reader.word("forms-field-name"), reader.word("forms-field-address")],
        place_and_date: writer.runs("forms-letter-date"),
        reference: writer.runs("forms-letter-reference"),
        salutation: writer.runs("forms-letter-salutation"),
        closing: reader.word("forms-letter-closing"),
        letters: letters.into_iter().flatten().collect(),
    }
}

struct Writer<'w> {
    reader: &'w Reader<'w>,
    procedure: &'w ComplaintProcedure,
}

/// The levels with what matters first: the price, and from when on.
fn brief(levels: Vec<Level>) -> Vec<Level> {
    let short = |level: Level| Level { facts: level.facts.into_iter().take(2).collect(), ..level };
    levels.into_iter().map(short).collect()
}

/// The fields that messages may hold: the name in the message, and the words of the label.
const FIELDS: &[(&str, &str)] = &[
    ("name", "forms-field-name"),
    ("place", "forms-field-place"),
    ("date", "forms-field-date"),
    ("reference", "forms-field-reference"),
    ("received", "forms-field-received"),
    ("channel", "forms-field-channel"),
    ("subject", "forms-field-subject"),
    ("wish", "forms-field-wish"),
    ("handler", "forms-field-handler"),
    ("contact", "forms-field-contact"),
    ("due", "forms-field-due"),
    ("asked", "forms-field-asked"),
    ("reason", "forms-field-reason"),
    ("done", "forms-field-done"),
    ("facts", "forms-field-facts"),
    ("points", "forms-field-points"),
    ("remedy", "forms-field-remedy"),
    ("change", "forms-field-change"),
    ("closure", "forms-field-closure"),
];

impl Writer<'_> {
    fn message(&self, key: &'static str) -> Message {
        let with = |message: Message, (name, label): &(&'static str, &'static str)| {
            message.with(name, field(&self.reader.word(label)))
        };
        FIELDS.iter().fold(Message::new(key), with)
    }

    fn runs(&self, key: &'static str) -> Vec<Run> {
        runs(&self.reader.say(self.message(key)))
    }

    fn paragraph(&self, key: &'static str) -> Block {
        Block::Paragraph { runs: self.runs(key) }
    }

    fn said(&self, message: Message) -> Block {
        Block::Paragraph { runs: runs(&self.reader.say(message)) }
    }

    fn letter(&self, slug: &'static str, keys: [&'static str; 3], blocks: Vec<Option<Block>>) -> Letter {
        let [title, used, subject] = keys;
        Letter {
            slug,
            title: self.reader.word(title),
            used: self.reader.word(used),
            subject: self.runs(subject),
            blocks: blocks.into_iter().flatten().collect(),
        }
    }

    fn acknowledgement(&self) -> Letter {
        let due = match answer_after_receipt(self.procedure) {
            Some(limit) => self.said(self.message("forms-ack-due-within").with("limit", limit)),
            None => self.paragraph("forms-ack-due"),
        };
        let free = matches!(self.procedure.charges.given(), Some(Either::Short(NoCharge::Free)));
        let keys = ["forms-ack", "forms-ack-used", "forms-ack-subject"];
        let blocks = vec![
            Some(self.paragraph("forms-ack-received")),
            Some(self.paragraph("forms-ack-wish")),
            Some(self.paragraph("forms-ack-handler")),
            Some(due),
            self.every("forms-ack-every"),
            Some(self.paragraph("forms-ack-more")),
            free.then(|| self.paragraph("forms-ack-free")),
        ];
        self.letter("acknowledgement", keys, blocks)
    }

    /// Where the procedure lets the clock stop, the complainant is asked for what is missing.
    fn request(&self) -> Option<Letter> {
        let pause = self.procedure.pause.given()?;
        let longest = pause.at_most.given();
        let longest =
            longest.map(|limit| self.said(self.message("forms-request-pause").with("limit", *limit)));
        let remind = pause.remind.given().and_then(|telling| telling.every);
        let remind = remind.map(|every| self.said(self.message("forms-request-remind").with("every", every)));
        let keys = ["forms-request", "forms-request-used", "forms-request-subject"];
        let blocks = vec![
            Some(self.paragraph("forms-request-asked")),
            longest,
            remind,
            Some(self.paragraph("forms-request-help")),
        ];
        Some(self.letter("request", keys, blocks))
    }

    /// Where the procedure keeps the complainant informed, or stops the clock.
    fn delay(&self) -> Option<Letter> {
        if told_every(self.procedure).is_none() && !self.procedure.pause.is_given() {
            return None;
        }
        let keys = ["forms-delay", "forms-delay-used", "forms-delay-subject"];
        let mut blocks = vec![
            Some(self.paragraph("forms-delay-reason")),
            Some(self.paragraph("forms-delay-done")),
            Some(self.paragraph("forms-delay-due")),
            self.every("forms-delay-every"),
        ];
        let outside: Vec<Level> = self.levels().into_iter().filter(|level| level.outside).collect();
        blocks.extend(self.listed("forms-delay-recourse", &brief(outside)));
        Some(self.letter("delay", keys, blocks))
    }

    fn decision(&self) -> Letter {
        let keys = ["forms-decision", "forms-decision-used", "forms-decision-subject"];
        let outcomes = ["forms-decision-is-upheld", "forms-decision-is-partly", "forms-decision-is-rejected"];
        let outcomes = Block::Options {
            about: self.reader.word("forms-keep-one"),
            items: outcomes.map(|key| self.runs(key)).to_vec(),
        };
        let responses: Vec<String> = self.responses();
        let remedies = (!responses.is_empty()).then(|| Block::Options {
            about: self.reader.word("forms-keep-those"),
            items: responses.iter().map(|response| runs(response)).collect(),
        });
        let mut blocks = vec![
            Some(self.paragraph("forms-decision-examined")),
            Some(outcomes),
            Some(self.paragraph("forms-decision-reasons")),
            Some(self.paragraph("forms-decision-remedy")),
            remedies,
            Some(self.paragraph("forms-decision-change")),
        ];
        let levels = self.levels();
        blocks.extend(self.listed("forms-decision-recourse", &levels));
        blocks.push(self.follow_up());
        self.letter("decision", keys, blocks)
    }

    fn closing(&self) -> Letter {
        let keys = ["forms-closing", "forms-closing-used", "forms-closing-subject"];
        let reasons =
            self.procedure.closed_when.items().map(|reason| told(&self.reader.prose(&reason.value)));
        let reasons: Vec<_> = reasons.map(|reason| runs(&reason)).collect();
        let reasons = (!reasons.is_empty())
            .then(|| Block::Options { about: self.reader.word("forms-closing-keep-one"), items: reasons });
        let mut blocks = vec![Some(self.paragraph("forms-closing-closed")), reasons];
        blocks.push(Some(self.paragraph("forms-closing-again")));
        let outside: Vec<Level> = self.levels().into_iter().filter(|level| level.outside).collect();
        blocks.extend(self.listed("forms-closing-recourse", &brief(outside)));
        blocks.push(self.procedure.satisfaction.is_given().then(|| self.paragraph("forms-closing-survey")));
        blocks.push(Some(self.paragraph("forms-closing-thanks")));
        self.letter("closing", keys, blocks)
    }

    fn every(&self, key: &'static str) -> Option<Block> {
        let every = told_every(self.procedure)?;
        Some(self.said(self.message(key).with("every", every)))
    }

    fn follow_up(&self) -> Option<Block> {
        let limit = limit_of(self.procedure, StageKind::FollowsUp)?;
        Some(self.said(self.message("forms-decision-follow-up").with("limit", limit)))
    }

    fn responses(&self) -> Vec<String> {
        let responses = self.procedure.responses.items().filter_map(|response| response.value.title.given());
        responses.map(|title| told(&self.reader.prose(title))).collect()
    }

    fn levels(&self) -> Vec<Level> {
        recourse(self.reader, self.procedure)
    }

    /// A sentence, and the levels it speaks of; nothing where there are none.
    fn listed(&self, key: &'static str, levels: &[Level]) -> Vec<Option<Block>> {
        if levels.is_empty() {
            return Vec::new();
        }
        let items = levels.iter().map(|level| {
            let place = [level.contact.clone(), level.url.clone()];
            let name = told(&level.name);
            let parts: Vec<String> = std::iter::once(name)
                .chain(place.into_iter().flatten().map(|text| told(&self.reader.plain(text))))
                .collect();
            let facts = level.facts.join(self.reader.word("forms-then").as_str());
            let facts =
                if facts.is_empty() { facts } else { format!("{} {facts}", self.reader.word("page-colon")) };
            runs(&format!("{}{facts}", parts.join(", ")))
        });
        vec![Some(self.paragraph(key)), Some(Block::List { items: items.collect() })]
    }

    fn sender(&self) -> Sender {
        let answering = self.procedure.stages.items().map(|stage| &stage.value);
        let mut answering = answering.filter(|stage| kind_of(stage) == StageKind::Answers);
        let owner = answering.find_map(|stage| stage.owner.given());
        Sender {
            organisation: organisation(self.reader),
            address: self.address(ChannelType::Letter),
            email: self.address(ChannelType::Email),
            phone: self.address(ChannelType::Phone),
            role: owner.and_then(|owner| named(self.reader, "role", &owner.id)),
            name: self.reader.word("forms-field-signatory"),
        }
    }

    /// The address of the procedure's first channel of a kind.
    fn address(&self, means: ChannelType) -> Option<String> {
        let model = &self.reader.atlas.compilation.model;
        let channels = self.procedure.channels.items().filter_map(|own| model.find::<Channel>(&own.value.id));
        let mut own = channels.filter(|channel| channel.body().r#type.given() == Some(&means));
        own.find_map(|channel| channel.body().address.given().map(|address| address.0.clone()))
    }
}
