//! The command line: serving, the demo, and the care of the log.

// The schema is a nest of types, one within the other, and a build with optimisation looks through all.
#![recursion_limit = "256"]

/// Writes a line to the output, which may be closed or full.
macro_rules! say {
    ($($line:tt)*) => {
        writeln!(std::io::stdout(), $($line)*).context(crate::UNWRITTEN)?
    };
}

mod importing;

use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{ExitStatus, Stdio};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, bail, ensure};
use axum::http::HeaderName;
use axum_prometheus::PrometheusMetricLayer;
use axum_prometheus::metrics::gauge;
use clap::Parser as _;
use hankemuisti::app::{App, Budget, Failure, Order};
use hankemuisti::clock::{Clock, ManualClock, SystemClock};
use hankemuisti::config::{Command, Config, Database, Import, MailConfig, PersonCommand};
use hankemuisti::demo::scale::Size;
use hankemuisti::domain::actor::{Actor, Role};
use hankemuisti::domain::ids::{Key, ProgrammeId, ProjectId};
use hankemuisti::domain::language::Language;
use hankemuisti::domain::period::finnish_day;
use hankemuisti::domain::person::{Grant, Scope};
use hankemuisti::domain::programme::Programme;
use hankemuisti::domain::project::Project;
use hankemuisti::domain::refusal::Refusal;
use hankemuisti::http::session::{DevelopmentTokens, Gate};
use hankemuisti::http::{self, Http};
use hankemuisti::messages::message;
use hankemuisti::notify::{Carrier, Notifier, Sender};
use hankemuisti::search::analyser::Analyser;
use hankemuisti::search::{Phase, Search};
use hankemuisti::store::{Options, hex};
use hankemuisti::{demo, graphql, logging, memory};
use indicatif::{ProgressBar, ProgressStyle};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// What is said of an output that takes no more.
const UNWRITTEN: &str = "the output cannot be written";
/// Deep queries recurse in the resolver; an unoptimised build needs the room.
const THREAD_STACK_BYTES: usize = 4 << 20;
/// How often the metrics are told how far the search index has come.
const MEASURED_EVERY: Duration = Duration::from_secs(5);
/// How long a stopping server waits for what still runs.
const STOP_WITHIN: Duration = Duration::from_secs(20);
/// How long a stopping server waits for answers to be read and requests to be sent, when nothing runs.
const QUIET: Duration = Duration::from_secs(2);
/// How long the log may take to write what waits.
const FINISH_WITHIN: Duration = Duration::from_secs(5);
/// How long a thread may take to leave what it computes.
const THREADS_WITHIN: Duration = Duration::from_secs(1);

fn main() -> anyhow::Result<()> {
    let config = Config::parse();
    memory::use_small_pages();
    logging::start(config.database.log_format, std::io::stderr);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .worker_threads(threads())
        .thread_stack_size(THREAD_STACK_BYTES)
        .build()?;
    let ended = runtime.block_on(run(config));
    runtime.shutdown_timeout(THREADS_WITHIN);
    ended
}

/// More than there are cores: a query that computes without a pause keeps its thread, and others
/// must be answered beside it.
fn threads() -> usize {
    std::thread::available_parallelism().map_or(4, |cores| (2 * cores.get()).max(4))
}

async fn run(config: Config) -> anyhow::Result<()> {
    let database = config.database;
    match config.command {
        Command::Serve {
            listen,
            metrics_listen,
            client_header,
            search_dir,
            without_voikko,
            mail,
            demo,
        } => {
            let place = Place {
                listen,
                metrics_listen,
                client_header,
                search_dir,
                without_voikko,
                mail,
            };
            serve(&database, place, demo).await
        }
        Command::Person(command) => person(&database, command).await,
        Command::Demo { print: true, .. } => {
            say!("{}", serde_json::to_string_pretty(&demo::document()?)?);
            Ok(())
        }
        Command::Demo {
            scale: false,
            people,
            ..
        } => tell_demo(&database, people).await,
        Command::Demo {
            scale: true, size, ..
        } => grow(&database.or_file("hankemuisti-scale.sqlite"), size).await,
        Command::Export { file } => export(&database, file.as_deref()).await,
        Command::Import(Import {
            what: Some(what), ..
        }) => importing::import(open(&database, false).await?, what).await,
        Command::Import(Import { file, what: None }) => {
            let file = file.context("give the file of an exported log, or say what to import")?;
            import(&database, &file).await
        }
        Command::Verify { expect } => verify(&database, expect.as_deref()).await,
        Command::Rebuild => rebuild(&database).await,
        Command::Backup { file } => backup(&database, &file).await,
        Command::Schema { check, import } => schema(check, import),
    }
}

