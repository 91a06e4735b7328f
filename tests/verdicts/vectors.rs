//! The vectors of `domain/metrics.md`, from the file to the figure.

use smqc::values::Ratio;

use crate::project::{Outcome, Project};

const SYSTEM: &str =
    "kind: System\nid: test\ntitle: Test\nsmqc: 1\norganisation: Test\nlanguages: [en]\ntimezone: UTC\n";

/// One indicator over one table of a single month.
fn measured(columns: &[&str], measure: &str, rows: &str) -> Outcome {
    let declared = columns.iter().map(|column| format!("  {column}: {{from: {column}, type: integer}}\n"));
    let definitions = format!(
        "{SYSTEM}---\nkind: Source\nid: table\ntitle: Table\nfiles: t.csv\nabout: on\nextracted: 2026-03-31\ncolumns:\n  \
         on: {{from: on, type: date}}\n{}---\nkind: Survey\nid: survey\ntitle: Survey\nresults: table\nquestions:\n  \
         - {{id: recommend, column: q, scale: nps, ask: Would you?}}\n  \
         - {{id: satisfied, column: q, scale: satisfaction-5, ask: Are you?}}\n\
         ---\nkind: Indicator\nid: figure\ntitle: Figure\nmeasure: {measure}\n",
        declared.collect::<String>()
    );
    let text = format!("on,{}\n{rows}", columns.join(","));
    Project::on("2026-12-31").with("smq.yaml", definitions).data("t.csv", text).measure().sound()
}

fn answered(measure: &str, answers: &[(i64, usize)]) -> Option<Ratio> {
    let rows = answers.iter().flat_map(|(score, count)| vec![*score; *count]);
    let rows: String = rows.map(|score| format!("2026-03-02,{score}\n")).collect();
    measured(&["q"], &format!("{measure}\nsurvey: survey"), &rows).figure("figure", "2026-03").value
}

/// A share as a percentage with one decimal.
fn percent(value: Option<Ratio>) -> String {
    let value = value.and_then(|value| value.checked_mul(Ratio::integer(100))).expect("a figure");
    smqc::language::rounded(value, 1)
}

#[test]
fn nps() {
    let wave: &[(i64, usize)] = &[(10, 40), (9, 20), (8, 30), (7, 15), (6, 5), (0, 10)];
    assert_eq!(answered("{nps: recommend}", wave), Ratio::new(75, 2));
}

#[test]
fn satisfaction() {
    let answers: &[(i64, usize)] = &[(5, 40), (4, 30), (3, 15), (2, 10), (1, 5)];
    let variant =
        |name: &str| answered(&format!("{{csat: {{question: satisfied, variant: {name}}}}}"), answers);
    assert_eq!(variant("t2b_5"), Ratio::new(70, 100));
    assert_eq!(variant("top_box"), Ratio::new(40, 100));
    assert_eq!(variant("mean"), Ratio::new(39, 10));
}

#[test]
fn service_level() {
    // Answered 1000, 860 of them within 20 s; 60 hung up, 20 within 20 s, 10 within 5 s.
    let columns = ["answered", "quick", "abandoned", "early", "short", "q"];
    let rows = "2026-03-02,400,300,20,5,5,0\n2026-03-03,600,560,40,15,5,0\n";
    for (variant, more, expected) in [
        ("offered", "abandoned: abandoned", "81.1"),
        ("answered_only", "", "86.0"),
        ("exclude_early_abandons", "abandoned: abandoned, abandoned_early: early", "82.7"),
        ("credit_early_abandons", "abandoned: abandoned, abandoned_early: early", "83.0"),
        ("exclude_short", "abandoned: abandoned, abandoned_short: short", "81.9"),
    ] {
        let measure = format!(
            "{{service_level: {{variant: {variant}, within: 20 seconds, in_time: quick, answered: answered, {more}}}}}\nsource: table"
        );
        let measure = measure.replace(", }}", "}}");
        let outcome = measured(&columns, &measure, rows);
        assert_eq!(percent(outcome.figure("figure", "2026-03").value), expected, "{variant}");
    }
}

#[test]
fn shares_have_the_interval_of_wilson() {
    for (good, n, low, high) in
        [(45, 50, 0.7864, 0.9565), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (86, 100, 0.7786, 0.9147)]
    {
        let rows: String = (0..n).map(|i| format!("2026-03-02,{}\n", i64::from(i < good))).collect();
        let outcome = measured(&["q"], "{ratio: {of: q = 1}}\nsource: table", &rows);
        let interval = outcome.figure("figure", "2026-03").interval.expect("an interval");
        let close = |found: f64, wanted: f64| (found - wanted).abs() < 0.000_05;
        assert!(close(interval.low, low) && close(interval.high, high), "{good}/{n}: {interval:?}");
    }
}

#[test]
fn a_percentile_is_the_nearest_rank_on_integers() {
    // ⌈0.07 · 100⌉ = 7; in floating point it would be 8.
    let rows: String = (1..=100).map(|day| format!("{day},2026-01-01,{}\n", date_after(day))).collect();
    let definitions = format!(
        "{SYSTEM}---\nkind: Source\nid: table\ntitle: Table\nfiles: t.csv\nabout: a\nextracted: 2026-12-31\ncolumns:\n  \
         a: {{from: a, type: date}}\n  b: {{from: b, type: date}}\n\
         ---\nkind: Indicator\nid: figure\ntitle: Figure\nsource: table\nperiod: year\nmeasure: {{time: {{from: a, to: b}}}}\n\
         ---\nkind: Promise\nid: figure\ntitle: Figure\nstatement: Yes.\nindicator: figure\ntarget: p7 at most 7 calendar days\n"
    );
    let outcome = Project::on("2026-12-31")
        .with("smq.yaml", definitions)
        .data("t.csv", format!("key,a,b\n{rows}"))
        .measure()
        .sound();
    let tally = &outcome.figure("figure", "2026").tally;
    for (hundredths, days) in [(7, 7), (50, 50), (90, 90), (95, 95), (100, 100)] {
        let share = Ratio::new(hundredths, 100).expect("a share");
        assert_eq!(tally.percentile(share), Some((days, false)), "p{hundredths}");
    }
    // Seven of a hundred within seven days: reached, with every miss allowed used up.
    assert_eq!(outcome.state("promise/figure", "2026"), "at risk");
}

/// So many days after 1 January 2026.
fn date_after(days: i64) -> String {
    let (year, month, day) = crate::reference::civil(crate::reference::days_from(2026, 1, 1) + days);
    format!("{year}-{month:02}-{day:02}")
}
