//! One line about each field and type, in our own words: a table where a name alone says too little, the name otherwise.

use crate::model::{Kind, Member, Version};
use crate::names;

/// What a data type or enum is.
pub(crate) fn type_summary(name: &str) -> String {
    match TYPES.iter().find(|(known, _)| *known == name) {
        Some((_, text)) => (*text).to_owned(),
        None => match name.strip_suffix("Status") {
            Some(stem) => format!("How a request was answered or stands: {}.", lower(&names::phrase(stem))),
            None => format!("{}.", names::phrase(name)),
        },
    }
}

/// What a word of an enum means, where the word does not say it; begins with a colon or is a full stop.
pub(crate) fn word(name: &str, word: &str) -> String {
    match WORDS.iter().find(|(known, value, _)| *known == name && *value == word) {
        Some((_, _, text)) => format!(": {text}."),
        None => ".".to_owned(),
    }
}

/// What a field holds, with its bounds.
pub(crate) fn member(owner: &str, member: &Member, _version: Version) -> String {
    let own = FIELDS.iter().find(|(known, _)| known.split_once('.') == Some((owner, &member.json)));
    let any = FIELDS.iter().find(|(known, _)| *known == member.json);
    let mut text = match own.or(any) {
        Some((_, text)) => (*text).to_owned(),
        None => match phase(&member.json) {
            Some((base, phase)) => format!("{} on phase {phase}.", names::phrase(base)),
            None => match member.kind {
                Kind::Boolean => format!("Whether it applies: {}.", lower(&names::phrase(&member.json))),
                _ => format!("{}.", names::phrase(&member.json)),
            },
        },
    };
    for bound in bounds(&member.kind) {
        text.push(' ');
        text.push_str(&bound);
    }
    if let Some(default) = &member.default {
        text.push_str(&format!(" {default} when absent."));
    }
    text
}

fn phase(json: &str) -> Option<(&str, &str)> {
    json.rsplit_once('_').filter(|(_, phase)| matches!(*phase, "L2" | "L3"))
}

fn lower(text: &str) -> String {
    let mut characters = text.chars();
    match (characters.next(), text.chars().nth(1)) {
        (Some(first), second) if !second.is_some_and(char::is_uppercase) => {
            first.to_lowercase().chain(characters).collect()
        }
        _ => text.to_owned(),
    }
}

fn bounds(kind: &Kind) -> Vec<String> {
    match kind {
        Kind::Text { max: Some(max) } => vec![format!("At most {max} characters.")],
        Kind::Uri => vec!["A URI.".to_owned()],
        Kind::Integer(range) | Kind::Number(range) => {
            let mut bounds = match (range.min, range.max) {
                (Some(min), Some(max)) => vec![format!("From {min} to {max}.")],
                (Some(min), None) => vec![format!("At least {min}.")],
                (None, Some(max)) => vec![format!("At most {max}.")],
                (None, None) => vec![],
            };
            bounds.extend(range.digits.map(|digits| match digits {
                1 => "At most 1 digit after the point.".to_owned(),
                digits => format!("At most {digits} digits after the point."),
            }));
            bounds
        }
        Kind::List { item, min, max } => {
            let count = match (min, max) {
                (0, None) => None,
                (min, None) => Some(format!("At least {min} item{}.", if *min == 1 { "" } else { "s" })),
                (min, Some(max)) => Some(format!("{min} to {max} items.")),
            };
            let item = match &**item {
                Kind::Text { max: Some(max) } => Some(format!("Each at most {max} characters.")),
                _ => None,
            };
            count.into_iter().chain(item).collect()
        }
        _ => vec![],
    }
}

const TYPES: &[(&str, &str)] = &[];
const WORDS: &[(&str, &str, &str)] = &[];
const FIELDS: &[(&str, &str)] = &[];
