//! `measure` and `case`: what fails, what is shown, what is written.

use unicode_width::UnicodeWidthStr;

use super::{DAY, Project, TYPED, code, err, example, fs, out, smqc};

/// One promise on figures typed by hand: period, percentage, number of cases.
fn typed(figures: &[(&str, &str, u32)], promise: &str) -> Project {
    let values =
        figures.iter().map(|(period, value, n)| format!("{{period: {period}, value: {value} %, n: {n}}}"));
    let values = values.collect::<Vec<_>>().join(", ");
    let text = TYPED
        .replace("{period: 2026-05, value: 90 %, n: 100}, {period: 2026-06, value: VALUE, n: 100}", &values);
    Project::new(&(text + promise))
}

fn json(project: &Project, arguments: &[&str]) -> serde_json::Value {
    let mut all = vec!["measure", "--as-of", DAY, "--format", "json"];
    all.extend(arguments);
    serde_json::from_str(&out(&project.run(&all))).expect("JSON")
}

/// Three months of a register: 1 of 2 cases good, 2 of 4, 3 of 3.
fn register() -> Project {
    let project = Project::new(
        "kind: Source\nid: calls\ntitle: Calls\nfiles: calls.csv\nextracted: 2026-04-30\nabout: day\nkey: id\n\
         columns:\n  id: {from: Id, type: text}\n  day: {from: Day, type: date}\n  good: {from: Good, type: yes-no}\n  \
         who: {from: Who, type: count, personal: true}\n  size: {from: Size, type: count}\n---\n\
         kind: Indicator\nid: good\ntitle: \"=HYPERLINK(1)\"\nsource: calls\n\
         measure: {ratio: {of: \"good\"}}\n---\n\
         kind: Promise\nid: good\ntitle: Good\nstatement: We are good.\nindicator: good\ntarget: at least 99 %\n",
    );
    project.write(
        "calls.csv",
        "Id,Day,Good,Who,Size\n1,2026-01-05,yes,1,1\n2,2026-01-06,no,1,1\n3,2026-02-02,yes,1,1\n\
         4,2026-02-03,yes,Ada,1\n5,2026-02-04,no,1,many\n6,2026-02-05,no,1,=1+1\n7,2026-03-02,yes,1,1\n\
         8,2026-03-03,yes,1,1\n9,2026-03-04,yes,1,1\n",
    );
    project
}

#[test]
fn only_the_last_complete_period_decides_the_exit_code() {
    let exit = |figures: &[(&str, &str, u32)]| code(&typed(figures, "").run(&["measure", "--as-of", DAY]));
    assert_eq!(exit(&[("2026-05", "80", 100), ("2026-06", "99", 100)]), 0, "an old miss");
    assert_eq!(exit(&[("2026-05", "99", 100), ("2026-06", "80", 100)]), 1, "a new one");
    assert_eq!(exit(&[("2026-06", "99", 100), ("2026-07", "10", 100)]), 0, "July is not over");
    assert_eq!(exit(&[("2026-06", "80", 100), ("2026-07", "99", 100)]), 1, "nor does it heal June");
}

#[test]
fn insufficient_data_fail_only_when_they_do_so_twice_running() {
    let small = |figures: &[(&str, &str, u32)]| {
        let project = typed(figures, "");
        project.write(
            "smq.yaml",
            "kind: System\nid: s\ntitle: S\nsmqc: 1\norganisation: S\nlanguages: [en]\ndefaults: {min_cases: 500}\n",
        );
        code(&project.run(&["measure", "--as-of", DAY]))
    };
    assert_eq!(small(&[("2026-05", "99", 600), ("2026-06", "99", 100)]), 0);
    assert_eq!(small(&[("2026-05", "99", 100), ("2026-06", "99", 100)]), 1);
}

