//! The terminal that a command writes to: how wide it is, which signs and colours it shows. A file or
//! a pipe is the same on every machine.

use std::io::IsTerminal;

use crate::report::{Signs, Style, USUAL_WIDTH};

/// Colours on a terminal only, unless told otherwise.
pub fn style(choice: Option<&str>) -> Style {
    let wanted = match choice {
        Some("always") => true,
        Some("never") => false,
        _ => std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
    };
    if wanted { Style::Coloured } else { Style::Plain }
}

/// Every sign, but on a terminal whose locale names another encoding than UTF-8.
pub fn signs() -> Signs {
    let names = ["LC_ALL", "LC_CTYPE", "LANG"].iter();
    let locale = names.filter_map(|name| std::env::var(name).ok()).find(|value| !value.is_empty());
    // Consoles of Windows have no locale in the environment, and show Unicode.
    let other = match locale {
        Some(locale) => !locale.to_ascii_lowercase().replace('-', "").contains("utf8"),
        None => !cfg!(windows),
    };
    if other && std::io::stdout().is_terminal() { Signs::Ascii } else { Signs::Unicode }
}

/// Columns of `COLUMNS`, else of the terminal, else the usual ones.
pub fn width() -> usize {
    let asked = std::env::var("COLUMNS").ok().and_then(|columns| columns.trim().parse().ok());
    let seen = || {
        let (columns, _) = terminal_size::terminal_size_of(std::io::stdout())?;
        Some(usize::from(columns.0))
    };
    asked.filter(|columns| *columns > 0).or_else(seen).unwrap_or(USUAL_WIDTH)
}
