//! What an audience may read of a compilation. What is taken out here is not there for any output,
//! so that no template, ours or the user's, can show it.

use super::Compilation;
use crate::ledger::Standings;
use crate::measure::{Plans, Targets};
use crate::model::{Audience, Calendar, Definition};
use crate::resolve::Model;
use crate::world::Files;

impl Compilation {
    /// The same for customers or staff: the definitions in force, with the fields meant for them. No
    /// draft, no source text, no data, verdict, finding or coverage; no link, since links tell what is
    /// behind them. Approvals are for staff.
    #[must_use]
    pub fn for_audience(&self, audience: Audience) -> Self {
        let in_force = |own: &&Definition| {
            let until = own.control.in_force.given().and_then(|period| period.until.given());
            until.is_none_or(|until| *until >= self.as_of)
        };
        let visible = self.model.definitions().iter().filter(in_force);
        let model = Model::unlinked(visible.filter_map(|own| own.for_audience(audience)).collect());
        let standings = match audience {
            Audience::Customer => Standings::default(),
            Audience::Staff | Audience::Auditor => {
                let found = |(slug, id): (&str, &str)| model.get(slug, id).is_some();
                self.standings.only(|address| address.split_once('/').is_some_and(found))
            }
        };
        Self {
            files: Files::default(),
            plans: plans(&self.plans, &model),
            standings,
            measured: None,
            coverage: Vec::new(),
            steps: Vec::new(),
            findings: Vec::new(),
            waived: Vec::new(),
            as_of: self.as_of,
            templates: Vec::new(),
            look: self.look.clone(),
            model,
        }
    }
}

/// The calendars that can still be read, and nothing of what is measured.
fn plans(whole: &Plans, model: &Model) -> Plans {
    let calendars = whole.calendars.iter().filter(|(id, _)| model.find::<Calendar>(id).is_some());
    Plans {
        as_of: whole.as_of,
        zone: whole.zone.clone(),
        calendars: calendars.map(|(id, calendar)| (id.clone(), calendar.clone())).collect(),
        sources: std::collections::BTreeMap::new(),
        indicators: std::collections::BTreeMap::new(),
        targets: Targets::default(),
    }
}
