//! The arithmetic of a survey's sample: how many answers its precision takes, how many invitations
//! those take, and what the answers counted on are worth, in words and with the numbers put in. The
//! formulas are those of the statistics, and of the rules that judge the plan.

use serde::Serialize;

use super::reader::{Prose, Reader, To};
use crate::language::Message;
use crate::model::kinds::survey::{Sampling as Plan, SamplingMethod};
use crate::model::{Definition, Indicator, Survey, View};
use crate::rules::precision::{Figure, Planned, figure_of, figures, planned};
use crate::rules::sampling::{number, per_wave, population};
use crate::rules::strata::{Stratum, confidence, groups, of_share, smallest};
use crate::statistics::{
    Confidence, Estimator, Sampling, achieved_margin, invitations, required_size, unlimited_size,
};
use crate::values::{Decimal, Percent, Ratio};

/// The sample of a survey.
#[derive(Debug, Clone, Serialize, schemars::JsonSchema)]
pub struct SampleView {
    pub facts: Vec<Fact>,
    /// Why there is no margin: those who answer choose themselves.
    pub without_margin: Option<String>,
    pub figures: Vec<FigureView>,
    pub strata: Vec<StratumView>,
    /// Where the words are explained.
    pub glossary: String,
}

/// What the plan says, or what follows from it.
#[derive(Debug, Clone, Serialize, schemars::JsonSchema)]
#[schemars(rename = "SampleFact")]
pub struct Fact {
    pub label: String,
    pub value: String,
}

/// One figure that the survey is to give, step by step.
#[derive(Debug, Clone, Serialize, schemars::JsonSchema)]
#[schemars(rename = "SampleFigure")]
pub struct FigureView {
    pub name: String,
    pub steps: Vec<FormulaStep>,
    pub sentence: Option<String>,
    /// The answers counted on are enough; nothing where it cannot be told.
    pub enough: Option<bool>,
}

/// A formula in words, with its numbers, and what it gives.
#[derive(Debug, Clone, Serialize, schemars::JsonSchema)]
pub struct FormulaStep {
    pub words: String,
    pub formula: String,
    pub result: String,
}

/// A group of those who answer.
#[derive(Debug, Clone, Serialize, schemars::JsonSchema)]
pub struct StratumView {
    pub name: Prose,
    pub answers: String,
    pub margin: String,
}

/// The arithmetic of a survey's sample; nothing for other kinds, and where the plan says too little.
pub fn sample(reader: &Reader<'_>, definition: &Definition) -> Option<SampleView> {
    let survey = definition.view::<Survey>()?;
    let work = Work::of(reader, survey)?;
    let model = &reader.atlas.compilation.model;
    let own = if work.random { figures(model, &survey) } else { Vec::new() };
    Some(SampleView {
        facts: work.facts(),
        without_margin: (!work.random).then(|| reader.word("sample-no-margin")),
        figures: own.iter().map(|figure| work.figure(*figure)).collect(),
        strata: own.first().map_or_else(Vec::new, |figure| work.strata(*figure)),
        glossary: reader.href(To::Term("margin")),
    })
}

struct Work<'w> {
    reader: &'w Reader<'w>,
    survey: View<'w, Survey>,
    /// Everyone, or by lot: only such a sample has a margin.
    random: bool,
    confidence: Percent,
    sampling: Sampling,
    /// The answers that the plan counts on.
    answers: Option<u64>,
    /// The margin wanted, in points.
    points: Option<Decimal>,
}

impl<'w> Work<'w> {
    fn of(reader: &'w Reader<'w>, survey: View<'w, Survey>) -> Option<Self> {
        let plan: &Plan = survey.body().sampling.given()?;
        let random = matches!(plan.method.given()?, SamplingMethod::Everyone | SamplingMethod::Random);
        let level = confidence(survey.body());
        let share = level.share();
        let exact = (u64::try_from(share.numerator()).ok()?, u64::try_from(share.denominator()).ok()?);
        let counted = planned(survey.body(), level);
        let answers = counted.as_ref().map(|planned| planned.answers);
        let sampling = match counted {
            Some(planned) => planned.sampling,
            None => Sampling {
                confidence: Confidence::new(exact)?,
                population: population(survey.body()).given().map(|own| per_wave(survey.body(), own)),
                design_effect: plan.design_effect.given().map_or(1.0, |effect| effect.ratio().to_f64()),
            },
        };
        let expected = survey.body().expected.given();
        let points = expected.and_then(|expected| expected.precision.given()).map(|own| own.points);
        Some(Self { reader, survey, random, confidence: level, sampling, answers, points })
    }

    fn response(&self) -> Option<Percent> {
        self.survey.body().expected.given()?.response.given().copied()
    }

