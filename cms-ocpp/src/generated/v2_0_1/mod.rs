// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! The messages of OCPP 2.0.1: one file per action, and the types they share.

mod authorize;
mod boot_notification;
mod cancel_reservation;
mod certificate_signed;
mod change_availability;
mod clear_cache;
mod clear_charging_profile;
mod clear_display_message;
mod clear_variable_monitoring;
mod cleared_charging_limit;
mod cost_updated;
mod customer_information;
mod data_transfer;
mod datatypes;
mod delete_certificate;
mod enums;
mod firmware_status_notification;
mod get15118_ev_certificate;
mod get_base_report;
mod get_certificate_status;
mod get_charging_profiles;
mod get_composite_schedule;
mod get_display_messages;
mod get_installed_certificate_ids;
mod get_local_list_version;
mod get_log;
mod get_monitoring_report;
mod get_report;
mod get_transaction_status;
mod get_variables;
mod heartbeat;
mod install_certificate;
mod log_status_notification;
mod meter_values;
mod notify_charging_limit;
mod notify_customer_information;
mod notify_display_messages;
mod notify_ev_charging_needs;
mod notify_ev_charging_schedule;
mod notify_event;
mod notify_monitoring_report;
mod notify_report;
mod publish_firmware;
mod publish_firmware_status_notification;
mod report_charging_profiles;
mod request_start_transaction;
mod request_stop_transaction;
mod reservation_status_update;
mod reserve_now;
mod reset;
mod security_event_notification;
mod send_local_list;
mod set_charging_profile;
mod set_display_message;
mod set_monitoring_base;
mod set_monitoring_level;
mod set_network_profile;
mod set_variable_monitoring;
mod set_variables;
mod sign_certificate;
mod status_notification;
mod transaction_event;
mod trigger_message;
mod unlock_connector;
mod unpublish_firmware;
mod update_firmware;

use crate::message::ActionInfo;

