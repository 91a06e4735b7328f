//! A survey as an `XLSForm`: a workbook that ODK, `KoboToolbox` and others turn into a form for phones
//! and browsers. A question keeps the name under which the answers are read back, where that can be
//! a name; texts stay texts, in every language of the System.

use rust_xlsxwriter::XlsxError;

use super::scale::{Answers, Point, answers, header};
use crate::language::{Language, Message};
use crate::model::kinds::survey::{Question, ScaleWord};
use crate::model::{Either, Source, Survey, View};
use crate::outputs::page::own_name;
use crate::outputs::view::{Links, Reader};
use crate::outputs::workbook::{Book, Control, Look};
use crate::values::Text;

/// The bytes of the workbook.
pub fn workbook(reader: &Reader<'_>, view: &View<'_, Survey>) -> Result<Vec<u8>, XlsxError> {
    let first = reader.edition.languages().first().copied().unwrap_or(Language::English);
    // The same in every language: two files of one form and version would contradict each other.
    let reader = Reader::new(reader.atlas, reader.edition, first, Links::Site { depth: 1 });
    let tongues = tongues(&reader);
    let mut form = Form { view, tongues: &tongues, names: Vec::new(), rows: Vec::new(), lists: Vec::new() };
    form.write();
    let title = reader.title(view.definition).text;
    let mut book = Book::new(&reader, Control::of(&reader, title.clone(), Some(view.definition)))?;
    write(&mut book, "survey", &form.survey_heads(), &form.rows)?;
    write(&mut book, "choices", &form.choice_heads(), &form.choice_rows())?;
    let settings = ["form_title", "form_id", "version", "default_language"].map(str::to_owned);
    let version = view.definition.control.version.given();
    let values = vec![
        plain(&title),
        name_of(view.id()),
        version.map_or_else(|| "1".to_owned(), |version| plain(&version.0)),
        tongues.first().map_or_else(String::new, |tongue| tongue.name.clone()),
    ];
    write(&mut book, "settings", &settings, &[values])?;
    book.bytes()
}

fn write(book: &mut Book<'_>, sheet: &str, heads: &[String], rows: &[Vec<String>]) -> Result<(), XlsxError> {
    let mut sheet = book.sheet(sheet)?;
    let last = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    sheet.widths(heads.iter().map(|head| if head.contains("::") { 44.0 } else { 16.0 }))?;
    sheet.table(0, heads, last, 0)?;
    sheet.print_wide(0)?;
    for (row, cells) in (1_u32..).zip(rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            if !cell.is_empty() {
                sheet.text(row, column, cell, Look::Text)?;
            }
        }
    }
    Ok(())
}

/// A language of the form.
struct Tongue<'r> {
    /// « Français (fr) ».
    name: String,
    tag: String,
    /// Who says the words of the tool: in the same language, or in the first one.
    reader: Reader<'r>,
}

/// The names of languages in themselves, beside those the tool speaks.
const NAMES: &[(&str, &str)] = &[
    ("ar", "العربية"),
    ("bg", "Български"),
    ("ca", "Català"),
    ("cs", "Čeština"),
    ("da", "Dansk"),
    ("de", "Deutsch"),
    ("el", "Ελληνικά"),
    ("es", "Español"),
    ("et", "Eesti"),
    ("fi", "Suomi"),
    ("ga", "Gaeilge"),
    ("hr", "Hrvatski"),
    ("hu", "Magyar"),
    ("it", "Italiano"),
    ("lb", "Lëtzebuergesch"),
    ("lt", "Lietuvių"),
    ("lv", "Latviešu"),
    ("mt", "Malti"),
    ("nl", "Nederlands"),
    ("pl", "Polski"),
    ("pt", "Português"),
    ("ro", "Română"),
    ("sk", "Slovenčina"),
    ("sl", "Slovenščina"),
    ("sv", "Svenska"),
    ("tr", "Türkçe"),
    ("uk", "Українська"),
];

