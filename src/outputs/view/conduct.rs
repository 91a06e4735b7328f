//! A survey as those who carry it out read it: whom to ask, how, when, and who gets the results.

use schemars::JsonSchema;
use serde::Serialize;

use super::manual::roles;
use super::plain::{after, joined, prose, proses, within};
use super::reader::{Link, Prose, Reader};
use super::validity::{ValidityView, validity};
use crate::model::{Survey, View};

/// A survey as those who carry it out read it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SurveyManual {
    pub title: Prose,
    pub purpose: Option<Prose>,
    pub decides: Vec<Prose>,
    pub who: Option<Prose>,
    pub method: Option<String>,
    pub modes: Option<String>,
    pub sent: Option<String>,
    pub not_again_within: Option<String>,
    pub anonymous: Option<bool>,
    pub questions: Vec<Prose>,
    pub report_to: Vec<Link>,
    pub report_within: Option<String>,
    pub customers_told: Option<Prose>,
    pub validity: ValidityView,
}

/// How a survey is conducted.
pub fn survey_manual(reader: &Reader<'_>, own: &View<'_, Survey>) -> SurveyManual {
    let report = own.report.given();
    let modes = own.mode.given().into_iter().flat_map(|modes| modes.0.iter());
    let modes: Vec<String> = modes.map(|mode| reader.listed_word(mode.word())).collect();
    SurveyManual {
        title: reader.title(own.definition),
        purpose: prose(reader, &own.purpose),
        decides: proses(reader, &own.decides),
        who: own.population.given().and_then(|population| prose(reader, &population.who)),
        method: own
            .sampling
            .given()
            .and_then(|sampling| sampling.method.given())
            .map(|method| reader.listed_word(method.word())),
        modes: Some(joined(reader, &modes)).filter(|modes| !modes.is_empty()),
        sent: own.sent.given().map(|sent| after(reader, "staff-sent", sent)),
        not_again_within: own.not_again_within.given().map(|limit| reader.formatter().duration(*limit)),
        anonymous: own.anonymous.given().copied(),
        questions: own
            .questions
            .items()
            .filter_map(|own| Some(reader.prose(own.value.ask.given()?)))
            .collect(),
        report_to: report.map(|report| roles(reader, &report.to)).unwrap_or_default(),
        report_within: report.and_then(|report| report.within.given()).map(|limit| within(reader, *limit)),
        customers_told: report.and_then(|report| prose(reader, &report.customers_told)),
        validity: validity(reader, own.definition),
    }
}
