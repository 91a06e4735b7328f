//! A register from its bytes to its figures. Reading, typing, judging and adding up are one pass: each has a
//! function here as far as the program lets it be called alone.

use criterion::{BenchmarkId, Criterion, Throughput};
use jiff::civil::Date;
use smqc::compile::{Depth, compile};
use smqc::world::MemoryWorld;

use crate::rows::{Register, Whose};

const ROWS: u32 = 20_000;
const TODAY: Date = Date::constant(2026, 4, 15);
const SYSTEM: &str = include_str!("../register/smq.yaml");
const RATIOS: &str = include_str!("../register/ratios.tsv");

pub fn bench(criterion: &mut Criterion) {
    let register = written(ROWS);
    let mut group = criterion.benchmark_group("register");
    group.sample_size(10);
    group.throughput(Throughput::Bytes(u64::try_from(register.len()).unwrap_or_default()));
    for count in [1, 10, 50] {
        let world = MemoryWorld::new(TODAY)
            .with_definition("smq.yaml", SYSTEM)
            .with_definition("indicators.yaml", indicators(count))
            .with_data("register.csv", register.as_bytes());
        group.bench_function(BenchmarkId::new("measure", count), |bencher| {
            bencher.iter(|| compile(&world, Depth::Data).map(|compilation| compilation.measured.is_some()));
        });
    }
    group.finish();
}

/// The register as text, with its line of headers.
pub fn written(rows: u32) -> String {
    let mut text = Vec::new();
    let mut register = Register::new(rows, Whose::Unsaid);
    register.header(&mut text);
    (0..rows).for_each(|row| register.row(row, &mut text));
    String::from_utf8(text).expect("plain text")
}

/// What is counted as good, and among which rows.
pub fn ratios() -> impl Iterator<Item = (&'static str, Option<&'static str>)> {
    RATIOS.lines().skip(1).map(|line| match line.split_once('\t') {
        Some((of, among)) => (of, Some(among)),
        None => (line, None),
    })
}

/// The first ratios as definitions, as `ratios.py` writes them.
fn indicators(count: usize) -> String {
    let document = |(number, (of, among)): (usize, (&str, Option<&str>))| {
        let among = among.map(|among| format!(", among: \"{among}\"")).unwrap_or_default();
        format!(
            "kind: Indicator\nid: ratio-{number:02}\ntitle: Ratio {number}\nsource: register\n\
             measure: {{ratio: {{of: \"{of}\"{among}}}}}\nsplit_by: [channel]\n"
        )
    };
    (1..).zip(ratios()).take(count).map(document).collect::<Vec<_>>().join("---\n")
}
