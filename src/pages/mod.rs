//! The pages: an address becomes a query, and its answer a page in the reader's language.
//!
//! A page is a folder under `web/pages` with `page.graphql` and `page.html`, and with an
//! `action.graphql` when it has a form, or one `action-<name>.graphql` for each of several; what its
//! queries share stands in `fragments.graphql`. Nothing here asks anything: `http` runs the parts of a
//! page as whoever asks, like any other client would, so a page shows nothing that GraphQL does not.
//! Invariant: what a page cannot show it says, with a code to quote; it never shows half a word of
//! what was not meant for its reader.

pub mod carried;
pub mod files;
mod form;
mod given;
mod labels;
mod part;
mod query;
mod route;
mod rows;
mod show;
mod template;
mod visit;
pub mod words;
mod workbook;

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use futures_util::future::BoxFuture;
use minijinja::value::{Serde, Value};
use minijinja::{Environment, ErrorKind, context};
use serde_json::{Map, Value as Json, json};

pub use form::{Complaint, Form, Unfit, answer, complaints};
pub use given::{Given, NotUnderstood, unescaped};
pub use part::{Part, Parts, REST};
pub use route::{Desk, ERROR, ROUTES, Route, escaped, found, language_of, named, translated};
pub use visit::{Asked, Visitor};

use crate::domain::actor::Actor;
use crate::domain::language::Language;

/// What came of a part.
#[derive(Clone, Debug)]
pub enum Came {
    Data(Json),
    /// A stable code, the code to quote when it is our fault, and what to tell the reader.
    Failed {
        code: String,
        incident: Option<String>,
        message: String,
    },
}

/// Everything that a page is made of.
pub struct Material {
    /// What every page needs: where the log ends, and who is signed in.
    pub layout: Option<Json>,
    pub parts: Vec<(Part, Came)>,
    /// A form that came back.
    pub sent: Option<Sent>,
}

/// A form that was sent and is shown again.
pub struct Sent {
    pub form: Form,
    pub said: Vec<Complaint>,
    /// What its action asked for beside complaints.
    pub answer: Option<Json>,
}

/// A page, ready to be sent.
pub struct Page {
    pub status: u16,
    pub content_type: &'static str,
    pub body: Vec<u8>,
    /// Where the browser goes on instead, when the block `onward` of the template names a place.
    pub onward: Option<String>,
    /// What a browser calls the file that it keeps; `None` for what is read at once.
    pub file_name: Option<String>,
    /// Where a list that is too long for one answer goes on.
    pub next: Option<String>,
}

/// What an actor reads on this site, named by its origin, at an address, as text; `None` where there is
/// no such text.
pub type Texts =
    Arc<dyn Fn(Actor, String, String) -> BoxFuture<'static, Option<String>> + Send + Sync>;

/// The templates and queries of all pages.
#[derive(Clone)]
pub struct Pages {
    made: Arc<RwLock<Made>>,
}

/// What the files are made into.
#[derive(Clone)]
struct Made {
    /// Of the files.
    version: String,
    env: Arc<Environment<'static>>,
    parts: Arc<BTreeMap<&'static str, Arc<Parts>>>,
    /// What pages ask in other forms, by page and query.
    carried: Arc<BTreeMap<(&'static str, &'static str), Arc<Parts>>>,
}

const HTML: &str = "text/html; charset=utf-8";

/// Of the part that every page has.
const LAYOUT: &str = "layout/layout.graphql";

