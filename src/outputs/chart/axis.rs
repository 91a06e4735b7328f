//! The axes of a chart: lines at round values, the periods below, and the cases each rests on.

use std::fmt::Write;

use super::frame::{Frame, tenths};
use super::{Labels, Point};
use crate::outputs::prose::escape;
use crate::values::Ratio;

/// Lines and labels of the value axis.
pub fn values(svg: &mut String, frame: &Frame, labels: &Labels<'_>) {
    let Some((step, decimals)) = step(frame, labels.share) else { return };
    let mut tick = frame.low.checked_div(step).map(|steps| steps.numerator().div_euclid(steps.denominator()));
    while let Some(at) = tick {
        let Some(value) = step.checked_mul(Ratio::integer(at)).filter(|value| *value <= frame.high) else {
            break;
        };
        tick = at.checked_add(1);
        let Some(y) = frame.y(value).filter(|_| value >= frame.low) else { continue };
        let (left, right) = (tenths(frame.left), tenths(frame.right));
        let _ = write!(svg, "<path class=\"grid\" d=\"M{left} {0}H{right}\"/>", tenths(y));
        let label = (labels.value)(value, decimals);
        let (x, y) = (tenths(frame.left - 80), tenths(y + 42));
        let _ = write!(svg, "<text x=\"{x}\" y=\"{y}\" text-anchor=\"end\">{}</text>", escape(&label));
    }
}

/// The width of a letter, and the room between two labels.
const LETTER: i128 = 64;
const ROOM: i128 = 160;

/// As many periods as there is room for, the last one among them.
pub fn periods(svg: &mut String, frame: &Frame, periods: &[String]) {
    let longest = periods.iter().map(|period| period.chars().count()).max().unwrap_or(0);
    let wide = i128::try_from(longest).unwrap_or(1) * LETTER + ROOM;
    let step = (frame.half_step(periods.len()) * 2).max(1);
    let every = usize::try_from((wide + step - 1) / step).unwrap_or(1).max(1);
    let y = tenths(frame.bottom + 190);
    for (i, period) in periods.iter().enumerate().rev().step_by(every) {
        let Some(x) = frame.x(periods.len(), i).map(tenths) else { continue };
        let _ = write!(svg, "<text x=\"{x}\" y=\"{y}\" text-anchor=\"middle\">{}</text>", escape(period));
    }
}

/// The widest bar.
const BAR: i128 = 140;

/// The cases of each period as bars from a common line, and the most there are.
pub fn cases(
    svg: &mut String,
    frame: &Frame,
    (top, height): (i128, i128),
    (points, count): (&[Point], &dyn Fn(u64) -> String),
) {
    let Some(most) = points.iter().map(|point| point.n).max().filter(|most| *most > 0) else { return };
    let reach = (frame.half_step(points.len()) * 3 / 5).clamp(10, BAR / 2);
    let base = top + height;
    let mut path = String::new();
    for (i, point) in points.iter().enumerate() {
        let Some(x) = frame.x(points.len(), i) else { continue };
        let tall = height * i128::from(point.n) / i128::from(most);
        if tall > 0 {
            let (left, right) = (tenths(x - reach), tenths(x + reach));
            let _ = write!(path, "M{left} {0}V{1}H{right}V{0}Z", tenths(base), tenths(base - tall));
        }
    }
    let _ = write!(svg, "<path class=\"cases\" d=\"{path}\"/>");
    let (left, right, base) = (tenths(frame.left), tenths(frame.right), tenths(base));
    let _ = write!(svg, "<path class=\"grid\" d=\"M{left} {base}H{right}\"/>");
    // « n » stands at the foot of the first bar, so it keeps more of a distance.
    for (label, gap, y) in [(count(most), 80, top + 60), ("n".to_owned(), 130, top + height + 20)] {
        let (x, y) = (tenths(frame.left - gap), tenths(y));
        let _ = write!(svg, "<text x=\"{x}\" y=\"{y}\" text-anchor=\"end\">{}</text>", escape(&label));
    }
}

/// The distance of two lines of the axis: 1, 2 or 5 times a power of ten, at most four lines; and
/// the decimals its labels need.
fn step(frame: &Frame, share: bool) -> Option<(Ratio, u32)> {
    let spread = frame.high.checked_sub(frame.low)?;
    for power in -6..15_i32 {
        let ten = 10_i128.checked_pow(power.unsigned_abs())?;
        let unit = if power < 0 { Ratio::new(1, ten)? } else { Ratio::integer(ten) };
        for times in [1, 2, 5] {
            let step = unit.checked_mul(Ratio::integer(times))?;
            if spread.checked_div(step)? <= Ratio::integer(4) {
                let shown = if share { power + 2 } else { power };
                return Some((step, shown.min(0).unsigned_abs()));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_axis_has_round_numbers() {
        let frame = |low, high| Frame { left: 0, right: 10, top: 0, bottom: 10, low, high };
        let ratio = |a, b| Ratio::new(a, b).expect("a ratio");
        let step_of = |low, high, share| {
            let found = step(&frame(low, high), share);
            found.map(|(step, decimals)| (step.to_string(), decimals))
        };
        assert_eq!(step_of(ratio(80, 100), ratio(1, 1), true), Some(("1/20".to_owned(), 0)));
        assert_eq!(step_of(ratio(0, 1), ratio(130, 1), false), Some(("50".to_owned(), 0)));
        assert_eq!(step_of(ratio(990, 1000), ratio(999, 1000), true), Some(("1/200".to_owned(), 1)));
    }
}
