//! The filters, tests and functions that templates have: those of the engine that let no unescaped
//! text through, and ours. Those of a project have fewer: none that makes much of little.

use minijinja::value::{Rest, Value, ValueKind};
use minijinja::{Environment, Error, State, filters, functions, tests};

use super::fault::Refusal;

/// The filters of the engine that templates of a project may use.
pub const FILTERS: &[&str] = &[
    "abs",
    "capitalize",
    "default",
    "dictsort",
    "first",
    "int",
    "items",
    "join",
    "last",
    "length",
    "list",
    "lower",
    "map",
    "max",
    "min",
    "reject",
    "rejectattr",
    "reverse",
    "round",
    "select",
    "selectattr",
    "sort",
    "string",
    "title",
    "trim",
    "unique",
    "upper",
];

/// The tests of the engine.
pub const TESTS: &[&str] = &[
    "boolean",
    "defined",
    "divisibleby",
    "endingwith",
    "eq",
    "equalto",
    "even",
    "false",
    "ge",
    "greaterthan",
    "gt",
    "in",
    "int",
    "integer",
    "iterable",
    "le",
    "lessthan",
    "lower",
    "lt",
    "mapping",
    "ne",
    "none",
    "number",
    "odd",
    "sequence",
    "startingwith",
    "string",
    "true",
    "undefined",
    "upper",
];

/// What templates of a project can call; `loop` and `super` are the engine's own.
pub const FUNCTIONS: &[&str] = &["caller", "loop", "range", "super", "word"];

/// The longest text that `join` makes.
const LONGEST: usize = 1 << 20;

/// Units of work that filters may do while a page is made: an item of a list, a byte of a text.
const MOST_WORK: usize = if cfg!(test) { 20_000_000 } else { 200_000_000 };

/// Work done so far.
struct Work(usize);

/// Gives templates the filters, tests and functions of the engine.
pub fn equip(environment: &mut Environment<'static>) {
    macro_rules! add {
        ($($name:ident)*) => {
            $(add_counted(environment, stringify!($name), Value::from_function(filters::$name));)*
        };
    }
    add!(abs batch bool capitalize chain default dictsort first float groupby indent int items last length
        lines list lower map max min reject rejectattr replace reverse round select selectattr slice sort split
        string sum title trim unique upper zip);
    add_counted(environment, "join", Value::from_function(join));
    environment.add_function("range", functions::range);
    environment.add_function("dict", functions::dict);
    environment.add_function("namespace", functions::namespace);
    environment.add_test("boolean", tests::is_boolean);
    environment.add_test("defined", tests::is_defined);
    environment.add_test("divisibleby", tests::is_divisibleby);
    environment.add_test("endingwith", tests::is_endingwith);
    for name in ["eq", "equalto", "=="] {
        environment.add_test(name, tests::is_eq);
    }
    environment.add_test("even", tests::is_even);
    environment.add_test("false", tests::is_false);
    for name in ["ge", ">="] {
        environment.add_test(name, tests::is_ge);
    }
    for name in ["gt", "greaterthan", ">"] {
        environment.add_test(name, tests::is_gt);
    }
    environment.add_test("in", tests::is_in);
    environment.add_test("int", tests::is_integer);
    environment.add_test("integer", tests::is_integer);
    environment.add_test("iterable", tests::is_iterable);
    for name in ["le", "<="] {
        environment.add_test(name, tests::is_le);
    }
    for name in ["lt", "lessthan", "<"] {
        environment.add_test(name, tests::is_lt);
    }
    environment.add_test("lower", tests::is_lower);
    environment.add_test("mapping", tests::is_mapping);
    for name in ["ne", "!="] {
        environment.add_test(name, tests::is_ne);
    }
    environment.add_test("none", tests::is_none);
    environment.add_test("number", tests::is_number);
    environment.add_test("odd", tests::is_odd);
    environment.add_test("sequence", tests::is_sequence);
    environment.add_test("startingwith", tests::is_startingwith);
    environment.add_test("string", tests::is_string);
    environment.add_test("true", tests::is_true);
    environment.add_test("undefined", tests::is_undefined);
    environment.add_test("upper", tests::is_upper);
}

/// A filter whose work is counted: the engine counts a step, however long the list.
fn add_counted(environment: &mut Environment<'static>, name: &'static str, filter: Value) {
    let counted = move |state: &mut State<'_, '_>, arguments: Rest<Value>| {
        let more = arguments.iter().map(size).fold(1, usize::saturating_add);
        let work = state.get_or_insert_extension(Work(0));
        work.0 = work.0.saturating_add(more);
        if work.0 > MOST_WORK {
            return Err(Refusal::TooMuch.into());
        }
        filter.call(state, &arguments)
    };
    environment.add_filter(name, counted);
}

/// How much there is to do with a value. A stretch of numbers does not say how long it is: it is
/// counted.
fn size(value: &Value) -> usize {
    let counted = || match value.kind() {
        ValueKind::Iterable => value.try_iter().map_or(0, Iterator::count),
        _ => 0,
    };
    value.as_str().map_or_else(|| value.len().unwrap_or_else(counted), str::len)
}

/// The items one behind the other, with a text between them; never a safe text, and never long.
fn join(items: Value, between: Rest<String>) -> Result<Value, Error> {
    let between = between.first().map_or("", String::as_str);
    let mut out = String::new();
    for (i, item) in items.try_iter()?.enumerate() {
        if i > 0 {
            out.push_str(between);
        }
        match item.as_str() {
            Some(text) => out.push_str(text),
            None if super::fault::is_printable(&item) => out.push_str(&item.to_string()),
            None => return Err(Refusal::Compound.into()),
        }
        if out.len() > LONGEST {
            return Err(Refusal::TooMuch.into());
        }
    }
    Ok(Value::from(out))
}

#[cfg(test)]
mod tests_of_the_lists {
    use super::*;

    /// What the messages and the reference list is what templates have.
    #[test]
    fn the_lists_are_those_of_the_engine() {
        let mut environment = Environment::empty();
        equip(&mut environment);
        let state = || environment.empty_state();
        for name in FILTERS {
            let known = state().apply_filter(name, &[]).err().map(|error| error.kind());
            assert_ne!(known, Some(minijinja::ErrorKind::UnknownFilter), "{name}");
        }
        for name in TESTS {
            let known = state().perform_test(name, &[]).err().map(|error| error.kind());
            assert_ne!(known, Some(minijinja::ErrorKind::UnknownTest), "{name}");
        }
        for name in ["safe", "escape", "e", "format", "pprint"] {
            let known = state().apply_filter(name, &[]).err().map(|error| error.kind());
            assert_eq!(known, Some(minijinja::ErrorKind::UnknownFilter), "{name}");
        }
    }
}
