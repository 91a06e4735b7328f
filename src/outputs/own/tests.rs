//! Templates of a project: what they may change, and what becomes of the mistakes in them.

use jiff::civil::Date;

use crate::compile::{Compilation, Depth, compile};
use crate::diagnostic::{Diagnostic, Severity};
use crate::language::{Language, Speaker};
use crate::outputs::{Artifact, Edition, make_all, proof};
use crate::report::{Style, finding_text};
use crate::world::{MOST_TEMPLATES, MemoryWorld};

const SYSTEM: &str = "kind: System\nid: s\ntitle: Qualité & <soin>\nsmqc: 1\norganisation: O\nlanguages: [fr]\ntimezone: Europe/Brussels\nstandards: [{standard: \"ISO 10001:2018\"}]\n---\nkind: Role\nid: boss\ntitle: \"javascript:alert(1)\"\nheld_by: 1 person\n---\nkind: Promise\nid: fast\ntitle: Vite\nowner: boss\nstatement: \"Une **réponse** en deux jours, <script>alert(1)</script>.\"\n";

fn compiled(templates: &[(&str, &str)]) -> Compilation {
    let mut world = MemoryWorld::new(Date::constant(2026, 3, 31)).with_definition("smq.yaml", SYSTEM);
    for (name, text) in templates {
        world = world.with_asset(&format!("templates/{name}"), *text);
    }
    compile(&world, Depth::Data).expect("a world in memory can be read")
}

/// The pages, or what is wrong with the templates.
fn made(templates: &[(&str, &str)]) -> (Compilation, Result<Vec<Artifact>, Diagnostic>) {
    let mut compilation = compiled(templates);
    let made = make_all(&compilation, &Edition::of(&compilation, Speaker::new));
    let made = made.map_err(|error| error.finding(&mut compilation).expect("a finding"));
    (compilation, made)
}

fn page(templates: &[(&str, &str)], path: &str) -> String {
    let (compilation, made) = made(templates);
    let artifacts = made.unwrap_or_else(|fault| panic!("{}", told(&compilation, &fault)));
    let artifact = artifacts.into_iter().find(|own| own.path == path);
    String::from_utf8(artifact.unwrap_or_else(|| panic!("no {path}")).bytes).expect("UTF-8")
}

fn told(compilation: &Compilation, finding: &Diagnostic) -> String {
    let speaker = Speaker::new(Language::English, "en");
    finding_text(finding, &compilation.files, &speaker, Style::Plain)
}

/// Where the fault of a template stands, and its key.
fn fault(name: &str, text: &str) -> (String, &'static str) {
    let (compilation, made) = made(&[(name, text)]);
    let Err(fault) = made else { panic!("{text} is made") };
    for language in Language::ALL {
        let speaker = Speaker::new(language, "fr");
        assert!(speaker.attribute(&fault.message, "fix").is_some(), "{}", fault.message.key);
        let said = finding_text(&fault, &compilation.files, &speaker, Style::Plain);
        assert!(!said.contains("{$") && !said.contains("???"), "{said}");
    }
    let place = fault.span.and_then(|span| compilation.files.locate(span));
    let (path, place) = place.expect("a place");
    (format!("{path}:{}:{}", place.line, place.column), fault.message.key)
}

#[test]
fn a_template_of_the_project_stands_in_for_ours_and_may_keep_the_rest() {
    let own = "{# smqc-context: 1 #}\n{% extends \"smqc/overview.html\" %}\n{% block title %}Chez nous{% endblock %}\n";
    let html = page(&[("overview.html", own)], "auditor/fr/index.html");
    assert!(html.contains("<title>Chez nous</title>"), "{html}");
    assert!(html.contains("Qualité &amp; &lt;soin&gt;"), "{html}");
    // The frame of all pages, with a part of our own.
    let base = "{% extends \"smqc/base.html\" %}{% block main %}{% include \"line.html\" %}{{ super() }}{% endblock %}";
    let templates = [("base.html", base), ("line.html", "<p class=\"own\">{{ page.as_of }}</p>")];
    assert!(proof(&compiled(&templates)).is_empty(), "{:?}", proof(&compiled(&templates)));
    // A page that fills the block itself goes before the frame.
    assert!(!page(&templates, "auditor/fr/role/boss.html").contains("class=\"own\""));
    let whole = "<!doctype html><title>x</title><h1>{{ view.title.text }}</h1>{{ view.statement.text|prose if view.statement else '' }}";
    let html = page(&[("definition.html", whole)], "auditor/fr/promise/fast.html");
    assert!(html.contains("<strong>réponse</strong>") && html.contains("&lt;script&gt;"), "{html}");
}

