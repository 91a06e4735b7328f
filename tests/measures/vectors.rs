//! The vectors of `domain/metrics.md` 4.2 to 4.7 for measures made of rows, sums and figures.

use smqc::values::Ratio;

use crate::project::Outcome;
use crate::table::{Table, table};

fn ratio(above: i128, below: i128) -> Option<Ratio> {
    Ratio::new(above, below)
}

/// The figure of the indicator `figure` in March 2026.
fn value(outcome: &Outcome) -> Option<Ratio> {
    outcome.figure("figure", "2026-03").value
}

fn of(table: Table, measure: &str) -> Option<Ratio> {
    value(&table.indicator("figure", &format!("measure: {{{measure}}}")).measured())
}

/// A share as a percentage with one decimal.
fn percent(value: Option<Ratio>) -> String {
    let value = value.and_then(|value| value.checked_mul(Ratio::integer(100))).expect("a figure");
    smqc::language::rounded(value, 1)
}

/// So many answers of each score.
fn answers(scale: &str, counts: &[(i64, usize)]) -> Table {
    let rows = counts.iter().flat_map(|(score, count)| vec![format!("2026-03-02,{score}"); *count]);
    let survey = format!(
        "kind: Survey\nid: survey\ntitle: Survey\nresults: table\nquestions: [{{id: asked, column: q, scale: {scale}, ask: How was it?}}]"
    );
    table(&[("day", "date"), ("q", "integer")]).rows(rows).definition(&survey)
}

fn score(table: Table, measure: &str) -> Option<Ratio> {
    value(&table.indicator("figure", &format!("survey: survey\nmeasure: {{{measure}}}")).measured())
}

#[test]
fn satisfied_less_dissatisfied() {
    let counts: &[(i64, usize)] = &[(5, 40), (4, 30), (3, 15), (2, 10), (1, 5)];
    let net = score(answers("satisfaction-5", counts), "csat: {question: asked, variant: net}");
    assert_eq!(net, Some(Ratio::integer(55)));
}

#[test]
fn customer_effort() {
    let counts: &[(i64, usize)] = &[(1, 5), (2, 5), (3, 10), (4, 10), (5, 20), (6, 30), (7, 20)];
    for (scoring, expected) in [
        ("mean", ratio(505, 100)),
        ("pct_5_7", ratio(70, 100)),
        ("net_6_7_minus_1_3", Some(Ratio::integer(30))),
    ] {
        let measure = format!("ces: {{question: asked, version: v2, scoring: {scoring}}}");
        assert_eq!(score(answers("effort-7", counts), &measure), expected, "{scoring}");
    }
    let effort = "ces: {question: asked, version: v1, scoring: mean}";
    assert_eq!(score(answers("effort-5", &[(1, 3), (5, 1)]), effort), Some(Ratio::integer(2)));
}

/// 1000 answered, 860 of them within 20 s; 60 hung up: 10 within 5 s, 10 more within 20 s.
fn calls() -> Table {
    let groups = [("yes", 20, 860), ("yes", 21, 140), ("no", 5, 10), ("no", 20, 10), ("no", 21, 40)];
    let rows = groups.iter().flat_map(|(answered, wait, count)| {
        vec![format!("2026-03-02,{answered},{wait},{}", if *answered == "yes" { "Ann" } else { "" }); *count]
    });
    table(&[("day", "date"), ("answered", "yes-no"), ("wait", "number, unit: seconds"), ("agent", "text")])
        .rows(rows)
}

