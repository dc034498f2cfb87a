//! Names for what the schemas of 1.6 define in place, without a name; and what the package changed in them.

use crate::model::Version;
use crate::names;

/// The name of an object by the member that holds it, with its name in the specification.
pub(crate) fn object_type(member: &str) -> Option<(String, String)> {
    let name = match member {
        "idTagInfo" => "IdTagInfo",
        "chargingSchedule" => "ChargingSchedule",
        "chargingSchedulePeriod" => "ChargingSchedulePeriod",
        "chargingProfile" | "csChargingProfiles" => "ChargingProfile",
        "configurationKey" => "KeyValue",
        "meterValue" | "transactionData" => "MeterValue",
        "sampledValue" => "SampledValue",
        "localAuthorizationList" => "AuthorizationData",
        _ => return None,
    };
    Some((name.to_owned(), name.to_owned()))
}

/// The name of an enum by the member and the type that has it, with its name in the specification.
pub(crate) fn enum_type(owner: &str, member: &str) -> Option<(String, String)> {
    let (name, specified) = match (owner, member) {
        ("IdTagInfo", "status") => ("AuthorizationStatus", "AuthorizationStatus"),
        ("BootNotificationResponse", "status") => ("RegistrationStatus", "RegistrationStatus"),
        ("CancelReservationResponse", "status") => ("CancelReservationStatus", "CancelReservationStatus"),
        ("ChangeAvailabilityRequest", "type") => ("AvailabilityType", "AvailabilityType"),
        ("ChangeAvailabilityResponse", "status") => ("AvailabilityStatus", "AvailabilityStatus"),
        ("ChangeConfigurationResponse", "status") => ("ConfigurationStatus", "ConfigurationStatus"),
        ("ClearCacheResponse", "status") => ("ClearCacheStatus", "ClearCacheStatus"),
        ("ClearChargingProfileResponse", "status") => ("ClearChargingProfileStatus", "ClearChargingProfileStatus"),
        ("DataTransferResponse", "status") => ("DataTransferStatus", "DataTransferStatus"),
        ("DiagnosticsStatusNotificationRequest", "status") => ("DiagnosticsStatus", "DiagnosticsStatus"),
        ("FirmwareStatusNotificationRequest", "status") => ("FirmwareStatus", "FirmwareStatus"),
        ("GetCompositeScheduleResponse", "status") => ("GetCompositeScheduleStatus", "GetCompositeScheduleStatus"),
        ("RemoteStartTransactionResponse" | "RemoteStopTransactionResponse", "status") => {
            ("RemoteStartStopStatus", "RemoteStartStopStatus")
        }
        ("ReserveNowResponse", "status") => ("ReservationStatus", "ReservationStatus"),
        ("ResetRequest", "type") => ("ResetType", "ResetType"),
        ("ResetResponse", "status") => ("ResetStatus", "ResetStatus"),
        ("SendLocalListResponse", "status") => ("UpdateStatus", "UpdateStatus"),
        ("SetChargingProfileResponse", "status") => ("ChargingProfileStatus", "ChargingProfileStatus"),
        ("StatusNotificationRequest", "status") => ("ChargePointStatus", "ChargePointStatus"),
        ("TriggerMessageResponse", "status") => ("TriggerMessageStatus", "TriggerMessageStatus"),
        ("UnlockConnectorResponse", "status") => ("UnlockStatus", "UnlockStatus"),
        (_, "chargingProfilePurpose") => ("ChargingProfilePurpose", "ChargingProfilePurposeType"),
        (_, "chargingProfileKind") => ("ChargingProfileKind", "ChargingProfileKindType"),
        (_, "recurrencyKind") => ("RecurrencyKind", "RecurrencyKindType"),
        (_, "chargingRateUnit") => ("ChargingRateUnit", "ChargingRateUnitType"),
        (_, "context") => ("ReadingContext", "ReadingContext"),
        (_, "format") => ("ValueFormat", "ValueFormat"),
        (_, "measurand") => ("Measurand", "Measurand"),
        (_, "phase") => ("Phase", "Phase"),
        (_, "location") => ("Location", "Location"),
        (_, "unit") => ("UnitOfMeasure", "UnitOfMeasure"),
        (_, "updateType") => ("UpdateType", "UpdateType"),
        (_, "errorCode") => ("ChargePointErrorCode", "ChargePointErrorCode"),
        (_, "reason") => ("Reason", "Reason"),
        (_, "requestedMessage") => ("MessageTrigger", "MessageTrigger"),
        _ => return None,
    };
    Some((name.to_owned(), specified.to_owned()))
}

/// The name of a type of the security extension of 1.6, where the plain name may be taken by 1.6 itself.
pub(crate) fn security_type(definition: &str) -> String {
    match definition {
        "FirmwareStatusEnumType" => "SignedFirmwareStatus".to_owned(),
        "MessageTriggerEnumType" => "ExtendedMessageTrigger".to_owned(),
        "TriggerMessageStatusEnumType" => "ExtendedTriggerMessageStatus".to_owned(),
        other => names::type_name(other),
    }
}

/// The Python package forbids empty lists in MeterValues of 1.6; the schema of the OCA does not.
pub(crate) fn is_added_by_the_package(version: Version, owner: &str, member: &str) -> bool {
    version == Version::V1_6
        && matches!((owner, member), ("MeterValuesRequest", "meterValue") | ("MeterValue", "sampledValue"))
}

/// The Python package adds the unit `Hertz` to MeterValues of 1.6; the schema of the OCA has none for frequencies.
pub(crate) fn without_additions(version: Version, name: &str, mut words: Vec<String>) -> Vec<String> {
    if version == Version::V1_6 && name == "UnitOfMeasure" {
        words.retain(|word| word != "Hertz");
    }
    words
}
