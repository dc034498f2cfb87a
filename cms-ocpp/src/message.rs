//! What all messages have in common, and the table of the actions of each version.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::Version;
use crate::decode::{PayloadError, decode_into};
use crate::schema::{Object, ObjectSchema, Value, Violation};

/// The payload of a message: a request, a response, or a message without response.
///
/// ```
/// # #[cfg(feature = "v1_6")] {
/// use cms_ocpp::message::Message;
/// use cms_ocpp::v1_6::AuthorizeRequest;
///
/// let request = AuthorizeRequest::new("an id tag of more than 20 characters");
/// let violations = request.validate();
/// assert_eq!(violations[0].path, "/idTag");
/// # }
/// ```
pub trait Message: Object + Value + Clone + PartialEq + std::fmt::Debug + Serialize + DeserializeOwned {
    /// Checks every rule of the schema; empty when all are kept. At most the first 1000 are listed.
    ///
    /// What the types rule out, such as an absent required member, cannot occur here.
    fn validate(&self) -> Vec<Violation>
    where
        Self: Sized,
    {
        (self as &dyn Object).violations()
    }
}

/// A CALL and its CALLRESULT, or a SEND: what a frame names by its action.
pub trait Action {
    /// The table entry of this action.
    const INFO: &'static ActionInfo;
    /// The name in a frame.
    const NAME: &'static str = Self::INFO.name;
    /// The version it belongs to.
    const VERSION: Version = Self::INFO.version;
    /// Who may send it.
    const DIRECTION: Direction = Self::INFO.direction;
    /// What is sent.
    type Request: Message;
}

/// The payload of a CALL.
pub trait Request: Message {
    /// The action.
    type Action: Action<Request = Self>;
    /// The payload of the CALLRESULT.
    type Response: Message;
    /// The name in a frame.
    const NAME: &'static str = <Self::Action as Action>::NAME;
    /// The version it belongs to.
    const VERSION: Version = <Self::Action as Action>::VERSION;
    /// Who may send it.
    const DIRECTION: Direction = <Self::Action as Action>::DIRECTION;
}

/// The payload of a SEND (OCPP 2.1 part 4, section 4.2.5): it has no response.
pub trait Unconfirmed: Message {
    /// The action.
    type Action: Action<Request = Self>;
}

/// Who may send an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_enums, reason = "the protocol has two sides")]
pub enum Direction {
    /// Charging station to CSMS (charge point to central system in 1.6).
    StationToCsms,
    /// CSMS to charging station.
    CsmsToStation,
    /// Both ways.
    Both,
}

impl Direction {
    /// Whether a station may send it.
    #[must_use]
    pub const fn from_station(self) -> bool {
        matches!(self, Self::StationToCsms | Self::Both)
    }

    /// Whether a CSMS may send it.
    #[must_use]
    pub const fn from_csms(self) -> bool {
        matches!(self, Self::CsmsToStation | Self::Both)
    }
}

/// What is known of one action.
#[derive(Debug)]
#[non_exhaustive]
pub struct ActionInfo {
    /// The name in a frame.
    pub name: &'static str,
    /// The version it belongs to.
    pub version: Version,
    /// Who may send it.
    pub direction: Direction,
    /// The feature profile (1.6) or functional block (2.x) it belongs to.
    pub block: &'static str,
    /// Where the specification defines it.
    pub section: &'static str,
    /// What it is for, in one sentence.
    pub summary: &'static str,
    /// The schema of the request.
    pub request: &'static ObjectSchema,
    /// The schema of the response; none for a SEND.
    pub response: Option<&'static ObjectSchema>,
    pub(crate) new_request: fn() -> Box<dyn Object>,
    pub(crate) new_response: Option<fn() -> Box<dyn Object>>,
}

impl ActionInfo {
    /// Whether it is sent without a response (SEND, only in 2.1).
    #[must_use]
    pub const fn is_send(&self) -> bool {
        self.response.is_none()
    }

