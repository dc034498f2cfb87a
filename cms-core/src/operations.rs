//! What operators see and do: the live state of stations, commands as jobs, diagnostics.

mod blob;
mod diagnostics;
mod job;
mod live;
mod remote_stop;
mod retention;
mod seen;
mod station_call;
mod table;

pub use blob::BlobStore;
pub use diagnostics::{FetchDiagnostics, ReceiveUpload, ReportUpload, UploadStatus};
pub use job::{Job, JobKind, JobRefusal, JobState, RecordCallOutcome};
pub use live::{Live, LiveSession, LiveStation};
pub use remote_stop::StopRemotely;
pub use retention::{CdrFacts, Retained, Retention, RetireCdr, RetireJob, Retirement, apply_retention};
pub use seen::{FlushSeen, StationSeen};
pub use station_call::{CallOutcome, STATION_TOPIC, StationCall, waiting_call};
pub use table::{ConnectorLine, StationLine, StationTable};
