//! The encoding of a file, from its first bytes.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::blocks::Trouble;
use super::bytes::Encoded;
use super::stretch::breaks_in;
use crate::language::Message;

/// The encoding of a file, and what had to be found out.
pub struct Decided {
    pub encoded: Encoded,
    pub detected: Option<Message>,
    /// Nothing but ASCII so far: what follows may prove another encoding.
    pub open: bool,
}

/// Whether a name is that of an encoding known here.
pub fn is_encoding(name: &str) -> bool {
    Encoding::for_label(name.trim().as_bytes()).is_some()
}

/// The encoding declared, or that of the byte-order mark; without either, UTF-8 where the bytes are
/// UTF-8 and windows-1252 elsewhere.
///
/// # Errors
/// Bytes that are not in the declared encoding.
pub fn decide(head: &[u8], whole: bool, declared: Option<&str>) -> Result<Decided, Trouble> {
    let marked = marked(head);
    let body = head.get(marked.map_or(0, |marked| marked.mark)..).unwrap_or_default();
    // An unknown name was reported with the definition.
    let known = |name: &str| Encoding::for_label(name.trim().as_bytes());
    let Some((name, encoding)) = declared.and_then(|name| Some((name, known(name)?))) else {
        return Ok(undeclared(body, whole, marked));
    };
    let wide = [UTF_16LE, UTF_16BE];
    let encoded = match marked {
        Some(marked)
            if marked.encoding == encoding || wide.contains(&encoding) && wide.contains(&marked.encoding) =>
        {
            marked
        }
        _ => Encoded { encoding, mark: 0 },
    };
    let wrong = first_wrong(body, whole);
    if encoding == UTF_8 {
        if let Some(at) = wrong {
            return Err((Message::new("data-not-utf8"), line_of(body, at)));
        }
    } else if !wide.contains(&encoding) && wrong.is_none() && !body.is_ascii() {
        // Letters of another encoding hardly ever make up UTF-8 by chance.
        let first = body.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
        let message = Message::new("data-is-utf8").with("encoding", name);
        return Err((message, line_of(body, first)));
    }
    let mark = if marked.is_some_and(|marked| marked.encoding == UTF_8) { 3 } else { encoded.mark };
    Ok(Decided { encoded: Encoded { mark, ..encoded }, detected: None, open: false })
}

fn undeclared(body: &[u8], whole: bool, marked: Option<Encoded>) -> Decided {
    let detected = |encoding: &'static Encoding| {
        Some(Message::new("data-detected-encoding").with("encoding", encoding.name().to_lowercase()))
    };
    if let Some(encoded) = marked {
        let detected = if encoded.encoding == UTF_8 { None } else { detected(encoded.encoding) };
        return Decided { encoded, detected, open: false };
    }
    let zeros = |odd: usize| body.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let half = body.len() / 4;
    let encoding = match () {
        () if half > 0 && zeros(1) > half && zeros(0) == 0 => UTF_16LE,
        () if half > 0 && zeros(0) > half && zeros(1) == 0 => UTF_16BE,
        () if first_wrong(body, whole).is_some() => WINDOWS_1252,
        () => UTF_8,
    };
    let told = if encoding == UTF_8 { None } else { detected(encoding) };
    let open = encoding == UTF_8 && body.is_ascii();
    Decided { encoded: Encoded { encoding, mark: 0 }, detected: told, open }
}

fn marked(head: &[u8]) -> Option<Encoded> {
    let (encoding, mark) = Encoding::for_bom(head)?;
    Some(Encoded { encoding, mark })
}

/// Where the bytes stop being UTF-8; a character cut off at the end of a sample is none.
fn first_wrong(body: &[u8], whole: bool) -> Option<usize> {
    let error = std::str::from_utf8(body).err()?;
    (whole || error.error_len().is_some()).then(|| error.valid_up_to())
}

fn line_of(body: &[u8], offset: usize) -> u64 {
    breaks_in(body.get(..offset).unwrap_or_default()) + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decided(
        head: &[u8],
        whole: bool,
        declared: Option<&str>,
    ) -> Result<(&'static str, usize), (&'static str, u64)> {
        let decided = decide(head, whole, declared);
        decided
            .map(|decided| (decided.encoded.encoding.name(), decided.encoded.mark))
            .map_err(|(message, line)| (message.key, line))
    }

    #[test]
    fn the_bytes_say_their_encoding() {
        assert_eq!(decided(b"a;b", true, None), Ok(("UTF-8", 0)));
        assert_eq!(decided("é;b".as_bytes(), true, None), Ok(("UTF-8", 0)));
        assert_eq!(decided("\u{feff}a".as_bytes(), true, None), Ok(("UTF-8", 3)));
        assert_eq!(decided(b"R\xe9ponse", true, None), Ok(("windows-1252", 0)));
        assert_eq!(decided(b"a\xc3", false, None), Ok(("UTF-8", 0)));
        assert_eq!(decided(b"a\xc3", true, None), Ok(("windows-1252", 0)));
        assert_eq!(decided(b"\xff\xfea\0;\0", true, None), Ok(("UTF-16LE", 2)));
        assert_eq!(decided(b"\0a\0;\0b\0\n", true, None), Ok(("UTF-16BE", 0)));
    }

    #[test]
    fn a_declared_encoding_is_held_against_the_bytes() {
        assert_eq!(decided(b"R\xe9ponse", true, Some("windows-1252")), Ok(("windows-1252", 0)));
        assert_eq!(decided(b"R\xe9ponse", true, Some("latin1")), Ok(("windows-1252", 0)));
        assert_eq!(
            decided("a\nR\u{e9}ponse".as_bytes(), true, Some("windows-1252")),
            Err(("data-is-utf8", 2))
        );
        assert_eq!(decided(b"a\nR\xe9ponse", true, Some("UTF-8")), Err(("data-not-utf8", 2)));
        assert_eq!(decided(b"\xff\xfea\0;\0", true, Some("utf-16")), Ok(("UTF-16LE", 2)));
        assert_eq!(decided(b"\xfe\xff\0a", true, Some("utf-16")), Ok(("UTF-16BE", 2)));
        assert_eq!(decided(b"a", true, Some("klingon")), Ok(("UTF-8", 0)));
    }
}