impl Made {
    fn of_version(version: String) -> Made {
        let read = |route: &'static Route| {
            let text = query::text(&format!("pages/{}/page.graphql", route.name))?;
            Some((route.name, Arc::new(taken_apart(route.name, text))))
        };
        let mut parts: BTreeMap<_, _> = ROUTES.iter().filter_map(read).collect();
        if let Some(text) = query::text(LAYOUT) {
            parts.insert("layout", Arc::new(taken_apart("layout", text)));
        }
        let carried = ROUTES
            .iter()
            .flat_map(|route| carried::FORMS.iter().map(|form| (route.name, form.query)));
        let carried = carried.filter_map(|(name, query)| {
            let text = query::text(&format!("pages/{name}/{query}.graphql"))?;
            Some(((name, query), Arc::new(taken_apart(name, text))))
        });
        Made {
            version,
            env: Arc::new(template::environment()),
            parts: Arc::new(parts),
            carried: Arc::new(carried.collect()),
        }
    }
}

/// A query that is none is a defect that a test finds; its page shows what it can without.
fn taken_apart(name: &str, text: String) -> Parts {
    Parts::parse(text).unwrap_or_else(|reason| {
        tracing::error!(name, reason, "a page's query cannot be read");
        Parts {
            text: "".into(),
            list: Vec::new(),
        }
    })
}

impl Default for Pages {
    fn default() -> Pages {
        Pages {
            made: Arc::new(RwLock::new(Made::of_version(files::version()))),
        }
    }
}

impl Pages {
    /// While developing, files that changed are read anew; in a release they never do.
    fn made(&self) -> Made {
        let made = self
            .made
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        let version = files::version();
        if made.version == version {
            return made;
        }
        let anew = Made::of_version(version);
        *self.made.write().unwrap_or_else(PoisonError::into_inner) = anew.clone();
        anew
    }

    /// The parts of a page in the form that is asked for; none when it needs to ask nothing.
    pub fn parts(&self, asked: &Asked) -> Option<Arc<Parts>> {
        let name = asked.route.name;
        let made = self.made();
        let own = carried::asked_for(asked).and_then(|form| made.carried.get(&(name, form.query)));
        own.or_else(|| made.parts.get(name)).cloned()
    }

    /// What every page asks.
    pub fn layout(&self) -> Option<Arc<Parts>> {
        self.made().parts.get("layout").cloned()
    }

    /// What a form of a page sends; `None` when the page has no form of this name.
    pub fn action(&self, route: &Route, form: &Form) -> Option<String> {
        let kind = form.name().split(':').next().unwrap_or_default();
        let is_plain = kind.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
        let dash = if kind.is_empty() { "" } else { "-" };
        let path = format!("pages/{}/action{dash}{kind}.graphql", route.name);
        is_plain.then(|| query::text(&path)).flatten()
    }

    /// Makes a page of what came.
    pub fn page(&self, asked: &Asked, visitor: &Visitor, material: Material) -> Page {
        let first = material.parts.first();
        if let Some((
            _,
            Came::Failed {
                code,
                incident,
                message,
            },
        )) = first
        {
            let status = match code.as_str() {
                "BAD_ARGUMENT"
                | "FUTURE_MOMENT"
                | "BAD_CURSOR"
                | "PAGE_LENGTH"
                | "QUESTION_TOO_LONG"
                | "TOO_MANY_WORDS"
                | "GRAPHQL_VALIDATION_FAILED" => 400,
                "FORBIDDEN" => 403,
                "OVERLOADED" | "TIMEOUT" => 503,
                _ => 500,
            };
            let told = Told {
                incident: incident.clone(),
                message: message.clone(),
                ..Told::of_status(status)
            };
            return self.error(asked, visitor, material.layout, told);
        }
        if let Some((part, Came::Data(data))) = first {
            let wanted = part.fields.first().map(|field| &data[field.as_str()]);
            if wanted.is_some_and(Json::is_null) {
                let mut parts = material.parts.iter();
                let told = match parts.any(|(part, came)| is_there_otherwise(part, came)) {
                    true => Told {
                        why: "version",
                        ..Told::not_found()
                    },
                    false => Told::not_found(),
                };
                return self.error(asked, visitor, material.layout, told);
            }
        }
        let layout = material.layout.clone();
        let name = asked.route.name;
        let form = carried::asked_for(asked);
        let next = form.and_then(|_| carried::next(asked, &material.parts));
        let made = match form.map(|form| form.template(name)) {
            Some(None) => Ok((carried::as_answered(&material.parts).into_bytes(), None)),
            Some(Some(template)) => {
                let made = self.render(&template, asked, visitor, material, context!());
                made.and_then(|(text, _)| Ok((carried::written(&template, text, visitor)?, None)))
            }
            None => {
                let template = format!("pages/{name}/page.html");
                let made = self.render(&template, asked, visitor, material, context!());
                made.map(|(text, onward)| (text.into_bytes(), onward))
            }
        };
        match made {
            Ok((body, onward)) => Page {
                status: 200,
                content_type: form.map_or(HTML, |form| form.content_type),
                body,
                onward,
                file_name: form.and_then(|form| form.file_name(asked)),
                next,
            },
            Err(error) => {
                tracing::error!(
                    page = name,
                    error = format!("{error:#}"),
                    "a page cannot be shown"
                );
                self.error(asked, visitor, layout, Told::of_status(500))
            }
        }
    }

