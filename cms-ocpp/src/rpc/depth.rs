//! How deep a text nests, before anything parses it.

/// Whether arrays and objects nest deeper than `limit`. One pass over the bytes, no memory; on text that is not JSON
/// the answer does not matter, because parsing refuses it next.
///
/// Most of a frame is inside of strings, so those are searched for their end eight bytes at a time.
pub(super) fn is_deeper_than(text: &str, limit: usize) -> bool {
    let mut rest = text.as_bytes();
    let mut depth = 0_usize;
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        match byte {
            b'"' => rest = after_string(after),
            b'[' | b'{' => {
                depth += 1;
                if depth > limit {
                    return true;
                }
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    false
}

/// What follows the string that the text is in; nothing where it does not end.
fn after_string(mut rest: &[u8]) -> &[u8] {
    loop {
        let (hit, after) = match rest.first_chunk::<8>() {
            Some(chunk) => {
                let word = u64::from_le_bytes(*chunk);
                let found = bytes_equal(word, b'"') | bytes_equal(word, b'\\');
                if found == 0 {
                    rest = rest.get(8..).unwrap_or_default();
                    continue;
                }
                let at = (found.trailing_zeros() / 8) as usize;
                (rest.get(at), rest.get(at + 1..).unwrap_or_default())
            }
            None => (rest.first(), rest.get(1..).unwrap_or_default()),
        };
        rest = match hit {
            Some(b'"') | None => return after,
            // Whatever follows the backslash is part of the string.
            Some(b'\\') => after.get(1..).unwrap_or_default(),
            Some(_) => after,
        };
    }
}

/// The high bit of the lowest byte of `word` that is `byte`, or nothing; above that byte other bits may be set.
const fn bytes_equal(word: u64, byte: u8) -> u64 {
    const LOW_BITS: u64 = u64::from_le_bytes([0x01; 8]);
    const HIGH_BITS: u64 = u64::from_le_bytes([0x80; 8]);
    let zero_where_equal = word ^ u64::from_le_bytes([byte; 8]);
    zero_where_equal.wrapping_sub(LOW_BITS) & !zero_where_equal & HIGH_BITS
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The same, byte by byte.
    fn plain(text: &str, limit: usize) -> bool {
        let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
        for byte in text.bytes() {
            match byte {
                _ if escaped => escaped = false,
                b'\\' if in_string => escaped = true,
                b'"' => in_string = !in_string,
                b'[' | b'{' if !in_string => depth += 1,
                b']' | b'}' if !in_string => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth > limit {
                return true;
            }
        }
        false
    }

    #[test]
    fn brackets_in_strings_do_not_count() {
        assert!(is_deeper_than("[[]]", 1));
        assert!(!is_deeper_than("[[]]", 2));
        assert!(!is_deeper_than(r#"["[[[[[[[[[[[[[[[[",{"a\"[[[[":"\\"}]"#, 2));
        assert!(is_deeper_than(r#"["\\",[[]]]"#, 2));
        assert!(!is_deeper_than(r#"["an open string [[[[[[[[[[[[[[[[[[[["#, 1));
    }

    proptest! {
        #[test]
        fn eight_bytes_at_a_time_see_what_one_at_a_time_sees(
            text in r#"([\[\]{}"\\,a]|\PC|[a-z ]{0,20}){0,60}"#, limit in 0_usize..6,
        ) {
            prop_assert_eq!(is_deeper_than(&text, limit), plain(&text, limit));
        }
    }
}