fn options(database: &Database, is_demo: bool, read_only: bool) -> Options {
    Options {
        read_only,
        unsafe_no_flush: database.unsafe_no_flush,
        ..Options::new(database.url(is_demo))
    }
}

async fn open(database: &Database, read_only: bool) -> anyhow::Result<App> {
    let options = options(database, false, read_only);
    App::open(options, Arc::new(SystemClock)).await
}

fn bar(what: &'static str) -> ProgressBar {
    let style = ProgressStyle::with_template("{msg} {bar:40} {pos}/{len}")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(0).with_style(style).with_message(what)
}

fn advance(bar: &ProgressBar, done: i64, all: i64) {
    bar.set_length(u64::try_from(all).unwrap_or_default());
    bar.set_position(u64::try_from(done).unwrap_or_default());
}

/// Where a server is and who stands in front of it.
struct Place {
    listen: SocketAddr,
    metrics_listen: Option<SocketAddr>,
    client_header: Option<HeaderName>,
    search_dir: Option<PathBuf>,
    without_voikko: bool,
    mail: MailConfig,
}

async fn serve(database: &Database, place: Place, is_demo: bool) -> anyhow::Result<()> {
    if is_demo {
        let told = told_by_another(database).await?;
        ensure!(told.success(), "the demo could not be told");
    }
    let app = App::open(options(database, is_demo, false), Arc::new(SystemClock)).await?;
    let search = start_search(&app, database, &place, is_demo).await?;
    let schema = graphql::schema_with_search(app.clone(), search.clone());
    let tokens = if is_demo {
        let mut secret = [0; 32];
        getrandom::fill(&mut secret).context("the system gives no random numbers")?;
        Some(DevelopmentTokens::new(secret))
    } else {
        None
    };
    let (layer, handle) = PrometheusMetricLayer::pair();
    let (shutdown, work) = (CancellationToken::new(), TaskTracker::new());
    let (router, texts) = http::router_and_texts(Http {
        executor: graphql::Bounded(schema),
        gate: Gate {
            tokens: tokens.clone(),
            people: Some(app.clone()),
        },
        client_header: place.client_header,
        limits: http::Limits::default(),
        shutdown: shutdown.clone(),
        sockets: work.clone(),
        health: Arc::new(app.clone()),
        metrics: Some(layer),
    });
    let listener = bind(place.listen).await?;
    let notifier = notifier(&app, &search, database, &place.mail, is_demo, &listener).await?;
    let notifier = notifier.with_texts(texts);
    let telling = tokio::spawn(notifier.clone().run(shutdown.clone()));
    let metrics = match place.metrics_listen {
        None => None,
        Some(address) => Some(bind(address).await?),
    };
    let metrics_at = metrics.as_ref().map(TcpListener::local_addr).transpose()?;
    greet(listener.local_addr()?, metrics_at, tokens.as_ref());
    if let Some(listener) = metrics {
        let stopped = shutdown.clone().cancelled_owned();
        tokio::spawn(
            shutdown
                .clone()
                .run_until_cancelled_owned(measure(search.clone(), notifier)),
        );
        let serving = axum::serve(listener, http::metrics_router(handle));
        tokio::spawn(serving.with_graceful_shutdown(stopped).into_future());
    }
    let stop = shutdown.clone();
    tokio::spawn(async move {
        told_to_stop().await;
        tracing::info!("stopping: running work is finished first");
        stop.cancel();
    });
    let serving = axum::serve(
        listener,
        router.into_make_service_with_connect_info::<SocketAddr>(),
    )
    .with_graceful_shutdown(shutdown.clone().cancelled_owned())
    .into_future();
    let stopped = async {
        tokio::select! {
            served = serving => served?,
            () = until_quiet(&shutdown, &work) => {
                tracing::info!("connections that ask nothing are cut");
            }
        }
        work.close();
        work.wait().await;
        anyhow::Ok(())
    };
    let too_late = async {
        shutdown.cancelled().await;
        tokio::time::sleep(STOP_WITHIN).await;
    };
    let ended = tokio::select! {
        stopped = stopped => { stopped?; true }
        () = too_late => false,
    };
    search.stop();
    telling.await.context("people were still being told")?;
    // Whatever was lost above, the log writes what it has taken.
    let finished = tokio::time::timeout(FINISH_WITHIN, app.finish()).await;
    finished.context("the log had not written all that waited")?;
    if !ended {
        bail!("{} operations or sockets were still running", work.len());
    }
    Ok(())
}

