//! Which laws a System asks to be held against. A law speaks only where `jurisdictions`
//! names a country in which it holds; what it says is no legal advice.

use crate::model::System;
use crate::model::kinds::system::{Sector, Size};
use crate::resolve::Model;
use crate::values::Jurisdiction;

/// A law, by where it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Law {
    France,
    UnitedKingdom,
    /// The European Union, named itself or by one of its members.
    Union,
    /// The General Data Protection Regulation: the Union, the European Economic Area, the United
    /// Kingdom.
    DataProtection,
}

const UNION: [&str; 28] = [
    "EU", "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT",
    "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
];

/// What the European Economic Area adds to the Union.
const ECONOMIC_AREA: [&str; 3] = ["IS", "LI", "NO"];

impl Law {
    /// Whether the System names a place in which the law holds.
    pub fn applies(self, model: &Model) -> bool {
        named(model).any(|place| self.holds_in(place))
    }

    pub fn holds_in(self, place: &Jurisdiction) -> bool {
        let country = place.country();
        match self {
            Self::France => country == "FR",
            Self::UnitedKingdom => country == "GB",
            Self::Union => UNION.contains(&country),
            Self::DataProtection => {
                country == "GB" || UNION.contains(&country) || ECONOMIC_AREA.contains(&country)
            }
        }
    }
}

/// Whether data may go to a place without a further basis: into the European Economic Area, and
/// where the organisation itself is at home.
pub fn is_home(model: &Model, place: &Jurisdiction) -> bool {
    UNION.contains(&place.country())
        || ECONOMIC_AREA.contains(&place.country())
        || named(model).any(|own| own.country() == place.country())
}

/// The places the System names.
pub fn named(model: &Model) -> impl Iterator<Item = &Jurisdiction> {
    let jurisdictions = system(model).map(|system| system.jurisdictions.items());
    jurisdictions.into_iter().flatten().map(|place| &place.value)
}

fn system(model: &Model) -> Option<&System> {
    model.system().map(|system| system.body())
}

/// Whether the System says that it works in one of some sectors.
pub fn works_in(model: &Model, sectors: &[Sector]) -> bool {
    let sector = system(model).and_then(|system| system.sector.given());
    sector.is_some_and(|own| own.0.iter().any(|sector| sectors.contains(sector)))
}

/// Banking, payments, insurance and investment.
pub const FINANCE: &[Sector] = &[Sector::Finance, Sector::Banking, Sector::Payments, Sector::Insurance];

/// Whether the System says that it is a microenterprise, or its size could not be read.
pub fn may_be_micro(model: &Model) -> bool {
    system(model).is_some_and(|system| match system.size.given() {
        Some(size) => *size == Size::Micro,
        None => !system.size.is_absent(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_law_holds_in_its_countries_and_their_parts() {
        let holds = |law: Law, code| law.holds_in(&Jurisdiction::parse(code).expect("a jurisdiction"));
        assert!(holds(Law::France, "FR") && holds(Law::France, "FR-ARA") && !holds(Law::France, "BE"));
        assert!(holds(Law::Union, "EU") && holds(Law::Union, "BE-WAL") && !holds(Law::Union, "NO"));
        assert!(!holds(Law::Union, "GB") && !holds(Law::Union, "CH"));
        for code in ["EU", "FR", "NO", "GB"] {
            assert!(holds(Law::DataProtection, code), "{code}");
        }
        assert!(!holds(Law::DataProtection, "US"));
    }
}
