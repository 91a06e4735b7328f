//! Surveys of customer satisfaction (ISO 10004).

use super::common::{AnyLink, Processor};
use super::indicator::Indicator;
use super::role::Role;
use super::source::Source;
use crate::model::{
    After, CellText, ColumnName, ColumnUse, CountPer, CustomerWord, Either, Line, List, OneOrMany, Precision,
    Ref, Table, Url, Worded, kind::Table as Whose,
};
use crate::values::{Decimal, Duration, Id, Percent, Period, Text};
use crate::{ids_of, kind, record, words};
use jiff::civil::Date;

words! {
    /// How respondents are chosen.
    SamplingMethod { Everyone = "everyone", Random = "random", Quota = "quota", Volunteers = "volunteers", }
}

words! {
    /// How questions are put.
    Mode {
        Email = "email", Web = "web", Phone = "phone", Letter = "letter", InPerson = "in person",
        Sms = "sms", App = "app", Chat = "chat", FocusGroup = "focus group",
    }
}

words! {
    /// Built-in scales.
    ScaleWord {
        Nps = "nps", Satisfaction5 = "satisfaction-5", Satisfaction10 = "satisfaction-10",
        Effort5 = "effort-5", Effort7 = "effort-7", Agreement5 = "agreement-5",
        Importance5 = "importance-5", YesNo = "yes-no", Open = "open", Choice = "choice",
    }
}

words! {
    /// What others get to read of what respondents wrote.
    Verbatims { NotShared = "not shared", Anonymised = "anonymised", AsWritten = "as written", }
}

impl ScaleWord {
    /// The lowest and the highest answer, where answers are whole numbers.
    pub const fn ends(self) -> Option<(i64, i64)> {
        match self {
            Self::Nps => Some((0, 10)),
            Self::Satisfaction5 | Self::Effort5 | Self::Agreement5 | Self::Importance5 => Some((1, 5)),
            Self::Satisfaction10 => Some((1, 10)),
            Self::Effort7 => Some((1, 7)),
            Self::YesNo | Self::Open | Self::Choice => None,
        }
    }
}

record! {
    /// A scale of one's own.
    Scale {
        from: u32, required, staff => "Lowest answer" / "Réponse la plus basse";
        to: u32, required, staff => "Highest answer" / "Réponse la plus haute";
        labels: Table<Text>, staff => "Words for the answers" / "Libellés des réponses";
        satisfied_from: u32, staff => "Lowest answer that counts as satisfied" / "Réponse à partir de laquelle on est satisfait";
    }
}

record! {
    /// What the population is made of, so that the answers can be held against it.
    Mix {
        by: ColumnName, required => "Column of the answers that tells the group" / "Colonne des réponses qui dit le groupe";
        shares: Table<Percent>, required => "The share of each group: consumer: 80 %" / "La part de chaque groupe : consumer: 80 %";
    }
}

record! {
    /// Who is asked.
    Population {
        who: Text, required, staff => "Whose opinion is sought" / "Dont l’avis est recherché";
        size: CountPer, staff => "How many: 2000 per year" / "Combien : 2000 per year";
        includes: OneOrMany<CustomerWord>, staff => "Groups of customers" / "Groupes de clients";
        excludes: List<Text>, staff => "Who is left out, and why" / "Qui est exclu, et pourquoi";
        mix: Mix => "What it is made of, group by group" / "De quoi elle est faite, groupe par groupe";
    }
}

record! {
    /// How respondents are chosen.
    Sampling {
        method: SamplingMethod, required, staff => "everyone, random, quota, volunteers" / "everyone (tous), random (au hasard), quota, volunteers (volontaires)";
        size: u32, staff => "Number invited" / "Nombre d’invités";
        answers: u32, staff => "Number of answers aimed at" / "Nombre de réponses visé";
        design_effect: Decimal, staff => "Design effect of clusters" / "Effet de plan des grappes";
        drawn_by: Ref<Role>, staff => "Who draws the sample" / "Qui tire l’échantillon";
    }
}

record! {
    /// What is expected of the survey.
    Expected {
        response: Percent, staff => "Response rate" / "Taux de réponse";
        precision: Precision, staff => "Margin of error: 5 points at 95 %" / "Marge d’erreur : 5 points at 95 %";
    }
}

