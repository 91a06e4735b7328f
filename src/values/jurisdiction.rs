//! Where rules apply: a country, a part of one, or the European Union.

use std::fmt;

use super::{Fault, fold};

/// A jurisdiction by its ISO 3166 code (`BE`, `BE-WAL`), or `EU`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Jurisdiction(String);

impl Jurisdiction {
    /// # Errors
    /// `value-jurisdiction`, with the code of a country given in small letters or by a usual name.
    pub fn parse(raw: &str) -> Result<Self, Fault> {
        let text = raw.trim();
        let (country, part) =
            text.split_once('-').map_or((text, None), |(country, part)| (country, Some(part)));
        let well_formed = part.is_none_or(|part| {
            (1..=3).contains(&part.len())
                && part.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
        });
        if well_formed && is_known(country) {
            return Ok(Self(text.to_owned()));
        }
        let upper = text.to_ascii_uppercase();
        let by_name =
            || NAMES.iter().find(|(name, _)| *name == fold(text)).map(|(_, code)| (*code).to_owned());
        let offer = if is_known(&upper) { Some(upper) } else { by_name() };
        Err(Fault::new("value-jurisdiction", raw).offering(offer))
    }

    /// The country, or `EU`: `BE` of `BE-WAL`.
    pub fn country(&self) -> &str {
        self.0.split_once('-').map_or(self.0.as_str(), |(country, _)| country)
    }
}

fn is_known(code: &str) -> bool {
    code.len() == 2 && CODES.split(' ').any(|known| known == code)
}

impl fmt::Display for Jurisdiction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// ISO 3166-1 alpha-2, and the European Union.
const CODES: &str = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN \
BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC \
EE EG EH ER ES ET EU FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN \
HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS \
LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO \
NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK \
SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC \
VE VG VI VN VU WF WS YE YT ZA ZM ZW";

/// Names under which jurisdictions are written, folded.
const NAMES: &[(&str, &str)] = &[
    ("allemagne", "DE"),
    ("belgique", "BE"),
    ("belgium", "BE"),
    ("canada", "CA"),
    ("espagne", "ES"),
    ("etats-unis", "US"),
    ("european union", "EU"),
    ("france", "FR"),
    ("germany", "DE"),
    ("great britain", "GB"),
    ("italie", "IT"),
    ("italy", "IT"),
    ("luxembourg", "LU"),
    ("netherlands", "NL"),
    ("pays-bas", "NL"),
    ("royaume-uni", "GB"),
    ("spain", "ES"),
    ("suisse", "CH"),
    ("switzerland", "CH"),
    ("uk", "GB"),
    ("union europeenne", "EU"),
    ("united kingdom", "GB"),
    ("united states", "US"),
    ("usa", "US"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_jurisdiction_is_a_code_and_a_name_offers_it() {
        for code in ["BE", "BE-WAL", "US-CA", "EU", "NO"] {
            assert_eq!(Jurisdiction::parse(code).map(|own| own.to_string()), Ok(code.to_owned()));
        }
        assert_eq!(Jurisdiction::parse("BE-WAL").map(|own| own.country().to_owned()), Ok("BE".to_owned()));
        let offered = |raw: &str| Jurisdiction::parse(raw).map_err(|fault| fault.suggestions);
        assert_eq!(offered("be"), Err(vec!["BE".to_owned()]));
        assert_eq!(offered("Union européenne"), Err(vec!["EU".to_owned()]));
        assert_eq!(offered("XX"), Err(vec![]));
        assert_eq!(offered("everywhere we sell"), Err(vec![]));
    }
}
