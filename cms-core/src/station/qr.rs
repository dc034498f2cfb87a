//! QR codes at stations: what a sticker says, what a display says, and what to make of a code that was scanned.
//!
//! A sticker holds `<base>/<EVSE ID>/s/<tag>`: the tag is a keyed hash of the EVSE ID, so that nobody but the operator can make
//! one. A display holds `<base>/<EVSE ID>/t/<code>`: the code changes with time and is made by the station from a secret of the
//! EVSE. Neither shows by itself that it is looked at where it belongs: a genuine sticker can be taken to another EVSE. That
//! is what [`judge_scan`] is for.

mod codes;
mod judge;
mod payload;
mod redeem;

pub use codes::{DisplayCodes, QrSecrets, QrStickers, SharedSecret};
pub use judge::{PluggedIn, ScanDoubt, ScanFacts, ScanVerdict, judge_scan};
pub use payload::{QrError, QrPayload, QrProof, QrUrl};
pub use redeem::{CodeRefusal, DisplayCodeUse, RedeemDisplayCode, RedeemFacts};
