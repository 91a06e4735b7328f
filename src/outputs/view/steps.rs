//! The five steps of each definition: defined, written, demonstrated, verified, proved.

use schemars::JsonSchema;
use serde::Serialize;

use super::reader::{Link, Reader};
use crate::language::Message;
use crate::report::step_key;
use crate::standards::{FiveSteps, StepStands};

/// The steps of one definition.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct StepsView {
    pub link: Link,
    /// In the order of the steps.
    pub steps: Vec<StepView>,
}

/// The steps of all definitions of which they can be expected.
#[derive(Debug, Default)]
pub struct AllSteps {
    pub rows: Vec<StepsView>,
    pub done: Vec<String>,
    pub others: Option<String>,
}

/// One step.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "ProcedureStep")]
pub struct StepView {
    /// How its badge looks; nothing where the step is not expected.
    pub look: Option<&'static str>,
    pub word: String,
}

/// How many definitions stand in the table: each says its own steps on its page.
const SHOWN: usize = 100;

/// The steps of every definition of which they can be expected.
pub fn all_steps(reader: &Reader<'_>) -> AllSteps {
    let mut all: Vec<&FiveSteps> = reader.atlas.compilation.steps.iter().collect();
    let done = (0..5).map(|step| {
        let expected = all.iter().map(|own| own.stands()[step]).filter(|own| *own != StepStands::NotExpected);
        let (done, expected) = expected.fold((0_usize, 0_usize), |(done, expected), own| {
            (done + usize::from(own == StepStands::Done), expected + 1)
        });
        reader.say(Message::new("steps-done").with("done", done).with("n", expected))
    });
    let done = done.collect();
    let others = (all.len() > SHOWN).then(|| {
        all.sort_by_key(|own| !own.stands().contains(&StepStands::Missing));
        reader.say(Message::new("steps-others").with("shown", SHOWN).with("n", all.len()))
    });
    let rows = all
        .iter()
        .take(SHOWN)
        .map(|own| StepsView { link: reader.link_to_address(&own.definition), steps: shown(reader, own) });
    AllSteps { rows: rows.collect(), done, others }
}

/// The steps of one definition; none where they cannot be expected.
pub fn steps(reader: &Reader<'_>, address: &str) -> Vec<StepView> {
    reader.atlas.steps(address).map(|own| shown(reader, own)).unwrap_or_default()
}

fn shown(reader: &Reader<'_>, own: &FiveSteps) -> Vec<StepView> {
    let steps = own.stands().into_iter().map(|stands| StepView {
        look: match stands {
            StepStands::Done => Some("declared"),
            StepStands::Missing => Some("open"),
            StepStands::NotExpected => None,
        },
        word: reader.word(step_key(stands)),
    });
    steps.collect()
}
