//! A user's Markdown as blocks and runs. Markup in it stays text; a link leads to the web or
//! nowhere; a picture is its description; lists end at a depth that every writer can follow.

use pulldown_cmark::{Event, Options, Tag, TagEnd};

use super::block::{Block, Cell, Column, Link, Look, Run, Table};
use crate::outputs::prose::{events, is_safe_address};
use crate::outputs::view::Prose;

/// Lists inside lists, at most.
const DEEPEST: usize = 4;

/// A text as blocks.
pub fn blocks(prose: &Prose) -> Vec<Block> {
    let mut builder = Builder { lang: prose.lang.clone(), ..Builder::default() };
    for event in events(prose.text.trim(), Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        builder.take(event);
    }
    builder.flush(None);
    builder.blocks
}

/// A text in one paragraph: its blocks run on.
pub fn runs(prose: &Prose) -> Vec<Run> {
    let mut runs = Vec::new();
    run_on(&blocks(prose), &mut runs);
    runs
}

/// A text without Markdown, as titles are.
pub fn plain(prose: &Prose) -> Vec<Run> {
    vec![Run { lang: prose.lang.clone(), ..Run::text(one_line(&prose.text)) }]
}

/// Without line breaks.
pub fn one_line(text: &str) -> String {
    text.split(['\n', '\r', '\t']).map(|part| part.trim_matches(' ')).collect::<Vec<_>>().join(" ")
}

fn run_on(blocks: &[Block], out: &mut Vec<Run>) {
    for block in blocks {
        if !out.is_empty() {
            out.push(Run::text(" "));
        }
        match block {
            Block::Heading { runs, .. } | Block::Paragraph { runs, .. } => out.extend(runs.iter().cloned()),
            Block::List { items, .. } => items.iter().for_each(|item| run_on(item, out)),
            Block::Table(table) => {
                for cell in table.rows.iter().flatten() {
                    out.extend(cell.runs.iter().cloned());
                    out.push(Run::text(" "));
                }
            }
            _ => {}
        }
    }
}

/// A list that is being read.
struct OpenList {
    start: Option<u64>,
    items: Vec<Vec<Block>>,
    /// The blocks in front of it, where it stands.
    before: Vec<Block>,
}

#[derive(Default)]
struct Builder {
    lang: Option<String>,
    /// Of the innermost open item, or of the text.
    blocks: Vec<Block>,
    runs: Vec<Run>,
    lists: Vec<OpenList>,
    /// Lists too deep to be kept as such.
    ignored: usize,
    rows: Vec<Vec<Cell>>,
    bold: usize,
    italic: usize,
    struck: usize,
    quotes: usize,
    links: Vec<Option<Link>>,
}

