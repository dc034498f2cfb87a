//! What the schemas do not say of an action: who sends it, where it is specified, what it is for. In our own words.

use crate::model::Version;

/// Who may send an action.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    StationToCsms,
    CsmsToStation,
    Both,
}

use Direction::{Both as B, CsmsToStation as C, StationToCsms as S};

impl Direction {
    /// The variant of `cms_ocpp::message::Direction`.
    pub(crate) fn variant(self) -> &'static str {
        match self {
            S => "StationToCsms",
            C => "CsmsToStation",
            B => "Both",
        }
    }
}

/// One action of one version.
pub(crate) struct Action {
    pub(crate) name: &'static str,
    pub(crate) direction: Direction,
    pub(crate) block: &'static str,
    pub(crate) section: String,
    pub(crate) summary: &'static str,
}

/// The actions of a version, by name.
pub(crate) fn actions(version: Version) -> Vec<Action> {
    let mut actions: Vec<Action> = match version {
        Version::V1_6 => V1_6
            .iter()
            .map(|(name, direction, block, section, summary)| Action {
                name,
                direction: *direction,
                block,
                section: match section.strip_prefix("security ") {
                    Some(place) => format!("OCPP 1.6 security whitepaper edition 3, {place}"),
                    None => format!("OCPP 1.6 edition 2, section {section}"),
                },
                summary,
            })
            .collect(),
        Version::V2_0_1 | Version::V2_1 => {
            let number = if version == Version::V2_0_1 { "2.0.1" } else { "2.1" };
            let mut rows: Vec<_> = V2.iter().filter(|row| version == Version::V2_1 || row.0 == OLD).collect();
            // The chapter of messages numbers them alphabetically, whatever the case.
            rows.sort_by_key(|row| row.1.to_lowercase());
            let sections = rows.iter().enumerate().map(|(index, (_, name, direction, cases, summary))| Action {
                name,
                direction: *direction,
                block: block(cases),
                section: format!("OCPP {number} part 2, {cases}; message 1.{}", index + 1),
                summary,
            });
            sections.collect()
        }
    };
    actions.sort_by_key(|action| action.name);
    actions
}

/// The functional block of a use case, by its letter.
fn block(cases: &str) -> &'static str {
    match cases.as_bytes().first() {
        Some(b'A') => "A. Security",
        Some(b'B') => "B. Provisioning",
        Some(b'C') => "C. Authorization",
        Some(b'D') => "D. Local Authorization List Management",
        Some(b'E') => "E. Transactions",
        Some(b'F') => "F. Remote Control",
        Some(b'G') => "G. Availability",
        Some(b'H') => "H. Reservation",
        Some(b'I') => "I. Tariff And Cost",
        Some(b'J') => "J. Meter Values",
        Some(b'K') => "K. Smart Charging",
        Some(b'L') => "L. Firmware Management",
        Some(b'M') => "M. Certificate Management",
        Some(b'N') => "N. Diagnostics",
        Some(b'O') => "O. Display Message",
        Some(b'P') => "P. Data Transfer",
        Some(b'Q') => "Q. Bidirectional Power Transfer",
        Some(b'R') => "R. DER Control",
        Some(b'S') => "S. Battery Swapping",
        _ => "",
    }
}

type Row16 = (&'static str, Direction, &'static str, &'static str, &'static str);