record! {
    /// A trial before the first wave.
    Pilot {
        date: Date, staff => "When" / "Quand";
        people: u32, staff => "How many people" / "Combien de personnes";
        changed: Text, staff => "What was changed" / "Ce qui a été changé";
    }
}

record! {
    /// One question.
    Question {
        id: Id, required, staff => "Id within the survey" / "Identifiant dans l’enquête";
        ask: Worded, required, staff => "The question, as asked" / "La question, telle que posée";
        column: ColumnName, staff => "Column of its answers" / "Colonne de ses réponses";
        scale: Either<ScaleWord, Scale>, required, staff => "Scale of the answers" / "Échelle des réponses";
        about: AnyLink, staff => "What it asks about" / "Ce dont elle parle";
        expectation: Line, staff => "The expectation it measures" / "L’attente qu’elle mesure";
        not_answered: List<CellText>, staff => "Codes that are no answers" / "Codes qui ne sont pas des réponses";
        filter: Text, staff => "Who is asked this question" / "À qui elle est posée";
    }
}

record! {
    /// Who gets the results.
    Report {
        to: List<Ref<Role>>, staff => "Roles that get the results" / "Rôles qui reçoivent les résultats";
        within: Duration, staff => "How soon" / "Dans quel délai";
        customers_told: Text, staff => "How customers learn of them" / "Comment les clients en sont informés";
        verbatims: Verbatims, staff => "Comments in the report: not shared, anonymised, as written" / "Les commentaires dans la restitution : not shared (non transmis), anonymised (anonymisés), as written (tels quels)";
    }
}

record! {
    /// A survey plan.
    Survey {
        purpose: Text, staff => "What it is to find out" / "Ce qu’elle doit apprendre";
        decides: List<Text>, staff => "Decisions it serves" / "Décisions qu’elle éclaire";
        population: Population, staff => "Whose opinion is sought" / "Dont l’avis est recherché";
        sampling: Sampling, staff => "How respondents are chosen" / "Comment les répondants sont choisis";
        expected: Expected, staff => "Expected response and precision" / "Taux de réponse et précision attendus";
        mode: OneOrMany<Mode>, staff => "How questions are put" / "Comment les questions sont posées";
        mode_reason: Text, staff => "Why this way" / "Pourquoi ainsi";
        period: Period, staff => "How often" / "À quel rythme";
        sent: After, staff => "When it is sent: 3 calendar days after closed" / "Quand elle part : 3 jours calendaires après clôture";
        not_again_within: Duration, staff => "The same customer is not asked again within" / "Le même client n’est pas réinterrogé avant";
        results: Ref<Source> => "The source of the answers" / "La source des réponses";
        anonymous: bool, staff => "Whether answers are anonymous" / "Si les réponses sont anonymes";
        privacy_notice: Url, staff => "The privacy notice" / "La notice sur les données personnelles";
        processor: Processor => "The tool or the company that collects the answers" / "L’outil ou l’entreprise qui recueille les réponses";
        pilot: Pilot, staff => "The trial" / "Le pré-test";
        expectations: Table<Text>, staff => "Expectations of customers that it measures" / "Attentes des clients qu’elle mesure";
        questions: List<Question>, staff => "Questions, in their order" / "Questions, dans leur ordre";
        report: Report, staff => "Who gets the results, and when" / "Qui reçoit les résultats, et quand";
        alongside: List<Ref<Indicator>> => "Indirect indicators read beside it" / "Indicateurs indirects lus à côté";
        incentive: Text, staff => "What respondents get" / "Ce que reçoivent les répondants";
        resources: Text => "People, tools, budget" / "Personnes, outils, budget";
    }
}

kind!(Survey, "survey", controlled: true, titled: true,
    "A survey plan: purpose, population, sampling, questions, report"
    / "Un plan d’enquête : but, population, échantillon, questions, restitution",
    parts: |survey| ids_of!(survey.questions),
    columns: |survey| survey.named_columns());

impl Survey {
    fn named_columns(&self) -> Vec<ColumnUse> {
        let Some(results) = self.results.given() else { return Vec::new() };
        let of = Whose::Source(results.id.clone());
        let columns = self.questions.items().filter_map(|question| question.value.column.spanned());
        let mix = self.population.given().and_then(|population| population.mix.given());
        let columns = columns.chain(mix.and_then(|mix| mix.by.spanned()));
        columns.map(|c| ColumnUse { of: of.clone(), column: c.value.0.clone(), span: c.span }).collect()
    }
}
