//! One frame, looked at as a whole: for tools, logs, tests and people.

use crate::Version;
use crate::decode::PayloadError;
use crate::message::{ActionInfo, action};
use crate::rpc::{ErrorCode, Frame, FrameError, Limits, MessageType};
use crate::schema::Violation;

/// What a frame is, and what its payload breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Inspection {
    /// The type of the message.
    pub kind: MessageType,
    /// The message id.
    pub message_id: String,
    /// The action it names or answers; none for an answer to an unknown call.
    pub action: Option<String>,
    /// The payload as the JSON text it came as; of an error its details.
    pub payload: String,
    /// Whether the payload was held against a schema. Error details have none, nor has the answer to an unknown call.
    pub checked: bool,
    /// Every place where the payload breaks its schema, up to 1000.
    pub violations: Vec<Violation>,
    /// Of an error its code; otherwise what the receiver answers with where the action is unknown or the payload breaks
    /// its schema, as far as this version answers at all.
    pub error_code: Option<ErrorCode>,
}

/// Reads a frame and holds its payload against the schema of its action; `answers` names the action that a CALLRESULT is
/// the answer to, since the frame does not.
///
/// ```
/// # #[cfg(feature = "v1_6")] {
/// use cms_ocpp::Version;
/// use cms_ocpp::inspect::inspect;
/// use cms_ocpp::rpc::ErrorCode;
///
/// let frame = inspect(r#"[2,"7","Authorize",{"idTag":7}]"#, Version::V1_6, None).unwrap();
/// assert_eq!(frame.action.as_deref(), Some("Authorize"));
/// assert_eq!(frame.violations[0].path, "/idTag");
/// assert_eq!(frame.error_code, Some(ErrorCode::TypeConstraintViolation));
///
/// let answer = inspect(r#"[3,"7",{"idTagInfo":{"status":"Accepted"}}]"#, Version::V1_6, Some("Authorize")).unwrap();
/// assert!(answer.checked && answer.violations.is_empty());
/// # }
/// ```
///
/// # Errors
/// [`FrameError`] where the text is no frame of this version.
pub fn inspect(text: &str, version: Version, answers: Option<&str>) -> Result<Inspection, FrameError> {
    let frame = Frame::parse(text, version, Limits::default())?;
    let kind = frame.message_type();
    let message_id = frame.id().as_str().to_owned();
    let inspection = |action: Option<&str>, payload: &str| Inspection {
        kind,
        message_id,
        action: action.map(str::to_owned),
        payload: payload.to_owned(),
        checked: false,
        violations: Vec::new(),
        error_code: None,
    };
    Ok(match &frame {
        Frame::Call { action: name, payload, .. } | Frame::Send { action: name, payload, .. } => {
            let found = action(version, name).filter(|info| info.is_send() == (kind == MessageType::Send));
            let read = |info: &ActionInfo| info.decode_request(payload.as_str()).err();
            let mut inspection = inspection(Some(name), payload.as_str());
            match found {
                Some(info) => inspection.check(read(info)),
                None => inspection.error_code = Some(ErrorCode::NotImplemented),
            }
            if kind == MessageType::Send {
                // Nothing is ever answered to it.
                inspection.error_code = None;
            }
            inspection
        }
        Frame::CallResult { payload, .. } => {
            let mut inspection = inspection(answers, payload.as_str());
            let read = |info: &ActionInfo| info.decode_response(payload.as_str());
            if let Some(result) = answers.and_then(|name| action(version, name)).and_then(read) {
                inspection.check(result.err());
                if !MessageType::CallResultError.exists_in(version) {
                    inspection.error_code = None;
                }
            }
            inspection
        }
        Frame::CallError { error, .. } | Frame::CallResultError { error, .. } => {
            let mut inspection = inspection(answers, error.details().as_str());
            inspection.error_code = Some(error.code().clone());
            inspection
        }
    })
}

impl Inspection {
    fn check(&mut self, error: Option<PayloadError>) {
        self.checked = true;
        if let Some(error) = error {
            self.error_code = Some(error.kind().into());
            self.violations = error.into_violations();
        }
    }
}

#[cfg(test)]
#[cfg(all(feature = "v1_6", feature = "v2_0_1", feature = "v2_1"))]
mod tests {
    use super::*;

    fn code(text: &str, version: Version, answers: Option<&str>) -> (bool, usize, Option<String>) {
        let seen = inspect(text, version, answers).unwrap();
        (seen.checked, seen.violations.len(), seen.error_code.map(|code| code.in_version(version).to_owned()))
    }

    #[test]
    fn a_call_is_held_against_its_schema_and_gets_the_code_of_its_version() {
        let wrong = r#"[2,"1","Heartbeat",{"extra":1}]"#;
        let told = |code: &str| (true, 1, Some(code.to_owned()));
        assert_eq!(code(wrong, Version::V1_6, None), told("FormationViolation"));
        assert_eq!(code(wrong, Version::V2_0_1, None), told("FormatViolation"));
        assert_eq!(code(r#"[2,"1","Heartbeat",{}]"#, Version::V2_1, None), (true, 0, None));
    }

    #[test]
    fn an_action_of_another_version_is_not_implemented() {
        let call = r#"[2,"1","StartTransaction",{}]"#;
        assert_eq!(code(call, Version::V2_1, None), (false, 0, Some("NotImplemented".to_owned())));
    }

    #[test]
    fn an_answer_is_checked_where_its_call_is_known_and_only_2_1_can_complain_about_it() {
        let answer = r#"[3,"1",{"currentTime":"now"}]"#;
        assert_eq!(code(answer, Version::V2_0_1, None), (false, 0, None));
        assert_eq!(code(answer, Version::V2_0_1, Some("NoSuchAction")), (false, 0, None));
        assert_eq!(code(answer, Version::V2_0_1, Some("Heartbeat")), (true, 1, None));
        let complaint = Some("PropertyConstraintViolation".to_owned());
        assert_eq!(code(answer, Version::V2_1, Some("Heartbeat")), (true, 1, complaint));
    }

    #[test]
    fn a_send_is_checked_and_never_answered() {
        let send = r#"[6,"1","NotifyPeriodicEventStream",{}]"#;
        let (checked, violations, code) = code(send, Version::V2_1, None);
        assert!(checked && violations > 0 && code.is_none());
    }

    #[test]
    fn an_error_frame_tells_its_own_code() {
        let error = r#"[4,"1","OccurenceConstraintViolation","",{}]"#;
        assert_eq!(code(error, Version::V1_6, None), (false, 0, Some("OccurenceConstraintViolation".to_owned())));
    }
}
