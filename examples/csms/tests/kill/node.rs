//! A central system as a process of its own, which can be killed.

use std::fs::OpenOptions;
use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::moment::spin;

/// The folder, the store and the names that the processes share.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub(crate) data: PathBuf,
    /// As it is written after `--store`.
    pub(crate) store: String,
    /// Outside the data folder.
    pub(crate) anchor: PathBuf,
}

impl Place {
    /// Fills the empty store with this many stations.
    pub(crate) fn commission(&self, stations: usize) {
        let told = self.run("commission-demo", &["--stations", &stations.to_string()]).unwrap();
        assert_eq!(told.lines().count(), stations);
    }

    /// Runs a command to its end: what it printed, or its error.
    pub(crate) fn run(&self, command: &str, arguments: &[&str]) -> Result<String, String> {
        let done = self.command(command).args(arguments).output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        if done.status.success() { Ok(text(done.stdout)) } else { Err(text(done.stderr)) }
    }

    /// Begins to fill the store and is killed after this long, unless it was faster.
    pub(crate) fn begin_to_commission(&self, stations: usize, killed_after: Duration) {
        let mut command = self.command("commission-demo");
        command.args(["--stations", &stations.to_string()]).stdout(Stdio::null());
        let mut begun = command.spawn().unwrap();
        spin(killed_after);
        let _ = begun.kill();
        begun.wait().unwrap();
    }

    fn command(&self, command: &str) -> Command {
        let mut process = Command::new(env!("CARGO_BIN_EXE_csms"));
        process
            .arg(command)
            .arg("--data")
            .arg(&self.data)
            .arg("--anchor")
            .arg(&self.anchor)
            .args(["--listen", "127.0.0.1:0"]);
        // Not as an argument: an address may hold a password.
        process.env("CMS_STORE", &self.store).env("CMS_LOG", "info").stdin(Stdio::null());
        process
    }
}

/// A central system as a process of its own. It is killed when it is dropped.
#[derive(Debug)]
pub(crate) struct Node {
    child: Child,
}

impl Node {
    pub(crate) fn launch(place: &Place, name: &str) -> Self {
        let log = OpenOptions::new().create(true).append(true).open(place.data.join("nodes.log")).unwrap();
        let child = place.command("serve").args(["--node", name]).stdout(Stdio::piped()).stderr(log).spawn().unwrap();
        Self { child }
    }

    /// Blocks until it serves; the address for stations, or none where it ended before.
    pub(crate) fn url(&mut self) -> Option<String> {
        let mut line = String::new();
        BufReader::new(self.child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let (_, url) = line.trim_end().strip_suffix(')')?.split_once("(stations: ")?;
        Some(url.to_owned())
    }

    /// SIGKILL: no handler runs, nothing is flushed.
    pub(crate) fn kill(&mut self) {
        assert!(self.child.try_wait().unwrap().is_none(), "the central system ended by itself");
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        // It is dead already, but for a test that failed.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
