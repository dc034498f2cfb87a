//! A server of one's own, to be told what it may not be told, and to be killed.

use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use cms_core_postgres::Config;
use tempfile::TempDir;

/// A server in a directory of its own, which listens on a socket there; stopped when it is dropped.
pub(crate) struct Cluster {
    directory: TempDir,
    programs: PathBuf,
    user: Option<(u32, u32)>,
}

impl Cluster {
    /// Makes a server with the programs in `CMS_POSTGRES_BIN` and starts it; none where that is not set, and then the test
    /// says that it was skipped.
    pub(crate) fn start() -> Option<Self> {
        let Some(programs) = std::env::var_os("CMS_POSTGRES_BIN").map(PathBuf::from) else {
            println!("skipped: CMS_POSTGRES_BIN is not set");
            return None;
        };
        // The path of a socket has to be short, so not below the build directory.
        let directory = tempfile::Builder::new().prefix("cms-pg").tempdir().unwrap();
        let cluster = Self { user: user_of_the_server(), directory, programs };
        if let Some((user, group)) = cluster.user {
            chown(cluster.directory.path(), Some(user), Some(group)).unwrap();
        }
        let data = cluster.data();
        cluster.run("initdb", &["-D", &data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"]);
        let socket = cluster.directory.path().display();
        let settings = format!(
            "listen_addresses = ''\nport = 5432\nunix_socket_directories = '{socket}'\nmax_connections = 200\n"
        );
        fs::write(Path::new(&data).join("postgresql.auto.conf"), settings).unwrap();
        cluster.launch();
        Some(cluster)
    }

    pub(crate) fn launch(&self) {
        assert!(self.try_to_launch(), "the server does not start");
    }

    fn try_to_launch(&self) -> bool {
        let log = self.directory.path().join("log").display().to_string();
        self.command("pg_ctl", &["-D", &self.data(), "-l", &log, "-w", "start"]).status().unwrap().success()
    }

    /// Lets it listen on a port of this machine too, with a certificate of its own for `localhost`; gives the port and the
    /// certificate (DER).
    pub(crate) fn listen_with_tls(&self) -> (u16, Vec<u8>) {
        let data = PathBuf::from(self.data());
        let (key, certificate) = (data.join("server.key"), data.join("server.crt"));
        let wanted = data.join("certificate.conf");
        fs::write(&wanted, CERTIFICATE).unwrap();
        let mut openssl = Command::new("openssl");
        openssl.args("req -x509 -nodes -days 2 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1".split(' '));
        openssl.arg("-config").arg(wanted).arg("-keyout").arg(&key).arg("-out").arg(&certificate);
        assert!(openssl.stderr(Stdio::null()).status().unwrap().success(), "openssl makes no certificate");
        fs::set_permissions(&key, fs::Permissions::from_mode(0o600)).unwrap();
        if let Some((user, group)) = self.user {
            [&key, &certificate].iter().for_each(|file| chown(file, Some(user), Some(group)).unwrap());
        }
        let der = data.join("server.der");
        let mut openssl = Command::new("openssl");
        openssl.args(["x509", "-outform", "DER", "-in"]).arg(&certificate).arg("-out").arg(&der);
        assert!(openssl.status().unwrap().success());
        self.kill();
        // Another program may take the port before the server does.
        for _ in 0..20 {
            let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
            let socket = self.directory.path().display();
            let settings = format!(
                "listen_addresses = '127.0.0.1'\nport = {port}\nunix_socket_directories = '{socket}'\nssl = on\n"
            );
            fs::write(data.join("postgresql.auto.conf"), settings).unwrap();
            if self.try_to_launch() {
                return (port, fs::read(der).unwrap());
            }
        }
        panic!("the server does not start with TLS");
    }

    /// Stops the server as a power cut would: it finishes nothing, and has to recover when it is launched again.
    pub(crate) fn kill(&self) {
        self.run("pg_ctl", &["-D", &self.data(), "-m", "immediate", "-w", "stop"]);
    }

    pub(crate) fn config(&self) -> Config {
        format!("host={} user=postgres dbname=postgres", self.directory.path().display()).parse().unwrap()
    }

    fn data(&self) -> String {
        self.directory.path().join("data").display().to_string()
    }

    fn run(&self, program: &str, arguments: &[&str]) {
        let status = self.command(program, arguments).status().unwrap();
        assert!(status.success(), "{program} {arguments:?}: {status}");
    }

    fn command(&self, program: &str, arguments: &[&str]) -> Command {
        let program = self.programs.join(program);
        let mut command = match self.user {
            None => Command::new(program),
            // The server refuses to run as root.
            Some((user, group)) => {
                let mut command = Command::new("setpriv");
                command
                    .arg(format!("--reuid={user}"))
                    .arg(format!("--regid={group}"))
                    .arg("--clear-groups")
                    .arg(program);
                command
            }
        };
        // A server that kept the output open would keep whoever reads it waiting.
        command.args(arguments).current_dir("/").stdout(Stdio::null()).stderr(Stdio::null()).stdin(Stdio::null());
        command
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // It may be stopped already.
        let _ = self.command("pg_ctl", &["-D", &self.data(), "-m", "immediate", "-w", "stop"]).status();
    }
}

/// What `openssl req` is asked for: a certificate that may only stand for itself, without anything of the machine's own
/// settings.
const CERTIFICATE: &str = "[req]
prompt = no
distinguished_name = name
x509_extensions = of_a_server
[name]
CN = localhost
[of_a_server]
basicConstraints = critical, CA:FALSE
subjectAltName = DNS:localhost
";

/// Whom to run the server as where this program is root.
fn user_of_the_server() -> Option<(u32, u32)> {
    if fs::metadata("/proc/self").unwrap().uid() != 0 {
        return None;
    }
    let users = fs::read_to_string("/etc/passwd").unwrap();
    let user = users
        .lines()
        .find(|line| line.starts_with("postgres:"))
        .expect("there is no user postgres to run the server as");
    let mut fields = user.split(':').skip(2).map(|field| field.parse().unwrap());
    Some((fields.next().unwrap(), fields.next().unwrap()))
}
