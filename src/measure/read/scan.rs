//! A scan: every row of every file, in batches, on all cores. What is declared nowhere and found in
//! the first rows is held against all rows; where they prove otherwise, they are read again.

use std::collections::BTreeSet;

use encoding_rs::{UTF_8, WINDOWS_1252};
use jiff::civil::Date;

use super::blocks::Trouble;
use super::bytes::Encoded;
use super::columns::{ColumnReader, Context};
use super::evidence::{Evidence, Example, Finding, Order};
use super::faults::Faults;
use super::lines;
use super::numbers::Sign;
use super::open::{Form, Layout, Opened};
use super::pass::{Job, Pass, Troubles, Worker};
use super::records::{Start, Wanted, take_apart};
use super::{Batch, FileRead};
use crate::diagnostic::{Checked, Diagnostic};
use crate::language::{Argument, Message};
use crate::time::date_of;

/// What a scan found.
pub struct Scanned<S> {
    /// One per worker.
    pub states: Vec<S>,
    /// The files, with their digests and numbers of rows.
    pub files: Vec<FileRead>,
    pub faults: Faults,
    /// The last date in the wanted columns of dates.
    pub last_date: Option<Date>,
}

impl Opened<'_> {
    /// Length of its files, as they lie there.
    pub fn bytes(&self) -> u64 {
        self.layouts.iter().map(|layout| layout.size).sum()
    }

    /// Hands every row of every file, in batches, to `take`, on all cores. The states come back in
    /// no particular order of rows: what is added up must be mergeable.
    ///
    /// `wanted` says which of the declared columns are read.
    pub fn scan<S: Send>(
        &self,
        wanted: &[bool],
        fresh: impl Fn() -> S + Sync,
        take: impl Fn(&mut S, &Batch<'_>) + Sync,
    ) -> Checked<Option<Scanned<S>>> {
        let jobs: Vec<Job> = self.layouts.iter().map(|layout| self.job(layout, wanted)).collect();
        let mut pass = Pass::new(self, jobs);
        let mut evidence = self.sampled(&pass);
        loop {
            if let Err(findings) = self.decide(&mut pass.readers, &evidence) {
                return Checked::new(None, findings);
            }
            let (mut workers, digests, mut troubles) = pass.run(&fresh, &take);
            let misread = pass.other_encodings(&mut troubles);
            if !troubles.is_empty() {
                return Checked::new(None, self.refusals(troubles));
            }
            for worker in &mut workers {
                evidence
                    .iter_mut()
                    .zip(std::mem::take(&mut worker.evidence))
                    .for_each(|(own, more)| own.merge(more));
            }
            let before = pass.readers.clone();
            let decided = self.decide(&mut pass.readers, &evidence);
            if let Err(findings) = decided.and_then(|()| self.ambiguous(&pass.readers, &evidence)) {
                return Checked::new(None, findings);
            }
            let changed = before.iter().zip(&pass.readers).zip(&evidence).any(|((a, b), evidence)| {
                a.order_found() != b.order_found()
                    || a.sign_found() != b.sign_found() && evidence.either_sign.is_some()
            });
            if !misread && !changed {
                return self.finish(&pass, workers, digests);
            }
        }
    }

    fn refusals(&self, troubles: Troubles) -> Vec<Diagnostic> {
        troubles.into_iter().map(|(file, trouble)| self.refusal(file, trouble)).collect()
    }

    fn refusal(&self, file: usize, trouble: Trouble) -> Diagnostic {
        self.about.refusal(self.files.get(file).map_or("", |file| file.path.as_str()), trouble)
    }

    fn job(&self, layout: &Layout, wanted: &[bool]) -> Job {
        let width = match &layout.form {
            Form::Delimited(head) => head.names.as_ref().map(Vec::len),
            Form::Lines(_) | Form::Sheet(_) => None,
        };
        let mut own = Wanted { width, ..Wanted::default() };
        let columns = layout.columns.iter().enumerate().map(|(at, places)| {
            let is_wanted = wanted.get(at).copied().unwrap_or(false);
            is_wanted.then(|| places.iter().map(|place| own.slot(*place)).collect())
        });
        let slots = columns.collect();
        for (column, values) in &self.skip {
            if let Some(place) = layout.columns.get(*column).and_then(|places| places.first()) {
                let slot = own.slot(*place);
                own.skip.push((slot, values.clone()));
            }
        }
        // Columns nobody wants are known not to be beyond the headers.
        own.slots.resize(own.slots.len().max(width.unwrap_or(0)), None);
        Job { wanted: own, slots }
    }

    /// What the first rows of each file tell of how columns are written.
    fn sampled(&self, pass: &Pass<'_, '_>) -> Vec<Evidence> {
        let mut evidence = vec![Evidence::default(); pass.readers.len()];
        let start = Start { line: 1, offset: 0 };
        for (file, (layout, job)) in self.layouts.iter().zip(&pass.jobs).enumerate() {
            let mut text = String::new();
            let mut stretch = match &layout.form {
                Form::Delimited(head) => take_apart(&head.sample, head.rows, head.signs, &job.wanted),
                Form::Lines(own) => lines::take_apart(&own.sample, start, &own.names, &job.wanted, &mut text),
                Form::Sheet(_) => continue,
            };
            if !text.is_empty() {
                stretch.text = &text;
            }
            let context = Context { file, path: "", zone: &self.table };
            let undeclared = pass.readers.iter().filter(|reader| reader.wants_order() || reader.wants_sign());
            for reader in undeclared {
                let (Some(Some(slots)), Some(own)) =
                    (job.slots.get(reader.index), evidence.get_mut(reader.index))
                else {
                    continue;
                };
                reader.read(&stretch, slots, &context, (&mut Faults::keeping(0), own));
            }
        }
        evidence
    }

    /// Settles how columns are written that do not declare it.
    fn decide(&self, readers: &mut [ColumnReader], evidence: &[Evidence]) -> Result<(), Vec<Diagnostic>> {
        let mut findings = Vec::new();
        for (reader, evidence) in readers.iter_mut().zip(evidence) {
            if reader.wants_order() {
                match evidence.order() {
                    Finding::Proven(order) => reader.with_order(order),
                    Finding::Contradictory => findings.extend(self.contradiction(
                        reader,
                        "data-dates-contradict",
                        (&evidence.day_first, &evidence.month_first),
                    )),
                    _ => {}
                }
            }
            if reader.wants_sign() {
                match evidence.sign() {
                    Finding::Proven(sign) => reader.with_sign(sign),
                    Finding::Contradictory => findings.extend(self.contradiction(
                        reader,
                        "data-decimals-contradict",
                        (&evidence.comma, &evidence.point),
                    )),
                    _ => {}
                }
            }
        }
        if findings.is_empty() { Ok(()) } else { Err(findings) }
    }

    /// After all rows were seen: dates that can be read in two ways.
    fn ambiguous(&self, readers: &[ColumnReader], evidence: &[Evidence]) -> Result<(), Vec<Diagnostic>> {
        let unclear = readers
            .iter()
            .zip(evidence)
            .filter(|(reader, evidence)| reader.wants_order() && evidence.order() == Finding::Ambiguous);
        let findings: Vec<Diagnostic> = unclear
            .filter_map(|(reader, evidence)| {
                let (file, _, line, raw) = evidence.either_order.as_ref()?;
                let message = Message::new("data-dates-ambiguous")
                    .with("raw", raw.as_str())
                    .with("header", reader.name.as_str())
                    .with("day", like(raw, "dd", "mm"))
                    .with("month", like(raw, "mm", "dd"));
                Some(self.refusal(*file, (message, *line)))
            })
            .collect();
        if findings.is_empty() { Ok(()) } else { Err(findings) }
    }

    fn contradiction(
        &self,
        reader: &ColumnReader,
        key: &'static str,
        (first, second): (&Option<Example>, &Option<Example>),
    ) -> Option<Diagnostic> {
        let (first, second) = (first.as_ref()?, second.as_ref()?);
        let (first, second) =
            if (first.0, first.1) <= (second.0, second.1) { (first, second) } else { (second, first) };
        let path = self.files.get(first.0).map_or("", |file| file.path.as_str());
        let message = Message::new(key)
            .with("header", reader.name.as_str())
            .with("first", first.3.as_str())
            .with("place", format!("{path}:{}", first.2))
            .with("second", second.3.as_str());
        Some(self.refusal(second.0, (message, second.2)))
    }

    fn finish<S>(
        &self,
        pass: &Pass<'_, '_>,
        workers: Vec<Worker<S>>,
        digests: Vec<String>,
    ) -> Checked<Option<Scanned<S>>> {
        let mut faults = Faults::keeping(self.faults_kept);
        let mut files = self.files.clone();
        let (mut last_day, mut last_instant) = (None, None);
        let mut states = Vec::with_capacity(workers.len());
        let mut seen = BTreeSet::new();
        for worker in workers {
            faults.merge(worker.faults);
            last_day = last_day.max(worker.last_day);
            last_instant = last_instant.max(worker.last_instant);
            for (file, (rows, skipped)) in files.iter_mut().zip(worker.counts) {
                file.rows += rows;
                file.skipped += skipped;
            }
            seen.extend(worker.seen);
            states.push(worker.state);
        }
        let unseen = self.unseen(pass, &files, &seen);
        if !unseen.is_empty() {
            return Checked::new(None, unseen);
        }
        let digests = self.digests.get_or_init(|| digests);
        let found = found(pass);
        for ((file, digest), encoded) in files.iter_mut().zip(digests).zip(&pass.encodings) {
            file.digest.clone_from(digest);
            if let Some(encoding) = encoded.filter(|(_, found)| *found).map(|(encoded, _)| encoded.encoding) {
                let name = encoding.name().to_lowercase();
                file.detected.push(Message::new("data-detected-encoding").with("encoding", name));
            }
            file.detected.extend(found.iter().cloned());
        }
        let last_day = last_day.max(last_instant.map(|instant| self.table.day(instant)));
        let last_date = last_day.and_then(date_of);
        Checked::new(Some(Scanned { states, files, faults, last_date }), Vec::new())
    }

    /// Keys that not one row of a file has.
    fn unseen(
        &self,
        pass: &Pass<'_, '_>,
        files: &[FileRead],
        seen: &BTreeSet<(usize, usize)>,
    ) -> Vec<Diagnostic> {
        let mut findings = Vec::new();
        for (at, (layout, job)) in self.layouts.iter().zip(&pass.jobs).enumerate() {
            let Form::Lines(own) = &layout.form else { continue };
            if files.get(at).is_none_or(|file| file.rows == 0) {
                continue;
            }
            let missed = job
                .wanted
                .slots
                .iter()
                .zip(&own.names)
                .filter(|(slot, _)| slot.is_some_and(|slot| !seen.contains(&(at, usize::from(slot)))));
            findings.extend(missed.map(|(_, name)| {
                let message = Message::new("data-no-column")
                    .with("header", name.as_str())
                    .with(
                        "known",
                        Argument::List(own.names.iter().filter(|own| *own != name).cloned().collect()),
                    )
                    .with("suggestion", Argument::List(Vec::new()));
                self.refusal(at, (message, 1))
            }));
        }
        findings
    }
}

