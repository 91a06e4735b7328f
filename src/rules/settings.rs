//! What a System says of rules: their levels and their limits, by code, name or family.

use std::collections::BTreeMap;

use super::{FAMILIES, RULES, Rule};
use crate::diagnostic::{Checked, Diagnostic, FAULTS, Severity};
use crate::language::{Argument, Message};
use crate::model::kinds::system::{RuleLevel, RuleSetting};
use crate::model::{Either, Spanned};
use crate::resolve::Model;
use crate::schema::nearest;
use crate::values::Quantity;

type Entry = (Spanned<String>, Spanned<Either<RuleLevel, RuleSetting>>);

/// Levels and limits of rules, by code.
#[derive(Default)]
pub struct Settings {
    levels: BTreeMap<&'static str, RuleLevel>,
    limits: BTreeMap<(&'static str, &'static str), Quantity>,
}

impl Settings {
    /// What the System sets. A name that is none of a rule, a limit the rule does not have and a
    /// value of another unit are faults.
    pub fn of(model: &Model) -> Checked<Self> {
        let mut settings = Self::default();
        let mut findings = Vec::new();
        let Some(system) = model.system() else { return Checked::new(settings, findings) };
        let entries = || system.body().rules.pairs();
        let is_family = |entry: &&Entry| FAMILIES.iter().any(|(_, family)| *family == entry.0.value);
        // What is said of a rule goes before what is said of its family.
        for entry in entries().filter(is_family) {
            settings.set_family(entry, &mut findings);
        }
        for entry in entries().filter(|entry| !is_family(entry)) {
            match super::find(&entry.0.value) {
                Some(rule) => settings.set_rule(rule, entry, &mut findings),
                None => findings.push(unknown_rule(&entry.0)),
            }
        }
        let gated = system.body().gates.given().into_iter().flat_map(|gates| gates.rules.items());
        let known = |name: &str| super::find(name).is_some() || is_fault(name);
        let unknown = gated.filter(|name| !known(name.value.as_str()));
        findings.extend(
            unknown.map(|name| {
                unknown_rule(&Spanned { value: name.value.as_str().to_owned(), span: name.span })
            }),
        );
        Checked::new(settings, findings)
    }

    /// A finding at the level set for its rule; nothing when it is off.
    pub fn levelled(&self, mut finding: Diagnostic) -> Option<Diagnostic> {
        finding.severity = match self.levels.get(finding.code.0) {
            None => finding.severity,
            Some(RuleLevel::Off) => return None,
            Some(RuleLevel::Advice) => Severity::Advice,
            Some(RuleLevel::Warning) => Severity::Warning,
            Some(RuleLevel::Error) => Severity::Error,
        };
        Some(finding)
    }

    /// Whether the System switches a rule off.
    pub fn is_off(&self, code: &str) -> bool {
        self.levels.get(code) == Some(&RuleLevel::Off)
    }

    /// A limit of a rule, as set or by default; zero for a name the rule does not have.
    pub fn limit(&self, rule: &Rule, name: &str) -> Quantity {
        let own = rule.limits.iter().find(|limit| limit.name == name);
        let set = own.and_then(|limit| self.limits.get(&(rule.code.0, limit.name)));
        set.copied()
            .or_else(|| own.map(super::Limit::quantity))
            .unwrap_or(Quantity::Number(crate::values::Decimal::integer(0)))
    }

    fn set_family(&mut self, (key, setting): &Entry, findings: &mut Vec<Diagnostic>) {
        let level = match &setting.value {
            Either::Short(level) => Some(*level),
            Either::Long(group) => {
                for (name, _) in group.limits.pairs() {
                    findings.push(unknown_limit(&key.value, &[], name));
                }
                group.level.given().copied()
            }
        };
        let own = RULES.iter().filter(|rule| rule.family() == key.value);
        self.levels.extend(own.filter_map(|rule| Some((rule.code.0, level?))));
    }

    fn set_rule(&mut self, rule: &'static Rule, (_, setting): &Entry, findings: &mut Vec<Diagnostic>) {
        let group = match &setting.value {
            Either::Short(level) => {
                self.levels.insert(rule.code.0, *level);
                return;
            }
            Either::Long(group) => group,
        };
        if let Some(level) = group.level.given() {
            self.levels.insert(rule.code.0, *level);
        }
        for (name, value) in group.limits.pairs() {
            let Some(limit) = rule.limits.iter().find(|limit| limit.name == name.value) else {
                let names: Vec<&str> = rule.limits.iter().map(|limit| limit.name).collect();
                findings.push(unknown_limit(rule.code.0, &names, name));
                continue;
            };
            if limit.takes(&value.value) {
                self.limits.insert((rule.code.0, limit.name), value.value);
            } else {
                let message = Message::new("rules-limit-of-another-unit")
                    .with("limit", limit.name)
                    .with("default", limit.default);
                findings.push(Diagnostic::fault("wrong-value", message, value.span));
            }
        }
    }
}

