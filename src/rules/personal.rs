//! Personal data: the columns declared so, and the registers of complaints that hold them.

use crate::model::kinds::source::Column;
use crate::model::{ComplaintProcedure, DisputeProvider, Source, Spanned, View};
use crate::resolve::Model;
use crate::values::fold;

/// The columns of a source that are said to be personal.
pub fn personal_columns<'s>(
    source: &View<'s, Source>,
) -> impl Iterator<Item = &'s (Spanned<String>, Spanned<Column>)> {
    source.body().columns.pairs().filter(|(_, column)| column.value.personal.given() == Some(&true))
}

/// The active procedures that keep their complaints in a source.
pub fn procedures_kept_in<'m>(
    model: &'m Model,
    source: &str,
) -> impl Iterator<Item = View<'m, ComplaintProcedure>> {
    model.active::<ComplaintProcedure>().filter(move |procedure| register_of(procedure) == Some(source))
}

/// The source in which a procedure keeps its complaints.
pub fn register_of<'m>(procedure: &View<'m, ComplaintProcedure>) -> Option<&'m str> {
    let register = procedure.body().record.given()?;
    register.source.given().map(|source| source.id.as_str())
}

/// The active providers to whom the escalation of a procedure leads.
pub fn providers_of<'m>(
    model: &'m Model,
    procedure: &View<'m, ComplaintProcedure>,
) -> impl Iterator<Item = View<'m, DisputeProvider>> {
    let levels = procedure.body().escalation.items();
    let named = levels.filter_map(|level| level.value.provider.given());
    let providers = named.filter_map(|named| model.find::<DisputeProvider>(&named.id));
    providers.filter(|provider| provider.definition.is_active())
}

/// Data of a record that tell who complained, folded.
const IDENTITY: [&str; 20] = [
    "address",
    "adresse",
    "client",
    "complainant",
    "contact",
    "customer",
    "customer name",
    "e mail",
    "email",
    "first name",
    "last name",
    "mail",
    "name",
    "nom",
    "nom du client",
    "phone",
    "prenom",
    "reclamant",
    "surname",
    "telephone",
];

/// Whether a datum of a record tells who complained.
pub fn identifies(datum: &str) -> bool {
    IDENTITY.contains(&spaced(datum).as_str())
}

/// `Customer_Name` and `customer-name` are `customer name`.
pub fn spaced(name: &str) -> String {
    let folded = fold(name);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}
