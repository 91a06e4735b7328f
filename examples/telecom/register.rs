//! The register as it leaves the office: quarterly exports, in the spelling of many hands.

use crate::File;
use crate::calendar::Day;
use crate::complaints::{Case, Channel, Decision, Nature};
use crate::story::{EXPORTS, Export, Fault};

const HEADER: [&str; 25] = [
    "N° dossier",
    "Date réception",
    "Heure",
    "Client",
    "Clientèle",
    "Canal",
    "Nature",
    "Objet",
    "Réparation demandée",
    "Priorité",
    "Reçu par",
    "Accusé le",
    "Réponse le",
    "Décision",
    "Solution convenue",
    "Mesures prises",
    "Technicien",
    "Passage technicien",
    "Geste commercial",
    "Clôturé le",
    "Motif de clôture",
    "Suivi le",
    "Prévention",
    "Statut",
    "Doublon",
];

/// Rows between two of the empty lines that a spreadsheet leaves behind.
const ROWS_BETWEEN_GAPS: usize = 140;

/// Every export of the story.
pub fn exports(cases: &[Case]) -> Vec<File> {
    EXPORTS.iter().map(|export| (name(export), windows_1252(&table(export, cases)))).collect()
}

fn name(export: &Export) -> String {
    format!("reclamations-{}.csv", export.taken.iso())
}

fn table(export: &Export, cases: &[Case]) -> String {
    let kept: Vec<&Case> =
        cases.iter().filter(|case| (export.first..=export.last).contains(&case.received)).collect();
    let mut text = line(&HEADER.map(str::to_owned));
    for (index, case) in kept.iter().enumerate() {
        text += &line(&row(case, export.taken));
        if index % ROWS_BETWEEN_GAPS == ROWS_BETWEEN_GAPS - 1 {
            text += &gap();
        }
    }
    text + &gap() + &line(&total(&kept, export.taken)) + &gap() + &gap()
}

/// One case as it stood on the day of the export.
fn row(case: &Case, taken: Day) -> [String; 25] {
    let (hour, minute) = (case.minute / 60, case.minute % 60);
    let decided = case.answered <= taken;
    let closed = case.closed <= taken;
    [
        format!("FT-{}-{:04}", case.year, case.rank),
        received(case),
        format!("{hour:02}:{minute:02}"),
        format!("C-{}", case.customer),
        spelling(case, if case.business { &["Professionnel", "Pro"] } else { &["Particulier"] }),
        channel(case),
        spelling(case, natures(case.nature)),
        spelling(case, subjects(case.nature)),
        spelling(case, &["Remboursement", "Excuses", "Réparation", "Explication", "Annulation des frais"]),
        format!("P{}", case.priority),
        format!("AG-{:02}", case.agent),
        acknowledged(case, taken),
        answered(case, taken),
        decision(case, decided),
        if decided { solution(case) } else { absent(case, 1) },
        if decided { spelling(case, measures(case.nature)) } else { absent(case, 2) },
        if case.visit.is_some() { spelling(case, &["Oui", "Oui", "O"]) } else { "Non".to_owned() },
        date(case.visit, taken).unwrap_or_else(|| absent(case, 3)),
        if decided { gesture(case) } else { absent(case, 4) },
        date(Some(case.closed), taken).unwrap_or_else(|| absent(case, 5)),
        if closed { spelling(case, CLOSURES) } else { absent(case, 6) },
        date(case.followed_up, taken).unwrap_or_else(|| absent(case, 7)),
        if closed { spelling(case, PREVENTION) } else { absent(case, 8) },
        spelling(case, if closed { CLOSED } else { OPEN }),
        if case.duplicate { "Oui" } else { "Non" }.to_owned(),
    ]
}

const CLOSED: &[&str] = &["Clôturé", "Clôturé", "Clôturé", "Cloturé", "CLÔTURÉ"];
const OPEN: &[&str] = &["En cours", "À traiter"];
const CLOSURES: &[&str] =
    &["Client d’accord", "Client d’accord", "Recours épuisés", "Sans réponse après 2 rappels"];
const PREVENTION: &[&str] =
    &["", "", "", "-", "", "Revoir le modèle de lettre", "Contrôler la facture avant l’envoi"];

fn received(case: &Case) -> String {
    match case.fault {
        Some(Fault::ImpossibleReceipt(written)) => written.to_owned(),
        _ => case.received.slashed(),
    }
}

fn acknowledged(case: &Case, taken: Day) -> String {
    match case.fault {
        Some(Fault::AcknowledgedBefore(days)) => case.received.plus(-days).slashed(),
        _ => date(Some(case.acknowledged), taken).unwrap_or_else(|| absent(case, 9)),
    }
}

fn answered(case: &Case, taken: Day) -> String {
    let written = date(Some(case.answered), taken);
    match (case.fault, written) {
        (Some(Fault::ImpossibleAnswer(impossible)), Some(_)) => impossible.to_owned(),
        (Some(Fault::AnswerNotNoted), Some(_)) | (_, None) => absent(case, 10),
        (_, Some(written)) => written,
    }
}

fn channel(case: &Case) -> String {
    if case.fault == Some(Fault::ChannelMissing) {
        return absent(case, 11);
    }
    spelling(
        case,
        match case.channel {
            Channel::Email => &["E-mail", "E-mail", "Mail", "mail"],
            Channel::Form => &["Formulaire web", "Web"],
            Channel::Letter => &["Courrier", "Lettre"],
            Channel::Telephone => &["Téléphone", "Tél."],
            Channel::Shop => &["Boutique"],
        },
    )
}

