//! Every row of every file, in batches, on all cores: one thread reads and cuts, the others take
//! the stretches apart.

use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Mutex, PoisonError};

use jiff::civil::Date;

use super::blocks::{Blocks, Quotes, Trouble};
use super::bytes::Encoded;
use super::columns::Context;
use super::faults::{CellFault, Faults};
use super::open::Opened;
use super::records::{Start, Wanted, take_apart};
use super::stretch::{Stretch, breaks_in};
use super::{Batch, FileRead};
use crate::diagnostic::{Checked, DataPlace, Diagnostic};
use crate::expression::{Table, TableColumn, Values};
use crate::language::Message;
use crate::time::date_of;
use crate::world::Pace;

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

/// A stretch of a file: whole records.
struct Chunk {
    file: usize,
    bytes: Vec<u8>,
    start: Start,
}

/// Where the wanted columns of a file go.
struct Job {
    wanted: Wanted,
    /// By declared column: its slots; nothing for those not wanted.
    slots: Vec<Option<Vec<usize>>>,
}

/// What a worker has found so far.
struct Worker<S> {
    state: S,
    faults: Faults,
    /// Rows and skipped rows, by file.
    counts: Vec<(u64, u64)>,
    last_day: Option<i32>,
    last_instant: Option<i64>,
    troubles: Troubles,
}

/// The first trouble of each file.
type Troubles = BTreeMap<usize, Trouble>;

/// One pass over all files.
struct Pass<'p, 'w> {
    opened: &'p Opened<'w>,
    jobs: Vec<Job>,
    encodings: Vec<Encoded>,
    pace: Pace,
    /// Buffers that are free again.
    spare: Mutex<Vec<Vec<u8>>>,
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
        let mut files = self.files.clone();
        let mut pass = Pass {
            opened: self,
            jobs: self.layouts.iter().map(|layout| self.job(layout, wanted)).collect(),
            encodings: self.layouts.iter().map(|layout| layout.head.encoded).collect(),
            pace: self.world.pace(),
            spare: Mutex::new(Vec::new()),
        };
        loop {
            let (workers, digests, mut troubles) = pass.run(&fresh, &take);
            // What looked like ASCII is in windows-1252 further on: everything is read again.
            let misread = troubles.iter().filter(|(file, (message, _))| {
                message.key == "data-not-utf8"
                    && self.layouts.get(**file).is_some_and(|l| l.head.encoding_open)
            });
            let misread: Vec<usize> = misread.map(|(file, _)| *file).collect();
            let mut again = false;
            for file in misread {
                let Some(encoded) = pass.encodings.get_mut(file) else { continue };
                if encoded.encoding == encoding_rs::UTF_8 {
                    *encoded = Encoded { encoding: encoding_rs::WINDOWS_1252, mark: 0 };
                    let found = Message::new("data-detected-encoding").with("encoding", "windows-1252");
                    if let Some(file) = files.get_mut(file) {
                        file.detected.push(found);
                    }
                    troubles.remove(&file);
                    again = true;
                }
            }
            if !troubles.is_empty() {
                return Checked::new(None, self.refusals(troubles));
            }
            if !again {
                return Checked::new(Some(self.finish(workers, files, digests)), Vec::new());
            }
        }
    }

    fn refusals(&self, troubles: Troubles) -> Vec<Diagnostic> {
        let path = |file: usize| self.files.get(file).map_or("", |file| file.path.as_str());
        troubles.into_iter().map(|(file, trouble)| self.about.refusal(path(file), trouble)).collect()
    }

    fn job(&self, layout: &super::open::Layout, wanted: &[bool]) -> Job {
        let mut own = Wanted { width: layout.head.names.as_ref().map(Vec::len), ..Wanted::default() };
        let mut slots = Vec::new();
        let mut slot_of =
            |places: &[usize]| -> Vec<usize> { places.iter().map(|place| own.slot(*place)).collect() };
        for (at, places) in layout.columns.iter().enumerate() {
            let is_wanted = wanted.get(at).copied().unwrap_or(false);
            slots.push(is_wanted.then(|| slot_of(places)));
        }
        let skip = self.skip.iter().filter_map(|(column, values)| {
            let place = layout.columns.get(*column)?.first()?;
            Some((slot_of(&[*place]).first().copied()?, values.clone()))
        });
        let skip: Vec<(usize, Vec<String>)> = skip.collect();
        own.skip = skip;
        Job { wanted: own, slots }
    }

    fn finish<S>(
        &self,
        workers: Vec<Worker<S>>,
        mut files: Vec<FileRead>,
        digests: Vec<String>,
    ) -> Scanned<S> {
        let mut faults = Faults::keeping(self.faults_kept);
        let (mut last_day, mut last_instant) = (None, None);
        let mut states = Vec::with_capacity(workers.len());
        for worker in workers {
            faults.merge(worker.faults);
            last_day = last_day.max(worker.last_day);
            last_instant = last_instant.max(worker.last_instant);
            for (file, (rows, skipped)) in files.iter_mut().zip(worker.counts) {
                file.rows += rows;
                file.skipped += skipped;
            }
            states.push(worker.state);
        }
        files.iter_mut().zip(digests).for_each(|(file, digest)| file.digest = digest);
        let last_day = last_day.max(last_instant.map(|instant| self.table.day(instant)));
        let last_date = last_day.and_then(date_of);
        Scanned { states, files, faults, last_date }
    }
}