    /// The page that says why there is no other.
    pub fn error(
        &self,
        asked: &Asked,
        visitor: &Visitor,
        layout: Option<Json>,
        told: Told,
    ) -> Page {
        let (sought_in, sought) = match asked.given.path.last() {
            Some((_, value)) if asked.route != ERROR => (asked.route.name, value.clone()),
            _ => ("", String::new()),
        };
        let asked = match asked.route == ERROR {
            true => asked.clone(),
            false => Asked {
                route: ERROR,
                given: Given {
                    path: Vec::new(),
                    ..asked.given.clone()
                },
                language: asked.language,
            },
        };
        let material = Material {
            layout,
            parts: Vec::new(),
            sent: None,
        };
        let status = told.status;
        let more = context!(
            status => status,
            incident => told.incident.unwrap_or_default(),
            message => told.message,
            why => told.why,
            sought_in => sought_in,
            sought => sought,
        );
        match self.render("pages/error/page.html", &asked, visitor, material, more) {
            Ok((body, _)) => html(status, body),
            Err(error) => {
                tracing::error!(
                    error = format!("{error:#}"),
                    "not even the error can be shown"
                );
                html(
                    500,
                    "Hankemuisti · Projektminnet · Project Memory".to_owned(),
                )
            }
        }
    }

    /// A file for machines about the whole site, made from a template of its own.
    pub fn file(&self, template: &str, visitor: &Visitor, data: Json) -> Option<String> {
        let asked = Asked {
            route: ERROR,
            language: Language::Fi,
            given: Given::default(),
        };
        let material = Material {
            layout: None,
            parts: Vec::new(),
            sent: None,
        };
        let more = context!(listed => of_serde(&data));
        let made = self.render(template, &asked, visitor, material, more);
        made.map_err(|error| tracing::error!(template, error = format!("{error:#}"), "not made"))
            .ok()
            .map(|(body, _)| body)
    }

