//! How wide text is, and where its lines end. No browser measures here, so the widths are those of a
//! wide typeface (`DejaVu Sans`): in a narrower one a line is shorter than its room, never longer.

/// How heavy the letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Face {
    Plain,
    Strong,
}

/// The most lines of one text; the whole of it stands in the list beside the drawing.
const MOST: usize = 6;

/// Widths of the signs from space to tilde, in thousandths of the size of the letters.
const PLAIN: [u32; 95] = [
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636,
    636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295,
    295, 656, 557, 863, 748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838,
    500, 500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521,
    392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
];

/// The width of a text in thousandths of a unit.
pub fn width(text: &str, size: u32, face: Face) -> u32 {
    text.chars().fold(0_u32, |sum, sign| sum.saturating_add(of_sign(sign, face).saturating_mul(size)))
}

/// A sign, in thousandths of the size of the letters; what is not known is taken to be wide.
fn of_sign(sign: char, face: Face) -> u32 {
    let code = u32::from(sign);
    let known = code.checked_sub(32).and_then(|at| PLAIN.get(usize::try_from(at).ok()?)).copied();
    let plain = known.unwrap_or(match sign {
        '\u{a0}' => 318,
        '\u{202f}' => 200,
        'œ' | 'æ' | 'Œ' | 'Æ' => 1100,
        '‘' | '’' | '·' => 318,
        '\u{c0}'..='\u{24f}' if sign.is_lowercase() => 640,
        '\u{a1}'..='\u{24f}' => 840,
        _ => 1080,
    });
    match face {
        Face::Plain => plain,
        // The widest the strong letters get beside the plain ones.
        Face::Strong => plain * 113 / 100,
    }
}

/// The lines of a text, each no wider than `room` units. It breaks at spaces, and inside a word only
/// where the word alone is too long.
pub fn wrap(text: &str, size: u32, face: Face, room: u32) -> Vec<String> {
    let room = room.saturating_mul(1000);
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split([' ', '\n', '\t', '\r']).filter(|word| !word.is_empty()) {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if width(&longer, size, face) <= room {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for sign in word.chars() {
            line.push(sign);
            if width(&line, size, face) > room && line.chars().count() > 1 {
                line.pop();
                lines.push(std::mem::replace(&mut line, sign.to_string()));
            }
        }
        if lines.len() > MOST {
            break;
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    if lines.len() > MOST {
        lines.truncate(MOST);
        if let Some(last) = lines.last_mut() {
            while !last.is_empty() && width(&format!("{last}…"), size, face) > room {
                last.pop();
            }
            last.push('…');
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_fits_its_room() {
        let texts = [
            "Accuser réception de la réclamation et donner la date de la réponse",
            "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
            "شكوى العميل تحتاج إلى رد مكتوب",
            "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀",
            "a b",
            "",
        ];
        for text in texts {
            for face in [Face::Plain, Face::Strong] {
                for room in [60, 150, 400] {
                    let lines = wrap(text, 13, face, room);
                    assert!(lines.len() <= MOST, "{text}");
                    assert!(
                        lines.iter().all(|line| width(line, 13, face) <= room * 1000),
                        "{text}: {lines:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn nothing_is_lost_of_a_text_that_has_room() {
        let text = "Répondre avec les raisons, et dire où aller ensuite";
        assert_eq!(wrap(text, 13, Face::Plain, 120).join(" "), text);
        assert_eq!(wrap("abcdefghij", 10, Face::Plain, 20).concat(), "abcdefghij");
        // A no-break space holds its words together.
        assert_eq!(wrap("dans 2\u{a0}jours", 10, Face::Plain, 40), ["dans", "2\u{a0}jours"]);
    }
}