#[test]
fn service_level_and_abandonment_call_by_call() {
    for (variant, more, expected) in [
        ("offered", "", "81.1"),
        ("answered_only", "", "86.0"),
        ("exclude_early_abandons", "", "82.7"),
        ("credit_early_abandons", "", "83.0"),
        ("exclude_short", ", short: 5 seconds", "81.9"),
    ] {
        for answered in ["answered", "agent"] {
            let measure = format!(
                "service_level: {{variant: {variant}, within: 20 seconds, wait: wait, answered: {answered}{more}}}"
            );
            assert_eq!(percent(of(calls(), &measure)), expected, "{variant}, {answered}");
        }
    }
    assert_eq!(of(calls(), "abandonment: {variant: all, answered: answered}"), ratio(60, 1060));
    let short = "abandonment: {variant: exclude_short, answered: agent, wait: wait, short: 5 seconds}";
    assert_eq!(of(calls(), short), ratio(50, 1050));
}

#[test]
fn abandonment_from_totals() {
    let totals = || {
        table(&[("day", "date"), ("answered", "count"), ("abandoned", "count"), ("short", "count")])
            .row("2026-03-02,400,20,5")
            .row("2026-03-03,600,40,5")
    };
    let all = "abandonment: {variant: all, answered: answered, abandoned: abandoned}";
    assert_eq!(of(totals(), all), ratio(60, 1060));
    let short = "abandonment: {variant: exclude_short, answered: answered, abandoned: abandoned, abandoned_short: short}";
    assert_eq!(of(totals(), short), ratio(50, 1050));
}

#[test]
fn speed_of_answer_is_the_mean_of_answered_contacts() {
    let outcome = calls().indicator("figure", "where: {answered: [yes]}\nmeasure: {mean: wait}").measured();
    assert_eq!(value(&outcome), ratio(860 * 20 + 140 * 21, 1000));
}

/// I 300, P 40, R 120, NC 200, O 20, U 150, not eligible 30.
const DISPOSITIONS: [(&str, i128); 7] =
    [("I", 300), ("P", 40), ("R", 120), ("NC", 200), ("O", 20), ("U", 150), ("NE", 30)];

#[test]
fn response_rate_of_invitations_and_of_counts() {
    let statuses = "category, values: {complete: [I], partial: [P], refused: [R], silent: [NC], ill: [O], unknown: [U], moved: [NE]}";
    let rows = DISPOSITIONS.iter().flat_map(|(status, count)| {
        vec![format!("2026-03-02,{status}"); usize::try_from(*count).expect("a count")]
    });
    let invitations = table(&[("day", "date"), ("status", statuses)]).rows(rows.collect::<Vec<_>>());
    let counts = table(&[
        ("day", "date"),
        ("i", "count"),
        ("p", "count"),
        ("r", "count"),
        ("nc", "count"),
        ("o", "count"),
        ("u", "count"),
        ("ne", "count"),
    ])
    .row("2026-03-02,100,20,60,100,20,50,30")
    .row("2026-03-09,200,20,60,100,0,100,0");
    let listed = "status: status, complete: complete, partial: partial, refusal: refused, non_contact: silent, other: ill, unknown: unknown, not_eligible: moved";
    let columns =
        "complete: i, partial: p, refusal: r, non_contact: nc, other: o, unknown: u, not_eligible: ne";
    let mut invitations = invitations;
    let mut counts = counts;
    for (variant, more) in [("rr1", ""), ("rr2", ""), ("rr3", ", e: 40 %")] {
        let measure = |by: &str| format!("measure: {{response_rate: {{variant: {variant}, {by}{more}}}}}");
        invitations = invitations.indicator(variant, &measure(listed));
        counts = counts.indicator(variant, &measure(columns));
    }
    // RR1 = I / (I+P+R+NC+O+U); RR2 = (I+P) / the same; RR3 = I / (I+P+R+NC+O + 0.4 U).
    let expected = [("rr1", ratio(300, 830)), ("rr2", ratio(340, 830)), ("rr3", ratio(300, 740))];
    for outcome in [invitations.measured(), counts.measured()] {
        for (variant, expected) in expected {
            assert_eq!(outcome.figure(variant, "2026-03").value, expected, "{variant}");
        }
    }
    let rows = invitations.measured().rows("rr3");
    assert_eq!((rows.read, rows.counted, rows.out_of_scope), (860, 830, 30));
}

