//! Strings of the core as text of PostgreSQL, which holds no NUL and whose indexes hold no long keys.
//!
//! U+0000 becomes U+0001 U+0001 and U+0001 becomes U+0001 U+0002, which keeps the order byte by byte and leaves every
//! other string as it is, so that the tables can be read and JSON in them be queried. A key whose text is longer than
//! [`LONGEST_KEY`] bytes is kept in indexes as its beginning and the SHA-256 of the whole, divided by U+0001 U+0003,
//! which no escaped string contains.

use std::borrow::Cow;

use sha2::{Digest, Sha256};

/// A key of two parts and a table's name fit into one entry of an index, 2704 bytes.
pub(crate) const LONGEST_KEY: usize = 800;
/// How much of a longer key is kept, at the most. Keys that are equal so far are ordered by their hash.
const KEPT: usize = 700;
/// Divides what is kept from the hash.
const CUT: &str = "\u{1}\u{3}";

/// The text of `string`.
pub(crate) fn escape(string: &str) -> Cow<'_, str> {
    // By bytes, which a processor compares many at a time; no other character has such a byte.
    if string.bytes().fold(true, |plain, byte| plain & (byte > 1)) {
        return Cow::Borrowed(string);
    }
    let mut text = String::with_capacity(string.len() + 8);
    for c in string.chars() {
        match c {
            '\0' => text.push_str("\u{1}\u{1}"),
            '\u{1}' => text.push_str("\u{1}\u{2}"),
            other => text.push(other),
        }
    }
    Cow::Owned(text)
}

/// The string of a text; none for a text that [`escape`] never makes.
pub(crate) fn unescape(text: String) -> Option<String> {
    if !text.contains('\u{1}') {
        return Some(text);
    }
    let mut string = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        string.push(match (c, if c == '\u{1}' { chars.next() } else { None }) {
            ('\u{1}', Some('\u{1}')) => '\0',
            ('\u{1}', Some('\u{2}')) => '\u{1}',
            ('\u{1}', _) => return None,
            (other, _) => other,
        });
    }
    Some(string)
}

/// The text of `string` where it is looked up: of bounded length, and another for every string.
pub(crate) fn key(string: &str) -> Cow<'_, str> {
    let text = escape(string);
    if text.len() <= LONGEST_KEY {
        return text;
    }
    let kept = text.get(..text.floor_char_boundary_at(KEPT)).unwrap_or_default();
    let mut short = format!("{kept}{CUT}");
    for byte in Sha256::digest(text.as_bytes()) {
        short.push_str(&format!("{byte:02x}"));
    }
    Cow::Owned(short)
}

/// The whole text of `string` where [`key`] cuts it.
pub(crate) fn uncut(string: &str) -> Option<Cow<'_, str>> {
    let text = escape(string);
    (text.len() > LONGEST_KEY).then_some(text)
}

/// Whether [`key`] made `text` by cutting.
pub(crate) fn is_cut(text: &str) -> bool {
    text.len() > KEPT / 2 && text.contains(CUT)
}

trait CharBoundary {
    /// The last boundary of a character at or before `at`, but never between the two halves of an escape.
    fn floor_char_boundary_at(&self, at: usize) -> usize;
}

impl CharBoundary for str {
    fn floor_char_boundary_at(&self, at: usize) -> usize {
        let boundary = (0..=at).rev().find(|at| self.is_char_boundary(*at)).unwrap_or(0);
        let escapes = self.as_bytes().get(..boundary).unwrap_or_default().iter().rev().take_while(|b| **b == 1).count();
        boundary - escapes % 2
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn strings() -> impl Strategy<Value = String> {
        let c = prop_oneof![Just('\0'), Just('\u{1}'), Just('\u{2}'), Just('\u{3}'), Just('a'), any::<char>()];
        proptest::collection::vec(c, 0..6).prop_map(String::from_iter)
    }

    proptest! {
        #[test]
        fn every_string_comes_back(string in strings()) {
            let text = escape(&string).into_owned();
            prop_assert!(!text.contains('\0'));
            prop_assert_eq!(unescape(text), Some(string));
        }

        #[test]
        fn texts_are_ordered_as_their_strings(first in strings(), second in strings()) {
            prop_assert_eq!(escape(&first).cmp(&escape(&second)), first.cmp(&second));
        }

        #[test]
        fn keys_are_bounded_and_apart(start in strings(), first in strings(), second in strings(), times in 1_usize..400) {
            let long = |end: &str| format!("{}{end}", start.repeat(times));
            let (first, second) = (long(&first), long(&second));
            prop_assert_eq!(key(&first) == key(&second), first == second);
            for string in [first, second] {
                prop_assert!(key(&string).len() <= LONGEST_KEY);
                prop_assert_eq!(uncut(&string).is_some(), escape(&string).len() > LONGEST_KEY);
            }
        }
    }

    #[test]
    fn a_long_key_is_in_order_with_those_that_differ_at_its_beginning() {
        let long = |start: &str| format!("{start}{}", "é".repeat(2000));
        for (earlier, later) in [("a".to_owned(), long("a")), (long("a"), "b".to_owned()), (long("a"), long("b"))] {
            assert!(key(&earlier) < key(&later));
        }
    }

    #[test]
    fn a_text_of_somebody_else_is_not_understood() {
        for text in ["\u{1}", "a\u{1}b", "\u{1}\u{3}"] {
            assert_eq!(unescape(text.to_owned()), None);
        }
    }
}
