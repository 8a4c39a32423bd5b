//! Flags, environment and `--help`, read once.

use std::net::SocketAddr;
use std::path::PathBuf;

use axum::http::HeaderName;
use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::demo::scale::Size;
use crate::domain::actor::Role;

/// The memory of publicly funded development work: an event log with a GraphQL door.
///
/// Try it:  hankemuisti serve --demo
///
/// Everything that is said is kept: commands become events in an append-only log, and every answer
/// can be asked as of any moment. The log lives in one SQLite file, or in PostgreSQL when several
/// servers share it.
#[derive(Debug, Parser)]
#[command(name = "hankemuisti", version, propagate_version = true)]
pub struct Config {
    #[command(flatten)]
    pub database: Database,

    #[command(subcommand)]
    pub command: Command,
}

/// Where the log is.
#[derive(Clone, Debug, Args)]
pub struct Database {
    /// The database: `sqlite:FILE` or `postgres://…`. Without it, hankemuisti.sqlite here, or
    /// hankemuisti-demo.sqlite for the demo.
    #[arg(
        long,
        global = true,
        env = "HANKEMUISTI_DATABASE",
        hide_env_values = true,
        value_name = "URL"
    )]
    pub database: Option<String>,

    /// Accept a PostgreSQL that answers before it flushed. Only for tests: a crash may lose what
    /// was acknowledged.
    #[arg(long, global = true, env = "HANKEMUISTI_UNSAFE_NO_FLUSH")]
    pub unsafe_no_flush: bool,

    /// How log lines look.
    #[arg(
        long,
        global = true,
        env = "HANKEMUISTI_LOG_FORMAT",
        value_enum,
        default_value_t = LogFormat::Text
    )]
    pub log_format: LogFormat,
}

/// How log lines look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people.
    Text,
    /// For machines.
    Json,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve GraphQL at /graphql until told to stop.
    ///
    /// The first account is made with `hankemuisti person add`. SIGTERM or Ctrl-C lets running work
    /// finish first.
    Serve {
        /// The address to listen on.
        #[arg(long, env = "HANKEMUISTI_LISTEN", default_value = "127.0.0.1:8080")]
        listen: SocketAddr,

        /// Another address, for /metrics alone; strangers must not reach it.
        #[arg(long, env = "HANKEMUISTI_METRICS_LISTEN", value_name = "ADDRESS")]
        metrics_listen: Option<SocketAddr>,

        /// The header in which a proxy in front tells the client's address, such as
        /// X-Forwarded-For. Only for a proxy that writes it: its last entry is believed.
        #[arg(long, env = "HANKEMUISTI_CLIENT_HEADER", value_name = "NAME")]
        client_header: Option<HeaderName>,

        /// The folder of the search index, which may be deleted at any time: it is made anew. Without
        /// it, beside the SQLite file, or for PostgreSQL in the folder for temporary files.
        #[arg(long, env = "HANKEMUISTI_SEARCH_DIR", value_name = "FOLDER")]
        search_dir: Option<PathBuf>,

        /// Search Finnish without Voikko, also where it is installed.
        #[arg(long, env = "HANKEMUISTI_WITHOUT_VOIKKO")]
        without_voikko: bool,

        #[command(flatten)]
        mail: MailConfig,

        /// Load the demo into an empty database, enter a person of every role, and hand out one
        /// development token per role.
        #[arg(long)]
        demo: bool,
    },

    /// Let people in: the first accounts, and forgotten passwords.
    #[command(subcommand)]
    Person(PersonCommand),

    /// Load the demo: five real documents and an invented programme, through the same commands as a
    /// client.
    Demo {
        /// Make an invented portfolio of any size instead, to measure with, in a database of its own:
        /// hankemuisti-scale.sqlite here, when none is named.
        #[arg(long)]
        scale: bool,

        /// Print the story as a document for `import json` and load nothing. What an import may not
        /// give, such as reviews and drafts, is left out.
        #[arg(long, conflicts_with_all = ["scale", "people"])]
        print: bool,

        /// Enter a person of every role too. Their password is known to everybody, so only
        /// `serve --demo` asks for it.
        #[arg(long, hide = true, conflicts_with = "scale")]
        people: bool,

        #[command(flatten)]
        size: Size,
    },

    /// Write the log as newline-delimited CloudEvents, one event a line.
    Export {
        /// The file to write; standard output when left out.
        file: Option<PathBuf>,
    },

    /// Read an exported log into an empty database and verify its chain on the way; or, with `text`,
    /// `json` or `sotkanet`, old texts, whole projects and indicators into a log that goes on.
    Import(Import),

    /// Compute the whole hash chain again and name the first event that does not fit.
    Verify {
        /// A head kept elsewhere, that must still be in the log.
        #[arg(long, value_name = "POSITION:HASH")]
        expect: Option<String>,
    },

    /// Make every document again from the log, and say how many had differed.
    Rebuild,

    /// Copy a SQLite database while it is in use, and verify the copy.
    Backup {
        /// The file to write; it must not exist.
        file: PathBuf,
    },

    /// Print the GraphQL schema or the form of documents to import, or check that files hold them.
    Schema {
        /// Compare with schema.graphql and import.schema.json here and fail when one is stale.
        #[arg(long)]
        check: bool,

        /// Print the form of documents for `import json` as a JSON Schema, draft 2020-12.
        #[arg(long, conflicts_with = "check")]
        import: bool,
    },
}

