//! The pages of one language: what stands around each of them, and how it is laid out.

use std::collections::BTreeMap;
use std::sync::Mutex;

use minijinja::value::{Serde, Value};
use schemars::JsonSchema;
use serde::Serialize;

use super::atlas::Atlas;
use super::context::CONTEXT_VERSION;
use super::edition::Edition;
use super::look::LogoView;
use super::menu::{MenuItem, menu};
use super::template::{Form, Press};
use super::view::{ControlView, Links, Prose, Reader, control};
use super::{Artifact, OutputError};
use crate::language::Language;
use crate::model::Definition;

/// What every page carries beside its own content.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Frame {
    /// The language of the page: `fr`, `en`.
    pub lang: &'static str,
    /// For whom: `customer`, `staff`, `auditor`.
    pub edition: &'static str,
    /// The way to the folder of the language.
    pub base: String,
    /// The way to the folder of the site.
    pub root: String,
    /// The title of the System.
    pub system: Prose,
    /// The same page in each language.
    pub languages: Vec<LanguageLink>,
    /// The entries of the menu.
    #[schemars(with = "Vec<MenuItem>")]
    pub menu: Value,
    /// The day that everything is judged on.
    pub as_of: String,
    /// The version of the program.
    pub version: &'static str,
    pub control: ControlView,
    /// The version of what templates are given.
    pub context_version: u32,
    /// The System's logo.
    pub logo: Option<LogoView>,
}

/// The same page in a language.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LanguageLink {
    pub tag: &'static str,
    pub name: &'static str,
    pub href: String,
    pub current: bool,
}

/// A page: its frame and its content.
#[derive(Serialize)]
struct Context<'c, V> {
    page: Frame,
    view: &'c V,
}

/// The name of a language in itself.
pub const fn own_name(language: Language) -> &'static str {
    match language {
        Language::English => "English",
        Language::French => "Français",
    }
}

/// Where a page lies, and what it is about.
struct Place<'p> {
    /// Below the folder of its language.
    path: &'p str,
    /// The file of the menu's entry it belongs to.
    menu: &'p str,
    about: Option<&'p Definition>,
}

/// The sheets of one language.
pub struct Sheets<'s> {
    pub atlas: &'s Atlas<'s>,
    pub edition: &'s Edition,
    pub language: Language,
    press: Press,
    /// The menu by the folders above a page and the entry it belongs to: few differ.
    menus: Mutex<BTreeMap<(usize, String), Value>>,
}

impl<'s> Sheets<'s> {
    pub fn new(
        atlas: &'s Atlas<'s>,
        edition: &'s Edition,
        language: Language,
        form: Form,
    ) -> Result<Self, OutputError> {
        let press = Press::new(edition, language, form)?;
        Ok(Self { atlas, edition, language, press, menus: Mutex::default() })
    }

    /// A page of the site at a path below the folder of its language; `menu` is the file of the
    /// menu's entry it belongs to.
    pub fn html<V: Serialize>(
        &self,
        template: &str,
        path: &str,
        menu: &str,
        view: impl FnOnce(&Reader<'_>) -> V,
    ) -> Result<Artifact, OutputError> {
        self.print(template, &Place { path, menu, about: None }, view)
    }

    /// The page of a definition: its document control is that of the definition.
    pub fn html_of<V: Serialize>(
        &self,
        definition: &Definition,
        template: &str,
        path: &str,
        menu: &str,
        view: impl FnOnce(&Reader<'_>) -> V,
    ) -> Result<Artifact, OutputError> {
        self.print(template, &Place { path, menu, about: Some(definition) }, view)
    }

    /// A page whose document control is that of a definition, where it is about one.
    pub fn html_about<V: Serialize>(
        &self,
        about: Option<&Definition>,
        template: &str,
        path: &str,
        view: impl FnOnce(&Reader<'_>) -> V,
    ) -> Result<Artifact, OutputError> {
        self.print(template, &Place { path, menu: path, about }, view)
    }

    fn print<V: Serialize>(
        &self,
        template: &str,
        place: &Place<'_>,
        view: impl FnOnce(&Reader<'_>) -> V,
    ) -> Result<Artifact, OutputError> {
        let depth = place.path.matches('/').count();
        let reader = Reader::new(self.atlas, self.edition, self.language, Links::Site { depth });
        let view = view(&reader);
        let context = Context { page: self.frame(&reader, place), view: &view };
        let path = format!("{}/{}", self.language.tag(), place.path);
        Ok(Artifact::text(&path, self.press.print(template, &path, &context)?))
    }

    /// A Markdown file; all of a language lie in one folder.
    pub fn markdown<V: Serialize>(
        &self,
        template: &str,
        name: &str,
        view: impl FnOnce(&Reader<'_>) -> V,
    ) -> Result<Artifact, OutputError> {
        let reader = Reader::new(self.atlas, self.edition, self.language, Links::Markdown);
        let view = view(&reader);
        let context = Context {
            page: self.frame(&reader, &Place { path: name, menu: name, about: None }),
            view: &view,
        };
        let path = format!("markdown/{}/{name}", self.language.tag());
        let mut text = self.press.print(template, &path, &context)?;
        text.push_str(&self.press.print("control.md", &path, &context)?);
        Ok(Artifact::text(path, tidy(&text)))
    }

    fn menu(&self, reader: &Reader<'_>, base: &str, current: &str) -> Value {
        let new = || Value::from(Serde(menu(reader, base, current)));
        match self.menus.lock() {
            Ok(mut known) => known.entry((base.len(), current.to_owned())).or_insert_with(new).clone(),
            Err(_) => new(),
        }
    }

    fn frame(&self, reader: &Reader<'_>, place: &Place<'_>) -> Frame {
        let Place { path, menu: current, about } = *place;
        let base = "../".repeat(path.matches('/').count());
        let compilation = self.atlas.compilation;
        let system = compilation.model.system();
        let languages = self.edition.languages().iter().map(|language| LanguageLink {
            tag: language.tag(),
            name: own_name(*language),
            href: format!("{base}../{}/{path}", language.tag()),
            current: *language == self.language,
        });
        let root = format!("{base}../");
        let audience = self.edition.audience();
        Frame {
            lang: self.language.tag(),
            edition: audience.word(),
            system: system
                .as_ref()
                .map_or_else(|| reader.plain("smqc"), |system| reader.title(system.definition)),
            languages: languages.collect(),
            menu: self.menu(reader, &base, current),
            as_of: reader.formatter().date(compilation.as_of),
            version: env!("CARGO_PKG_VERSION"),
            control: control(reader, about),
            context_version: CONTEXT_VERSION,
            logo: LogoView::of(&compilation.look, &root),
            root,
            base,
        }
    }
}

/// At most one empty line in a row, none at the ends of lines or of the file.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut empty = 1;
    for line in text.lines().map(str::trim_end) {
        empty = if line.is_empty() { empty + 1 } else { 0 };
        if empty < 2 {
            out.push_str(line);
            out.push('\n');
        }
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}
