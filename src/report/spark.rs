//! A series as a row of blocks, the target's level included in the scale, so that a small change
//! far above the target does not look like a fall.

use super::screen::Signs;
use crate::values::Ratio;

/// The most periods in a row.
pub const SHOWN: usize = 12;

const BLOCKS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const ASCII: [char; 8] = ['_', '.', ',', '-', '=', '+', '*', '#'];

/// One sign for each value, oldest first, a space where there is none; nothing for fewer than two
/// values. `level` belongs to the scale.
pub fn sparkline(values: &[Option<Ratio>], level: Option<Ratio>, signs: Signs) -> String {
    let known = values.iter().flatten().count();
    let scale = values.iter().flatten().copied().chain(level).map(Ratio::to_f64);
    let (low, high) =
        scale.fold((f64::MAX, f64::MIN), |(low, high), value| (low.min(value), high.max(value)));
    if known < 2 {
        return String::new();
    }
    let shown = &values[values.len().saturating_sub(SHOWN)..];
    let signs = if signs == Signs::Unicode { BLOCKS } else { ASCII };
    shown.iter().map(|value| value.map_or(' ', |value| signs[step(value.to_f64(), low, high)])).collect()
}

/// Which of the eight steps a value stands on; the middle where all are alike.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "one of eight steps")]
fn step(value: f64, low: f64, high: f64) -> usize {
    if high <= low {
        return 3;
    }
    (((value - low) / (high - low) * 7.0).round() as usize).min(7)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shares(percents: &[i128]) -> Vec<Option<Ratio>> {
        percents.iter().map(|percent| Ratio::new(*percent, 100)).collect()
    }

    #[test]
    fn the_lowest_and_the_highest_value_take_the_ends() {
        assert_eq!(sparkline(&shares(&[0, 50, 100]), None, Signs::Unicode), "▁▅█");
        assert_eq!(sparkline(&shares(&[0, 100]), None, Signs::Ascii), "_#");
        assert_eq!(sparkline(&shares(&[97, 97]), None, Signs::Unicode), "▄▄");
    }

    #[test]
    fn the_level_belongs_to_the_scale() {
        assert_eq!(sparkline(&shares(&[99, 98]), Ratio::new(91, 100), Signs::Unicode), "█▇");
    }

    #[test]
    fn a_period_without_a_figure_is_a_gap_and_one_value_is_no_line() {
        let with_gap = [Ratio::new(0, 1), None, Ratio::new(1, 1)];
        assert_eq!(sparkline(&with_gap, None, Signs::Unicode), "▁ █");
        assert_eq!(sparkline(&shares(&[5]), None, Signs::Unicode), "");
    }

    #[test]
    fn only_the_last_periods_are_shown() {
        assert_eq!(sparkline(&shares(&[1; 30]), None, Signs::Unicode).chars().count(), SHOWN);
    }
}
