//! Files as registers are exported: each way of writing them, through the whole reader.

use std::io::Write;

use super::fixture::{Fixture, Read};

const PLAIN: &str = "files: \"r*\"\ncolumns:\n  a: {from: A, type: text}\n  n: {from: N, type: number}\n";

fn read(source: &str, file: &str, bytes: impl AsRef<[u8]>) -> Read {
    Fixture::new(source).read(&[(file, bytes.as_ref())])
}

fn cells(source: &str, bytes: impl AsRef<[u8]>) -> Vec<String> {
    let read = read(source, "r.csv", bytes);
    assert_eq!(read.findings, []);
    read.cells()
}

fn findings(source: &str, bytes: impl AsRef<[u8]>) -> Vec<(&'static str, u64)> {
    read(source, "r.csv", bytes).findings
}

fn column(kind: &str) -> String {
    format!("files: \"r*\"\nformat: {{delimiter: \";\"}}\ncolumns:\n  a: {{from: A, type: {kind}}}\n")
}

/// One column of some type, one cell per row.
fn values(kind: &str, texts: &[&str]) -> Vec<String> {
    cells(&column(kind), format!("A\n{}\n", texts.join("\n")))
}

#[test]
fn delimiters_are_found() {
    for (text, delimiter) in
        [("A,N\nx,1\n", ","), ("A;N\nx;1\n", ";"), ("A\tN\nx\t1\n", "\t"), ("A|N\nx|1\n", "|")]
    {
        let read = read(PLAIN, "r.txt", text);
        assert_eq!(
            (read.cells(), read.detected),
            (vec!["x | 1".to_owned()], vec!["data-detected-delimiter"]),
            "{delimiter}"
        );
    }
    // The delimiter is the one that finds the headers, not the one that is most frequent.
    let source = "files: \"r*\"\ncolumns:\n  a: {from: \"A, in full, with names\", type: text}\n  n: {from: N, type: number}\n";
    assert_eq!(cells(source, "A, in full, with names;N\nx;1\n"), ["x | 1"]);
    let source = "files: \"r*\"\nformat: {delimiter: \"§\", quote: \"'\"}\ncolumns:\n  a: {from: A, type: text}\n  n: {from: N, type: number}\n";
    assert_eq!(cells(source, "A§N\n'x§y'§1\n"), ["x§y | 1"]);
}

#[test]
fn encodings_are_found_or_held_against_the_bytes() {
    let text = "A;N\né;1\n";
    let latin = encoding_rs::WINDOWS_1252.encode(text).0;
    assert_eq!(read(PLAIN, "r.csv", &latin).cells(), ["é | 1"]);
    assert_eq!(read(PLAIN, "r.csv", &latin).detected, ["data-detected-encoding", "data-detected-delimiter"]);
    assert_eq!(cells(PLAIN, format!("\u{feff}{text}")), ["é | 1"]);
    for (mark, little) in [([0xff, 0xfe], true), ([0xfe, 0xff], false)] {
        let units =
            text.encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() });
        let bytes: Vec<u8> = mark.into_iter().chain(units).collect();
        assert_eq!(cells(PLAIN, bytes), ["é | 1"]);
    }
    let declared = PLAIN.replace("columns:", "format: {encoding: windows-1252}\ncolumns:");
    assert_eq!(cells(&declared, &latin), ["é | 1"]);
    assert_eq!(findings(&declared, text), [("data-is-utf8", 2)]);
    let declared = PLAIN.replace("columns:", "format: {encoding: utf-8}\ncolumns:");
    assert_eq!(findings(&declared, &latin), [("data-not-utf8", 2)]);
}

#[test]
fn an_encoding_may_show_behind_the_first_rows() {
    let mut bytes = b"A;N\n".to_vec();
    (0..20_000).for_each(|_| bytes.extend_from_slice(b"plain;1\n"));
    bytes.extend_from_slice(b"\xe9t\xe9;2\n");
    let found = read(PLAIN, "r.csv", &bytes);
    assert_eq!(found.cells().last().map(String::as_str), Some("été | 2"));
    assert_eq!(found.detected, ["data-detected-delimiter", "data-detected-encoding"]);
    let declared = PLAIN.replace("columns:", "format: {encoding: utf-8}\ncolumns:");
    assert_eq!(findings(&declared, &bytes), [("data-not-utf8", 20_002)]);
}

