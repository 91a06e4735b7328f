//! Findings for people: the line, the mark under it, the reason and the remedy.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::screen::{Screen, Style};
use crate::compile::Compilation;
use crate::diagnostic::{Diagnostic, Severity};
use crate::language::{Message, Speaker};
use crate::world::{Files, SourceFile, Span};

/// All findings and the summary, with the signs a screen can show.
pub fn findings_on(compilation: &Compilation, speaker: &Speaker, screen: Screen) -> String {
    screen.lines(&findings(compilation, speaker, screen.style))
}

/// All findings and the summary.
pub fn findings(compilation: &Compilation, speaker: &Speaker, style: Style) -> String {
    let mut text = String::new();
    for finding in &compilation.findings {
        text.push_str(&finding_text(finding, &compilation.files, speaker, style));
        text.push_str("\n\n");
    }
    text.push_str(&summary(compilation, speaker));
    text.push('\n');
    text
}

/// « 2 erreurs, 1 avertissement » or that nothing was found.
pub fn summary(compilation: &Compilation, speaker: &Speaker) -> String {
    let count = |severity: Severity| compilation.count(severity);
    let (errors, warnings, advice) =
        (count(Severity::Error), count(Severity::Warning), count(Severity::Advice));
    let definitions = compilation.model.own().count();
    let counts = [("summary-errors", errors), ("summary-warnings", warnings), ("summary-advice", advice)];
    let parts: Vec<String> = counts
        .iter()
        .filter(|(_, n)| *n > 0)
        .map(|(key, n)| {
            speaker.say(
                &Message::new(key)
                    .with("n", *n)
                    .with("shown", speaker.formatter().count(i64::try_from(*n).unwrap_or(i64::MAX))),
            )
        })
        .collect();
    let found = if parts.is_empty() { speaker.word("summary-nothing") } else { parts.join(", ") };
    let definitions = speaker.say(&Message::new("summary-definitions").with("n", definitions));
    let waived = match compilation.waived.len() {
        0 => String::new(),
        n => format!(" {}", speaker.say(&Message::new("summary-waived").with("n", n))),
    };
    speaker.say(&Message::new("summary").with("definitions", definitions).with("found", found)) + &waived
}

/// One finding, drawn.
pub fn finding_text(finding: &Diagnostic, files: &Files, speaker: &Speaker, style: Style) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Advice => Level::NOTE,
    };
    let level = level.with_name(Some(speaker.word(&format!("level-{}", finding.severity.name()))));
    let title = speaker.say(&finding.message);
    let label = speaker.attribute(&finding.message, "label").unwrap_or_default();
    let why = speaker.attribute(&finding.message, "why");
    let fix = speaker.attribute(&finding.message, "fix");
    let labels: Vec<(Span, String)> =
        finding.labels.iter().map(|extra| (extra.span, speaker.say(&extra.message))).collect();
    let mut group = level.primary_title(title).id(finding.code.0).elements(Vec::<Origin<'_>>::new());
    if let Some(span) = finding.span
        && let Some(file) = files.get(span.file)
    {
        group = with_snippets(group, files, file, &Marks { span, label, others: &labels });
    }
    if let Some(place) = &finding.data {
        let line = usize::try_from(place.line).unwrap_or(usize::MAX);
        let column = usize::try_from(place.column).unwrap_or(1);
        group = group.element(Origin::path(place.path.clone()).line(line).char_column(column));
    }
    if let Some(why) = why {
        group = group.element(Level::NOTE.with_name(Some(speaker.word("level-why"))).message(why));
    }
    if let Some(fix) = fix {
        group = group.element(Level::HELP.with_name(Some(speaker.word("level-fix"))).message(fix));
    }
    let renderer = match style {
        Style::Coloured => Renderer::styled(),
        Style::Plain => Renderer::plain(),
    };
    renderer.decor_style(DecorStyle::Unicode).render(&[group])
}

/// What is marked: the place of the finding with a few words, and other places it speaks of.
struct Marks<'m> {
    span: Span,
    label: String,
    others: &'m [(Span, String)],
}

/// The marked lines: the finding's own, and those of its labels, file by file.
fn with_snippets<'a>(
    mut group: Group<'a>,
    files: &'a Files,
    file: &'a SourceFile,
    marks: &Marks<'_>,
) -> Group<'a> {
    let (span, labels) = (marks.span, marks.others);
    let near: Vec<&(Span, String)> = labels.iter().filter(|(other, _)| other.file == span.file).collect();
    let spans = std::iter::once(span).chain(near.iter().map(|(other, _)| *other));
    let window = Window::around(file, spans);
    let mut snippet = window.snippet(file).annotation(
        AnnotationKind::Primary
            .span(window.inside(span))
            .label(Some(marks.label.clone()).filter(|label| !label.is_empty())),
    );
    for (other, text) in near {
        snippet = snippet.annotation(AnnotationKind::Context.span(window.inside(*other)).label(text.clone()));
    }
    group = group.element(snippet);
    for (other, text) in labels.iter().filter(|(other, _)| other.file != span.file) {
        let Some(file) = files.get(other.file) else { continue };
        let window = Window::around(file, std::iter::once(*other));
        let mark = AnnotationKind::Context.span(window.inside(*other)).label(text.clone());
        group = group.element(window.snippet(file).annotation(mark));
    }
    group
}

/// The lines of a file that hold some spans.
struct Window {
    start: usize,
    end: usize,
    line: usize,
}

impl Window {
    fn around(file: &SourceFile, spans: impl Iterator<Item = Span>) -> Self {
        let (mut first, mut last) = (file.text.len(), 0);
        for span in spans {
            first = first.min(span.start as usize);
            // Of a long block only the first line is shown.
            last = last.max(span.start as usize);
        }
        let first = floor(&file.text, first.min(file.text.len()));
        let last = floor(&file.text, last.min(file.text.len()));
        let start = file.text[..first].rfind('\n').map_or(0, |at| at + 1);
        let end = file.text[last..].find('\n').map_or(file.text.len(), |at| last + at);
        Self { start, end, line: file.place(start).line }
    }

    fn snippet<'a>(&self, file: &'a SourceFile) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
        Snippet::source(&file.text[self.start..self.end]).line_start(self.line).path(file.path.as_str())
    }

    fn inside(&self, span: Span) -> std::ops::Range<usize> {
        let clamp = |at: u32| (at as usize).clamp(self.start, self.end) - self.start;
        let (from, to) = (clamp(span.start), clamp(span.end));
        from..to.max(from)
    }
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}
