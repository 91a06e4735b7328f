//! The bytes of a data file, unpacked and in UTF-8, a stretch at a time; and the digest of the file
//! as it lies there.

use std::io::{BufRead, BufReader, Read};

use encoding_rs::{Decoder, Encoding, UTF_8};
use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::{FrameDecoder, StreamingDecoder};
use sha2::{Digest, Sha256};

use crate::language::Message;
use crate::world::World;

/// How a file is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packing {
    None,
    Gzip,
    Zstandard,
}

impl Packing {
    /// By the end of the name, and the name without it.
    pub fn of(path: &str) -> (Self, &str) {
        let ends = |end: &str| path.len() > end.len() && path.to_ascii_lowercase().ends_with(end);
        match () {
            () if ends(".gz") => (Self::Gzip, path.get(..path.len() - 3).unwrap_or(path)),
            () if ends(".zst") => (Self::Zstandard, path.get(..path.len() - 4).unwrap_or(path)),
            () => (Self::None, path),
        }
    }
}

/// Reads on, and adds up the digest.
struct Digesting {
    inner: Box<dyn Read + Send>,
    /// Nothing where nobody asked for it.
    digest: Option<Sha256>,
}

impl Read for Digesting {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(buffer)?;
        if let Some(digest) = &mut self.digest {
            digest.update(buffer.get(..read).unwrap_or_default());
        }
        Ok(read)
    }
}

type Buffered = BufReader<Digesting>;

/// A file, unpacked as it is read.
enum Unpacked {
    Plain(Digesting),
    Gzip(Box<MultiGzDecoder<Buffered>>),
    /// One frame after the other.
    Zstandard(Option<Box<StreamingDecoder<Buffered, FrameDecoder>>>, Option<Buffered>),
}

impl Read for Unpacked {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        match self {
            Self::Plain(file) => file.read(buffer),
            Self::Gzip(file) => file.read(buffer),
            Self::Zstandard(frame, rest) => loop {
                if let Some(own) = frame {
                    let read = own.read(buffer)?;
                    if read > 0 || buffer.is_empty() {
                        return Ok(read);
                    }
                    *rest = frame.take().map(|own| own.into_inner());
                }
                let Some(mut source) = rest.take() else { return Ok(0) };
                if source.fill_buf()?.is_empty() {
                    *rest = Some(source);
                    return Ok(0);
                }
                let next = StreamingDecoder::new(source).map_err(std::io::Error::other)?;
                *frame = Some(Box::new(next));
            },
        }
    }
}

/// A data file, unpacked.
pub struct Bytes {
    file: Unpacked,
    packed: bool,
}

impl Bytes {
    /// # Errors
    /// The file cannot be opened.
    pub fn open(path: &str, world: &dyn World) -> Result<Self, Message> {
        Self::opened(path, world, None)
    }

    /// The same, with a digest at the end.
    ///
    /// # Errors
    /// The file cannot be opened.
    pub fn digesting(path: &str, world: &dyn World) -> Result<Self, Message> {
        Self::opened(path, world, Some(Sha256::new()))
    }

    fn opened(path: &str, world: &dyn World, digest: Option<Sha256>) -> Result<Self, Message> {
        let inner = world
            .open_data(path)
            .map_err(|error| Message::new("data-unreadable").with("reason", error.to_string()))?;
        let file = Digesting { inner, digest };
        let buffered = |file| BufReader::with_capacity(1 << 16, file);
        let packing = Packing::of(path).0;
        let file = match packing {
            Packing::None => Unpacked::Plain(file),
            Packing::Gzip => Unpacked::Gzip(Box::new(MultiGzDecoder::new(buffered(file)))),
            Packing::Zstandard => Unpacked::Zstandard(None, Some(buffered(file))),
        };
        Ok(Self { file, packed: packing != Packing::None })
    }