#[test]
fn objectives_fail_where_the_system_gates_them() {
    let objective = "---\nkind: Objective\nid: more\ntitle: More\nindicator: answers\ntarget: at least 99 %\ndue: 2027-12-31\n";
    let project = typed(&[("2026-06", "97", 1000)], objective);
    assert_eq!(code(&project.run(&["measure", "--as-of", DAY])), 0);
    let system = "kind: System\nid: s\ntitle: S\nsmqc: 1\norganisation: S\nlanguages: [en]\ngates: {verdicts: [objectives]}\n";
    project.write("smq.yaml", system);
    assert_eq!(code(&project.run(&["measure", "--as-of", DAY])), 1);
}

#[test]
fn a_period_asked_for_is_the_only_one_shown_and_the_only_one_that_fails() {
    let project = typed(&[("2026-05", "80", 100), ("2026-06", "99", 100), ("2026-07", "1", 100)], "");
    for (period, exit, states) in [
        ("2026-05", 1, vec!["missed"]),
        ("2026-06", 0, vec!["met"]),
        ("last", 0, vec!["met"]),
        ("2026-07", 0, vec!["in progress"]),
    ] {
        let told = json(&project, &["--period", period]);
        let periods = told["verdicts"][0]["periods"].as_array().expect("periods").clone();
        let shown: Vec<&str> = periods.iter().filter_map(|period| period["state"].as_str()).collect();
        assert_eq!(shown, states, "{period}");
        assert_eq!(told["indicators"][0]["series"].as_array().map(Vec::len), Some(1), "{period}");
        assert_eq!(code(&project.run(&["measure", "--as-of", DAY, "--period", period])), exit, "{period}");
    }
}

#[test]
fn a_period_that_is_none_or_empty_is_said_so() {
    let project = typed(&[("2026-05", "99", 100), ("2026-06", "99", 100)], "");
    for (period, words) in [
        ("2026-Q2", "the periods here are month"),
        ("2031-01", "the periods known run from 1 May 2026 to 30 June 2026"),
        ("june", "june is not a period"),
    ] {
        let output = project.run(&["measure", "--as-of", DAY, "--period", period]);
        assert_eq!(code(&output), 2, "{period}");
        assert!(err(&output).contains(words), "{}", err(&output));
    }
    assert_eq!(code(&project.run(&["measure", "--period", "last", "--since", "2026-01-01"])), 2);
}

#[test]
fn a_window_since_a_day_is_one_figure_and_no_verdict() {
    let project = register();
    assert_eq!(code(&project.run(&["measure", "--as-of", DAY, "--period", "2026-02"])), 1);
    for (day, value) in [("2026-01-01", "2/3"), ("2026-02-01", "5/7"), ("2026-01-02", "5/7")] {
        let output = project.run(&["measure", "--as-of", DAY, "--since", day]);
        assert_eq!(code(&output), 0, "{}", out(&output));
        let told = json(&project, &["--since", day]);
        assert_eq!(told["indicators"][0]["series"][0]["value"], value, "{day}");
        assert_eq!(told["verdicts"].as_array().map(Vec::len), Some(0));
    }
    let none = project.run(&["measure", "--as-of", DAY, "--since", "2026-05-01"]);
    assert_eq!(code(&none), 2, "{}", out(&none));
    let by_hand = typed(&[("2026-06", "99", 100)], "");
    let output = by_hand.run(&["measure", "--as-of", DAY, "--since", "2026-01-01"]);
    assert!(code(&output) == 2 && err(&output).contains("typed by hand"), "{}", err(&output));
}

#[test]
fn every_unreadable_cell_is_listed_and_personal_ones_are_masked() {
    let project = register();
    let list = project.path("rejects.csv");
    let run = || project.run(&["measure", "--as-of", DAY, "--rejects", &list.display().to_string()]);
    let output = run();
    assert!(err(&output).contains("3 unreadable cells are listed in"), "{}", err(&output));
    let text = fs::read_to_string(&list).expect("the list");
    let lines: Vec<&str> = text.split("\r\n").collect();
    assert_eq!(lines[0], "source,file,line,column,header,reason,value");
    assert_eq!(lines.len(), 5, "{text}");
    assert!(lines[1].starts_with("calls,calls.csv,5,") && lines[1].ends_with(",***"), "{text}");
    assert!(lines[2].starts_with("calls,calls.csv,6,") && lines[2].ends_with(",many"), "{text}");
    assert!(lines[3].starts_with("calls,calls.csv,7,") && lines[3].ends_with(",'=1+1"), "{text}");
    assert!(!text.contains("Ada"), "{text}");
    run();
    assert_eq!(fs::read_to_string(&list).expect("the list"), text, "written anew");
}

