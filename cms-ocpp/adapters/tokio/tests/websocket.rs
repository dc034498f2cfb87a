//! The server and the client over real loopback sockets.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of a test fail by panicking")]

mod common;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use cms_ocpp::Version;
use cms_ocpp::rpc::Payload;
use cms_ocpp::transport::{CloseReason, Transport, TransportError};
use cms_ocpp_tokio::{
    ConnectError, ConnectOptions, Credentials, Deflate, EndReason, Report, ServerOptions, WebSocketOptions, connect,
};
use common::{Running, Seen, close_code, frame, read_frame, request, upgrade};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;

fn offering(versions: &[Version]) -> ConnectOptions {
    ConnectOptions { versions: versions.to_vec(), ..ConnectOptions::default() }
}

fn plain() -> WebSocketOptions {
    WebSocketOptions { deflate: None, ..WebSocketOptions::default() }
}

fn call(id: &str, payload: &str) -> String {
    format!(r#"[2,"{id}","Echo",{payload}]"#)
}

#[tokio::test]
async fn the_latest_common_version_is_spoken() {
    use Version::{V1_6, V2_0_1, V2_1};
    for (ours, offered, spoken) in [
        (vec![V1_6, V2_0_1, V2_1], vec![V1_6, V2_1, V2_0_1], V2_1),
        (vec![V1_6, V2_0_1], vec![V2_1, V2_0_1, V1_6], V2_0_1),
        (vec![V1_6, V2_0_1, V2_1], vec![V1_6], V1_6),
    ] {
        let mut central = Running::start(ServerOptions { versions: ours, ..ServerOptions::default() }).await;
        let (_station, version) =
            connect(&central.url(), "CS 1/ü".trim_end_matches("/ü"), &offering(&offered)).await.unwrap();
        let (identity, version_there, _) = central.connected().await;
        assert_eq!((version, version_there, identity.as_str()), (spoken, spoken, "CS 1"));
    }
}

#[tokio::test]
async fn a_station_without_a_common_version_is_upgraded_and_then_closed() {
    let central = Running::start(ServerOptions { versions: vec![Version::V1_6], ..ServerOptions::default() }).await;
    for headers in [&["Sec-WebSocket-Protocol: ocpp1.5, ocpp2.0.1"][..], &[]] {
        let (mut stream, head) = request(central.address, &upgrade("/ocpp/CS1", headers)).await;
        assert!(head.starts_with("HTTP/1.1 101 "), "{head}");
        assert!(!head.to_lowercase().contains("sec-websocket-protocol"), "{head}");
        assert_eq!(close_code(&mut stream).await, 1002);
    }
    let refused = connect(&central.url(), "CS1", &offering(&[Version::V2_1])).await;
    assert_eq!(refused.unwrap_err(), ConnectError::NoCommonVersion);
}

#[tokio::test]
async fn a_station_without_a_subprotocol_can_be_taken_for_an_old_one() {
    let options = ServerOptions { version_without_subprotocol: Some(Version::V1_6), ..ServerOptions::default() };
    let mut central = Running::start(options).await;
    let (_stream, head) = request(central.address, &upgrade("/ocpp/CS1", &[])).await;
    assert!(head.starts_with("HTTP/1.1 101 "), "{head}");
    assert!(!head.to_lowercase().contains("sec-websocket-protocol"), "{head}");
    assert_eq!(central.connected().await.1, Version::V1_6);
}

#[tokio::test]
async fn admission_decides_before_the_upgrade() {
    let central = Running::start(ServerOptions::default()).await;
    for (identity, status) in [("stranger", 401), ("guarded", 401), ("missing", 404), ("early", 503)] {
        let refused = connect(&central.url(), identity, &ConnectOptions::default()).await;
        assert_eq!(refused.unwrap_err(), ConnectError::Refused { status }, "{identity}");
    }
    let (_, head) = request(central.address, &upgrade("/ocpp/early", &[])).await;
    assert!(head.to_lowercase().contains("retry-after: 7\r\n"), "{head}");
    for (password, admitted) in [("key", true), ("wrong", false)] {
        let credentials = Some(Credentials::new("guarded", password));
        let options = ConnectOptions { credentials, ..ConnectOptions::default() };
        assert_eq!(connect(&central.url(), "guarded", &options).await.is_ok(), admitted, "{password}");
    }
    let candidates = central.server.handler().candidates.lock().unwrap();
    let last = candidates.last().unwrap();
    assert_eq!(last.credentials, Some(Credentials::new("guarded", "wrong")));
    assert_eq!((last.offered.len(), last.version), (3, Some(Version::V2_1)));
}

#[tokio::test]
async fn an_unknown_station_and_a_wrong_password_get_the_same_answer() {
    let central = Running::start(ServerOptions::default()).await;
    let without_date =
        |head: String| head.lines().filter(|line| !line.starts_with("date:")).collect::<Vec<_>>().join("\n");
    let wrong =
        request(central.address, &upgrade("/ocpp/guarded", &["Authorization: Basic Z3VhcmRlZDp3cm9uZw=="])).await.1;
    let unknown =
        request(central.address, &upgrade("/ocpp/stranger", &["Authorization: Basic c3RyYW5nZXI6eA=="])).await.1;
    assert!(wrong.to_lowercase().contains("www-authenticate: basic realm="), "{wrong}");
    assert_eq!(without_date(wrong), without_date(unknown));
}

#[tokio::test]
async fn credentials_that_cannot_be_read_are_refused_without_an_admission() {
    let central = Running::start(ServerOptions::default()).await;
    for header in ["Authorization: Bearer abc", "Authorization: Basic ***"] {
        let (_, head) = request(central.address, &upgrade("/ocpp/CS1", &[header])).await;
        assert!(head.starts_with("HTTP/1.1 401 "), "{head}");
    }
    assert!(central.server.handler().candidates.lock().unwrap().is_empty());
}

#[tokio::test]
async fn a_path_that_names_no_station_is_not_found() {
    let central = Running::start(ServerOptions::default()).await;
    for path in ["/ocpp/a%2fb", "/ocpp/a/b", "/ocpp/%00", "/ocpp/..", &format!("/ocpp/{}", "x".repeat(10_000))] {
        let (_, head) = request(central.address, &upgrade(path, &[])).await;
        assert!(head.starts_with("HTTP/1.1 404 "), "{path}: {head}");
    }
    assert!(central.server.handler().candidates.lock().unwrap().is_empty());
}

#[tokio::test]
async fn other_requests_go_to_the_handler_and_their_bodies_are_bounded() {
    let central = Running::start(ServerOptions { max_body_bytes: 10, ..ServerOptions::default() }).await;
    let post = |length: usize| {
        format!(
            "POST /upload?x=1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{}",
            "b".repeat(length)
        )
    };
    let (mut stream, head) = request(central.address, &post(10)).await;
    assert!(head.starts_with("HTTP/1.1 200 "), "{head}");
    let mut body = String::new();
    stream.read_to_string(&mut body).await.unwrap();
    assert_eq!(body, "POST /upload?x=1 bbbbbbbbbb");
    let (_, head) = request(central.address, &post(11)).await;
    assert!(head.starts_with("HTTP/1.1 413 "), "{head}");
}

#[tokio::test]
async fn a_station_path_without_an_upgrade_says_what_it_wants() {
    let central = Running::start(ServerOptions::default()).await;
    let (_, head) = request(central.address, "GET /ocpp/CS1 HTTP/1.1\r\nHost: x\r\n\r\n").await;
    assert!(head.starts_with("HTTP/1.1 426 "), "{head}");
    let old = upgrade("/ocpp/CS1", &[]).replace("Version: 13", "Version: 8");
    let (_, head) = request(central.address, &old).await;
    assert!(head.starts_with("HTTP/1.1 426 ") && head.to_lowercase().contains("sec-websocket-version: 13"), "{head}");
}

#[tokio::test]
async fn a_call_each_way_is_answered() {
    let mut central = Running::start(ServerOptions::default()).await;
    let (mut station, _) = connect(&central.url(), "CS1", &ConnectOptions::default()).await.unwrap();
    let (_, _, calls) = central.connected().await;
    station.send(call("a", r#"{"x":1}"#)).await.unwrap();
    assert_eq!(station.receive().await.unwrap().unwrap(), r#"[3,"a",{"x":1}]"#);

    let calling = tokio::spawn(async move { calls.call("Reset", Payload::empty()).await });
    assert_eq!(station.receive().await.unwrap().unwrap(), r#"[2,"c1","Reset",{}]"#);
    station.send(r#"[3,"c1",{"status":"Accepted"}]"#.into()).await.unwrap();
    assert_eq!(calling.await.unwrap().unwrap().as_str(), r#"{"status":"Accepted"}"#);
}

#[tokio::test]
async fn a_message_of_a_station_that_wants_it_is_compressed_on_the_wire() {
    let text = call("a", &format!(r#"{{"data":"{}"}}"#, "power ".repeat(2_000)));
    for (deflate, compressed) in
        [(Some(Deflate::new()), true), (Some(Deflate::new().keep_context()), true), (None, false)]
    {
        let mut central = Running::start(ServerOptions::default()).await;
        let (url, wire) = recording_proxy(&central).await;
        let websocket = WebSocketOptions { deflate, ..WebSocketOptions::default() };
        let options = ConnectOptions { websocket, ..ConnectOptions::default() };
        let (mut station, _) = connect(&url, "CS1", &options).await.unwrap();
        central.connected().await;
        for _ in 0..3 {
            station.send(text.clone()).await.unwrap();
            assert_eq!(station.receive().await.unwrap().unwrap().len(), text.len() - r#","Echo""#.len());
        }
        let wire = wire.lock().unwrap();
        let [up, down] = [&wire[0], &wire[1]].map(|bytes| split_head(bytes));
        assert_eq!(down.0.to_lowercase().contains("permessage-deflate"), compressed);
        for bytes in [up.1, down.1] {
            assert_eq!(bytes[0], if compressed { 0xc1 } else { 0x81 });
            assert_eq!(bytes.len() < text.len() / 4, compressed, "{} bytes for 3 × {}", bytes.len(), text.len());
        }
        assert_eq!(down.1.windows(12).any(|part| part == b"power power "), !compressed);
    }
}

#[tokio::test]
async fn an_offer_with_a_small_window_is_declined_and_the_station_stays_plain() {
    let mut central = Running::start(ServerOptions::default()).await;
    let offer = "Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=10";
    let headers = ["Sec-WebSocket-Protocol: ocpp1.6", offer];
    let (mut stream, head) = request(central.address, &upgrade("/ocpp/CS1", &headers)).await;
    assert!(head.starts_with("HTTP/1.1 101 ") && !head.to_lowercase().contains("extensions"), "{head}");
    central.connected().await;
    stream.write_all(&frame(0x81, call("a", "{}").as_bytes())).await.unwrap();
    assert_eq!(read_frame(&mut stream).await.unwrap(), (0x81, br#"[3,"a",{}]"#.to_vec()));
}

#[tokio::test]
async fn a_message_that_announces_too_much_is_refused_before_it_comes() {
    let websocket = WebSocketOptions { max_message_bytes: 1000, ..plain() };
    let mut central = Running::start(ServerOptions { websocket, ..ServerOptions::default() }).await;
    let mut stream = raw_station(&mut central).await;
    let mut header = vec![0x81, 0xff];
    header.extend_from_slice(&(1_u64 << 40).to_be_bytes());
    header.extend_from_slice(&[0; 4]);
    stream.write_all(&header).await.unwrap();
    assert_eq!(close_code(&mut stream).await, 1009);
    assert_eq!(central.ended().await.reason, EndReason::Lost(TransportError::TooLarge { limit: 1000 }));
}

#[tokio::test]
async fn a_message_of_exactly_the_limit_is_taken_and_one_byte_more_is_not() {
    let text = call("a", r#"{"data":"xxxx"}"#);
    for (limit, taken) in [(text.len(), true), (text.len() - 1, false)] {
        for fragmented in [false, true] {
            let websocket = WebSocketOptions { max_message_bytes: limit, ..plain() };
            let mut central = Running::start(ServerOptions { websocket, ..ServerOptions::default() }).await;
            let mut stream = raw_station(&mut central).await;
            if fragmented {
                let (first, rest) = text.as_bytes().split_at(5);
                stream.write_all(&[frame(0x01, first), frame(0x80, rest)].concat()).await.unwrap();
            } else {
                stream.write_all(&frame(0x81, text.as_bytes())).await.unwrap();
            }
            let (first, _) = read_frame(&mut stream).await.unwrap();
            assert_eq!(first, if taken { 0x81 } else { 0x88 }, "limit {limit}, fragmented {fragmented}");
        }
    }
}

#[tokio::test]
async fn an_endless_row_of_fragments_is_cut_at_the_limit() {
    let websocket = WebSocketOptions { max_message_bytes: 1000, ..plain() };
    let mut central = Running::start(ServerOptions { websocket, ..ServerOptions::default() }).await;
    let mut stream = raw_station(&mut central).await;
    let mut fragments = frame(0x01, b"x");
    for _ in 0..1_100 {
        fragments.extend(frame(0x00, b"x"));
    }
    stream.write_all(&fragments).await.unwrap();
    assert_eq!(central.ended().await.reason, EndReason::Lost(TransportError::TooLarge { limit: 1000 }));
}

#[tokio::test]
async fn a_frame_that_is_not_json_is_answered_and_the_connection_lives() {
    let mut central = Running::start(ServerOptions::default()).await;
    let (mut station, _) = connect(&central.url(), "CS1", &offering(&[Version::V1_6])).await.unwrap();
    central.connected().await;
    station.send("}garbage{".into()).await.unwrap();
    let answer = station.receive().await.unwrap().unwrap();
    assert!(answer.starts_with(r#"[4,"-1","GenericError","#), "{answer}");
    assert!(matches!(central.next().await, Seen::Reported(Report::BadFrame { answered: true, .. })));
    station.send(call("a", "{}")).await.unwrap();
    assert_eq!(station.receive().await.unwrap().unwrap(), r#"[3,"a",{}]"#);
}

#[tokio::test]
async fn what_is_not_text_ends_the_connection_with_its_code() {
    for (bytes, code) in [(frame(0x82, b"\x01\x02"), 1003), (frame(0x81, b"\xff\xfe"), 1007)] {
        let mut central = Running::start(ServerOptions::default()).await;
        let mut stream = raw_station(&mut central).await;
        stream.write_all(&bytes).await.unwrap();
        assert_eq!(close_code(&mut stream).await, code);
        drop(stream);
        assert_eq!(central.ended().await.reason, EndReason::Lost(TransportError::NotText));
    }
}

#[tokio::test]
async fn an_unmasked_frame_ends_the_connection() {
    let mut central = Running::start(ServerOptions::default()).await;
    let mut stream = raw_station(&mut central).await;
    stream.write_all(b"\x81\x02hi").await.unwrap();
    assert_eq!(close_code(&mut stream).await, 1002);
    assert!(matches!(central.ended().await.reason, EndReason::Lost(TransportError::Protocol { .. })));
}

#[tokio::test]
async fn pipelined_calls_are_all_answered_in_their_order() {
    let mut central = Running::start(ServerOptions::default()).await;
    let (mut station, _) = connect(&central.url(), "CS1", &ConnectOptions::default()).await.unwrap();
    central.connected().await;
    for id in 0..200 {
        station.send(call(&id.to_string(), "{}")).await.unwrap();
    }
    for id in 0..200 {
        assert_eq!(station.receive().await.unwrap().unwrap(), format!(r#"[3,"{id}",{{}}]"#));
    }
}

#[tokio::test]
async fn a_handler_that_cannot_keep_a_change_closes_without_an_answer() {
    let mut central = Running::start(ServerOptions::default()).await;
    let mut stream = raw_station(&mut central).await;
    stream.write_all(&frame(0x81, br#"[2,"a","Disconnect",{}]"#)).await.unwrap();
    let (first, payload) = read_frame(&mut stream).await.unwrap();
    assert_eq!((first, &payload[..2]), (0x88, &1013_u16.to_be_bytes()[..]));
    drop(stream);
    assert_eq!(central.ended().await.reason, EndReason::HandlerDisconnected);
}

#[tokio::test]
async fn a_replaced_connection_is_closed_and_the_new_one_works() {
    let mut central = Running::start(ServerOptions::default()).await;
    let (mut first, _) = connect(&central.url(), "CS1", &ConnectOptions::default()).await.unwrap();
    let (_, _, old) = central.connected().await;
    let (mut second, _) = connect(&central.url(), "CS1", &ConnectOptions::default()).await.unwrap();
    central.connected().await;
    old.close(CloseReason::Policy);
    assert_eq!(first.receive().await, Ok(None));
    assert_eq!(central.ended().await.reason, EndReason::ClosedHere(CloseReason::Policy));
    assert!(old.is_closed());
    second.send(call("a", "{}")).await.unwrap();
    assert_eq!(second.receive().await.unwrap().unwrap(), r#"[3,"a",{}]"#);
}

#[tokio::test]
async fn a_station_reconnects_after_its_socket_broke() {
    let mut central = Running::start(ServerOptions::default()).await;
    for _ in 0..3 {
        let mut stream = raw_station(&mut central).await;
        stream.write_all(&frame(0x81, call("a", "{}").as_bytes())).await.unwrap();
        read_frame(&mut stream).await.unwrap();
        drop(stream);
        assert!(matches!(central.ended().await.reason, EndReason::Lost(TransportError::Broken { .. })));
    }
}

#[tokio::test]
async fn a_station_that_closes_in_order_is_answered_in_order() {
    let mut central = Running::start(ServerOptions::default()).await;
    let (mut station, _) = connect(&central.url(), "CS1", &ConnectOptions::default()).await.unwrap();
    central.connected().await;
    station.close(CloseReason::Normal).await.unwrap();
    assert_eq!(central.ended().await.reason, EndReason::ClosedByPeer);
    assert_eq!(station.receive().await, Ok(None));
    assert_eq!(station.send("x".into()).await, Err(TransportError::Closed));
}

#[tokio::test]
async fn a_shutdown_tells_the_stations_and_ends() {
    let mut central = Running::start(ServerOptions::default()).await;
    let mut stream = raw_station(&mut central).await;
    let idle = TcpStream::connect(central.address).await.unwrap();
    let closing = tokio::spawn(async move {
        let code = close_code(&mut stream).await;
        stream.write_all(&frame(0x88, &code.to_be_bytes())).await.unwrap();
        code
    });
    central.stop().await;
    assert_eq!(closing.await.unwrap(), 1001);
    assert_eq!(central.ended().await.reason, EndReason::ClosedHere(CloseReason::GoingAway));
    drop(idle);
    assert!(TcpStream::connect(central.address).await.is_err());
}

#[tokio::test]
async fn connections_over_the_bound_are_closed_and_a_free_slot_is_used_again() {
    let mut central = Running::start(ServerOptions { max_connections: 1, ..ServerOptions::default() }).await;
    let (mut first, _) = connect(&central.url(), "CS1", &ConnectOptions::default()).await.unwrap();
    central.connected().await;
    assert!(connect(&central.url(), "CS2", &ConnectOptions::default()).await.is_err());
    first.close(CloseReason::Normal).await.unwrap();
    central.ended().await;
    while connect(&central.url(), "CS2", &ConnectOptions::default()).await.is_err() {
        tokio::task::yield_now().await;
    }
}

// On the virtual clock: tokio moves it on whenever nothing else is left to do.

#[tokio::test(start_paused = true)]
async fn a_live_station_is_pinged_and_stays() {
    let mut central = Running::start(ServerOptions::default()).await;
    let mut stream = raw_station(&mut central).await;
    for _ in 0..5 {
        let (first, payload) = read_frame(&mut stream).await.unwrap();
        assert_eq!(first, 0x89);
        stream.write_all(&frame(0x8a, &payload)).await.unwrap();
    }
    stream.write_all(&frame(0x81, call("a", "{}").as_bytes())).await.unwrap();
    let answer = loop {
        // The clock may have moved on to the next ping.
        match read_frame(&mut stream).await.unwrap() {
            (0x89, payload) => stream.write_all(&frame(0x8a, &payload)).await.unwrap(),
            other => break other,
        }
    };
    assert_eq!(answer, (0x81, br#"[3,"a",{}]"#.to_vec()));
}

#[tokio::test(start_paused = true)]
async fn two_of_our_own_ends_stay_connected_through_long_silence() {
    let mut central = Running::start(ServerOptions::default()).await;
    let (mut station, _) = connect(&central.url(), "CS1", &ConnectOptions::default()).await.unwrap();
    central.connected().await;
    assert!(timeout(Duration::from_secs(24 * 3600), station.receive()).await.is_err(), "nothing ends");
    station.send(call("a", "{}")).await.unwrap();
    assert_eq!(station.receive().await.unwrap().unwrap(), r#"[3,"a",{}]"#);
}

#[tokio::test(start_paused = true)]
async fn a_silent_station_is_given_up_after_a_ping() {
    let mut central = Running::start(ServerOptions::default()).await;
    let started = tokio::time::Instant::now();
    let _stream = raw_station(&mut central).await;
    assert_eq!(central.ended().await.reason, EndReason::Lost(TransportError::Silent));
    let after = started.elapsed();
    assert!((Duration::from_secs(90)..Duration::from_secs(92)).contains(&after), "{after:?}");
}

#[tokio::test(start_paused = true)]
async fn a_client_that_is_slow_with_its_headers_is_cut_off() {
    let central = Running::start(ServerOptions::default()).await;
    let mut stream = TcpStream::connect(central.address).await.unwrap();
    stream.write_all(b"GET /ocpp/CS1 HTTP/1.1\r\nHost:").await.unwrap();
    let started = tokio::time::Instant::now();
    let mut rest = Vec::new();
    // The server may reset the connection instead of ending it.
    let _ = stream.read_to_end(&mut rest).await;
    assert!(started.elapsed() < Duration::from_secs(12), "{:?}", started.elapsed());
}

#[tokio::test(start_paused = true)]
async fn an_admission_that_takes_too_long_is_answered_with_503() {
    let central = Running::start(ServerOptions::default()).await;
    let refused = connect(&central.url(), "undecided", &ConnectOptions::default()).await;
    assert_eq!(refused.unwrap_err(), ConnectError::Refused { status: 503 });
}

#[tokio::test(start_paused = true)]
async fn a_station_that_does_not_read_is_given_up() {
    let mut central = Running::start(ServerOptions { websocket: plain(), ..ServerOptions::default() }).await;
    let mut stream = raw_station(&mut central).await;
    let text = call("a", &format!(r#"{{"data":"{}"}}"#, "x".repeat(1 << 20)));
    // More than every buffer on the way holds; nothing of the echo is read.
    let writing = async {
        for _ in 0..64 {
            if stream.write_all(&frame(0x81, text.as_bytes())).await.is_err() {
                break;
            }
        }
    };
    let (ended, ()) = tokio::join!(central.ended(), writing);
    assert!(matches!(ended.reason, EndReason::Lost(TransportError::NotReading)), "{:?}", ended.reason);
}

/// A station that speaks 1.6 over a socket in our own hands.
async fn raw_station(central: &mut Running) -> TcpStream {
    let headers = ["Sec-WebSocket-Protocol: ocpp1.6"];
    let (stream, head) = request(central.address, &upgrade("/ocpp/CS1", &headers)).await;
    assert!(head.starts_with("HTTP/1.1 101 "), "{head}");
    central.connected().await;
    stream
}

/// What passed a proxy: from the station, and to it.
type Wire = Arc<Mutex<[Vec<u8>; 2]>>;

/// A proxy that records both directions of one connection.
async fn recording_proxy(central: &Running) -> (String, Wire) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("ws://{}/ocpp", listener.local_addr().unwrap());
    let (server, wire) = (central.address, Wire::default());
    let record = wire.clone();
    tokio::spawn(async move {
        let (station, _) = listener.accept().await.unwrap();
        let server = TcpStream::connect(server).await.unwrap();
        let (mut from_station, mut to_station) = station.into_split();
        let (mut from_server, mut to_server) = server.into_split();
        let up = pass(&mut from_station, &mut to_server, &record, 0);
        let down = pass(&mut from_server, &mut to_station, &record, 1);
        tokio::join!(up, down);
    });
    (url, wire)
}

async fn pass(from: &mut (impl AsyncReadExt + Unpin), to: &mut (impl AsyncWriteExt + Unpin), wire: &Wire, lane: usize) {
    let mut buffer = vec![0; 16 * 1024];
    while let Ok(read @ 1..) = from.read(&mut buffer).await {
        wire.lock().unwrap()[lane].extend_from_slice(&buffer[..read]);
        if to.write_all(&buffer[..read]).await.is_err() {
            return;
        }
    }
}

fn split_head(bytes: &[u8]) -> (String, &[u8]) {
    let end = bytes.windows(4).position(|part| part == b"\r\n\r\n").unwrap() + 4;
    (String::from_utf8(bytes[..end].to_vec()).unwrap(), &bytes[end..])
}
