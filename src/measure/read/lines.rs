//! One JSON object per line: keys are headers, nested ones by their dotted path.

use serde_json::Value;

use super::blocks::Trouble;
use super::bytes::{Bytes, Encoded};
use super::decode::decide;
use super::records::{Start, Wanted};
use super::sheet::plain;
use super::stretch::{Place, Slot, Stretch, Unusable};
use crate::language::Message;
use crate::world::World;

/// How many bytes are looked at before the rows are read.
const SAMPLE: usize = 1 << 16;

/// What was found in the head of a file.
#[derive(Debug, Clone)]
pub struct Lines {
    pub encoded: Encoded,
    pub encoding_open: bool,
    /// Dotted paths of the columns, in the order in which they were met; those declared behind them.
    pub names: Vec<String>,
    /// Text of the sample, whole lines.
    pub sample: String,
    /// The sample is the whole file: a key that is not in it is nowhere.
    pub whole: bool,
    pub detected: Vec<Message>,
}

/// Reads the head of a file.
///
/// # Errors
/// The file cannot be read.
pub fn read(path: &str, world: &dyn World, declared: Option<&str>) -> Result<Lines, Trouble> {
    let mut bytes = Vec::new();
    let whole = !Bytes::open(path, world)
        .and_then(|mut file| file.more(&mut bytes, SAMPLE))
        .map_err(|message| (message, 1))?;
    let decided = decide(&bytes, whole, declared)?;
    let body = bytes.get(decided.encoded.mark..).unwrap_or_default();
    let (text, _) = decided.encoded.encoding.decode_without_bom_handling(body);
    let end = if whole { text.len() } else { text.rfind('\n').map_or(0, |at| at + 1) };
    let sample = text.get(..end).unwrap_or("").to_owned();
    let mut names = Vec::new();
    for object in sample.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()) {
        add_names(&object, "", &mut names);
    }
    let detected = decided.detected.into_iter().collect();
    Ok(Lines { encoded: decided.encoded, encoding_open: decided.open, names, sample, whole, detected })
}

fn add_names(object: &Value, prefix: &str, names: &mut Vec<String>) {
    let Value::Object(fields) = object else { return };
    for (key, value) in fields {
        let path = format!("{prefix}{key}");
        if value.is_object() {
            add_names(value, &format!("{path}."), names);
        } else if !names.contains(&path) {
            names.push(path);
        }
    }
}

/// Takes whole lines apart; the texts of the cells are gathered in `text`.
pub fn take_apart(
    lines: &str,
    start: Start,
    names: &[String],
    wanted: &Wanted,
    text: &mut String,
) -> Stretch<'static> {
    let mut slots = vec![Slot::default(); wanted.count];
    for (column, slot) in wanted.slots.iter().enumerate() {
        if let Some(slot) = slot.and_then(|slot| slots.get_mut(usize::from(slot))) {
            slot.column = column as u64 + 1;
        }
    }
    let mut stretch = Stretch { slots, ..Stretch::default() };
    let mut offset = start.offset;
    for (line, number) in lines.split_inclusive('\n').zip(start.line..) {
        take_line(line.trim(), (number, offset), (names, wanted), (&mut stretch, text));
        offset += line.len() as u64;
    }
    stretch
}

fn take_line(
    line: &str,
    (number, offset): (u64, u64),
    (names, wanted): (&[String], &Wanted),
    (stretch, text): (&mut Stretch<'static>, &mut String),
) {
    let row = stretch.lines.len();
    if line.is_empty() {
        stretch.skipped += 1;
        return;
    }
    let object = serde_json::from_str::<Value>(line).ok().filter(Value::is_object);
    for (slot, name) in wanted.slots.iter().zip(names) {
        let Some(slot) = slot.and_then(|slot| stretch.slots.get_mut(usize::from(slot))) else { continue };
        let value = object.as_ref().and_then(|object| at_path(object, name));
        slot.seen |= value.is_some();
        let start = text.len();
        let native = value.is_some_and(|value| write(value, text));
        slot.places.push(place(start, text.len()));
        slot.native.push(native);
    }
    let skipped = wanted.skip.iter().any(|(slot, values)| {
        let cell = stretch.slots.get(*slot).and_then(|slot| slot.places.get(row));
        let cell = cell.and_then(|place| text.get(place.start as usize..place.end as usize)).unwrap_or("");
        values.iter().any(|value| value == cell.trim())
    });
    if skipped {
        return stretch.drop_row(row);
    }
    stretch.lines.push(number);
    stretch.offsets.push(offset);
    if object.is_none() {
        let start = text.len();
        text.push_str(line);
        let place = place(start, text.len());
        stretch.unusable.push(Unusable { row, place, key: "cell-line-not-json" });
    }
}

fn place(start: usize, end: usize) -> Place {
    let short = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Place { start: short(start), end: short(end) }
}

/// The value of a dotted path; a key may hold dots itself.
fn at_path<'v>(object: &'v Value, path: &str) -> Option<&'v Value> {
    if let Some(value) = object.get(path) {
        return Some(value);
    }
    let (first, rest) = path.split_once('.')?;
    at_path(object.get(first)?, rest)
}

/// Writes a value as the text of a cell; whether it is more than text.
fn write(value: &Value, text: &mut String) -> bool {
    match value {
        Value::Null => false,
        Value::String(string) => {
            text.push_str(string);
            false
        }
        Value::Bool(truth) => {
            text.push_str(if *truth { "true" } else { "false" });
            true
        }
        Value::Number(number) => {
            match number.as_f64().filter(|_| number.is_f64()) {
                Some(float) => text.push_str(&plain(float)),
                None => text.push_str(&number.to_string()),
            }
            true
        }
        Value::Array(_) | Value::Object(_) => {
            text.push_str(&value.to_string());
            false
        }
    }
}
