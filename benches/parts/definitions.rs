//! A thousand and ten thousand definitions: read, and checked with everything on.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput};
use granit_parser::Parser;
use jiff::civil::Date;
use smqc::compile::{Depth, compile};
use smqc::world::{Files, MemoryWorld, World};
use smqc::yaml;

use crate::system;

const TODAY: Date = Date::constant(2026, 7, 15);

pub fn bench(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("definitions");
    group.sample_size(10);
    for count in [1_000, 10_000] {
        let world = system::files(count)
            .into_iter()
            .fold(MemoryWorld::new(TODAY), |world, (path, text)| world.with_definition(&path, text));
        let files = world.definitions().expect("files in memory");
        let bytes = files.iter().map(|(_, file)| file.text.len()).sum::<usize>();
        group.throughput(Throughput::Bytes(u64::try_from(bytes).unwrap_or_default()));
        let named = |name| BenchmarkId::new(name, count);
        group.bench_function(named("events alone, the floor"), |bencher| bencher.iter(|| events(&files)));
        group.bench_function(named("trees"), |bencher| bencher.iter(|| trees(&files)));
        group.bench_function(named("check"), |bencher| {
            bencher
                .iter(|| compile(&world, Depth::Definitions).map(|compilation| compilation.findings.len()));
        });
    }
    group.finish();
}

fn events(files: &Files) -> usize {
    files.iter().map(|(_, file)| Parser::new_from_str(&file.text).count()).sum()
}

fn trees(files: &Files) {
    for (id, file) in files.iter() {
        black_box(yaml::read(id, file));
    }
}