#[test]
fn completed_over_delivered() {
    let mails = table(&[("day", "date"), ("sent", "count"), ("delivered", "count"), ("done", "count")])
        .row("2026-03-02,1000,950,190");
    let measure = "response_rate: {variant: email_delivered, complete: done, delivered: delivered}";
    assert_eq!(of(mails, measure), ratio(190, 950));
    let one_by_one =
        table(&[("day", "date"), ("status", "category, values: {done: [D], read: [L], bounced: [B]}")])
            .rows(["2026-03-02,D", "2026-03-02,L", "2026-03-02,L", "2026-03-02,L", "2026-03-02,B"]);
    let measure =
        "response_rate: {variant: email_delivered, status: status, complete: done, delivered: read}";
    assert_eq!(of(one_by_one, measure), ratio(1, 4));
}

#[test]
fn complaints_per_thousand() {
    for (complaints, accounts, shown, low, high) in [
        (158, 40_235, "3.93", 3.338, 4.589),
        (274, 332_213, "0.82", 0.0, 0.0),
        (0, 12_000, "0.00", 0.0, 0.307),
    ] {
        let rows = vec!["2026-03-02,1".to_owned(); complaints];
        // A complaint of another month, so that the source speaks of March.
        let register =
            table(&[("day", "date"), ("one", "count")]).rows(rows).row("2026-02-02,1").row("2026-04-02,1");
        let exposure = format!("exposure: {{by: manager, values: [{{period: 2026-03, value: {accounts}}}]}}");
        let outcome = register
            .indicator("figure", &format!("measure: {{rate: {{count: rows, {exposure}}}}}"))
            .measured();
        let figure = outcome.figure("figure", "2026-03");
        let per_thousand =
            figure.value.and_then(|value| value.checked_mul(Ratio::integer(1000))).expect("a rate");
        assert_eq!(smqc::language::rounded(per_thousand, 2), shown);
        if high > 0.0 {
            let interval = figure.interval.expect("an interval");
            assert!((interval.low * 1000.0 - low).abs() < 0.000_5, "{interval:?}");
            assert!((interval.high * 1000.0 - high).abs() < 0.000_5, "{interval:?}");
        }
        assert_eq!(outcome.figure("figure", "2026-04").value, None, "no exposure, no rate");
    }
}

#[test]
fn a_rate_takes_its_exposure_where_it_stands() {
    let table = || {
        table(&[
            ("day", "date"),
            ("complaints", "count"),
            ("accounts", "count"),
            ("refund", "money, currency: EUR"),
        ])
        .row("2026-03-31,138,911505,1250.50")
    };
    let accounts = "measure: {sum: accounts}";
    let expected = ratio(138, 911_505);
    assert_eq!(of(table(), "rate: {sum: complaints, over: accounts}"), expected);
    let related = |measure: &str| {
        let table =
            table().indicator("accounts", accounts).indicator("complaints", "measure: {sum: complaints}");
        of(table, measure)
    };
    assert_eq!(related("rate: {sum: complaints, exposure: accounts}"), expected);
    assert_eq!(related("rate: {of: complaints, exposure: accounts}"), expected);
    // Redress per 1000 accounts: 1250.50 EUR over 911 505 accounts.
    assert_eq!(related("rate: {sum: refund, exposure: accounts}"), ratio(125_050, 91_150_500));
}

#[test]
fn a_rate_is_judged_per_thousand() {
    let outcome = table(&[("day", "date"), ("complaints", "count"), ("accounts", "count")])
        .row("2026-03-31,158,40235")
        .indicator("figure", "measure: {rate: {sum: complaints, over: accounts}}")
        .definition(
            "kind: Objective\nid: fewer\ntitle: Fewer\nindicator: figure\ntarget: at most 3.9 per 1000",
        )
        .definition("kind: Objective\nid: few\ntitle: Few\nindicator: figure\ntarget: at most 6 per 1000")
        .measured();
    assert_eq!(outcome.state("objective/fewer", "2026-03"), "missed");
    assert_eq!(outcome.state("objective/few", "2026-03"), "met");
}