/// Starts the search of the library with the best analyser that is installed.
async fn start_search(
    app: &App,
    database: &Database,
    place: &Place,
    is_demo: bool,
) -> anyhow::Result<Search> {
    let analyser = tokio::task::spawn_blocking(match place.without_voikko {
        true => Analyser::without_voikko,
        false => Analyser::best,
    })
    .await?;
    tracing::info!(analyser = analyser.name(), "search");
    let folder = match &place.search_dir {
        Some(folder) => folder.clone(),
        None => beside(
            &database.url(is_demo),
            &app.health().await?.head.log_id.to_string(),
            "search",
        ),
    };
    Ok(Search::start(app.clone(), folder, analyser))
}

/// What tells people, with where mail goes.
async fn notifier(
    app: &App,
    search: &Search,
    database: &Database,
    mail: &MailConfig,
    is_demo: bool,
    listener: &TcpListener,
) -> anyhow::Result<Notifier> {
    let carrier = match &mail.mail_smtp {
        Some(url) => Carrier::smtp(url)?,
        None => {
            let log = app.health().await?.head.log_id.to_string();
            let folder = mail.mail_dir.clone();
            let folder = folder.unwrap_or_else(|| beside(&database.url(is_demo), &log, "mail"));
            tracing::info!(folder = %folder.display(), "mail becomes files");
            Carrier::folder(folder)?
        }
    };
    let listened = by_name(listener.local_addr()?);
    let sender = Sender {
        from: mail
            .mail_from
            .parse()
            .context("--mail-from is no address")?,
        origin: mail
            .origin
            .as_deref()
            .map_or(listened, |origin| origin.trim_end_matches('/').to_owned()),
    };
    Ok(Notifier::new(
        app.clone(),
        Some(search.clone()),
        carrier,
        sender,
    ))
}

/// Where what belongs to a log is when nobody says: beside a SQLite file, else among temporary files
/// under the name of the log.
fn beside(url: &str, log: &str, what: &str) -> PathBuf {
    let file = url
        .strip_prefix("sqlite:")
        .map(|file| file.trim_start_matches("//"));
    match file.and_then(|file| file.split('?').next()) {
        Some(file) => PathBuf::from(format!("{file}-{what}")),
        None => std::env::temp_dir().join(format!("hankemuisti-{what}-{log}")),
    }
}

/// Tells the metrics now and then how far the index has come and how much mail there is.
async fn measure(search: Search, notifier: Notifier) {
    loop {
        let state = search.state();
        gauge!("hankemuisti_search_position").set(state.position as f64);
        gauge!("hankemuisti_search_is_following").set(f64::from(state.phase == Phase::Following));
        gauge!("hankemuisti_search_has_voikko").set(f64::from(search.analyser.has_voikko()));
        if let Ok(mails) = notifier.mail_counts().await {
            gauge!("hankemuisti_mail_waiting").set(mails.waiting as f64);
            gauge!("hankemuisti_mail_sent").set(mails.sent as f64);
            gauge!("hankemuisti_mail_dead").set(mails.dead as f64);
        }
        tokio::time::sleep(MEASURED_EVERY).await;
    }
}

/// Waits until the server is told to stop and nothing runs. A connection on which half a request
/// was sent is not waited for: nothing has begun.
async fn until_quiet(shutdown: &CancellationToken, work: &TaskTracker) {
    shutdown.cancelled().await;
    work.close();
    loop {
        work.wait().await;
        tokio::time::sleep(QUIET).await;
        if work.is_empty() {
            break;
        }
    }
}

async fn bind(address: SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(address)
        .await
        .with_context(|| format!("cannot listen on {address}"))
}

/// An address as browsers take it: on this machine alone they keep the cookie of a session for its name,
/// and not for its number.
fn by_name(address: SocketAddr) -> String {
    match address.ip().is_loopback() {
        true => format!("http://localhost:{}", address.port()),
        false => format!("http://{address}"),
    }
}

