//! References: the field types that name a definition, a part of one, or something outside the model.

use std::marker::PhantomData;

use schemars::SchemaGenerator;
use serde_json::{Value as Json, json};

use super::field::{Field, Lowering, Wanted, lower_scalar};
use super::show::Shown;
use super::slot::Slot;
use crate::yaml::Node;

/// A kind by which references are typed.
pub trait Referable: Send + Sync + 'static {
    /// The kind's name in kebab-case.
    const SLUG: &'static str;
}

/// The id of a definition of kind `K`.
pub struct Ref<K> {
    pub id: String,
    kind: PhantomData<fn() -> K>,
}

impl<K> Clone for Ref<K> {
    fn clone(&self) -> Self {
        Self { id: self.id.clone(), kind: PhantomData }
    }
}

impl<K> std::fmt::Debug for Ref<K> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Ref({})", self.id)
    }
}

impl<K: Referable> Field for Ref<K> {
    fn lower(node: &Node, lowering: &mut Lowering<'_>) -> Slot<Self> {
        let slot = lower_scalar(node, lowering, |raw| {
            // `role/x` where a role is expected names it in full.
            let own = raw.trim().strip_prefix(K::SLUG).and_then(|rest| rest.strip_prefix('/'));
            Ok(Self { id: own.unwrap_or(raw.trim()).to_owned(), kind: PhantomData })
        });
        if let Slot::Given(given) = &slot {
            lowering.refer(Wanted::One(K::SLUG), &given.value.id, given.span);
        }
        slot
    }

    fn schema(_: &mut SchemaGenerator) -> Json {
        json!({"x-value": "reference", "type": ["string", "integer"], "x-ref": [K::SLUG]})
    }

    fn show(&self) -> Shown {
        Shown::Reference { kind: Some(K::SLUG), id: self.id.clone() }
    }
}

/// The kinds that may stand where a reference names its kind.
pub trait Kinds: Send + Sync + 'static {
    const SLUGS: &'static [&'static str];
    /// Whether a part of the definition may be named: `audit/2026-03/a1`.
    const PARTS: bool;
}

/// `kind/id`, or `kind/id/part`.
pub struct Link<S> {
    pub text: String,
    kinds: PhantomData<fn() -> S>,
}

impl<S> Link<S> {
    /// Kind (kebab-case), id and part.
    pub fn split(&self) -> (&str, &str, Option<&str>) {
        let mut pieces = self.text.splitn(3, '/');
        let (kind, id) = (pieces.next().unwrap_or(""), pieces.next().unwrap_or(""));
        (kind, id, pieces.next())
    }

    /// Whether it names this definition (or a part of it).
    pub fn names(&self, kind: &str, id: &str) -> bool {
        let (own_kind, own_id, _) = self.split();
        own_kind == kind && own_id == id
    }
}

impl<S> Clone for Link<S> {
    fn clone(&self) -> Self {
        Self { text: self.text.clone(), kinds: PhantomData }
    }
}

impl<S> std::fmt::Debug for Link<S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Link({})", self.text)
    }
}

impl<S: Kinds> Field for Link<S> {
    fn lower(node: &Node, lowering: &mut Lowering<'_>) -> Slot<Self> {
        let slot =
            lower_scalar(node, lowering, |raw| Ok(Self { text: raw.trim().to_owned(), kinds: PhantomData }));
        if let Slot::Given(given) = &slot {
            let wanted = if S::PARTS { Wanted::PartOf(S::SLUGS) } else { Wanted::Of(S::SLUGS) };
            lowering.refer(wanted, &given.value.text, given.span);
        }
        slot
    }

    fn schema(_: &mut SchemaGenerator) -> Json {
        json!({"x-value": "reference", "type": "string", "pattern": "/", "x-ref": S::SLUGS})
    }

    fn show(&self) -> Shown {
        Shown::Reference { kind: None, id: self.text.clone() }
    }
}

/// References of other forms: to a clause, a standard, a rule, a word of the vocabulary.
macro_rules! special_reference {
    ($($(#[$meta:meta])* $name:ident, $wanted:expr, $example:literal;)*) => {
        $($(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $name(pub String);

        impl Field for $name {
            fn lower(node: &Node, lowering: &mut Lowering<'_>) -> Slot<Self> {
                let slot = lower_scalar(node, lowering, |raw| Ok(Self(raw.trim().to_owned())));
                if let Slot::Given(given) = &slot {
                    lowering.refer($wanted, &given.value.0, given.span);
                }
                slot
            }

            fn schema(_: &mut SchemaGenerator) -> Json {
                json!({"x-value": "reference", "type": ["string", "number"], "x-ref": stringify!($name), "examples": [$example]})
            }

            fn show(&self) -> Shown {
                Shown::Verbatim(self.0.clone())
            }
        })*
    };
}

special_reference! {
    /// A clause: `ISO 10002 7.4` or `iso-10002:7.4`.
    ClauseRef, Wanted::Clause, "ISO 10002 7.4";
    /// A standard with its edition: `ISO 10002:2018`.
    StandardRef, Wanted::Standard, "ISO 10002:2018";
    /// The code or the name of a rule.
    RuleRef, Wanted::Rule, "SMQ1019";
    /// A group of customers of the vocabulary, or `all`.
    CustomerWord, Wanted::Word("customers"), "consumer";
    /// A service of the vocabulary, or `all`.
    ServiceWord, Wanted::Word("services"), "support";
    /// A complaint category of the vocabulary, or `all`.
    CategoryWord, Wanted::Word("complaint_categories"), "billing";
}
