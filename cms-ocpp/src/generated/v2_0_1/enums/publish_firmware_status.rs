// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// The answers or states: publish firmware.
    ///
    /// OCPP 2.0.1, `PublishFirmwareStatusEnumType`.
    PublishFirmwareStatus {
        /// `Idle`.
        Idle = "Idle",
        /// `DownloadScheduled`.
        DownloadScheduled = "DownloadScheduled",
        /// `Downloading`.
        Downloading = "Downloading",
        /// `Downloaded`.
        Downloaded = "Downloaded",
        /// `Published`.
        Published = "Published",
        /// `DownloadFailed`.
        DownloadFailed = "DownloadFailed",
        /// `DownloadPaused`.
        DownloadPaused = "DownloadPaused",
        /// `InvalidChecksum`.
        InvalidChecksum = "InvalidChecksum",
        /// `ChecksumVerified`.
        ChecksumVerified = "ChecksumVerified",
        /// `PublishFailed`.
        PublishFailed = "PublishFailed",
    }
}
