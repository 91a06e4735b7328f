//! One pass over all files: one thread reads and cuts, the others take the stretches apart.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Mutex, PoisonError};

use super::Batch;
use super::blocks::{Blocks, Quotes, Trouble};
use super::bytes::{Bytes, Encoded, Text};
use super::columns::{ColumnReader, Context, shortened};
use super::evidence::Evidence;
use super::faults::{CellFault, Faults};
use super::lines;
use super::open::{Form, Layout, Opened};
use super::records::{Start, Wanted, take_apart};
use super::stretch::{Stretch, breaks_in};
use crate::diagnostic::DataPlace;
use crate::expression::{Table, TableColumn, Values};
use crate::language::Message;
use crate::world::Pace;

/// Where the wanted columns of a file go.
pub struct Job {
    pub wanted: Wanted,
    /// By declared column: its slots; nothing for those not wanted.
    pub slots: Vec<Option<Vec<usize>>>,
}

/// What a worker has found so far.
pub struct Worker<S> {
    pub state: S,
    pub faults: Faults,
    /// By declared column.
    pub evidence: Vec<Evidence>,
    /// Rows and skipped rows, by file.
    pub counts: Vec<(u64, u64)>,
    /// File and slot of the cells that rows name.
    pub seen: BTreeSet<(usize, usize)>,
    pub last_day: Option<i32>,
    pub last_instant: Option<i64>,
    troubles: Troubles,
}

/// The first trouble of each file.
pub type Troubles = BTreeMap<usize, Trouble>;

/// A stretch of a file.
struct Chunk {
    file: usize,
    part: Part,
}

enum Part {
    /// Whole records.
    Text(Vec<u8>, Start),
    /// Rows of a sheet.
    Rows(Range<usize>),
}

/// One pass over all files.
pub struct Pass<'p, 'w> {
    pub opened: &'p Opened<'w>,
    pub jobs: Vec<Job>,
    pub readers: Vec<ColumnReader>,
    /// Encoding of the text files, and whether it was found on the way.
    pub encodings: Vec<Option<(Encoded, bool)>>,
    pace: Pace,
    /// Buffers that are free again.
    spare: Mutex<Vec<Vec<u8>>>,
    /// By file: what is still unread of it is not worth reading.
    hopeless: Vec<AtomicBool>,
}

impl<'p, 'w> Pass<'p, 'w> {
    pub fn new(opened: &'p Opened<'w>, jobs: Vec<Job>) -> Self {
        let encoding = |layout: &Layout| match &layout.form {
            Form::Delimited(head) => Some((head.encoded, false)),
            Form::Lines(lines) => Some((lines.encoded, false)),
            Form::Sheet(_) => None,
        };
        Self {
            opened,
            jobs,
            readers: opened.columns.clone(),
            encodings: opened.layouts.iter().map(encoding).collect(),
            pace: opened.world.pace(),
            spare: Mutex::new(Vec::new()),
            hopeless: opened.files.iter().map(|_| AtomicBool::new(false)).collect(),
        }
    }

