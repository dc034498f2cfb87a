//! A compression bomb, in a process of its own because it looks at the memory of the process.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of a test fail by panicking")]

mod common;

use std::io::Write;

use cms_ocpp::transport::TransportError;
use cms_ocpp_tokio::{EndReason, ServerOptions};
use common::{Running, frame, request, upgrade};
use tokio::io::AsyncWriteExt;

/// A gigabyte of zeros in a megabyte: refused at the limit, without room for the rest.
#[tokio::test]
async fn a_compression_bomb_is_refused_within_the_limit() {
    const BLOCK: usize = 1 << 20;
    let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(&vec![0; BLOCK]).unwrap();
    encoder.flush().unwrap();
    let block = encoder.get_ref().clone();
    let bomb = frame(0xc1, &block.repeat(1024));
    assert!(bomb.len() < 4 << 20, "the bomb itself is within the limit of a message: {} bytes", bomb.len());

    let mut central = Running::start(ServerOptions::default()).await;
    let headers = ["Sec-WebSocket-Protocol: ocpp1.6", "Sec-WebSocket-Extensions: permessage-deflate"];
    let (mut stream, _) = request(central.address, &upgrade("/ocpp/CS1", &headers)).await;
    central.connected().await;
    let before = resident_bytes();
    stream.write_all(&bomb).await.unwrap();
    let ended = central.ended().await;
    assert_eq!(ended.reason, EndReason::Lost(TransportError::TooLarge { limit: 4 << 20 }));
    let growth = resident_bytes().saturating_sub(before);
    assert!(growth < 64 << 20, "memory grew by {growth} bytes");
}

/// The peak of resident memory of this process.
fn resident_bytes() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches(" kB").parse::<usize>().unwrap() * 1024
}
