//! The rights of a person: to get everything that is stored of them, and to be erased.

mod erase;
#[cfg(feature = "sealing")]
mod export;

pub use erase::{EraseAccount, EraseFacts, EraseRefusal, erase_again};
#[cfg(feature = "sealing")]
pub use export::{ExportError, ExportedInvoice, ExportedSession, PersonExport, export_person};
