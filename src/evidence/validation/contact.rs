//! Contact centres and the flow of complaints.

use super::Formula;
use super::inputs::{Inputs, exactly, one, whole};
use crate::statistics::{
    Calls, Flow, Queue, ServiceLevel, abandonment, days_to_clear, first_contact_resolution, iceberg,
    per_thousand, share_of, speed_of_answer,
};
use serde_json::Value;

pub const FORMULAS: &[Formula] = &[
    Formula {
        words: "formula-service-level-offered",
        run: |inputs| service_level(inputs, ServiceLevel::Offered),
    },
    Formula {
        words: "formula-service-level-answered-only",
        run: |inputs| service_level(inputs, ServiceLevel::AnsweredOnly),
    },
    Formula {
        words: "formula-service-level-exclude-early-abandons",
        run: |inputs| service_level(inputs, ServiceLevel::ExcludeEarlyAbandons),
    },
    Formula {
        words: "formula-service-level-credit-early-abandons",
        run: |inputs| service_level(inputs, ServiceLevel::CreditEarlyAbandons),
    },
    Formula {
        words: "formula-service-level-exclude-short",
        run: |inputs| service_level(inputs, ServiceLevel::ExcludeShort),
    },
    Formula { words: "formula-erlang-load", run: |inputs| Some(one(queue(inputs)?.load())) },
    Formula { words: "formula-erlang-waiting", run: |inputs| Some(one(queue(inputs)?.waiting())) },
    Formula {
        words: "formula-erlang-service-level",
        run: |inputs| Some(one(queue(inputs)?.answered_within(inputs.real(4)?))),
    },
    Formula {
        words: "formula-erlang-speed-of-answer",
        run: |inputs| Some(one(queue(inputs)?.speed_of_answer())),
    },
    Formula { words: "formula-occupancy", run: |inputs| Some(one(queue(inputs)?.occupancy())) },
    Formula {
        words: "formula-abandonment",
        run: |inputs| Some(exactly(abandonment(inputs.count(0)?, inputs.count(1)?)?)),
    },
    Formula {
        words: "formula-first-contact",
        run: |inputs| {
            let [solved, contacts, not_solvable] = inputs.first()?;
            Some(exactly(first_contact_resolution(solved, contacts, not_solvable)?))
        },
    },
    Formula {
        words: "formula-speed-of-answer",
        run: |inputs| Some(exactly(speed_of_answer(inputs.count(0)?, inputs.count(1)?)?)),
    },
    Formula {
        words: "formula-per-thousand",
        run: |inputs| Some(exactly(per_thousand(inputs.count(0)?, inputs.count(1)?)?)),
    },
    Formula { words: "formula-backlog", run: |inputs| Some(whole(flow(inputs)?.backlog()?)) },
    Formula { words: "formula-closure-rate", run: |inputs| Some(exactly(flow(inputs)?.closure_rate()?)) },
    Formula {
        words: "formula-days-to-clear",
        run: |inputs| Some(exactly(days_to_clear(inputs.count(0)?, inputs.exact(1)?, inputs.exact(2)?)?)),
    },
    Formula {
        words: "formula-share",
        run: |inputs| Some(exactly(share_of(inputs.count(0)?, inputs.count(1)?)?)),
    },
    Formula { words: "formula-iceberg", run: |inputs| Some(whole(iceberg(inputs.count(0)?)?)) },
];

fn service_level(inputs: &Inputs<'_>, variant: ServiceLevel) -> Option<Vec<Value>> {
    let [answered, answered_within, abandoned, abandoned_within, abandoned_short] = inputs.first()?;
    let calls = Calls { answered, answered_within, abandoned, abandoned_within, abandoned_short };
    Some(exactly(variant.share(&calls)?))
}

fn queue(inputs: &Inputs<'_>) -> Option<Queue> {
    Queue::new(inputs.real(0)?, inputs.real(1)?, inputs.real(2)?, inputs.count(3)?)
}

fn flow(inputs: &Inputs<'_>) -> Option<Flow> {
    let [opening, received, reopened, resolved, cancelled] = inputs.first()?;
    Some(Flow { opening, received, reopened, resolved, cancelled })
}
