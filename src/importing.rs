//! The command line's import: old texts, documents of steps, and indicators of Sotkanet, through the
//! same schema as a client's.

use std::fs;
use std::io::{BufReader, BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, bail};
use async_graphql::{Request, Variables};
use hankemuisti::app::App;
use hankemuisti::clock::SystemClock;
use hankemuisti::config::ImportCommand;
use hankemuisti::domain::actor::Actor;
use hankemuisti::domain::language::Language;
use hankemuisti::graphql::import::{Steps, parse, pointer};
use hankemuisti::graphql::{self, Schema};
use hankemuisti::store::Options;
use serde_json::{Map, Value, json};
use uuid::Uuid;

/// Largest text that is read: 200,000 characters of four bytes.
const TEXT_BYTES_MAX: u64 = 800_000;
/// Largest document.
const DOCUMENT_BYTES_MAX: u64 = 64 << 20;
/// Most steps of a document.
const STEPS_MAX: usize = 100_000;

const PREVIEW: &str = "query($project: String!, $text: String!) { importPreview(project: $project, \
    text: $text) { userErrors { code message field } characters digest \
    blocks { number text mayBeKept repeats isRecorded personalData { kind } found { ...found } \
    within { ...found } } claims { ...found } } } \
    fragment found on ImportFound { from to kind rule name measure proposal }";

const TEXT: &str = "mutation($input: ImportTextInput!) { importText(input: $input) { recorded \
    blocks { number state } userErrors { code message field } } }";

const SOTKANET: &str = "mutation($input: ImportSotkanetInput!) { importSotkanet(input: $input) { \
    indicator recorded alreadyRecorded passedOver userErrors { code message field } } }";

/// Imports into an open log.
pub async fn import(app: App, what: ImportCommand) -> anyhow::Result<()> {
    let schema = graphql::schema(app.clone());
    let done = match what {
        ImportCommand::Text {
            file,
            project,
            propose,
            keep,
            source,
            date,
            language,
        } => {
            let text = read(&file, TEXT_BYTES_MAX)?;
            let input = json!({ "project": project, "text": text });
            match keep {
                None => preview(&schema, input, propose).await,
                Some(keep) => {
                    let blocks: Value = serde_json::from_str(&read(&keep, DOCUMENT_BYTES_MAX)?)
                        .context("the list of blocks is not JSON")?;
                    let source = source_of(source.as_deref(), date.as_deref())?;
                    let more = json!({ "blocks": blocks, "source": source, "language": language });
                    record(&schema, with(input, more)).await
                }
            }
        }
        ImportCommand::Json { file, dry_run } => {
            let document = read(&file, DOCUMENT_BYTES_MAX)?;
            match dry_run {
                false => steps(&app, &schema, &document).await,
                true => on_a_copy(&app, &document).await,
            }
        }
        ImportCommand::Sotkanet {
            project,
            indicator,
            data,
            regions,
            only,
            gender,
            kind,
            direction,
            source,
            date,
        } => {
            let regions = regions
                .map(|file| read(&file, DOCUMENT_BYTES_MAX))
                .transpose()?;
            let input = json!({
                "project": project,
                "indicator": read(&indicator, DOCUMENT_BYTES_MAX)?,
                "data": read(&data, DOCUMENT_BYTES_MAX)?,
                "regions": regions, "only": only, "gender": gender, "kind": kind,
                "direction": direction, "source": source_of(Some(&source), Some(&date))?
            });
            sotkanet(&schema, input).await
        }
    };
    app.finish().await;
    done
}

fn with(mut input: Value, more: Value) -> Value {
    if let (Some(input), Value::Object(more)) = (input.as_object_mut(), more) {
        input.extend(more);
    }
    input
}

