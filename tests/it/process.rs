//! The program as its users start it: real processes of the real binary.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

fn program(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hankemuisti"));
    command
        .current_dir(folder)
        .args(arguments)
        .env_remove("HANKEMUISTI_DATABASE")
        .env_remove("RUST_BACKTRACE")
        .stdin(Stdio::null());
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    program(folder, arguments).output().unwrap()
}

fn succeeds(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, arguments);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {errors}");
    String::from_utf8(output.stdout).unwrap()
}

fn fails(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, arguments);
    assert!(!output.status.success(), "{arguments:?} succeeded");
    String::from_utf8(output.stderr).unwrap()
}

/// A server on a free port, killed when dropped.
struct Server {
    child: Child,
    address: String,
    manager: Option<String>,
}

impl Server {
    fn start(folder: &Path, more: &[&str]) -> Server {
        let arguments = [&["serve", "--listen", "127.0.0.1:0"], more].concat();
        let mut child = program(folder, &arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let first = lines.next().expect("a greeting").unwrap();
        let address = first.split_whitespace().last().unwrap().to_owned();
        let is_demo = more.contains(&"--demo");
        let manager = is_demo.then(|| {
            let line = lines
                .map(Result::unwrap)
                .find(|line| line.trim_start().starts_with("project_manager "));
            let line = line.expect("a token for the manager");
            line.split_whitespace().last().unwrap().to_owned()
        });
        Server {
            child,
            address,
            manager,
        }
    }

    async fn ask(&self, query: &str, token: Option<&str>) -> Value {
        let mut request = reqwest::Client::new()
            .post(&self.address)
            .json(&json!({ "query": query }))
            .timeout(Duration::from_secs(20));
        if let Some(token) = token {
            request = request.bearer_auth(token);
        }
        request.send().await.unwrap().json().await.unwrap()
    }

    fn signal(&self, name: &str) {
        let status = Command::new("kill")
            .args([name, &self.child.id().to_string()])
            .status()
            .unwrap();
        assert!(status.success());
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

const RENAME: &str = r#"mutation { renameProject(input: {
    project: "esimerkkila-keksitty-hanke", names: { fi: "Uusi nimi" } }) {
    userErrors { code } recordedAt } }"#;