#[test]
fn headers_in_any_row_or_none() {
    let titled = format!("header_row: 3\n{PLAIN}");
    assert_eq!(cells(&titled, "Export of 6 July\n\nA;N\nx;1\n"), ["x | 1"]);
    let bare =
        "files: \"r*\"\nheader: none\ncolumns:\n  a: {from: 1, type: text}\n  n: {from: 3, type: number}\n";
    assert_eq!(cells(bare, "x;-;1\ny;-\n"), ["x | 1", "y | "]);
    assert_eq!(findings(&titled, "A;N\n"), [("data-no-header", 1)]);
}

#[test]
fn headers_padded_doubled_blank_and_on_two_lines() {
    let source =
        "files: \"r*\"\ncolumns:\n  a: {from: \"Date received\", type: text}\n  n: {from: N, type: number}\n";
    assert_eq!(cells(source, "\"Date\nreceived\"; n ;;x;x\na;1;2;3;4\n"), ["a | 1"]);
    assert_eq!(findings(source, "Date received;N;n;N\na;1;2;3\n"), [("data-header-twice", 1)]);
    assert_eq!(findings(source, "Date received;M\na;1\n"), [("data-no-column", 1)]);
}

#[test]
fn rows_that_are_no_cases() {
    let source = "files: \"r*\"\nformat: {missing: [\"-\", n/a]}\nskip_rows: {a: [Total, \"\"]}\ncolumns:\n  a: {from: A, type: text}\n  n: {from: N, type: number}\n";
    let found = read(source, "r.csv", "A;N\nx;-\n;;\n\n\"\";\" \"\nTotal;9\n;7\ny;n/a\nz;3;  ;\n");
    assert_eq!(found.cells(), ["x | ", "y | ", "z | 3"]);
    assert_eq!(found.files.first().map(|file| (file.0, file.1)), Some((3, 5)));
}

#[test]
fn a_row_too_wide_is_bad_in_every_column() {
    let found = read(PLAIN, "r.csv", "A;N\nx;1;\nx;1;2\n\"q\nq\";1;;z\n");
    assert_eq!(found.cells(), ["x | 1", "! | !", "! | !"]);
    let places: Vec<_> = found.faults.iter().map(|fault| (fault.0, fault.1, fault.2)).collect();
    assert_eq!(places, [(3, 5, "cell-row-too-wide"), (5, 7, "cell-row-too-wide")]);
}

#[test]
fn a_fault_names_line_and_column_inside_quoted_lines() {
    let found = read(PLAIN, "r.csv", "A;N\r\n\"é\r\nf\";ten\r\n");
    assert_eq!(found.faults, [(3, 4, "cell-number", "Verbatim(\"ten\")".to_owned())]);
}

#[test]
fn personal_cells_are_masked() {
    let source = "files: \"r*\"\ncolumns:\n  a: {from: A, type: number, personal: true}\n  n: {from: N, type: number}\n";
    let found = read(source, "r.csv", "A;N\nDupont;1\n1;2;Dupont\n");
    let raws: Vec<&str> = found.faults.iter().map(|fault| fault.3.as_str()).collect();
    assert_eq!(raws, ["Verbatim(\"***\")", "Verbatim(\"***\")"]);
}

#[test]
fn a_quote_never_closed_is_told() {
    assert_eq!(findings(PLAIN, "A;N\nx;1\n\"y;2\nz;3\n"), [("data-unclosed-quote", 3)]);
    assert_eq!(cells(PLAIN, "A;N\n5\" pipe;1\nit's;2\n"), ["5\" pipe | 1", "it's | 2"]);
}

