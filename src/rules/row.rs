//! Several things named in one message, one behind the other.

use crate::language::Message;

/// `a; b; c`; nothing where there is nothing to name.
pub fn in_a_row(things: impl Iterator<Item = Message>) -> Option<Message> {
    things.reduce(|head, next| Message::new("things-in-a-row").with("head", head).with("next", next))
}
