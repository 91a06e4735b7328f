//! A survey as a questionnaire on paper: why it is asked, what becomes of the answers, and boxes.

use schemars::JsonSchema;
use serde::Serialize;

use super::control::{Control, control};
use super::notice::{Way, ways};
use super::scale::{Answers, Point, answers};
use crate::language::Message;
use crate::model::kinds::channel::{Channel, ChannelType};
use crate::model::kinds::survey::Question;
use crate::model::{ComplaintProcedure, Ref, Survey, View};
use crate::outputs::prose::is_safe_address;
use crate::outputs::view::{Prose, Reader};

/// The questionnaire.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct QuestionnaireForm {
    pub control: Control,
    pub purpose: Option<Prose>,
    /// About how long it takes.
    pub duration: String,
    /// What becomes of the answers: anonymous or not.
    pub anonymity: Option<String>,
    pub privacy_notice: Option<String>,
    pub incentive: Option<Prose>,
    pub questions: Vec<QuestionField>,
    pub ways: Vec<Way>,
    /// How customers learn of the results.
    pub told: Option<Prose>,
    /// The same as a form for a device.
    pub xlsform: String,
}

/// One question.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct QuestionField {
    pub id: String,
    pub ask: Prose,
    /// Who is asked.
    pub only: Option<Prose>,
    /// `points`, `words`, `number` or `open`.
    pub answered: &'static str,
    pub points: Vec<PointField>,
    /// The words at the ends of a scale.
    pub low: Option<Prose>,
    pub high: Option<Prose>,
    /// How a number is written.
    pub hint: Option<String>,
    /// There is a box for no answer.
    pub may_pass: bool,
}

/// One box.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PointField {
    pub label: Prose,
}

/// Seconds that a box to tick takes, and an answer in one's own words.
const TICKED: u32 = 15;
const WRITTEN: u32 = 60;

pub fn questionnaire(reader: &Reader<'_>, view: &View<'_, Survey>) -> QuestionnaireForm {
    let survey = view.body();
    let questions: Vec<QuestionField> =
        survey.questions.items().map(|question| question_field(reader, survey, &question.value)).collect();
    let seconds: u32 =
        questions.iter().map(|question| if question.answered == "open" { WRITTEN } else { TICKED }).sum();
    let notice = survey.privacy_notice.given().map(|url| url.0.clone());
    let told = survey.report.given().and_then(|report| report.customers_told.given());
    QuestionnaireForm {
        control: control(reader, view.definition),
        purpose: survey.purpose.given().map(|text| reader.prose(text)),
        duration: reader.say(Message::new("forms-takes").with("n", seconds.div_ceil(60).max(1))),
        anonymity: survey
            .anonymous
            .given()
            .map(|anonymous| reader.word(if *anonymous { "forms-anonymous" } else { "forms-not-anonymous" })),
        privacy_notice: notice.filter(|url| is_safe_address(url)),
        incentive: survey.incentive.given().map(|text| reader.prose(text)),
        questions,
        ways: return_ways(reader, view.id()),
        told: told.map(|text| reader.prose(text)),
        xlsform: format!("survey-{}.xlsx", view.id()),
    }
}

fn question_field(reader: &Reader<'_>, survey: &Survey, question: &Question) -> QuestionField {
    let ask = question.ask.given().map_or_else(|| reader.plain(""), |ask| reader.prose(ask));
    let answers = answers(reader, survey, question);
    let mut field = QuestionField {
        id: format!("question-{}", question.id.given().map_or("", |id| id.as_str())),
        ask,
        only: question.filter.given().map(|text| reader.prose(text)),
        answered: "open",
        points: Vec::new(),
        low: None,
        high: None,
        hint: None,
        may_pass: question.not_answered.items().next().is_some(),
    };
    match answers {
        Answers::Open => field.may_pass = false,
        Answers::Number(from, to) => {
            field.answered = "number";
            let message = Message::new("forms-number-between").with("from", from).with("to", to);
            field.hint = Some(reader.say(message));
        }
        Answers::Words(points) => {
            field.answered = "words";
            field.points = points.into_iter().map(|point| labelled(reader, point)).collect();
        }
        Answers::Points(points) => {
            field.answered = "points";
            field.low = points.first().and_then(|point| point.label.clone());
            field.high = points.last().and_then(|point| point.label.clone());
            field.points = inner(reader, points);
        }
    }
    field
}

/// The boxes of a scale: numbers, with the words that stand between the ends.
fn inner(reader: &Reader<'_>, points: Vec<Point>) -> Vec<PointField> {
    let last = points.len().saturating_sub(1);
    let boxes = points.into_iter().enumerate().map(|(at, point)| {
        let mut label = reader.plain(point.value);
        if let Some(word) = point.label.filter(|_| at > 0 && at < last) {
            label = Prose { text: format!("{} {}", label.text, word.text), lang: word.lang };
        }
        PointField { label }
    });
    boxes.collect()
}

fn labelled(reader: &Reader<'_>, point: Point) -> PointField {
    PointField { label: point.label.unwrap_or_else(|| reader.plain(point.value)) }
}

/// Where a questionnaire on paper can be handed in: the channels of the procedure whose complainants
/// are asked, else those of the System, as far as they take paper.
fn return_ways(reader: &Reader<'_>, survey: &str) -> Vec<Way> {
    let model = &reader.atlas.compilation.model;
    let asking = model
        .active::<ComplaintProcedure>()
        .filter(|procedure| procedure.satisfaction.given().is_some_and(|asked| asked.id == survey));
    let named: Vec<&Ref<Channel>> =
        asking.flat_map(|procedure| procedure.body().channels.items().map(|own| &own.value)).collect();
    let takes_paper = |channel: &&Ref<Channel>| {
        let found = model.find::<Channel>(&channel.id);
        found.is_some_and(|channel| {
            matches!(
                channel.body().r#type.given(),
                Some(ChannelType::Letter | ChannelType::InPerson | ChannelType::Email)
            )
        })
    };
    ways(reader, named.into_iter().filter(takes_paper))
}
