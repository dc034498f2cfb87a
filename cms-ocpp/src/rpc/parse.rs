//! Reading a frame: bounds first, then the wrapper, never the payload.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::depth::is_deeper_than;
use super::{CallError, ErrorCode, Frame, FrameError, FrameFault, Limits, MessageId, MessageType, Payload};
use crate::Version;

/// Longer than every action of OCPP, so that an action can be logged and stored as it is.
const MAX_ACTION_BYTES: usize = 64;

/// How much of a broken or refused frame is looked at for its type and id: room for an escaped id of 36 characters.
const SALVAGE_BYTES: usize = 512;

pub(super) fn frame(text: &str, version: Version, limits: Limits) -> Result<Frame, FrameError> {
    // RFC 8259 §8.1 lets a reader ignore a byte order mark.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.len() > limits.max_bytes {
        return Err(salvaged(text, version, FrameFault::TooLarge { bytes: text.len(), limit: limits.max_bytes }));
    }
    if is_deeper_than(text, limits.max_depth) {
        return Err(salvaged(text, version, FrameFault::TooDeep { limit: limits.max_depth }));
    }
    let elements = match serde_json::from_str::<Elements<'_>>(text) {
        Ok(elements) => elements,
        Err(error) if error.is_data() => {
            return Err(FrameError { fault: FrameFault::NotAnArray, message_type: None, id: None, version });
        }
        Err(_) => return Err(salvaged(text, version, FrameFault::NotJson)),
    };
    elements.into_frame(version)
}

/// The elements of the outer array: no frame has more than five, so a flood of them is counted and not kept.
struct Elements<'a> {
    first: [Option<&'a RawValue>; 5],
    count: usize,
}

impl<'de: 'a, 'a> Deserialize<'de> for Elements<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ElementsVisitor;
        impl<'de> Visitor<'de> for ElementsVisitor {
            type Value = Elements<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an array")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Elements<'de>, A::Error> {
                let mut elements = Elements { first: [None; 5], count: 0 };
                for slot in &mut elements.first {
                    let Some(element) = seq.next_element::<&RawValue>()? else { return Ok(elements) };
                    *slot = Some(element);
                    elements.count += 1;
                }
                while seq.next_element::<IgnoredAny>()?.is_some() {
                    elements.count += 1;
                }
                Ok(elements)
            }
        }
        deserializer.deserialize_seq(ElementsVisitor)
    }
}

impl Elements<'_> {
    fn into_frame(self, version: Version) -> Result<Frame, FrameError> {
        let number = self.read::<u64>(0);
        let id_text = self.read::<Cow<'_, str>>(1);
        let id = id_text.as_ref().map(|text| MessageId::new(text.as_ref()));
        let fail = |fault| {
            let id = match &id {
                Some(Ok(id)) => Some(id.clone()),
                _ => None,
            };
            FrameError { fault, message_type: number, id, version }
        };
        let number = number.ok_or_else(|| fail(FrameFault::NoMessageType))?;
        let Some(message_type) = MessageType::from_number(number, version) else {
            return Err(fail(FrameFault::UnknownMessageType { number }));
        };
        let id = match &id {
            None => return Err(fail(FrameFault::NoMessageId)),
            Some(Err(error)) => return Err(fail(FrameFault::MessageIdTooLong { length: error.length })),
            Some(Ok(id)) => id.clone(),
        };
        match message_type {
            MessageType::Call | MessageType::Send => {
                self.expect_length(4, 4).map_err(fail)?;
                let action = self.string(2).map_err(fail)?;
                if action.len() > MAX_ACTION_BYTES {
                    return Err(fail(FrameFault::UnknownAction));
                }
                let (action, payload) = (action.into_owned(), self.object(3).map_err(fail)?);
                Ok(match message_type {
                    MessageType::Send => Frame::Send { id, action, payload },
                    _ => Frame::Call { id, action, payload },
                })
            }
            MessageType::CallResult => {
                self.expect_length(3, 3).map_err(fail)?;
                Ok(Frame::CallResult { id, payload: self.object(2).map_err(fail)? })
            }
            MessageType::CallError | MessageType::CallResultError => {
                let error = self.call_error().map_err(fail)?;
                Ok(match message_type {
                    MessageType::CallResultError => Frame::CallResultError { id, error },
                    _ => Frame::CallError { id, error },
                })
            }
        }
    }

    /// Stations leave out the description and the details, and the code alone still ends a call.
    fn call_error(&self) -> Result<CallError, FrameFault> {
        self.expect_length(3, 5)?;
        let code = ErrorCode::from(self.string(2)?.as_ref());
        let description = if self.count > 3 { self.string(3)? } else { Cow::Borrowed("") };
        let details = if self.count > 4 { self.object(4)? } else { Payload::empty() };
        Ok(CallError::new(code, &description).with_details(details))
    }

    fn expect_length(&self, least: usize, most: usize) -> Result<(), FrameFault> {
        if (least..=most).contains(&self.count) {
            Ok(())
        } else {
            Err(FrameFault::WrongLength { expected: most, found: self.count })
        }
    }

    fn string(&self, index: usize) -> Result<Cow<'_, str>, FrameFault> {
        self.read(index).ok_or(FrameFault::NotAString { index })
    }

    fn object(&self, index: usize) -> Result<Payload, FrameFault> {
        self.get(index).and_then(Payload::from_raw).ok_or(FrameFault::NotAnObject { index })
    }

    fn read<'b, T: Deserialize<'b>>(&'b self, index: usize) -> Option<T> {
        self.get(index).and_then(|raw| serde_json::from_str(raw.get()).ok())
    }

    fn get(&self, index: usize) -> Option<&RawValue> {
        self.first.get(index).copied().flatten()
    }
}

/// The error for a frame that is not parsed as a whole, with the type and the id its beginning still shows.
fn salvaged(text: &str, version: Version, fault: FrameFault) -> FrameError {
    let end = text.char_indices().map(|(at, _)| at).take_while(|at| *at <= SALVAGE_BYTES).last().unwrap_or(0);
    let head = if text.len() <= SALVAGE_BYTES { text } else { &text[..end] };
    let (message_type, id) = salvage(head).unwrap_or((None, None));
    FrameError { fault, message_type, id, version }
}

fn salvage(head: &str) -> Option<(Option<u64>, Option<MessageId>)> {
    let rest = head.trim_start().strip_prefix('[')?;
    let mut numbers = serde_json::Deserializer::from_str(rest).into_iter::<u64>();
    let number = numbers.next()?.ok()?;
    let rest = rest.get(numbers.byte_offset()..)?;
    let Some(rest) = rest.trim_start().strip_prefix(',') else { return Some((Some(number), None)) };
    let id = serde_json::Deserializer::from_str(rest).into_iter::<String>().next();
    Some((Some(number), id.and_then(Result::ok).and_then(|text| MessageId::new(text).ok())))
}
