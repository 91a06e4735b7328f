//! A page from one `<` to the next: each begins a tag, a remark or a document type that ends before
//! the next one, and no tag has more attributes than can be told apart in time.

/// The most attributes of a tag.
const ATTRIBUTES: usize = 200;

/// The first stretch that is none of these.
pub fn strange_stretch(page: &str) -> Option<String> {
    let strange = page.split('<').skip(1).find(|stretch| !is_whole(stretch))?;
    Some(format!("<{}", strange.chars().take(12).collect::<String>()))
}

fn is_whole(stretch: &str) -> bool {
    let begins = |text: &str| text.starts_with(|c: char| c.is_ascii_alphabetic());
    match stretch.strip_prefix("!--") {
        Some(remark) => remark.contains("-->"),
        None if begins(stretch) || stretch.strip_prefix('/').is_some_and(begins) => is_whole_tag(stretch),
        None => stretch.starts_with(['!', '?', '/']) && stretch.contains('>'),
    }
}

/// Where one is in a tag.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Name,
    Between,
    Key,
    BehindKey,
    BeforeValue,
    Quoted(char),
    Value,
}

/// Whether a tag ends, after not too many attributes; as the standard of HTML takes tags apart.
fn is_whole_tag(tag: &str) -> bool {
    let (mut place, mut attributes) = (Place::Name, 0_usize);
    for sign in tag.chars() {
        let blank = matches!(sign, ' ' | '\t' | '\n' | '\r' | '\u{c}');
        let quoted = matches!(place, Place::Quoted(_));
        place = match (place, sign) {
            (Place::Quoted(mark), _) if sign == mark => Place::Between,
            (_, '>') if !quoted => return true,
            (Place::Name | Place::Between | Place::Key | Place::BehindKey, '/') => Place::Between,
            (Place::Name | Place::Value, _) if blank => Place::Between,
            (Place::BeforeValue, '"' | '\'') => Place::Quoted(sign),
            (Place::BeforeValue, _) if !blank => Place::Value,
            (Place::Key | Place::BehindKey, '=') => Place::BeforeValue,
            (Place::Between | Place::BehindKey, _) if !blank => {
                attributes += 1;
                if attributes > ATTRIBUTES {
                    return false;
                }
                Place::Key
            }
            (Place::Key, _) if blank => Place::BehindKey,
            _ => place,
        };
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_are_whole() {
        for page in [
            "",
            "text only",
            "<!doctype html><p>x</p>",
            "<p title=\"a > b\" x = 'y>' z=1/><br/>",
            "<a href=x/y>x</a><!-- > x -->",
            "<input disabled hidden>",
        ] {
            assert_eq!(strange_stretch(page), None, "{page}");
        }
        for page in ["a < b", "<p title=\"<\">", "<p", "<p title='>", "<!-- <p> -->", "<", "<3", "</"] {
            assert!(strange_stretch(page).is_some(), "{page}");
        }
    }

    /// A page of sixty million bytes may hold a tag of ten million attributes.
    #[test]
    fn a_tag_has_attributes_that_can_be_told_apart() {
        let many = |n: usize| format!("<p {}>", (0..n).map(|i| format!("a{i}=1 ")).collect::<String>());
        assert_eq!(strange_stretch(&many(150)), None);
        assert!(strange_stretch(&many(10_000)).is_some());
        // A `=` that stands first is a name, and what follows is no value.
        assert!(strange_stretch(&format!("<p = \"{}\">", "a ".repeat(10_000))).is_some());
    }
}
