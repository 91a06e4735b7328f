//! Complaint procedures beside what their registers show.

use crate::measure::{Dossiers, Measured, Plans, SourcePlan};
use crate::model::{ComplaintProcedure, View};
use crate::resolve::Model;
use crate::world::Span;

/// A procedure and what the register it names shows.
pub struct Registered<'m> {
    pub procedure: View<'m, ComplaintProcedure>,
    pub source: &'m SourcePlan,
    pub dossiers: &'m Dossiers,
    /// The day after which nothing is known.
    pub cut_off: jiff::civil::Date,
}

/// Every active procedure whose register was read, in the order of files.
pub fn registered<'m>(
    model: &'m Model,
    plans: &'m Plans,
    measured: &'m Measured,
) -> impl Iterator<Item = Registered<'m>> {
    model.active::<ComplaintProcedure>().filter_map(|procedure| {
        let source = procedure.body().record.given()?.source.given()?.id.as_str();
        let register = measured.sources.get(source)?;
        let dossiers = register.dossiers.iter().find(|found| found.procedure == procedure.id())?;
        let cut_off = register.last_cut_off(plans.as_of);
        Some(Registered { procedure, source: plans.sources.get(source)?, dossiers, cut_off })
    })
}

impl<'m> Registered<'m> {
    /// What we call a column.
    pub fn column(&self, column: usize) -> &'m str {
        self.source.columns.get(column).map_or("", |own| own.name.as_str())
    }

    /// Where the procedure names a column of its register.
    pub fn span_of(&self, column: usize) -> Span {
        let name = self.column(column);
        let fields = self.procedure.body().record.given().map(|record| &record.fields);
        let named = fields.and_then(|fields| fields.pairs().find(|(_, own)| own.value.0 == name));
        named.map_or(self.procedure.definition.id_span, |(_, own)| own.span)
    }
}
