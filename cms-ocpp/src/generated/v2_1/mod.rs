// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! The messages of OCPP 2.1: one file per action, and the types they share.

mod adjust_periodic_event_stream;
mod afrr_signal;
mod authorize;
mod battery_swap;
mod boot_notification;
mod cancel_reservation;
mod certificate_signed;
mod change_availability;
mod change_transaction_tariff;
mod clear_cache;
mod clear_charging_profile;
mod clear_der_control;
mod clear_display_message;
mod clear_tariffs;
mod clear_variable_monitoring;
mod cleared_charging_limit;
mod close_periodic_event_stream;
mod cost_updated;
mod customer_information;
mod data_transfer;
mod datatypes;
mod delete_certificate;
mod enums;
mod firmware_status_notification;
mod get15118_ev_certificate;
mod get_base_report;
mod get_certificate_chain_status;
mod get_certificate_status;
mod get_charging_profiles;
mod get_composite_schedule;
mod get_der_control;
mod get_display_messages;
mod get_installed_certificate_ids;
mod get_local_list_version;
mod get_log;
mod get_monitoring_report;
mod get_periodic_event_stream;
mod get_report;
mod get_tariffs;
mod get_transaction_status;
mod get_variables;
mod heartbeat;
mod install_certificate;
mod log_status_notification;
mod meter_values;
mod notify_allowed_energy_transfer;
mod notify_charging_limit;
mod notify_customer_information;
mod notify_der_alarm;
mod notify_der_start_stop;
mod notify_display_messages;
mod notify_ev_charging_needs;
mod notify_ev_charging_schedule;
mod notify_event;
mod notify_monitoring_report;
mod notify_periodic_event_stream;
mod notify_priority_charging;
mod notify_report;
mod notify_settlement;
mod notify_web_payment_started;
mod open_periodic_event_stream;
mod publish_firmware;
mod publish_firmware_status_notification;
mod pull_dynamic_schedule_update;
mod report_charging_profiles;
mod report_der_control;
mod request_battery_swap;
mod request_start_transaction;
mod request_stop_transaction;
mod reservation_status_update;
mod reserve_now;
mod reset;
mod security_event_notification;
mod send_local_list;
mod set_charging_profile;
mod set_default_tariff;
mod set_der_control;
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
mod update_dynamic_schedule;
mod update_firmware;
mod use_priority_charging;
mod vat_number_validation;

use crate::message::ActionInfo;