/// A file in UTF-8 of at most so many bytes.
fn read(file: &Path, bytes_max: u64) -> anyhow::Result<String> {
    let name = file.display();
    let about = fs::metadata(file).with_context(|| format!("cannot read {name}"))?;
    if about.len() > bytes_max {
        bail!(
            "{name} has {} bytes; at most {bytes_max} are read",
            about.len()
        );
    }
    let bytes = fs::read(file).with_context(|| format!("cannot read {name}"))?;
    String::from_utf8(bytes).map_err(|error| {
        let place = error.utf8_error().valid_up_to();
        anyhow::anyhow!("{name} is not UTF-8: byte {place} is no letter; save it as UTF-8")
    })
}

/// Where a text stood and of which day it is, as the schema takes it.
fn source_of(location: Option<&str>, date: Option<&str>) -> anyhow::Result<Value> {
    let location = location.context("say with --source where it was published")?;
    let date = date.context("say with --date of which day it is")?;
    let parts: Result<Vec<u32>, _> = date.split('-').map(str::parse).collect();
    let parts = parts.context("a date is written 2024-02-28, 2024-02 or 2024")?;
    let mut day = Map::new();
    for (name, part) in ["year", "month", "day"].into_iter().zip(parts) {
        day.insert(name.to_owned(), json!(part));
    }
    Ok(json!({ "location": location, "date": day }))
}

/// Asks in the name of whoever sits at the machine; the answer has data.
async fn ask(schema: &Schema, query: &str, variables: Value, field: &str) -> anyhow::Result<Value> {
    let request = Request::new(query)
        .variables(Variables::from_json(variables))
        .data(Actor::operator())
        .data(Language::En);
    let answer = serde_json::to_value(schema.execute(request).await)?;
    if let Some(message) = answer["errors"][0]["message"].as_str() {
        bail!("{message}");
    }
    Ok(answer["data"][field].clone())
}

/// Every refusal on a line, with its place.
fn refused(errors: &Value) -> anyhow::Result<()> {
    let errors = errors.as_array().map_or(&[][..], Vec::as_slice);
    if errors.is_empty() {
        return Ok(());
    }
    let line = |error: &Value| {
        let field = error["field"].as_array().into_iter().flatten();
        let field: Vec<String> = field
            .filter_map(|part| part.as_str().map(str::to_owned))
            .collect();
        format!(
            "{} {}",
            pointer(&field),
            error["message"].as_str().unwrap_or_default()
        )
    };
    bail!("{}", errors.iter().map(line).collect::<Vec<_>>().join("\n"));
}

async fn preview(schema: &Schema, input: Value, propose: bool) -> anyhow::Result<()> {
    let answer = ask(schema, PREVIEW, input, "importPreview").await?;
    refused(&answer["userErrors"])?;
    let blocks = answer["blocks"].as_array().cloned().unwrap_or_default();
    if propose {
        let kept = blocks.iter().filter(|block| block["mayBeKept"] == true);
        let proposed = kept.flat_map(proposals).collect::<Vec<_>>();
        say!("{}", serde_json::to_string_pretty(&proposed)?);
        return Ok(());
    }
    for block in &blocks {
        say!("{}", line_of(block));
    }
    say!("\nClaims without a number that can be checked:");
    for claim in answer["claims"].as_array().into_iter().flatten() {
        let measure = claim["measure"].as_str().unwrap_or("-");
        say!("  {}-{} {measure}", claim["from"], claim["to"]);
    }
    say!("\n{} blocks. Nothing was recorded.", blocks.len());
    Ok(())
}

/// What may be kept of a block: itself, or the parties that it lists.
fn proposals(block: &Value) -> Vec<Value> {
    if let own @ Value::Object(_) = &block["found"]["proposal"] {
        return vec![own.clone()];
    }
    let within = block["within"].as_array().into_iter().flatten();
    let same = within.filter(|found| found["kind"] == block["found"]["kind"]);
    same.map(|found| found["proposal"].clone())
        .filter(Value::is_object)
        .collect()
}

