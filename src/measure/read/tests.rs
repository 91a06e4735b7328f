//! Whole files through the reader: at any pace, against another reader of CSV.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::fixture::{Fixture, Read};
use crate::world::Pace;

const PACES: [Pace; 15] = {
    let mut paces = [Pace { chunk_bytes: 1, workers: 1 }; 15];
    let (chunks, workers) = ([1, 7, 64, 4_096, 1 << 20], [1, 2, 5]);
    let mut at = 0;
    while at < paces.len() {
        paces[at] = Pace { chunk_bytes: chunks[at % 5], workers: workers[at / 5] };
        at += 1;
    }
    paces
};

static TEXTS: LazyLock<Fixture> = LazyLock::new(|| {
    Fixture::new(
        "files: \"*.csv\"\nformat: {delimiter: \";\", decimal: \".\"}\ncolumns:\n  a: {from: A, type: text}\n  \
         b: {from: B, type: category}\n  n: {from: N, type: number}\n  d: {from: D, type: date}\n  \
         t: {from: [D, H], type: datetime}\n",
    )
});

const HEADER: &str = "A;B;N;D;H\n";

/// The same whatever the pace.
fn at_any_pace(fixture: &Fixture, files: &[(&str, &[u8])]) -> Read {
    let read = fixture.read(files);
    for pace in PACES {
        assert_eq!(fixture.read_at(files, pace), read, "{pace:?}");
    }
    read
}

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            "",
            " ",
            "a",
            "é€",
            "x\"y",
            "1",
            "-2.5",
            "1,5",
            "2026-01-31",
            "2026-02-31",
            "10:05",
            "25:00",
            "\"q\"",
            "\"a;b\"",
            "\"a\nb\"",
            "\"\"\"\"",
            "\"a\r\nb\"",
            "\"\"",
            "\"a\"b",
            "\u{a0}",
            "\"x\ry\"",
        ])
        .prop_map(str::to_owned),
        "[a-c;\"é\\n ]{0,6}".prop_map(|text| format!("\"{}\"", text.replace('"', "\"\""))),
    ]
}

fn csv_text() -> impl Strategy<Value = String> {
    let line_end = prop::sample::select(vec!["\n", "\r\n", "\n\n", "\r"]);
    let record = (prop::collection::vec(cell(), 1..7), line_end);
    (prop::collection::vec(record, 0..12), any::<bool>()).prop_map(|(records, ended)| {
        let mut text = String::new();
        for (cells, end) in &records {
            text += &cells.join(";");
            text += end;
        }
        if !ended {
            text.truncate(text.trim_end_matches(['\r', '\n']).len());
        }
        text
    })
}

/// Records as the crate `csv` reads them, blank ones left out.
fn by_another_reader(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let records = reader.records().map(|record| record.expect("a record"));
    let cells = records.map(|record| record.iter().map(|cell| cell.trim().to_owned()).collect::<Vec<_>>());
    cells.filter(|cells| cells.iter().any(|cell| !cell.is_empty())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_depends_on_chunks_or_workers(text in csv_text()) {
        let text = format!("{HEADER}{text}");
        at_any_pace(&TEXTS, &[("r.csv", text.as_bytes())]);
    }

    #[test]
    fn cells_are_those_another_reader_finds(text in csv_text()) {
        let read = TEXTS.read(&[("r.csv", format!("{HEADER}{text}").as_bytes())]);
        let expected = by_another_reader(&text);
        prop_assert_eq!(read.rows.len(), expected.len());
        for ((.., cells), expected) in read.rows.iter().zip(expected) {
            let too_wide = expected.get(5..).unwrap_or_default().iter().any(|cell| !cell.is_empty());
            for (column, cell) in cells.iter().enumerate().take(2) {
                let wanted = if too_wide { "!" } else { expected.get(column).map_or("", String::as_str) };
                prop_assert_eq!(cell, wanted);
            }
        }
    }

    #[test]
    fn a_file_in_two_has_the_same_rows(text in csv_text(), more in csv_text()) {
        let text = if text.is_empty() || text.ends_with(['\n', '\r']) { text } else { format!("{text}\n") };
        let whole = TEXTS.read(&[("r.csv", format!("{HEADER}{text}{more}").as_bytes())]);
        let (first, second) = (format!("{HEADER}{text}"), format!("{HEADER}{more}"));
        let parts = TEXTS.read(&[("r1.csv", first.as_bytes()), ("r2.csv", second.as_bytes())]);
        prop_assert_eq!(parts.cells(), whole.cells());
        prop_assert_eq!(parts.faults.len(), whole.faults.len());
    }
}
