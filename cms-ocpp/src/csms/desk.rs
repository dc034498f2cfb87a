//! Where one CALL is worked on: commands carried out, notices and effects gathered.

use chrono::{DateTime, Utc};
use cms_core::access::{AuthorizationStatus, Authorize, TokenGroupId, TokenKey, TokenValue};
use cms_core::session::QuarantineItem;
use cms_core::station::RecordTold;
use cms_core::storage::{Changes, Row as _};
use cms_core::{Command, Context, Effect, HandleError};

use super::{Answered, CallAnswer, Csms, Link, Moment, Notice, NoticeKind};
use crate::decode::{PayloadError, decode_lenient};
use crate::message::Message;
use crate::rpc::{CallError, ErrorCode};
use crate::types::Timestamp;

/// Why a CALL has no result.
pub(super) enum Refused {
    /// It is answered with an error.
    Call(CallError),
    /// It is not answered.
    NotDurable(HandleError),
}

/// One CALL being worked on.
pub(super) struct Desk<'a> {
    csms: &'a Csms,
    pub(super) link: &'a Link,
    pub(super) moment: Moment,
    commands: u8,
    notices: Vec<Notice>,
    effects: Vec<Effect>,
}

impl<'a> Desk<'a> {
    pub(super) const fn new(csms: &'a Csms, link: &'a Link, moment: Moment) -> Self {
        Self { csms, link, moment, commands: 0, notices: Vec::new(), effects: Vec::new() }
    }

    pub(super) fn finish(self, answer: CallAnswer) -> Answered {
        Answered { answer, notices: self.notices, effects: self.effects }
    }

    /// Reads a payload as strictly as its schema.
    pub(super) fn read<T: Message>(&mut self, payload: &str) -> Result<T, Refused> {
        match crate::decode::decode(payload) {
            Ok(value) => Ok(value),
            Err(error) => Err(self.broken(&error)),
        }
    }

    /// Reads a payload in which money may be at stake: what breaks the schema without losing anything is noted, not
    /// refused, because a station forgets what is refused.
    pub(super) fn read_money<T: Message>(&mut self, payload: &str) -> Result<T, Refused> {
        match decode_lenient(payload) {
            Ok((value, violations)) => {
                for violation in violations {
                    self.note(NoticeKind::PayloadRefused, format!("{} (accepted all the same)", violation.path));
                }
                Ok(value)
            }
            Err(error) => Err(self.broken(&error)),
        }
    }

    fn broken(&mut self, error: &PayloadError) -> Refused {
        let place = error.first().map(|violation| violation.path.clone()).unwrap_or_default();
        // The value itself stays out of log and answer: it may be a token.
        let text = format!("{} at {}", error.code(), if place.is_empty() { "/" } else { &place });
        self.note(NoticeKind::PayloadRefused, text.clone());
        Refused::Call(CallError::new(error.kind().into(), &text))
    }

    /// The action does not exist in this version.
    pub(super) fn unknown_action(&mut self, action: &str) -> Refused {
        self.note(NoticeKind::ActionRefused, format!("{} is not an action of this version", shown(action)));
        Refused::Call(CallError::new(ErrorCode::NotImplemented, "this version has no such action"))
    }

    /// The action exists, but a station may not send it or nothing here serves it.
    pub(super) fn unsupported_action(&mut self, action: &str) -> Refused {
        self.note(NoticeKind::ActionRefused, format!("{} is not supported", shown(action)));
        Refused::Call(CallError::new(ErrorCode::NotSupported, "this action is not supported here"))
    }

    /// Carries out a command for the station of this connection.
    pub(super) async fn carry_out<C: Command>(&mut self, command: &C) -> Result<C::Reply, Refused> {
        let mut seed = self.moment.seed;
        seed[0] = seed[0].wrapping_add(self.commands);
        self.commands = self.commands.wrapping_add(1);
        let context = Context { now: self.moment.now, seed, fence: self.link.fence.clone() };
        let handled = self.csms.carry_out(command, context).await.map_err(Refused::NotDurable)?;
        match &handled.changes {
            Some(changes) => self.note_quarantine(changes),
            None => {
                self.note(NoticeKind::Repeat, "a repeated message got its stored answer".to_owned());
                self.csms.reload(&self.link.station).await;
            }
        }
        self.effects.extend(handled.effects);
        Ok(handled.reply)
    }

    /// Asks whether a token may be used, until when the answer holds, and for its group. A driver stands at the station: where the store does
    /// not answer, the token is refused instead of left waiting. A start that the station makes all the same is stored
    /// like any other.
    pub(super) async fn authorize(
        &mut self,
        value: &str,
    ) -> Result<(AuthorizationStatus, Option<DateTime<Utc>>, Option<TokenGroupId>), Refused> {
        let Some(token) = self.token(value) else {
            return Ok((AuthorizationStatus::UnknownToken, None, None));
        };
        let command = Authorize { station: self.link.station.clone(), token: token.clone() };
        let decided = match self.carry_out(&command).await {
            Ok(decided) => (decided.status, decided.expires_at, decided.group),
            Err(Refused::NotDurable(error)) if error.is_passing() => (AuthorizationStatus::Undecided, None, None),
            Err(refused) => return Err(refused),
        };
        self.note_token(Some(&token), decided.0);
        Ok(decided)
    }

    /// Keeps what the station told on its timeline.
    pub(super) async fn tell(&mut self, subject: &str, message: &str, at: Option<Timestamp>) -> Result<(), Refused> {
        let command = RecordTold {
            station: self.link.station.clone(),
            subject: subject.to_owned(),
            message: message.to_owned(),
            at: at.map(Timestamp::get),
        };
        self.carry_out(&command).await
    }

    /// The key of a presented token; none for an empty one, which stands for no token.
    pub(super) fn token(&self, value: &str) -> Option<TokenKey> {
        (!value.trim().is_empty()).then(|| self.csms.hasher().token_value(&TokenValue::presented(value)))
    }

    pub(super) fn note_token(&mut self, token: Option<&TokenKey>, status: AuthorizationStatus) {
        if status != AuthorizationStatus::Accepted {
            let token = token.map_or("none", TokenKey::short);
            self.note(NoticeKind::TokenRefused, format!("token key {token}: {}", status.sentence()));
        }
    }

    pub(super) fn note(&mut self, kind: NoticeKind, text: String) {
        self.notices.push(Notice { kind, text });
    }

    fn note_quarantine(&mut self, changes: &Changes) {
        let items: Vec<_> = changes.written(QuarantineItem::TABLE).map(|row| row.key.id.clone()).collect();
        for id in items {
            self.note(NoticeKind::Quarantined, format!("quarantine item {id} waits for an operator"));
        }
    }
}

/// A peer's text for a log: short, and without control characters that could forge a line.
fn shown(text: &str) -> String {
    text.chars().take(40).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}
