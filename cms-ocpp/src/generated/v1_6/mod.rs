// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! The messages of OCPP 1.6: one file per action, and the types they share.

mod authorize;
mod boot_notification;
mod cancel_reservation;
mod certificate_signed;
mod change_availability;
mod change_configuration;
mod clear_cache;
mod clear_charging_profile;
mod data_transfer;
mod datatypes;
mod delete_certificate;
mod diagnostics_status_notification;
mod enums;
mod extended_trigger_message;
mod firmware_status_notification;
mod get_composite_schedule;
mod get_configuration;
mod get_diagnostics;
mod get_installed_certificate_ids;
mod get_local_list_version;
mod get_log;
mod heartbeat;
mod install_certificate;
mod log_status_notification;
mod meter_values;
mod remote_start_transaction;
mod remote_stop_transaction;
mod reserve_now;
mod reset;
mod security_event_notification;
mod send_local_list;
mod set_charging_profile;
mod sign_certificate;
mod signed_firmware_status_notification;
mod signed_update_firmware;
mod start_transaction;
mod status_notification;
mod stop_transaction;
mod trigger_message;
mod unlock_connector;
mod update_firmware;

use crate::message::ActionInfo;

pub use self::authorize::{Authorize, AuthorizeRequest, AuthorizeResponse};
pub use self::boot_notification::{BootNotification, BootNotificationRequest, BootNotificationResponse};
pub use self::cancel_reservation::{CancelReservation, CancelReservationRequest, CancelReservationResponse};
pub use self::certificate_signed::{CertificateSigned, CertificateSignedRequest, CertificateSignedResponse};
pub use self::change_availability::{ChangeAvailability, ChangeAvailabilityRequest, ChangeAvailabilityResponse};
pub use self::change_configuration::{ChangeConfiguration, ChangeConfigurationRequest, ChangeConfigurationResponse};
pub use self::clear_cache::{ClearCache, ClearCacheRequest, ClearCacheResponse};
pub use self::clear_charging_profile::{
    ClearChargingProfile, ClearChargingProfileRequest, ClearChargingProfileResponse,
};
pub use self::data_transfer::{DataTransfer, DataTransferRequest, DataTransferResponse};
pub use self::datatypes::{
    AuthorizationData, CertificateHashData, ChargingProfile, ChargingSchedule, ChargingSchedulePeriod, Firmware,
    IdTagInfo, KeyValue, LogParameters, MeterValue, SampledValue,
};
pub use self::delete_certificate::{DeleteCertificate, DeleteCertificateRequest, DeleteCertificateResponse};
pub use self::diagnostics_status_notification::{
    DiagnosticsStatusNotification, DiagnosticsStatusNotificationRequest, DiagnosticsStatusNotificationResponse,
};
pub use self::enums::{
    AuthorizationStatus, AvailabilityStatus, AvailabilityType, CancelReservationStatus, CertificateSignedStatus,
    CertificateUse, ChargePointErrorCode, ChargePointStatus, ChargingProfileKind, ChargingProfilePurpose,
    ChargingProfileStatus, ChargingRateUnit, ClearCacheStatus, ClearChargingProfileStatus, ConfigurationStatus,
    DataTransferStatus, DeleteCertificateStatus, DiagnosticsStatus, ExtendedMessageTrigger,
    ExtendedTriggerMessageStatus, FirmwareStatus, GenericStatus, GetCompositeScheduleStatus,
    GetInstalledCertificateStatus, HashAlgorithm, InstallCertificateStatus, Location, LogStatus, LogType, Measurand,
    MessageTrigger, Phase, ReadingContext, Reason, RecurrencyKind, RegistrationStatus, RemoteStartStopStatus,
    ReservationStatus, ResetStatus, ResetType, SignedFirmwareStatus, TriggerMessageStatus, UnitOfMeasure, UnlockStatus,
    UpdateFirmwareStatus, UpdateStatus, UpdateType, UploadLogStatus, ValueFormat,
};
pub use self::extended_trigger_message::{
    ExtendedTriggerMessage, ExtendedTriggerMessageRequest, ExtendedTriggerMessageResponse,
};
pub use self::firmware_status_notification::{
    FirmwareStatusNotification, FirmwareStatusNotificationRequest, FirmwareStatusNotificationResponse,
};
pub use self::get_composite_schedule::{
    GetCompositeSchedule, GetCompositeScheduleRequest, GetCompositeScheduleResponse,
};
pub use self::get_configuration::{GetConfiguration, GetConfigurationRequest, GetConfigurationResponse};
pub use self::get_diagnostics::{GetDiagnostics, GetDiagnosticsRequest, GetDiagnosticsResponse};
pub use self::get_installed_certificate_ids::{
    GetInstalledCertificateIds, GetInstalledCertificateIdsRequest, GetInstalledCertificateIdsResponse,
};
pub use self::get_local_list_version::{GetLocalListVersion, GetLocalListVersionRequest, GetLocalListVersionResponse};
pub use self::get_log::{GetLog, GetLogRequest, GetLogResponse};
pub use self::heartbeat::{Heartbeat, HeartbeatRequest, HeartbeatResponse};
pub use self::install_certificate::{InstallCertificate, InstallCertificateRequest, InstallCertificateResponse};
pub use self::log_status_notification::{
    LogStatusNotification, LogStatusNotificationRequest, LogStatusNotificationResponse,
};
pub use self::meter_values::{MeterValues, MeterValuesRequest, MeterValuesResponse};
pub use self::remote_start_transaction::{
    RemoteStartTransaction, RemoteStartTransactionRequest, RemoteStartTransactionResponse,
};
pub use self::remote_stop_transaction::{
    RemoteStopTransaction, RemoteStopTransactionRequest, RemoteStopTransactionResponse,
};
pub use self::reserve_now::{ReserveNow, ReserveNowRequest, ReserveNowResponse};
pub use self::reset::{Reset, ResetRequest, ResetResponse};
pub use self::security_event_notification::{
    SecurityEventNotification, SecurityEventNotificationRequest, SecurityEventNotificationResponse,
};
pub use self::send_local_list::{SendLocalList, SendLocalListRequest, SendLocalListResponse};
pub use self::set_charging_profile::{SetChargingProfile, SetChargingProfileRequest, SetChargingProfileResponse};
pub use self::sign_certificate::{SignCertificate, SignCertificateRequest, SignCertificateResponse};
pub use self::signed_firmware_status_notification::{
    SignedFirmwareStatusNotification, SignedFirmwareStatusNotificationRequest, SignedFirmwareStatusNotificationResponse,
};
pub use self::signed_update_firmware::{
    SignedUpdateFirmware, SignedUpdateFirmwareRequest, SignedUpdateFirmwareResponse,
};
pub use self::start_transaction::{StartTransaction, StartTransactionRequest, StartTransactionResponse};
pub use self::status_notification::{StatusNotification, StatusNotificationRequest, StatusNotificationResponse};
pub use self::stop_transaction::{StopTransaction, StopTransactionRequest, StopTransactionResponse};
pub use self::trigger_message::{TriggerMessage, TriggerMessageRequest, TriggerMessageResponse};
pub use self::unlock_connector::{UnlockConnector, UnlockConnectorRequest, UnlockConnectorResponse};
pub use self::update_firmware::{UpdateFirmware, UpdateFirmwareRequest, UpdateFirmwareResponse};

