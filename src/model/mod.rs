//! The typed model: one file per kind. Lowering is our own, to slots that are absent, invalid or
//! given; JSON Schemas are published from the same declarations.

mod audience;
mod definition;
mod field;
mod fields;
mod formula;
mod header;
pub mod kind;
pub mod kinds;
#[cfg(test)]
mod labels;
mod measures;
mod parts;
mod phrases;
mod publish;
mod record;
mod references;
mod show;
mod slot;
pub mod theme;
mod worded;

pub use audience::Audience;
pub use definition::{Definition, Origin, View, kind_named, lower};
pub use field::{
    Definition as SchemaOf, Either, Field, Lowering, NamedSchema, OneOrMany, Reference, Wanted, lower_scalar,
    slug_of,
};
pub use fields::{AnyText, CellText, ColumnName, Expression, KindName, Line, Tag, TimeOfDay, TimeZone, Url};
pub use formula::{
    Addend, BacklogFormula, ContactFormula, ContactShare, Disposition, Elsewhere, Exposure, Formula,
    NamedIndicator, PauseColumns, PauseFormula, Presence, RateOf, Reopening, RepeatFormula, ResponseFormula,
};
pub use header::{Control, Header, InForce, Status, Version, is_header_key};
pub use kind::{Body, ColumnUse, Kind};
pub use kinds::KINDS;
pub use kinds::action::Action;
pub use kinds::assessment::Assessment;
pub use kinds::audit::Audit;
pub use kinds::benchmark::Benchmark;
pub use kinds::calendar::Calendar;
pub use kinds::catalogue::Catalogue;
pub use kinds::channel::Channel;
pub use kinds::code_of_conduct::CodeOfConduct;
pub use kinds::complaint_procedure::ComplaintProcedure;
pub use kinds::dispute_provider::DisputeProvider;
pub use kinds::indicator::Indicator;
pub use kinds::objective::Objective;
pub use kinds::promise::Promise;
pub use kinds::questionnaire::Questionnaire;
pub use kinds::review::Review;
pub use kinds::role::Role;
pub use kinds::source::Source;
pub use kinds::survey::Survey;
pub use kinds::system::System;
pub use kinds::waiver::Waiver;
pub use measures::{
    AbandonmentVariant, AgeClock, BacklogFigure, CesScoring, CesVersion, ContactVariant, CsatVariant,
    DerivedUnit, MEASURES, Measure, MeasureRow, RepeatFigure, ResponseVariant, RetentionFigure, TypedValue,
};
pub use parts::{Marked, address, audience_of, describe, key_name, known_word, object_schema, words_schema};
pub use phrases::{
    After, Arrivals, CountPer, ExtractedFrom, Extraction, HeadCount, Keeps, MoneyPer, Precision, SameKey,
    Stretch, Telling,
};
pub use publish::{schema_of, schema_of_any};
pub use references::{
    CategoryWord, ClauseRef, CustomerWord, Kinds, Link, Ref, Referable, RuleRef, ServiceWord, StandardRef,
};
pub use show::Shown;
pub use slot::{List, Slot, Spanned, Table};
pub use worded::Worded;
