//! The rules: one folder per family, one rule per pair `name.rs` + `name.md`. The page is
//! documentation, the rule's words in both languages, and its test: a case that triggers it and a
//! near miss that does not.
//!
//! A rule looks at the resolved model (and, for some, at what was measured) and reports; it never
//! changes anything, reads a file or stops another rule.

mod aims;
mod asked;
pub mod chain;
mod charters;
mod claims;
mod clientele;
mod clocks;
mod consumer_law;
mod course;
mod course_dates;
mod handlers;
mod holders;
mod jurisdictions;
mod ladder;
mod languages;
mod lengths;
mod levels;
mod limits;
mod mentions;
mod missing;
mod mixed;
mod naming;
mod opinion;
mod owners;
mod page;
mod personal;
pub mod precision;
mod reach;
mod receipt;
mod registers;
mod report;
mod row;
pub mod sampling;
mod scales;
mod scoring;
mod settings;
mod starts;
pub mod strata;
mod wording;
mod workload;

pub mod complaints;
pub mod disputes;
pub mod graph;
pub mod law;
pub mod management;
pub mod metrics;
pub mod objectives;
pub mod privacy;
pub mod promises;
pub mod surveys;
pub mod time;

#[cfg(test)]
mod literate;

pub use complaints::record_misses_data::{datum_named, names_of_datum};
pub use limits::Limit;
pub use naming::{ACKNOWLEDGING, CLOSING, FOLLOWING_UP, INVESTIGATING, answers, says, stage_says};
pub use owners::owner_of;
pub use page::{Page, Section};
pub use report::Report;
pub use settings::Settings;

use rayon::prelude::*;

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::ledger::Standings;
use crate::measure::{Measured, Plans};
use crate::resolve::Model;

/// One row of the table of rules.
pub struct Rule {
    pub code: Code,
    /// Named after the defect: “allow promise-without-redress” reads as a sentence.
    pub slug: &'static str,
    pub severity: Severity,
    /// The clause it comes from; `practice` or `arithmetic` where no standard says it.
    pub basis: &'static str,
    pub page: &'static str,
    /// Thresholds of our own, which a System may set.
    pub limits: &'static [Limit],
    pub check: Check,
}

impl Rule {
    /// The family a rule belongs to, by its code: a part of a system, or a standard.
    pub fn family(&self) -> &'static str {
        FAMILIES.iter().rev().find(|(from, _)| self.code.0 >= *from).map_or("", |(_, family)| family)
    }
}

/// The families, by the first code of each.
pub const FAMILIES: &[(&str, &str)] = &[
    ("SMQ1000", "promises"),
    ("SMQ1100", "objectives"),
    ("SMQ2000", "complaints"),
    ("SMQ3000", "disputes"),
    ("SMQ4000", "surveys"),
    ("SMQ5000", "time"),
    ("SMQ6000", "metrics"),
    ("SMQ7000", "graph"),
    ("SMQ8000", "privacy"),
    ("SMQ8100", "law"),
    ("SMQ9000", "management"),
];

