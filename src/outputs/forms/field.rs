//! The fields of a form: a label, a place to write or boxes to tick, and what helps to fill it in.

use schemars::JsonSchema;
use serde::Serialize;

use crate::outputs::view::Prose;

/// A group of fields under one heading.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "FormSection")]
pub struct Section {
    /// The key of its title: what stands beside it depends on it.
    pub slug: &'static str,
    pub title: String,
    pub about: Option<String>,
    pub fields: Vec<Field>,
}

/// One field.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "FormField")]
pub struct Field {
    /// Its anchor, unique on the page.
    pub id: String,
    pub label: Prose,
    /// How it is filled in.
    pub input: Input,
    pub required: bool,
    pub hint: Option<String>,
    /// What may be ticked.
    pub choices: Vec<Choice>,
    /// Beside the choices there is room for another answer.
    pub open: bool,
    /// What browsers know of the person who fills it in.
    pub autocomplete: Option<&'static str>,
}

/// How a field is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "FormInput")]
#[serde(rename_all = "lowercase")]
pub enum Input {
    /// A few words.
    Line,
    /// Several lines.
    Text,
    Date,
    /// A number or an amount.
    Number,
    /// One of the choices.
    One,
}

/// One box to tick.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "FormChoice")]
pub struct Choice {
    pub label: Prose,
    /// As a register holds it.
    #[serde(skip)]
    pub value: String,
}

impl Field {
    pub fn new(id: &str, label: Prose, input: Input) -> Self {
        Self {
            id: format!("field-{}", id.replace(|c: char| !c.is_ascii_alphanumeric(), "-")),
            label,
            input,
            required: false,
            hint: None,
            choices: Vec::new(),
            open: false,
            autocomplete: None,
        }
    }

    #[must_use]
    pub fn required(self) -> Self {
        Self { required: true, ..self }
    }

    #[must_use]
    pub fn hint(self, hint: String) -> Self {
        Self { hint: Some(hint), ..self }
    }

    #[must_use]
    pub fn choices(self, choices: Vec<Choice>) -> Self {
        Self { choices, ..self }
    }

    /// Filled in by the browser where it knows the person: a token of HTML's `autocomplete`.
    #[must_use]
    pub fn about_me(self, token: &'static str) -> Self {
        Self { autocomplete: Some(token), ..self }
    }
}
