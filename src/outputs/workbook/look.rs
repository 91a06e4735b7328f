//! How cells look. What a reader writes into is pale yellow and unlocked; all else is locked.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

/// The look of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// The title of a sheet.
    Title,
    /// The heading of a section.
    Section,
    /// A heading over several columns.
    Band,
    /// The heading of a column.
    Head,
    /// What a line is about.
    Label,
    /// A text in a table.
    Text,
    /// The same in bold: the name of a row.
    Strong,
    /// A text outside tables.
    Note,
    /// A figure worked out by a formula.
    Total,
    /// Room for a text; what is typed stays text.
    Input,
    /// Room for a whole number.
    InputNumber,
    /// Room for a date.
    InputDate,
}

const INK: u32 = 0x1b_21_26;
const QUIET: u32 = 0x56_60_69;
const MARK: u32 = 0x0b_55_63;
const BAND: u32 = 0xe3_ed_ef;
const RULE: u32 = 0xc3_ca_cf;
const ROOM: u32 = 0xff_fb_e6;

impl Look {
    /// Whether a long text goes on in a second line.
    pub const fn wraps(self) -> bool {
        !matches!(self, Self::Title | Self::Section | Self::Band)
    }

    /// The format of a cell of this look.
    pub fn format(self) -> Format {
        let base = Format::new().set_font_size(10).set_font_color(INK).set_align(FormatAlign::Top);
        let wrapped = base.clone().set_text_wrap();
        let cell = wrapped.clone().set_border(FormatBorder::Thin).set_border_color(RULE);
        let room = cell.clone().set_background_color(ROOM).set_unlocked();
        match self {
            Self::Title => base.set_font_size(16).set_bold(),
            Self::Section => base.set_font_size(12).set_bold().set_font_color(MARK),
            Self::Band => base.set_bold().set_font_color(MARK).set_background_color(BAND),
            Self::Head => cell
                .set_bold()
                .set_font_color(0xff_ff_ff_u32)
                .set_background_color(MARK)
                .set_border_color(MARK),
            Self::Label => wrapped.set_font_color(QUIET),
            Self::Text => cell,
            Self::Strong => cell.set_bold(),
            Self::Note => wrapped,
            Self::Total => {
                let left = cell.set_align(FormatAlign::Left);
                left.set_bold().set_num_format("#,##0").set_background_color(BAND)
            }
            Self::Input => room.set_num_format("@"),
            Self::InputNumber => room.set_num_format("#,##0").set_align(FormatAlign::Right),
            Self::InputDate => room.set_num_format("yyyy-mm-dd").set_align(FormatAlign::Left),
        }
    }
}
