//! Benchmarks: reference values from elsewhere.

use super::indicator::Indicator;
use crate::model::{Line, List, Ref};
use crate::values::{PeriodKey, Quantity, Text};
use crate::{kind, record};

record! {
    /// One reference value.
    ReferenceValue {
        value: Quantity, required => "The value" / "La valeur";
        period: PeriodKey => "The period it speaks of" / "La période concernée";
        n: u32 => "Number of cases" / "Nombre de cas";
        label: Text => "What it stands for: median of the sector, best of class" / "Ce qu’elle représente : médiane du secteur, meilleur de sa classe";
    }
}

record! {
    /// Reference values for an indicator.
    Benchmark {
        indicator: Ref<Indicator>, required => "The indicator compared" / "L’indicateur comparé";
        variant: Line => "How the reference was measured" / "Comment la référence a été mesurée";
        origin: Text, required => "Where the values come from" / "D’où viennent les valeurs";
        values: List<ReferenceValue>, required => "Reference values" / "Valeurs de référence";
    }
}

kind!(Benchmark, "benchmark", controlled: false, titled: true,
    "Reference values for an indicator" / "Des valeurs de référence pour un indicateur");