#[test]
fn the_list_of_unreadable_cells_never_takes_the_place_of_data() {
    let project = register();
    let data = project.path("calls.csv");
    let before = fs::read(&data).expect("the data");
    let output = project.run(&["measure", "--as-of", DAY, "--rejects", &data.display().to_string()]);
    assert_eq!(code(&output), 2);
    assert_eq!(fs::read(&data).expect("the data"), before);
}

#[test]
fn the_series_is_a_table_without_formulas() {
    let output = register().run(&["measure", "--as-of", DAY, "--format", "csv"]);
    let text = out(&output);
    let lines: Vec<&str> = text.split("\r\n").collect();
    let header: Vec<&str> = lines[0].split(',').collect();
    let cell = |line: usize, name: &str| {
        let at = header.iter().position(|own| *own == name).expect("a column");
        lines[line].split(',').nth(at).expect("a cell").to_owned()
    };
    assert_eq!(lines.len(), 1 + 4 + 1, "January to April: {text}");
    assert_eq!(cell(2, "title"), "'=HYPERLINK(1)");
    assert_eq!(
        ["period", "from", "until"].map(|name| cell(2, name)),
        ["2026-02", "2026-02-01", "2026-02-28"]
    );
    assert_eq!(["n", "good", "value"].map(|name| cell(2, name)), ["4", "2", "0.5"]);
    assert_eq!(["numerator", "denominator"].map(|name| cell(2, name)), ["1", "2"]);
    assert_eq!(
        ["judged_by", "target", "state"].map(|name| cell(2, name)),
        ["promise/good", "at least 99 %", "missed"]
    );
    assert_eq!(["n", "value", "state"].map(|name| cell(4, name)), ["0", "", "no data"]);
    assert!(err(&output).contains("definitions"), "the findings are not passed over in silence");
}

#[test]
fn the_report_fits_the_screen_and_the_gravest_comes_first() {
    for (name, lang) in [("telecom", "fr"), ("telecom", "en"), ("punctuality", "en"), ("punctuality", "fr")] {
        for columns in [40, 60, 80, 100, 120, 200] {
            let output = std::process::Command::new(env!("CARGO_BIN_EXE_smqc"))
                .args(["measure", &example(name), "--as-of", DAY, "--lang", lang])
                .env("COLUMNS", columns.to_string())
                .output()
                .expect("the program runs");
            let text = out(&output);
            let report = text.split("\n\n\n").next().unwrap_or_default();
            let report = report.split("[SMQ").next().unwrap_or_default();
            let wide: Vec<&str> = report.lines().filter(|line| line.width() > columns).collect();
            // Words are never cut: one word may be wider than a very narrow screen.
            let wide: Vec<&&str> = wide.iter().filter(|line| line.trim().contains(' ')).collect();
            assert!(wide.is_empty(), "{name} {lang} {columns}: {wide:#?}");
        }
        let text = out(&smqc(&["measure", &example(name), "--as-of", DAY, "--lang", lang]));
        let marks: Vec<char> =
            text.lines().filter_map(|line| line.strip_prefix("  ")?.chars().next()).collect();
        let order: Vec<usize> =
            marks.iter().filter_map(|mark| "?✗!✓".chars().position(|own| own == *mark)).collect();
        // Promises, then objectives: two runs, each gravest first.
        let falls = order.windows(2).filter(|pair| pair[0] > pair[1]).count();
        assert!(falls <= 1 && order.len() > 2, "{name}: {marks:?}");
    }
}

