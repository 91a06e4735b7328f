//! Rust source as a list of tokens: no comments, no texts, no tests.

use std::fs;
use std::iter::Peekable;
use std::path::{Path, PathBuf};
use std::str::Chars;

/// A name, `::`, or a single sign; and its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    pub text: String,
    pub line: usize,
}

/// One file of the program, without what is compiled for tests only.
pub struct Code {
    /// Below `src`, with `/`.
    pub path: String,
    pub tokens: Vec<Token>,
}

/// A path of names as written: `crate`, `model`, `Promise`.
pub struct Named {
    pub names: Vec<String>,
    pub line: usize,
}

impl Code {
    /// The first folder below `src`, or the name of a file that lies there.
    pub fn layer(&self) -> &str {
        let first = self.path.split('/').next().unwrap_or("");
        first.trim_end_matches(".rs")
    }

    /// Every path of at least two names; groups are spelled out: `a::{b, c::d}` gives `a::b`, `a::c::d`.
    pub fn paths(&self) -> Vec<Named> {
        let mut paths = Vec::new();
        let mut at = 0;
        while at < self.tokens.len() {
            if is_name(&self.tokens[at]) && self.text(at + 1) == "::" {
                at = self.path(at, &[], &mut paths);
            } else {
                at += 1;
            }
        }
        paths
    }

    /// Reads one path from `at` on; answers where it ends.
    fn path(&self, mut at: usize, before: &[String], paths: &mut Vec<Named>) -> usize {
        let mut names = before.to_vec();
        let line = self.tokens[at].line;
        loop {
            if self.text(at) == "{" {
                at += 1;
                while self.text(at) != "}" && at < self.tokens.len() {
                    at = match self.text(at) {
                        "as" => at + 2,
                        "," | "*" => at + 1,
                        _ => self.path(at, &names, paths),
                    };
                }
                return at + 1;
            }
            names.push(self.text(at).to_owned());
            if self.text(at + 1) != "::" || !self.continues(at + 2) {
                paths.push(Named { names, line });
                return at + 1;
            }
            at += 2;
        }
    }

    /// Whether a path goes on here: `::<T>` and `::*` end it.
    fn continues(&self, at: usize) -> bool {
        self.text(at) == "{" || self.tokens.get(at).is_some_and(is_name)
    }

    /// The token at a place; empty behind the end.
    pub fn text(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.text.as_str())
    }

    /// Where these tokens stand one behind the other, by line.
    pub fn lines_with(&self, wanted: &[&str]) -> Vec<usize> {
        let here = |at: &usize| wanted.iter().enumerate().all(|(i, text)| self.text(at + i) == *text);
        (0..self.tokens.len()).filter(here).map(|at| self.tokens[at].line).collect()
    }

    /// The modules of the rows of a table: `const NAME: … = &[a::ROW, &b::c::ROW];` gives `a`, `b/c`.
    pub fn rows(&self, table: &str) -> Vec<String> {
        let modules = |named: &Named| named.names[..named.names.len() - 1].join("/");
        self.paths_in(table).iter().map(modules).collect()
    }

    /// What the rows of a table are called in their modules: `ROW` above.
    pub fn constant_of_rows(&self, table: &str) -> String {
        let rows = self.paths_in(table);
        rows.first().and_then(|row| row.names.last()).cloned().unwrap_or_default()
    }

    fn paths_in(&self, table: &str) -> Vec<Named> {
        let declared =
            (0..self.tokens.len()).find(|at| self.text(*at) == "const" && self.text(at + 1) == table);
        let start = declared.unwrap_or_else(|| panic!("{} has no table {table}", self.path));
        let equals = (start..self.tokens.len()).find(|at| self.text(*at) == "=").expect("a value");
        let end = (equals..self.tokens.len()).find(|at| self.text(*at) == ";").expect("an end");
        Self { path: self.path.clone(), tokens: self.tokens[equals..end].to_vec() }.paths()
    }

    /// Whether a constant is declared here.
    pub fn declares(&self, constant: &str) -> bool {
        !self.lines_with(&["const", constant, ":"]).is_empty()
    }
}