#[test]
fn packed_files() {
    let text = "A;N\nx;1\ny;2\n";
    let gzip = |text: &str| {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packed.write_all(text.as_bytes()).and_then(|()| packed.finish()).expect("packed")
    };
    let zstd = |text: &str| {
        ruzstd::encoding::compress_to_vec(text.as_bytes(), ruzstd::encoding::CompressionLevel::Fastest)
    };
    let found = read(PLAIN, "r.csv.gz", gzip(text));
    assert_eq!(found.cells(), ["x | 1", "y | 2"]);
    assert_eq!(found.files.first().map(|file| file.2.clone()), Some(crate::world::digest(&gzip(text))));
    let parts = [gzip("A;N\nx;"), gzip("1\ny;2\n")].concat();
    assert_eq!(read(PLAIN, "r.csv.gz", parts).cells(), ["x | 1", "y | 2"]);
    assert_eq!(read(PLAIN, "r.csv.zst", zstd(text)).cells(), ["x | 1", "y | 2"]);
    let parts = [zstd("A;N\nx;"), zstd("1\ny;2\n")].concat();
    assert_eq!(read(PLAIN, "r.csv.zst", parts).cells(), ["x | 1", "y | 2"]);
    let long = format!("A;N\n{}", (0..9_000).map(|n| format!("r{n};{}\n", n * n)).collect::<String>());
    for (name, packed) in [("r.csv.gz", gzip(&long)), ("r.csv.zst", zstd(&long))] {
        assert_eq!(read(PLAIN, name, &packed).rows.len(), 9_000);
        let cut = packed.get(..packed.len() * 2 / 3).unwrap_or_default();
        assert_eq!(read(PLAIN, name, cut).findings, [("data-damaged", 1)], "{name}");
    }
    assert_eq!(read(PLAIN, "r.parquet", "PAR1").findings, [("data-parquet", 1)]);
    assert_eq!(read(PLAIN, "r.zip", "PK").findings, [("data-not-read", 1)]);
}

#[test]
fn json_lines() {
    let source = "files: \"r*\"\ncolumns:\n  a: {from: customer.name, type: text}\n  n: {from: N, type: number}\n  d: {from: day, type: date}\n  y: {from: ok, type: yes-no}\n";
    let text = concat!(
        "{\"n\": 1.5, \"customer\": {\"name\": \"é \\\"x\\\"\"}, \"day\": \"2026-01-31\", \"ok\": true}\n",
        "\n",
        "{\"n\": \"2\", \"customer.name\": \"y\", \"day\": null}\n",
        "not json\n",
        "{\"n\": true}",
    );
    let found = read(source, "r.ndjson", text);
    assert_eq!(
        found.cells(),
        ["é \"x\" | 1.5 | 2026-01-31 | true", "y | 2 |  | ", "! | ! | ! | !", " | ! |  | "]
    );
    let faults: Vec<_> = found.faults.iter().map(|fault| (fault.0, fault.2)).collect();
    assert_eq!(faults, [(4, "cell-line-not-json"), (5, "cell-number")]);
    assert_eq!(read(source, "r.jsonl", "{\"n\": 1, \"customer\": {}}\n").findings.len(), 3);
}

#[test]
fn a_key_of_json_may_come_late_but_must_come() {
    let source = "files: \"r*\"\ncolumns:\n  a: {from: a, type: text}\n  late: {from: late, type: number}\n";
    let mut text = "{\"a\": \"x\"}\n".repeat(9_000);
    assert_eq!(read(source, "r.ndjson", &text).findings, [("data-no-column", 1)]);
    text.push_str("{\"late\": 7}\n");
    assert_eq!(read(source, "r.ndjson", &text).cells().last().map(String::as_str), Some(" | 7"));
}

/// Written by openpyxl, xlwt and pandas (tests/workbooks/make.py).
#[test]
fn workbooks() {
    let source = "files: \"r*\"\nsheet: Registre\nheader_row: 3\ntimezone: UTC\nskip_rows: {ref: [Total]}\ncolumns:\n  \
        ref: {from: \"N° dossier\", type: text}\n  received: {from: Reçu, type: date, dates: dd/mm/yyyy}\n  \
        closed: {from: Clos, type: datetime}\n  at: {from: [Reçu, Heure], type: datetime}\n  length: {from: Durée, type: duration}\n  \
        amount: {from: Montant, type: money, currency: EUR}\n  share: {from: Part, type: percent}\n  upheld: {from: Fondée, type: yes-no}\n  \
        said: {from: Avis client, type: yes-no}\n";
    let bytes = include_bytes!("../../../tests/workbooks/register.xlsx");
    let found = read(source, "r.xlsx", bytes);
    assert_eq!(found.findings, []);
    assert_eq!(
        found.cells(),
        [
            "R1 | 2026-01-31 | 2026-01-31T14:05:09Z | 2026-01-31T09:30:00Z | 93900 | 1250.5 | 0.9401 | true | true",
            "R2 | 2026-02-01 | 2026-02-01T00:00:00Z | 2026-02-01T00:00:00Z | 134 | 3 | 1.00 | false | false",
        ]
    );
    assert_eq!(found.rows.iter().map(|row| (row.1, row.2)).collect::<Vec<_>>(), [(4, 4), (6, 6)]);
    assert_eq!(read(&source.replace("sheet: Registre", "sheet: 2"), "r.xlsx", bytes).rows, found.rows);
    assert_eq!(
        read(&source.replace("Registre", "Register"), "r.xlsx", bytes).findings,
        [("data-no-sheet", 1)]
    );
    assert_eq!(read(source, "r.xlsx", "no workbook").findings, [("data-damaged", 1)]);
    // A cell in the last corner of the sheet: half a terabyte, were it held.
    let far = include_bytes!("../../../tests/workbooks/far.xlsx");
    assert_eq!(read(source, "r.xlsx", far).findings, [("data-sheet-too-large", 1)]);
    let source = "files: \"r*\"\ncolumns:\n  a: {from: Ref, type: text}\n  d: {from: Day, type: date}\n  n: {from: Amount, type: number}\n";
    for (name, bytes) in [
        ("r.xls", include_bytes!("../../../tests/workbooks/register.xls").as_slice()),
        ("r.ods", include_bytes!("../../../tests/workbooks/register.ods").as_slice()),
    ] {
        assert_eq!(read(source, name, bytes).cells(), ["R1 | 2026-01-31 | 12.5"], "{name}");
        let source = source.replace("type: number", "type: percent");
        assert_eq!(read(&source, name, bytes).findings, [("data-percent-untold", 1)], "{name}");
    }
}