    fn facts(&self) -> Vec<Fact> {
        let (reader, formatter) = (self.reader, self.reader.formatter());
        let mut facts = Vec::new();
        let mut add = |key: &str, value: String| facts.push(Fact { label: reader.word(key), value });
        if let Some(plan) = self.survey.body().sampling.given() {
            if let Some(method) = plan.method.given() {
                add("sample-method", reader.word(method_key(*method)));
            }
            if let Some(size) = plan.size.given() {
                add("sample-invited", formatter.count(i64::from(*size)));
            }
        }
        if let Some(members) = self.sampling.population {
            add("sample-population", reader.count(members));
        }
        if let Some(response) = self.response() {
            add("sample-response", formatter.percent(response));
        }
        if let Some(answers) = self.answers {
            add("sample-answers", reader.count(answers));
        }
        if let Some(points) = self.points {
            add("sample-precision", self.points(formatter.number(points)));
        }
        if self.random {
            add("sample-confidence", formatter.percent(self.confidence));
        }
        if self.has_effect() {
            add("sample-effect", self.rounded(self.sampling.design_effect, 2));
        }
        facts
    }

    fn has_effect(&self) -> bool {
        (self.sampling.design_effect - 1.0).abs() > f64::EPSILON
    }

    fn figure(&self, figure: Figure) -> FigureView {
        let reader = self.reader;
        let mut steps = Vec::new();
        let required = self.points.and_then(|points| self.required(figure, points, &mut steps));
        if let Some(required) = required {
            steps.extend(self.invitations(required));
        }
        let margin = self.answers.and_then(|answers| self.achieved(figure, answers, &mut steps));
        let enough = required.zip(self.answers).map(|(required, answers)| answers >= required);
        let sentence = match (required, self.answers, margin) {
            (Some(required), Some(answers), Some(margin)) => {
                let key = if enough == Some(true) { "sample-enough" } else { "sample-not-enough" };
                let message = Message::new(key).with("answers", reader.count(answers));
                Some(reader.say(message.with("required", reader.count(required)).with("margin", margin)))
            }
            (None, Some(answers), Some(margin)) => {
                let message = Message::new("sample-gives").with("answers", reader.count(answers));
                Some(reader.say(message.with("margin", margin)))
            }
            (Some(required), None, _) => {
                Some(reader.say(Message::new("sample-needs").with("required", reader.count(required))))
            }
            _ => None,
        };
        FigureView { name: reader.word(&format!("sample-figure-{}", figure.word())), steps, sentence, enough }
    }

    /// The answers that the precision takes, and the way there.
    fn required(&self, figure: Figure, points: Decimal, steps: &mut Vec<FormulaStep>) -> Option<u64> {
        let reader = self.reader;
        let margin = points.ratio().to_f64() / figure.points();
        let unlimited = unlimited_size(figure.estimator(), margin, self.sampling.confidence)?;
        let required = required_size(figure.estimator(), margin, &self.sampling)?;
        let spread = self.spread(figure);
        steps.push(FormulaStep {
            words: reader.word(&format!("sample-unlimited-{}", figure.word())),
            formula: format!("n₀ = {}² × {spread} ÷ {}²", self.z(), self.rounded(margin, 4)),
            result: self.rounded(unlimited, 2),
        });
        let mut size = unlimited;
        if let Some(members) = self.sampling.population {
            let n0 = self.rounded(unlimited, 2);
            let less = self.rounded(unlimited - 1.0, 2);
            size = unlimited / (1.0 + (unlimited - 1.0) / self.float(members));
            steps.push(FormulaStep {
                words: reader.word("sample-finite"),
                formula: format!("n = {n0} ÷ (1 + {less} ÷ {})", reader.count(members)),
                result: self.rounded(size, 2),
            });
        }
        if self.has_effect() {
            let effect = self.sampling.design_effect;
            steps.push(FormulaStep {
                words: reader.word("sample-clustered"),
                formula: format!("{} × {}", self.rounded(size, 2), self.rounded(effect, 2)),
                result: self.rounded(size * effect, 2),
            });
        }
        steps.push(FormulaStep {
            words: reader.word("sample-required"),
            formula: reader.word("sample-rounded-up"),
            result: reader.count(required),
        });
        Some(required)
    }

    fn invitations(&self, required: u64) -> Option<FormulaStep> {
        let response = self.response()?;
        let share = response.share();
        let rate = (u64::try_from(share.numerator()).ok()?, u64::try_from(share.denominator()).ok()?);
        let invited = invitations(required, rate)?;
        let beyond = self.sampling.population.is_some_and(|members| invited > members);
        let words = if beyond { "sample-invitations-beyond" } else { "sample-invitations" };
        let (required, response) = (self.reader.count(required), self.reader.formatter().percent(response));
        Some(FormulaStep {
            words: self.reader.word(words),
            formula: format!("{required} ÷ {response}"),
            result: self.reader.count(invited),
        })
    }