    /// Reads a request whose action is known only at run time, as strictly as [`decode`](crate::decode::decode).
    ///
    /// # Errors
    /// When the payload breaks its schema.
    pub fn decode_request(&self, payload: &str) -> Result<Box<dyn Object>, PayloadError> {
        decode_boxed((self.new_request)(), payload)
    }

    /// Reads a response whose action is known only at run time; none when the action has no response.
    ///
    /// # Errors
    /// When the payload breaks its schema.
    pub fn decode_response(&self, payload: &str) -> Option<Result<Box<dyn Object>, PayloadError>> {
        self.new_response.map(|new| decode_boxed(new(), payload))
    }
}

fn decode_boxed(mut object: Box<dyn Object>, payload: &str) -> Result<Box<dyn Object>, PayloadError> {
    decode_into(payload, &mut *object)?;
    Ok(object)
}

/// All actions of a version in the order of their names; empty when the version is not built in.
///
/// ```
/// use cms_ocpp::Version;
/// use cms_ocpp::message::actions;
///
/// # #[cfg(feature = "v2_1")]
/// assert_eq!(actions(Version::V2_1).len(), 91);
/// ```
#[must_use]
pub const fn actions(version: Version) -> &'static [ActionInfo] {
    match version {
        #[cfg(feature = "v1_6")]
        Version::V1_6 => crate::v1_6::ACTIONS,
        #[cfg(feature = "v2_0_1")]
        Version::V2_0_1 => crate::v2_0_1::ACTIONS,
        #[cfg(feature = "v2_1")]
        Version::V2_1 => crate::v2_1::ACTIONS,
        #[allow(unreachable_patterns, reason = "reached only when a version is not built in")]
        _ => &[],
    }
}

/// The action of this name, compared exactly; none when the version does not have it.
///
/// ```
/// use cms_ocpp::Version;
/// use cms_ocpp::message::action;
///
/// # #[cfg(feature = "v1_6")] {
/// assert!(action(Version::V1_6, "RemoteStartTransaction").is_some_and(|info| info.direction.from_csms()));
/// assert!(action(Version::V1_6, "RequestStartTransaction").is_none());
/// # }
/// ```
#[must_use]
pub fn action(version: Version, name: &str) -> Option<&'static ActionInfo> {
    let actions = actions(version);
    let index = actions.binary_search_by(|info| info.name.cmp(name)).ok()?;
    actions.get(index)
}

/// Ties an action to its payloads.
#[cfg(any(feature = "v1_6", feature = "v2_0_1", feature = "v2_1"))]
macro_rules! define_action {
    ($action:ident, $version:ident, $direction:ident, $name:literal, $block:literal, $section:literal, $summary:literal,
     $request:ident $(-> $response:ident)?) => {
        impl crate::message::Message for $request {}
        $(impl crate::message::Message for $response {})?

        impl $action {
            pub(super) const INFO: crate::message::ActionInfo = crate::message::ActionInfo {
                name: $name,
                version: crate::Version::$version,
                direction: crate::message::Direction::$direction,
                block: $block,
                section: $section,
                summary: $summary,
                request: $request::SCHEMA,
                response: crate::message::define_action!(@schema $($response)?),
                new_request: || Box::new(<$request as crate::schema::Value>::blank()),
                new_response: crate::message::define_action!(@new $($response)?),
            };
        }

        impl crate::message::Action for $action {
            const INFO: &'static crate::message::ActionInfo = &Self::INFO;
            type Request = $request;
        }

        crate::message::define_action!(@role $action $request $($response)?);
    };
    (@schema $response:ident) => { Some($response::SCHEMA) };
    (@schema) => { None };
    (@new $response:ident) => { Some(|| Box::new(<$response as crate::schema::Value>::blank())) };
    (@new) => { None };
    (@role $action:ident $request:ident $response:ident) => {
        impl crate::message::Request for $request {
            type Action = $action;
            type Response = $response;
        }
    };
    (@role $action:ident $request:ident) => {
        impl crate::message::Unconfirmed for $request {
            type Action = $action;
        }
    };
}

#[cfg(any(feature = "v1_6", feature = "v2_0_1", feature = "v2_1"))]
pub(crate) use define_action;
