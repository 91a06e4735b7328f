//! Small wounds to good systems: how many are caught by the message that names them.
//!
//! `wounds.diff` lists the wounds with the codes expected, written before they were run, and the
//! survivors with the reason why nothing can catch them. A wound is caught when one of its codes
//! comes up more often than in the unwounded system.

#![allow(clippy::expect_used, clippy::panic, reason = "a test of the program from outside")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use rayon::prelude::*;
use smqc::compile::{Depth, compile};
use smqc::world::MemoryWorld;

const DAY: Date = Date::constant(2026, 7, 15);

/// The part of the wounds that must be caught, in percent.
const AIM: usize = 95;

/// A wound, as the list tells it.
struct Wound<'t> {
    name: &'t str,
    file: &'t str,
    taken: String,
    put: String,
    codes: Vec<&'t str>,
    survives: bool,
}

fn wounds(text: &str) -> Vec<Wound<'_>> {
    let blocks = text.split("\n## ").skip(1);
    blocks.map(wound).collect()
}

fn wound(block: &str) -> Wound<'_> {
    let mut lines = block.lines();
    let name = lines.next().expect("a name");
    let mut wound = Wound {
        name,
        file: "",
        taken: String::new(),
        put: String::new(),
        codes: Vec::new(),
        survives: false,
    };
    for line in lines {
        let (sign, rest) = line.split_once(' ').unwrap_or((line, ""));
        match sign {
            "file:" => wound.file = rest,
            "-" => wound.taken += &format!("{rest}\n"),
            "+" => wound.put += &format!("{rest}\n"),
            "expect:" => wound.codes = rest.split(", ").collect(),
            "survives:" => wound.survives = true,
            "" => {}
            _ => panic!("{name}: {line}"),
        }
    }
    wound
}

type System = Vec<(String, String)>;

/// The definitions of an example, by path.
fn example(name: &str) -> System {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name);
    let mut found = Vec::new();
    gather(&root, &root, &mut found);
    found.sort();
    found
}

fn gather(root: &Path, folder: &Path, found: &mut System) {
    let entries: Vec<PathBuf> =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    for path in entries {
        if path.is_dir() {
            gather(root, &path, found);
        } else if path.extension().is_some_and(|extension| extension == "yaml") {
            let below = path.strip_prefix(root).expect("a path below").display().to_string();
            found.push((below, fs::read_to_string(&path).expect("a file")));
        }
    }
}

/// How often each code comes up.
fn codes(system: &System) -> BTreeMap<&'static str, usize> {
    let world = system
        .iter()
        .fold(MemoryWorld::new(DAY), |world, (path, text)| world.with_definition(path, text.as_str()));
    let compilation = compile(&world, Depth::Definitions).expect("a world in memory can be read");
    let mut codes = BTreeMap::new();
    for finding in &compilation.findings {
        *codes.entry(finding.code.0).or_insert(0) += 1;
    }
    codes
}

/// The system with a wound; each wound must hit exactly one place.
fn wounded(system: &System, file: &str, wound: &Wound<'_>) -> System {
    let mut system = system.clone();
    let (_, text) = system
        .iter_mut()
        .find(|(path, _)| path == file)
        .unwrap_or_else(|| panic!("{}: no {file}", wound.name));
    let places = text.matches(&wound.taken).count();
    assert!(!wound.taken.is_empty() && places >= 1, "{}: {places} places", wound.name);
    *text = text.replacen(&wound.taken, &wound.put, 1);
    system
}

#[test]
fn wounds_are_caught_by_the_message_that_names_them() {
    let text = include_str!("wounds.diff");
    let wounds = wounds(text);
    let names: Vec<&str> = ["accountant", "shop", "telecom", "town"].to_vec();
    let systems: BTreeMap<&str, (System, BTreeMap<&str, usize>)> = names
        .iter()
        .map(|name| {
            let system = example(name);
            let codes = codes(&system);
            (*name, (system, codes))
        })
        .collect();
    let outcomes: Vec<(usize, Vec<&str>)> = wounds
        .par_iter()
        .map(|wound| {
            let (name, file) = wound.file.split_once('/').expect("an example and a file");
            let (system, before) = &systems[name];
            let after = codes(&wounded(system, file, wound));
            let new: Vec<&str> = after
                .iter()
                .filter(|(code, n)| before.get(*code).is_none_or(|had| had < *n))
                .map(|(code, _)| *code)
                .collect();
            (usize::from(new.iter().any(|code| wound.codes.contains(code))), new)
        })
        .collect();
    let caught: usize = outcomes.iter().map(|(caught, _)| caught).sum();
    println!("{caught} of {} wounds caught", wounds.len());
    let wrong: Vec<String> = wounds
        .iter()
        .zip(&outcomes)
        .filter(|(wound, (caught, _))| wound.survives == (*caught == 1))
        .map(|(wound, (_, new))| format!("{}: expected {:?}, new {new:?}", wound.name, wound.codes))
        .collect();
    assert!(
        wrong.is_empty(),
        "{caught} of {} caught; otherwise than the list says:\n{}",
        wounds.len(),
        wrong.join("\n")
    );
    assert!(wounds.len() >= 200, "{} wounds", wounds.len());
    assert!(caught * 100 >= wounds.len() * AIM, "{caught} of {}", wounds.len());
}
