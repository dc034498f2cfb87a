//! Which name may have been meant.

/// The known name that is nearest to a misspelled one: the same but for case and separators, or at most two letters away.
pub(super) fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let plain = |text: &str| -> String {
        text.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect()
    };
    let wanted = plain(name);
    known
        .map(|known| (strsim::osa_distance(&wanted, &plain(known)), known))
        .filter(|(distance, known)| *distance <= 2 && *distance * 3 <= known.len())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_separators_and_two_letters_are_forgiven() {
        let known = ["day_of_week", "restrictions", "vat", "price", "min_kwh", "max_kwh"];
        let meant = |name| nearest(name, known.into_iter());
        assert_eq!(meant("dayOfWeek"), Some("day_of_week"));
        assert_eq!(meant("restriction"), Some("restrictions"));
        assert_eq!(meant("VAT"), Some("vat"));
        assert_eq!(meant("pirce"), Some("price"));
        assert_eq!(meant("maxkWh"), Some("max_kwh"));
        assert_eq!(meant("colour"), None);
        assert_eq!(meant("tax"), None, "one of three letters is another word");
        assert_eq!(meant(""), None);
    }
}