#[test]
fn cells_of_each_type() {
    assert_eq!(values("count", &["3", "-1", "2.0", "x"]), ["3", "!", "2", "!"]);
    assert_eq!(values("integer", &["-1", "1.5"]), ["-1", "!"]);
    assert_eq!(values("percent", &["94.01%", "94 %", "0.5"]), ["0.9401", "0.94", "0.005"]);
    assert_eq!(values("money, currency: EUR", &["12.50 €", "EUR 3", "x"]), ["12.50", "3", "!"]);
    assert_eq!(values("duration", &["0:02:14", "-0:02:14", "90", "3 min"]), ["134", "-134", "90", "180"]);
    assert_eq!(values("duration, unit: minutes", &["90", "0:02:14"]), ["5400", "134"]);
    assert_eq!(values("yes-no", &["oui", "N", "1", "peut-être"]), ["true", "false", "true", "!"]);
    assert_eq!(
        values("yes-no, yes: [Clos], no: [Ouvert]", &["CLOS", "Ouvert", "oui"]),
        ["true", "false", "!"]
    );
    assert_eq!(
        values("category, values: {email: [E-mail, Mail]}", &["Mail", "e-MAIL", "fax"]),
        ["email", "email", "!"]
    );
    assert_eq!(
        values("category, values: {email: [Mail]}, others: rest", &["Mail", "fax"]),
        ["email", "rest"]
    );
    assert_eq!(values("category", &["b", "a", "b"]), ["b", "a", "b"]);
}