    /// Appends up to `wanted` more bytes; false when the file has ended.
    ///
    /// # Errors
    /// The file cannot be read, or unpacked.
    pub fn more(&mut self, bytes: &mut Vec<u8>, wanted: usize) -> Result<bool, Message> {
        let before = bytes.len();
        bytes.resize(before + wanted, 0);
        let mut filled = before;
        while let Some(room) = bytes.get_mut(filled..).filter(|room| !room.is_empty()) {
            match self.file.read(room) {
                Ok(0) => {
                    bytes.truncate(filled);
                    return Ok(false);
                }
                Ok(read) => filled += read,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(_) if self.packed => return Err(Message::new("data-damaged")),
                Err(error) => return Err(Message::new("data-unreadable").with("reason", error.to_string())),
            }
        }
        Ok(true)
    }

    /// SHA-256 of the file, what is still unread included; empty where none was asked for.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn digest(self) -> Result<String, Message> {
        let mut file = match self.file {
            Unpacked::Plain(file) => file,
            Unpacked::Gzip(file) => file.into_inner().into_inner(),
            Unpacked::Zstandard(frame, rest) => match frame.map(|frame| frame.into_inner()).or(rest) {
                Some(file) => file.into_inner(),
                None => return Err(Message::new("data-damaged")),
            },
        };
        if file.digest.is_none() {
            return Ok(String::new());
        }
        std::io::copy(&mut file, &mut std::io::sink())
            .map_err(|error| Message::new("data-unreadable").with("reason", error.to_string()))?;
        let digest = file.digest.map(Sha256::finalize).unwrap_or_default();
        Ok(digest.iter().map(|byte| format!("{byte:02x}")).collect())
    }
}

/// The encoding of a file, and what of it is no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Encoded {
    pub encoding: &'static Encoding,
    /// Length of the byte-order mark.
    pub mark: usize,
}

/// Signs that are not ASCII, and the ASCII signs that take their place.
pub type Replaced = Vec<(char, char)>;

/// The text of a file as UTF-8; where the file is in UTF-8, it is not looked at.
pub struct Text {
    bytes: Bytes,
    /// Bytes of the mark still to be passed over.
    mark: usize,
    decoder: Option<Decoder>,
    replaced: Replaced,
    raw: Vec<u8>,
}

impl Text {
    pub fn new(bytes: Bytes, encoded: Encoded, replaced: Replaced) -> Self {
        let plain = encoded.encoding == UTF_8 && replaced.is_empty();
        let decoder = (!plain).then(|| encoded.encoding.new_decoder_without_bom_handling());
        Self { bytes, mark: encoded.mark, decoder, replaced, raw: Vec::new() }
    }

    /// Appends the text of up to `wanted` more bytes of the file; false when it has ended.
    ///
    /// # Errors
    /// The file cannot be read, or unpacked.
    pub fn more(&mut self, text: &mut Vec<u8>, wanted: usize) -> Result<bool, Message> {
        if self.mark > 0 {
            let mut mark = Vec::new();
            self.bytes.more(&mut mark, self.mark)?;
            self.mark = 0;
        }
        let Some(decoder) = &mut self.decoder else { return self.bytes.more(text, wanted) };
        self.raw.clear();
        let more = self.bytes.more(&mut self.raw, wanted)?;
        let room = decoder.max_utf8_buffer_length(self.raw.len()).unwrap_or(self.raw.len() * 3 + 16);
        let mut decoded = String::with_capacity(room);
        let (.., wrong) = decoder.decode_to_string(&self.raw, &mut decoded, !more);
        if wrong && decoder.encoding() == UTF_8 {
            return Err(Message::new("data-not-utf8"));
        }
        for (sign, by) in &self.replaced {
            decoded = decoded.replace(*sign, by.encode_utf8(&mut [0; 4]));
        }
        text.extend_from_slice(decoded.as_bytes());
        Ok(more)
    }

    /// # Errors
    /// The file cannot be read.
    pub fn digest(self) -> Result<String, Message> {
        self.bytes.digest()
    }
}