/// Tells where the server is. Nobody may be listening: that is no reason to stop.
fn greet(address: SocketAddr, metrics_at: Option<SocketAddr>, tokens: Option<&DevelopmentTokens>) {
    let mut text = format!(
        "Hankemuisti answers at http://{address}/graphql\n\
         Its pages are at        {}/\n",
        by_name(address)
    );
    match tokens {
        None => text.push_str("The first account is made with  hankemuisti person add\n"),
        Some(tokens) => {
            text.push_str("\nDevelopment tokens, valid until the server stops:\n\n");
            for role in Role::ALL {
                if let Some(token) = tokens.issue(role) {
                    text.push_str(&format!("  {:<24} {token}\n", role.key()));
                }
            }
            text.push_str("\nSend one as  Authorization: Bearer <token>\n");
            text.push_str(&format!(
                "Or sign in at /kirjaudu; everybody's password is  {}\n\n",
                demo::people::PASSWORD
            ));
            for address in demo::people::addresses() {
                text.push_str(&format!("  {address}\n"));
            }
        }
    }
    if let Some(address) = metrics_at {
        text.push_str(&format!("Metrics are at http://{address}/metrics\n"));
    }
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

async fn told_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminate) => {
                tokio::select! {
                    _ = interrupt => {}
                    _ = terminate.recv() => {}
                }
            }
            Err(_) => drop(interrupt.await),
        }
    }
    #[cfg(not(unix))]
    drop(interrupt.await);
}

/// Has another process of this program tell the demo: that takes more memory, of data and of code,
/// than serving it ever does.
async fn told_by_another(database: &Database) -> anyhow::Result<ExitStatus> {
    let program = std::env::current_exe().context("this program's own file is not found")?;
    let mut other = tokio::process::Command::new(program);
    other
        .args(["demo", "--people"])
        .env("HANKEMUISTI_DATABASE", database.url(true))
        .stdin(Stdio::null())
        .stdout(Stdio::null());
    if database.unsafe_no_flush {
        other.arg("--unsafe-no-flush");
    }
    let told = other.kill_on_drop(true).status();
    told.await.context("the demo cannot be told")
}

async fn tell_demo(database: &Database, people: bool) -> anyhow::Result<()> {
    let clock = Arc::new(ManualClock::at(SystemClock.now()));
    let app = App::open(options(database, true, false), clock.clone()).await?;
    let bar = bar("demo");
    let schema = graphql::schema(app.clone());
    let told = demo::tell(&app, &schema, &clock, |done, all| {
        advance(&bar, done as i64, all as i64);
    })
    .await;
    bar.finish_and_clear();
    told?;
    if people {
        demo::people::enter(&app).await?;
    }
    let head = app.store().head().await?;
    say!(
        "The demo is in {}: {} events.",
        database.url(true),
        head.position
    );
    app.finish().await;
    Ok(())
}

async fn grow(database: &Database, size: Size) -> anyhow::Result<()> {
    let app = open(database, false).await?;
    let bar = bar("portfolio");
    let advance = |done, all| advance(&bar, done as i64, all as i64);
    demo::scale::grow(&app, size, advance).await?;
    bar.finish_and_clear();
    say!(
        "The portfolio is in {}: {} events. Serve it with the same --database.",
        database.url(false),
        app.store().head().await?.position
    );
    app.finish().await;
    Ok(())
}

async fn person(database: &Database, command: PersonCommand) -> anyhow::Result<()> {
    let app = open(database, false).await?;
    let fresh = match command {
        PersonCommand::Add {
            name,
            address,
            role,
            project,
            programme,
            to,
        } => {
            let grant = Grant {
                role,
                scope: scope(&app, project, programme).await?,
                from: finnish_day(app.now()),
                to,
            };
            let actor = Actor::operator();
            let invited = app.invite(&actor, &name, &address, grant, Order::default());
            match invited.await {
                Ok(invited) => invited.secret,
                Err(Failure::Refused(refusals)) => {
                    let words = refusals.iter().map(refused_word);
                    bail!("refused: {}", words.collect::<Vec<_>>().join("; "));
                }
                Err(failure) => return Err(failure.into()),
            }
        }
        PersonCommand::Reset { address } => {
            let reset = app.reset(&address).await?;
            reset.context("there is no account of this address")?
        }
    };
    say!(
        "Hand this secret to the person, to choose a password with at /accept-invitation before \
         {}:\n\n  {}",
        fresh.expires_at.format("%Y-%m-%d %H:%M UTC"),
        fresh.text
    );
    app.finish().await;
    Ok(())
}

fn refused_word(refusal: &Refusal) -> String {
    let id = refusal.reason.code().to_ascii_lowercase().replace('_', "-");
    let values = refusal.reason.values();
    message(Language::En, &format!("refusal-{id}"), &values)
}