fn decision(case: &Case, decided: bool) -> String {
    if !decided {
        return "En attente".to_owned();
    }
    if case.fault == Some(Fault::DecisionMissing) {
        return absent(case, 12);
    }
    spelling(
        case,
        match case.decision {
            Decision::Upheld => &["Fondée", "Fondée", "fondée"],
            Decision::Partly => &["Partiellement fondée", "Part. fondée"],
            Decision::Rejected => &["Non fondée"],
        },
    )
}

fn solution(case: &Case) -> String {
    let solution = match (case.decision, case.visit) {
        (Decision::Rejected, _) => "Explication",
        (_, Some(_)) => "Ligne réparée",
        (_, None) => "Avoir sur facture",
    };
    solution.to_owned()
}

/// `12,50 €`, `12,50` or, where there are no cents, `15 €`.
fn gesture(case: &Case) -> String {
    let Some(cents) = case.gesture else { return absent(case, 13) };
    let (euros, rest) = (cents / 100, cents % 100);
    match (case.fault, case.hand % 5) {
        (Some(Fault::AmountInWords), _) => "dix euros".to_owned(),
        (_, 0) => format!("{euros},{rest:02}"),
        (_, 1) if rest == 0 => format!("{euros} €"),
        _ => format!("{euros},{rest:02} €"),
    }
}

const fn natures(nature: Nature) -> &'static [&'static str] {
    match nature {
        Nature::Billing => &["Facturation", "Facture"],
        Nature::Outage => &["Panne", "Dérangement"],
        Nature::Installation => &["Installation", "Raccordement"],
        Nature::Contract => &["Contrat"],
        Nature::Staff => &["Accueil"],
        Nature::Privacy => &["Données personnelles", "RGPD"],
        Nature::Other => &["Autre", "Divers"],
    }
}

const fn subjects(nature: Nature) -> &'static [&'static str] {
    match nature {
        Nature::Billing => {
            &["Montant contesté", "Facture en double; déjà payée", "Option \"Monde+\" non demandée"]
        }
        Nature::Outage => {
            &["Internet coupé", "Débit trop faible; coupures le soir", "Écran \"Pas de signal\""]
        }
        Nature::Installation => &["Rendez-vous manqué", "Prise posée au mauvais endroit"],
        Nature::Contract => &["Résiliation non prise en compte", "Contract renewed without notice"],
        Nature::Staff => &["Ton déplacé; a raccroché", "Attente en boutique"],
        Nature::Privacy => &["Publicité malgré l’opposition"],
        Nature::Other => &["Annuaire", "Question \"divers\"; voir annexe"],
    }
}

const fn measures(nature: Nature) -> &'static [&'static str] {
    match nature {
        Nature::Billing => &["Facture corrigée", "Note de crédit"],
        Nature::Outage => &["Ligne testée", "Modem remplacé"],
        Nature::Installation => &["Nouveau rendez-vous"],
        Nature::Contract => &["Contrat corrigé"],
        Nature::Staff => &["Entretien d’équipe"],
        Nature::Privacy => &["Opposition enregistrée"],
        Nature::Other => &["Dossier transmis"],
    }
}

/// One of several ways of writing the same thing; a case keeps its own in every export, and the length
/// of the first way makes the choice differ from column to column.
fn spelling(case: &Case, ways: &[&str]) -> String {
    let shift = ways[0].len() + 1;
    ways[place(case.hand, usize::MAX) / shift % ways.len()].to_owned()
}

/// One of the marks that stand for "nothing here".
fn absent(case: &Case, column: i64) -> String {
    const MARKS: [&str; 6] = ["", "", "", "", "-", "n/a"];
    MARKS[place(case.hand / 7 + column, MARKS.len())].to_owned()
}

fn place(number: i64, length: usize) -> usize {
    usize::try_from(number).unwrap_or_default() % length
}

fn date(day: Option<Day>, taken: Day) -> Option<String> {
    day.filter(|day| *day <= taken).map(Day::slashed)
}

/// The line that a spreadsheet adds below: how many cases, and the sum of the gestures.
fn total(cases: &[&Case], taken: Day) -> [String; 25] {
    let granted = cases.iter().filter(|case| case.answered <= taken).filter_map(|case| case.gesture);
    let cents: i64 = granted.sum();
    let (euros, rest) = (cents / 100, cents % 100);
    let (count, sum) = (
        format!("{} dossiers", cases.len()),
        format!("{}\u{a0}{:03},{rest:02} €", euros / 1000, euros % 1000),
    );
    HEADER.map(|column| match column {
        "N° dossier" => "Total".to_owned(),
        "Objet" => count.clone(),
        "Geste commercial" => sum.clone(),
        _ => String::new(),
    })
}

/// The line that a spreadsheet writes for an empty row.
fn gap() -> String {
    line(&[const { String::new() }; 25])
}

fn line(cells: &[String]) -> String {
    let quoted: Vec<String> = cells.iter().map(|cell| quote(cell)).collect();
    quoted.join(";") + "\r\n"
}

fn quote(cell: &str) -> String {
    if cell.contains([';', '"']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}

/// The encoding that a French spreadsheet uses on Windows.
fn windows_1252(text: &str) -> Vec<u8> {
    let byte = |character: char| match character {
        '€' => 0x80,
        '’' => 0x92,
        other => u8::try_from(u32::from(other)).unwrap_or(b'?'),
    };
    text.chars().map(byte).collect()
}