/// Every action of OCPP 1.6, by name.
pub const ACTIONS: &[ActionInfo] = &[
    Authorize::INFO,
    BootNotification::INFO,
    CancelReservation::INFO,
    CertificateSigned::INFO,
    ChangeAvailability::INFO,
    ChangeConfiguration::INFO,
    ClearCache::INFO,
    ClearChargingProfile::INFO,
    DataTransfer::INFO,
    DeleteCertificate::INFO,
    DiagnosticsStatusNotification::INFO,
    ExtendedTriggerMessage::INFO,
    FirmwareStatusNotification::INFO,
    GetCompositeSchedule::INFO,
    GetConfiguration::INFO,
    GetDiagnostics::INFO,
    GetInstalledCertificateIds::INFO,
    GetLocalListVersion::INFO,
    GetLog::INFO,
    Heartbeat::INFO,
    InstallCertificate::INFO,
    LogStatusNotification::INFO,
    MeterValues::INFO,
    RemoteStartTransaction::INFO,
    RemoteStopTransaction::INFO,
    ReserveNow::INFO,
    Reset::INFO,
    SecurityEventNotification::INFO,
    SendLocalList::INFO,
    SetChargingProfile::INFO,
    SignCertificate::INFO,
    SignedFirmwareStatusNotification::INFO,
    SignedUpdateFirmware::INFO,
    StartTransaction::INFO,
    StatusNotification::INFO,
    StopTransaction::INFO,
    TriggerMessage::INFO,
    UnlockConnector::INFO,
    UpdateFirmware::INFO,
];
