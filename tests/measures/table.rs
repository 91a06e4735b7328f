//! One table and indicators over it.

use crate::project::{Outcome, Project};

pub const SYSTEM: &str = "kind: System\nid: test\ntitle: Test\nsmqc: 1\norganisation: Test\nlanguages: [en]\ntimezone: UTC\n\
     defaults: {calendar: office}\n---\nkind: Calendar\nid: office\ntitle: Office\nhours: \"Mo-Fr 09:00-17:00\"\n\
     ---\nkind: Role\nid: manager\ntitle: Manager\nheld_by: 1 person\n";

/// A table of data with the indicators that read it.
pub struct Table {
    columns: Vec<(&'static str, &'static str)>,
    about: &'static str,
    extracted: &'static str,
    rows: Vec<String>,
    files: usize,
    definitions: String,
    others: Vec<(String, String)>,
}

/// A table with these columns, each of a type; more of it behind a comma: `category, values: {…}`.
pub fn table(columns: &[(&'static str, &'static str)]) -> Table {
    Table {
        columns: columns.to_vec(),
        about: columns[0].0,
        extracted: "2026-12-31",
        rows: Vec::new(),
        files: 1,
        definitions: String::new(),
        others: Vec::new(),
    }
}

impl Table {
    pub const fn extracted(mut self, extracted: &'static str) -> Self {
        self.extracted = extracted;
        self
    }

    /// Into how many files the rows are dealt out.
    pub const fn files(mut self, files: usize) -> Self {
        self.files = files;
        self
    }

    /// Cells separated by commas.
    pub fn row(mut self, row: impl Into<String>) -> Self {
        self.rows.push(row.into());
        self
    }

    pub fn rows<R: Into<String>>(self, rows: impl IntoIterator<Item = R>) -> Self {
        rows.into_iter().fold(self, Self::row)
    }

    /// An indicator over the table; `rest` holds its measure and whatever stands beside it, a line
    /// each.
    pub fn indicator(mut self, id: &str, rest: &str) -> Self {
        self.definitions
            .push_str(&format!("---\nkind: Indicator\nid: {id}\ntitle: {id}\nsource: table\n{rest}\n"));
        self
    }

    /// Any other definition.
    pub fn definition(mut self, text: &str) -> Self {
        self.definitions.push_str(&format!("---\n{text}\n"));
        self
    }

    /// Another data file.
    pub fn file(mut self, path: &str, text: impl Into<String>) -> Self {
        self.others.push((path.to_owned(), text.into()));
        self
    }

    fn project(&self) -> Project {
        let mut definitions = format!(
            "{SYSTEM}---\nkind: Source\nid: table\ntitle: Table\nfiles: table-*.csv\nabout: {}\nextracted: {}\ncolumns:\n",
            self.about, self.extracted
        );
        for (name, kind) in &self.columns {
            definitions.push_str(&format!("  {name}: {{from: {name}, type: {kind}}}\n"));
        }
        definitions.push_str(&self.definitions);
        let header: Vec<&str> = self.columns.iter().map(|(name, _)| *name).collect();
        let mut project = Project::on("2026-12-31").with("smq.yaml", definitions);
        for file in 0..self.files {
            let rows: Vec<&str> =
                self.rows.iter().skip(file).step_by(self.files).map(String::as_str).collect();
            let text = format!("{}\n{}\n", header.join(","), rows.join("\n"));
            project = project.data(&format!("table-{file}.csv"), text);
        }
        self.others.iter().fold(project, |project, (path, text)| project.data(path, text.as_str()))
    }

    /// What the program makes of it; nothing in it is a fault.
    pub fn measured(&self) -> Outcome {
        self.project().measure().sound()
    }

    pub fn checked(&self) -> Outcome {
        self.project().check()
    }
}