/// The languages of the System, the first one first.
fn tongues<'r>(reader: &Reader<'r>) -> Vec<Tongue<'r>> {
    let system = reader.atlas.compilation.model.system();
    let tags = system.iter().flat_map(|system| system.body().languages.items());
    let mut tags: Vec<String> = tags.map(|tag| tag.value.to_string()).collect();
    if tags.is_empty() {
        tags.push(reader.speaker.language().tag().to_owned());
    }
    let shorts: Vec<String> =
        tags.iter().map(|tag| tag.split('-').next().unwrap_or(tag).to_owned()).collect();
    let own = reader.speaker.language();
    let tongues = tags.into_iter().map(|tag| {
        let spoken = Language::for_tag(&tag);
        let short = tag.split('-').next().unwrap_or(&tag);
        let known = NAMES.iter().find(|(own, _)| *own == short).map(|(_, name)| (*name).to_owned());
        let name = spoken.map(|language| own_name(language).to_owned()).or(known);
        // Readers know the codes of languages, not those of their regions.
        let code = if shorts.iter().filter(|own| *own == short).count() > 1 { tag.as_str() } else { short };
        let name = format!("{} ({code})", name.unwrap_or_else(|| tag.to_uppercase()));
        let links = Links::Site { depth: 1 };
        let reader = Reader::new(reader.atlas, reader.edition, spoken.unwrap_or(own), links);
        Tongue { name, tag, reader }
    });
    tongues.collect()
}

impl Tongue<'_> {
    /// A text in this language, or in the one it falls back to.
    fn text(&self, text: &Text) -> String {
        let own = text.in_language(&self.tag, self.reader.speaker.first());
        own.map_or_else(|| self.reader.prose(text).text, ToOwned::to_owned)
    }
}

/// The form, row by row.
struct Form<'f> {
    view: &'f View<'f, Survey>,
    tongues: &'f [Tongue<'f>],
    /// Of questions, each once.
    names: Vec<String>,
    rows: Vec<Vec<String>>,
    /// Lists of choices, by name.
    lists: Vec<(String, Vec<Choice>)>,
}

/// A choice: its value, and its label in every language.
type Choice = (String, Vec<String>);

/// A row of the sheet of questions before it is laid out.
#[derive(Default)]
struct Row {
    kind: String,
    name: String,
    /// In every language.
    labels: Vec<String>,
    hints: Vec<String>,
    required: &'static str,
    appearance: &'static str,
    constraint: String,
    messages: Vec<String>,
}

