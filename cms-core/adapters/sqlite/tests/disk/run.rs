//! Runs this program again as a child, between whom and the disk the shim stands.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use tempfile::TempDir;

use crate::image::FILE;
use crate::power::directory;
use crate::record::{self, Event};

/// The environment variable with the task of a child.
pub(crate) const TASK: &str = "CMS_DISK_TASK";
/// The environment variable with the database, which the shim reads too.
pub(crate) const DATABASE: &str = "CMS_DISK_FILE";
const RECORD: &str = "CMS_DISK_LOG";

/// A disk on which children do their tasks one after the other.
pub(crate) struct Run {
    directory: TempDir,
}

impl Run {
    /// An empty disk.
    pub(crate) fn new() -> Self {
        let run = Self { directory: directory() };
        std::fs::create_dir(run.directory.path().join("disk")).unwrap();
        run
    }

    /// Lets a child do `task` to its end. What it leaves in the files is there for the next.
    pub(crate) fn child(self, task: &str) -> Self {
        let status = Command::new(env::current_exe().unwrap())
            .env("LD_PRELOAD", shim())
            .env(TASK, task)
            .env(DATABASE, self.directory.path().join("disk").join(FILE))
            .env(RECORD, self.record())
            .status()
            .unwrap();
        assert!(status.success(), "the task {task:?} ended with {status}");
        self
    }

    /// All that happened so far.
    pub(crate) fn events(&self) -> Vec<Event> {
        record::read(&self.record())
    }

    /// The file in which it was recorded.
    pub(crate) fn record(&self) -> PathBuf {
        self.directory.path().join("record")
    }
}

/// The shim, compiled once.
fn shim() -> &'static Path {
    static SHIM: OnceLock<(TempDir, PathBuf)> = OnceLock::new();
    let (_, library) = SHIM.get_or_init(|| {
        let directory = tempfile::tempdir().unwrap();
        let library = directory.path().join("shim.so");
        let source = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/disk/shim.c");
        let compiler = env::var_os("CC").unwrap_or_else(|| "cc".into());
        let mut compile = Command::new(compiler);
        compile.args(["-shared", "-fPIC", "-O1", "-Wall", "-Wextra", "-Werror", "-o"]).arg(&library).arg(source);
        let status = compile.args(["-ldl", "-lpthread"]).status().unwrap();
        assert!(status.success(), "the shim does not compile");
        (directory, library)
    });
    library
}
