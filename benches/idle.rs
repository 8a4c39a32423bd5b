//! The memory of a server at rest, with the demo's data; beside it, after it has answered README's
//! questions.

use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context as _, Result};
use serde_json::json;

use crate::common::http::{Socket, post};
use crate::common::{Goal, folder, print_bounded, runtime, skipped};

const JOB: &str = "idle server with the demo data";
const GOAL: Goal = Goal {
    must: 60.0,
    aim: 40.0,
};
const REST: Duration = Duration::from_secs(3);

/// The questions that README asks.
fn questions() -> impl Iterator<Item = &'static str> {
    include_str!("../README.md")
        .split("```")
        .filter_map(|block| block.strip_prefix("graphql\n"))
}

/// A server that is ended with the value.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may be gone already; then there is nothing to end.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

pub fn run() -> Result<()> {
    let folder = folder()?;
    let child = Command::new(env!("CARGO_BIN_EXE_hankemuisti"))
        .args(["serve", "--demo", "--listen", "127.0.0.1:0", "--database"])
        .arg(format!("sqlite:{}", folder.path().join("demo").display()))
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let mut server = Running(child);
    let stdout = server.0.stdout.take().context("no standard output")?;
    let mut lines = BufReader::new(stdout).lines();
    let greeting = lines.next().context("the server ended")??;
    let address: SocketAddr = greeting
        .split_once("http://")
        .and_then(|(_, rest)| rest.split_once('/'))
        .context("a greeting without an address")?
        .0
        .parse()?;
    std::thread::sleep(REST);
    let status = format!("/proc/{}/status", server.0.id());
    let Some((resident, peak)) = memory(&status) else {
        skipped(JOB, "the memory of a process is read from /proc");
        return Ok(());
    };
    runtime()?.block_on(async {
        let mut socket = Socket::open(address).await?;
        for query in questions() {
            let body = json!({ "query": query }).to_string();
            socket.ask(&post(&body, None), "{\"data\":{").await?;
        }
        anyhow::Ok(())
    })?;
    std::thread::sleep(REST);
    let (after, _) = memory(&status).context("the server ended")?;
    println!("after README's questions {after:.1} MB");
    print_bounded(JOB, resident, "MB", &format!("peak {peak:.1} MB"), GOAL);
    Ok(())
}

/// What a process holds and has held at most, in megabytes.
fn memory(status: &str) -> Option<(f64, f64)> {
    let status = std::fs::read_to_string(status).ok()?;
    let megabytes = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name))?;
        let kilobytes: f64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
        Some(kilobytes / 1_024.0)
    };
    Some((megabytes("VmRSS:")?, megabytes("VmHWM:")?))
}
