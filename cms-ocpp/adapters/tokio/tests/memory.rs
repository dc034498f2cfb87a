//! What an idle station costs, in a process of its own because it looks at the memory of the process.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of a test fail by panicking")]

mod common;

use cms_ocpp_tokio::ServerOptions;
use common::{Running, Seen, frame, read_frame, request, upgrade};
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

const STATIONS: usize = 400;
const BYTES_PER_STATION: usize = 10 * 1024;

/// The bound holds with compression too, because no context is kept between messages. Both ends live in this process;
/// the stations' ends are bare sockets, so what grows is the server's.
#[tokio::test]
async fn an_idle_station_costs_less_than_ten_kilobytes() {
    // Kept until the end: memory that was given back would hide the cost of the next.
    let mut kept = Vec::new();
    for headers in [&[PROTOCOL][..], &[PROTOCOL, DEFLATE][..]] {
        let mut central = Running::start(ServerOptions::default()).await;
        // The first connections fill the pools of the process.
        let mut stations = Vec::with_capacity(STATIONS + 20);
        for _ in 0..20 {
            stations.push(station(&mut central, headers).await);
        }
        let before = resident_bytes();
        for _ in 0..STATIONS {
            stations.push(station(&mut central, headers).await);
        }
        let each = resident_bytes().saturating_sub(before) / STATIONS;
        assert!(each < BYTES_PER_STATION, "{each} bytes per idle station with {headers:?}");
        kept.push((central, stations));
    }
}

const PROTOCOL: &str = "Sec-WebSocket-Protocol: ocpp1.6";
const DEFLATE: &str = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits";

/// A station that connected, called once and is idle since.
async fn station(central: &mut Running, headers: &[&str]) -> TcpStream {
    let (mut stream, head) = request(central.address, &upgrade("/ocpp/CS1", headers)).await;
    assert!(head.starts_with("HTTP/1.1 101 "), "{head}");
    central.connected().await;
    let call = format!(r#"[2,"a","BootNotification",{{"chargePointVendor":"{}"}}]"#, "v".repeat(600));
    stream.write_all(&frame(0x81, call.as_bytes())).await.unwrap();
    read_frame(&mut stream).await.unwrap();
    assert!(matches!(central.next().await, Seen::Called(_)));
    stream
}

fn resident_bytes() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    line.trim().trim_end_matches(" kB").parse::<usize>().unwrap() * 1024
}
