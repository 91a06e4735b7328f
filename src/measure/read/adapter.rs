//! temporary
use super::*;
use crate::diagnostic::Checked;
use crate::expression::{Mask, Table, TableColumn, Values};
use crate::measure::source_plan::SourcePlan;
use crate::model::kinds::source::ColumnType;
use crate::model::{Source, View};
use crate::time::{ZoneTable, day_number};
use crate::values::Decimal;
use crate::world::World;

pub struct Batch<'t> {
    pub file: usize,
    pub lines: Vec<u64>,
    pub offsets: Vec<u64>,
    pub table: Table<'t>,
}
pub struct Opened<'o> {
    pub files: Vec<FileRead>,
    pub zone: TimeZone,
    pub table: ZoneTable,
    pub extraction_declared: bool,
    plan: &'o SourcePlan,
    old: super::Register,
}
#[derive(Debug, Clone, Default)]
pub struct Faults {
    pub count: u64,
    pub first: Vec<CellFault>,
}
pub struct Scanned<S> {
    pub states: Vec<S>,
    pub files: Vec<FileRead>,
    pub faults: Faults,
    pub last_date: Option<Date>,
}
pub fn open<'o>(
    source: &View<'_, Source>,
    plan: &'o SourcePlan,
    world: &dyn World,
) -> Checked<Option<Opened<'o>>> {
    let mut findings = Vec::new();
    let old = super::read_source(source, plan, world).drain_into(&mut findings);
    Checked::new(
        old.map(|old| Opened {
            files: old.files.clone(),
            zone: old.zone.clone(),
            table: ZoneTable::new(old.zone.clone()),
            extraction_declared: old.extraction_declared,
            plan,
            old,
        }),
        findings,
    )
}
impl Opened<'_> {
    pub fn bytes(&self) -> u64 {
        0
    }
    pub fn scan<S: Send>(
        &self,
        wanted: &[bool],
        fresh: impl Fn() -> S + Sync,
        take: impl Fn(&mut S, &Batch<'_>) + Sync,
    ) -> Checked<Option<Scanned<S>>> {
        let mut states = vec![fresh(), fresh()];
        let mut last = None;
        for (at, rows) in
            self.old.rows.chunk_by(|a, b| a.file == b.file).flat_map(|rows| rows.chunks(100)).enumerate()
        {
            let columns =
                (0..self.plan.columns.len()).map(|c| self.column(c, rows, wanted[c], &mut last)).collect();
            let batch = Batch {
                file: rows[0].file,
                lines: rows.iter().map(|r| r.line).collect(),
                offsets: rows.iter().map(|r| r.line).collect(),
                table: Table { rows: rows.len(), columns },
            };
            take(&mut states[at % 2], &batch);
        }
        let faults = Faults { count: self.old.faults.len() as u64, first: self.old.faults.clone() };
        Checked::new(Some(Scanned { states, files: self.files.clone(), faults, last_date: last }), Vec::new())
    }
    fn column<'t>(
        &self,
        c: usize,
        rows: &'t [Row],
        wanted: bool,
        last: &mut Option<Date>,
    ) -> TableColumn<'t> {
        if !wanted {
            return TableColumn::default();
        }
        let n = rows.len();
        let cell = |r: usize| &rows[r].cells[c];
        let given = Mask::of(n, |r| !matches!(cell(r), Value::Missing | Value::Bad(_)));
        let bad = Mask::of(n, |r| cell(r).is_bad());
        let values = match self.plan.columns[c].kind {
            ColumnType::Text => Values::Texts(
                (0..n)
                    .map(|r| match cell(r) {
                        Value::Text(t) => t.as_str().into(),
                        _ => "".into(),
                    })
                    .collect(),
            ),
            ColumnType::Category => {
                let mut words: Vec<std::borrow::Cow<'_, str>> = Vec::new();
                let codes = (0..n)
                    .map(|r| match cell(r) {
                        Value::Text(t) => {
                            let at = words.iter().position(|w| w == t).unwrap_or_else(|| {
                                words.push(t.as_str().into());
                                words.len() - 1
                            });
                            at as u32
                        }
                        _ => 0,
                    })
                    .collect();
                Values::Words { codes, words }
            }
            ColumnType::YesNo => Values::YesNo(Mask::of(n, |r| matches!(cell(r), Value::YesNo(true)))),
            ColumnType::Date => Values::Days(
                (0..n)
                    .map(|r| match cell(r) {
                        Value::Day(d) => {
                            *last = (*last).max(Some(*d));
                            day_number(*d)
                        }
                        _ => 0,
                    })
                    .collect(),
            ),
            ColumnType::Datetime => Values::Instants(
                (0..n)
                    .map(|r| match cell(r) {
                        Value::Instant(t) => {
                            *last = (*last).max(Some(self.zone.to_datetime(*t).date()));
                            t.as_second()
                        }
                        _ => 0,
                    })
                    .collect(),
            ),
            _ => Values::Numbers(
                (0..n)
                    .map(|r| match cell(r) {
                        Value::Number(ratio) => (0..10_u32)
                            .find_map(|s| {
                                let u = ratio.numerator() * 10_i128.pow(s);
                                (u % ratio.denominator() == 0)
                                    .then(|| Decimal::new((u / ratio.denominator()) as i64, s as u8))
                            })
                            .unwrap_or(Decimal::integer(0)),
                        _ => Decimal::integer(0),
                    })
                    .collect(),
            ),
        };
        TableColumn { given, bad, unanswered: Mask::none(n), values }
    }
}
