//! Surveys of customer satisfaction (ISO 10004).

pub mod anonymous_but_identified;
pub mod answers_steered;
pub mod ces_on_wrong_scale;
pub mod csat_on_wrong_scale;
pub mod customers_asked_too_often;
pub mod importance_unknown;
pub mod margin_on_volunteers;
pub mod no_expected_response;
pub mod no_indirect_indicator;
pub mod no_open_question;
pub mod no_way_to_abstain;
pub mod nps_on_wrong_scale;
pub mod nps_without_recommendation;
pub mod population_missing_or_skewed;
pub mod question_without_expectation;
pub mod questionnaire_not_tried;
pub mod questionnaire_too_long;
pub mod reported_more_often_than_asked;
pub mod results_reach_nobody;
pub mod sample_larger_than_population;
pub mod sample_too_small;
pub mod scale_unbalanced;
pub mod score_without_response_rate;
pub mod survey_too_late;
pub mod survey_without_purpose;
pub mod too_few_invitations;
