//! Surveys: scores, answers on scales, customers who stay, response rates.

use serde_json::json;

use super::Formula;
use super::inputs::{Inputs, bounds, exactly, one, whole};
use crate::statistics::{
    Answers, Estimator, Outcome, Recommendations, Sampling, churn, detectable_change, email_response_rate,
    invitations, nps_interval, required_size, retention, safely_detectable_change,
};
use crate::values::Ratio as Exact;

pub const FORMULAS: &[Formula] = &[
    Formula { words: "formula-nps", run: |inputs| Some(exactly(recommendations(inputs)?.score()?)) },
    Formula {
        words: "formula-nps-sorted",
        run: |inputs| {
            let sorted = Recommendations::from_counts(&inputs.counts(0)?)?;
            // answers 6 and below, 7 and 8, 9 and 10
            Some(vec![json!(sorted.detractors), json!(sorted.passives), json!(sorted.promoters)])
        },
    },
    Formula {
        words: "formula-nps-error",
        run: |inputs| Some(one(recommendations(inputs)?.standard_error()?)),
    },
    Formula {
        words: "formula-nps-margin",
        run: |inputs| {
            let interval = recommendations(inputs)?.plain_interval(inputs.confidence(3)?)?;
            Some(one((interval.high - interval.low) / 2.0))
        },
    },
    Formula {
        words: "formula-nps-plain-interval",
        run: |inputs| Some(bounds(recommendations(inputs)?.plain_interval(inputs.confidence(3)?)?)),
    },
    Formula {
        words: "formula-nps-interval",
        run: |inputs| {
            let [up, flat, down] = inputs.first()?;
            Some(bounds(nps_interval(up, flat, down, inputs.confidence(3)?)?))
        },
    },
    Formula {
        words: "formula-nps-detectable-change",
        run: |inputs| {
            let (error, level) = (recommendations(inputs)?.standard_error()?, inputs.confidence(3)?);
            let changes =
                [detectable_change(error, error, level), safely_detectable_change(error, error, level)];
            Some(changes.map(|change| json!(change)).to_vec())
        },
    },
    Formula {
        words: "formula-nps-sample-size",
        run: |inputs| {
            let sampling =
                Sampling { population: inputs.perhaps(3)?, ..Sampling::simple(inputs.confidence(2)?) };
            let estimator = Estimator::Nps { variance: inputs.real(0)? };
            Some(whole(required_size(estimator, inputs.real(1)?, &sampling)?))
        },
    },
    Formula {
        words: "formula-answers-share",
        run: |inputs| with_answers(inputs, |answers| answers.share(inputs.whole(2)?, inputs.whole(3)?)),
    },
    Formula { words: "formula-answers-mean", run: |inputs| with_answers(inputs, mean) },
    Formula {
        words: "formula-answers-net",
        run: |inputs| {
            let ends = |at| Some((inputs.whole(at)?, inputs.whole(at + 1)?));
            with_answers(inputs, |answers| answers.net(ends(2)?, ends(4)?))
        },
    },
    Formula {
        words: "formula-retention",
        run: |inputs| {
            let [start, end, joined] = inputs.first()?;
            Some(exactly(retention(start, end, joined)?))
        },
    },
    Formula {
        words: "formula-churn",
        run: |inputs| Some(exactly(churn(inputs.count(0)?, inputs.count(1)?)?)),
    },
    Formula {
        words: "formula-retention-and-churn",
        run: |inputs| {
            let [start, end, joined, lost] = inputs.first()?;
            Some(exactly(retention(start, end, joined)?.checked_add(churn(start, lost)?)?))
        },
    },
    Formula { words: "formula-response-rate-1", run: |inputs| Some(exactly(sample(inputs)?.rr1()?)) },
    Formula { words: "formula-response-rate-2", run: |inputs| Some(exactly(sample(inputs)?.rr2()?)) },
    Formula {
        words: "formula-response-rate-3",
        run: |inputs| Some(exactly(sample(inputs)?.rr3(inputs.exact(6)?)?)),
    },
    Formula {
        words: "formula-response-rate-by-e-mail",
        run: |inputs| Some(exactly(email_response_rate(inputs.count(0)?, inputs.count(1)?)?)),
    },
    Formula {
        words: "formula-invitations",
        run: |inputs| Some(whole(invitations(inputs.count(0)?, inputs.ratio(1)?)?)),
    },
];

fn recommendations(inputs: &Inputs<'_>) -> Option<Recommendations> {
    let [promoters, passives, detractors] = inputs.first()?;
    Some(Recommendations { promoters, passives, detractors })
}

fn sample(inputs: &Inputs<'_>) -> Option<Outcome> {
    let [complete, partial, refused, not_reached, other, unknown] = inputs.first()?;
    Some(Outcome { complete, partial, refused, not_reached, other, unknown })
}

fn mean(answers: &Answers<'_>) -> Option<Exact> {
    answers.mean()
}

fn with_answers(
    inputs: &Inputs<'_>,
    figure: impl Fn(&Answers<'_>) -> Option<Exact>,
) -> Option<Vec<serde_json::Value>> {
    let counts = inputs.counts(1)?;
    let answers = Answers { lowest: inputs.whole(0)?, counts: &counts };
    Some(exactly(figure(&answers)?))
}