#[test]
fn a_mistake_is_told_at_its_line_and_column() {
    let line = |text: &str| format!("<h1>\n  {text}</h1>");
    let mut wrong = Vec::new();
    for (text, column, key) in [
        ("{{ view.titel.text }}", 11, "template-undefined"),
        ("{{ veiw.title }}", 6, "template-undefined"),
        ("{{ view.title.txt }}", 17, "template-undefined"),
        ("{{ view.title.text|uper }}", 22, "template-unknown-filter"),
        ("{{ view.title.text|safe }}", 22, "template-escape"),
        ("{% autoescape false %}x{% endautoescape %}", 17, "template-escape"),
        ("{% if view.id is oddd %}{% endif %}", 0, "template-unknown-test"),
        ("{{ wrod('page-menu') }}", 6, "template-unknown-function"),
        ("{{ word('page-menuu') }}", 0, "template-no-words"),
        ("{% include \"prats.html\" %}", 14, "template-unknown-name"),
        ("{% extends \"definition.html\" %}", 14, "template-itself"),
        ("{% include view.id %}", 14, "template-worked-out-name"),
        ("{% fro x in view.fields %}{% endfor %}", 0, "template-syntax-statement"),
        ("{% elseif view.id %}", 6, "template-syntax-statement"),
        ("{{ view.title.text ", 3, "template-syntax-unclosed"),
        ("{% if view.id %}", 6, "template-syntax-open"),
        ("{% if view.id %}{% for x in view.fields %}{% endif %}", 48, "template-syntax-other-end"),
        ("{% endfor %}", 6, "template-syntax-idle-end"),
        ("{% if view.id ", 3, "template-syntax-unclosed"),
        ("{% set x %}", 6, "template-syntax-open"),
        ("{% raw %}{% if view.id %}", 6, "template-syntax-open"),
        ("{# remark", 3, "template-syntax-unclosed"),
        ("{{ word('page-menu) }}", 0, "template-syntax-quote"),
        ("{% if view.id && view.id %}{% endif %}", 17, "template-syntax-sign"),
        ("{% if view.id = 'x' %}{% endif %}", 17, "template-syntax-equals"),
        ("{{ view.id }", 3, "template-syntax-unclosed"),
        ("{% if view.id %}{% else if view.id %}{% endif %}", 27, "template-syntax-statement"),
        ("{% for x of view.fields %}{% endfor %}", 12, "template-syntax-unexpected"),
        ("{% block a %}{% endblock %}{% block a %}{% endblock %}", 0, "template-block-twice"),
        ("{% macro m() %}{% block a %}{% endblock %}{% endmacro %}", 0, "template-block-in-macro"),
        ("{% import 'parts.html' as p %}{{ p.txet(view.title) }}", 38, "template-unknown-macro"),
        ("{% from 'parts.html' import txet %}", 31, "template-unknown-macro"),
        ("{% import 'parts.html' as p %}{{ p.text() }}", 38, "template-macro-arguments"),
        ("{% for x in view.id %}{{ x }}{% endfor %}", 15, "template-not-a-list"),
        ("{{ view.fields|upper }}", 0, "template-compound"),
        ("{{ view.title }}", 0, "template-compound"),
        ("{{ view.version }}", 0, "template-absent"),
        ("{{ view.id ~ view.id }}", 6, "template-joins"),
        ("{% set x = view.id %}{{ [x, x]|length }}", 0, "template-nests"),
        ("{{ view.id|drawing }}", 0, "template-not-a-drawing"),
    ] {
        let (place, found) = fault("definition.html", &line(text));
        let expected = format!("templates/definition.html:2:{column}");
        let placed = place == expected || column == 0 && place.starts_with("templates/definition.html:");
        if found != key || !placed {
            wrong.push(format!("{text}: {found} at {place}"));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn nothing_that_is_written_is_lost() {
    for (text, place, key) in [
        ("\n{% block contents %}x{% endblock %}", "2:10", "template-unknown-block"),
        ("\n<p>x</p>", "2:1", "template-lost"),
        ("{{ page.as_of }}", "1:37", "template-lost"),
        ("{% include \"control.html\" %}", "1:45", "template-lost"),
        ("\n{% extends \"smqc/base.html\" %}", "2:12", "template-extends-twice"),
    ] {
        let own = format!("{{% extends \"smqc/charter.html\" %}}{text}");
        let (found, told) = fault("charter.html", &own);
        assert_eq!((found.as_str(), told), (&*format!("templates/charter.html:{place}"), key), "{text}");
    }
    // Blocks of ours, a block within a block, what is set and macros: all of it comes out.
    let own = "{% extends \"smqc/charter.html\" %}\n{% set own = \"y\" %}\n{% macro m() %}z{% endmacro %}\n{% block opening %}{% block mine %}x{{ own }}{{ m() }}{% endblock %}{% endblock %}\n";
    assert!(page(&[("charter.html", own)], "customer/fr/index.html").contains("xyz"));
    // A block of a template of the project counts as well.
    let base = "{% extends \"smqc/base.html\" %}{% block main %}{% block mine %}{% endblock %}{% endblock %}";
    let page_of_ours = "{% extends \"base.html\" %}{% block mine %}xyz{% endblock %}";
    let templates = [("base.html", base), ("glossary.html", page_of_ours)];
    assert!(page(&templates, "auditor/fr/glossary.html").contains("xyz"));
}

/// Where the engine does not say where it stopped, the template is told that the page was begun with.
#[test]
fn a_page_that_is_too_long_is_told_in_its_template() {
    let long = "x".repeat(100_000);
    let text = format!("{{% for a in range(5000) %}}{long}{{% endfor %}}");
    let (place, key) = fault("definition.html", &text);
    assert_eq!((place.as_str(), key), ("templates/definition.html:1:1", "template-output"));
}

#[test]
fn what_our_templates_miss_in_those_of_the_project_is_told() {
    let (compilation, made) = made(&[("parts.html", "{% macro text(t) %}{{ t.text }}{% endmacro %}")]);
    let said = told(&compilation, &made.expect_err("parts are missing"));
    assert!(said.contains("smqc/") && said.contains("parts.html"), "{said}");
}

#[test]
fn no_template_brings_a_script() {
    for (text, key) in [
        ("<script>alert(1)</script>", "template-brings"),
        ("<script src=\"https://example.org/x.js\"></script>", "template-brings"),
        ("<p onclick=\"alert(1)\">x</p>", "template-brings"),
        ("<a href=\"{{ view.title.text }}\">x</a>", "template-brings"),
        ("<img src=\"https://example.org/x.png\">", "template-brings"),
        ("<style>@import 'https://example.org/x.css';</style>", "template-brings"),
    ] {
        assert_eq!(fault("definition.html", text).1, key, "{text}");
    }
    assert_eq!(fault("kind.md", "<script>alert(1)</script>").1, "template-brings");
}

#[test]
fn a_template_that_runs_away_is_stopped() {
    let long = "x".repeat(100_000);
    for text in [
        "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}".to_owned(),
        "{% for a in range(100000) %}{% for b in range(100000) %}x{% endfor %}{% endfor %}".to_owned(),
        "{% macro f(n) %}{% if n > 0 %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}xxxx{% endmacro %}{{ f(60) }}"
            .to_owned(),
        "{% set x = 'xxxxxxxx' %}".to_owned() + &"{% set x %}{{ x }}{{ x }}{% endset %}".repeat(60),
        format!("{{% for a in range(100000) %}}{long}{{% endfor %}}"),
        format!("{{% set x %}}{{% for a in range(100000) %}}{long}{{% endfor %}}{{% endset %}}"),
        "{% set x = '' %}{% for a in range(100000) %}{{ range(100000)|join(view.id)|length }}{% endfor %}"
            .to_owned(),
        "{% for a in range(100000) %}{{ range(100000)|sort|length }}{% endfor %}".to_owned(),
        format!("<p {{% for i in range(90000) %}} a{{{{ i }}}}=1{{% endfor %}}>{long}"),
        format!("{{{{ {}1 }}}}", "not ".repeat(20_000)),
        format!("{{{{ {}1 }}}}", "-".repeat(60_000)),
        format!("{{{{ 'x'{} }}}}", "|upper".repeat(15_000)),
        format!("{{{{ {}1 }}}}", "1 if 1 else ".repeat(9_000)),
        format!("{{% if 0 %}}{}{{% endif %}}", "{% elif 0 %}".repeat(9_000)),
        format!("{}{}", "{% if 1 %}".repeat(4_000), "{% endif %}".repeat(4_000)),
        "{% include \"line.html\" %}".to_owned(),
    ] {
        let name = if text.contains("line.html") { "line.html" } else { "definition.html" };
        let extra = [("definition.html", "{% include \"line.html\" %}"), (name, text.as_str())];
        let templates = if name == "line.html" { &extra[..] } else { &extra[1..] };
        let (compilation, made) = made(templates);
        let Err(fault) = made else { panic!("{} is made", &text[..text.len().min(80)]) };
        assert!(["SMQ0603", "SMQ0604", "SMQ0605"].contains(&fault.code.0), "{}", told(&compilation, &fault));
    }
}

#[test]
fn a_template_that_keeps_ours_with_super_leaves_every_page_its_steps() {
    // Pages that it has no part in are made as if it were not there; those that it has a part in have
    // room for more than this small system.
    let own = "{% extends \"smqc/base.html\" %}{% block main %}<p>x</p>{{ super() }}{% endblock %}";
    let roles = (0..40).map(|n| format!("---\nkind: Role\nid: r{n}\ntitle: R{n}\nheld_by: 1 person\n"));
    let system = format!("{SYSTEM}{}", roles.collect::<String>());
    for name in ["recourse.html", "base.html"] {
        let own = own.replace("base.html", name);
        let world = MemoryWorld::new(Date::constant(2026, 3, 31))
            .with_definition("smq.yaml", system.as_str())
            .with_asset(&format!("templates/{name}"), own.as_str());
        let mut compilation = compile(&world, Depth::Data).expect("a world in memory can be read");
        let made = make_all(&compilation, &Edition::of(&compilation, Speaker::new));
        let fault = made.err().map(|error| error.finding(&mut compilation).expect("a finding"));
        assert!(fault.is_none(), "{name}: {}", told(&compilation, &fault.expect("a fault")));
    }
    let templates = super::OwnTemplates::of(&compiled(&[("parts.html", "")]));
    assert!(templates.has_part_in("overview.html") && templates.has_part_in("parts.html"));
    let templates = super::OwnTemplates::of(&compiled(&[("recourse.html", "")]));
    assert!(!templates.has_part_in("document.html") && templates.has_part_in("recourse.html"));
}

#[test]
fn a_template_without_anything_in_it_is_told_unless_it_says_so() {
    let keys = |text: &str| {
        let found = proof(&compiled(&[("overview.html", text)]));
        found.iter().map(|finding| finding.message.key).collect::<Vec<_>>()
    };
    assert_eq!(keys(""), ["template-empty"]);
    assert_eq!(keys(" \n"), ["template-empty"]);
    assert_eq!(keys("{# none #}"), Vec::<&str>::new());
}

#[test]
fn no_text_of_ours_is_longer_than_is_reckoned_with() {
    let none = super::OwnTemplates::default();
    for (name, text) in crate::outputs::template::TEMPLATES {
        let own = super::Own {
            name: (*name).to_owned(),
            text: (*text).to_owned(),
            file: compiled(&[]).files.add_aside(crate::world::SourceFile::built_in(*name, text)),
        };
        let longest = super::inspect::inspect(&own, &none).texts.any;
        assert!(longest <= super::LONGEST_BUILT_IN, "{name}: {longest}");
    }
}

#[test]
fn a_page_of_ten_thousand_rows_is_made() {
    let rows = "{% macro row(n) %}<tr><td>{{ n }}</td><td>{{ view.id }}</td></tr>{% endmacro %}<table>{% for n in range(10000) %}{{ row(n) }}{% endfor %}</table>";
    let html = page(&[("definition.html", rows)], "auditor/fr/role/boss.html");
    assert_eq!(html.matches("<tr>").count(), 10_000);
}

#[test]
fn files_that_change_nothing_and_files_that_cannot_be_read_are_told() {
    let compilation = compiled(&[("overveiw.html", "x")]);
    let found = proof(&compilation);
    let said = told(&compilation, &found[0]);
    assert!(
        found.len() == 1 && found[0].severity == Severity::Warning && said.contains("overview.html"),
        "{said}"
    );
    let found = proof(&compiled(&[("base.html", "{# smqc-context: 7 #}{% extends \"smqc/base.html\" %}")]));
    assert_eq!(found.iter().map(|own| own.code.0).collect::<Vec<_>>(), ["SMQ0606"]);

    let codes = |world: MemoryWorld| {
        let world = world.with_definition("smq.yaml", SYSTEM);
        let compilation = compile(&world, Depth::Definitions).expect("a world in memory can be read");
        compilation.findings.iter().filter(|own| own.code.0 == "SMQ0601").count()
    };
    let world = || MemoryWorld::new(Date::constant(2026, 3, 31));
    assert_eq!(codes(world().with_asset("templates/base.html", &b"caf\xe9"[..])), 1);
    assert_eq!(codes(world().with_asset("templates/base.html", vec![b'x'; 200_000])), 1);
    let many = (0..MOST_TEMPLATES + 5)
        .fold(world(), |world, i| world.with_asset(&format!("templates/{i}.html"), "x"));
    assert_eq!(codes(many), 1);
    assert_eq!(codes(world().with_asset("templates/base.html", "x")), 0);
}