fn is_fault(name: &str) -> bool {
    FAULTS.iter().any(|fault| fault.code.0 == name || fault.slug == name)
}

fn unknown_rule(name: &Spanned<String>) -> Diagnostic {
    let text = name.value.as_str();
    if is_fault(text) {
        let message = Message::new("rules-fault-not-set").with("rule", text);
        return Diagnostic::fault("wrong-value", message, name.span);
    }
    let rules = RULES.iter().flat_map(|rule| [rule.code.0, rule.slug]);
    let near = nearest(text, rules.chain(FAMILIES.iter().map(|(_, family)| *family)));
    let message = Message::new("resolve-unknown-rule")
        .with("rule", text)
        .with("suggestion", Argument::List(near.map(str::to_owned).into_iter().collect()));
    Diagnostic::fault("unknown-reference", message, name.span)
}

fn unknown_limit(rule: &str, known: &[&str], name: &Spanned<String>) -> Diagnostic {
    let message = Message::new("rules-unknown-limit")
        .with("rule", rule)
        .with("limit", name.value.as_str())
        .with("known", Argument::List(known.iter().map(|name| (*name).to_owned()).collect()));
    Diagnostic::fault("unknown-reference", message, name.span)
}

#[cfg(test)]
mod tests {
    use jiff::civil::Date;

    use crate::compile::{Compilation, Depth, compile};
    use crate::diagnostic::Severity;
    use crate::world::MemoryWorld;

    /// A System that sets `rules`, a vague promise (1003) without redress (1004), and a waiver of
    /// eleven months.
    fn compiled(rules: &str) -> Compilation {
        let system = format!(
            "kind: System\nid: s\ntitle: S\nsmqc: 1\norganisation: S\nlanguages: [en]\n\
             timezone: Europe/Brussels\nrules:\n{rules}"
        );
        let promise = "kind: Promise\nid: p\ntitle: P\nstatement: We answer as soon as possible.\n";
        let waiver = "kind: Waiver\nid: w\nrule: SMQ1001\ntarget: promise/p\nreason: Later\nowner: r\n\
                      opened: 2026-01-01\nuntil: 2026-12-01\n";
        let world = MemoryWorld::new(Date::constant(2026, 7, 15))
            .with_definition("smq.yaml", system)
            .with_definition("p.yaml", promise)
            .with_definition("w.yaml", waiver);
        compile(&world, Depth::Definitions).expect("a world in memory can be read")
    }

    fn level(compilation: &Compilation, code: &str) -> Option<Severity> {
        compilation.findings.iter().find(|finding| finding.code.0 == code).map(|finding| finding.severity)
    }

    #[test]
    fn a_family_is_set_as_one_and_a_rule_goes_before_its_family() {
        let plain = compiled("  SMQ7001: off\n");
        assert_eq!(level(&plain, "SMQ1003"), Some(Severity::Warning));
        let compilation = compiled("  vague-promise: error\n  promises: {level: off}\n");
        assert_eq!(level(&compilation, "SMQ1003"), Some(Severity::Error));
        assert_eq!(level(&compilation, "SMQ1004"), None);
        assert_eq!(level(&plain, "SMQ1004"), Some(Severity::Warning));
    }

    #[test]
    fn a_limit_is_set_in_its_own_unit() {
        let compilation = compiled("  waiver-too-long: {limits: {length: 6 months}}\n");
        assert!(compilation.findings.iter().any(|f| f.message.key == "waiver-too-long"));
        let plain = compiled("  SMQ7001: off\n");
        assert!(!plain.findings.iter().any(|f| f.message.key == "waiver-too-long"));
        let wrong = compiled("  SMQ7019: {limits: {length: 6 %}}\n");
        assert!(wrong.findings.iter().any(|f| f.message.key == "rules-limit-of-another-unit"));
    }

    #[test]
    fn what_is_none_of_a_rule_is_told() {
        for (rules, key) in [
            ("  SMQ1903: off\n", "resolve-unknown-rule"),
            ("  promise: off\n", "resolve-unknown-rule"),
            ("  unknown-reference: off\n", "rules-fault-not-set"),
            ("  SMQ7019: {limits: {lenght: 6 months}}\n", "rules-unknown-limit"),
            ("  graph: {limits: {length: 6 months}}\n", "rules-unknown-limit"),
        ] {
            let compilation = compiled(rules);
            assert!(compilation.findings.iter().any(|f| f.message.key == key), "{rules}");
        }
    }
}
