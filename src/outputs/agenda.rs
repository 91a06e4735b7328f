//! The agenda as an iCalendar file (RFC 5545): whole days, one event for each date that the
//! definitions name. The same definitions on the same day give the same bytes; a title can end
//! neither its line nor its event.

use jiff::civil::Date;

use super::Artifact;
use super::view::{self, Event, Reader, When};

/// The most octets of a line, its end aside.
const LONGEST: usize = 75;
/// A reminder so many days before what somebody has to do.
const REMINDER: &str = "-P14D";

/// The file of one language.
pub fn agenda(reader: &Reader<'_>) -> Artifact {
    Artifact::text(format!("{}/agenda.ics", reader.speaker.language().tag()), file(reader))
}

/// The whole file.
fn file(reader: &Reader<'_>) -> String {
    let compilation = reader.atlas.compilation;
    let system = compilation.model.system();
    let (name, id) = system.as_ref().map_or_else(
        || ("smqc".to_owned(), "smqc".to_owned()),
        |system| (reader.title(system.definition).text, system.id().to_owned()),
    );
    let mut lines = Lines(String::new());
    lines.add("BEGIN", "VCALENDAR");
    lines.add("VERSION", "2.0");
    lines.add(
        "PRODID",
        &format!(
            "-//smqc//smqc {}//{}",
            env!("CARGO_PKG_VERSION"),
            reader.speaker.language().tag().to_uppercase()
        ),
    );
    lines.add("CALSCALE", "GREGORIAN");
    lines.add("X-WR-CALNAME", &escaped(&name));
    for event in view::events(reader) {
        add(&mut lines, reader, &event, &id);
    }
    lines.add("END", "VCALENDAR");
    lines.0
}

fn add(lines: &mut Lines, reader: &Reader<'_>, event: &Event, system: &str) {
    let as_of = reader.atlas.compilation.as_of;
    let what = event.what(reader);
    let colon = reader.word("page-colon");
    let title = format!("{what}{colon} {}", event.link.label.text);
    let mut about: Vec<String> = Vec::new();
    about.extend(event.detail.as_ref().map(|detail| detail.text.clone()));
    about.extend(
        event.owner.as_ref().map(|owner| format!("{}{colon} {}", reader.word("page-owner"), owner.text)),
    );
    let when = event.when(as_of);
    if when == When::Overdue {
        about.push(reader.word("agenda-overdue"));
    }
    lines.add("BEGIN", "VEVENT");
    lines.add("UID", &escaped(&format!("{}@{system}.smqc", event.key)));
    lines.add("DTSTAMP", &format!("{}T000000Z", day(as_of)));
    lines.add("DTSTART;VALUE=DATE", &day(event.date));
    if let Ok(next) = event.date.tomorrow() {
        lines.add("DTEND;VALUE=DATE", &day(next));
    }
    lines.add("SUMMARY", &escaped(&title));
    if !about.is_empty() {
        lines.add("DESCRIPTION", &escaped(&about.join("\n")));
    }
    lines.add("CATEGORIES", &escaped(&what));
    lines.add("TRANSP", "TRANSPARENT");
    if event.sort.is_task() && when != When::Overdue {
        lines.add("BEGIN", "VALARM");
        lines.add("ACTION", "DISPLAY");
        lines.add("DESCRIPTION", &escaped(&title));
        lines.add("TRIGGER", REMINDER);
        lines.add("END", "VALARM");
    }
    lines.add("END", "VEVENT");
}

fn day(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

/// Text as a value (RFC 5545, 3.3.11): no sign of it means anything to the format, and no control sign
/// is left.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for sign in text.replace("\r\n", "\n").trim().chars() {
        match sign {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(sign);
            }
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push_str("\\n"),
            sign if crate::outputs::prose::steers(sign) => out.push(' '),
            sign => out.push(sign),
        }
    }
    out
}

/// Content lines, folded.
struct Lines(String);

impl Lines {
    fn add(&mut self, name: &str, value: &str) {
        let mut octets = 0;
        for sign in name.chars().chain([':']).chain(value.chars()) {
            if octets + sign.len_utf8() > LONGEST {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            self.0.push(sign);
            octets += sign.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_means_nothing_to_the_format() {
        assert_eq!(escaped("a;b,c\\d"), "a\\;b\\,c\\\\d");
        assert_eq!(escaped("one\r\nEND:VEVENT\n\u{2028}x\0y"), "one\\nEND:VEVENT\\n\\nx y");
    }

    #[test]
    fn lines_are_folded_between_signs() {
        let long = "é€😀".repeat(60);
        let mut lines = Lines(String::new());
        lines.add("SUMMARY", &long);
        assert!(lines.0.ends_with("\r\n"));
        assert!(lines.0.split("\r\n").all(|line| line.len() <= LONGEST));
        assert_eq!(lines.0.replace("\r\n ", ""), format!("SUMMARY:{long}\r\n"));
    }
}
