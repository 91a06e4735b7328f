//! Surveys of customer satisfaction (ISO 10004).

pub mod anonymous_but_identified;
pub mod ces_on_wrong_scale;
pub mod csat_on_wrong_scale;
pub mod double_barrelled_question;
pub mod leading_question;
pub mod margin_on_volunteers;
pub mod no_open_question;
pub mod nps_on_wrong_scale;
pub mod question_hard_to_answer;
pub mod question_presupposes_experience;
pub mod question_without_expectation;
mod questions;
pub mod sample_larger_than_population;
pub mod sample_too_small;
pub mod survey_without_purpose;
pub mod too_few_invitations;