    /// What the answers counted on are worth, in points.
    fn achieved(&self, figure: Figure, answers: u64, steps: &mut Vec<FormulaStep>) -> Option<String> {
        let margin = achieved_margin(figure.estimator(), answers, &self.sampling)?;
        let result = self.points(self.reader.formatter().number(figure.shown(margin)?));
        let z = self.z();
        let (spread, n) = (self.spread(figure), self.reader.count(answers));
        let n = if self.has_effect() {
            format!("({n} ÷ {})", self.rounded(self.sampling.design_effect, 2))
        } else {
            n
        };
        let mut formula = format!("{z} × √({spread} ÷ {n})");
        if let Some(members) = self.sampling.population {
            let (members, less) = (self.reader.count(members), self.reader.count(members.saturating_sub(1)));
            formula.push_str(&format!(" × √(({members} − {n}) ÷ {less})"));
        }
        let words = self.reader.word("sample-achieved");
        steps.push(FormulaStep { words, formula, result: format!("± {result}") });
        Some(result)
    }

    /// The variance of one answer, as it stands in a formula.
    fn spread(&self, figure: Figure) -> String {
        match figure.estimator() {
            Estimator::Proportion { expected } => {
                format!("{} × {}", self.rounded(expected, 1), self.rounded(1.0 - expected, 1))
            }
            Estimator::Nps { variance } => format!("100² × {}", self.rounded(variance, 0)),
            Estimator::Mean { deviation } => format!("{}²", self.rounded(deviation, 2)),
        }
    }

    fn strata(&self, figure: Figure) -> Vec<StratumView> {
        let Some(answers) = self.answers else { return Vec::new() };
        let planned = Planned { answers, sampling: self.sampling };
        let mix = self.survey.body().population.given().and_then(|own| own.mix.given());
        let shares = mix.into_iter().flat_map(|mix| mix.shares.pairs());
        let mut rows: Vec<StratumView> = shares
            .filter_map(|(name, share)| {
                let own = of_share(figure, &planned, share.value)?;
                self.stratum(self.reader.called(&name.value), figure, &own)
            })
            .collect();
        rows.extend(self.breakdowns(&planned));
        rows
    }

    /// Each breakdown of the survey's indicators, had all groups as many answers.
    fn breakdowns(&self, planned: &Planned) -> Vec<StratumView> {
        let model = &self.reader.atlas.compilation.model;
        let mut seen: Vec<String> = Vec::new();
        let mut rows = Vec::new();
        for indicator in model.active::<Indicator>() {
            let ours = indicator.survey.given().is_some_and(|own| own.id == self.survey.id());
            let Some(figure) = figure_of(&indicator, self.survey.body()).filter(|_| ours) else { continue };
            for breakdown in indicator.split_by.items() {
                let columns: Vec<&str> = breakdown.value.iter().map(|column| column.0.as_str()).collect();
                let Some(count) = groups(model, self.survey.body(), &breakdown.value) else { continue };
                let message = Message::new("sample-groups")
                    .with("column", columns.join(" × "))
                    .with("groups", count)
                    .with("figure", self.reader.word(&format!("sample-figure-{}", figure.word())));
                let name = self.reader.say(message);
                if seen.contains(&name) {
                    continue;
                }
                let own = smallest(figure, planned, count);
                rows.extend(own.and_then(|own| self.stratum(self.reader.plain(name.clone()), figure, &own)));
                seen.push(name);
            }
        }
        rows
    }

    fn stratum(&self, name: Prose, figure: Figure, own: &Stratum) -> Option<StratumView> {
        let margin = self.points(self.reader.formatter().number(figure.shown(own.margin)?));
        Some(StratumView {
            name,
            answers: self.reader.formatter().number(number(own.answers)),
            margin: format!("± {margin}"),
        })
    }

    fn points(&self, number: String) -> String {
        self.reader.say(Message::new("sample-points").with("points", number))
    }

    fn z(&self) -> String {
        self.rounded(self.sampling.confidence.z(), 6)
    }

    /// For display only.
    fn rounded(&self, value: f64, decimals: usize) -> String {
        let text = format!("{value:.decimals$}");
        let short = if text.contains('.') && decimals > 2 {
            text.trim_end_matches('0').trim_end_matches('.')
        } else {
            &text
        };
        Decimal::parse(short)
            .map_or_else(|_| short.to_owned(), |number| self.reader.formatter().number(number))
    }

    fn float(&self, whole: u64) -> f64 {
        Ratio::integer(i128::from(whole)).to_f64()
    }
}

const fn method_key(method: SamplingMethod) -> &'static str {
    match method {
        SamplingMethod::Everyone => "sample-method-everyone",
        SamplingMethod::Random => "sample-method-random",
        SamplingMethod::Quota => "sample-method-quota",
        SamplingMethod::Volunteers => "sample-method-volunteers",
    }
}
