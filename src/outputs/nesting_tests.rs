//! Whether every element of a page is closed where it was opened, as a browser takes the page apart: a
//! text that closed an element of ours would leave an end too many.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, EndTag, Tag, TagToken, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

/// Elements that have no end.
const VOID: [&str; 13] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

#[derive(Default)]
struct Nesting {
    open: RefCell<Vec<String>>,
    fault: RefCell<Option<String>>,
}

impl TokenSink for Nesting {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        match token {
            TagToken(tag) => self.tag(&tag),
            _ => TokenSinkResult::Continue,
        }
    }
}

impl Nesting {
    fn tag(&self, tag: &Tag) -> TokenSinkResult<()> {
        let name = tag.name.to_string();
        if tag.kind == EndTag {
            let open = self.open.borrow_mut().pop();
            if open.as_ref() != Some(&name) {
                let open = open.map_or_else(|| "nothing".to_owned(), |open| format!("<{open}>"));
                self.fault.borrow_mut().get_or_insert_with(|| format!("</{name}> closes {open}"));
            }
            return TokenSinkResult::Continue;
        }
        if tag.self_closing || VOID.contains(&name.as_str()) {
            return TokenSinkResult::Continue;
        }
        let inside = match name.as_str() {
            "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
            "style" => TokenSinkResult::RawData(RawKind::Rawtext),
            "script" => TokenSinkResult::RawData(RawKind::ScriptData),
            _ => TokenSinkResult::Continue,
        };
        self.open.borrow_mut().push(name);
        inside
    }
}

/// The first element that is not closed where it should be.
pub fn fault_in_nesting(page: &str) -> Option<String> {
    let tokenizer = Tokenizer::new(Nesting::default(), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(page));
    while !input.is_empty() {
        let _ = tokenizer.feed(&input);
    }
    tokenizer.end();
    let Nesting { open, fault } = tokenizer.sink;
    let left = open.into_inner().pop().map(|name| format!("<{name}> is not closed"));
    fault.into_inner().or(left)
}

#[test]
fn an_end_too_many_and_one_too_few_are_found() {
    assert_eq!(fault_in_nesting("<p>a<br>b <textarea><b></textarea></p><svg><path d=''/></svg>"), None);
    let closed_early = "<form><textarea>x</textarea>y</textarea></form>";
    assert_eq!(fault_in_nesting(closed_early).as_deref(), Some("</textarea> closes <form>"));
    // As many ends as beginnings, and still a field that a text opened and closed.
    let both = "<form><textarea>x</textarea><p><textarea></p></textarea></form>";
    assert_eq!(fault_in_nesting(both).as_deref(), Some("</form> closes <p>"));
    assert_eq!(fault_in_nesting("<td>a</td></td>").as_deref(), Some("</td> closes nothing"));
    assert_eq!(fault_in_nesting("<td>a").as_deref(), Some("<td> is not closed"));
}