#[test]
fn backlog_and_closure_rate_of_totals() {
    let flows = table(&[
        ("day", "date"),
        ("opening", "count"),
        ("new", "count"),
        ("reopened", "count"),
        ("solved", "count"),
        ("cancelled", "count"),
    ])
    .row("2026-03-31,120,340,25,360,20");
    let names = ["opening", "new", "reopened", "solved", "cancelled"];
    let flows =
        names.iter().fold(flows, |table, name| table.indicator(name, &format!("measure: {{sum: {name}}}")));
    let outcome = flows
        .indicator(
            "backlog",
            "measure: {derived: {formula: opening + new + reopened - solved - cancelled, figures: {opening: opening, new: new, reopened: reopened, solved: solved, cancelled: cancelled}}}",
        )
        .indicator(
            "closure",
            "measure: {derived: {formula: solved / (new + reopened), figures: {solved: solved, new: new, reopened: reopened}, unit: share}}",
        )
        .indicator("closed", "measure: {ratio: {sum: solved, over: [new, reopened]}}")
        .measured();
    assert_eq!(outcome.figure("backlog", "2026-03").value, Some(Ratio::integer(105)));
    assert_eq!(percent(outcome.figure("closure", "2026-03").value), "98.6");
    assert_eq!(outcome.figure("closure", "2026-03").value, ratio(360, 365));
    assert_eq!(outcome.figure("closed", "2026-03").value, ratio(360, 365));
}

#[test]
fn a_figure_without_one_of_its_parts_is_none() {
    let outcome =
        table(&[("day", "date"), ("kind", "category, values: {a: [A], b: [B]}"), ("score", "number")])
            .rows(["2026-01-05,A,10", "2026-01-06,B,20", "2026-02-05,A,30"])
            .indicator("as", "where: {kind: [a]}\nmeasure: {count: rows}")
            .indicator("bs", "where: {kind: [b]}\nmeasure: {count: rows}")
            .indicator("b-score", "where: {kind: [b]}\nmeasure: {mean: score}")
            .indicator("both", "measure: {derived: {formula: a + b, figures: {a: as, b: bs}}}")
            .indicator("quotient", "measure: {derived: {formula: a / b, figures: {a: as, b: bs}}}")
            .indicator("sum", "measure: {derived: {formula: a + s, figures: {a: as, s: b-score}}}")
            .measured();
    let figures = |id: &str| ["2026-01", "2026-02"].map(|period| outcome.figure(id, period).value);
    assert_eq!(figures("both"), [Some(Ratio::integer(2)), Some(Ratio::ONE)], "no row is a count of zero");
    assert_eq!(figures("quotient"), [Some(Ratio::ONE), None], "nothing is divided by zero");
    assert_eq!(figures("sum"), [Some(Ratio::integer(21)), None], "a mean of nothing is no figure");
}

#[test]
fn an_index_weighs_what_it_is_made_of() {
    let typed = |value: &str| {
        format!("measure: {{typed: {{by: manager, values: [{{period: 2026-03, value: {value}, n: 400}}]}}}}")
    };
    let outcome = table(&[("day", "date"), ("good", "yes-no")])
        .rows(["2026-03-02,yes", "2026-03-03,yes", "2026-03-04,yes", "2026-03-05,no"])
        .indicator("a", "measure: {ratio: {of: good}}")
        .indicator("b", &typed("91 %"))
        .indicator("index", "measure: {index: [{indicator: a, weight: 0.6}, {indicator: b, weight: 0.4}]}")
        .indicator("twice", "measure: {derived: {formula: i * 2, figures: {i: index}}}")
        .definition("kind: Objective\nid: quality\ntitle: Quality\nindicator: index\ntarget: at least 81 %")
        .measured();
    // 0.6 × 75 % + 0.4 × 91 %.
    let figure = outcome.figure("index", "2026-03");
    assert_eq!((figure.value, figure.tally.n), (ratio(814, 1000), 4));
    assert_eq!(outcome.figure("twice", "2026-03").value, ratio(1628, 1000));
    assert_eq!(outcome.on_period("objective/quality", "2026-03").value, ratio(814, 1000));
}

