//! The name that was probably meant.

use crate::values::fold;

/// The candidate closest to `written`: the same but for case, accents and signs, or a few slips
/// away. The first one wins a tie.
pub(super) fn nearest<'a>(written: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let written = comparable(written);
    let length = written.chars().count();
    let allowed = (length / 3).clamp(1, 4);
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let folded = comparable(candidate);
        if folded.chars().count().abs_diff(length) > allowed {
            continue;
        }
        let distance = strsim::damerau_levenshtein(&folded, &written);
        if distance <= allowed && distance < length.max(1) && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

fn comparable(name: &str) -> String {
    fold(name).chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).collect()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn slips_accents_and_spaces_are_seen_through() {
        let names = ["received", "cloturé", "sans_suite"];
        assert_eq!(nearest("recieved", names), Some("received"));
        assert_eq!(nearest("Clôture", names), Some("cloturé"));
        assert_eq!(nearest("Sans suite", names), Some("sans_suite"));
        assert_eq!(nearest("channel", names), None);
        assert_eq!(nearest("x", ["y"]), None);
    }
}