const V1_6: &[Row16] = &[
    ("Authorize", S, "Core", "4.1", "Asks whether an id tag may charge."),
    ("BootNotification", S, "Core", "4.2", "Announces a charge point after it started, with its make and versions."),
    ("CancelReservation", C, "Reservation", "5.1", "Withdraws a reservation."),
    (
        "CertificateSigned",
        C,
        "Security",
        "security A02, A03",
        "Hands over the certificate that the charge point had asked to be signed.",
    ),
    ("ChangeAvailability", C, "Core", "5.2", "Takes a connector or the whole charge point out of service, or back in."),
    ("ChangeConfiguration", C, "Core", "5.3", "Sets one configuration key."),
    ("ClearCache", C, "Core", "5.4", "Empties the authorization cache."),
    (
        "ClearChargingProfile",
        C,
        "SmartCharging",
        "5.5",
        "Removes charging profiles by id, or by connector, purpose and stack level.",
    ),
    ("DataTransfer", B, "Core", "4.3 and 5.6", "Carries a vendor's own message, either way."),
    ("DeleteCertificate", C, "Security", "security M04", "Removes an installed certificate."),
    ("DiagnosticsStatusNotification", S, "FirmwareManagement", "4.4", "Reports how far an upload of diagnostics is."),
    (
        "ExtendedTriggerMessage",
        C,
        "Security",
        "security F06",
        "Asks the charge point to send a message now, those of the security extension included.",
    ),
    ("FirmwareStatusNotification", S, "FirmwareManagement", "4.5", "Reports how far a firmware update is."),
    (
        "GetCompositeSchedule",
        C,
        "SmartCharging",
        "5.7",
        "Asks for the limit that results from all charging profiles of a connector.",
    ),
    ("GetConfiguration", C, "Core", "5.8", "Asks for configuration keys and their values."),
    ("GetDiagnostics", C, "FirmwareManagement", "5.9", "Asks for a diagnostics file to be uploaded."),
    ("GetInstalledCertificateIds", C, "Security", "security M03", "Asks which root certificates are installed."),
    (
        "GetLocalListVersion",
        C,
        "LocalAuthListManagement",
        "5.10",
        "Asks for the version of the local authorization list.",
    ),
    ("GetLog", C, "Security", "security N01", "Asks for a diagnostics or security log to be uploaded."),
    ("Heartbeat", S, "Core", "4.6", "Shows that the charge point is connected and fetches the time."),
    ("InstallCertificate", C, "Security", "security M05", "Installs a root certificate."),
    ("LogStatusNotification", S, "Security", "security N01", "Reports how far an upload of a log is."),
    ("MeterValues", S, "Core", "4.7", "Reports what the meter of a connector shows."),
    ("RemoteStartTransaction", C, "Core", "5.11", "Asks for a transaction to be started for an id tag."),
    ("RemoteStopTransaction", C, "Core", "5.12", "Asks for a running transaction to be stopped."),
    ("ReserveNow", C, "Reservation", "5.13", "Reserves a connector for an id tag until a given time."),
    ("Reset", C, "Core", "5.14", "Restarts the charge point, gently or at once."),
    ("SecurityEventNotification", S, "Security", "security A04", "Reports a security event."),
    ("SendLocalList", C, "LocalAuthListManagement", "5.15", "Replaces or updates the local authorization list."),
    (
        "SetChargingProfile",
        C,
        "SmartCharging",
        "5.16",
        "Sets a charging profile on a connector or the whole charge point.",
    ),
    ("SignCertificate", S, "Security", "security A02, A03", "Asks for a certificate signing request to be signed."),
    (
        "SignedFirmwareStatusNotification",
        S,
        "Security",
        "security L01",
        "Reports how far an update with signed firmware is.",
    ),
    ("SignedUpdateFirmware", C, "Security", "security L01", "Asks for signed firmware to be downloaded and installed."),
    ("StartTransaction", S, "Core", "4.8", "Reports that a transaction has begun and asks for its id."),
    (
        "StatusNotification",
        S,
        "Core",
        "4.9",
        "Reports a change of status, or an error, of a connector or the charge point.",
    ),
    ("StopTransaction", S, "Core", "4.10", "Reports that a transaction has ended, with the final meter reading."),
    ("TriggerMessage", C, "RemoteTrigger", "5.17", "Asks the charge point to send a message now."),
    ("UnlockConnector", C, "Core", "5.18", "Asks for the cable lock of a connector to be opened."),
    ("UpdateFirmware", C, "FirmwareManagement", "5.19", "Asks for firmware to be downloaded and installed."),
];

/// In both 2.0.1 and 2.1.
const OLD: bool = true;
/// Only in 2.1.
const NEW: bool = false;