async fn scope(
    app: &App,
    project: Option<String>,
    programme: Option<String>,
) -> anyhow::Result<Scope> {
    let view = app.view(Actor::operator(), Budget::default());
    if let Some(slug) = project {
        let slug = Key::parse(&slug).context("this is no address of a project")?;
        let held = view.holder(&Project::claim_of(&slug)).await?;
        return Ok(Scope::Project(ProjectId(
            held.context("there is no such project")?,
        )));
    }
    if let Some(key) = programme {
        let key = Key::parse(&key).context("this is no key of a programme")?;
        let held = view.holder(&Programme::claim_of(&key)).await?;
        let held = held.context("there is no such programme")?;
        return Ok(Scope::Programme(ProgrammeId(held)));
    }
    Ok(Scope::Service)
}

async fn export(database: &Database, file: Option<&Path>) -> anyhow::Result<()> {
    let app = open(database, true).await?;
    let mut out: Box<dyn Write + Send> = match file {
        None => Box::new(std::io::stdout()),
        Some(path) => Box::new(
            File::create_new(path).with_context(|| format!("cannot create {}", path.display()))?,
        ),
    };
    let mut buffered = BufWriter::new(&mut out);
    let bar = bar("export");
    let events = app
        .store()
        .export(&mut buffered, &|done, all| advance(&bar, done, all))
        .await?;
    buffered.flush()?;
    drop(buffered);
    bar.finish_and_clear();
    eprintln!("{events} events exported.");
    Ok(())
}

async fn import(database: &Database, file: &Path) -> anyhow::Result<()> {
    let input = File::open(file).with_context(|| format!("cannot read {}", file.display()))?;
    let app = open(database, false).await?;
    let bar = bar("import");
    let events = app
        .store()
        .import(BufReader::new(input), |done| advance(&bar, done, done))
        .await?;
    bar.finish_and_clear();
    app.rebuild(|_, _| ()).await?;
    say!("{events} events imported; every hash of the chain fits.");
    app.finish().await;
    Ok(())
}

async fn verify(database: &Database, expect: Option<&str>) -> anyhow::Result<()> {
    let expected = match expect {
        None => None,
        Some(text) => Some(
            graphql::parse_expected(text)
                .with_context(|| format!("{text} is not POSITION:HASH with 64 digits"))?,
        ),
    };
    let app = open(database, true).await?;
    verify_app(&app, expected).await
}

async fn verify_app(app: &App, expected: Option<(i64, [u8; 32])>) -> anyhow::Result<()> {
    let bar = bar("verify");
    let verdict = app
        .verify(expected, &|done, all| advance(&bar, done, all))
        .await?;
    bar.finish_and_clear();
    if let Some(fault) = verdict.fault {
        bail!(
            "the log is broken at position {}: {}",
            fault.position,
            fault.what
        );
    }
    say!(
        "Whole: {} events in {} commits. Keep this head elsewhere: {}:{}",
        verdict.events,
        verdict.commits,
        verdict.events,
        hex(&verdict.last_hash)
    );
    Ok(())
}

async fn rebuild(database: &Database) -> anyhow::Result<()> {
    // What only reads makes no new database of a name that was mistyped.
    open(database, true).await?.finish().await;
    let app = open(database, false).await?;
    let bar = bar("rebuild");
    let rebuilt = app.rebuild(|done, all| advance(&bar, done, all)).await?;
    bar.finish_and_clear();
    say!(
        "{} documents made again from {} events; {} had differed.",
        rebuilt.documents,
        rebuilt.position,
        rebuilt.differing
    );
    app.finish().await;
    Ok(())
}

async fn backup(database: &Database, file: &Path) -> anyhow::Result<()> {
    if file.exists() {
        bail!(
            "{} exists already; a backup never writes over a file",
            file.display()
        );
    }
    let app = open(database, true).await?;
    if app.store().copy_to(file).await?.is_none() {
        bail!("a PostgreSQL database is backed up with pg_dump; `export` writes its log as lines");
    }
    let copy = Database {
        database: Some(format!("sqlite:{}", file.display())),
        ..database.clone()
    };
    say!("Copied to {}.", file.display());
    verify_app(&open(&copy, true).await?, None).await
}

fn schema(check: bool, import: bool) -> anyhow::Result<()> {
    let form = graphql::import::document_schema().context("the schema cannot be read")?;
    if !check {
        let text = if import { form } else { graphql::sdl() };
        write!(std::io::stdout(), "{text}").context(UNWRITTEN)?;
        return Ok(());
    }
    for (file, current) in [
        ("schema.graphql", graphql::sdl()),
        ("import.schema.json", form),
    ] {
        let kept = std::fs::read_to_string(file).with_context(|| format!("{file} is missing"))?;
        if kept != current {
            bail!("{file} is stale: run `make schema` and commit it");
        }
        say!("{file} is current.");
    }
    Ok(())
}
