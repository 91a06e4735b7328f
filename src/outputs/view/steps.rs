//! The five steps of each definition: defined, written, demonstrated, verified, proved.

use schemars::JsonSchema;
use serde::Serialize;

use super::reader::{Link, Reader};
use crate::report::step_key;
use crate::standards::StepStands;

/// The steps of one definition.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct StepsView {
    pub link: Link,
    /// In the order of the steps.
    pub steps: Vec<StepView>,
}

/// One step.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "ProcedureStep")]
pub struct StepView {
    /// How its badge looks; nothing where the step is not expected.
    pub look: Option<&'static str>,
    pub word: String,
}

/// The steps of every definition of which they can be expected.
pub fn steps(reader: &Reader<'_>) -> Vec<StepsView> {
    let all = reader.atlas.compilation.steps.iter().map(|own| {
        let stands = [own.defined, own.written, own.demonstrated, own.verified, own.proved];
        let steps = stands.into_iter().map(|stands| StepView {
            look: match stands {
                StepStands::Done => Some("declared"),
                StepStands::Missing => Some("open"),
                StepStands::NotExpected => None,
            },
            word: reader.word(step_key(stands)),
        });
        StepsView { link: reader.link_to_address(&own.definition), steps: steps.collect() }
    });
    all.collect()
}
