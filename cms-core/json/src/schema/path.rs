//! Where in a payload a value is.

use std::fmt::Write as _;

/// The way from the payload to a value; it lives on the stack while the payload is walked and becomes text only when
/// something is reported.
#[derive(Clone, Copy)]
pub(crate) enum Path<'a> {
    Payload,
    Member(&'a Self, &'a str),
    Item(&'a Self, usize),
}

impl Path<'_> {
    /// A JSON pointer (RFC 6901): empty for the payload itself.
    pub(crate) fn to_pointer(self) -> String {
        let mut text = String::new();
        self.write(&mut text);
        text
    }

    fn write(self, text: &mut String) {
        match self {
            Path::Payload => {}
            Path::Member(parent, name) => {
                parent.write(text);
                text.push('/');
                for character in name.chars() {
                    match character {
                        '~' => text.push_str("~0"),
                        '/' => text.push_str("~1"),
                        other => text.push(other),
                    }
                }
            }
            Path::Item(parent, index) => {
                parent.write(text);
                // Writing to a String cannot fail.
                let _ = write!(text, "/{index}");
            }
        }
    }
}