fn is_name(token: &Token) -> bool {
    token.text.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// Every file of the program below a folder, in the order of paths.
pub fn program(src: &Path) -> Vec<Code> {
    let mut files = Vec::new();
    collect(src, &mut files);
    files.sort();
    let mut tests = Vec::new();
    let mut program = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).expect("a source file");
        let (tokens, test_modules) = without_tests(&tokens_of(&text));
        let folder = folder_of(&file);
        tests.extend(
            test_modules.iter().flat_map(|name| [folder.join(format!("{name}.rs")), folder.join(name)]),
        );
        program.push((file, tokens));
    }
    let kept = program.into_iter().filter(|(file, _)| !tests.iter().any(|test| file.starts_with(test)));
    let below =
        |file: PathBuf| file.strip_prefix(src).expect("below src").to_string_lossy().replace('\\', "/");
    kept.map(|(file, tokens)| Code { path: below(file), tokens }).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|end| end == "rs") {
            files.push(path);
        }
    }
}

/// Where the modules of a file lie.
fn folder_of(file: &Path) -> PathBuf {
    let root = file.file_stem().is_some_and(|stem| ["mod", "lib", "main"].iter().any(|name| stem == *name));
    if root { file.parent().map(Path::to_path_buf).unwrap_or_default() } else { file.with_extension("") }
}

/// Drops what stands under `#[cfg(test)]`; answers the modules declared so in files of their own.
fn without_tests(tokens: &[Token]) -> (Vec<Token>, Vec<String>) {
    const MARK: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    let (mut kept, mut modules) = (Vec::new(), Vec::new());
    let text = |at: usize| tokens.get(at).map_or("", |token: &Token| token.text.as_str());
    let mut at = 0;
    while at < tokens.len() {
        if !MARK.iter().enumerate().all(|(i, mark)| text(at + i) == *mark) {
            kept.push(tokens[at].clone());
            at += 1;
            continue;
        }
        at += MARK.len();
        let start = at;
        let mut depth = 0_usize;
        loop {
            match text(at) {
                "" => break,
                "{" => depth += 1,
                "}" if depth == 1 => break,
                "}" => depth -= 1,
                ";" if depth == 0 => break,
                _ => {}
            }
            at += 1;
        }
        if text(at) == ";" && text(start) == "mod" {
            modules.push(text(start + 1).to_owned());
        }
        at += 1;
    }
    (kept, modules)
}

/// Cuts source into tokens.
fn tokens_of(text: &str) -> Vec<Token> {
    let mut reader = Reader { rest: text.chars().peekable(), line: 1, tokens: Vec::new() };
    reader.read();
    reader.tokens
}

struct Reader<'t> {
    rest: Peekable<Chars<'t>>,
    line: usize,
    tokens: Vec<Token>,
}

