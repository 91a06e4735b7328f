//! SMQ2037: a role is to grant more than it may.

use crate::diagnostic::{Code, Severity};
use crate::language::Message;
use crate::measure::Plans;
use crate::model::kinds::complaint_procedure::Response;
use crate::model::{ComplaintProcedure, Definition, Either, Promise, Ref, Role, Spanned};
use crate::resolve::Model;
use crate::rules::{Check, Report, Rule};
use crate::values::{Money, Text, fold};
use crate::world::Span;

pub const RULE: Rule = Rule {
    code: Code("SMQ2037"),
    slug: "redress-beyond-authority",
    severity: Severity::Error,
    basis: "arithmetic",
    page: include_str!("redress_beyond_authority.md"),
    limits: &[],
    check: Check::Definitions(check),
};

fn check(model: &Model, _: &Plans, report: &mut Report<'_>) {
    for procedure in model.active::<ComplaintProcedure>() {
        let responses = procedure.responses.items().map(|response| &response.value);
        for response in responses.filter(|response| !gives_back(response)) {
            if let (Some(up_to), Some(role)) = (response.up_to.spanned(), response.granted_by.given()) {
                judge(model, procedure.definition, up_to, role, report);
            }
        }
    }
    for promise in model.active::<Promise>() {
        let Some(Either::Long(redress)) = promise.redress.given() else { continue };
        let (Some(give), Some(role)) = (redress.give.spanned(), redress.granted_by.given()) else { continue };
        if let Some(amount) = amount_given(&give.value) {
            judge(model, promise.definition, &Spanned { value: amount, span: give.span }, role, report);
        }
    }
}

/// Stems of what gives the customer back his own: no redress on top of it, and limits of redress do
/// not bind it.
const GIVEN_BACK: [&str; 6] = ["refund", "rembours", "replac", "remplac", "exchang", "echang"];

fn gives_back(response: &Response) -> bool {
    let id = response.id.given().map(|id| id.as_str().to_owned());
    let titles = response.title.given().into_iter().flat_map(Text::strings).map(|(_, text)| text.to_owned());
    id.into_iter().chain(titles).any(|name| {
        let name = fold(&name);
        GIVEN_BACK.iter().any(|stem| name.contains(stem))
    })
}

fn judge(model: &Model, of: &Definition, amount: &Spanned<Money>, role: &Ref<Role>, report: &mut Report<'_>) {
    let Some((limit, span)) = limit(model, &role.id) else { return };
    if limit.currency() != amount.value.currency() || amount.value.amount <= limit.amount {
        return;
    }
    let message = Message::new("redress-beyond-authority")
        .with("role", role.id.as_str())
        .with("limit", limit)
        .with("amount", amount.value);
    let finding = report.add(of, amount.span, message);
    *finding = finding.clone().with_label(span, Message::new("redress-beyond-authority-limit"));
}

/// The largest redress that a role may grant.
fn limit(model: &Model, role: &str) -> Option<(Money, Span)> {
    let role = model.find::<Role>(role)?;
    let limit = role.body().authority.given()?.redress_up_to.spanned()?;
    Some((limit.value, limit.span))
}

/// Words that make an amount a condition, or a part: “for orders above 100 EUR”, “10 EUR per day”.
const CONDITIONS: [&str; 18] = [
    "above",
    "over",
    "more than",
    "from",
    "if",
    "per",
    "order",
    "orders",
    "minimum",
    "dessus",
    "dela",
    "plus de",
    "partir",
    "si",
    "par",
    "des",
    "commande",
    "achat de plus",
];

/// The one amount that a redress gives; nothing when there are several, or only a condition.
fn amount_given(give: &Text) -> Option<Money> {
    let mut found: Option<Money> = None;
    for (_, text) in give.strings() {
        let amounts = amounts(text);
        let ([amount], false) = (amounts.as_slice(), is_conditional(text)) else { return None };
        let same =
            found.is_none_or(|other| other.amount == amount.amount && other.currency() == amount.currency());
        if !same {
            return None;
        }
        found = Some(*amount);
    }
    found
}

fn is_conditional(text: &str) -> bool {
    let folded = fold(text);
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let padded = format!(" {} ", words.join(" "));
    CONDITIONS.iter().any(|condition| padded.contains(&format!(" {condition} ")))
}

/// Every amount written in a text: `10 EUR`, `12,50 €`, `€10`.
fn amounts(text: &str) -> Vec<Money> {
    let spaced = text.replace(['\u{a0}', '\u{202f}'], " ");
    let words: Vec<&str> =
        spaced.split_whitespace().map(|word| word.trim_matches(['(', ')', ',', ';', '.'])).collect();
    let mut found = Vec::new();
    let mut place = 0;
    while place < words.len() {
        let pair = words.get(place..place + 2).and_then(|pair| Money::parse(&pair.join(" ")).ok());
        let read = pair.map(|money| (money, 2)).or_else(|| Some((Money::parse(words[place]).ok()?, 1)));
        if let Some((money, _)) = read {
            found.push(money);
        }
        place += read.map_or(1, |(_, length)| length);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_amount_of_a_redress_is_read_where_it_is_plain() {
        let given = |text: &str| amount_given(&Text::plain(text)).map(|money| money.to_string());
        assert_eq!(given("10 EUR voucher"), Some("10 EUR".into()));
        assert_eq!(given("un bon d’achat de 12,50\u{a0}€"), Some("12.50 EUR".into()));
        assert_eq!(given("€20 off"), Some("20 EUR".into()));
        for unclear in
            ["a call back", "10 EUR or 20 EUR", "a gift for orders above 100 EUR", "10 EUR par jour"]
        {
            assert_eq!(given(unclear), None, "{unclear}");
        }
    }
}
