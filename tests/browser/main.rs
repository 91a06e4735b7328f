//! The sites of both examples in headless Chromium: search, links, languages, keyboard, accessibility,
//! and that no request leaves the folder. What is tested stands in `site.mjs`.
//!
//! Needs node, Chromium, and the packages `playwright-core` and `axe-core` in
//! `${XDG_CACHE_HOME:-~/.cache}/smqc-ci/node`, or in the folder that `SMQC_NODE_PACKAGES` names:
//!
//! ```text
//! npm install --prefix ~/.cache/smqc-ci/node playwright-core@1 axe-core@4
//! ```
//!
//! Without them the test says so and is skipped; `SMQC_REQUIRE_BROWSER=1` makes that a failure.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "a test that runs programs"
)]

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The programs and packages that drive a browser.
struct Tools {
    node: PathBuf,
    chromium: PathBuf,
    packages: PathBuf,
}

const PACKAGES: [&str; 2] = ["playwright-core", "axe-core"];

/// A program on the path, by the first of its names.
fn program(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    names.iter().find_map(|name| folders.iter().map(|folder| folder.join(name)).find(|file| file.is_file()))
}

fn packages() -> Option<PathBuf> {
    let cache = || {
        let cache = env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
        let home = || env::var_os("HOME").map(|home| Path::new(&home).join(".cache"));
        cache.or_else(home).map(|cache| cache.join("smqc-ci/node"))
    };
    let folder = env::var_os("SMQC_NODE_PACKAGES").map(PathBuf::from).or_else(cache)?;
    let has = |name: &&str| folder.join("node_modules").join(name).is_dir();
    PACKAGES.iter().all(has).then_some(folder)
}

/// The tools, or what is missing.
fn tools() -> Result<Tools, String> {
    let chromium = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    Ok(Tools {
        node: program(&["node"]).ok_or("node is missing")?,
        chromium: program(&chromium).ok_or("Chromium is missing")?,
        packages: packages()
            .ok_or_else(|| format!("the node packages {} are missing", PACKAGES.join(" and ")))?,
    })
}

/// Builds an example into a folder.
fn build(example: &str, out: &Path) {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(example);
    let mut command = Command::new(env!("CARGO_BIN_EXE_smqc"));
    let made = command.arg("build").arg(project).arg("--out").arg(out).output().expect("smqc runs");
    assert!(made.status.success(), "{example}: {}", String::from_utf8_lossy(&made.stderr));
}

#[test]
fn the_sites_hold_in_a_browser() {
    let tools = match tools() {
        Ok(tools) => tools,
        Err(missing) => {
            let required = env::var_os("SMQC_REQUIRE_BROWSER").is_some_and(|value| value == "1");
            assert!(!required, "the browser tests cannot run: {missing}");
            eprintln!("skipped: the browser tests: {missing}");
            return;
        }
    };
    let folder = tempfile::tempdir().expect("a temporary folder");
    let sites = ["punctuality", "telecom"].map(|example| {
        let out = folder.path().join(example);
        build(example, &out);
        out
    });
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/site.mjs");
    let mut command = Command::new(tools.node);
    let ran = command.arg(script).arg(tools.packages).arg(tools.chromium).args(sites).output();
    let ran = ran.expect("node runs");
    let said = [ran.stdout, ran.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    assert!(ran.status.success(), "{said}");
    println!("{said}");
}