#[test]
fn dates_of_each_kind() {
    let formats = "datetime, dates: [dd/mm/yyyy hh:mm, \"m/d/yyyy h:mm:ss am\"]";
    assert_eq!(
        values(formats, &["31/01/2026 14:05", "1/31/2026 2:05:09 PM", "2026-01-31"]),
        ["2026-01-31T13:05:00Z", "2026-01-31T13:05:09Z", "!"]
    );
    // Brussels: 02:30 does not exist on 2026-03-29, and comes twice on 2026-10-25: its first pass.
    assert_eq!(
        values(
            "datetime",
            &["2026-03-29 02:30", "2026-10-25 02:30", "2026-10-25T02:30:00+01:00", "2026-07-01"]
        ),
        ["2026-03-29T01:30:00Z", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-06-30T22:00:00Z"]
    );
    let two = "files: \"r*\"\ncolumns:\n  a: {from: [D, H], type: datetime}\n";
    let found = read(two, "r.csv", "D;H\n2026-01-31;9h05\n2026-01-31;\n;9:05\n2026-01-31;late\n");
    assert_eq!(found.cells(), ["2026-01-31T08:05:00Z", "!", "", "!"]);
    let faults: Vec<_> = found.faults.iter().map(|fault| fault.2).collect();
    assert_eq!(faults, ["cell-hour-missing", "cell-hour"]);
    assert_eq!(found.last_date.as_deref(), Some("2026-01-31"));
}

#[test]
fn the_order_of_day_and_month_is_found_or_asked_for() {
    let rows = |first: &str, last: &str| format!("A\n{first}\n{}{last}\n", "05/05/2026\n".repeat(20_000));
    let found = read(&column("date"), "r.csv", "A\n03/04/2026\n13/04/2026\n");
    assert_eq!(
        (found.cells(), found.detected),
        (vec!["2026-04-03".into(), "2026-04-13".into()], vec!["data-detected-day-first"])
    );
    let found = read(&column("datetime"), "r.csv", "A\n3/4/2026 2:05 PM\n3/14/2026 10:00\n2026-03-14\n");
    assert_eq!(found.cells(), ["2026-03-04T13:05:00Z", "2026-03-14T09:00:00Z", "2026-03-13T23:00:00Z"]);
    assert_eq!(found.detected, ["data-detected-month-first"]);
    // What proves it may stand behind the rows looked at first.
    let found = read(&column("date"), "r.csv", rows("03/04/2026", "13/04/2026"));
    assert_eq!(found.cells().first().map(String::as_str), Some("2026-04-03"));
    assert_eq!(findings(&column("date"), rows("03/04/2026", "05/05/2026")), [("data-dates-ambiguous", 2)]);
    assert_eq!(
        findings(&column("date"), rows("13/04/2026", "04/13/2026")),
        [("data-dates-contradict", 20_003)]
    );
    assert_eq!(findings(&column("date"), "A\n13/04/2026\n04/13/2026\n"), [("data-dates-contradict", 3)]);
    assert_eq!(values("date, dates: mm/dd/yyyy", &["03/04/2026"]), ["2026-03-04"]);
}

#[test]
fn the_decimal_sign_is_found_or_held_against_the_cells() {
    let found = read(&column("number"), "r.csv", "A\n1.234\n1,5\n1 234,75\n");
    assert_eq!(
        (found.cells(), found.detected),
        (vec!["1234".into(), "1.5".into(), "1234.75".into()], vec!["data-detected-comma"])
    );
    let found = read(&column("money, currency: EUR"), "r.csv", "A\n\"1,234.50\"\n\"1,234\"\n");
    assert_eq!(
        (found.cells(), found.detected),
        (vec!["1234.50".into(), "1234".into()], vec!["data-detected-point"])
    );
    let rows = |first: &str, last: &str| format!("A\n{first}\n{}{last}\n", "7\n".repeat(40_000));
    let found = read(&column("number"), "r.csv", rows("1.234", "0,5"));
    assert_eq!(found.cells().first().map(String::as_str), Some("1234"));
    assert_eq!(findings(&column("number"), rows("0,5", "0.5")), [("data-decimals-contradict", 40_003)]);
    let found = read(&column("number"), "r.csv", "A\n1,234\n12\n");
    assert_eq!((found.cells(), found.detected.len()), (vec!["!".into(), "12".into()], 0));
    let declared = column("number").replace("delimiter: \";\"", "delimiter: \";\", decimal: \",\"");
    assert_eq!(cells(&declared, "A\n1.234,5\n12.5\n"), ["1234.5", "!"]);
}

#[test]
fn many_files_and_their_days() {
    let source = "files: \"r-*.csv\"\nextracted: from file name\ncolumns:\n  a: {from: A, type: text}\n";
    let names: Vec<String> =
        (0..158).map(|n| format!("r-{}-{:02}-{:02}.csv", 2014 + n % 12, 1 + n % 12, 1 + n % 28)).collect();
    let names: std::collections::BTreeSet<String> = names.into_iter().collect();
    let files: Vec<(&str, &[u8])> =
        names.iter().map(|name| (name.as_str(), b"A\nx\ny\n".as_slice())).collect();
    let found = Fixture::new(source).read(&files);
    assert_eq!((found.files.len(), found.rows.len()), (names.len(), names.len() * 2));
    let unnamed = Fixture::new(source).read(&[("r-last.csv", b"A\nx\n")]);
    assert_eq!(unnamed.findings, [("data-no-date-in-name", 1)]);
    let timed = source.replace("from file name", "from file time");
    assert_eq!(Fixture::new(&timed).read(&[("r-1.csv", b"A\nx\n")]).findings, [("data-no-file-time", 1)]);
    assert_eq!(Fixture::new(source).read(&[("s.csv", b"A\n")]).findings, [("data-none", 0)]);
}
