//! Expressions and tables of any shape, for the tests: valid expressions over the register of the
//! fixture, and rows of it with missing and bad cells.

use proptest::prelude::*;
use proptest::sample::select;

use crate::expression::fixture::columns;
use crate::expression::table::{Mask, Table, TableColumn, Values};
use crate::expression::{Column, ColumnType};
use crate::values::Decimal;

type Written = BoxedStrategy<String>;

fn one(words: &'static [&'static str]) -> Written {
    select(words).prop_map(str::to_owned).boxed()
}

const COMPARISONS: &[&str] = &["=", "!=", "<", "<=", ">", ">="];
const WORDS: &[&str] = &["courriel", "telephone", "courrier"];
const DATES: &[&str] = &["2026-03-28", "2026-03-29", "2026-03-30", "2026-10-25", "1969-12-31", "2200-01-01"];

fn numbers() -> Written {
    let leaf = prop_oneof![
        4 => one(&["score", "calls"]),
        2 => one(&["0", "1", "-1", "2.5", "-0.5", "1.05", "1000000000000"]),
        1 => Just("length(customer)".to_owned()),
        1 => Just("length(channel)".to_owned()),
        1 => Just("days(received, clôturé) / 1 day".to_owned()),
        1 => Just("business_days(received, clôturé) / 1 business day".to_owned()),
    ];
    leaf.prop_recursive(2, 6, 2, |inner| {
        let sum = (inner.clone(), one(&["+", "-", "*", "/"]), inner.clone());
        prop_oneof![
            sum.prop_map(|(a, sign, b)| format!("({a} {sign} {b})")),
            inner.clone().prop_map(|a| format!("abs({a})")),
            inner.clone().prop_map(|a| format!("-({a})")),
            (inner.clone(), inner).prop_map(|(a, b)| format!("coalesce({a}, {b})")),
        ]
    })
    .boxed()
}

fn texts() -> Written {
    prop_oneof![
        4 => one(&["channel", "customer", "reference", "nature"]),
        1 => one(&["lower(channel)", "lower(customer)", "coalesce(reference, customer)", "coalesce(channel, 'x')"]),
    ]
    .boxed()
}

fn moments() -> Written {
    let dates = select(DATES).prop_map(|date| format!("date '{date}'"));
    prop_oneof![
        5 => one(&["received", "answered_at", "acknowledged", "clôturé"]),
        2 => dates,
        1 => one(&["coalesce(clôturé, received)", "coalesce(answered_at, received)", "coalesce(acknowledged, clôturé)"]),
    ]
    .boxed()
}

fn lapses() -> Written {
    let instants = one(&["received", "answered_at", "coalesce(answered_at, received)"]);
    let compared = move |amounts: &'static [&'static str]| (one(COMPARISONS), one(amounts));
    let days = (moments(), moments(), compared(&["0", "1", "-1", "30 days", "1.5"]))
        .prop_map(|(a, b, (sign, amount))| format!("days({a}, {b}) {sign} {amount}"));
    let hours =
        (instants.clone(), instants.clone(), compared(&["0", "23 hours", "1.5", "wait", "90 minutes"]))
            .prop_map(|(a, b, (sign, amount))| format!("hours({a}, {b}) {sign} {amount}"));
    let business = (moments(), moments(), compared(&["2", "1", "3 business days"]))
        .prop_map(|(a, b, (sign, amount))| format!("business_days({a}, {b}) {sign} {amount}"));
    let worked = (instants.clone(), instants, compared(&["7.5", "8"]))
        .prop_map(|(a, b, (sign, amount))| format!("business_hours({a}, {b}) {sign} {amount}"));
    prop_oneof![days, hours, business, worked].boxed()
}

fn text_tests() -> Written {
    let value = select(WORDS).prop_map(|word| format!("'{word}'"));
    let list = proptest::collection::vec(value.clone(), 1..4).prop_map(|list| list.join(", "));
    prop_oneof![
        (texts(), one(&["=", "!="]), value).prop_map(|(a, sign, b)| format!("{a} {sign} {b}")),
        (texts(), one(&["=", "!="]), texts()).prop_map(|(a, sign, b)| format!("{a} {sign} {b}")),
        (one(&["channel", "customer"]), one(&["in", "not in"]), list)
            .prop_map(|(a, test, list)| format!("{a} {test} ({list})")),
        (texts(), one(&["contains", "starts_with"])).prop_map(|(a, test)| format!("{test}({a}, 'courri')")),
        (texts(), texts()).prop_map(|(a, b)| format!("contains({a}, {b})")),
    ]
    .boxed()
}

