//! Who does (R), answers (A), is asked (C) and is told (I), for each stage of a procedure. Each letter
//! is read off one field; where no field speaks, the cell stays empty.

use serde::Serialize;

use super::reader::{Link, Prose, Reader};
use super::recourse::numbered;
use crate::language::Message;
use crate::model::{ComplaintProcedure, Definition, DisputeProvider, Ref, Role, Slot};
use crate::rules::owner_of;

/// The matrix of one procedure.
#[derive(Debug, Clone, Serialize, schemars::JsonSchema)]
#[schemars(rename = "RaciMatrix")]
pub struct Matrix {
    pub id: String,
    pub procedure: Link,
    pub columns: Vec<Prose>,
    pub rows: Vec<Row>,
    /// Each letter that stands in the matrix, and what it was read off.
    pub legend: Vec<Legend>,
}

/// One step: a letter or several for each column; none where nothing is said.
#[derive(Debug, Clone, Serialize, schemars::JsonSchema)]
#[schemars(rename = "RaciRow")]
pub struct Row {
    pub step: Prose,
    pub cells: Vec<Vec<Letter>>,
}

/// A letter in words.
#[derive(Debug, Clone, Serialize, schemars::JsonSchema)]
#[schemars(rename = "RaciLetter")]
pub struct Letter {
    pub letter: &'static str,
    pub word: String,
}

/// A letter and the fields it was read off.
#[derive(Debug, Clone, Serialize, schemars::JsonSchema)]
#[schemars(rename = "RaciLegend")]
pub struct Legend {
    pub letter: Letter,
    pub from: Vec<String>,
}

/// Which letter, and the message that says what it was read off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Does(&'static str),
    Answers(&'static str),
    Asked(&'static str),
    Told(&'static str),
}

impl Part {
    const fn parts(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Does(from) => ("R", "raci-does", from),
            Self::Answers(from) => ("A", "raci-answers", from),
            Self::Asked(from) => ("C", "raci-asked", from),
            Self::Told(from) => ("I", "raci-told", from),
        }
    }

    fn said(self, reader: &Reader<'_>) -> Letter {
        let (letter, word, _) = self.parts();
        Letter { letter, word: reader.word(word) }
    }
}

/// Who may stand in a column.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Who {
    Definition(&'static str, String),
    Complainant,
}

/// The matrix of a procedure; nothing for other kinds, and where no step names anybody.
pub fn matrix(reader: &Reader<'_>, definition: &Definition) -> Option<Matrix> {
    let procedure = definition.view::<ComplaintProcedure>()?.body();
    let model = &reader.atlas.compilation.model;
    let owner = owner_of(model, definition).given().map(|id| (*id).to_owned());
    let mut table = Table { reader, columns: Vec::new(), rows: Vec::new(), owner };
    table.stages(procedure);
    table.investigation(procedure);
    table.responses(procedure);
    table.levels(procedure);
    table.notice(procedure);
    if table.columns.is_empty() || table.rows.is_empty() {
        return None;
    }
    Some(Matrix {
        id: definition.id().to_owned(),
        procedure: reader.link(definition),
        columns: table
            .order()
            .into_iter()
            .filter_map(|at| table.columns.get(at))
            .map(|who| table.name(who))
            .collect(),
        rows: table.rows.iter().map(|row| table.row(row)).collect(),
        legend: table.legend(),
    })
}

type Cells = Vec<(usize, Part)>;

struct Table<'t> {
    reader: &'t Reader<'t>,
    columns: Vec<Who>,
    rows: Vec<(Prose, Cells)>,
    /// The role that answers for the procedure.
    owner: Option<String>,
}

