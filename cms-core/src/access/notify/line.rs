//! The notifier that there always is.

use std::fmt;
use std::io::Write;
use std::sync::Mutex;

use async_trait::async_trait;

use super::{Notifier, NotifyError, PersonMessage};

/// Writes each message as one line of JSON, for example into a file or the terminal: while no mail is set up, whoever runs
/// the program hands the links on. The lines hold addresses and secrets; keep the file from other eyes.
///
/// ```
/// use cms_core::access::LineNotifier;
///
/// let notifier = LineNotifier::new(std::io::stderr());
/// ```
pub struct LineNotifier<W> {
    out: Mutex<W>,
}

impl<W: Write + Send> LineNotifier<W> {
    /// Writes to `out`.
    pub const fn new(out: W) -> Self {
        Self { out: Mutex::new(out) }
    }

    /// What it wrote to.
    pub fn into_inner(self) -> W {
        self.out.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl<W: Write + Send> Notifier for LineNotifier<W> {
    async fn notify(&self, message: PersonMessage) -> Result<(), NotifyError> {
        let PersonMessage { id, channel, to, purpose, secret } = message;
        if to.is_empty() || to.chars().any(char::is_control) {
            return Err(NotifyError::Refused { reason: "it is empty or has control characters".to_owned() });
        }
        let line = serde_json::json!({ "id": id, "channel": channel, "to": to, "purpose": purpose, "secret": secret });
        let mut out = self.out.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let written = writeln!(out, "{line}").and_then(|()| out.flush());
        written.map_err(|error| NotifyError::Unavailable { reason: error.to_string() })
    }
}

impl<W> fmt::Debug for LineNotifier<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LineNotifier(..)")
    }
}