pub use self::adjust_periodic_event_stream::{
    AdjustPeriodicEventStream, AdjustPeriodicEventStreamRequest, AdjustPeriodicEventStreamResponse,
};
pub use self::afrr_signal::{AfrrSignal, AfrrSignalRequest, AfrrSignalResponse};
pub use self::authorize::{Authorize, AuthorizeRequest, AuthorizeResponse};
pub use self::battery_swap::{BatterySwap, BatterySwapRequest, BatterySwapResponse};
pub use self::boot_notification::{BootNotification, BootNotificationRequest, BootNotificationResponse};
pub use self::cancel_reservation::{CancelReservation, CancelReservationRequest, CancelReservationResponse};
pub use self::certificate_signed::{CertificateSigned, CertificateSignedRequest, CertificateSignedResponse};
pub use self::change_availability::{ChangeAvailability, ChangeAvailabilityRequest, ChangeAvailabilityResponse};
pub use self::change_transaction_tariff::{
    ChangeTransactionTariff, ChangeTransactionTariffRequest, ChangeTransactionTariffResponse,
};
pub use self::clear_cache::{ClearCache, ClearCacheRequest, ClearCacheResponse};
pub use self::clear_charging_profile::{
    ClearChargingProfile, ClearChargingProfileRequest, ClearChargingProfileResponse,
};
pub use self::clear_der_control::{ClearDerControl, ClearDerControlRequest, ClearDerControlResponse};
pub use self::clear_display_message::{ClearDisplayMessage, ClearDisplayMessageRequest, ClearDisplayMessageResponse};
pub use self::clear_tariffs::{ClearTariffs, ClearTariffsRequest, ClearTariffsResponse};
pub use self::clear_variable_monitoring::{
    ClearVariableMonitoring, ClearVariableMonitoringRequest, ClearVariableMonitoringResponse,
};
pub use self::cleared_charging_limit::{
    ClearedChargingLimit, ClearedChargingLimitRequest, ClearedChargingLimitResponse,
};
pub use self::close_periodic_event_stream::{
    ClosePeriodicEventStream, ClosePeriodicEventStreamRequest, ClosePeriodicEventStreamResponse,
};
pub use self::cost_updated::{CostUpdated, CostUpdatedRequest, CostUpdatedResponse};
pub use self::customer_information::{CustomerInformation, CustomerInformationRequest, CustomerInformationResponse};
pub use self::data_transfer::{DataTransfer, DataTransferRequest, DataTransferResponse};
pub use self::datatypes::{
    AbsolutePriceSchedule, AcChargingParameters, AdditionalInfo, AdditionalSelectedServices, Address, Apn,
    AuthorizationData, BatteryData, CertificateHashData, CertificateHashDataChain, CertificateStatus,
    CertificateStatusRequestInfo, ChargingLimit, ChargingNeeds, ChargingPeriod, ChargingProfile,
    ChargingProfileCriterion, ChargingSchedule, ChargingSchedulePeriod, ChargingScheduleUpdate, ChargingStation,
    ClearChargingProfileCriteria, ClearMonitoringResult, ClearTariffsResult, Component, ComponentVariable,
    CompositeSchedule, ConstantStreamData, ConsumptionCost, Cost, CostDetails, CostDimension, DcChargingParameters,
    DerChargingParameters, DerCurve, DerCurveGet, DerCurvePoints, EnterService, EnterServiceGet,
    EvAbsolutePriceSchedule, EvAbsolutePriceScheduleEntry, EvEnergyOffer, EvPowerSchedule, EvPowerScheduleEntry,
    EvPriceRule, EventData, Evse, Firmware, FixedPf, FixedPfGet, FixedVar, FixedVarGet, FreqDroop, FreqDroopGet,
    GetVariableData, GetVariableResult, Gradient, GradientGet, Hysteresis, IdToken, IdTokenInfo, LimitAtSoc,
    LimitMaxDischarge, LimitMaxDischargeGet, LogParameters, MessageContent, MessageInfo, MeterValue, Modem,
    MonitoringData, NetworkConnectionProfile, OcspRequestData, OverstayRule, OverstayRuleList,
    PeriodicEventStreamParams, Price, PriceLevelSchedule, PriceLevelScheduleEntry, PriceRule, PriceRuleStack,
    RationalNumber, ReactivePowerParams, RelativeTimeInterval, ReportData, SalesTariff, SalesTariffEntry, SampledValue,
    SetMonitoringData, SetMonitoringResult, SetVariableData, SetVariableResult, SignedMeterValue, StatusInfo,
    StreamDataElement, Tariff, TariffAssignment, TariffConditions, TariffConditionsFixed, TariffEnergy,
    TariffEnergyPrice, TariffFixed, TariffFixedPrice, TariffTime, TariffTimePrice, TaxRate, TaxRule, TotalCost,
    TotalPrice, TotalUsage, Transaction, TransactionLimit, UnitOfMeasure, V2xChargingParameters, V2xFreqWattPoint,
    V2xSignalWattPoint, Variable, VariableAttribute, VariableCharacteristics, VariableMonitoring, VoltageParams, Vpn,
};
pub use self::delete_certificate::{DeleteCertificate, DeleteCertificateRequest, DeleteCertificateResponse};
pub use self::enums::{
    ApnAuthentication, AttributeType, AuthorizationStatus, AuthorizeCertificateStatus, BatterySwapEvent, BootReason,
    CancelReservationStatus, CertificateAction, CertificateSignedStatus, CertificateSigningUse, CertificateStatusKind,
    CertificateStatusSource, ChangeAvailabilityStatus, ChargingProfileKind, ChargingProfilePurpose,
    ChargingProfileStatus, ChargingRateUnit, ChargingState, ClearCacheStatus, ClearChargingProfileStatus,
    ClearMessageStatus, ClearMonitoringStatus, ComponentCriterion, ConnectorStatus, ControlMode, CostDimensionType,
    CostKind, CustomerInformationStatus, DataTransferStatus, DataType, DayOfWeek, DeleteCertificateStatus,
    DerControlStatus, DerControlType, DerUnit, DisplayMessageStatus, EnergyTransferMode, EventNotificationType,
    EventTrigger, EvseKind, FirmwareStatus, GenericDeviceModelStatus, GenericStatus, GetCertificateIdUse,
    GetCertificateStatusStatus, GetChargingProfileStatus, GetDisplayMessagesStatus, GetInstalledCertificateStatus,
    GetVariableStatus, GridEventFault, HashAlgorithm, InstallCertificateStatus, InstallCertificateUse,
    IslandingDetection, Iso15118EvCertificateStatus, Location, LogStatus, LogType, Measurand, MessageFormat,
    MessagePriority, MessageState, MessageTrigger, MobilityNeedsMode, MonitorType, MonitoringBase, MonitoringCriterion,
    Mutability, NotifyAllowedEnergyTransferStatus, NotifyEvChargingNeedsStatus, OcppInterface, OcppTransport,
    OcppVersion, OperationMode, OperationalStatus, PaymentStatus, Phase, PowerDuringCessation, PreconditioningStatus,
    PriorityChargingStatus, PublishFirmwareStatus, ReadingContext, Reason, RecurrencyKind, RegistrationStatus,
    ReportBase, RequestStartStopStatus, ReservationUpdateStatus, ReserveNowStatus, ResetStatus, ResetType,
    SendLocalListStatus, SetMonitoringStatus, SetNetworkProfileStatus, SetVariableStatus, TariffChangeStatus,
    TariffClearStatus, TariffCost, TariffGetStatus, TariffKind, TariffSetStatus, TransactionEventType,
    TriggerMessageStatus, TriggerReason, UnlockStatus, UnpublishFirmwareStatus, UpdateFirmwareStatus, UpdateType,
    UploadLogStatus, VpnType,
};
pub use self::firmware_status_notification::{
    FirmwareStatusNotification, FirmwareStatusNotificationRequest, FirmwareStatusNotificationResponse,
};
pub use self::get_base_report::{GetBaseReport, GetBaseReportRequest, GetBaseReportResponse};
pub use self::get_certificate_chain_status::{
    GetCertificateChainStatus, GetCertificateChainStatusRequest, GetCertificateChainStatusResponse,
};
pub use self::get_certificate_status::{
    GetCertificateStatus, GetCertificateStatusRequest, GetCertificateStatusResponse,
};
pub use self::get_charging_profiles::{GetChargingProfiles, GetChargingProfilesRequest, GetChargingProfilesResponse};
pub use self::get_composite_schedule::{
    GetCompositeSchedule, GetCompositeScheduleRequest, GetCompositeScheduleResponse,
};
pub use self::get_der_control::{GetDerControl, GetDerControlRequest, GetDerControlResponse};
pub use self::get_display_messages::{GetDisplayMessages, GetDisplayMessagesRequest, GetDisplayMessagesResponse};
pub use self::get_installed_certificate_ids::{
    GetInstalledCertificateIds, GetInstalledCertificateIdsRequest, GetInstalledCertificateIdsResponse,
};
pub use self::get_local_list_version::{GetLocalListVersion, GetLocalListVersionRequest, GetLocalListVersionResponse};
pub use self::get_log::{GetLog, GetLogRequest, GetLogResponse};
pub use self::get_monitoring_report::{GetMonitoringReport, GetMonitoringReportRequest, GetMonitoringReportResponse};
pub use self::get_periodic_event_stream::{
    GetPeriodicEventStream, GetPeriodicEventStreamRequest, GetPeriodicEventStreamResponse,
};
pub use self::get_report::{GetReport, GetReportRequest, GetReportResponse};
pub use self::get_tariffs::{GetTariffs, GetTariffsRequest, GetTariffsResponse};
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
pub use self::notify_allowed_energy_transfer::{
    NotifyAllowedEnergyTransfer, NotifyAllowedEnergyTransferRequest, NotifyAllowedEnergyTransferResponse,
};
pub use self::notify_charging_limit::{NotifyChargingLimit, NotifyChargingLimitRequest, NotifyChargingLimitResponse};
pub use self::notify_customer_information::{
    NotifyCustomerInformation, NotifyCustomerInformationRequest, NotifyCustomerInformationResponse,
};
pub use self::notify_der_alarm::{NotifyDerAlarm, NotifyDerAlarmRequest, NotifyDerAlarmResponse};
pub use self::notify_der_start_stop::{NotifyDerStartStop, NotifyDerStartStopRequest, NotifyDerStartStopResponse};
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
pub use self::notify_periodic_event_stream::{NotifyPeriodicEventStream, NotifyPeriodicEventStreamRequest};
pub use self::notify_priority_charging::{
    NotifyPriorityCharging, NotifyPriorityChargingRequest, NotifyPriorityChargingResponse,
};
pub use self::notify_report::{NotifyReport, NotifyReportRequest, NotifyReportResponse};
pub use self::notify_settlement::{NotifySettlement, NotifySettlementRequest, NotifySettlementResponse};
pub use self::notify_web_payment_started::{
    NotifyWebPaymentStarted, NotifyWebPaymentStartedRequest, NotifyWebPaymentStartedResponse,
};
pub use self::open_periodic_event_stream::{
    OpenPeriodicEventStream, OpenPeriodicEventStreamRequest, OpenPeriodicEventStreamResponse,
};
pub use self::publish_firmware::{PublishFirmware, PublishFirmwareRequest, PublishFirmwareResponse};
pub use self::publish_firmware_status_notification::{
    PublishFirmwareStatusNotification, PublishFirmwareStatusNotificationRequest,
    PublishFirmwareStatusNotificationResponse,
};
pub use self::pull_dynamic_schedule_update::{
    PullDynamicScheduleUpdate, PullDynamicScheduleUpdateRequest, PullDynamicScheduleUpdateResponse,
};
pub use self::report_charging_profiles::{
    ReportChargingProfiles, ReportChargingProfilesRequest, ReportChargingProfilesResponse,
};
pub use self::report_der_control::{ReportDerControl, ReportDerControlRequest, ReportDerControlResponse};
pub use self::request_battery_swap::{RequestBatterySwap, RequestBatterySwapRequest, RequestBatterySwapResponse};
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
pub use self::set_default_tariff::{SetDefaultTariff, SetDefaultTariffRequest, SetDefaultTariffResponse};
pub use self::set_der_control::{SetDerControl, SetDerControlRequest, SetDerControlResponse};
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
pub use self::update_dynamic_schedule::{
    UpdateDynamicSchedule, UpdateDynamicScheduleRequest, UpdateDynamicScheduleResponse,
};
pub use self::update_firmware::{UpdateFirmware, UpdateFirmwareRequest, UpdateFirmwareResponse};
pub use self::use_priority_charging::{UsePriorityCharging, UsePriorityChargingRequest, UsePriorityChargingResponse};
pub use self::vat_number_validation::{VatNumberValidation, VatNumberValidationRequest, VatNumberValidationResponse};
pub use crate::types::CustomData;

