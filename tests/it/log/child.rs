//! A second real process: this test binary, started again as a writer.
//!
//! The writer tells every acknowledged command on its standard output, after the acknowledgement
//! and before anything else. What it told is what the log has promised.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use hankemuisti::clock::SystemClock;
use hankemuisti::projection::AllProjections;
use hankemuisti::store::{AppendError, Expectation, Options, Store};
use uuid::Uuid;

use super::content::{append, begin, expecting, fresh, moved, numbered, planned, random};

const URL: &str = "LOG_CHILD_URL";
const TASKS: &str = "LOG_CHILD_TASKS";
const COMMANDS: &str = "LOG_CHILD_COMMANDS";

/// A command that a writer process was told is stored.
#[derive(Clone, Copy, Debug)]
pub struct Acknowledged {
    pub command_id: Uuid,
    pub first: i64,
    pub last: i64,
}

/// A running writer process; killed when dropped.
pub struct Writer {
    process: Child,
    heard: Option<JoinHandle<Vec<Acknowledged>>>,
    ready: Receiver<()>,
}

/// This test binary as a command that runs one ignored test.
pub fn this_binary(test: &str) -> Vec<String> {
    let binary = std::env::current_exe().unwrap();
    [
        &binary.to_string_lossy(),
        "--exact",
        test,
        "--ignored",
        "--nocapture",
        "--test-threads=1",
    ]
    .map(str::to_owned)
    .to_vec()
}

/// Starts a writer of so many tasks; each gives so many commands, or goes on until it is killed.
pub fn start(url: &str, tasks: usize, commands: Option<usize>) -> Writer {
    let words = this_binary("log::child::writer");
    let mut process = Command::new(&words[0])
        .args(&words[1..])
        .env(URL, url)
        .env(TASKS, tasks.to_string())
        .env(COMMANDS, commands.unwrap_or(usize::MAX).to_string())
        .stdout(Stdio::piped())
        .stdin(Stdio::null())
        .spawn()
        .unwrap();
    let lines = BufReader::new(process.stdout.take().unwrap()).lines();
    let (tell, ready) = channel();
    let heard = std::thread::spawn(move || {
        let mut heard = Vec::new();
        for line in lines.map_while(Result::ok) {
            let words: Vec<&str> = line.split(' ').collect();
            match words[..] {
                ["ready"] => drop(tell.send(())),
                // A killed process may leave half a line, which promises nothing.
                ["ack", id, first, last, "."] => heard.push(Acknowledged {
                    command_id: id.parse().unwrap(),
                    first: first.parse().unwrap(),
                    last: last.parse().unwrap(),
                }),
                _ => {}
            }
        }
        heard
    });
    Writer {
        process,
        heard: Some(heard),
        ready,
    }
}

impl Writer {
    /// Waits until the log is open in the other process.
    pub fn wait_until_ready(&self) {
        self.ready
            .recv_timeout(Duration::from_secs(20))
            .expect("the writer process opens the log");
    }

    /// SIGKILL: nothing is finished, nothing is closed.
    pub fn kill(mut self) -> Vec<Acknowledged> {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
        self.heard.take().unwrap().join().unwrap()
    }

    /// Waits until all commands were given.
    pub fn finish(mut self) -> (ExitStatus, Vec<Acknowledged>) {
        let status = self.process.wait().unwrap();
        (status, self.heard.take().unwrap().join().unwrap())
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn number(name: &str) -> usize {
    std::env::var(name)
        .expect("this runs only as a process that another test starts")
        .parse()
        .unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "other tests start it as a process of its own"]
async fn writer() {
    let tasks = number(TASKS);
    let commands = number(COMMANDS);
    let options = Options {
        unsafe_no_flush: true,
        ..Options::new(std::env::var(URL).unwrap())
    };
    let store = Store::open(options, Arc::new(SystemClock), Arc::new(AllProjections))
        .await
        .unwrap();
    say("\nready\n");
    let running: Vec<_> = (0..tasks)
        .map(|_| tokio::spawn(write_on(store.clone(), commands)))
        .collect();
    for task in running {
        task.await.unwrap();
    }
    store.finish().await;
}

async fn write_on(store: Store, commands: usize) {
    for turn in 0..commands {
        let command = any_command(turn);
        let command_id = command.command_id;
        match store.append(command).await {
            Ok(done) => {
                let (first, last) = (done.first_position, done.last_position);
                say(&format!("ack {command_id} {first} {last} .\n"));
            }
            Err(AppendError::VersionConflict { .. }) => {}
            Err(error) => panic!("{error}"),
        }
    }
}

/// One write, so that lines of several tasks are never mixed.
fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(line.as_bytes()).and_then(|()| out.flush());
}

/// Commands of every kind: of one stream or several, that succeed or fail.
pub fn any_command(turn: usize) -> hankemuisti::store::Append {
    let own = fresh();
    let mark = format!("kirjaus {turn}");
    match turn % 4 {
        0 => begin(own),
        1 => append([
            (own, planned(own)),
            (own, moved(&mark)),
            (own, moved("toinen kerta")),
        ]),
        2 => {
            let shared = numbered(1 + u128::from(random(5)));
            append([
                (own, planned(own)),
                (shared, planned(shared)),
                (own, moved(&mark)),
            ])
        }
        _ => expecting(
            append([(own, planned(own)), (own, moved(&mark))]),
            own,
            Expectation::Exactly(1_000_000),
        ),
    }
}
