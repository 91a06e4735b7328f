//! References that do not name a definition: clauses, standards, rules, words of the vocabulary.

use super::link::{Linker, with_fix};
use super::model::Model;
use crate::diagnostic::Diagnostic;
use crate::language::{Argument, Message};
use crate::model::{Catalogue, View};
use crate::schema::nearest;
use crate::values::fold;

type Outcome<T = ()> = Result<T, Diagnostic>;

/// `ISO 10002 7.4`, `ISO 10002:2018 7.4` or `iso-10002:7.4`; a chapter (`7`) stands for its
/// clauses. A standard without a catalogue is let through: its clauses are not known here.
pub fn clause(linker: &Linker<'_>) -> Outcome<Option<(usize, Option<String>)>> {
    let text = linker.reference.text.as_str();
    let Some((standard, number)) = split_clause(text) else {
        let message = Message::new("value-reference")
            .with("raw", text)
            .with("suggestion", Argument::List(vec!["ISO 10002 7.4".to_owned()]));
        return Err(Diagnostic::fault("wrong-value", message, linker.reference.span));
    };
    let Some(catalogue) = catalogue_named(linker.model, standard) else { return Ok(None) };
    let at = linker.model.position("catalogue", catalogue.id());
    let chapter = format!("{number}.");
    let mut numbers = catalogue.clauses.items().filter_map(|clause| clause.value.clause.given());
    let complete = catalogue.clauses.given().is_some_and(|list| list.complete);
    if !complete || numbers.any(|own| own.0 == number || own.0.starts_with(&chapter)) {
        return Ok(at.map(|at| (at, Some(number.to_owned()))));
    }
    // A clause finer than those of the catalogue: 7.4.2 where the catalogue stops at 7.4. Where it
    // goes on, 5.1.12 is not one of 5.1.1 and 5.1.2.
    let known = || catalogue.clauses.items().filter_map(|clause| clause.value.clause.given());
    let inside = |own: &str, other: &str| other.strip_prefix(own).is_some_and(|rest| rest.starts_with('.'));
    let coarser = known().filter(|own| inside(&own.0, number)).max_by_key(|own| own.0.len());
    if coarser.is_some_and(|own| !known().any(|other| inside(&own.0, &other.0))) {
        return Ok(at.map(|at| (at, Some(number.to_owned()))));
    }
    let all = catalogue.clauses.items().filter_map(|clause| clause.value.clause.given());
    let near = nearest_clause(number, all.map(|line| line.0.as_str()));
    let near = near.map(|near| format!("{standard} {near}"));
    let message = Message::new("resolve-unknown-clause")
        .with("standard", standard)
        .with("clause", number)
        .with("suggestion", Argument::List(near.into_iter().collect()));
    Err(Diagnostic::fault("unknown-reference", message, linker.reference.span))
}

/// The catalogue of a standard, named with or without its edition, or by the catalogue's id.
pub fn catalogue_named<'m>(model: &'m Model, standard: &str) -> Option<View<'m, Catalogue>> {
    let wanted = plain(standard);
    let of_that_name = model.each::<Catalogue>().filter(|catalogue| {
        let name = catalogue.standard.given().map(|line| plain(&line.0));
        name.as_deref() == Some(wanted.as_str())
            || full_name(catalogue).is_some_and(|full| full == wanted)
            || catalogue.id() == standard.trim()
    });
    // Where no edition is named, the one that the System claims; one of the project goes before one
    // built in.
    let claimed: Vec<String> = model.system().map_or_else(Vec::new, |system| {
        let claims = system.body().standards.items();
        claims.filter_map(|claim| Some(plain(&claim.value.standard.given()?.0))).collect()
    });
    of_that_name.min_by_key(|catalogue| {
        let is_claimed = full_name(catalogue).is_some_and(|full| claimed.contains(&full));
        (!is_claimed, catalogue.definition.built_in)
    })
}

/// The standard of a catalogue with its edition.
fn full_name(catalogue: &View<'_, Catalogue>) -> Option<String> {
    let (standard, edition) = catalogue.standard.given().zip(catalogue.edition.given())?;
    Some(format!("{}{}", plain(&standard.0), plain(&edition.0)))
}

/// The standard and the clause number of a clause reference.
pub fn split_clause(text: &str) -> Option<(&str, &str)> {
    let (standard, number) = text.rsplit_once([' ', ':'])?;
    let number = number.trim();
    let numeric = number.chars().next().is_some_and(|c| c.is_ascii_alphanumeric())
        && number.contains(|c: char| c.is_ascii_digit())
        && number.chars().all(|c| c.is_ascii_alphanumeric() || c == '.');
    (numeric && !standard.trim().is_empty()).then(|| (standard.trim(), number))
}