    /// Reads everything once: what the workers found, the digests of the files, what went wrong.
    pub fn run<S: Send>(
        &self,
        fresh: &(impl Fn() -> S + Sync),
        take: &(impl Fn(&mut S, &Batch<'_>) + Sync),
    ) -> (Vec<Worker<S>>, Vec<String>, Troubles) {
        self.hopeless.iter().for_each(|file| file.store(false, Ordering::Relaxed));
        let small = self.opened.bytes() <= self.pace.chunk_bytes as u64;
        if small || self.pace.workers <= 1 {
            let mut worker = self.worker(fresh);
            let (digests, mut troubles) = self.feed(|chunk| self.work(&mut worker, chunk, take));
            merge(&mut troubles, std::mem::take(&mut worker.troubles));
            return (vec![worker], digests, troubles);
        }
        let (sender, receiver) = sync_channel(self.pace.workers);
        let receiver = Mutex::new(receiver);
        let (mut found, digests, mut troubles) = std::thread::scope(|scope| {
            let worker = || {
                let mut worker = self.worker(fresh);
                while let Some(chunk) = next(&receiver) {
                    self.work(&mut worker, chunk, take);
                }
                worker
            };
            let handles: Vec<_> = (0..self.pace.workers).map(|_| scope.spawn(worker)).collect();
            let (digests, troubles) = self.feed(|chunk| {
                // Workers end before the reader only when one of them panics, which ends the scope.
                let _ = sender.send(chunk);
            });
            drop(sender);
            let join = |handle: std::thread::ScopedJoinHandle<'_, Worker<S>>| {
                handle.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
            };
            (handles.into_iter().map(join).collect::<Vec<_>>(), digests, troubles)
        });
        for worker in &mut found {
            merge(&mut troubles, std::mem::take(&mut worker.troubles));
        }
        (found, digests, troubles)
    }

    fn worker<S>(&self, fresh: impl Fn() -> S) -> Worker<S> {
        Worker {
            state: fresh(),
            faults: Faults::keeping(self.opened.faults_kept),
            evidence: vec![Evidence::default(); self.readers.len()],
            counts: vec![(0, 0); self.opened.files.len()],
            seen: BTreeSet::new(),
            last_day: None,
            last_instant: None,
            troubles: Troubles::new(),
        }
    }

    fn is_hopeless(&self, file: usize) -> bool {
        self.hopeless.get(file).is_some_and(|file| file.load(Ordering::Relaxed))
    }

    /// Reads the files one after the other, and gives away their chunks.
    fn feed(&self, mut give: impl FnMut(Chunk)) -> (Vec<String>, Troubles) {
        let mut troubles = Troubles::new();
        let mut digests = Vec::new();
        for file in 0..self.opened.files.len() {
            let digest = self.feed_file(file, &mut give);
            digests.push(digest.unwrap_or_else(|trouble| {
                troubles.insert(file, trouble);
                String::new()
            }));
        }
        (digests, troubles)
    }

    fn feed_file(&self, file: usize, give: &mut impl FnMut(Chunk)) -> Result<String, Trouble> {
        let opened = self.opened;
        let layout = opened.layouts.get(file).map(|layout| &layout.form);
        let (replaced, quotes, first) = match layout {
            None => return Ok(String::new()),
            Some(Form::Sheet(sheet)) => {
                let step = (self.pace.chunk_bytes / 64).clamp(1, 1 << 16);
                for start in (0..sheet.rows().max(1)).step_by(step) {
                    let rows = start..(start + step).min(sheet.rows());
                    give(Chunk { file, part: Part::Rows(rows) });
                }
                return Ok(sheet.digest.clone());
            }
            Some(Form::Delimited(head)) => {
                let quotes = Quotes { signs: Some(head.signs), breaker: head.breaker };
                (head.replaced.clone(), quotes, head.rows)
            }
            Some(Form::Lines(_)) => {
                let quotes = Quotes { signs: None, breaker: b'\n' };
                (Vec::new(), quotes, Start { line: 1, offset: 0 })
            }
        };
        let path = opened.files.get(file).map_or("", |file| file.path.as_str());
        let known = opened.digests.get().is_some();
        let bytes =
            if known { Bytes::open(path, opened.world) } else { Bytes::digesting(path, opened.world) };
        let encoded = self.encodings.get(file).copied().flatten();
        let encoded =
            encoded.map_or(Encoded { encoding: encoding_rs::UTF_8, mark: 0 }, |(encoded, _)| encoded);
        let text = Text::new(bytes.map_err(|message| (message, 1))?, encoded, replaced);
        let mut blocks = Blocks::new(text, quotes, self.pace.chunk_bytes, first)?;
        while !self.is_hopeless(file) {
            let mut bytes =
                self.spare.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default();
            let Some(start) = blocks.fill(&mut bytes)? else { break };
            give(Chunk { file, part: Part::Text(bytes, start) });
        }
        blocks.digest().map_err(|message| (message, 1))
    }

    /// Takes a chunk apart and hands it on.
    fn work<S>(&self, worker: &mut Worker<S>, chunk: Chunk, take: &impl Fn(&mut S, &Batch<'_>)) {
        let file = chunk.file;
        let (Some(job), Some(layout)) = (self.jobs.get(file), self.opened.layouts.get(file)) else { return };
        match (chunk.part, &layout.form) {
            (Part::Rows(rows), Form::Sheet(sheet)) => {
                self.hand_on(worker, file, &sheet.stretch(rows, &job.wanted), take);
            }
            (Part::Text(bytes, start), form) => {
                match std::str::from_utf8(&bytes) {
                    Ok(text) => self.text(worker, (file, form, job), (text, start), take),
                    Err(error) => {
                        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
                        let trouble = (Message::new("data-not-utf8"), start.line + breaks_in(before));
                        merge(&mut worker.troubles, Troubles::from([(file, trouble)]));
                        if let Some(hopeless) = self.hopeless.get(file) {
                            hopeless.store(true, Ordering::Relaxed);
                        }
                    }
                }
                self.spare.lock().unwrap_or_else(PoisonError::into_inner).push(bytes);
            }
            (Part::Rows(_), _) => {}
        }
    }

    fn text<S>(
        &self,
        worker: &mut Worker<S>,
        (file, form, job): (usize, &Form, &Job),
        (text, start): (&str, Start),
        take: &impl Fn(&mut S, &Batch<'_>),
    ) {
        match form {
            Form::Delimited(head) => {
                let mut stretch = take_apart(text, start, head.signs, &job.wanted);
                stretch.replaced = &head.replaced;
                self.hand_on(worker, file, &stretch, take);
            }
            Form::Lines(own) => {
                let mut cells = String::with_capacity(text.len());
                let mut stretch: Stretch<'_> =
                    lines::take_apart(text, start, &own.names, &job.wanted, &mut cells);
                stretch.text = &cells;
                self.hand_on(worker, file, &stretch, take);
            }
            Form::Sheet(_) => {}
        }
    }

    fn hand_on<S>(
        &self,
        worker: &mut Worker<S>,
        file: usize,
        stretch: &Stretch<'_>,
        take: &impl Fn(&mut S, &Batch<'_>),
    ) {
        let Some(job) = self.jobs.get(file) else { return };
        if let Some((rows, skipped)) = worker.counts.get_mut(file) {
            *rows += stretch.rows() as u64;
            *skipped += stretch.skipped;
        }
        let seen = stretch.slots.iter().enumerate().filter(|(_, slot)| slot.seen);
        worker.seen.extend(seen.map(|(slot, _)| (file, slot)));
        let path = self.opened.files.get(file).map_or("", |file| file.path.as_str());
        self.add_unusable(worker, (file, path), stretch);
        let context = Context { file, path, zone: &self.opened.table };
        let mut columns = Vec::with_capacity(self.readers.len());
        for ((reader, slots), evidence) in self.readers.iter().zip(&job.slots).zip(&mut worker.evidence) {
            columns.push(match slots {
                Some(slots) => reader.read(stretch, slots, &context, (&mut worker.faults, evidence)),
                None => TableColumn::default(),
            });
        }
        columns.iter().for_each(|column| worker.see_dates(column));
        let table = Table { rows: stretch.rows(), columns };
        let (lines, offsets) = (stretch.lines.clone(), stretch.offsets.clone());
        let batch = Batch { file, lines, offsets, table };
        take(&mut worker.state, &batch);
    }

    fn add_unusable<S>(&self, worker: &mut Worker<S>, (file, path): (usize, &str), stretch: &Stretch<'_>) {
        let column = self.readers.len();
        for unusable in &stretch.unusable {
            let offset = stretch.offsets.get(unusable.row).copied().unwrap_or(0);
            worker.faults.add((file, offset, column), unusable.key, || {
                let (line, at) = stretch.place(unusable.row, unusable.place);
                let place = DataPlace { path: path.to_owned(), line, column: at, name: String::new() };
                // Which column it belongs to, nobody knows: it may be personal.
                let personal = self.readers.iter().any(ColumnReader::is_personal);
                let raw = stretch.text_at(unusable.place);
                let raw = if personal { "***".to_owned() } else { shortened(&raw) };
                let reason = Message::new(unusable.key).with("raw", raw);
                CellFault { file, offset, column, place, reason }
            });
        }
    }
}

impl<S> Worker<S> {
    fn see_dates(&mut self, column: &TableColumn<'_>) {
        match &column.values {
            Values::Days(days) => {
                let last = column.given.iter().filter_map(|row| days.get(row)).max();
                self.last_day = self.last_day.max(last.copied());
            }
            Values::Instants(instants) => {
                let last = column.given.iter().filter_map(|row| instants.get(row)).max();
                self.last_instant = self.last_instant.max(last.copied());
            }
            _ => {}
        }
    }
}

fn next(receiver: &Mutex<Receiver<Chunk>>) -> Option<Chunk> {
    receiver.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}

/// Of two troubles in one file, the one on the earlier line is told.
fn merge(troubles: &mut Troubles, more: Troubles) {
    for (file, trouble) in more {
        match troubles.get(&file) {
            Some((_, line)) if *line <= trouble.1 => {}
            _ => {
                troubles.insert(file, trouble);
            }
        }
    }
}
