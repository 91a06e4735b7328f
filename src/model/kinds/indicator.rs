//! Indicators: how something is measured. The level to reach stands in the promise or objective.

use super::calendar::Calendar;
use super::common::Approved;
use super::source::Source;
use super::survey::Survey;
use crate::model::{
    CellText, ColumnName, ColumnUse, Either, Expression, List, Measure, OneOrMany, Ref, Table,
    kind::Table as Whose,
};
use crate::values::{Percent, Period, Text};
use crate::{kind, record, words};
use jiff::civil::Date;

words! {
    /// To which period a timed case belongs.
    Cohort { Due = "due", Received = "received", }
}

words! {
    /// Whether all cases were counted, or a sample.
    Basis { Census = "census", Sample = "sample", }
}

words! {
    /// Which way is better.
    Direction { Higher = "higher is better", Lower = "lower is better", }
}

words! {
    /// The set of rules that tells news from noise on a control chart.
    SignalRules {
        Wheeler = "wheeler",
        Nelson = "nelson",
        WesternElectric = "western-electric",
        Shewhart = "shewhart",
    }
}

/// `{channel: [email, letter]}`, or an expression.
pub type Where = Either<Expression, Table<OneOrMany<CellText>>>;

record! {
    /// Cases left out of the count, with the reason.
    CaseExclusion {
        r#where: Where, required => "Which cases" / "Quels cas";
        reason: Text, required => "Why they are left out" / "Pourquoi ils sont exclus";
        approved: Approved, required => "Who approved it, and when" / "Qui l’a approuvé, et quand";
        from: Date => "First day of the window" / "Premier jour de la fenêtre";
        until: Date => "Last day of the window" / "Dernier jour de la fenêtre";
    }
}

record! {
    /// How something is measured.
    Indicator {
        source: Ref<Source> => "The source of the data" / "La source des données";
        survey: Ref<Survey> => "The survey whose answers are measured" / "L’enquête dont les réponses sont mesurées";
        measure: Measure, required => "What is measured: time, ratio, count, mean, nps …" / "Ce qui est mesuré : time, ratio, count, mean, nps…";
        r#where: Where => "Which cases are in scope" / "Quels cas sont concernés";
        exclude: List<CaseExclusion> => "Cases left out, with reason and approval" / "Cas exclus, avec motif et approbation";
        split_by: List<OneOrMany<ColumnName>> => "Columns by which figures are broken down; a list inside the list breaks down by two or three together" / "Colonnes de ventilation ; une liste dans la liste ventile par deux ou trois colonnes ensemble";
        period: Period => "How the figures are cut" / "Découpage des chiffres";
        calendar: Ref<Calendar> => "Calendar of its business days and hours" / "Calendrier de ses jours et heures ouvrés";
        cohort: Cohort => "Cases by due date (default) or by date of receipt" / "Cas par échéance (défaut) ou par date de réception";
        basis: Basis => "census (all cases) or sample" / "census (tous les cas) ou sample (échantillon)";
        direction: Direction => "Which way is better" / "Dans quel sens c’est mieux";
        min_cases: u32 => "Cases below which a target is never said to be met" / "Nombre de cas sous lequel une cible n’est jamais dite atteinte";
        confidence: Percent => "Confidence of the interval" / "Niveau de confiance de l’intervalle";
        signals: SignalRules => "Rules that tell a signal from noise on its chart: wheeler, nelson …" / "Règles qui distinguent un signal du bruit sur sa carte : wheeler, nelson…";
        method: Text => "How the figure comes about, in words" / "Comment le chiffre est obtenu, en mots";
    }
}

kind!(Indicator, "indicator", controlled: false, titled: true,
    "How something is measured, without the level to reach"
    / "Comment une chose est mesurée, sans le niveau à atteindre",
    columns: |indicator| indicator.named_columns());

impl Indicator {
    /// Whose columns the indicator speaks of.
    pub fn table(&self) -> Option<Whose> {
        let source = self.source.given().map(|source| Whose::Source(source.id.clone()));
        source.or_else(|| self.survey.given().map(|survey| Whose::ResultsOf(survey.id.clone())))
    }

    fn named_columns(&self) -> Vec<ColumnUse> {
        let Some(of) = self.table() else { return self.columns_elsewhere() };
        let mut uses = Vec::new();
        let mut add = |column: &str, span| {
            uses.push(ColumnUse { of: of.clone(), column: column.to_owned(), span });
        };
        for column in self.split_by.items().flat_map(|columns| &columns.value.0.items) {
            add(&column.value.0, column.span);
        }
        if let Some(Either::Long(table)) = self.r#where.given() {
            table.entries.iter().for_each(|(key, _)| add(&key.value, key.span));
        }
        for exclusion in self.exclude.items() {
            if let Some(Either::Long(table)) = exclusion.value.r#where.given() {
                table.entries.iter().for_each(|(key, _)| add(&key.value, key.span));
            }
        }
        if let Some(measure) = self.measure.given() {
            for column in measure.columns() {
                add(&column.value.0, column.span);
            }
        }
        uses.extend(self.columns_elsewhere());
        uses
    }

    /// Columns of another source that the measure looks into.
    fn columns_elsewhere(&self) -> Vec<ColumnUse> {
        let elsewhere = self.measure.given().and_then(Measure::columns_elsewhere);
        let Some((source, columns)) = elsewhere else { return Vec::new() };
        let uses = columns.into_iter().map(|column| ColumnUse {
            of: Whose::Source(source.to_owned()),
            column: column.value.0.clone(),
            span: column.span,
        });
        uses.collect()
    }
}
