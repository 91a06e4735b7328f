//! Gates: what decides the exit code, the coverage of a standard among it.

use schemars::SchemaGenerator;
use serde_json::{Value as Json, json};

use super::system::Gates;
use crate::model::{Field, Lowering, Shown, Slot, Spanned, Table};
use crate::record;
use crate::values::Percent;
use crate::yaml::{Entry, Node, Value};

record! {
    /// The shares of the clauses of a standard that must be documented. Each level holds those
    /// above it: what is audited is evidenced, what is evidenced is declared.
    CoverageGate {
        declared: Percent => "Least share of the clauses whose fields are given" / "Part minimale des articles dont les champs sont remplis";
        evidenced: Percent => "Least share of the clauses with a verdict or a record behind them" / "Part minimale des articles appuyés par un verdict ou un enregistrement";
        audited: Percent => "Least share of the clauses audited, nothing left open" / "Part minimale des articles audités sans constat ouvert";
    }
}

/// `gates: {findings: warning, iso-10002: {declared: 90 %}}`: the System's own gates, and those on
/// the coverage of standards, by name or id of their catalogue.
#[derive(Debug, Clone, Default)]
pub struct AllGates {
    pub own: Gates,
    pub standards: Table<CoverageGate>,
}

impl std::ops::Deref for AllGates {
    type Target = Gates;

    fn deref(&self) -> &Gates {
        &self.own
    }
}

/// What tells the name of a standard from a key of the language.
const OF_A_STANDARD: &str = "[-0-9: ]";

fn names_a_standard(entry: &Entry) -> bool {
    entry.key.name.contains(|c: char| c.is_ascii_digit() || ['-', ':', ' '].contains(&c))
}

impl Field for AllGates {
    fn lower(node: &Node, lowering: &mut Lowering<'_>) -> Slot<Self> {
        let Value::Mapping(entries) = &node.value else { return Slot::Invalid };
        let own = Gates::lower_fields(node, lowering);
        let mut standards = Table::default();
        for entry in entries.iter().filter(|entry| names_a_standard(entry)) {
            match CoverageGate::lower(&entry.value, lowering) {
                Slot::Given(gate) => {
                    let key = Spanned { value: entry.key.name.clone(), span: entry.key.span };
                    standards.entries.push((key, gate));
                }
                _ => standards.complete = false,
            }
        }
        Slot::Given(Spanned { value: Self { own, standards }, span: node.span })
    }

    fn schema(generator: &mut SchemaGenerator) -> Json {
        let (properties, _) = Gates::properties(generator);
        json!({
            "type": "object",
            "properties": properties,
            "patternProperties": {OF_A_STANDARD: CoverageGate::schema(generator)},
            "additionalProperties": false,
        })
    }

    fn show(&self) -> Shown {
        let mut fields = self.own.shown();
        if !self.standards.entries.is_empty() {
            fields.push(("standards", self.standards.show()));
        }
        Shown::Group(fields)
    }
}
