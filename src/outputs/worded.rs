//! The words of our own templates: put in once per language, since they are the same on every page.

use super::prose;
use super::template::Form;
use crate::language::Speaker;

/// A template of ours with its words put in: they are the same on every page of a language. Words that
/// the engine could take for more than words, or trim, are left to it.
pub fn worded(template: &str, form: Form, speaker: &Speaker) -> String {
    let mut text = String::with_capacity(template.len() * 2);
    let mut rest = template;
    while let Some(at) = rest.find(WORD) {
        let (before, call) = rest.split_at(at);
        text.push_str(before);
        let words = key_of(call).and_then(|(key, after)| Some((speaker.find(key)?, after)));
        let plain = |words: &str| !words.is_empty() && words.trim() == words && !words.contains(['{', '\n']);
        if let Some((words, after)) = words.filter(|(words, _)| plain(words)) {
            match form {
                Form::Html => text.push_str(&prose::escape(&words)),
                Form::Markdown => text.push_str(&prose::escape_markdown(&words)),
            }
            rest = after;
        } else {
            text.push_str(WORD);
            rest = call.get(WORD.len()..).unwrap_or_default();
        }
    }
    text + rest
}

/// How templates of ours print words.
const WORD: &str = "{{ word(";

/// The key of `{{ word("key") }}`, and what follows.
fn key_of(call: &str) -> Option<(&str, &str)> {
    let quoted = call.strip_prefix(WORD)?;
    let quote = quoted.chars().next().filter(|sign| ['"', '\''].contains(sign))?;
    let (key, after) = quoted.get(1..)?.split_once(quote)?;
    Some((key, after.strip_prefix(") }}")?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn words_are_put_into_our_templates_as_the_engine_would_print_them() {
        let french = Speaker::new(Language::French, "fr");
        let put = |template: &str| worded(template, Form::Html, &french);
        assert_eq!(put("<b>{{ word(\"kind-promise\") }}</b>{{ x }}"), "<b>Promesse</b>{{ x }}");
        assert_eq!(put("a=\"{{ word('kind-promise') }}\""), "a=\"Promesse\"");
        // What begins with a space could be trimmed, what is unknown is told, what is worked out is left.
        for left in [
            "{{ word(\"page-colon\") }}",
            "{{ word(\"no-such-word\") }}",
            "{{ word(name) }}",
            "{{ word(\"kind-promise\")|css }}",
            "{{- word(\"kind-promise\") }}",
            "{{ word(\"kind-promise",
        ] {
            assert_eq!(put(left), left);
        }
        assert_eq!(worded("{{ word(\"kind-promise\") }}", Form::Markdown, &french), "Promesse");
    }
}
