//! The complaint form: what whoever complains can tell, and nothing that only the staff can know. It
//! is the same for every audience, since the staff hand it out: it holds what customers may read.
//! Where the procedure lists what it records, nothing is asked that nobody keeps.

use schemars::JsonSchema;
use serde::Serialize;

use super::choices::categories;
use super::control::{Control, control};
use super::dossier::{Datum, dossier};
use super::field::{Choice, Field, Input, Section};
use super::notice::{NextStep, Privacy, Way, next_steps, privacy, ways};
use super::recourse::{Level, recourse};
use crate::model::kinds::complaint_procedure::NoCharge;
use crate::model::{ComplaintProcedure, Either, View};
use crate::outputs::view::{Prose, Reader};

/// The form.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ComplaintForm {
    pub control: Control,
    /// What counts as a complaint.
    pub definition: Option<Prose>,
    /// Complaining costs nothing.
    pub free: bool,
    /// What is charged, where something is.
    pub charges: Vec<Prose>,
    pub sections: Vec<Section>,
    /// What the staff write on a form on paper as it comes in.
    pub reserved: Vec<Field>,
    pub ways: Vec<Way>,
    pub next_steps: Vec<NextStep>,
    pub recourse: Vec<Level>,
    pub privacy: Option<Privacy>,
}

pub fn complaint(reader: &Reader<'_>, view: &View<'_, ComplaintProcedure>) -> ComplaintForm {
    let procedure = view.body();
    let asked = Asked { reader, data: dossier(reader, procedure) };
    let free = matches!(procedure.charges.given(), Some(Either::Short(NoCharge::Free)));
    let charges = match procedure.charges.given() {
        Some(Either::Long(charges)) => charges.iter().map(|(_, text)| reader.prose(text)).collect(),
        _ => Vec::new(),
    };
    ComplaintForm {
        control: control(reader, view.definition),
        definition: procedure.definition.given().map(|text| reader.prose(text)),
        free,
        charges,
        sections: vec![asked.who(), asked.what(), asked.wish(), asked.signature()],
        reserved: asked.reserved(),
        ways: ways(reader, procedure.channels.items().map(|channel| &channel.value)),
        next_steps: next_steps(reader, procedure),
        recourse: recourse(reader, procedure),
        privacy: privacy(reader, procedure),
    }
}

/// What is asked by one procedure.
struct Asked<'a> {
    reader: &'a Reader<'a>,
    /// Nothing where the record is not described, or not for this audience.
    data: Vec<Datum<'a>>,
}

impl Asked<'_> {
    fn field(&self, id: &str, key: &str, input: Input) -> Field {
        Field::new(id, self.reader.plain(self.reader.word(key)), input)
    }

    fn hint(&self, key: &str) -> String {
        self.reader.word(key)
    }

    fn section(&self, title: &'static str, about: Option<&str>, fields: Vec<Field>) -> Section {
        let word = |key: &str| self.reader.word(key);
        Section { slug: title, title: word(title), about: about.map(word), fields }
    }

    /// Whether a datum is kept; taken as kept where it is not known what is.
    fn keeps(&self, datum: &str) -> bool {
        self.data.is_empty() || self.data.iter().any(|own| own.known_as == datum)
    }

    fn who(&self) -> Section {
        let fields = vec![
            self.field("name", "forms-your-name", Input::Line).required().about_me("name"),
            self.field("customer", "forms-your-number", Input::Line)
                .hint(self.hint("forms-your-number-hint")),
            self.field("email", "forms-your-email", Input::Line).about_me("email"),
            self.field("phone", "forms-your-phone", Input::Line).about_me("tel"),
            self.field("address", "forms-your-address", Input::Text).about_me("street-address"),
            self.field("for", "forms-on-behalf", Input::Line).hint(self.hint("forms-on-behalf-hint")),
        ];
        self.section("forms-who", Some("forms-who-about"), fields)
    }

    fn what(&self) -> Section {
        let mut fields = Vec::new();
        if let Some(nature) = self.nature() {
            fields.push(nature);
        }
        let what = self.field("what", "forms-what-happened", Input::Text);
        fields.push(what.required().hint(self.hint("forms-what-happened-hint")));
        fields.push(self.field("when", "forms-when", Input::Line).hint(self.hint("forms-date-hint")));
        let before = self.field("before", "forms-before", Input::Line);
        fields.push(before.hint(self.hint("forms-before-hint")));
        fields.push(
            self.field("documents", "forms-documents", Input::Line).hint(self.hint("forms-documents-hint")),
        );
        self.section("forms-what", None, fields)
    }

    /// What it is about, in the words customers know.
    fn nature(&self) -> Option<Field> {
        if !self.keeps("nature") {
            return None;
        }
        let listed = categories(self.reader).into_iter();
        let listed: Vec<Choice> = listed.map(|label| Choice { value: String::new(), label }).collect();
        let input = if listed.is_empty() { Input::Line } else { Input::One };
        Some(self.field("nature", "forms-about", input).choices(listed))
    }

    fn wish(&self) -> Section {
        let mut fields = Vec::new();
        if self.keeps("remedy_sought") {
            let wish = self.field("remedy", "forms-remedy", Input::Text);
            fields.push(wish.hint(self.hint("forms-remedy-hint")));
        }
        fields.push(self.field("help", "forms-help", Input::Line).hint(self.hint("forms-help-hint")));
        self.section("forms-wishes", None, fields)
    }

    fn signature(&self) -> Section {
        let fields = vec![
            self.field("date", "forms-date", Input::Line).hint(self.hint("forms-date-hint")),
            self.field("signature", "forms-signature", Input::Line).hint(self.hint("forms-signature-hint")),
        ];
        self.section("forms-sign", None, fields)
    }

    fn reserved(&self) -> Vec<Field> {
        let kept = ["id", "received", "channel", "received_by"].into_iter().filter(|datum| self.keeps(datum));
        kept.map(|datum| {
            let label = self.reader.plain(self.reader.word(&format!("forms-datum-{datum}")));
            Field::new(&format!("office-{datum}"), label, Input::Line)
        })
        .collect()
    }
}
