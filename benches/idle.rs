//! The memory of a server at rest that was started over the demo's data; beside it, of the one before
//! that had the demo told to it, and after answering README's questions.

use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::path::Path;
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

/// Starts a server in a folder and lets it rest.
fn rested(folder: &Path) -> Result<(Running, SocketAddr)> {
    let child = Command::new(env!("CARGO_BIN_EXE_hankemuisti"))
        .args(["serve", "--demo", "--listen", "127.0.0.1:0", "--database"])
        .arg(format!("sqlite:{}", folder.join("demo").display()))
        .current_dir(folder)
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
    Ok((server, address))
}

pub fn run() -> Result<()> {
    let folder = folder()?;
    let (first, _) = rested(folder.path())?;
    let Some((told, most)) = memory(&first)? else {
        skipped(JOB, "the memory of a process is read from /proc");
        return Ok(());
    };
    println!("after the demo was told {told:.1} MB, at most {most:.1} MB");
    drop(first);
    let (server, address) = rested(folder.path())?;
    let (resident, peak) = memory(&server)?.context("the server ended")?;
    runtime()?.block_on(async {
        let mut socket = Socket::open(address).await?;
        for query in questions() {
            let body = json!({ "query": query }).to_string();
            socket.ask(&post(&body, None), "{\"data\":{").await?;
        }
        anyhow::Ok(())
    })?;
    std::thread::sleep(REST);
    let (after, _) = memory(&server)?.context("the server ended")?;
    println!("after README's questions {after:.1} MB");
    print_bounded(JOB, resident, "MB", &format!("peak {peak:.1} MB"), GOAL);
    Ok(())
}

/// What a server holds and has held at most, in megabytes; `None` where no system tells.
fn memory(server: &Running) -> Result<Option<(f64, f64)>> {
    let status = Path::new("/proc").join(server.0.id().to_string());
    if !status.exists() {
        return Ok(None);
    }
    let status = std::fs::read_to_string(status.join("status"))?;
    let megabytes = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name))?;
        let kilobytes: f64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
        Some(kilobytes / 1_024.0)
    };
    Ok(megabytes("VmRSS:").zip(megabytes("VmHWM:")))
}
