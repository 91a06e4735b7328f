//! The definition of a figure in words: sentences made from what is typed, so that they cannot say
//! anything else than what is measured.

use super::reader::Reader;
use super::words_formula::formula;
use crate::language::Message;
use crate::measure::{ColumnPlan, IndicatorPlan, Reading, default_calendar};
use crate::model::kinds::indicator::{CaseExclusion, Cohort, Where};
use crate::model::{Definition, Either, Formula, Indicator, View};
use crate::values::{Clock, Period, Within};

/// Who puts one indicator into words.
pub struct Words<'w> {
    pub reader: &'w Reader<'w>,
    pub indicator: View<'w, Indicator>,
    pub plan: &'w IndicatorPlan,
}

/// What a reading measures, on which clock, of which cases, without which, and in which period a case
/// counts. Code stands between backticks.
pub fn words(
    reader: &Reader<'_>,
    definition: &Definition,
    plan: &IndicatorPlan,
    (reading, number): (&Reading, usize),
) -> Vec<String> {
    let Some(indicator) = definition.view::<Indicator>() else { return Vec::new() };
    let words = Words { reader, indicator, plan };
    let mut sentences = formula(&words, reading.limit);
    sentences.extend(words.clock(reading));
    // The same holds of every reading of the page.
    if number > 1 {
        return sentences;
    }
    sentences.extend(words.scope());
    sentences.extend(words.exclusions());
    sentences.extend(words.period());
    if plan.min_cases > 1 {
        sentences.push(reader.say(Message::new("figures-words-least").with("n", plan.min_cases)));
    }
    sentences
}

impl Words<'_> {
    /// A column as the register calls it, in quotation marks.
    pub fn column(&self, name: &str) -> String {
        let of_source = self.plan.source.as_ref();
        let source = of_source.and_then(|id| self.reader.atlas.compilation.plans.sources.get(id));
        let column = source.and_then(|source| source.columns.iter().find(|column| column.name == name));
        self.reader.formatter().quoted(&column.map_or_else(|| name.to_owned(), header))
    }

    /// An expression as code.
    pub fn code(text: &str) -> String {
        format!("`{}`", text.trim().replace('`', "\""))
    }

    pub fn say(&self, message: Message) -> String {
        self.reader.say(message)
    }

    /// The calendar of business time, where any is counted.
    fn clock(&self, reading: &Reading) -> Option<String> {
        let Some(Within::Duration(limit)) = reading.limit else { return None };
        if !matches!(limit.clock(), Clock::BusinessDays | Clock::BusinessHours) {
            return None;
        }
        let model = &self.reader.atlas.compilation.model;
        let own = self.indicator.body().calendar.given().map(|calendar| calendar.id.clone());
        let id = reading.calendar.clone().or(own).or_else(|| default_calendar(model))?;
        let calendar = self.reader.link_to("calendar", &id, None).label.text;
        let calendar = self.reader.formatter().quoted(&calendar);
        Some(self.say(Message::new("figures-words-calendar").with("calendar", calendar)))
    }

    fn scope(&self) -> Option<String> {
        let cases = self.cases(self.indicator.body().r#where.given()?)?;
        Some(self.say(Message::new("figures-words-scope").with("cases", cases)))
    }

    /// « Canal » is « E-mail » or « Courrier ».
    fn cases(&self, wanted: &Where) -> Option<String> {
        let Either::Long(table) = wanted else {
            let Either::Short(expression) = wanted else { return None };
            return Some(Self::code(&expression.text));
        };
        let conditions = table.entries.iter().map(|(column, values)| {
            let values = values.value.iter().map(|value| self.reader.called(&value.0).text);
            let values = self.reader.formatter().list(&values.collect::<Vec<_>>());
            let message = Message::new("figures-words-is").with("column", self.column(&column.value));
            self.say(message.with("values", values))
        });
        let conditions: Vec<String> = conditions.collect();
        (!conditions.is_empty()).then(|| conditions.join(&self.reader.word("figures-words-and")))
    }

    fn exclusions(&self) -> Option<String> {
        let all = self.indicator.body().exclude.items();
        let all: Vec<String> = all.filter_map(|exclusion| self.exclusion(&exclusion.value)).collect();
        (!all.is_empty())
            .then(|| self.say(Message::new("figures-words-without").with("reasons", all.join(", "))))
    }

    fn exclusion(&self, exclusion: &CaseExclusion) -> Option<String> {
        let reason = self.reader.prose(exclusion.reason.given()?).text;
        let reason = self.reader.formatter().quoted(reason.trim());
        let approved = exclusion.approved.given();
        let (Some(by), Some(date)) =
            (approved.and_then(|own| own.by.given()), approved.and_then(|own| own.date.given()))
        else {
            return Some(reason);
        };
        let by = self.reader.link_to("role", &by.id, None).label.text;
        let message = Message::new("figures-words-approved").with("reason", reason).with("by", by);
        Some(self.say(message.with("date", *date)))
    }

    /// In which period a case or a row counts.
    fn period(&self) -> Option<String> {
        let period = match self.plan.period {
            Period::Rolling(days) => {
                return Some(self.say(Message::new("figures-words-rolling").with("n", days)));
            }
            period => period.to_string(),
        };
        let source = self.plan.source.as_ref()?;
        let key = match self.formula()? {
            Formula::Time { .. } if self.plan.cohort == Cohort::Received => "figures-words-received",
            Formula::Time { .. } => "figures-words-due",
            Formula::Backlog(_) => "figures-words-at-the-end",
            _ => {
                let source = self.reader.atlas.compilation.plans.sources.get(source)?;
                let about = source.columns.get(source.about?)?;
                let message = Message::new("figures-words-about").with("period", period);
                return Some(self.say(message.with("column", self.column(&about.name))));
            }
        };
        Some(self.say(Message::new(key).with("period", period)))
    }

    pub fn formula(&self) -> Option<&Formula> {
        self.indicator.body().measure.given()?.formula.as_ref()
    }
}

/// What a column is called in the register.
pub fn header(column: &ColumnPlan) -> String {
    let named = !column.from.is_empty() && column.from.iter().any(|from| from.parse::<u32>().is_err());
    if named { column.from.join(" + ") } else { column.name.clone() }
}