/// What a rule looks at.
pub enum Check {
    Definitions(fn(&Model, &Plans, &mut Report<'_>)),
    /// And at what the evidence records at hand say.
    Records(fn(&Model, &Plans, &Standings, &mut Report<'_>)),
    Results(fn(&Model, &Plans, &Measured, &mut Report<'_>)),
    /// At the definitions and, once there are data, at what was measured.
    Both {
        definitions: fn(&Model, &Plans, &mut Report<'_>),
        results: fn(&Model, &Plans, &Measured, &mut Report<'_>),
    },
}

/// Every rule, by code.
pub const RULES: &[&Rule] = &[
    &promises::promise_without_indicator::RULE,
    &promises::promise_without_target::RULE,
    &promises::vague_promise::RULE,
    &promises::promise_without_redress::RULE,
    &promises::redress_without_claim::RULE,
    &promises::redress_without_budget::RULE,
    &promises::absolute_promise::RULE,
    &promises::exclusions_empty_promise::RULE,
    &promises::contradicting_promises::RULE,
    &promises::promise_without_owner::RULE,
    &promises::unpublished_promise::RULE,
    &promises::promise_not_in_customer_language::RULE,
    &promises::customers_told_before_staff::RULE,
    &promises::code_without_consultation::RULE,
    &promises::review_overdue::RULE,
    &promises::code_without_contact::RULE,
    &promises::promised_hours_not_covered::RULE,
    &promises::promise_without_procedure::RULE,
    &promises::promise_without_risk::RULE,
    &promises::no_question_about_code::RULE,
    &promises::promise_not_delivered::RULE,
    &promises::statement_changed_under_its_version::RULE,
    &promises::claim_before_failure_known::RULE,
    &objectives::objective_without_indicator::RULE,
    &objectives::objective_without_target::RULE,
    &objectives::objective_without_baseline::RULE,
    &objectives::objective_without_owner::RULE,
    &objectives::objective_without_due_date::RULE,
    &objectives::objective_without_means::RULE,
    &objectives::target_outside_domain::RULE,
    &objectives::target_against_direction::RULE,
    &objectives::target_already_reached::RULE,
    &objectives::too_few_figures_before_due::RULE,
    &objectives::objective_laxer_than_promise::RULE,
    &objectives::improvement_too_small_to_show::RULE,
    &objectives::complaint_count_as_target::RULE,
    &objectives::objective_without_support::RULE,
    &complaints::policy_not_approved::RULE,
    &complaints::notice_incomplete::RULE,
    &complaints::no_way_to_complain::RULE,
    &complaints::one_way_to_complain::RULE,
    &complaints::no_accessible_way_to_complain::RULE,
    &complaints::complaint_language_missing::RULE,
    &complaints::complainant_is_charged::RULE,
    &complaints::no_acknowledgement::RULE,
    &complaints::slow_acknowledgement::RULE,
    &complaints::procedure_later_than_promise::RULE,
    &complaints::complainant_left_in_silence::RULE,
    &complaints::assessment_incomplete::RULE,
    &complaints::priority_matrix_with_holes::RULE,
    &complaints::priority_matrix_not_monotone::RULE,
    &complaints::safety_without_priority::RULE,
    &complaints::higher_priority_slower::RULE,
    &complaints::investigator_judges_own_case::RULE,
    &complaints::single_investigator::RULE,
    &complaints::complaints_used_for_discipline::RULE,
    &complaints::same_depth_for_all::RULE,
    &complaints::no_responses::RULE,
    &complaints::decision_without_reasons::RULE,
    &complaints::closed_without_agreement::RULE,
    &complaints::record_misses_data::RULE,
    &complaints::identifier_not_unique::RULE,
    &complaints::record_dates_out_of_order::RULE,
    &complaints::responsibility_gap::RULE,
    &complaints::handler_without_training::RULE,
    &complaints::complaints_not_classified::RULE,
    &complaints::complainants_not_surveyed::RULE,
    &complaints::complaints_not_reviewed::RULE,
    &complaints::recurring_complaints_without_action::RULE,
    &complaints::no_confidentiality::RULE,
    &complaints::no_retention::RULE,
    &complaints::written_complaints_only::RULE,
    &complaints::no_redress_limit::RULE,
    &complaints::redress_beyond_authority::RULE,
    &complaints::no_follow_up::RULE,
    &complaints::judge_of_own_case::RULE,
    &disputes::no_external_level::RULE,
    &disputes::escalation_loop_or_dead_end::RULE,
    &disputes::same_holder_twice::RULE,
    &disputes::provider_independence_not_shown::RULE,
    &disputes::joining_not_voluntary::RULE,
    &disputes::binding_not_disclosed::RULE,
    &disputes::category_without_provider::RULE,
    &disputes::provider_hard_to_reach::RULE,
    &disputes::dispute_without_time_limit::RULE,
    &disputes::refusal_silent_on_provider::RULE,
    &disputes::provider_reached_too_late::RULE,
    &disputes::no_dispute_agreement::RULE,
    &disputes::nobody_may_settle::RULE,
    &disputes::remedy_overdue::RULE,
    &disputes::disputes_not_surveyed::RULE,
    &disputes::dispute_costs_customer::RULE,
    &surveys::survey_without_purpose::RULE,
    &surveys::population_missing_or_skewed::RULE,
    &surveys::sample_too_small::RULE,
    &surveys::sample_larger_than_population::RULE,
    &surveys::too_few_invitations::RULE,
    &surveys::no_expected_response::RULE,
    &surveys::margin_on_volunteers::RULE,
    &surveys::subgroups_too_small::RULE,
    &surveys::nps_on_wrong_scale::RULE,
    &surveys::nps_without_recommendation::RULE,
    &surveys::csat_on_wrong_scale::RULE,
    &surveys::ces_on_wrong_scale::RULE,
    &surveys::scale_unbalanced::RULE,
    &surveys::no_way_to_abstain::RULE,
    &surveys::double_barrelled_question::RULE,
    &surveys::leading_question::RULE,
    &surveys::question_presupposes_experience::RULE,
    &surveys::question_hard_to_answer::RULE,
    &surveys::no_open_question::RULE,
    &surveys::questionnaire_not_tried::RULE,
    &surveys::scale_changed_in_series::RULE,
    &surveys::reported_more_often_than_asked::RULE,
    &surveys::survey_too_late::RULE,
    &surveys::customers_asked_too_often::RULE,
    &surveys::no_indirect_indicator::RULE,
    &surveys::results_reach_nobody::RULE,
    &surveys::score_without_response_rate::RULE,
    &surveys::anonymous_but_identified::RULE,
    &surveys::answers_steered::RULE,
    &surveys::question_without_expectation::RULE,
    &surveys::importance_unknown::RULE,
    &surveys::questionnaire_too_long::RULE,
    &surveys::answers_off_scale::RULE,
    &surveys::answers_unlike_population::RULE,
    &time::stages_longer_than_total::RULE,
    &time::parallel_stages_longer_than_total::RULE,
    &time::stage_order_circular::RULE,
    &time::worst_case_too_late::RULE,
    &time::holidays_end_too_soon::RULE,
    &time::promise_shorter_than_closure::RULE,
    &time::universal_promise_on_percentile::RULE,
    &time::percentile_later_than_promise::RULE,
    &time::stage_shares_below_total::RULE,
    &time::percentiles_decreasing::RULE,
    &time::percentile_without_volume::RULE,
    &time::share_never_shown::RULE,
    &time::clock_misses_waiting::RULE,
    &time::unbounded_pause::RULE,
    &time::escalation_after_deadline::RULE,
    &time::no_timed_escalation::RULE,
    &time::more_work_than_time::RULE,
    &time::staff_too_few_for_promise::RULE,
    &metrics::part_exceeds_whole::RULE,
    &metrics::variant_changes_in_series::RULE,
    &metrics::indicator_made_of_itself::RULE,
    &metrics::indicator_half_defined::RULE,
    &metrics::unused_indicator::RULE,
    &metrics::bands_overlap_or_leave_hole::RULE,
    &metrics::benchmark_not_comparable::RULE,
    &metrics::mean_of_rates_without_weights::RULE,
    &metrics::rate_without_interval::RULE,
    &metrics::improvement_inside_noise::RULE,
    &metrics::signal_on_few_points::RULE,
    &metrics::too_few_cases_per_point::RULE,
    &metrics::one_miss_spends_the_budget::RULE,
    &metrics::index_weights_not_one::RULE,
    &metrics::retention_and_churn_differ::RULE,
    &metrics::complaints_without_exposure::RULE,
    &metrics::open_cases_left_out::RULE,
    &metrics::verdict_rests_on_exclusions::RULE,
    &metrics::figure_rests_on_pauses::RULE,
    &metrics::stale_data::RULE,
    &metrics::restated_figure::RULE,
    &graph::promise_never_reaches_survey::RULE,
    &graph::orphan_definition::RULE,
    &graph::two_versions_in_force::RULE,
    &graph::evidence_out_of_date::RULE,
    &graph::active_depends_on_draft::RULE,
    &graph::role_without_holder::RULE,
    &graph::incompatible_roles::RULE,
    &graph::waiver_expired::RULE,
    &graph::stale_translation::RULE,
    &graph::text_repeated::RULE,
    &graph::active_not_approved::RULE,
    &graph::approved_by_its_author::RULE,
    &graph::waiver_too_long::RULE,
    &graph::dependency_changed_since_approval::RULE,
    &privacy::personal_data_without_legal_basis::RULE,
    &privacy::personal_data_without_retention::RULE,
    &privacy::retention_ends_too_soon::RULE,
    &privacy::kept_long_without_reason::RULE,
    &privacy::sensitive_data_collected::RULE,
    &privacy::complaint_files_open_to_all::RULE,
    &privacy::verbatims_not_anonymised::RULE,
    &privacy::processor_without_contract::RULE,
    &privacy::no_privacy_notice::RULE,
    &privacy::automated_decision_without_review::RULE,
    &privacy::figure_of_few_respondents::RULE,
    &law::consumer_mediator_not_free::RULE,
    &law::mediator_not_published::RULE,
    &law::refusal_silent_on_mediator::RULE,
    &law::surcharged_number::RULE,
    &law::referral_limit_not_one_year::RULE,
    &law::financial_complaint_too_slow::RULE,
    &law::link_to_closed_platform::RULE,
    &law::dispute_body_not_published::RULE,
    &law::phone_above_basic_rate::RULE,
    &law::slow_reply_to_dispute_body::RULE,
    &law::support_not_accessible::RULE,
    &law::dispute_body_slow_or_dear::RULE,
    &law::final_response_too_late::RULE,
    &law::final_response_silent_on_ombudsman::RULE,
    &management::audit_programme_gap::RULE,
    &management::review_without_inputs::RULE,
    &management::action_incomplete::RULE,
    &management::no_channel_or_contingency::RULE,
    &management::satisfaction_not_monitored::RULE,
    &management::document_without_version::RULE,
    &management::hard_to_read_theme::RULE,
    &management::contact_experience_not_measured::RULE,
    &management::contact_centre_takes_no_complaints::RULE,
    &management::contact_terms_not_told::RULE,
    &management::outsourcing_undefined::RULE,
    &management::online_sale_incomplete::RULE,
    &management::front_line_not_equipped::RULE,
    &management::weak_dimension_without_action::RULE,
    &management::score_between_bands::RULE,
    &management::assessment_stale_or_lone::RULE,
];

/// Runs every rule that needs no data.
pub fn check_definitions(model: &Model, plans: &Plans, settings: &Settings) -> Vec<Diagnostic> {
    each_rule(settings, |rule, report| {
        if let Check::Definitions(check) | Check::Both { definitions: check, .. } = rule.check {
            check(model, plans, report);
        }
    })
}

/// Runs every rule on what the evidence records say.
pub fn check_records(
    model: &Model,
    plans: &Plans,
    standings: &Standings,
    settings: &Settings,
) -> Vec<Diagnostic> {
    each_rule(settings, |rule, report| {
        if let Check::Records(check) = rule.check {
            check(model, plans, standings, report);
        }
    })
}

/// Runs every rule on what was measured.
pub fn check_results(
    model: &Model,
    plans: &Plans,
    measured: &Measured,
    settings: &Settings,
) -> Vec<Diagnostic> {
    each_rule(settings, |rule, report| {
        if let Check::Results(check) | Check::Both { results: check, .. } = rule.check {
            check(model, plans, measured, report);
        }
    })
}

/// The findings of every rule, in the order of the rules, whichever was ready first.
fn each_rule(settings: &Settings, run: impl Fn(&Rule, &mut Report<'_>) + Sync) -> Vec<Diagnostic> {
    let findings = RULES.par_iter().map(|rule| {
        let mut findings = Vec::new();
        run(rule, &mut Report::new(rule, settings, &mut findings));
        findings
    });
    findings.collect::<Vec<_>>().into_iter().flatten().collect()
}

/// The rule of a code or a slug.
pub fn find(name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.code.0.eq_ignore_ascii_case(name) || rule.slug == name).copied()
}
