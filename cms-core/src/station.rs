//! Where charging happens: sites, stations, EVSEs and connectors, each uniquely identified, and the connection of a
//! station's one socket.

mod boot;
mod commission;
mod connect;
mod connector;
mod evse;
mod id;
mod site;
mod status;
mod told;

pub use boot::{BootReply, BootStation, Hardware, StationBoot};
pub use commission::{CommissionFacts, CommissionSite, CommissionStation, Station, StationRefusal};
pub use connect::{Admission, ConnectStation, PresentedSecret, StationLease};
pub use connector::{Connector, ConnectorAddress, ConnectorStandard, PowerType};
pub use evse::{Evse, EvseId};
pub use id::{IdentityError, StationId};
pub use site::Site;
pub use status::{ConnectorState, ConnectorStatus, Fault, ReportStatus, TimelineEvent, timeline_stream};
pub use told::RecordTold;
