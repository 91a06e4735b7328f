//! Width and height of a PNG or JPEG picture that is whole: its parts are there, in sums and sizes
//! that agree. No picture is drawn.

use std::io::Read;

use flate2::Crc;
use flate2::read::ZlibDecoder;

/// The most pixels of a side: a logo is no poster, and a picture that claims more is broken.
const LARGEST_SIDE: u32 = 20_000;
/// The most pixels: a small file may unfold to any number of them.
const MOST_PIXELS: u64 = 16_000_000;

/// The sides of a PNG whose points are all there.
pub fn png(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut chunks = Chunks(bytes.get(8..)?);
    let (b"IHDR", header) = chunks.next()?? else { return None };
    let size = sized(four(header.get(..4)?)?, four(header.get(4..8)?)?)?;
    let [depth, colours, 0, 0, 0 | 1] = *header.get(8..)? else { return None };
    let channels = match colours {
        0 | 3 => 1,
        4 => 2,
        2 => 3,
        6 => 4,
        _ => return None,
    };
    let (mut packed, mut palette) = (Vec::new(), colours != 3);
    for chunk in chunks {
        match chunk? {
            (b"IDAT", data) => packed.extend_from_slice(data),
            (b"PLTE", _) => palette = true,
            (b"IEND", _) => {
                let least = pixels(size) * u64::from(depth) * channels / 8;
                return (palette && unfolds_to(&packed, least)).then_some(size);
            }
            _ => {}
        }
    }
    None
}

/// The chunks of a PNG: names and data. One that is needed has the sum it says; a broken one ends
/// them with nothing.
struct Chunks<'b>(&'b [u8]);

impl<'b> Iterator for Chunks<'b> {
    type Item = Option<(&'b [u8; 4], &'b [u8])>;

    fn next(&mut self) -> Option<Self::Item> {
        (!self.0.is_empty()).then(|| {
            let (length, rest) = self.0.split_first_chunk::<4>()?;
            let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
            let (name, rest) = rest.split_first_chunk::<4>()?;
            let (data, rest) = rest.split_at_checked(length)?;
            let (sum, rest) = rest.split_first_chunk::<4>()?;
            self.0 = rest;
            let mut own = Crc::new();
            own.update(name);
            own.update(data);
            let needed = name.first().is_some_and(u8::is_ascii_uppercase);
            (!needed || own.sum() == u32::from_be_bytes(*sum)).then_some((name, data))
        })
    }
}

fn unfolds_to(packed: &[u8], least: u64) -> bool {
    let unfolded = std::io::copy(&mut ZlibDecoder::new(packed).take(least), &mut std::io::sink());
    unfolded.is_ok_and(|length| length == least)
}

/// The sides that the first frame of a JPEG has, where lines and an end follow it.
pub fn jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    let (mut at, mut size) = (2, None);
    loop {
        let marker = bytes.get(at..at + 4)?;
        let [0xff, kind, high, low] = *marker else { return None };
        // Fill bytes may stand before a marker.
        if kind == 0xff {
            at += 1;
            continue;
        }
        let frame = matches!(kind, 0xc0..=0xcf) && !matches!(kind, 0xc4 | 0xc8 | 0xcc);
        if frame && size.is_none() {
            let sides = bytes.get(at + 5..at + 10)?;
            // Grey, or red, green and blue: the inks of a press have no colour of their own on a screen.
            let [a, b, c, d, 1 | 3] = *sides else { return None };
            size = Some(sized(two(c, d), two(a, b))?);
        }
        if kind == 0xda {
            return size.filter(|_| {
                bytes.get(at..).is_some_and(|rest| rest.windows(2).any(|end| end == b"\xff\xd9"))
            });
        }
        let length = usize::from(u16::from_be_bytes([high, low]));
        at += 2 + length.max(2);
    }
}

fn sized(width: u32, height: u32) -> Option<(u32, u32)> {
    let fits = |side: u32| (1..=LARGEST_SIDE).contains(&side);
    (fits(width) && fits(height) && pixels((width, height)) <= MOST_PIXELS).then_some((width, height))
}

fn pixels((width, height): (u32, u32)) -> u64 {
    u64::from(width) * u64::from(height)
}

fn two(high: u8, low: u8) -> u32 {
    u32::from(u16::from_be_bytes([high, low]))
}

fn four(bytes: &[u8]) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn chunk(name: [u8; 4], data: &[u8]) -> Vec<u8> {
        let mut sum = Crc::new();
        sum.update(&name);
        sum.update(data);
        let length = u32::try_from(data.len()).expect("short");
        [&length.to_be_bytes(), name.as_slice(), data, &sum.sum().to_be_bytes()].concat()
    }

    /// Grey points, as many as `held`, in a picture that claims its sides.
    fn grey((width, height): (u32, u32), held: usize) -> Vec<u8> {
        let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        packed.write_all(&vec![0; held]).expect("it is packed");
        let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 0, 0, 0, 0]].concat();
        let data = chunk(*b"IDAT", &packed.finish().expect("it is packed"));
        [b"\x89PNG\r\n\x1a\n".to_vec(), chunk(*b"IHDR", &header), data, chunk(*b"IEND", b"")].concat()
    }

    #[test]
    fn a_whole_png_has_the_sides_it_says() {
        let whole = grey((300, 100), 301 * 100);
        assert_eq!(png(&whole), Some((300, 100)));
        for end in 0..whole.len() {
            assert_eq!(png(&whole[..end]), None, "cut at {end}");
        }
        let mut broken = whole;
        broken[45] ^= 1;
        assert_eq!(png(&broken), None, "its sum is wrong");
        assert_eq!(png(&grey((300, 100), 2000)), None, "points are missing");
    }

    #[test]
    fn a_small_file_that_unfolds_to_a_poster_is_none() {
        assert_eq!(png(&grey((4001, 4000), 4002 * 4000)), None);
        assert_eq!(png(&grey((20_001, 1), 20_002)), None);
        assert_eq!(png(&grey((0, 1), 2)), None);
    }

    #[test]
    fn the_sides_of_a_jpeg_stand_in_its_frame() {
        let frame = b"\xff\xd8\xff\xe0\0\x04xx\xff\xc0\0\x0b\x08\0\x64\x01\x2c\x01\x01\x11\0";
        let whole = [frame.as_slice(), b"\xff\xda\0\x02lines\xff\xd9"].concat();
        assert_eq!(jpeg(&whole), Some((300, 100)));
        for end in 0..whole.len() {
            assert_eq!(jpeg(&whole[..end]), None, "cut at {end}");
        }
        assert_eq!(jpeg(b"\xff\xd8\xff\xe0\xff\xff"), None);
    }
}
