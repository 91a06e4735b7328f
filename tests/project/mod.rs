//! A project written in a test: definitions and data as text, and a day to judge on; then what the
//! program makes of it. Shared by the test files; each uses a part of it.
#![allow(dead_code, clippy::expect_used, clippy::panic, reason = "a fixture fails by panicking")]

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::Date;
use smqc::compile::{Compilation, Depth, compile};
use smqc::diagnostic::{Diagnostic, FAULTS, Severity};
use smqc::language::{Language, Speaker};
use smqc::measure::{Figure, Reading, Reconciliation, Verdict, VerdictOnPeriod};
use smqc::world::MemoryWorld;

/// A project in memory.
pub struct Project(MemoryWorld);

/// What the program made of a project.
pub struct Outcome(pub Compilation);

pub fn day(text: &str) -> Date {
    text.parse().expect("a date")
}

/// Every file below a folder of one extension, by its path below the root.
pub fn files_below(root: &Path, folder: &Path, extension: &str) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files_below(root, &path, extension));
        } else if path.extension().is_some_and(|own| own == extension) {
            let name = path.strip_prefix(root).expect("below the root").to_string_lossy().replace('\\', "/");
            found.insert(name, std::fs::read(&path).expect("a file"));
        }
    }
    found
}

/// Every row read is somewhere.
pub fn assert_rows_add_up(reading: &Reading) {
    let rows = reading.rows;
    let parts =
        rows.counted + rows.not_yet_due + rows.out_of_scope + rows.excluded + rows.missing + rows.rejected;
    assert_eq!(rows.read, parts, "{}", reading.indicator);
}

impl Project {
    /// An empty project, judged on a day.
    pub fn on(today: &str) -> Self {
        Self(MemoryWorld::new(day(today)))
    }

    pub fn with(self, path: &str, definitions: impl Into<Vec<u8>>) -> Self {
        Self(self.0.with_definition(path, definitions))
    }

    pub fn data(self, path: &str, bytes: impl Into<Vec<u8>>) -> Self {
        Self(self.0.with_data(path, bytes))
    }

    /// Data read in stretches and by threads as given.
    pub fn at_pace(self, pace: smqc::world::Pace) -> Self {
        Self(self.0.with_pace(pace))
    }

    /// The files as the program sees them.
    pub const fn world(&self) -> &MemoryWorld {
        &self.0
    }

    /// Definitions only.
    pub fn check(&self) -> Outcome {
        Outcome(compile(&self.0, Depth::Definitions).expect("a world in memory can be read"))
    }

    /// The data too.
    pub fn measure(&self) -> Outcome {
        Outcome(compile(&self.0, Depth::Data).expect("a world in memory can be read"))
    }
}

impl Outcome {
    /// The readings of an indicator; there must be just one.
    pub fn reading(&self, indicator: &str) -> &Reading {
        let measured = self.0.measured.as_ref().expect("data were asked for");
        let mut readings = measured.readings.iter().filter(|reading| reading.indicator == indicator);
        match (readings.next(), readings.next()) {
            (Some(reading), None) => reading,
            (None, _) => panic!("no reading of {indicator}: {}", self.told()),
            _ => panic!("{indicator} is read in several ways"),
        }
    }

    pub fn figure(&self, indicator: &str, period: &str) -> &Figure {
        let series = &self.reading(indicator).series;
        series.iter().find(|figure| figure.period.to_string() == period).unwrap_or_else(|| {
            let known: Vec<String> = series.iter().map(|figure| figure.period.to_string()).collect();
            panic!("{indicator} has no period {period}: {known:?}; {}", self.told())
        })
    }

    /// Good cases and cases counted in a period.
    pub fn good_of(&self, indicator: &str, period: &str) -> (u64, u64) {
        let tally = &self.figure(indicator, period).tally;
        (tally.good, tally.n)
    }

    pub fn rows(&self, indicator: &str) -> Reconciliation {
        self.reading(indicator).rows
    }

    pub fn verdict(&self, holder: &str) -> &Verdict {
        let measured = self.0.measured.as_ref().expect("data were asked for");
        measured.verdict(holder).unwrap_or_else(|| panic!("no verdict on {holder}: {}", self.told()))
    }

    pub fn on_period(&self, holder: &str, period: &str) -> &VerdictOnPeriod {
        let periods = &self.verdict(holder).periods;
        periods
            .iter()
            .find(|judged| judged.period.to_string() == period)
            .unwrap_or_else(|| panic!("{holder} is not judged on {period}: {periods:?}; {}", self.told()))
    }

    /// The state of a promise or objective in a period.
    pub fn state(&self, holder: &str, period: &str) -> &'static str {
        self.on_period(holder, period).state.name()
    }

    /// The findings that are errors.
    pub fn errors(&self) -> Vec<&Diagnostic> {
        self.0.findings.iter().filter(|finding| finding.severity == Severity::Error).collect()
    }

    /// The findings of the stages before the rules: a fixture lacks most of what the rules ask for.
    pub fn faults(&self) -> Vec<&Diagnostic> {
        let of_stage = |code: &str| FAULTS.iter().any(|fault| fault.code.0 == code);
        self.0.findings.iter().filter(|finding| of_stage(finding.code.0)).collect()
    }

    /// The same outcome; no stage before the rules may have found an error.
    pub fn sound(self) -> Self {
        assert!(self.faults().iter().all(|fault| fault.severity < Severity::Error), "{}", self.told());
        self
    }

    /// The codes of the faults.
    pub fn fault_codes(&self) -> Vec<&'static str> {
        self.faults().iter().map(|finding| finding.code.0).collect()
    }

    /// The faults in English.
    pub fn told_of_faults(&self) -> Vec<String> {
        let speaker = Speaker::new(Language::English, "en");
        self.faults().iter().map(|finding| speaker.say(&finding.message)).collect()
    }

    /// Every finding in English, with its place: for messages of failed tests.
    pub fn told(&self) -> String {
        let speaker = Speaker::new(Language::English, "en");
        let told = self.0.findings.iter().map(|finding| {
            let place = finding.span.and_then(|span| self.0.files.locate(span));
            let place = place.map(|(path, place)| format!("{path}:{}:{}", place.line, place.column));
            let place = place.or_else(|| finding.data.as_ref().map(|at| format!("{}:{}", at.path, at.line)));
            format!("{} {} {}", place.unwrap_or_default(), finding.code.0, speaker.say(&finding.message))
        });
        told.collect::<Vec<_>>().join("\n")
    }
}