type Row2 = (bool, &'static str, Direction, &'static str, &'static str);

const V2: &[Row2] = &[
    (NEW, "AFRRSignal", C, "Q07", "Passes on a frequency restoration signal of the grid operator."),
    (NEW, "AdjustPeriodicEventStream", C, "N14", "Changes how often an event stream is sent."),
    (OLD, "Authorize", S, "C01 to C07", "Asks whether an id token, and a contract certificate, may charge."),
    (NEW, "BatterySwap", S, "S03", "Reports batteries put into or taken out of a swap station."),
    (OLD, "BootNotification", S, "B01 to B03", "Announces a station after it started, with its make and versions."),
    (OLD, "CancelReservation", C, "H02", "Withdraws a reservation."),
    (OLD, "CertificateSigned", C, "A02, A03", "Hands over the certificate that the station had asked to be signed."),
    (
        OLD,
        "ChangeAvailability",
        C,
        "G03, G04",
        "Takes a connector, an EVSE or the whole station out of service, or back in.",
    ),
    (NEW, "ChangeTransactionTariff", C, "I11", "Replaces the tariff of a running transaction."),
    (OLD, "ClearCache", C, "C11", "Empties the authorization cache."),
    (OLD, "ClearChargingProfile", C, "K10", "Removes charging profiles by id, or by EVSE, purpose and stack level."),
    (NEW, "ClearDERControl", C, "R04", "Removes settings of distributed energy resource control."),
    (OLD, "ClearDisplayMessage", C, "O05", "Removes a message from the displays."),
    (NEW, "ClearTariffs", C, "I10", "Removes tariffs from the station."),
    (OLD, "ClearVariableMonitoring", C, "N06", "Removes monitors of variables."),
    (OLD, "ClearedChargingLimit", S, "K13", "Reports that an external charging limit is gone."),
    (NEW, "ClosePeriodicEventStream", S, "N13", "Ends an event stream."),
    (OLD, "CostUpdated", C, "I02", "Tells the station what the running transaction costs so far."),
    (
        OLD,
        "CustomerInformation",
        C,
        "N09, N10",
        "Asks for what the station stores about a customer, or for its removal.",
    ),
    (OLD, "DataTransfer", B, "P01, P02", "Carries a vendor's own message, either way."),
    (OLD, "DeleteCertificate", C, "M04", "Removes an installed certificate."),
    (OLD, "FirmwareStatusNotification", S, "L01, L02", "Reports how far a firmware update is."),
    (OLD, "Get15118EVCertificate", S, "M01, M02", "Passes on the request of a vehicle for a contract certificate."),
    (OLD, "GetBaseReport", C, "B07", "Asks for one of the predefined reports of the device model."),
    (NEW, "GetCertificateChainStatus", S, "M07", "Asks whether the certificates of a vehicle's chain are revoked."),
    (OLD, "GetCertificateStatus", S, "M06", "Asks for the OCSP status of a certificate."),
    (OLD, "GetChargingProfiles", C, "K09", "Asks for the charging profiles that are set."),
    (OLD, "GetCompositeSchedule", C, "K08", "Asks for the limit that results from all charging profiles of an EVSE."),
    (NEW, "GetDERControl", C, "R04", "Asks for settings of distributed energy resource control."),
    (OLD, "GetDisplayMessages", C, "O03, O04", "Asks for the messages that are set on the displays."),
    (OLD, "GetInstalledCertificateIds", C, "M03", "Asks which certificates are installed."),
    (OLD, "GetLocalListVersion", C, "D02", "Asks for the version of the local authorization list."),
    (OLD, "GetLog", C, "N01", "Asks for a log to be uploaded."),
    (OLD, "GetMonitoringReport", C, "N02", "Asks for the monitors of variables that are set."),
    (NEW, "GetPeriodicEventStream", C, "N12", "Asks for the event streams that are open."),
    (OLD, "GetReport", C, "B08", "Asks for a report of chosen components and variables."),
    (NEW, "GetTariffs", C, "I09", "Asks for the tariffs that are set."),
    (
        OLD,
        "GetTransactionStatus",
        C,
        "E14",
        "Asks whether a transaction runs and whether messages of it wait to be sent.",
    ),
    (OLD, "GetVariables", C, "B06", "Asks for values of variables of the device model."),
    (OLD, "Heartbeat", S, "G02", "Shows that the station is connected and fetches the time."),
    (OLD, "InstallCertificate", C, "M05", "Installs a root certificate."),
    (OLD, "LogStatusNotification", S, "N01", "Reports how far an upload of a log is."),
    (OLD, "MeterValues", S, "J01", "Reports what a meter shows outside of a transaction."),
    (
        NEW,
        "NotifyAllowedEnergyTransfer",
        C,
        "Q01",
        "Tells the station which ways of energy transfer a transaction may use.",
    ),
    (OLD, "NotifyChargingLimit", S, "K12", "Reports a charging limit set from outside."),
    (OLD, "NotifyCustomerInformation", S, "N09", "Delivers a part of what the station stores about a customer."),
    (NEW, "NotifyDERAlarm", S, "R05", "Reports that an alarm of the grid began or ended."),
    (NEW, "NotifyDERStartStop", S, "R04", "Reports that a scheduled control of energy resources started or stopped."),
    (OLD, "NotifyDisplayMessages", S, "O03, O04", "Delivers a part of the messages that are set on the displays."),
    (OLD, "NotifyEVChargingNeeds", S, "K15", "Reports what energy a vehicle asks for."),
    (OLD, "NotifyEVChargingSchedule", S, "K15", "Reports the schedule a vehicle means to follow."),
    (OLD, "NotifyEvent", S, "N07, N08", "Reports events of monitored variables."),
    (OLD, "NotifyMonitoringReport", S, "N02", "Delivers a part of the monitors of variables that are set."),
    (NEW, "NotifyPeriodicEventStream", S, "N15", "Delivers samples of an event stream, without a response."),
    (NEW, "NotifyPriorityCharging", S, "K22", "Reports that priority charging was turned on or off at the station."),
    (OLD, "NotifyReport", S, "B07, B08", "Delivers a part of a report of the device model."),
    (NEW, "NotifySettlement", S, "C21, C22", "Reports how a payment at the station's terminal was settled."),
    (NEW, "NotifyWebPaymentStarted", C, "C25", "Tells the station that a driver has begun to pay on a web page."),
    (NEW, "OpenPeriodicEventStream", S, "N11", "Begins an event stream."),
    (OLD, "PublishFirmware", C, "L03", "Asks a local controller to offer firmware to its stations."),
    (
        OLD,
        "PublishFirmwareStatusNotification",
        S,
        "L03",
        "Reports how far a local controller is with offering firmware.",
    ),
    (NEW, "PullDynamicScheduleUpdate", S, "K28", "Asks for new values of a dynamic charging profile."),
    (OLD, "ReportChargingProfiles", S, "K09", "Delivers a part of the charging profiles that are set."),
    (NEW, "ReportDERControl", S, "R04", "Delivers a part of the settings of distributed energy resource control."),
    (NEW, "RequestBatterySwap", C, "S02", "Asks for a battery swap for an id token."),
    (OLD, "RequestStartTransaction", C, "F01, F02", "Asks for a transaction to be started for an id token."),
    (OLD, "RequestStopTransaction", C, "F03", "Asks for a running transaction to be stopped."),
    (OLD, "ReservationStatusUpdate", S, "H04", "Reports that a reservation expired or was removed."),
    (OLD, "ReserveNow", C, "H01", "Reserves an EVSE for an id token until a given time."),
    (OLD, "Reset", C, "B11, B12", "Restarts the station or one EVSE, when idle or at once."),
    (OLD, "SecurityEventNotification", S, "A04", "Reports a security event."),
    (OLD, "SendLocalList", C, "D01", "Replaces or updates the local authorization list."),
    (OLD, "SetChargingProfile", C, "K01", "Sets a charging profile on an EVSE or the whole station."),
    (NEW, "SetDERControl", C, "R04", "Sets a control of distributed energy resources."),
    (NEW, "SetDefaultTariff", C, "I07", "Sets the tariff for drivers without one of their own."),
    (OLD, "SetDisplayMessage", C, "O01, O02", "Sets a message on a display."),
    (OLD, "SetMonitoringBase", C, "N03", "Sets which predefined monitors are active."),
    (OLD, "SetMonitoringLevel", C, "N05", "Sets from which severity on events are reported."),
    (OLD, "SetNetworkProfile", C, "B09", "Sets how the station connects to a CSMS."),
    (OLD, "SetVariableMonitoring", C, "N04", "Sets monitors of variables."),
    (OLD, "SetVariables", C, "B05", "Sets values of variables of the device model."),
    (OLD, "SignCertificate", S, "A02, A03", "Asks for a certificate signing request to be signed."),
    (OLD, "StatusNotification", S, "G01", "Reports the status of a connector."),
    (OLD, "TransactionEvent", S, "E01 to E12", "Reports that a transaction began, changed or ended."),
    (OLD, "TriggerMessage", C, "F06", "Asks the station to send a message now."),
    (OLD, "UnlockConnector", C, "F05", "Asks for the cable lock of a connector to be opened."),
    (OLD, "UnpublishFirmware", C, "L04", "Asks a local controller to stop offering firmware."),
    (NEW, "UpdateDynamicSchedule", C, "K28", "Sends new values of a dynamic charging profile."),
    (OLD, "UpdateFirmware", C, "L01, L02", "Asks for firmware to be downloaded and installed."),
    (NEW, "UsePriorityCharging", C, "K21", "Turns priority charging of a transaction on or off."),
    (NEW, "VatNumberValidation", S, "C18", "Asks whether a VAT number is valid and whose it is."),
];