impl Table<'_> {
    fn name(&self, who: &Who) -> Prose {
        match who {
            Who::Definition(kind, id) => self.reader.name_of(kind, id),
            Who::Complainant => None,
        }
        .unwrap_or_else(|| self.reader.plain(self.reader.word("raci-complainant")))
    }

    /// Roles first, then those outside, the complainant last.
    fn order(&self) -> Vec<usize> {
        let rank = |at: &usize| match self.columns.get(*at) {
            Some(Who::Definition("role", _)) => 0,
            Some(Who::Definition(..)) => 1,
            _ => 2,
        };
        let mut order: Vec<usize> = (0..self.columns.len()).collect();
        order.sort_by_key(rank);
        order
    }

    fn row(&self, (step, cells): &(Prose, Cells)) -> Row {
        let cells = self.order().into_iter().map(|column| {
            let mut own: Vec<Part> =
                cells.iter().filter(|(at, _)| *at == column).map(|(_, part)| *part).collect();
            own.sort();
            own.into_iter().map(|part| part.said(self.reader)).collect()
        });
        Row { step: step.clone(), cells: cells.collect() }
    }

    /// Letter by letter, what each was read off, in the order of the rows.
    fn legend(&self) -> Vec<Legend> {
        let used = || self.rows.iter().flat_map(|(_, cells)| cells.iter().map(|(_, part)| *part));
        let letters = ["R", "A", "C", "I"].into_iter().filter_map(|letter| {
            let of_letter = || used().filter(|part| part.parts().0 == letter);
            let mut keys: Vec<&str> = Vec::new();
            of_letter().map(|part| part.parts().2).for_each(|key| {
                if !keys.contains(&key) {
                    keys.push(key);
                }
            });
            let own = of_letter().next()?.said(self.reader);
            Some(Legend { letter: own, from: keys.into_iter().map(|key| self.reader.word(key)).collect() })
        });
        letters.collect()
    }

    /// A row; its owner answers for it beside those who are named.
    fn add(&mut self, step: Prose, named: Vec<(Option<Who>, Part)>) {
        let answers = self.owner.clone().and_then(|id| self.known("role", &id));
        let all = named.into_iter().chain([(answers, Part::Answers("raci-from-owner"))]);
        let mut cells = Vec::new();
        for (who, part) in all {
            let Some(who) = who else { continue };
            let at = self.columns.iter().position(|own| *own == who).unwrap_or_else(|| {
                self.columns.push(who);
                self.columns.len() - 1
            });
            cells.push((at, part));
        }
        self.rows.push((step, cells));
    }

    fn known(&self, kind: &'static str, id: &str) -> Option<Who> {
        self.reader.name_of(kind, id).map(|_| Who::Definition(kind, id.to_owned()))
    }

    fn role(&self, role: &Slot<Ref<Role>>) -> Option<Who> {
        self.known("role", &role.given()?.id)
    }

    fn stages(&mut self, procedure: &ComplaintProcedure) {
        for (stage, n) in procedure.stages.items().zip(1_u32..) {
            let stage = &stage.value;
            let id = stage.id.given().map_or("", crate::values::Id::as_str);
            let mut step =
                stage.title.given().map_or_else(|| self.reader.plain(id), |title| self.reader.prose(title));
            step.text = format!("{n}. {}", step.text);
            let told = stage.tell_customer.given().is_some_and(|telling| telling.tells);
            let named = vec![
                (self.role(&stage.owner), Part::Does("raci-from-stage")),
                (told.then_some(Who::Complainant), Part::Told("raci-from-telling")),
            ];
            self.add(step, named);
        }
    }

    fn investigation(&mut self, procedure: &ComplaintProcedure) {
        let by = procedure.investigation.given().and_then(|own| self.role(&own.by));
        if by.is_some() {
            let step = self.reader.plain(self.reader.word("raci-investigation"));
            self.add(step, vec![(by, Part::Does("raci-from-investigation"))]);
        }
    }

    fn responses(&mut self, procedure: &ComplaintProcedure) {
        for response in procedure.responses.items() {
            let by = self.role(&response.value.granted_by);
            let Some(title) = response.value.title.given().filter(|_| by.is_some()) else { continue };
            let title = self.reader.prose(title);
            let text = self.reader.say(Message::new("raci-grant").with("response", title.text));
            self.add(Prose { text, ..title }, vec![(by, Part::Does("raci-from-grant"))]);
        }
    }

    fn levels(&mut self, procedure: &ComplaintProcedure) {
        let model = &self.reader.atlas.compilation.model;
        for (level, n) in procedure.escalation.items().zip(1_u32..) {
            let step = numbered(self.reader, n, &level.value);
            let mut cells = vec![(self.role(&level.value.owner), Part::Does("raci-from-level"))];
            if let Some(own) = level.value.provider.given() {
                cells.push((self.known("dispute-provider", &own.id), Part::Does("raci-from-provider")));
                let provider = model.find::<DisputeProvider>(&own.id);
                let settles = provider.and_then(|provider| self.role(&provider.body().settled_by));
                cells.push((settles, Part::Asked("raci-from-settling")));
            }
            self.add(step, cells);
        }
    }

    fn notice(&mut self, procedure: &ComplaintProcedure) {
        if procedure.notice.is_given() {
            let step = self.reader.plain(self.reader.word("raci-notice"));
            self.add(step, vec![(Some(Who::Complainant), Part::Told("raci-from-notice"))]);
        }
    }
}
