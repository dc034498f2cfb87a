use std::collections::BTreeMap;

/// A case: named parts of text, as the driver sent them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Case {
    parts: BTreeMap<String, String>,
}

impl Case {
    /// The text of a part; empty when it was not sent.
    #[must_use]
    pub fn part(&self, name: &str) -> &str {
        self.parts.get(name).map_or("", String::as_str)
    }

    pub(crate) fn set(&mut self, name: &str, text: &str) {
        self.parts.insert(name.to_owned(), text.to_owned());
    }
}