/// Where mail goes.
#[derive(Clone, Debug, Args)]
pub struct MailConfig {
    /// This site as people's browsers call it, such as https://hankemuisti.fi: links in mail lead
    /// there. Without it, the address that is listened on.
    #[arg(long, env = "HANKEMUISTI_ORIGIN", value_name = "URL")]
    pub origin: Option<String>,

    /// The mail server, such as smtps://user:password@mail.example.fi or
    /// smtp://mail.example.fi?tls=required. Without it, mails become files in a folder.
    #[arg(
        long,
        env = "HANKEMUISTI_MAIL_SMTP",
        value_name = "URL",
        hide_env_values = true
    )]
    pub mail_smtp: Option<String>,

    /// The address that mail comes from.
    #[arg(
        long,
        env = "HANKEMUISTI_MAIL_FROM",
        value_name = "ADDRESS",
        default_value = "hankemuisti@localhost"
    )]
    pub mail_from: String,

    /// The folder for mail where no server is named. Without it, beside the SQLite file, or for
    /// PostgreSQL in the folder for temporary files.
    #[arg(long, env = "HANKEMUISTI_MAIL_DIR", value_name = "FOLDER")]
    pub mail_dir: Option<PathBuf>,
}

/// What to import.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Import {
    /// The exported log to read.
    pub file: Option<PathBuf>,

    #[command(subcommand)]
    pub what: Option<ImportCommand>,
}

/// What to import beside a log. On SQLite the server must not run meanwhile.
#[derive(Debug, Subcommand)]
pub enum ImportCommand {
    /// Read an old text about a project: show its blocks, or record those that are kept.
    ///
    /// First look:  import text FILE --project P
    /// Then choose: import text FILE --project P --propose > keep.json  and edit keep.json
    /// Then record: import text FILE --project P --keep keep.json --source URL --date 2024-02-28
    Text {
        /// The text, in UTF-8.
        file: PathBuf,

        /// The address of the project.
        #[arg(long)]
        project: String,

        /// Print the blocks that may be kept as the list that --keep takes.
        #[arg(long, conflicts_with = "keep")]
        propose: bool,

        /// The list of blocks to record.
        #[arg(long, value_name = "FILE", requires = "source", requires = "date")]
        keep: Option<PathBuf>,

        /// Where the text was published.
        #[arg(long)]
        source: Option<String>,

        /// As of which day: 2024-02-28, 2024-02 or 2024.
        #[arg(long)]
        date: Option<String>,

        /// The language of the text: FI, SV or EN.
        #[arg(long, default_value = "FI")]
        language: String,
    },

    /// Give the commands of a JSON document, as docs/import.md describes it.
    Json {
        /// The document.
        file: PathBuf,

        /// Give the commands to a copy of the log, which is thrown away.
        #[arg(long)]
        dry_run: bool,
    },

    /// Record an indicator of Sotkanet and its values for a project.
    Sotkanet {
        /// The address of the project.
        #[arg(long)]
        project: String,

        /// The indicator, as /api/indicators/{id} answers.
        #[arg(long, value_name = "FILE")]
        indicator: PathBuf,

        /// Its values, as /api/json answers.
        #[arg(long, value_name = "FILE")]
        data: PathBuf,

        /// The regions, as /api/regions answers.
        #[arg(long, value_name = "FILE")]
        regions: Option<PathBuf>,

        /// Take the rows of this region alone; may be given again for more.
        #[arg(long, value_name = "ID")]
        only: Vec<i64>,

        /// total, female, male, or every for all three; each row is kept as what it is.
        #[arg(long, default_value = "total")]
        gender: String,

        /// What kind of number it is, such as SHARE or COUNT.
        #[arg(long)]
        kind: String,

        /// HIGHER_IS_BETTER, LOWER_IS_BETTER or another of the schema's words.
        #[arg(long)]
        direction: String,

        /// Where the values were fetched.
        #[arg(long)]
        source: String,

        /// When they were fetched: 2024-02-28.
        #[arg(long)]
        date: String,
    },
}

/// What to do for a person. On SQLite the server must not run meanwhile.
#[derive(Debug, Subcommand)]
pub enum PersonCommand {
    /// Invite a person to a role; prints the secret by which the person chooses a password.
    ///
    /// Whoever has an account gets the role as well.
    Add {
        /// What the person is called.
        #[arg(long)]
        name: String,

        /// The mail address.
        #[arg(long)]
        address: String,

        /// writer, project_manager, funder_viewer, funder_reviewer, programme_administrator or
        /// auditor.
        #[arg(long, value_parser = role)]
        role: Role,

        /// The project in which the role counts, by its address.
        #[arg(long, conflicts_with = "programme")]
        project: Option<String>,

        /// The programme in which the role counts, by its key; without either, the whole service.
        #[arg(long)]
        programme: Option<String>,

        /// The last day of the role.
        #[arg(long)]
        to: Option<NaiveDate>,
    },

    /// Print a secret by which a person chooses another password within a day.
    Reset {
        /// The mail address.
        address: String,
    },
}

fn role(word: &str) -> Result<Role, String> {
    Role::parse(word).ok_or_else(|| "there is no such role".to_owned())
}

impl Database {
    /// The database to use; the demo has one of its own.
    pub fn url(&self, is_demo: bool) -> String {
        self.database.clone().unwrap_or_else(|| {
            let name = if is_demo {
                "hankemuisti-demo"
            } else {
                "hankemuisti"
            };
            format!("sqlite:{name}.sqlite")
        })
    }

    /// The same, with this SQLite file where none was named.
    pub fn or_file(self, name: &str) -> Database {
        let named = self.database.unwrap_or_else(|| format!("sqlite:{name}"));
        Database {
            database: Some(named),
            ..self
        }
    }
}