fn line_of(block: &Value) -> String {
    let found = &block["found"];
    let text: String = block["text"]
        .as_str()
        .unwrap_or_default()
        .chars()
        .take(60)
        .collect();
    let mut marks = Vec::new();
    if let Some(first) = block["repeats"].as_u64() {
        marks.push(format!("twin of {first}"));
    }
    if block["isRecorded"] == true {
        marks.push("recorded already".to_owned());
    }
    if block["personalData"]
        .as_array()
        .is_some_and(|marks| !marks.is_empty())
    {
        marks.push("personal data".to_owned());
    }
    let keep = if block["mayBeKept"] == true {
        "keep"
    } else {
        "    "
    };
    let kind = found["kind"].as_str().unwrap_or_default();
    let rule = found["rule"].as_str().unwrap_or_default();
    format!(
        "{:>4} {keep} {kind:<11} {}-{} ({rule}) [{}] {}",
        block["number"],
        found["from"],
        found["to"],
        marks.join(", "),
        text.replace('\n', " ")
    )
}

async fn record(schema: &Schema, input: Value) -> anyhow::Result<()> {
    let answer = ask(schema, TEXT, json!({ "input": input }), "importText").await?;
    let blocks = answer["blocks"].as_array().map_or(0, Vec::len);
    say!("{} of {blocks} blocks recorded now.", answer["recorded"]);
    refused(&answer["userErrors"])
}

async fn sotkanet(schema: &Schema, input: Value) -> anyhow::Result<()> {
    let answer = ask(
        schema,
        SOTKANET,
        json!({ "input": input }),
        "importSotkanet",
    )
    .await?;
    say!(
        "{}: {} values recorded, {} recorded before, {} rows passed over.",
        answer["indicator"].as_str().unwrap_or("no indicator"),
        answer["recorded"],
        answer["alreadyRecorded"],
        answer["passedOver"]
    );
    refused(&answer["userErrors"])
}

/// Gives the steps of a document.
async fn steps(app: &App, schema: &Schema, document: &str) -> anyhow::Result<()> {
    let told = |faults: &[graphql::UserError]| {
        let line =
            |fault: &graphql::UserError| format!("{} {}", pointer(&fault.field), fault.message);
        faults.iter().map(line).collect::<Vec<_>>().join("\n")
    };
    let steps = match parse(document, STEPS_MAX, Language::En) {
        Ok(steps) => steps,
        Err(faults) => bail!("{}", told(&faults)),
    };
    let bar = super::bar("import");
    let giver = Steps {
        schema,
        actor: Actor::operator(),
        language: Language::En,
        origin: None,
    };
    let progress = |done, all| super::advance(&bar, done as i64, all as i64);
    let ran = giver.run_all(app, &steps, None, progress).await;
    bar.finish_and_clear();
    let ran = ran?;
    say!(
        "{} steps recorded, {} recorded before.",
        ran.recorded,
        ran.already_recorded
    );
    if !ran.faults.is_empty() {
        bail!("{}", told(&ran.faults));
    }
    Ok(())
}

/// A folder that goes when it is no longer needed.
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        // What cannot be removed stays for the system to clear.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Makes a folder for its owner alone: a log holds what people wrote.
fn make_private(folder: &Path) -> std::io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Gives the steps to a copy of the log, so that every rule is asked and nothing is recorded.
async fn on_a_copy(app: &App, document: &str) -> anyhow::Result<()> {
    let folder = Folder(std::env::temp_dir().join(format!("hankemuisti-{}", Uuid::now_v7())));
    make_private(&folder.0).context("cannot make a folder for the copy")?;
    let url = format!("sqlite:{}", folder.0.join("copy.sqlite").display());
    let copy = App::open(Options::new(url), Arc::new(SystemClock)).await?;
    if app.store().head().await?.position > 0 {
        let lines = folder.0.join("log.ndjson");
        let mut out = BufWriter::new(fs::File::create_new(&lines)?);
        app.store().export(&mut out, &|_, _| ()).await?;
        out.flush()?;
        drop(out);
        let input = BufReader::new(fs::File::open(&lines)?);
        copy.store().import(input, |_| ()).await?;
        copy.rebuild(|_, _| ()).await?;
    }
    let done = steps(&copy, &graphql::schema(copy.clone()), document).await;
    copy.finish().await;
    say!("This was a copy: nothing was recorded.");
    done
}
