//! What README.md and CONTRIBUTING.md say is true: their definitions compile, their commands print what
//! is shown, their code is the program's, their links lead somewhere.

#![allow(clippy::expect_used, clippy::panic, reason = "a test reads and runs")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use jiff::civil::Date;
use smqc::cli::COMMANDS;
use smqc::compile::{Depth, compile};
use smqc::diagnostic::Severity;
use smqc::world::MemoryWorld;

const PAGES: [&str; 2] = ["README.md", "CONTRIBUTING.md"];

const TODAY: Date = Date::constant(2026, 7, 15);

const SYSTEM: &str = "kind: System\nid: my-company\ntitle: Our promises\nsmqc: 1\norganisation: My company\n\
                      languages: [en]\ntimezone: Europe/Brussels\n";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

fn page(name: &str) -> String {
    fs::read_to_string(root().join(name)).expect("the page")
}

/// A fenced block of a page.
struct Block {
    /// `README.md:12`
    place: String,
    language: String,
    body: String,
    /// The last line of text before it.
    before: String,
}

fn blocks(name: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let (mut open, mut before) = (false, String::new());
    for (i, line) in page(name).lines().enumerate() {
        match line.strip_prefix("```") {
            Some(_) if open => open = false,
            Some(language) => {
                let place = format!("{name}:{}", i + 1);
                let before = std::mem::take(&mut before);
                blocks.push(Block { place, language: language.to_owned(), body: String::new(), before });
                open = true;
            }
            None if open => {
                let body = &mut blocks.last_mut().expect("an open block").body;
                body.push_str(line);
                body.push('\n');
            }
            None if !line.is_empty() => line.clone_into(&mut before),
            None => {}
        }
    }
    blocks
}

/// Pairs each block with the one behind it.
fn with_next(blocks: &[Block]) -> impl Iterator<Item = (&Block, Option<&Block>)> {
    blocks.iter().enumerate().map(|(i, block)| (block, blocks.get(i + 1)))
}

/// A definition that is shown with the message it gets.
fn shows_a_message(next: Option<&Block>) -> bool {
    next.is_some_and(|next| next.language == "console" && next.before.is_empty())
}

/// The definitions of a page belong together, and together they have no error.
#[test]
fn the_definitions_compile() {
    for name in PAGES {
        let blocks = blocks(name);
        let mut world = MemoryWorld::new(TODAY);
        let mut system = false;
        for (block, next) in with_next(&blocks) {
            if block.language != "yaml" || shows_a_message(next) {
                continue;
            }
            system |= block.body.contains("kind: System\n");
            world = world.with_definition(&block.place, block.body.clone());
        }
        if !system {
            world = world.with_definition("smq.yaml", SYSTEM);
        }
        let compilation = compile(&world, Depth::Data).expect("a world in memory can be read");
        let errors = compilation.findings.iter().filter(|finding| finding.severity == Severity::Error);
        let errors: Vec<_> = errors.collect();
        assert!(errors.is_empty(), "{name}: {errors:#?}");
    }
}

/// A console block is a command and what it prints; a line `…` stands for more. It runs at the root of the
/// repository, or in a project made of the definitions right above it.
#[test]
fn the_commands_print_what_is_shown() {
    for name in PAGES {
        let blocks = blocks(name);
        for (i, block) in blocks.iter().enumerate().filter(|(_, block)| block.language == "console") {
            let definitions = blocks[..i].last().filter(|_| block.before.is_empty());
            let project = tempfile::tempdir().expect("a folder");
            let folder = definitions.map_or_else(root, |definitions| {
                fs::write(project.path().join("smq.yaml"), SYSTEM).expect("a file");
                fs::write(project.path().join("promises.yaml"), &definitions.body).expect("a file");
                project.path().to_path_buf()
            });
            let (command, shown) = block.body.split_once('\n').expect("a command");
            let arguments = command.strip_prefix("$ smqc ").expect("a command of smqc");
            let printed = run(&folder, arguments);
            let mut rest = printed.as_str();
            for (nth, part) in shown.split("…\n").enumerate().filter(|(_, part)| !part.is_empty()) {
                let at = rest.find(part).filter(|at| nth > 0 || *at == 0);
                let at = at.unwrap_or_else(|| panic!("{} prints\n{printed}", block.place));
                rest = &rest[at + part.len()..];
            }
        }
    }
}

fn run(folder: &Path, arguments: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_smqc"));
    command.args(arguments.split(' ')).current_dir(folder);
    for name in ["COLUMNS", "LC_ALL", "LC_MESSAGES", "LANG"] {
        command.env_remove(name);
    }
    let output = command.output().expect("the program runs");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// Code under a line that ends with a file of the program (`` `src/…`: ``) stands in that file.
#[test]
fn the_code_is_the_programs() {
    for name in PAGES {
        for block in
            blocks(name).iter().filter(|block| ["rust", "markdown"].contains(&block.language.as_str()))
        {
            let file = block.before.strip_suffix("`:").and_then(|line| line.rsplit('`').next());
            let file = file.unwrap_or_else(|| panic!("{}: code of which file?", block.place));
            let code = fs::read_to_string(root().join(file)).expect("a file of the program");
            assert!(code.contains(block.body.as_str()), "{}: no longer what {file} says", block.place);
        }
    }
}

#[test]
fn every_command_has_its_row() {
    let readme = page("README.md");
    let rows = readme.lines().filter_map(|line| line.strip_prefix("| `smqc ")?.split([' ', '`']).next());
    let rows: BTreeSet<&str> = rows.collect();
    let commands: BTreeSet<&str> = COMMANDS.iter().map(|command| command.name).collect();
    assert_eq!(rows, commands);
}

/// Files of the repository that are linked to, or shown, exist.
#[test]
fn links_lead_somewhere() {
    for name in PAGES {
        let page = page(name);
        let targets = page.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        let files = targets.filter(|target| !target.contains(':') && !target.starts_with('#'));
        let dead: Vec<&str> = files.filter(|file| !root().join(file).exists()).collect();
        assert_eq!(dead, Vec::<&str>::new(), "{name}");
    }
}