impl Form<'_> {
    fn survey_heads(&self) -> Vec<String> {
        let each =
            |key: &'static str| self.tongues.iter().map(move |tongue| format!("{key}::{}", tongue.name));
        let plain = |key: &str| std::iter::once(key.to_owned());
        let heads = plain("type").chain(plain("name")).chain(each("label")).chain(each("hint"));
        let heads = heads.chain(plain("required")).chain(plain("appearance")).chain(plain("constraint"));
        heads.chain(each("constraint_message")).collect()
    }

    fn choice_heads(&self) -> Vec<String> {
        let heads = ["list_name", "name"].map(str::to_owned).into_iter();
        heads.chain(self.tongues.iter().map(|tongue| format!("label::{}", tongue.name))).collect()
    }

    fn choice_rows(&self) -> Vec<Vec<String>> {
        let rows = self.lists.iter().flat_map(|(list, choices)| {
            choices.iter().map(move |(value, labels)| {
                let head = [list.clone(), value.clone()].into_iter();
                head.chain(labels.iter().cloned()).collect()
            })
        });
        rows.collect()
    }

    fn write(&mut self) {
        let survey = self.view.body();
        if survey.anonymous.given() != Some(&true) {
            self.meta("start", "start");
            self.meta("end", "end");
        }
        let day = self.day().unwrap_or_else(|| "today".to_owned());
        self.meta("today", &day);
        let told = match survey.anonymous.given() {
            Some(true) => "forms-anonymous",
            _ => "forms-not-anonymous",
        };
        let opening = self.each(|tongue| {
            let purpose = survey.purpose.given().map(|purpose| tongue.text(purpose));
            let told = survey.anonymous.given().map(|_| tongue.reader.word(told));
            purpose.into_iter().chain(told).collect::<Vec<_>>().join(" ")
        });
        if opening.iter().any(|text| !text.is_empty()) {
            self.note("introduction", opening);
        }
        for question in survey.questions.items() {
            self.question(survey, &question.value);
        }
        let thanks = self.each(|tongue| tongue.reader.word("forms-thanks"));
        self.note("thanks", thanks);
    }

    fn each(&self, said: impl Fn(&Tongue<'_>) -> String) -> Vec<String> {
        self.tongues.iter().map(|tongue| plain(&said(tongue))).collect()
    }

    /// The header under which the day of an answer is read back, where that can be a name.
    fn day(&self) -> Option<String> {
        let reader = &self.tongues.first()?.reader;
        let results = self.view.body().results.given()?;
        let source = reader.atlas.compilation.model.find::<Source>(&results.id)?;
        let about = source.body().about.given()?;
        let column = source.body().columns.given()?.get(&about.0)?;
        super::choices::headers(&column.value).into_iter().next().filter(|header| is_name(header))
    }

    fn meta(&mut self, kind: &str, name: &str) {
        let name = self.unique(name.to_owned());
        self.push(Row { kind: kind.to_owned(), name, ..Row::default() });
    }

    fn note(&mut self, name: &str, labels: Vec<String>) {
        let name = self.unique(name.to_owned());
        self.push(Row { kind: "note".to_owned(), name, labels, ..Row::default() });
    }

    fn push(&mut self, row: Row) {
        let blank = || vec![String::new(); self.tongues.len()];
        let filled = |texts: Vec<String>| if texts.is_empty() { blank() } else { texts };
        let cells = [row.kind, row.name].into_iter().chain(filled(row.labels)).chain(filled(row.hints));
        let more = [row.required.to_owned(), row.appearance.to_owned(), row.constraint];
        let cells = cells.chain(more).chain(filled(row.messages)).collect();
        self.rows.push(cells);
    }

    fn question(&mut self, survey: &Survey, question: &Question) {
        let Some(first) = self.tongues.first() else { return };
        let name = self.name(&first.reader, survey, question);
        let labels =
            self.each(|tongue| question.ask.given().map_or_else(String::new, |ask| tongue.text(ask)));
        // A question without words cannot be asked.
        let labels =
            labels.into_iter().map(|label| if label.trim().is_empty() { name.clone() } else { label });
        let only = question.filter.given().filter(|text| !text.is_empty());
        let mut row = Row { name: name.clone(), labels: labels.collect(), ..Row::default() };
        if let Some(only) = only {
            row.hints =
                self.each(|tongue| format!("{} {}", tongue.reader.word("forms-only"), tongue.text(only)));
        }
        match answers(&first.reader, survey, question) {
            Answers::Open => row.kind = "text".to_owned(),
            Answers::Number(from, to) => {
                row.kind = "integer".to_owned();
                row.constraint = format!(". >= {from} and . <= {to}");
                let message = Message::new("forms-number-between").with("from", from).with("to", to);
                row.messages = self.each(|tongue| tongue.reader.say(message.clone()));
            }
            Answers::Points(points) | Answers::Words(points) => {
                let choices = self.choices(survey, question, &points);
                row.appearance = appearance(points.len());
                row.kind = format!("select_one {}", self.list(question, choices));
            }
        }
        let asked_of_all = only.is_none() && row.kind != "text";
        row.required = if asked_of_all { "yes" } else { "no" };
        self.push(row);
    }

    /// Under which the answers are read back: the header, the column, or the id of the question.
    fn name(&mut self, reader: &Reader<'_>, survey: &Survey, question: &Question) -> String {
        let header = header(reader, survey, question);
        let column = question.column.given().map(|column| column.0.clone());
        let found = header.into_iter().chain(column).find(|name| is_name(name));
        let id = || question.id.given().map_or_else(|| "question".to_owned(), |id| name_of(id.as_str()));
        self.unique(found.unwrap_or_else(id))
    }

    fn unique(&mut self, name: String) -> String {
        let is_free = |own: &str| self.names.iter().all(|taken| taken.to_lowercase() != own.to_lowercase());
        let numbered = (2_usize..).map(|n| format!("{name}_{n}"));
        let mut tried = std::iter::once(name.clone()).chain(numbered).take(self.names.len() + 2);
        let free = tried.find(|own| is_free(own)).unwrap_or(name);
        self.names.push(free.clone());
        free
    }

    /// The choices of a question with their labels; the last one stands for no answer, where the
    /// survey has a code for it.
    fn choices(&self, survey: &Survey, question: &Question, points: &[Point]) -> Vec<(String, Vec<String>)> {
        let spoken: Vec<Vec<Point>> = self
            .tongues
            .iter()
            .map(|tongue| match answers(&tongue.reader, survey, question) {
                Answers::Points(points) | Answers::Words(points) => points,
                _ => Vec::new(),
            })
            .collect();
        let mut choices: Vec<(String, Vec<String>)> = Vec::new();
        for (at, point) in points.iter().enumerate() {
            let labels = self.tongues.iter().zip(&spoken).map(|(tongue, points)| {
                plain(&points.get(at).map_or_else(|| point.value.clone(), |point| label(tongue, point)))
            });
            let value = plain(&point.value);
            if !value.is_empty() && choices.iter().all(|(known, _)| *known != value) {
                choices.push((value, labels.collect()));
            }
        }
        if let Some(code) = question.not_answered.items().next().map(|code| plain(&code.value.0))
            && !code.is_empty()
            && choices.iter().all(|(value, _)| *value != code)
        {
            choices.push((code, self.each(|tongue| tongue.reader.word("forms-no-answer"))));
        }
        choices
    }

    /// The name of a list of choices; questions with the same choices share one.
    fn list(&mut self, question: &Question, choices: Vec<(String, Vec<String>)>) -> String {
        if let Some((name, _)) = self.lists.iter().find(|(_, known)| *known == choices) {
            return name.clone();
        }
        let scale = match question.scale.given() {
            Some(Either::Short(word)) if *word != ScaleWord::Choice => word.word(),
            _ => "choices",
        };
        let number = self.lists.len() + 1;
        let taken = self.lists.iter().any(|(name, _)| *name == name_of(scale));
        let name = if taken { format!("{}_{number}", name_of(scale)) } else { name_of(scale) };
        self.lists.push((name.clone(), choices));
        name
    }
}