#[test]
fn ascii_is_ascii() {
    let output = smqc(&["measure", &example("telecom"), "--as-of", DAY, "--lang", "fr", "--ascii"]);
    let strange: Vec<String> =
        out(&output).lines().filter(|line| !line.is_ascii()).map(str::to_owned).collect();
    assert_eq!(strange, Vec::<String>::new());
}

#[test]
fn the_fate_of_every_row_is_printed() {
    let project = register();
    let text = out(&project.run(&["measure", "--as-of", DAY]));
    let line =
        text.lines().rfind(|line| line.trim_start().starts_with("good ")).expect("the rows of the indicator");
    let numbers: Vec<u64> = line.split_whitespace().skip(1).map(|n| n.parse().expect("a number")).collect();
    assert_eq!(numbers[0], 9);
    assert_eq!(numbers[0], numbers[1..].iter().sum::<u64>(), "{line}");
}

const PAUSED: &str = "\
kind: Role\nid: quality\ntitle: Quality\n---
kind: Calendar\nid: office\ntitle: Office\nhours: \"Mo-Fr 09:00-17:00\"\n---
kind: Source\nid: register\ntitle: The register\nfiles: register.csv\nextracted: 2026-06-30\nabout: received\nkey: id
columns:
  id: {from: Id, type: text}
  received: {from: Received, type: date}
  answered: {from: Answered, type: date}
  paused: {from: Paused, type: count, unit: business days}
  twice: {from: Twice, type: yes-no}
---
kind: Indicator\nid: reply\ntitle: Replies\nsource: register\nmeasure: {time: {from: received, to: answered, less: paused}}\ncalendar: office
exclude: [{where: {twice: yes}, reason: Entered twice, approved: {by: quality, date: 2026-01-05}}]
---
kind: Promise\nid: reply\ntitle: Reply\nstatement: We reply.\nindicator: reply\ntarget: at least 80 % within 2 business days
";

#[test]
fn a_case_tells_its_pause_and_why_it_is_left_out() {
    let project = Project::new(PAUSED);
    project.write(
        "register.csv",
        "Id,Received,Answered,Paused,Twice\na,2026-03-02,2026-03-09,3,no\nb,2026-03-02,2026-03-03,0,yes\nc,2026-06-22,,0,no\n",
    );
    let told = |id: &str, arguments: &[&str]| {
        let mut all = vec!["case", id, "--as-of", DAY];
        all.extend(arguments);
        out(&project.run(&all))
    };
    // Monday 2 March is day 0; two days and a pause of three end on Monday the 9th.
    let on_one_line = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let paused = on_one_line(told("a", &[]));
    for part in [
        "The register (register)",
        "Monday 2 March 2026 day 0",
        "Friday 6 March 2026 day 4",
        "Monday 9 March 2026 day 5",
        "due 3 business days later",
        "due on 9 March 2026, end of the day",
        "stopped on 9 March 2026",
        "5 business days from start to stop",
        "NETWORKDAYS.INTL says 6",
        "→ in time, March 2026",
    ] {
        assert!(paused.contains(part), "{part}: {paused}");
    }
    assert!(told("b", &[]).contains("(reason: Entered twice)"), "{}", told("b", &[]));
    assert!(told("c", &[]).contains("still open on 30 June 2026"), "{}", told("c", &[]));
    let french = on_one_line(told("a", &["--lang", "fr"]));
    assert!(french.contains("NB.JOURS.OUVRES.INTL d’Excel dit 6"), "{french}");
    let json: serde_json::Value = serde_json::from_str(&told("a", &["--format", "json"])).expect("JSON");
    let step = &json["rows"][0]["indicators"][0];
    assert_eq!((step["pause"].as_str(), step["due"].as_str()), (Some("3 business days"), Some("2026-03-09")));
    assert_eq!(step["days"].as_array().map(Vec::len), Some(8));
}
