//! Columns to be filled in row by row, as far down as one writes: the format and the rule of a cell
//! belong to the whole column, so that no row is there before it is written.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, ExcelDateTime, Format, FormatAlign,
    Formula, XlsxError,
};

use super::sheet::{Area, Choices, Sheet};
use super::text::safe;

/// What is typed into a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    /// Stays what it is, whatever it looks like.
    Text,
    Date,
    /// A day with its hour.
    Moment,
    Time,
    /// A whole number from 0 on.
    Count,
    Whole,
    Number,
    Amount,
    Percent,
}

impl Typed {
    fn format(self) -> Format {
        let cell = Format::new().set_font_size(10).set_align(FormatAlign::Top);
        match self {
            Self::Text => cell.set_num_format("@").set_text_wrap(),
            Self::Date => cell.set_num_format("yyyy-mm-dd"),
            Self::Moment => cell.set_num_format("yyyy-mm-dd hh:mm"),
            Self::Time => cell.set_num_format("hh:mm"),
            Self::Count | Self::Whole => cell.set_num_format("0"),
            Self::Number => cell,
            Self::Amount => cell.set_num_format("#,##0.00"),
            Self::Percent => cell.set_num_format("0.0%"),
        }
    }

    /// What a cell accepts; nothing where anything may be typed.
    fn rule(self) -> Result<Option<DataValidation>, XlsxError> {
        let day = || ExcelDateTime::from_ymd(2000, 1, 1);
        let rule = DataValidation::new();
        Ok(match self {
            Self::Text => None,
            Self::Date | Self::Moment => {
                Some(rule.allow_date(DataValidationRule::GreaterThanOrEqualTo(day()?)))
            }
            Self::Time => {
                let (first, last) = (ExcelDateTime::from_hms(0, 0, 0)?, ExcelDateTime::from_hms(23, 59, 59)?);
                Some(rule.allow_time(DataValidationRule::Between(first, last)))
            }
            Self::Count => Some(rule.allow_whole_number(DataValidationRule::GreaterThanOrEqualTo(0))),
            Self::Whole => {
                Some(rule.allow_whole_number(DataValidationRule::GreaterThanOrEqualTo(-1_000_000_000)))
            }
            Self::Number | Self::Percent | Self::Amount => {
                Some(rule.allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(-1e15)))
            }
        })
    }
}

/// What helps whoever types.
#[derive(Debug, Clone, Default)]
pub struct Help {
    /// What the column is for.
    pub title: String,
    pub message: String,
}

/// What a page A4 landscape holds, in digits, in letters that can be read.
const PAGE: f64 = 190.0;

/// The signs of a help's title and of its message, at most.
const TITLE: usize = 32;
const MESSAGE: usize = 250;

impl Help {
    fn on(&self, rule: DataValidation) -> Result<DataValidation, XlsxError> {
        let (title, message) = (short(&self.title, TITLE), short(&self.message, MESSAGE));
        let rule = if title.is_empty() { rule } else { rule.set_input_title(title)? };
        if message.is_empty() { Ok(rule) } else { rule.set_input_message(message) }
    }
}

fn short(text: &str, most: usize) -> String {
    let text = safe(text);
    if text.chars().count() <= most {
        return text.into_owned();
    }
    let kept = text.chars().take(most.saturating_sub(1));
    kept.chain(['…']).collect()
}

impl Sheet<'_> {
    /// How one column looks, and what may be typed into some of its rows.
    pub fn column(&mut self, area: Area, width: f64, typed: Typed, help: &Help) -> Result<(), XlsxError> {
        self.look_of(area, width, typed)?;
        let rule = match typed.rule()? {
            Some(rule) => {
                let message = match typed {
                    Typed::Date | Typed::Moment | Typed::Time => &self.not_a_day,
                    _ => &self.not_a_number,
                };
                rule.set_error_message(message.as_str())?
            }
            None => DataValidation::new().allow_any_value(),
        };
        self.rule_of(area, &help.on(rule)?)
    }

    /// The same for a column of words to choose from; `others` are refused, or taken after a
    /// question.
    pub fn choice_column(
        &mut self,
        area: Area,
        width: f64,
        (choices, others): (&Choices, Others),
        help: &Help,
    ) -> Result<(), XlsxError> {
        self.look_of(area, width, Typed::Text)?;
        let rule = DataValidation::new().allow_list_formula(Formula::new(&choices.0));
        let rule = rule.set_error_message(self.choose.as_str())?;
        let rule = match others {
            Others::Refused => rule,
            Others::Taken => rule.set_error_style(DataValidationErrorStyle::Warning),
        };
        self.rule_of(area, &help.on(rule)?)
    }

    fn look_of(&mut self, area: Area, width: f64, typed: Typed) -> Result<(), XlsxError> {
        let column = area.columns.0;
        self.own.set_column_width(column, width)?;
        self.widths.resize(self.widths.len().max(usize::from(column) + 1), width);
        self.own.set_column_format(column, &typed.format())?;
        Ok(())
    }

    fn rule_of(&mut self, area: Area, rule: &DataValidation) -> Result<(), XlsxError> {
        let (rows, columns) = (area.rows, area.columns);
        self.own.add_data_validation(rows.0, columns.0, rows.1, columns.1, rule)?;
        Ok(())
    }

    /// A wide table is printed on A4 landscape, on as many pages side by side as keep it legible; the
    /// first column stands on each of them.
    pub fn print_wide(&mut self, head: u32) -> Result<(), XlsxError> {
        let pages = (self.widths.iter().sum::<f64>() / PAGE).ceil().clamp(1.0, 20.0);
        let pages = (1_u16..=20).find(|own| f64::from(*own) >= pages).unwrap_or(1);
        self.own.set_landscape().set_page_order(true).set_print_fit_to_pages(pages, 0);
        self.own.set_repeat_rows(head, head)?;
        if pages > 1 {
            self.own.set_repeat_columns(0, 0)?;
        }
        Ok(())
    }
}

/// What becomes of a word that is not in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Others {
    Refused,
    Taken,
}
