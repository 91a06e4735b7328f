//! Bytes into text.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use crate::language::Message;

/// A file's text, and what had to be found out.
pub struct Decoded {
    pub text: String,
    pub detected: Option<Message>,
}

/// Decodes a file in the declared encoding; without one, UTF-8 where the bytes are UTF-8 and
/// windows-1252 elsewhere, and says so.
///
/// # Errors
/// The message: an unknown encoding, or bytes that are not in the declared one (with the line).
pub fn decode(bytes: &[u8], declared: Option<&str>) -> Result<Decoded, (Message, u64)> {
    let body = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match declared {
        Some(name) => {
            let encoding = Encoding::for_label(name.trim().as_bytes())
                .ok_or_else(|| (Message::new("data-unknown-encoding").with("encoding", name), 0))?;
            if encoding == UTF_8
                && let Err(error) = std::str::from_utf8(body)
            {
                let line = line_of(body, error.valid_up_to());
                return Err((Message::new("data-not-utf8"), line));
            }
            let (text, _) = encoding.decode_without_bom_handling(body);
            Ok(Decoded { text: text.into_owned(), detected: None })
        }
        None => {
            if let Ok(text) = std::str::from_utf8(body) {
                Ok(Decoded { text: text.to_owned(), detected: None })
            } else {
                let (text, _) = WINDOWS_1252.decode_without_bom_handling(body);
                let detected = Message::new("data-detected-encoding").with("encoding", "windows-1252");
                Ok(Decoded { text: text.into_owned(), detected: Some(detected) })
            }
        }
    }
}

fn line_of(body: &[u8], offset: usize) -> u64 {
    let breaks = body.iter().take(offset).filter(|byte| **byte == b'\n').count();
    u64::try_from(breaks).unwrap_or(0) + 1
}