/// What was found out about the columns, and is stated with every file.
fn found(pass: &Pass<'_, '_>) -> Vec<Message> {
    let wanted = |reader: &&ColumnReader| {
        pass.jobs.iter().any(|job| job.slots.get(reader.index).is_some_and(Option::is_some))
    };
    let columns = |key: &'static str, fits: &dyn Fn(&ColumnReader) -> bool| {
        let names: Vec<String> = pass
            .readers
            .iter()
            .filter(wanted)
            .filter(|reader| fits(reader))
            .map(|r| r.name.clone())
            .collect();
        (!names.is_empty()).then(|| Message::new(key).with("columns", Argument::List(names)))
    };
    let found = [
        columns("data-detected-day-first", &|reader| reader.order_found() == Some(Order::DayFirst)),
        columns("data-detected-month-first", &|reader| reader.order_found() == Some(Order::MonthFirst)),
        columns("data-detected-comma", &|reader| reader.sign_found() == Some(Sign::Comma)),
        columns("data-detected-point", &|reader| reader.sign_found() == Some(Sign::Point)),
    ];
    found.into_iter().flatten().collect()
}

/// How the dates of a column that look like one are declared.
fn like(raw: &str, first: &str, second: &str) -> String {
    let sign = raw.chars().find(|sign| !sign.is_ascii_digit()).unwrap_or('/');
    let short = raw.chars().take_while(char::is_ascii_digit).count() == 1;
    let letters =
        |letters: &'_ str| if short { letters.get(..1).unwrap_or("").to_owned() } else { letters.to_owned() };
    let date = format!("{}{sign}{}{sign}yyyy", letters(first), letters(second));
    let clock = raw.split_once([' ', 'T']).map_or("", |(_, clock)| clock);
    let half = if clock.to_ascii_lowercase().contains('m') { " am" } else { "" };
    let hours = if half.is_empty() { "hh" } else { "h" };
    match clock.matches(':').count() {
        0 => date,
        1 => format!("{date} {hours}:mm{half}"),
        _ => format!("{date} {hours}:mm:ss{half}"),
    }
}

impl Pass<'_, '_> {
    /// What looked like ASCII, and so like UTF-8, is in windows-1252 further on: such files change
    /// their encoding, and are no trouble any more.
    fn other_encodings(&mut self, troubles: &mut Troubles) -> bool {
        let mut misread = false;
        for (file, (encoded, layout)) in self.encodings.iter_mut().zip(&self.opened.layouts).enumerate() {
            let open = match &layout.form {
                Form::Delimited(head) => head.encoding_open,
                Form::Lines(lines) => lines.encoding_open,
                Form::Sheet(_) => false,
            };
            let wrong = troubles.get(&file).is_some_and(|(message, _)| message.key == "data-not-utf8");
            if open && wrong && encoded.is_none_or(|(encoded, _)| encoded.encoding == UTF_8) {
                *encoded = Some((Encoded { encoding: WINDOWS_1252, mark: 0 }, true));
                troubles.remove(&file);
                misread = true;
            }
        }
        misread
    }
}
