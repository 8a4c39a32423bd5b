//! A PostgreSQL of the test's own that flushes, and that may be stopped and started.

use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// Removed with all its data when dropped.
pub struct Cluster {
    bin: PathBuf,
    /// User and group to run as, when we are root.
    owner: Option<(u32, u32)>,
    folder: TempDir,
}

fn number_of(flag: &str, user: &str) -> u32 {
    let output = Command::new("id").args([flag, user]).output().unwrap();
    String::from_utf8(output.stdout)
        .unwrap()
        .trim()
        .parse()
        .unwrap()
}

impl Cluster {
    /// A running cluster with fsync on.
    pub fn start() -> Cluster {
        let bin = std::env::var_os("HANKEMUISTI_PG_BIN")
            .expect("there is no initdb to make a PostgreSQL with: run the tests with make test");
        let user = std::env::var("HANKEMUISTI_PG_USER").unwrap_or_default();
        let owner = (!user.is_empty()).then(|| (number_of("-u", &user), number_of("-g", &user)));
        // The path of a socket may have about 100 bytes.
        let folder = tempfile::Builder::new()
            .prefix("hm-pg.")
            .tempdir_in("/tmp")
            .unwrap();
        if let Some((user, group)) = owner {
            chown(folder.path(), Some(user), Some(group)).unwrap();
        }
        let cluster = Cluster {
            bin: bin.into(),
            owner,
            folder,
        };
        cluster.done(
            "initdb",
            &[
                "-U",
                "tester",
                "-A",
                "trust",
                "--no-sync",
                "-E",
                "UTF8",
                "--locale=C.UTF-8",
            ],
        );
        cluster.go_on();
        cluster
    }

    fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn url(&self) -> String {
        format!(
            "postgres:///postgres?host={}&port=5432&user=tester",
            self.folder().display()
        )
    }

    fn run(&self, program: &str, args: &[&str]) -> Output {
        let mut command = Command::new(self.bin.join(program));
        if let Some((user, group)) = self.owner {
            command.uid(user).gid(group);
        }
        command
            .current_dir(self.folder())
            .arg("-D")
            .arg(self.folder().join("data"))
            .args(args)
            // A server that holds the test's output open would keep the test from ending.
            .stdin(std::process::Stdio::null())
            .output()
            .unwrap()
    }

    fn done(&self, program: &str, args: &[&str]) {
        let output = self.run(program, args);
        assert!(
            output.status.success(),
            "{program}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
    }

    /// Starts it, after `start` or after a stop.
    pub fn go_on(&self) {
        let log = self.folder().join("server.log");
        let settings = format!(
            "-c listen_addresses='' -c unix_socket_directories='{}' -c port=5432",
            self.folder().display()
        );
        let log = log.to_string_lossy();
        self.done(
            "pg_ctl",
            &["-l", &log, "-o", &settings, "-w", "-s", "start"],
        );
    }

    /// Kills it as a power cut would: no checkpoint, no farewell.
    pub fn stop_at_once(&self) {
        self.done("pg_ctl", &["-m", "immediate", "-w", "-s", "stop"]);
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if self.folder().join("data/postmaster.pid").exists() {
            self.run("pg_ctl", &["-m", "immediate", "-w", "-s", "stop"]);
        }
    }
}
