//! Width and height of a PNG or JPEG picture, from its first bytes; nothing is decoded.

/// The most pixels of a side: a logo is no poster, and a picture that claims more is broken.
const LARGEST_SIDE: u32 = 20_000;

/// From the header that every PNG begins with.
pub fn png(bytes: &[u8]) -> Option<(u32, u32)> {
    let header = bytes.get(8..24)?;
    if header.get(4..8)? != b"IHDR" {
        return None;
    }
    sized(four(header.get(8..12)?)?, four(header.get(12..16)?)?)
}

/// From the first frame header.
pub fn jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut at = 2;
    loop {
        let marker = bytes.get(at..at + 4)?;
        let [0xff, kind, high, low] = *marker else { return None };
        // Fill bytes may stand before a marker.
        if kind == 0xff {
            at += 1;
            continue;
        }
        let frame = matches!(kind, 0xc0..=0xcf) && !matches!(kind, 0xc4 | 0xc8 | 0xcc);
        if frame {
            let size = bytes.get(at + 5..at + 9)?;
            let [a, b, c, d] = *size else { return None };
            return sized(two(c, d), two(a, b));
        }
        let length = usize::from(u16::from_be_bytes([high, low]));
        at += 2 + length.max(2);
    }
}

fn sized(width: u32, height: u32) -> Option<(u32, u32)> {
    let fits = |side: u32| (1..=LARGEST_SIDE).contains(&side);
    (fits(width) && fits(height)).then_some((width, height))
}

fn two(high: u8, low: u8) -> u32 {
    u32::from(u16::from_be_bytes([high, low]))
}

fn four(bytes: &[u8]) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sides_stand_where_the_formats_put_them() {
        let head = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x01\x2c\0\0\0\x64";
        assert_eq!(png(head), Some((300, 100)));
        assert_eq!(png(&head[..20]), None);
        let jfif = b"\xff\xd8\xff\xe0\0\x04xx\xff\xc0\0\x0b\x08\0\x64\x01\x2c\x01\x01\x11\0";
        assert_eq!(jpeg(jfif), Some((300, 100)));
        assert_eq!(jpeg(b"\xff\xd8\xff\xe0\xff\xff"), None);
    }
}