impl Wanted {
    /// The slot of a column of the file.
    fn slot(&mut self, column: usize) -> usize {
        if self.slots.len() <= column {
            self.slots.resize(column + 1, None);
        }
        let next = u16::try_from(self.count).unwrap_or(u16::MAX);
        let Some(slot) = self.slots.get_mut(column) else { return usize::MAX };
        if slot.is_none() {
            *slot = Some(next);
            self.count += 1;
        }
        slot.map_or(usize::MAX, usize::from)
    }
}

impl Pass<'_, '_> {
    /// Reads everything once: what the workers found, the digests of the files, what went wrong.
    fn run<S: Send>(
        &self,
        fresh: &(impl Fn() -> S + Sync),
        take: &(impl Fn(&mut S, &Batch<'_>) + Sync),
    ) -> (Vec<Worker<S>>, Vec<String>, Troubles) {
        let small = self.opened.bytes() <= self.pace.chunk_bytes as u64;
        if small || self.pace.workers <= 1 {
            let mut worker = self.worker(fresh);
            let (digests, mut troubles) = self.feed(|chunk| {
                self.work(&mut worker, chunk, take);
                worker.troubles.is_empty()
            });
            merge(&mut troubles, std::mem::take(&mut worker.troubles));
            return (vec![worker], digests, troubles);
        }
        let workers = self.pace.workers;
        let (sender, receiver) = sync_channel(workers);
        let receiver = Mutex::new(receiver);
        let (mut found, digests, mut troubles) = std::thread::scope(|scope| {
            let handles: Vec<_> = (0..workers)
                .map(|_| {
                    scope.spawn(|| {
                        let mut worker = self.worker(fresh);
                        while let Some(chunk) = next(&receiver) {
                            self.work(&mut worker, chunk, take);
                        }
                        worker
                    })
                })
                .collect();
            let (digests, troubles) = self.feed(|chunk| sender.send(chunk).is_ok());
            drop(sender);
            let found: Vec<Worker<S>> = handles
                .into_iter()
                .map(|handle| handle.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
                .collect();
            (found, digests, troubles)
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
            counts: vec![(0, 0); self.opened.files.len()],
            last_day: None,
            last_instant: None,
            troubles: Troubles::new(),
        }
    }

    /// Reads the files one after the other, and gives away their chunks as long as they are taken.
    fn feed(&self, mut give: impl FnMut(Chunk) -> bool) -> (Vec<String>, Troubles) {
        let mut troubles = Troubles::new();
        let mut digests = Vec::new();
        for file in 0..self.opened.files.len() {
            match self.feed_file(file, &mut give) {
                Ok(digest) => digests.push(digest),
                Err(trouble) => {
                    troubles.insert(file, trouble);
                    digests.push(String::new());
                }
            }
        }
        (digests, troubles)
    }

    fn feed_file(&self, file: usize, give: &mut impl FnMut(Chunk) -> bool) -> Result<String, Trouble> {
        let opened = self.opened;
        let (Some(read), Some(layout), Some(encoded)) =
            (opened.files.get(file), opened.layouts.get(file), self.encodings.get(file))
        else {
            return Ok(String::new());
        };
        let head = &layout.head;
        let text = head.text(&read.path, opened.world, *encoded).map_err(|message| (message, 1))?;
        let quotes = Quotes { signs: Some(head.signs), breaker: head.breaker };
        let mut blocks = Blocks::new(text, quotes, self.pace.chunk_bytes, head.rows)?;
        loop {
            let mut bytes =
                self.spare.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default();
            let Some(start) = blocks.fill(&mut bytes)? else { break };
            if !give(Chunk { file, bytes, start }) {
                break;
            }
        }
        blocks.digest().map_err(|message| (message, 1))
    }

    /// Takes a chunk apart and hands it on.
    fn work<S>(&self, worker: &mut Worker<S>, chunk: Chunk, take: &impl Fn(&mut S, &Batch<'_>)) {
        let Chunk { file, bytes, start } = chunk;
        match std::str::from_utf8(&bytes) {
            Ok(text) => self.hand_on(worker, file, text, start, take),
            Err(error) => {
                let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
                let trouble = (Message::new("data-not-utf8"), start.line + breaks_in(before));
                merge(&mut worker.troubles, Troubles::from([(file, trouble)]));
            }
        }
        self.spare.lock().unwrap_or_else(PoisonError::into_inner).push(bytes);
    }

    fn hand_on<S>(
        &self,
        worker: &mut Worker<S>,
        file: usize,
        text: &str,
        start: Start,
        take: &impl Fn(&mut S, &Batch<'_>),
    ) {
        let (Some(job), Some(layout)) = (self.jobs.get(file), self.opened.layouts.get(file)) else { return };
        let stretch = take_apart(text, start, layout.head.signs, &job.wanted);
        if let Some((rows, skipped)) = worker.counts.get_mut(file) {
            *rows += stretch.rows() as u64;
            *skipped += stretch.skipped;
        }
        let path = self.opened.files.get(file).map_or("", |file| file.path.as_str());
        self.add_too_wide(worker, file, path, &stretch);
        let (lines, offsets) = (stretch.lines.clone(), stretch.offsets.clone());
        let context = Context { file, path, zone: &self.opened.table };
        let columns: Vec<TableColumn<'_>> = self
            .opened
            .columns
            .iter()
            .zip(&job.slots)
            .map(|(reader, slots)| match slots {
                Some(slots) => reader.read(&stretch, slots, &context, &mut worker.faults),
                None => TableColumn::default(),
            })
            .collect();
        columns.iter().for_each(|column| worker.see_dates(column));
        let rows = stretch.rows();
        let batch = Batch { file, lines, offsets, table: Table { rows, columns } };
        take(&mut worker.state, &batch);
    }

    fn add_too_wide<S>(&self, worker: &mut Worker<S>, file: usize, path: &str, stretch: &Stretch<'_>) {
        let column = self.opened.columns.len();
        for (row, surplus) in &stretch.too_wide {
            let offset = stretch.offsets.get(*row).copied().unwrap_or(0);
            worker.faults.add((file, offset, column), "cell-row-too-wide", || {
                let (line, at) = stretch.place(*row, *surplus);
                let place = DataPlace { path: path.to_owned(), line, column: at, name: String::new() };
                let raw = super::columns::shortened(&stretch.text_at(*surplus));
                let reason = Message::new("cell-row-too-wide").with("raw", raw);
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