#[tokio::test(flavor = "multi_thread")]
async fn the_demo_answers_and_takes_commands_and_stops_when_told() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = Server::start(folder.path(), &["--demo"]);
    let reader = server.ask(RENAME, None).await;
    assert_eq!(reader["errors"][0]["extensions"]["code"], "FORBIDDEN");
    let manager = server.manager.clone();
    let renamed = server.ask(RENAME, manager.as_deref()).await;
    assert_eq!(renamed["data"]["renameProject"]["userErrors"], json!([]));
    for (page, expected) in [("healthz", "ok"), ("readyz", "ready")] {
        let url = server.address.replace("graphql", page);
        let text = reqwest::get(url).await.unwrap().text().await.unwrap();
        assert!(text.contains(expected), "{page}: {text}");
    }
    server.signal("-TERM");
    let status = server.child.wait().unwrap();
    assert!(status.success(), "{status}");
    assert!(
        succeeds(
            folder.path(),
            &["verify", "--database", "sqlite:hankemuisti-demo.sqlite"]
        )
        .contains("743 events")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_demo_nobody_gives_commands() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path(), &[]);
    let query = r#"mutation { launchProgramme(input: { key: "x", names: { fi: "x" },
        owner: { names: { fi: "x" }, kind: MINISTRY } }) { userErrors { code } } }"#;
    let answer = server.ask(query, None).await;
    assert_eq!(answer["errors"][0]["extensions"]["code"], "FORBIDDEN");
    let token = "dev.programme_administrator.00";
    let answer = server.ask(query, Some(token)).await;
    assert_eq!(answer["errors"][0]["extensions"]["code"], "UNAUTHENTICATED");
    let health = server.ask("{ logHealth { position } }", None).await;
    assert_eq!(health["data"]["logHealth"]["position"], 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_server_on_the_same_file_says_why_it_does_not_start() {
    let folder = tempfile::tempdir().unwrap();
    let _server = Server::start(folder.path(), &[]);
    let said = fails(folder.path(), &["serve", "--listen", "127.0.0.1:0"]);
    assert!(said.contains("another server has"), "{said}");
    assert!(
        succeeds(folder.path(), &["verify"]).contains("0 events"),
        "reading goes on beside it"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_server_keeps_what_it_acknowledged() {
    let folder = tempfile::tempdir().unwrap();
    for round in 0..5 {
        let mut server = Server::start(folder.path(), &["--demo"]);
        let name = format!("Nimi {round}");
        let query = RENAME.replace("Uusi nimi", &name);
        let manager = server.manager.clone();
        let answer = server.ask(&query, manager.as_deref()).await;
        assert_ne!(
            answer["data"]["renameProject"]["recordedAt"],
            json!(null),
            "{answer}"
        );
        server.child.kill().unwrap();
        server.child.wait().unwrap();
        let server = Server::start(folder.path(), &["--demo"]);
        let kept = r#"{ project(slug: "esimerkkila-keksitty-hanke") { names { fi } } }"#;
        let kept = server.ask(kept, None).await;
        assert_eq!(kept["data"]["project"]["names"]["fi"], name.as_str());
    }
}

#[test]
fn a_log_is_exported_imported_copied_rebuilt_and_verified() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path();
    let demo = "sqlite:hankemuisti-demo.sqlite";
    assert!(succeeds(place, &["demo"]).contains("728 events"));
    assert!(
        succeeds(place, &["demo"]).contains("728 events"),
        "told twice"
    );
    let whole = succeeds(place, &["verify", "--database", demo]);
    let head = whole.split_whitespace().last().unwrap().to_owned();
    succeeds(place, &["export", "log.ndjson", "--database", demo]);
    let lines = std::fs::read_to_string(place.join("log.ndjson")).unwrap();
    assert_eq!(lines.lines().count(), 728);
    let first: Value = serde_json::from_str(lines.lines().next().unwrap()).unwrap();
    for name in [
        "id",
        "source",
        "specversion",
        "type",
        "time",
        "subject",
        "data",
    ] {
        assert!(
            first.get(name).is_some(),
            "{name} is an attribute of CloudEvents"
        );
    }
    assert_eq!(first["specversion"], "1.0");
    succeeds(
        place,
        &["import", "log.ndjson", "--database", "sqlite:copy.sqlite"],
    );
    let copy = succeeds(
        place,
        &[
            "verify",
            "--database",
            "sqlite:copy.sqlite",
            "--expect",
            &head,
        ],
    );
    assert_eq!(copy, whole);
    let again = fails(
        place,
        &["import", "log.ndjson", "--database", "sqlite:copy.sqlite"],
    );
    assert!(again.contains("not empty"), "{again}");
    let rebuilt = succeeds(place, &["rebuild", "--database", demo]);
    assert!(rebuilt.contains("; 0 had differed"), "{rebuilt}");
    assert!(succeeds(place, &["backup", "kopio.sqlite", "--database", demo]).contains("Whole"));
    let over = fails(place, &["backup", "kopio.sqlite", "--database", demo]);
    assert!(over.contains("exists already"), "{over}");
    std::fs::write(
        place.join("bad.ndjson"),
        lines.replacen("programme_launched", "programme_lounched", 1),
    )
    .unwrap();
    let bad = fails(
        place,
        &["import", "bad.ndjson", "--database", "sqlite:bad.sqlite"],
    );
    assert!(bad.contains("line 1"), "{bad}");
    assert!(succeeds(place, &["verify", "--database", "sqlite:bad.sqlite"]).contains("0 events"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_account_comes_from_the_command_line_and_its_person_is_not_in_the_log_lines() {
    let folder = tempfile::tempdir().unwrap();
    let add = [
        "person",
        "add",
        "--name",
        "Keksitty Ylläpitäjä",
        "--address",
        "keksitty@example.fi",
        "--role",
        "programme_administrator",
    ];
    let said = succeeds(folder.path(), &add);
    let secret = said.split_whitespace().last().unwrap().to_owned();
    let wrong = fails(
        folder.path(),
        &[&add[..], &["--project", "arvattu"]].concat(),
    );
    assert!(wrong.contains("there is no such project"), "{wrong}");
    let unknown = fails(folder.path(), &["person", "reset", "muu@example.fi"]);
    assert!(unknown.contains("no account"), "{unknown}");
    let log = std::fs::File::create(folder.path().join("lines")).unwrap();
    let mut command = program(folder.path(), &["serve", "--listen", "127.0.0.1:0"]);
    command.args(["--metrics-listen", "127.0.0.1:0"]);
    let child = command.env("RUST_LOG", "debug").stdout(Stdio::piped());
    let mut child = child.stderr(log).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut told = || lines.next().unwrap().unwrap();
    let first = told();
    let address = first.split_whitespace().last().unwrap().to_owned();
    let port = address.split([':', '/']).nth(4).unwrap();
    let pages = format!("http://localhost:{port}/");
    assert_eq!(told().split_whitespace().last(), Some(&*pages), "{address}");
    told();
    let metrics = told().split_whitespace().last().unwrap().to_owned();
    let server = Server {
        child,
        address,
        manager: None,
    };
    let client = reqwest::Client::new();
    let password = "aivan hyvä salasana";
    let accept = server.address.replace("graphql", "accept-invitation");
    let accepted = json!({ "secret": secret, "password": password });
    let accepted = client.post(&accept).json(&accepted).send().await.unwrap();
    assert_eq!(accepted.status(), 200);
    for (password, status) in [("väärä salasana", 401), (password, 200)] {
        let body = json!({ "address": "keksitty@example.fi", "password": password });
        let page = server.address.replace("graphql", "sign-in");
        let answer = client.post(&page).json(&body).send().await.unwrap();
        assert_eq!(answer.status(), status);
    }
    let own = reqwest::get(metrics).await.unwrap().text().await.unwrap();
    assert!(own.contains("axum_http"), "{own}");
    let public = server.address.replace("graphql", "metrics");
    assert_eq!(reqwest::get(public).await.unwrap().status(), 404);
    drop(server);
    let lines = std::fs::read_to_string(folder.path().join("lines")).unwrap();
    assert!(lines.contains("/sign-in"), "{lines}");
    for word in ["eksitty", "example.fi", "salasana", &secret, "127.0.0.1"] {
        assert!(!lines.contains(word), "{word} in {lines}");
    }
}

#[test]
fn the_command_line_teaches_and_refuses_clearly() {
    let folder = tempfile::tempdir().unwrap();
    let help = succeeds(folder.path(), &["--help"]);
    for word in [
        "serve", "demo", "export", "import", "verify", "rebuild", "backup", "schema", "person",
    ] {
        assert!(help.contains(word), "{word}");
    }
    let engine = fails(
        folder.path(),
        &["verify", "--database", "mysql://localhost/x"],
    );
    assert!(
        engine.contains("must begin with sqlite: or postgres:"),
        "{engine}"
    );
    let expect = fails(folder.path(), &["verify", "--expect", "soon"]);
    assert!(expect.contains("POSITION:HASH"), "{expect}");
}

#[tokio::test(flavor = "multi_thread")]
async fn half_a_request_does_not_keep_a_server_that_is_told_to_stop() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = Server::start(folder.path(), &["--demo"]);
    let manager = server.manager.clone();
    let renamed = server.ask(RENAME, manager.as_deref()).await;
    assert_eq!(renamed["data"]["renameProject"]["userErrors"], json!([]));
    let host = server.address.split('/').nth(2).unwrap();
    let mut half = TcpStream::connect(host).unwrap();
    half.write_all(b"POST /graphql HTTP/1.1\r\nHost: x\r\n")
        .unwrap();
    tokio::time::sleep(Duration::from_millis(200)).await;
    let told = Instant::now();
    server.signal("-TERM");
    let status = server.child.wait().unwrap();
    assert!(status.success(), "{status}: nothing was lost");
    assert!(
        told.elapsed() < Duration::from_secs(10),
        "{:?}",
        told.elapsed()
    );
    drop(half);
    let whole = succeeds(
        folder.path(),
        &["verify", "--database", "sqlite:hankemuisti-demo.sqlite"],
    );
    assert!(whole.contains("743 events"), "{whole}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_takes_no_commands_tells_strangers_only_that() {
    let folder = tempfile::tempdir().unwrap();
    succeeds(folder.path(), &["demo"]);
    let file = folder.path().join("hankemuisti-demo.sqlite");
    let database = rusqlite::Connection::open(file).unwrap();
    database
        .execute_batch(
            "DROP TRIGGER events_no_update; UPDATE events SET schema_version = 999 WHERE position = 1;",
        )
        .unwrap();
    drop(database);
    let server = Server::start(
        folder.path(),
        &["--database", "sqlite:hankemuisti-demo.sqlite"],
    );
    let answer = reqwest::get(server.address.replace("graphql", "readyz"))
        .await
        .unwrap();
    assert_eq!(answer.status(), 503);
    assert_eq!(
        answer.text().await.unwrap(),
        "commands are not accepted just now\n"
    );
}

#[test]
fn texts_and_documents_are_imported_from_files_and_bad_ones_are_not() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let write = |name: &str, content: &[u8]| std::fs::write(folder.join(name), content).unwrap();
    let document = json!({ "steps": [
        { "mutation": "launchProgramme", "input": crate::door::programme("ohjelma") },
        { "mutation": "registerProject", "input": crate::door::project("hanke") }
    ] });
    write("doc.json", document.to_string().as_bytes());
    let steps = ["import", "json", "doc.json"];
    let said = succeeds(folder, &[&steps[..], &["--dry-run"]].concat());
    assert!(
        said.contains("2 steps recorded") && said.contains("nothing was recorded"),
        "{said}"
    );
    for expected in ["2 steps recorded, 0", "0 steps recorded, 2"] {
        let said = succeeds(folder, &steps);
        assert!(said.contains(expected), "{said}");
    }
    let text = "Keksitty hanke\n\nTavoitteet\nNopea vastaus jokaiselle kysyjälle.\n";
    write("hanke.txt", text.as_bytes());
    let look = ["import", "text", "hanke.txt", "--project", "hanke"];
    let seen = succeeds(folder, &look);
    assert!(
        seen.contains("GOAL") && seen.contains("Nothing was recorded"),
        "{seen}"
    );
    let proposed = succeeds(folder, &[&look[..], &["--propose"]].concat());
    write("keep.json", proposed.as_bytes());
    let source = ["--source", "https://hanke.example", "--date", "2024-02-28"];
    let keep = [&look[..], &["--keep", "keep.json"], &source].concat();
    for expected in ["2 of 2 blocks", "0 of 2 blocks"] {
        let said = succeeds(folder, &keep);
        assert!(said.contains(expected), "{said}");
    }

    write("bad.txt", b"k\xe4yt\xf6ss\xe4");
    write("huge.txt", &vec![b'a'; 10 << 20]);
    write("bad.json", b"{ \"steps\": [ {");
    write(
        "wrong.json",
        br#"{ "steps": [ { "mutation": "removePerson", "input": {} } ] }"#,
    );
    let fault = |arguments: &[&str], expected: &str| {
        let said = fails(folder, arguments);
        assert!(said.contains(expected), "{arguments:?}: {said}");
    };
    fault(
        &["import", "text", "bad.txt", "--project", "hanke"],
        "not UTF-8",
    );
    fault(
        &["import", "text", "huge.txt", "--project", "hanke"],
        "at most",
    );
    fault(
        &["import", "text", "hanke.txt", "--project", "arvattu"],
        "/project",
    );
    fault(&["import", "json", "bad.json"], "line 1");
    fault(&["import", "json", "wrong.json"], "/steps/0/mutation");
    fault(&["import"], "exported log");
}
