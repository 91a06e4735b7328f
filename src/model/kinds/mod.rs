//! The kinds of definitions: one file each, one row each.

pub mod action;
pub mod assessment;
pub mod audit;
pub mod benchmark;
pub mod calendar;
pub mod catalogue;
pub mod channel;
pub mod code_of_conduct;
pub mod common;
pub mod complaint_procedure;
pub mod dispute_provider;
pub mod gates;
pub mod indicator;
pub mod objective;
pub mod priorities;
pub mod promise;
pub mod questionnaire;
pub mod review;
pub mod role;
pub mod source;
pub mod survey;
pub mod system;
pub mod waiver;

use super::Kind;

/// Every kind, by name.
pub const KINDS: &[Kind] = &[
    action::ROW,
    assessment::ROW,
    audit::ROW,
    benchmark::ROW,
    calendar::ROW,
    catalogue::ROW,
    channel::ROW,
    code_of_conduct::ROW,
    complaint_procedure::ROW,
    dispute_provider::ROW,
    indicator::ROW,
    objective::ROW,
    promise::ROW,
    questionnaire::ROW,
    review::ROW,
    role::ROW,
    source::ROW,
    survey::ROW,
    system::ROW,
    waiver::ROW,
];
