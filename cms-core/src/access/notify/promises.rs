//! What every notifier promises.

#![allow(clippy::panic, reason = "a broken promise is told by a panic, as in any test")]

use super::{NotificationChannel, Notifier, NotifyError, PersonMessage};
use crate::access::SecretPurpose;

/// Checks a notifier against a person's address that takes e-mail and a number that takes text messages: yours too.
///
/// # Panics
/// Where a promise is broken.
pub async fn check_notifier(notifier: &dyn Notifier, email: &str, phone: &str) {
    let message = |id: &str, channel, to: &str, purpose| PersonMessage {
        id: id.to_owned(),
        channel,
        to: to.to_owned(),
        purpose,
        secret: "0123456789abcdefghjkmnpqr".to_owned(),
    };
    for purpose in SecretPurpose::ALL {
        for (channel, to) in [(NotificationChannel::Email, email), (NotificationChannel::Phone, phone)] {
            let one = message(purpose.word(), channel, to, purpose);
            // A repeat under the same id is no error.
            for _ in 0..2 {
                if let Err(error) = notifier.notify(one.clone()).await {
                    panic!("a message about {purpose:?} by {channel:?} was not sent: {error}");
                }
            }
        }
    }
    for hostile in ["", "dana@example.org\r\nBcc: eve@example.org", "dana@example.org\n", "dana\0@example.org"] {
        let one = message("hostile", NotificationChannel::Email, hostile, SecretPurpose::LogIn);
        match notifier.notify(one).await {
            Err(NotifyError::Refused { .. }) => {}
            other => panic!("the address {hostile:?} has to be refused, not {other:?}"),
        }
    }
}