pub use self::authorize::{Authorize, AuthorizeRequest, AuthorizeResponse};
pub use self::boot_notification::{BootNotification, BootNotificationRequest, BootNotificationResponse};
pub use self::cancel_reservation::{CancelReservation, CancelReservationRequest, CancelReservationResponse};
pub use self::certificate_signed::{CertificateSigned, CertificateSignedRequest, CertificateSignedResponse};
pub use self::change_availability::{ChangeAvailability, ChangeAvailabilityRequest, ChangeAvailabilityResponse};
pub use self::clear_cache::{ClearCache, ClearCacheRequest, ClearCacheResponse};
pub use self::clear_charging_profile::{
    ClearChargingProfile, ClearChargingProfileRequest, ClearChargingProfileResponse,
};
pub use self::clear_display_message::{ClearDisplayMessage, ClearDisplayMessageRequest, ClearDisplayMessageResponse};
pub use self::clear_variable_monitoring::{
    ClearVariableMonitoring, ClearVariableMonitoringRequest, ClearVariableMonitoringResponse,
};
pub use self::cleared_charging_limit::{
    ClearedChargingLimit, ClearedChargingLimitRequest, ClearedChargingLimitResponse,
};
pub use self::cost_updated::{CostUpdated, CostUpdatedRequest, CostUpdatedResponse};
pub use self::customer_information::{CustomerInformation, CustomerInformationRequest, CustomerInformationResponse};
pub use self::data_transfer::{DataTransfer, DataTransferRequest, DataTransferResponse};
pub use self::datatypes::{
    AcChargingParameters, AdditionalInfo, Apn, AuthorizationData, CertificateHashData, CertificateHashDataChain,
    ChargingLimit, ChargingNeeds, ChargingProfile, ChargingProfileCriterion, ChargingSchedule, ChargingSchedulePeriod,
    ChargingStation, ClearChargingProfileCriteria, ClearMonitoringResult, Component, ComponentVariable,
    CompositeSchedule, ConsumptionCost, Cost, DcChargingParameters, EventData, Evse, Firmware, GetVariableData,
    GetVariableResult, IdToken, IdTokenInfo, LogParameters, MessageContent, MessageInfo, MeterValue, Modem,
    MonitoringData, NetworkConnectionProfile, OcspRequestData, RelativeTimeInterval, ReportData, SalesTariff,
    SalesTariffEntry, SampledValue, SetMonitoringData, SetMonitoringResult, SetVariableData, SetVariableResult,
    SignedMeterValue, StatusInfo, Transaction, UnitOfMeasure, Variable, VariableAttribute, VariableCharacteristics,
    VariableMonitoring, Vpn,
};
pub use self::delete_certificate::{DeleteCertificate, DeleteCertificateRequest, DeleteCertificateResponse};
pub use self::enums::{
    ApnAuthentication, AttributeType, AuthorizationStatus, AuthorizeCertificateStatus, BootReason,
    CancelReservationStatus, CertificateAction, CertificateSignedStatus, CertificateSigningUse,
    ChangeAvailabilityStatus, ChargingLimitSource, ChargingProfileKind, ChargingProfilePurpose, ChargingProfileStatus,
    ChargingRateUnit, ChargingState, ClearCacheStatus, ClearChargingProfileStatus, ClearMessageStatus,
    ClearMonitoringStatus, ComponentCriterion, ConnectorStatus, ConnectorType, CostKind, CustomerInformationStatus,
    DataTransferStatus, DataType, DeleteCertificateStatus, DisplayMessageStatus, EnergyTransferMode,
    EventNotificationType, EventTrigger, FirmwareStatus, GenericDeviceModelStatus, GenericStatus, GetCertificateIdUse,
    GetCertificateStatusStatus, GetChargingProfileStatus, GetDisplayMessagesStatus, GetInstalledCertificateStatus,
    GetVariableStatus, HashAlgorithm, IdTokenType, InstallCertificateStatus, InstallCertificateUse,
    Iso15118EvCertificateStatus, Location, LogStatus, LogType, Measurand, MessageFormat, MessagePriority, MessageState,
    MessageTrigger, MonitorType, MonitoringBase, MonitoringCriterion, Mutability, NotifyEvChargingNeedsStatus,
    OcppInterface, OcppTransport, OcppVersion, OperationalStatus, Phase, PublishFirmwareStatus, ReadingContext, Reason,
    RecurrencyKind, RegistrationStatus, ReportBase, RequestStartStopStatus, ReservationUpdateStatus, ReserveNowStatus,
    ResetStatus, ResetType, SendLocalListStatus, SetMonitoringStatus, SetNetworkProfileStatus, SetVariableStatus,
    TransactionEventType, TriggerMessageStatus, TriggerReason, UnlockStatus, UnpublishFirmwareStatus,
    UpdateFirmwareStatus, UpdateType, UploadLogStatus, VpnType,
};
pub use self::firmware_status_notification::{
    FirmwareStatusNotification, FirmwareStatusNotificationRequest, FirmwareStatusNotificationResponse,
};
pub use self::get_base_report::{GetBaseReport, GetBaseReportRequest, GetBaseReportResponse};
pub use self::get_certificate_status::{
    GetCertificateStatus, GetCertificateStatusRequest, GetCertificateStatusResponse,
};
pub use self::get_charging_profiles::{GetChargingProfiles, GetChargingProfilesRequest, GetChargingProfilesResponse};
pub use self::get_composite_schedule::{
    GetCompositeSchedule, GetCompositeScheduleRequest, GetCompositeScheduleResponse,
};
pub use self::get_display_messages::{GetDisplayMessages, GetDisplayMessagesRequest, GetDisplayMessagesResponse};
pub use self::get_installed_certificate_ids::{
    GetInstalledCertificateIds, GetInstalledCertificateIdsRequest, GetInstalledCertificateIdsResponse,
};
pub use self::get_local_list_version::{GetLocalListVersion, GetLocalListVersionRequest, GetLocalListVersionResponse};
pub use self::get_log::{GetLog, GetLogRequest, GetLogResponse};
pub use self::get_monitoring_report::{GetMonitoringReport, GetMonitoringReportRequest, GetMonitoringReportResponse};
pub use self::get_report::{GetReport, GetReportRequest, GetReportResponse};
pub use self::get_transaction_status::{
    GetTransactionStatus, GetTransactionStatusRequest, GetTransactionStatusResponse,
};
pub use self::get_variables::{GetVariables, GetVariablesRequest, GetVariablesResponse};
pub use self::get15118_ev_certificate::{
    Get15118EvCertificate, Get15118EvCertificateRequest, Get15118EvCertificateResponse,
};
pub use self::heartbeat::{Heartbeat, HeartbeatRequest, HeartbeatResponse};
pub use self::install_certificate::{InstallCertificate, InstallCertificateRequest, InstallCertificateResponse};
pub use self::log_status_notification::{
    LogStatusNotification, LogStatusNotificationRequest, LogStatusNotificationResponse,
};
pub use self::meter_values::{MeterValues, MeterValuesRequest, MeterValuesResponse};
pub use self::notify_charging_limit::{NotifyChargingLimit, NotifyChargingLimitRequest, NotifyChargingLimitResponse};
pub use self::notify_customer_information::{
    NotifyCustomerInformation, NotifyCustomerInformationRequest, NotifyCustomerInformationResponse,
};
pub use self::notify_display_messages::{
    NotifyDisplayMessages, NotifyDisplayMessagesRequest, NotifyDisplayMessagesResponse,
};
pub use self::notify_ev_charging_needs::{
    NotifyEvChargingNeeds, NotifyEvChargingNeedsRequest, NotifyEvChargingNeedsResponse,
};
pub use self::notify_ev_charging_schedule::{
    NotifyEvChargingSchedule, NotifyEvChargingScheduleRequest, NotifyEvChargingScheduleResponse,
};
pub use self::notify_event::{NotifyEvent, NotifyEventRequest, NotifyEventResponse};
pub use self::notify_monitoring_report::{
    NotifyMonitoringReport, NotifyMonitoringReportRequest, NotifyMonitoringReportResponse,
};
pub use self::notify_report::{NotifyReport, NotifyReportRequest, NotifyReportResponse};
pub use self::publish_firmware::{PublishFirmware, PublishFirmwareRequest, PublishFirmwareResponse};
pub use self::publish_firmware_status_notification::{
    PublishFirmwareStatusNotification, PublishFirmwareStatusNotificationRequest,
    PublishFirmwareStatusNotificationResponse,
};
pub use self::report_charging_profiles::{
    ReportChargingProfiles, ReportChargingProfilesRequest, ReportChargingProfilesResponse,
};
pub use self::request_start_transaction::{
    RequestStartTransaction, RequestStartTransactionRequest, RequestStartTransactionResponse,
};
pub use self::request_stop_transaction::{
    RequestStopTransaction, RequestStopTransactionRequest, RequestStopTransactionResponse,
};
pub use self::reservation_status_update::{
    ReservationStatusUpdate, ReservationStatusUpdateRequest, ReservationStatusUpdateResponse,
};
pub use self::reserve_now::{ReserveNow, ReserveNowRequest, ReserveNowResponse};
pub use self::reset::{Reset, ResetRequest, ResetResponse};
pub use self::security_event_notification::{
    SecurityEventNotification, SecurityEventNotificationRequest, SecurityEventNotificationResponse,
};
pub use self::send_local_list::{SendLocalList, SendLocalListRequest, SendLocalListResponse};
pub use self::set_charging_profile::{SetChargingProfile, SetChargingProfileRequest, SetChargingProfileResponse};
pub use self::set_display_message::{SetDisplayMessage, SetDisplayMessageRequest, SetDisplayMessageResponse};
pub use self::set_monitoring_base::{SetMonitoringBase, SetMonitoringBaseRequest, SetMonitoringBaseResponse};
pub use self::set_monitoring_level::{SetMonitoringLevel, SetMonitoringLevelRequest, SetMonitoringLevelResponse};
pub use self::set_network_profile::{SetNetworkProfile, SetNetworkProfileRequest, SetNetworkProfileResponse};
pub use self::set_variable_monitoring::{
    SetVariableMonitoring, SetVariableMonitoringRequest, SetVariableMonitoringResponse,
};
pub use self::set_variables::{SetVariables, SetVariablesRequest, SetVariablesResponse};
pub use self::sign_certificate::{SignCertificate, SignCertificateRequest, SignCertificateResponse};
pub use self::status_notification::{StatusNotification, StatusNotificationRequest, StatusNotificationResponse};
pub use self::transaction_event::{TransactionEvent, TransactionEventRequest, TransactionEventResponse};
pub use self::trigger_message::{TriggerMessage, TriggerMessageRequest, TriggerMessageResponse};
pub use self::unlock_connector::{UnlockConnector, UnlockConnectorRequest, UnlockConnectorResponse};
pub use self::unpublish_firmware::{UnpublishFirmware, UnpublishFirmwareRequest, UnpublishFirmwareResponse};
pub use self::update_firmware::{UpdateFirmware, UpdateFirmwareRequest, UpdateFirmwareResponse};
pub use crate::types::CustomData;