    /// What is written, and where the template would rather have the browser go.
    fn render(
        &self,
        template: &str,
        asked: &Asked,
        visitor: &Visitor,
        material: Material,
        more: Value,
    ) -> Result<(String, Option<String>), minijinja::Error> {
        let made = self.made();
        let variables = variables_of(asked, &material.parts);
        let mut data = Map::new();
        let mut broken = Map::new();
        for (part, came) in material.parts {
            match came {
                Came::Data(Json::Object(fields)) => data.extend(fields),
                Came::Data(_) => {}
                Came::Failed {
                    code,
                    incident,
                    message,
                } => {
                    let incident = incident.unwrap_or_default();
                    let told = json!({ "code": code, "incident": incident, "message": message });
                    broken.insert(part.name, told);
                }
            }
        }
        let alternates = Language::ALL.map(|language| {
            let href = asked.here(language, &[]);
            context!(code => language.code(), href => href, is_this => language == asked.language)
        });
        let moment = asked.given.as_of.map(|moment| moment.to_rfc3339());
        let context = context!(
            visit => Value::from_object(visit::Visit(asked.clone())),
            page => asked.route.name,
            language => asked.language.code(),
            given => of_serde(asked.given.to_json()),
            lists => of_serde(asked.given.lists()),
            given_path => asked.given.path.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>(),
            as_of => moment,
            now => visitor.now.to_rfc3339(),
            origin => visitor.origin.clone(),
            alternates => alternates,
            signed_in => visitor.is_signed_in,
            csrf => visitor.csrf.clone().unwrap_or_default(),
            fresh_id => visitor.fresh_id.to_string(),
            layout => of_serde(material.layout),
            data => of_serde(data),
            broken => of_serde(broken),
            answer => of_serde(material.sent.as_ref().and_then(|sent| sent.answer.as_ref())),
            form => form_of(material.sent),
            variables => variables,
            ..more
        );
        let mut written = made.env.get_template(template)?.render_captured(context)?;
        let onward = written.with_state_mut(|state| match state.render_block("onward") {
            Err(error) if error.kind() == ErrorKind::UnknownBlock => Ok(String::new()),
            place => place,
        })?;
        let place = Some(onward.trim()).filter(|place| !place.is_empty());
        let place = place.map(str::to_owned);
        Ok((labels::put(written.into_output()), place))
    }
}

fn of_serde(value: impl serde::Serialize) -> Value {
    Value::from(Serde(value))
}

/// What a template knows of a form: its name, what stood in it, what was said of it, and what its
/// action was told.
fn form_of(sent: Option<Sent>) -> Value {
    let Some(Sent { form, said, answer }) = sent else {
        return template::form("", json!({}), Vec::new(), json!({}));
    };
    let answer = answer.filter(|_| said.is_empty()).unwrap_or(json!({}));
    let said = said.into_iter().map(|complaint| {
        let unfit = complaint.unfit.map(Unfit::word).unwrap_or_default();
        context!(message => complaint.message, field => complaint.field, unfit => unfit)
    });
    template::form(form.name(), form.values(), said.collect(), answer)
}

/// The variables of a page's query as the explorer takes them: those of all its parts.
fn variables_of(asked: &Asked, parts: &[(Part, Came)]) -> String {
    let all = parts.iter();
    let all = all.filter_map(|(part, _)| part.variables(&asked.given).ok());
    Json::Object(all.flatten().collect()).to_string()
}

/// Why there is no page.
pub struct Told {
    pub status: u16,
    /// A code to quote.
    pub incident: Option<String>,
    /// In the reader's language; empty when the status says it all.
    pub message: String,
    /// What the template has words for: `future` for a moment that has not come, `then` for a form
    /// that was sent from a page as of an earlier moment, `not-yours` for the desk of a project for
    /// which one may not write; else empty.
    pub why: &'static str,
}

impl Told {
    pub fn of_status(status: u16) -> Told {
        Told {
            status,
            incident: None,
            message: String::new(),
            why: "",
        }
    }

    /// An address or a form that cannot be followed, for a reason that the template has words for.
    pub fn not_understood(why: &'static str) -> Told {
        Told {
            why,
            ..Told::of_status(400)
        }
    }

    pub fn not_yours() -> Told {
        Told {
            why: "not-yours",
            ..Told::of_status(403)
        }
    }

    pub fn not_found() -> Told {
        Told::of_status(404)
    }
}

/// Whether a thing that is not there as it was asked for is there otherwise: a model without this version.
fn is_there_otherwise(part: &Part, came: &Came) -> bool {
    let is_newest = part.fields.iter().any(|field| field == "newest");
    is_newest && matches!(came, Came::Data(data) if !data["newest"].is_null())
}

fn html(status: u16, body: String) -> Page {
    Page {
        status,
        content_type: HTML,
        body: body.into_bytes(),
        onward: None,
        file_name: None,
        next: None,
    }
}
