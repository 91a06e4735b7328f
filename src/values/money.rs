//! Amounts of money: a number and a currency, never a bare number.

use std::fmt;

use super::{Decimal, Fault};

/// An amount in a currency (ISO 4217 code).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money {
    pub amount: Decimal,
    currency: [u8; 3],
}

const SIGNS: [(&str, &str); 4] = [("€", "EUR"), ("$", "USD"), ("£", "GBP"), ("CHF", "CHF")];

impl Money {
    /// Reads `10 EUR`, `12,50 €`, `€ 10`, `EUR 10`.
    ///
    /// # Errors
    /// `value-money` when the currency or the number is missing.
    pub fn parse(raw: &str) -> Result<Self, Fault> {
        let text = raw.trim();
        let parsed = split_currency(text)
            .and_then(|(number, currency)| Some(Self { amount: Decimal::parse(number).ok()?, currency }));
        parsed.ok_or_else(|| {
            let offer = Decimal::parse(text).ok().map(|d| format!("{d} EUR"));
            Fault::new("value-money", raw).offering(offer)
        })
    }

    pub fn new(amount: Decimal, currency: &str) -> Option<Self> {
        Some(Self { amount, currency: code(currency)? })
    }

    pub fn currency(&self) -> &str {
        std::str::from_utf8(&self.currency).unwrap_or("XXX")
    }
}

fn split_currency(text: &str) -> Option<(&str, [u8; 3])> {
    for (sign, name) in SIGNS {
        if let Some(rest) = text.strip_suffix(sign).or_else(|| text.strip_prefix(sign)) {
            return Some((rest, code(name)?));
        }
    }
    let (head, tail) = text.rsplit_once([' ', '\u{a0}', '\u{202f}'])?;
    if let Some(currency) = code(tail) {
        return Some((head, currency));
    }
    let (head, tail) = text.split_once([' ', '\u{a0}', '\u{202f}'])?;
    code(head).map(|currency| (tail, currency))
}

fn code(text: &str) -> Option<[u8; 3]> {
    let bytes: [u8; 3] = text.trim().as_bytes().try_into().ok()?;
    bytes.iter().all(u8::is_ascii_uppercase).then_some(bytes)
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.amount, self.currency())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_in_the_usual_spellings() {
        for raw in ["12,50 €", "12.50 EUR", "€ 12,50", "EUR 12.50", "12,50\u{a0}€"] {
            assert_eq!(Money::parse(raw).map(|m| m.to_string()), Ok("12.50 EUR".to_owned()), "{raw}");
        }
        assert_eq!(Money::parse("10").map_err(|f| f.suggestions), Err(vec!["10 EUR".to_owned()]));
    }
}
