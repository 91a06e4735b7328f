//! Where things stand on a chart, worked out by hand from documented limits.

use super::*;

fn point(value: Option<Ratio>, mark: Mark) -> Point {
    let tip = "<b>".to_owned();
    Point { tip, value, interval: None, limits: None, mark, signal: false, complete: true, n: 10 }
}

fn ratio(a: i128, b: i128) -> Ratio {
    Ratio::new(a, b).expect("a ratio")
}

fn drawn(plot: &Plot) -> String {
    let periods: Vec<String> = (1..=plot.points.len()).map(|n| n.to_string()).collect();
    let words = ["upper", "mean", "lower"].map(str::to_owned);
    let labels = Labels {
        id: "c",
        title: "a \"title\"",
        about: "about",
        value: &|value, decimals| crate::language::rounded(value, decimals),
        exact: &|value| crate::language::rounded(value, 2),
        count: &|n| n.to_string(),
        periods: &periods,
        limits: words,
        share: false,
    };
    chart(plot, &labels).expect("a chart").concat()
}

#[test]
fn a_sparkline_breaks_where_nothing_is_known_and_escapes_its_tips() {
    let (low, high) = (Some(ratio(8, 10)), Some(ratio(1, 1)));
    let points = [point(low, Mark::Missed), point(None, Mark::Open), point(high, Mark::Met)];
    let level = Level { name: String::new(), ends: vec![(Some(ratio(9, 10)), None); 3] };
    let svg = sparkline(&points, &[level], "a \"title\"").expect("a chart");
    assert_eq!(svg.matches('M').count(), 3, "two pieces of line and one of level: {svg}");
    assert!(svg.contains("&lt;b&gt;") && svg.contains("a &quot;title&quot;"));
    assert_eq!(sparkline(&[point(None, Mark::Open)], &[], ""), None);
}

/// metrics.md 4.11: centre 44.0, limits 32.77 and 55.23.
fn documented() -> Plot {
    let limits = Limits { lower: ratio(3277, 100), centre: ratio(44, 1), upper: ratio(5523, 100) };
    let values = [42, 45, 41, 47, 44, 43, 46, 40, 48, 44];
    let points =
        values.map(|value| Point { limits: Some(limits), ..point(Some(Ratio::integer(value)), Mark::Plain) });
    Plot { points: points.to_vec(), ..Plot::default() }
}

#[test]
fn limits_stand_where_their_values_say() {
    let svg = drawn(&documented());
    // The values reach from 32.77 to 55.23, with 12 % of 22.46 as air at both ends: 2.6952. Of the
    // 196 units of height below 24, the upper limit has 2.6952 / 27.8504 above it: 19.0 (42.9678 …),
    // the centre one half, 98, and the lower limit 177.
    assert!(svg.contains("<path class=\"limit\" d=\"M58 43L578 43\"/>"), "{svg}");
    assert!(svg.contains("<path class=\"centre\" d=\"M58 122L578 122\"/>"), "{svg}");
    assert!(svg.contains("<path class=\"limit\" d=\"M58 201L578 201\"/>"), "{svg}");
    for name in ["upper 55.23", "mean 44.00", "lower 32.77"] {
        assert!(svg.contains(&format!(">{name}<")), "{svg}");
    }
    // The first value, 42, stands 13.23 + 2.6952 of 27.8504 below the top: 24 + 112.07.
    assert!(svg.contains("<path class=\"line\" d=\"M58 136.1"), "{svg}");
}

#[test]
fn a_chart_is_there_for_wide_and_for_narrow_screens_and_says_what_it_is() {
    let svg = drawn(&documented());
    assert_eq!(svg.matches("role=\"img\"").count(), 2);
    for size in ["broad", "slim"] {
        assert!(svg.contains(&format!("aria-labelledby=\"c-{size}-t c-{size}-d\"")), "{svg}");
        assert!(svg.contains(&format!("<desc id=\"c-{size}-d\">about</desc>")), "{svg}");
    }
    assert!(svg.contains("a &quot;title&quot;"));
}

#[test]
fn signals_are_ringed_and_lettered() {
    let mut plot = documented();
    plot.points[8].signal = true;
    plot.letters = vec![(8, "A".to_owned()), (8, "B".to_owned())];
    let svg = drawn(&plot);
    assert_eq!(svg.matches("class=\"ring\"").count(), 2, "one on each width");
    assert_eq!(svg.matches(">AB</text>").count(), 2);
}

#[test]
fn limits_that_follow_the_cases_are_steps() {
    // metrics.md 4.11, p-chart: p̄ = 0.08, n = 50 and 200.
    let limits = |lower, upper| Limits { lower, centre: ratio(8, 100), upper };
    let mut points = vec![point(Some(ratio(4, 50)), Mark::Plain), point(Some(ratio(16, 200)), Mark::Plain)];
    points[0].limits = Some(limits(Ratio::ZERO, ratio(195, 1000)));
    points[1].limits = Some(limits(ratio(225, 10_000), ratio(1375, 10_000)));
    let svg = drawn(&Plot { points, ..Plot::default() });
    let upper = svg.split("<path class=\"limit\" d=\"").nth(1).and_then(|rest| rest.split('"').next());
    // Two heights, the second one from half-way on.
    assert_eq!(upper.map(|path| path.matches("L318 ").count()), Some(2), "{svg}");
}

#[test]
fn cases_are_bars_as_high_as_their_number() {
    let mut plot = documented();
    plot.points[0].n = 5;
    let svg = drawn(&plot);
    // The row is 34 units high and ends at 24 + 196 + 34 + 34 = 288: half of it is 271, all is 254.
    let bars = svg.split("<path class=\"cases\" d=\"").nth(1).expect("bars");
    assert!(bars.contains("288V271H") && bars.contains("288V254H"), "{bars}");
}
