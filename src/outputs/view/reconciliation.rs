//! What became of every row that was read: a sum that comes out, with reasons.

use serde::Serialize;

use super::reader::{Prose, Reader};
use super::words::header;
use crate::measure::{IndicatorPlan, LeftOut, Reading};
use crate::model::Indicator;
use crate::values::Ratio;

/// The rows of a reading: those read, and what they come to.
#[derive(Debug, Clone, Serialize)]
pub struct ReconciliationView {
    pub read: String,
    pub parts: Vec<Part>,
}

impl ReconciliationView {
    /// The same on one line.
    pub fn sentence(&self, reader: &Reader<'_>) -> String {
        let parts = self.parts.iter().map(|part| format!("{} {}", part.word, part.n));
        let parts = parts.collect::<Vec<_>>().join(" + ");
        format!("{} {} = {parts}", reader.word("figures-rows-read"), self.read)
    }
}

/// Rows that had one fate.
#[derive(Debug, Clone, Serialize)]
pub struct Part {
    /// `counted`, `pending`, `outside`, `excluded`, `missing` or `rejected`: how it looks.
    pub look: &'static str,
    pub word: String,
    pub n: String,
    /// Of the rows read.
    pub share: String,
    /// The same for drawing, in percent with one decimal.
    pub width: String,
    pub reasons: Vec<Reason>,
}

/// Why rows were left out.
#[derive(Debug, Clone, Serialize)]
pub struct Reason {
    pub text: Prose,
    pub n: String,
}

/// Nothing where no rows were read.
pub fn reconciliation(
    reader: &Reader<'_>,
    plan: &IndicatorPlan,
    reading: &Reading,
) -> Option<ReconciliationView> {
    let rows = &reading.rows;
    if rows.read == 0 {
        return None;
    }
    let why = Why { reader, plan, left_out: reading.left_out.as_ref() };
    let parts = [
        ("counted", "figures-rows-counted", rows.counted, Vec::new()),
        ("pending", "figures-rows-pending", rows.not_yet_due, Vec::new()),
        ("outside", "figures-rows-outside", rows.out_of_scope, Vec::new()),
        ("excluded", "figures-rows-excluded", rows.excluded, why.excluded()),
        ("missing", "figures-rows-missing", rows.missing, why.missing()),
        ("rejected", "figures-rows-rejected", rows.rejected, why.rejected()),
    ];
    let parts = parts.into_iter().filter(|(_, _, n, _)| *n > 0).map(|(look, key, n, reasons)| {
        let share = Ratio::new(i128::from(n), i128::from(rows.read)).unwrap_or(Ratio::ZERO);
        let hundred = share.checked_mul(Ratio::integer(100)).unwrap_or(share);
        Part {
            look,
            word: reader.word(key),
            n: reader.count(n),
            share: reader.formatter().share(share, 1),
            width: crate::language::rounded(hundred, 1),
            reasons,
        }
    });
    Some(ReconciliationView { read: reader.count(rows.read), parts: parts.collect() })
}

/// Reasons in words, the most frequent first.
struct Why<'w> {
    reader: &'w Reader<'w>,
    plan: &'w IndicatorPlan,
    left_out: Option<&'w LeftOut>,
}

impl Why<'_> {
    fn excluded(&self) -> Vec<Reason> {
        let counts = self.left_out.into_iter().flat_map(|own| &own.excluded);
        let indicator = self.reader.atlas.compilation.model.find::<Indicator>(&self.plan.id);
        let reason = |place: usize| {
            let exclusion = indicator.as_ref()?.body().exclude.items().nth(place)?;
            Some(self.reader.prose(exclusion.value.reason.given()?))
        };
        self.sorted(counts.map(|(place, n)| {
            (reason(*place).unwrap_or_else(|| self.reader.plain(self.reader.word("figures-rows-other"))), *n)
        }))
    }

    fn missing(&self) -> Vec<Reason> {
        let counts = self.left_out.into_iter().flat_map(|own| &own.missing);
        self.sorted(counts.map(|(column, n)| (self.column("figures-rows-empty", *column), *n)))
    }

    fn rejected(&self) -> Vec<Reason> {
        let counts = self.left_out.into_iter().flat_map(|own| &own.rejected);
        self.sorted(counts.map(|(column, n)| (self.column("figures-rows-unreadable", *column), *n)))
    }

    fn column(&self, key: &'static str, column: Option<usize>) -> Prose {
        let source = self.plan.source.as_ref();
        let source = source.and_then(|id| self.reader.atlas.compilation.plans.sources.get(id));
        let found = column.and_then(|at| source?.columns.get(at));
        let Some(found) = found else {
            let none =
                if key == "figures-rows-empty" { "figures-rows-other" } else { "figures-rows-impossible" };
            return self.reader.plain(self.reader.word(none));
        };
        let name = self.reader.formatter().quoted(&header(found));
        self.reader.plain(self.reader.say(crate::language::Message::new(key).with("column", name)))
    }

    fn sorted(&self, reasons: impl Iterator<Item = (Prose, u64)>) -> Vec<Reason> {
        let mut reasons: Vec<(Prose, u64)> = reasons.filter(|(_, n)| *n > 0).collect();
        reasons.sort_by(|(a, n), (b, m)| m.cmp(n).then_with(|| a.text.cmp(&b.text)));
        reasons.into_iter().map(|(text, n)| Reason { text, n: self.reader.count(n) }).collect()
    }
}
