//! Names: the headers of columns, and the dates that files carry in theirs.

use jiff::civil::Date;

use crate::values::{PeriodKey, fold};

/// The place of a header, or of a column by its number.
pub fn place_of(from: &str, names: &[&str], has_headers: bool) -> Result<usize, &'static str> {
    if !has_headers {
        let number: Option<usize> = from.trim().parse().ok().filter(|n| *n > 0);
        return number.map(|n| n - 1).ok_or("data-column-number");
    }
    let exact: Vec<usize> = (0..names.len()).filter(|i| names[*i] == from.trim()).collect();
    match exact.as_slice() {
        [one] => return Ok(*one),
        [_, _, ..] => return Err("data-header-twice"),
        [] => {}
    }
    let same: Vec<usize> = (0..names.len()).filter(|i| fold(names[*i]) == fold(from)).collect();
    match same.as_slice() {
        [one] => Ok(*one),
        [] => Err("data-no-column"),
        _ => Err("data-header-twice"),
    }
}

/// The last date in a file's name: `complaints-2026-03-31.csv`, `calls_202603.csv` is its month.
pub fn date_in_name(path: &str) -> Option<Date> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let starts = (0..name.len()).rev().filter(|at| name.is_char_boundary(*at));
    let not_inside_number = |at: usize| at == 0 || !name.as_bytes()[at - 1].is_ascii_digit();
    for at in starts.filter(|at| not_inside_number(*at)) {
        let rest = &name[at..];
        let compact = |length: usize| {
            rest.get(..length)
                .filter(|t| t.bytes().all(|b| b.is_ascii_digit()))
                .filter(|_| !rest.as_bytes().get(length).is_some_and(u8::is_ascii_digit))
        };
        let day = rest.get(..10).and_then(|text| crate::values::parse_date(text).ok());
        let day = day.or_else(|| {
            let text = compact(8)?;
            crate::values::parse_date(&format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..])).ok()
        });
        let day = day.or_else(|| PeriodKey::parse(rest.get(..7)?).ok().map(PeriodKey::end));
        if day.is_some() {
            return day;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_of_extraction_from_a_file_name() {
        let shown = |name: &str| date_in_name(name).map(|day| day.to_string());
        assert_eq!(shown("data/complaints-2026-03-31.csv"), Some("2026-03-31".into()));
        assert_eq!(shown("calls_20260331_v2.csv"), Some("2026-03-31".into()));
        assert_eq!(shown("calls-2026-02.csv"), Some("2026-02-28".into()));
        assert_eq!(shown("flights.csv"), None);
    }
}
