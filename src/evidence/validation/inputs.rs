//! The inputs of a vector, read by place, and answers as data.

use serde_json::{Value, json};

use crate::statistics::{Confidence, Interval, Ratio};
use crate::values::Ratio as Exact;

/// The inputs of a vector. What is not there, or not of the kind asked for, is `None`.
pub struct Inputs<'v>(pub &'v [Value]);

impl<'v> Inputs<'v> {
    pub fn count(&self, at: usize) -> Option<u64> {
        self.0.get(at)?.as_u64()
    }

    /// A count that may be absent, written `null`.
    pub fn perhaps(&self, at: usize) -> Option<Option<u64>> {
        match self.0.get(at)? {
            Value::Null => Some(None),
            value => value.as_u64().map(Some),
        }
    }

    pub fn real(&self, at: usize) -> Option<f64> {
        self.0.get(at)?.as_f64()
    }

    pub fn text(&self, at: usize) -> Option<&'v str> {
        self.0.get(at)?.as_str()
    }

    pub fn whole(&self, at: usize) -> Option<i64> {
        self.0.get(at)?.as_i64()
    }

    pub fn counts(&self, at: usize) -> Option<Vec<u64>> {
        self.0.get(at)?.as_array()?.iter().map(Value::as_u64).collect()
    }

    pub fn reals(&self, at: usize) -> Option<Vec<f64>> {
        self.0.get(at)?.as_array()?.iter().map(Value::as_f64).collect()
    }

    /// `95/100`, not reduced.
    pub fn ratio(&self, at: usize) -> Option<Ratio> {
        let (above, below) = self.text(at)?.split_once('/')?;
        Some((above.parse().ok()?, below.parse().ok()?))
    }

    /// `95/100` or `18`.
    pub fn exact(&self, at: usize) -> Option<Exact> {
        let text = self.text(at)?;
        let (above, below) = text.split_once('/').unwrap_or((text, "1"));
        Exact::new(above.parse().ok()?, below.parse().ok()?)
    }

    pub fn confidence(&self, at: usize) -> Option<Confidence> {
        Confidence::new(self.ratio(at)?)
    }

    /// The first `N` inputs as counts.
    pub fn first<const N: usize>(&self) -> Option<[u64; N]> {
        let counts: Option<Vec<u64>> = (0..N).map(|at| self.count(at)).collect();
        counts?.try_into().ok()
    }
}

/// One number.
pub fn one(value: f64) -> Vec<Value> {
    vec![json!(value)]
}

/// One count.
pub fn whole(value: u64) -> Vec<Value> {
    vec![json!(value)]
}

/// One exact ratio, as a number.
pub fn exactly(value: Exact) -> Vec<Value> {
    one(value.to_f64())
}

/// Two bounds.
pub fn bounds(interval: Interval) -> Vec<Value> {
    vec![json!(interval.low), json!(interval.high)]
}