/// A choice as one reads it: the number, and the words at the ends of a scale.
fn label(tongue: &Tongue<'_>, point: &Point) -> String {
    let own = point.text.as_ref().map(|text| tongue.text(text));
    let word = own.or_else(|| point.label.as_ref().map(|label| label.text.clone()));
    let is_number = point.value.bytes().all(|b| b.is_ascii_digit());
    match word {
        Some(word) if is_number => format!("{} – {word}", point.value),
        Some(word) => word,
        None => point.value.clone(),
    }
}

const fn appearance(points: usize) -> &'static str {
    match points {
        5..=7 => "likert",
        8.. => "columns-pack",
        _ => "",
    }
}

/// A name of an element of XML, in signs that every reader takes.
fn is_name(text: &str) -> bool {
    let mut signs = text.chars();
    signs.next().is_some_and(|c| c.is_ascii_alphabetic() || c == '_')
        && signs.all(|c| c.is_ascii_alphanumeric() || c == '_')
        && text.len() <= 60
}

/// An id as such a name.
fn name_of(id: &str) -> String {
    let name: String = id.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    if name.starts_with(|c: char| c.is_ascii_digit()) || name.is_empty() { format!("q_{name}") } else { name }
}

/// A text on one line that no form takes for a reference: `${…}` names the answer to a question.
fn plain(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let line: String = line.chars().filter(|c| !c.is_control()).collect();
    line.replace("${", "$ {")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_names_of_xml() {
        assert!(is_name("Q1") && is_name("_x") && !is_name("1a") && !is_name("a-b") && !is_name("é"));
        assert_eq!([name_of("a-b"), name_of("3-questions"), name_of("")], ["a_b", "q_3_questions", "q_"]);
    }

    #[test]
    fn a_text_refers_to_no_question() {
        assert_eq!(plain("Is ${name}\nhere?\u{0}"), "Is $ {name} here?");
    }
}