fn atoms() -> Written {
    let any = prop_oneof![numbers(), texts(), moments(), one(&["upheld", "upheld = sans_suite"])];
    let bounds = || one(&["1", "2.5", "calls"]);
    let percents = (one(COMPARISONS), one(&["95 %", "0.5 %", "100 %"]));
    prop_oneof![
        3 => one(&["upheld", "sans_suite", "yes", "no", "coalesce(upheld, sans_suite)", "coalesce(upheld, no)"]),
        4 => (numbers(), one(COMPARISONS), numbers()).prop_map(|(a, sign, b)| format!("{a} {sign} {b}")),
        1 => percents.prop_map(|(sign, value)| format!("taux {sign} {value}")),
        1 => one(&["wait > 1 hour", "compensation > 10 EUR", "wait = 5400 seconds", "compensation * 2 < 3.5 EUR"]),
        1 => (numbers(), bounds()).prop_map(|(a, bound)| format!("{a} between -1 and {bound}")),
        1 => (numbers(), bounds()).prop_map(|(a, bound)| format!("{a} in (0, 1.50, {bound})")),
        3 => text_tests(),
        4 => (moments(), one(COMPARISONS), moments()).prop_map(|(a, sign, b)| format!("{a} {sign} {b}")),
        1 => moments().prop_map(|a| format!("{a} between '2026-03-28' and '2026-03-29'")),
        3 => lapses(),
        2 => (any, one(&["is null", "is not null"])).prop_map(|(a, test)| format!("({a}) {test}")),
    ]
    .boxed()
}

/// A condition on the columns of the register. Most compile; what is compared in vain does not.
pub(super) fn conditions() -> Written {
    atoms()
        .prop_recursive(3, 12, 3, |inner| {
            let several = proptest::collection::vec(inner.clone(), 2..4);
            prop_oneof![
                (several, one(&[" and ", " or "])).prop_map(|(all, word)| format!("({})", all.join(&word))),
                inner.clone().prop_map(|a| format!("not ({a})")),
                (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a}) = ({b})")),
                (inner.clone(), inner).prop_map(|(a, b)| format!("coalesce({a}, {b})")),
            ]
        })
        .boxed()
}

/// The dictionary of a category, larger than what conditions name.
fn words() -> Vec<std::borrow::Cow<'static, str>> {
    ["courrier", "autre", "Courriel", "courriel", "telephone", "é"].map(Into::into).to_vec()
}

/// Values of a column, drawn from seeds; few enough to meet each other and the constants.
fn values(column: &Column, seeds: &[u8]) -> Values<'static> {
    let decimals = [
        "0",
        "1",
        "1.0",
        "1.5",
        "-0.50",
        "2",
        "0.95",
        "1.050",
        "5400",
        "10",
        "-1",
        "999999999999999",
        "0.000000001",
    ];
    let plain = ["0", "1", "2", "3", "-1"];
    let pick = |from: &[&str], seed: u8| {
        from.get(usize::from(seed) % from.len()).copied().unwrap_or_default().to_owned()
    };
    let seeded = seeds.iter().copied();
    match &column.kind {
        ColumnType::Category(..) => {
            Values::Words { codes: seeded.map(|seed| u32::from(seed) % 6).collect(), words: words() }
        }
        ColumnType::Text => {
            let texts = ["courriel", "COURRIEL", "courrier", "", "L'Été", "ourri"];
            Values::Texts(seeded.map(|seed| pick(&texts, seed).into()).collect())
        }
        ColumnType::YesNo => Values::YesNo(Mask::of_each(seeds.len(), seeds, |seed| seed.is_multiple_of(2))),
        // From two days before the spring change of 2026 in Brussels, by six hours and a second.
        ColumnType::DateTime => Values::Instants(
            seeded.map(|seed| 1_774_566_000 + i64::from(seed % 16) * 21_600 - i64::from(seed / 64)).collect(),
        ),
        ColumnType::Date => Values::Days(seeded.map(|seed| 20_537 + i32::from(seed % 6)).collect()),
        // One scale in some columns, several in others.
        _ => {
            let from: &[&str] =
                if seeds.first().is_some_and(|seed| *seed > 127) { &plain } else { &decimals };
            Values::Numbers(seeded.map(|seed| Decimal::parse(&pick(from, seed)).expect("a number")).collect())
        }
    }
}

/// A table of the register.
pub(super) fn tables() -> impl Strategy<Value = Table<'static>> {
    let rows = prop_oneof![0_usize..10, select(vec![1, 63, 64, 65, 130])];
    let seeds = rows.prop_flat_map(|rows| {
        let cells = proptest::collection::vec((any::<u8>(), 0_u8..12), rows);
        (Just(rows), proptest::collection::vec(cells, columns().len()))
    });
    seeds.prop_map(|(rows, seeds)| {
        let column = |(column, cells): (Column, Vec<(u8, u8)>)| {
            let seeds: Vec<u8> = cells.iter().map(|(seed, _)| *seed).collect();
            TableColumn {
                given: Mask::of_each(rows, &cells, |cell| cell.1 > 1),
                unanswered: Mask::default(),
                bad: Mask::of_each(rows, &cells, |cell| cell.1 == 0),
                values: values(&column, &seeds),
            }
        };
        let unread = TableColumn::default();
        let columns = columns().into_iter().zip(seeds).map(|(declared, cells)| {
            if declared.name == "nature" { unread.clone() } else { column((declared, cells)) }
        });
        Table { rows, columns: columns.collect() }
    })
}
