//! A register from its bytes to its figures. It is one pass; here it goes a step further each time: rows cut
//! into cells (`scan`), cells typed (`parse`), conditions worked out, judged and added up (`measure`).

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput};
use jiff::civil::Date;
use smqc::compile::{Compilation, Depth, compile};
use smqc::measure::{Opened, open_source};
use smqc::model::Source;
use smqc::world::MemoryWorld;

use crate::rows::{Register, Whose};

const ROWS: u32 = 100_000;
const TODAY: Date = Date::constant(2026, 4, 15);
const SYSTEM: &str = include_str!("../register/smq.yaml");
const RATIOS: &str = include_str!("../register/ratios.tsv");

pub fn bench(criterion: &mut Criterion) {
    let register = written(ROWS);
    let mut group = criterion.benchmark_group("register");
    group.sample_size(10);
    group.throughput(Throughput::Bytes(u64::try_from(register.len()).unwrap_or_default()));
    let world = project(&register, 1);
    let compilation = compile(&world, Depth::Definitions).expect("a world in memory");
    let opened = opened(&compilation, &world);
    for (name, wanted) in [("scan", false), ("parse", true)] {
        let wanted = vec![wanted; compilation.plans.sources["register"].columns.len()];
        group.bench_function(name, |bencher| bencher.iter(|| black_box(rows(&opened, &wanted))));
    }
    for count in [1, 10, 50] {
        let world = project(&register, count);
        group.bench_function(BenchmarkId::new("measure", count), |bencher| {
            bencher.iter(|| compile(&world, Depth::Data).map(|compilation| compilation.measured.is_some()));
        });
    }
    group.finish();
}

fn project(register: &str, count: usize) -> MemoryWorld {
    MemoryWorld::new(TODAY)
        .with_definition("smq.yaml", SYSTEM)
        .with_definition("indicators.yaml", indicators(count))
        .with_data("register.csv", register)
}

fn opened<'w>(compilation: &Compilation, world: &'w MemoryWorld) -> Opened<'w> {
    let source = compilation.model.find::<Source>("register").expect("the source");
    open_source(&source, &compilation.plans.sources["register"], world).value.expect("its file")
}

/// Reads every row, with these of the declared columns typed.
fn rows(opened: &Opened<'_>, wanted: &[bool]) -> usize {
    let scanned = opened.scan(wanted, || 0, |rows, batch| *rows += batch.table.rows);
    scanned.value.map_or(0, |scanned| scanned.states.iter().sum())
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