#[test]
fn figures_in_a_circle_have_none() {
    let outcome = table(&[("day", "date")])
        .row("2026-03-02")
        .indicator("a", "measure: {derived: {formula: b + 1, figures: {b: b}}}")
        .indicator("b", "measure: {rate: {count: rows, exposure: a}}")
        .measured();
    assert_eq!(outcome.figure("b", "2026-03").value, None);
    assert!(outcome.0.findings.iter().any(|finding| finding.code.0 == "SMQ6007"));
}

#[test]
fn a_timed_share_is_part_of_an_index() {
    let outcome = table(&[("received", "date"), ("answered", "date")])
        .rows(["2026-03-02,2026-03-03", "2026-03-02,2026-03-20"])
        .indicator("answers", "measure: {time: {from: received, to: answered}}")
        .indicator("index", "measure: {index: [{indicator: answers, weight: 1}]}")
        .definition("kind: Promise\nid: soon\ntitle: Soon\nstatement: Soon.\nindicator: answers\ntarget: at least 90 % within 5 calendar days")
        .measured();
    assert_eq!(outcome.figure("index", "2026-03").value, ratio(1, 2));
}

#[test]
fn rates_of_complaints() {
    let cases = || {
        let rows = (0..500).map(|i| {
            format!(
                "2026-03-02,{},{}",
                if i < 15 { "yes" } else { "no" },
                if i < 450 { "2026-03-09" } else { "" }
            )
        });
        table(&[("day", "date"), ("escalated", "yes-no"), ("closed", "date")]).rows(rows.collect::<Vec<_>>())
    };
    assert_eq!(percent(of(cases(), "ratio: {of: escalated}")), "3.0");
    let escalated = of(cases(), "ratio: {of: escalated, among: closed is not null}");
    assert_eq!(escalated, ratio(15, 450));
    let totals =
        table(&[("day", "date"), ("reopened", "count"), ("solved", "count")]).row("2026-03-31,25,450");
    assert_eq!(percent(of(totals, "ratio: {sum: reopened, over: solved}")), "5.6");
}

#[test]
fn retention_of_totals() {
    let base = || {
        table(&[("day", "date"), ("start", "count"), ("end", "count"), ("kept", "count"), ("lost", "count")])
            .row("2026-03-31,100,120,30,10")
    };
    assert_eq!(
        of(base(), "retention: {figure: retention, at_start: start, at_end: end, gained: kept}"),
        ratio(9, 10)
    );
    assert_eq!(of(base(), "retention: {figure: retention, at_start: start, lost: lost}"), ratio(9, 10));
    assert_eq!(of(base(), "retention: {figure: churn, at_start: start, lost: lost}"), ratio(1, 10));
    assert_eq!(
        of(base(), "retention: {figure: churn, at_start: start, at_end: end, gained: kept}"),
        ratio(1, 10)
    );
}

#[test]
fn figures_typed_and_weighted() {
    let branches = table(&[("day", "date"), ("share", "percent"), ("cases", "count")])
        .rows(["2026-03-31,50 %,10", "2026-03-31,90 %,990"]);
    assert_eq!(of(branches, "mean: {of: share, weight: cases}"), ratio(896, 1000));
    let typed = "measure: {typed: {by: manager, values: [{period: 2026-03, value: 3.2 %, n: 1840}]}}";
    let outcome = table(&[("day", "date")]).row("2026-03-31").indicator("figure", typed).measured();
    let figure = outcome.figure("figure", "2026-03");
    assert_eq!((figure.value, figure.tally.n), (ratio(32, 1000), 1840));
}