impl Reader<'_> {
    fn read(&mut self) {
        while let Some(sign) = self.next() {
            match sign {
                '/' if self.rest.peek() == Some(&'/') => self.skip_to('\n'),
                '/' if self.rest.peek() == Some(&'*') => self.skip_comment(),
                '"' => self.skip_text(),
                '\'' => self.skip_letter(),
                ':' if self.rest.peek() == Some(&':') => {
                    self.next();
                    self.push("::".to_owned());
                }
                c if c.is_alphanumeric() || c == '_' => self.name(c),
                c if c.is_whitespace() => {}
                c => self.push(c.to_string()),
            }
        }
    }

    fn next(&mut self) -> Option<char> {
        let sign = self.rest.next();
        self.line += usize::from(sign == Some('\n'));
        sign
    }

    fn push(&mut self, text: String) {
        self.tokens.push(Token { text, line: self.line });
    }

    /// A name or a number; `r"…"`, `r#"…"#` and `b"…"` are texts, `r#type` is a name.
    fn name(&mut self, first: char) {
        let mut name = String::from(first);
        while let Some(c) = self.rest.next_if(|c| c.is_alphanumeric() || *c == '_') {
            name.push(c);
        }
        if matches!(name.as_str(), "r" | "br" | "cr") && matches!(self.rest.peek(), Some('"' | '#')) {
            let mut hashes = 0;
            while self.rest.next_if_eq(&'#').is_some() {
                hashes += 1;
            }
            if self.rest.peek() == Some(&'"') {
                self.skip_raw(hashes);
            }
            return;
        }
        if !(matches!(name.as_str(), "b" | "c") && self.rest.peek() == Some(&'"')) {
            self.push(name);
        }
    }

    fn skip_to(&mut self, end: char) {
        while self.next().is_some_and(|sign| sign != end) {}
    }

    fn skip_comment(&mut self) {
        self.next();
        let mut depth = 1;
        while depth > 0 {
            match self.next() {
                Some('*') if self.rest.peek() == Some(&'/') => depth -= 1,
                Some('/') if self.rest.peek() == Some(&'*') => depth += 1,
                None => return,
                _ => {}
            }
        }
        self.next();
    }

    fn skip_text(&mut self) {
        while let Some(sign) = self.next() {
            match sign {
                '\\' => {
                    self.next();
                }
                '"' => return,
                _ => {}
            }
        }
    }

    fn skip_raw(&mut self, hashes: usize) {
        self.next();
        while let Some(sign) = self.next() {
            let mut behind = 0;
            while sign == '"' && behind < hashes && self.rest.next_if_eq(&'#').is_some() {
                behind += 1;
            }
            if sign == '"' && behind == hashes {
                return;
            }
        }
    }

    /// `'a'` and `'\n'` are letters; `'a` is a lifetime.
    fn skip_letter(&mut self) {
        let mut ahead = self.rest.clone();
        let (first, second) = (ahead.next(), ahead.next());
        if first == Some('\\') {
            self.next();
            self.next();
            self.skip_to('\'');
        } else if second == Some('\'') {
            self.next();
            self.next();
        } else {
            self.next();
            while self.rest.next_if(|c| c.is_alphanumeric() || *c == '_').is_some() {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Code {
        let (tokens, _) = without_tests(&tokens_of(text));
        Code { path: "a.rs".to_owned(), tokens }
    }

    fn paths(text: &str) -> Vec<String> {
        code(text).paths().into_iter().map(|named| named.names.join("::")).collect()
    }

    #[test]
    fn groups_are_spelled_out() {
        let text =
            "use crate::{\n    a::b,\n    c::{d, e::{f, g as h}},\n};\nlet x = crate::i::J::<K>::new();";
        assert_eq!(
            paths(text),
            ["crate::a::b", "crate::c::d", "crate::c::e::f", "crate::c::e::g", "crate::i::J"]
        );
    }

    #[test]
    fn comments_and_texts_are_no_code() {
        let text =
            "/* a::b /* c::d */ */ // e::f\nlet g = \"h::i\\\"\"; let j = r#\"k::\"l\"#; let m = '\"'; n::o;";
        assert_eq!(paths(text), ["n::o"]);
    }

    #[test]
    fn lifetimes_and_letters_are_told_apart() {
        assert_eq!(paths("fn a<'b>(c: &'b str) { d == '\\'' || e == '\"' || f::g == 'h' }"), ["f::g"]);
    }

    #[test]
    fn tests_are_left_out() {
        let text = "#[cfg(test)]\nmod tests { fn a() { b::c(); } }\n#[cfg(test)]\nmod d;\nuse e::f;";
        assert_eq!(paths(text), ["e::f"]);
        assert_eq!(without_tests(&tokens_of(text)).1, ["d"]);
    }

    #[test]
    fn rows_of_a_table_name_their_modules() {
        let table = code("pub const ROWS: &[&Row] = &[\n    &a::b::ROW,\n    c::ROW,\n];");
        assert_eq!(table.rows("ROWS"), ["a/b", "c"]);
        assert_eq!(table.constant_of_rows("ROWS"), "ROW");
    }
}