/// Every action of OCPP 2.0.1, by name.
pub const ACTIONS: &[ActionInfo] = &[
    Authorize::INFO,
    BootNotification::INFO,
    CancelReservation::INFO,
    CertificateSigned::INFO,
    ChangeAvailability::INFO,
    ClearCache::INFO,
    ClearChargingProfile::INFO,
    ClearDisplayMessage::INFO,
    ClearVariableMonitoring::INFO,
    ClearedChargingLimit::INFO,
    CostUpdated::INFO,
    CustomerInformation::INFO,
    DataTransfer::INFO,
    DeleteCertificate::INFO,
    FirmwareStatusNotification::INFO,
    Get15118EvCertificate::INFO,
    GetBaseReport::INFO,
    GetCertificateStatus::INFO,
    GetChargingProfiles::INFO,
    GetCompositeSchedule::INFO,
    GetDisplayMessages::INFO,
    GetInstalledCertificateIds::INFO,
    GetLocalListVersion::INFO,
    GetLog::INFO,
    GetMonitoringReport::INFO,
    GetReport::INFO,
    GetTransactionStatus::INFO,
    GetVariables::INFO,
    Heartbeat::INFO,
    InstallCertificate::INFO,
    LogStatusNotification::INFO,
    MeterValues::INFO,
    NotifyChargingLimit::INFO,
    NotifyCustomerInformation::INFO,
    NotifyDisplayMessages::INFO,
    NotifyEvChargingNeeds::INFO,
    NotifyEvChargingSchedule::INFO,
    NotifyEvent::INFO,
    NotifyMonitoringReport::INFO,
    NotifyReport::INFO,
    PublishFirmware::INFO,
    PublishFirmwareStatusNotification::INFO,
    ReportChargingProfiles::INFO,
    RequestStartTransaction::INFO,
    RequestStopTransaction::INFO,
    ReservationStatusUpdate::INFO,
    ReserveNow::INFO,
    Reset::INFO,
    SecurityEventNotification::INFO,
    SendLocalList::INFO,
    SetChargingProfile::INFO,
    SetDisplayMessage::INFO,
    SetMonitoringBase::INFO,
    SetMonitoringLevel::INFO,
    SetNetworkProfile::INFO,
    SetVariableMonitoring::INFO,
    SetVariables::INFO,
    SignCertificate::INFO,
    StatusNotification::INFO,
    TransactionEvent::INFO,
    TriggerMessage::INFO,
    UnlockConnector::INFO,
    UnpublishFirmware::INFO,
    UpdateFirmware::INFO,
];