impl Builder {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.push(&text, false),
            Event::Code(code) => self.push(&code, true),
            Event::SoftBreak => self.push(" ", false),
            Event::HardBreak => self.push("\n", false),
            _ => {}
        }
    }

    fn push(&mut self, text: &str, code: bool) {
        self.runs.push(Run {
            text: text.to_owned(),
            bold: self.bold > 0,
            italic: self.italic > 0,
            struck: self.struck > 0,
            code,
            blank: false,
            link: self.links.last().cloned().flatten(),
            lang: self.lang.clone(),
        });
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Emphasis => self.italic += 1,
            Tag::Strong => self.bold += 1,
            Tag::Strikethrough => self.struck += 1,
            Tag::Link { dest_url, .. } => {
                let address = is_safe_address(dest_url).then(|| Link::Address(dest_url.to_string()));
                self.links.push(address);
            }
            Tag::BlockQuote(_) => {
                self.flush(None);
                self.quotes += 1;
            }
            Tag::List(start) => {
                self.flush(None);
                if self.lists.len() < DEEPEST && self.ignored == 0 {
                    let before = std::mem::take(&mut self.blocks);
                    self.lists.push(OpenList { start: *start, items: Vec::new(), before });
                } else {
                    self.ignored += 1;
                }
            }
            Tag::Table(_) => {
                self.flush(None);
                self.rows.clear();
            }
            Tag::TableHead | Tag::TableRow => self.rows.push(Vec::new()),
            Tag::TableCell | Tag::Image { .. } => {}
            _ => self.flush(None),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis => self.italic = self.italic.saturating_sub(1),
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            TagEnd::Strikethrough => self.struck = self.struck.saturating_sub(1),
            TagEnd::Link => {
                self.links.pop();
            }
            TagEnd::Heading(_) => self.flush(Some(Look::Label)),
            TagEnd::CodeBlock => self.flush(Some(Look::Code)),
            TagEnd::BlockQuote(_) => {
                self.flush(None);
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::Item => self.end_item(),
            TagEnd::List(_) => self.end_list(),
            TagEnd::TableCell => {
                let runs = std::mem::take(&mut self.runs);
                if let Some(row) = self.rows.last_mut() {
                    row.push(Cell::of(runs));
                }
            }
            TagEnd::Table => self.end_table(),
            TagEnd::TableHead | TagEnd::TableRow | TagEnd::Image => {}
            _ => self.flush(None),
        }
    }

    fn end_item(&mut self) {
        self.flush(None);
        if self.ignored > 0 {
            return;
        }
        let item = std::mem::take(&mut self.blocks);
        if let Some(list) = self.lists.last_mut() {
            list.items.push(item);
        }
    }

    fn end_list(&mut self) {
        if self.ignored > 0 {
            self.ignored -= 1;
            return;
        }
        if let Some(list) = self.lists.pop() {
            self.blocks = list.before;
            self.blocks.push(Block::List { start: list.start, items: list.items });
        }
    }

    fn end_table(&mut self) {
        let mut rows = std::mem::take(&mut self.rows);
        if rows.is_empty() {
            return;
        }
        let head = rows.remove(0);
        let width = u16::try_from(100 / head.len().max(1)).unwrap_or(1).max(1);
        let columns: Vec<Column> =
            head.iter().map(|cell| Column::text(super::block::letters(&cell.runs), width)).collect();
        for row in &mut rows {
            row.resize_with(columns.len(), Cell::default);
        }
        self.blocks.push(Block::Table(Table { about: String::new(), columns, rows }));
    }

    /// Ends the paragraph that is being read.
    fn flush(&mut self, look: Option<Look>) {
        let mut runs = std::mem::take(&mut self.runs);
        if let Some(last) = runs.last_mut().filter(|_| look == Some(Look::Code)) {
            last.text.truncate(last.text.trim_end().len());
        }
        if runs.iter().all(|run| run.text.trim().is_empty()) {
            return;
        }
        let plain = if self.quotes > 0 { Look::Quote } else { Look::Plain };
        self.blocks.push(Block::Paragraph { look: look.unwrap_or(plain), runs });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<Block> {
        blocks(&Prose { text: text.to_owned(), lang: None })
    }

    #[test]
    fn what_people_write_becomes_runs_and_blocks() {
        let found = of("We answer **within 2 days**.\n\n- [site](https://example.org/)\n- `code`");
        let Some(Block::Paragraph { look: Look::Plain, runs }) = found.first() else { panic!("{found:?}") };
        assert_eq!(runs[1], Run::bold("within 2 days"));
        let Some(Block::List { start: None, items }) = found.get(1) else { panic!("{found:?}") };
        let Block::Paragraph { runs, .. } = &items[0][0] else { panic!("{items:?}") };
        assert_eq!(runs[0].link, Some(Link::Address("https://example.org/".to_owned())));
        let Block::Paragraph { runs, .. } = &items[1][0] else { panic!("{items:?}") };
        assert_eq!(runs[0], Run::code("code"));
    }

    #[test]
    fn what_could_run_or_be_loaded_stays_text() {
        let hostile =
            ["[x](javascript:alert(1))", "![x](https://example.org/a.png)", "[x](data:text/html,a)"];
        for text in hostile {
            assert_eq!(of(text), [Block::paragraph("x")]);
        }
        assert_eq!(of("<script>alert(1)</script>"), [Block::paragraph("<script>alert(1)</script>")]);
    }

    fn depth(blocks: &[Block]) -> usize {
        let lists = blocks.iter().filter_map(|block| match block {
            Block::List { items, .. } => items.iter().map(|item| depth(item)).max(),
            _ => None,
        });
        lists.max().map_or(0, |inner| inner + 1)
    }

    #[test]
    fn tables_are_rectangles_and_lists_end_somewhere() {
        let found = of("| a | b |\n|---|---|\n| 1 |\n");
        let Some(Block::Table(table)) = found.first() else { panic!("{found:?}") };
        assert_eq!((table.columns.len(), table.rows[0].len()), (2, 2));
        let deep: String = (0..60).map(|i| format!("{}- x\n", "  ".repeat(i))).collect();
        assert_eq!(depth(&of(&deep)), DEEPEST);
    }
}