/// Every action of OCPP 2.1, by name.
pub const ACTIONS: &[ActionInfo] = &[
    AfrrSignal::INFO,
    AdjustPeriodicEventStream::INFO,
    Authorize::INFO,
    BatterySwap::INFO,
    BootNotification::INFO,
    CancelReservation::INFO,
    CertificateSigned::INFO,
    ChangeAvailability::INFO,
    ChangeTransactionTariff::INFO,
    ClearCache::INFO,
    ClearChargingProfile::INFO,
    ClearDerControl::INFO,
    ClearDisplayMessage::INFO,
    ClearTariffs::INFO,
    ClearVariableMonitoring::INFO,
    ClearedChargingLimit::INFO,
    ClosePeriodicEventStream::INFO,
    CostUpdated::INFO,
    CustomerInformation::INFO,
    DataTransfer::INFO,
    DeleteCertificate::INFO,
    FirmwareStatusNotification::INFO,
    Get15118EvCertificate::INFO,
    GetBaseReport::INFO,
    GetCertificateChainStatus::INFO,
    GetCertificateStatus::INFO,
    GetChargingProfiles::INFO,
    GetCompositeSchedule::INFO,
    GetDerControl::INFO,
    GetDisplayMessages::INFO,
    GetInstalledCertificateIds::INFO,
    GetLocalListVersion::INFO,
    GetLog::INFO,
    GetMonitoringReport::INFO,
    GetPeriodicEventStream::INFO,
    GetReport::INFO,
    GetTariffs::INFO,
    GetTransactionStatus::INFO,
    GetVariables::INFO,
    Heartbeat::INFO,
    InstallCertificate::INFO,
    LogStatusNotification::INFO,
    MeterValues::INFO,
    NotifyAllowedEnergyTransfer::INFO,
    NotifyChargingLimit::INFO,
    NotifyCustomerInformation::INFO,
    NotifyDerAlarm::INFO,
    NotifyDerStartStop::INFO,
    NotifyDisplayMessages::INFO,
    NotifyEvChargingNeeds::INFO,
    NotifyEvChargingSchedule::INFO,
    NotifyEvent::INFO,
    NotifyMonitoringReport::INFO,
    NotifyPeriodicEventStream::INFO,
    NotifyPriorityCharging::INFO,
    NotifyReport::INFO,
    NotifySettlement::INFO,
    NotifyWebPaymentStarted::INFO,
    OpenPeriodicEventStream::INFO,
    PublishFirmware::INFO,
    PublishFirmwareStatusNotification::INFO,
    PullDynamicScheduleUpdate::INFO,
    ReportChargingProfiles::INFO,
    ReportDerControl::INFO,
    RequestBatterySwap::INFO,
    RequestStartTransaction::INFO,
    RequestStopTransaction::INFO,
    ReservationStatusUpdate::INFO,
    ReserveNow::INFO,
    Reset::INFO,
    SecurityEventNotification::INFO,
    SendLocalList::INFO,
    SetChargingProfile::INFO,
    SetDerControl::INFO,
    SetDefaultTariff::INFO,
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
    UpdateDynamicSchedule::INFO,
    UpdateFirmware::INFO,
    UsePriorityCharging::INFO,
    VatNumberValidation::INFO,
];
