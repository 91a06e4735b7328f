//! The system: what all branches share (`common.yaml`), and one branch after another (`branch.yaml`). Where
//! a branch no longer fits, roles fill up the number.

use crate::random::Random;

/// Path below the project, and text.
pub type File = (String, String);

const COMMON: &str = include_str!("common.yaml");
const BRANCH: &str = include_str!("branch.yaml");
const SEED: u64 = 9_001;

const SUBJECTS: [&str; 8] = [
    "The early shift",
    "Whoever opens the shop",
    "The driver",
    "A second pair of eyes",
    "The list at the door",
    "Every Monday the team",
    "The person at the counter",
    "The oven that is warm first",
];

const VERBS: [&str; 8] = [
    "checks the orders of the day",
    "counts what was left over",
    "writes down what went wrong",
    "calls before a delivery is late",
    "asks whether the bread was good",
    "keeps the figures of the week",
    "compares the plan with what was sold",
    "tells the others what customers said",
];

const ENDS: [&str; 8] = [
    "before the first customer comes in.",
    "so that nobody waits without knowing why.",
    "and signs for it on the sheet.",
    "even on a Saturday in December.",
    "because a forgotten loaf is a lost household.",
    "and hands it over at noon.",
    "while there is still time to bake again.",
    "as the charter of the branch says.",
];

/// So many definitions, one in a file.
pub fn files(count: usize) -> Vec<File> {
    let mut random = Random::seeded(SEED);
    let mut files: Vec<File> =
        documents(COMMON).map(|text| (path("common", text), text.to_owned())).collect();
    files.truncate(count);
    let size = documents(BRANCH).count();
    for branch in 1.. {
        if files.len() + size > count {
            break;
        }
        let folder = format!("branches/{branch:04}");
        let filled = documents(BRANCH).map(|text| filled(text, branch, &mut random));
        files.extend(filled.map(|text| (path(&folder, &text), text)));
    }
    let missing = count - files.len();
    files.extend((1..=missing).map(apprentice));
    files
}

fn documents(text: &str) -> impl Iterator<Item = &str> {
    text.split("---\n")
}

/// `branches/0001/promise-delivery-0001.yaml`; the System stands where a project begins.
fn path(folder: &str, text: &str) -> String {
    let value = |key: &str| text.lines().find_map(|line| line.strip_prefix(key)).unwrap_or_default();
    match value("kind: ") {
        "System" => "smq.yaml".to_owned(),
        kind => format!("{folder}/{}-{}.yaml", kind.to_lowercase(), value("id: ")),
    }
}

/// A document of a branch: number, sentences and figures put in.
fn filled(text: &str, branch: usize, random: &mut Random) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for (i, part) in text.split('@').enumerate() {
        match (i % 2, part) {
            (1, "n") => out.push_str(&format!("{branch:04}")),
            (1, "prose") => out.push_str(&sentence(random)),
            (1, "share") => {
                out.push_str(&format!("{}.{}", random.between(88, 99), random.between(0, 9)));
            }
            (1, "count") => out.push_str(&random.between(120, 1_900).to_string()),
            _ => out.push_str(part),
        }
    }
    out
}

fn sentence(random: &mut Random) -> String {
    let (who, does) = (random.pick(&SUBJECTS), random.pick(&VERBS));
    format!("{who} {does} {}", random.pick(&ENDS))
}

fn apprentice(number: usize) -> File {
    let text = format!(
        "kind: Role\nid: apprentice-{number}\ntitle: Apprentice {number}\nheld_by: 1 person\n\
         reports_to: head-of-branches\ncompetences: [Food hygiene]\ntraining_due: 2030-06-30\n"
    );
    (path("common", &text), text)
}
