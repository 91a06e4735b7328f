//! The table of templates: what each lays out, and the type that it is given.

use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Value as Json, json};

use crate::outputs::page::Frame;
use crate::outputs::{charter, document, entrance, forms, markdown, view};

/// A form, as the generator knows it.
pub type Make = fn(&mut SchemaGenerator) -> Json;

/// What stands under `view`.
pub enum Viewed {
    /// What the page gives that it is a part of.
    OfThePage,
    /// One field among those of the page that it is a part of.
    Field(&'static str, Make),
    All(Make),
}

/// What a template is given.
pub struct Row {
    pub template: &'static str,
    /// Key of the words on what it lays out.
    pub about: &'static str,
    pub page: Make,
    pub view: Viewed,
    /// Other templates include it: it also sees the names that they have set.
    pub is_included: bool,
}

pub fn of<V: JsonSchema>(generator: &mut SchemaGenerator) -> Json {
    generator.subschema_for::<V>().to_value()
}

impl Row {
    const fn new(template: &'static str, about: &'static str, view: Viewed) -> Self {
        Self { template, about, page: of::<Frame>, view, is_included: false }
    }

    /// A template that lays out a page of its own.
    const fn of<V: JsonSchema>(template: &'static str, about: &'static str) -> Self {
        Self::new(template, about, Viewed::All(of::<V>))
    }

    /// A template of every page.
    const fn of_any(template: &'static str, about: &'static str) -> Self {
        Self::new(template, about, Viewed::OfThePage)
    }

    /// A template that lays out a field of the view of any page that has it.
    const fn of_field<V: JsonSchema>(
        template: &'static str,
        about: &'static str,
        field: &'static str,
    ) -> Self {
        Self::new(template, about, Viewed::Field(field, of::<V>)).included()
    }

    const fn included(self) -> Self {
        Self { is_included: true, ..self }
    }

    /// Where `page` is not the frame of all pages.
    const fn on<P: JsonSchema>(self) -> Self {
        Self { page: of::<P>, ..self }
    }

    /// The form of `view`.
    pub fn view(&self, generator: &mut SchemaGenerator) -> Json {
        match self.view {
            Viewed::OfThePage => Json::Bool(true),
            Viewed::All(make) => make(generator),
            Viewed::Field(name, make) => json!({
                "type": "object",
                "properties": {name: make(generator)},
                "additionalProperties": true,
            }),
        }
    }
}

/// Every template that is given `page` and `view`, by name.
pub const ROWS: &[Row] = &[
    Row::of_any("base.html", "context-base"),
    Row::of::<view::CalendarView>("calendar.html", "context-calendar"),
    Row::of::<view::CalendarView>("calendar.md", "context-calendar"),
    Row::of::<Vec<view::ContactView>>("channels.html", "context-channels"),
    Row::of::<view::CharterView>("charter.html", "context-charter"),
    Row::of::<charter::CharterText>("charter.md", "context-charter-text"),
    Row::of::<view::ChecklistView>("checklist.html", "context-checklist"),
    Row::of::<view::ChecklistView>("checklist.md", "context-checklist"),
    Row::of::<view::ComplainView>("complain.html", "context-complain"),
    Row::of_any("control.html", "context-control").included(),
    Row::of_any("control.md", "context-control-text"),
    Row::of::<view::CoverageView>("coverage.html", "context-coverage"),
    Row::of::<view::CoverageView>("coverage.md", "context-coverage"),
    Row::of::<Vec<view::SourceView>>("data.html", "context-data"),
    Row::of::<Vec<view::SourceView>>("data.md", "context-data"),
    Row::of::<view::DefinitionView>("definition.html", "context-definition"),
    Row::of::<Vec<view::KindView>>("definitions.html", "context-definitions"),
    Row::of::<document::Page<'static>>("document.html", "context-document"),
    Row::of::<view::MasterView>("documents.html", "context-documents"),
    Row::of::<view::MasterView>("documents.md", "context-documents"),
    Row::of::<Vec<entrance::Door>>("entrance.html", "context-entrance").on::<entrance::EntranceFrame>(),
    Row::of::<view::FindingsView>("findings.html", "context-findings"),
    Row::of::<view::FindingsView>("findings.md", "context-findings"),
    Row::of_field::<Option<view::FlowView>>("flow.html", "context-flow", "flow"),
    Row::of::<forms::ComplaintForm>("form-complaint.html", "context-form-complaint"),
    Row::of::<forms::FollowUpForm>("form-follow-up.html", "context-form-follow-up"),
    Row::of::<forms::Letters>("form-letters.html", "context-form-letters"),
    Row::of::<forms::QuestionnaireForm>("form-questionnaire.html", "context-form-questionnaire"),
    Row::of::<forms::FormsView>("forms.html", "context-forms"),
    Row::of::<view::GlossaryView>("glossary.html", "context-glossary"),
    Row::of::<view::GlossaryView>("glossary.md", "context-glossary"),
    Row::of::<markdown::KindPage>("kind.md", "context-kind"),
    Row::of::<Vec<crate::outputs::page::LanguageLink>>("languages.html", "context-languages")
        .on::<entrance::EntranceFrame>(),
    Row::of::<view::OverviewView>("overview.html", "context-overview"),
    Row::of::<view::OverviewView>("overview.md", "context-overview"),
    Row::of::<view::ProcedureManual>("procedure.html", "context-procedure"),
    Row::of::<Vec<view::PromiseEntry>>("promises.html", "context-promises"),
    Row::of::<view::RecourseView>("recourse.html", "context-recourse"),
    Row::of::<view::ResponsibilitiesView>("responsibilities.html", "context-responsibilities"),
    Row::of::<view::ResponsibilitiesView>("responsibilities.md", "context-responsibilities"),
    Row::of::<view::RoleManual>("role.html", "context-role"),
    Row::of_field::<Option<view::SampleView>>("sample.html", "context-sample", "sample"),
    Row::of::<()>("search.html", "context-search"),
    Row::of::<view::StaffView>("staff.html", "context-staff"),
    Row::of::<view::StandardsView>("standards.html", "context-standards"),
    Row::of::<view::SurveyManual>("survey.html", "context-survey"),
];

/// The templates that hold macros for others and see nothing but what these are handed, each with the
/// key of the words on it.
pub const PARTS: &[(&str, &str)] = &[
    ("editions.html", "context-part-editions"),
    ("editions.md", "context-part-editions"),
    ("flow.md", "context-part-flow"),
    ("form-parts.html", "context-part-forms"),
    ("parts.html", "context-part"),
    ("parts.md", "context-part"),
    ("sample.md", "context-part-sample"),
];
