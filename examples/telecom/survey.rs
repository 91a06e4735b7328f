//! Answers to the survey after a complaint: one closed case in four answers.

use crate::File;
use crate::calendar::Day;
use crate::complaints::Case;
use crate::random::Random;
use crate::story::LAST_DAY;

const HEADER: &str = "ID,Date,Clientèle,Q1,Q2,Q3,Q4,Q5,Q6\n";

/// Days between closing a case and sending the survey.
const SENT_AFTER: i64 = 3;

/// The one file that the survey tool exports, in order of answer.
pub fn answers(cases: &[Case], random: &mut Random) -> File {
    let mut rows: Vec<(Day, String)> = cases
        .iter()
        .filter_map(|case| {
            let day = case.closed.plus(SENT_AFTER + random.between(0, 8));
            let row = random.chance(270).then(|| answer(case, random))?;
            (day <= LAST_DAY && !case.duplicate).then_some((day, row))
        })
        .collect();
    rows.sort_by_key(|(day, _)| *day);
    let lines =
        rows.iter().enumerate().map(|(index, (day, row))| format!("E{:04},{},{row}\n", index + 1, day.iso()));
    ("enquete.csv".to_owned(), (HEADER.to_owned() + &lines.collect::<String>()).into_bytes())
}

fn answer(case: &Case, random: &mut Random) -> String {
    let recommends = recommendation(case.in_time, random);
    let satisfaction = near(recommends / 2, 1, 5, random);
    let ease = near(recommends * 7 / 10, 1, 7, random);
    [
        if case.business { "Professionnel" } else { "Particulier" }.to_owned(),
        score(recommends, random),
        satisfaction.to_string(),
        ease.to_string(),
        yes_no(random.chance(if case.in_time { 880 } else { 640 }), random),
        yes_no(random.chance(420), random),
        quote(comment(recommends, random)),
    ]
    .join(",")
}

/// From 0 to 10; whoever had to wait recommends less.
fn recommendation(in_time: bool, random: &mut Random) -> i64 {
    let (promoter, passive, detractor) = if in_time { (57, 29, 14) } else { (24, 36, 40) };
    let (low, high) = random.weighted(&[((9, 10), promoter), ((7, 8), passive), ((2, 6), detractor)]);
    random.between(low, high)
}

/// The score as it comes in: nearly always a number, now and then "don't know", or 11, which the
/// telephone survey writes for a refusal.
fn score(value: i64, random: &mut Random) -> String {
    random
        .weighted(&[(None, 970), (Some("NSP"), 18), (Some("11"), 12)])
        .map_or_else(|| value.to_string(), str::to_owned)
}

fn near(value: i64, low: i64, high: i64, random: &mut Random) -> i64 {
    (value + random.between(-1, 1)).clamp(low, high)
}

fn yes_no(yes: bool, random: &mut Random) -> String {
    let ways = if yes { ["Oui", "Oui", "O"] } else { ["Non", "Non", "N"] };
    random.pick(&ways).to_owned()
}

fn comment(recommends: i64, random: &mut Random) -> &'static str {
    if random.chance(610) {
        return "";
    }
    let content = [
        "Rien, tout était clair",
        "Merci pour l'avoir, reçu en une semaine",
        "Friendly and clear, thank you",
        "Le technicien a tout expliqué",
    ];
    let discontented = [
        "Répondre dans le délai annoncé",
        "Trois appels, trois réponses différentes",
        "On m'a dit \"demain\", j'ai attendu deux semaines",
        "Prévenir quand le technicien ne vient pas,\nou au moins envoyer un SMS",
        "The bill was still wrong the month after",
    ];
    if recommends >= 8 { random.pick(&content) } else { random.pick(&discontented) }
}

fn quote(text: &str) -> String {
    if text.contains([',', '"', '\n']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}
