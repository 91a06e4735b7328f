//! The axes of a chart: lines at round values, and the periods below.

use std::fmt::Write;

use super::{Frame, Labels, tenths};
use crate::outputs::prose::escape;
use crate::values::Ratio;

/// Lines and labels of the value axis, and the periods below.
pub fn draw(svg: &mut String, frame: &Frame, labels: &Labels<'_>) {
    if let Some((step, decimals)) = step(frame, labels.share) {
        let mut tick =
            frame.low.checked_div(step).map(|steps| steps.numerator().div_euclid(steps.denominator()));
        while let Some(at) = tick {
            let Some(value) = step.checked_mul(Ratio::integer(at)).filter(|value| *value <= frame.high)
            else {
                break;
            };
            tick = at.checked_add(1);
            let Some(y) = frame.y(value).filter(|_| value >= frame.low) else { continue };
            let (left, right) = (tenths(frame.left), tenths(frame.right));
            let _ = write!(svg, "<path class=\"grid\" d=\"M{left} {0}H{right}\"/>", tenths(y));
            let label = escape(&(labels.value)(value, decimals));
            let (x, y) = (tenths(frame.left - 80), tenths(y + 45));
            let _ = write!(svg, "<text x=\"{x}\" y=\"{y}\" text-anchor=\"end\">{label}</text>");
        }
    }
    let places =
        [(frame.left, "start"), (i128::midpoint(frame.left, frame.right), "middle"), (frame.right, "end")];
    for ((x, anchor), label) in places.into_iter().zip(&labels.periods) {
        let _ = write!(
            svg,
            "<text x=\"{}\" y=\"225\" text-anchor=\"{anchor}\">{}</text>",
            tenths(x),
            escape(label)
        );
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
