use std::hint::black_box;
use std::marker::PhantomData;

use crate::{Case, Refusal, Suite};

/// A version of OCPP, as a case of the suite `codec` names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::exhaustive_enums, reason = "a program has to say of each whether it speaks it")]
pub enum Version {
    /// 1.6.
    V16,
    /// 2.0.1.
    V201,
    /// 2.1.
    V21,
}

/// What the suite `codec` measures of a program: a CALL frame to its types and back.
pub trait Codec {
    /// A CALL with its id and its typed payload.
    type Call;

    /// Reads a frame and checks everything that this program can check of it.
    ///
    /// # Errors
    /// [`Refusal::Unsupported`] for a version or action that this program does not have, [`Refusal::Failed`] for a
    /// frame that it refuses.
    fn decode(version: Version, text: &str) -> Result<Self::Call, Refusal>;

    /// Writes the frame.
    ///
    /// # Errors
    /// [`Refusal::Failed`] where it cannot be written.
    fn encode(version: Version, call: &Self::Call) -> Result<String, Refusal>;
}

/// The suite `codec` over a [`Codec`]: the figures `decode`, `encode` and `round_trip`.
#[derive(Debug)]
pub struct Frames<C>(PhantomData<C>);

impl<C> Default for Frames<C> {
    fn default() -> Self {
        Self(PhantomData)
    }
}

/// A frame as text and, where it is valid, as a typed message.
#[derive(Debug)]
pub struct Frame<T> {
    version: Version,
    text: String,
    call: Result<T, Refusal>,
}

impl<C: Codec> Suite for Frames<C> {
    type Prepared = Frame<C::Call>;

    fn prepare(&self, case: &Case) -> Self::Prepared {
        let version = match case.part("version") {
            "1.6" => Version::V16,
            "2.0.1" => Version::V201,
            _ => Version::V21,
        };
        let text = case.part("text").to_owned();
        let call = C::decode(version, &text);
        Frame { version, text, call }
    }

    fn check(&self, figure: &str, frame: &Self::Prepared) -> Result<String, Refusal> {
        match figure {
            // What was read is shown by writing it.
            "decode" | "round_trip" => round_trip::<C>(frame),
            "encode" => encode::<C>(frame),
            _ => Err(Refusal::unsupported(figure)),
        }
    }

    fn work(&self, figure: &str) -> Option<fn(&Self::Prepared)> {
        match figure {
            "decode" => Some(|frame| drop(black_box(C::decode(frame.version, &frame.text)))),
            "encode" => Some(|frame| drop(black_box(encode::<C>(frame)))),
            "round_trip" => Some(|frame| drop(black_box(round_trip::<C>(frame)))),
            _ => None,
        }
    }
}

fn encode<C: Codec>(frame: &Frame<C::Call>) -> Result<String, Refusal> {
    let call = frame.call.as_ref().map_err(Clone::clone)?;
    C::encode(frame.version, call)
}

fn round_trip<C: Codec>(frame: &Frame<C::Call>) -> Result<String, Refusal> {
    C::encode(frame.version, &C::decode(frame.version, &frame.text)?)
}
