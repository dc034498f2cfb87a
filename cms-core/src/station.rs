//! Where charging happens: sites, stations, EVSEs and connectors, each uniquely identified; their life from commissioning to
//! retirement; and the connection of a station's one socket.

mod boot;
mod commission;
mod connect;
mod connector;
mod credentials;
mod evse;
mod evse_id;
mod hours;
mod id;
mod identity;
mod import;
mod qr;
mod refusal;
mod retire;
mod row;
mod site;
mod standard;
mod status;
mod swap;
mod told;

pub use boot::{BootFacts, BootReply, BootStation, Hardware, StationBoot};
pub use commission::{CommissionFacts, CommissionSite, CommissionStation};
pub use connect::{Admission, ConnectFacts, ConnectStation, PresentedSecret, StationLease};
pub use connector::{Connector, ConnectorAddress, ConnectorProblem, PowerType};
pub use credentials::{CredentialFacts, IssuePassword, PasswordKeys, StationCredentials, StationPassword, TakesEffect};
pub use evse::Evse;
pub use evse_id::{EvseId, EvseIdStyle};
pub use hours::{GridLimit, HoursException, SiteHours};
pub use id::{IdentityError, StationId};
pub use identity::{IdentityMismatch, check_identity};
pub use import::{
    ImportFacts, ImportFault, ImportPasswords, ImportProblem, ImportReport, ImportStations, ImportedStation, SheetEvse,
    SheetStation, StationChange, StationSheet,
};
pub use qr::{
    CodeRefusal, DisplayCodeUse, DisplayCodes, PluggedIn, QrError, QrPayload, QrProof, QrSecrets, QrStickers, QrUrl,
    RedeemDisplayCode, RedeemFacts, ScanDoubt, ScanFacts, ScanVerdict, SharedSecret, judge_scan,
};
pub use refusal::StationRefusal;
pub use retire::{RetireFacts, RetireStation, StationRetired};
pub use row::{Retirement, Station};
pub use site::{Site, SiteAddress};
pub use standard::{ConnectorFormat, ConnectorStandard};
pub(crate) use status::timeline_event;
pub use status::{ConnectorState, ConnectorStatus, Fault, ReportStatus, TimelineEvent, timeline_stream};
pub use swap::{HardwareSwap, SwapFacts, SwapHardware};
pub use told::RecordTold;