/// Bodies that adopt an international standard under its own name.
const ADOPTERS: [&str; 5] = ["bs", "din", "en", "nbn", "nf"];

/// `ISO 10002`, `iso-10002` and `NBN EN ISO 10002` are one.
fn plain(standard: &str) -> String {
    let folded = fold(standard);
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric());
    words.filter(|word| !ADOPTERS.contains(word)).collect()
}

/// A clause of the same chapter, one digit away.
pub fn nearest_clause<'c>(number: &str, known: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    known
        .filter(|own| own.split('.').next() == number.split('.').next())
        .min_by_key(|own| strsim::damerau_levenshtein(own, number))
}

/// `ISO 10002:2018`: a catalogue built in, or one of the project.
pub fn standard(linker: &Linker<'_>) -> Outcome {
    let text = linker.reference.text.as_str();
    let own = linker.model.each::<Catalogue>().filter(|catalogue| !catalogue.definition.built_in);
    let own: Vec<String> =
        own.filter_map(|c| Some(format!("{}:{}", c.standard.given()?.0, c.edition.given()?.0))).collect();
    let mut known: Vec<&str> = linker.known.standards.iter().map(String::as_str).collect();
    known.extend(own.iter().map(String::as_str));
    if known.iter().any(|name| plain(name) == plain(text)) || linker.model.has_tombstone("catalogue") {
        return Ok(());
    }
    let near =
        known.iter().copied().find(|name| plain(name).starts_with(&plain(text)) && !plain(text).is_empty());
    let near = near.or_else(|| nearest(text, known.iter().copied())).map(str::to_owned);
    let message = Message::new("resolve-unknown-standard")
        .with("standard", text)
        .with("known", Argument::List(known.iter().map(|name| (*name).to_owned()).collect()))
        .with("suggestion", Argument::List(near.clone().into_iter().collect()));
    let finding = Diagnostic::fault("unknown-reference", message, linker.reference.span);
    Err(with_fix(finding, linker.reference, near.map(|near| format!("\"{near}\""))))
}

/// The code or name of a rule that can be waived.
pub fn rule(linker: &Linker<'_>) -> Outcome {
    let text = linker.reference.text.as_str();
    let names = |(code, slug): &(&str, &str)| *code == text || *slug == text;
    if linker.known.rules.iter().any(names) {
        return Ok(());
    }
    if linker.known.unwaivable.iter().any(names) {
        let message = Message::new("resolve-not-waivable").with("rule", text);
        return Err(Diagnostic::fault("wrong-value", message, linker.reference.span));
    }
    let known = linker.known.rules.iter().flat_map(|(code, slug)| [*code, *slug]);
    let near = nearest(text, known).map(str::to_owned);
    let message = Message::new("resolve-unknown-rule")
        .with("rule", text)
        .with("suggestion", Argument::List(near.clone().into_iter().collect()));
    let finding = Diagnostic::fault("unknown-reference", message, linker.reference.span);
    Err(with_fix(finding, linker.reference, near))
}

/// A word of one of the System's vocabularies, or `all`. Without a vocabulary any word will do.
pub fn word(linker: &Linker<'_>, list: &'static str) -> Outcome {
    let text = linker.reference.text.as_str();
    let vocabulary = linker.model.system().and_then(|system| system.body().vocabulary.given());
    let table = vocabulary.and_then(|vocabulary| {
        let slot = match list {
            "customers" => &vocabulary.customers,
            "services" => &vocabulary.services,
            _ => &vocabulary.complaint_categories,
        };
        slot.given()
    });
    let Some(table) = table else { return Ok(()) };
    if text == "all" || !table.complete || table.get(text).is_some() {
        return Ok(());
    }
    let known: Vec<String> = table.iter().map(|(word, _)| word.to_owned()).collect();
    let near = nearest(text, known.iter().map(String::as_str)).map(str::to_owned);
    let message = Message::new("resolve-unknown-word")
        .with("word", text)
        .with("list", list)
        .with("known", Argument::List(known))
        .with("suggestion", Argument::List(near.clone().into_iter().collect()));
    let finding = Diagnostic::fault("unknown-reference", message, linker.reference.span);
    Err(with_fix(finding, linker.reference, near))
}
