//! The service as a client meets it: GraphQL over the real router, a fresh database, a clock that
//! stands, and one handle per role.

use std::sync::Arc;

use axum::Router;
use axum::http::HeaderName;
use chrono::{DateTime, Utc};
use hankemuisti::app::App;
use hankemuisti::clock::ManualClock;
use hankemuisti::domain::actor::Role;
use hankemuisti::graphql;
use hankemuisti::http::session::{DevelopmentTokens, Gate};
use hankemuisti::http::{Http, Limits, router_and_texts};
use hankemuisti::pages::Texts;
use hankemuisti::search::Search;
use hankemuisti::search::analyser::Analyser;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::log::bench::Bench;
use crate::toy::http::{Answer, request, send};

/// A running service over a fresh database.
pub struct Door {
    pub app: App,
    pub schema: graphql::Schema,
    pub clock: Arc<ManualClock>,
    pub router: Router,
    /// What pages say as text.
    pub texts: Texts,
    /// A search of its own, when it has one.
    pub search: Option<Search>,
    tokens: DevelopmentTokens,
    /// Where a search of its own keeps its index.
    _index: Option<TempDir>,
}

/// Somebody who asks.
pub struct Asker<'a> {
    door: &'a Door,
    token: Option<String>,
    language: &'static str,
}

impl Door {
    pub async fn open(bench: &Bench) -> Door {
        let app = bench.app().await;
        let schema = graphql::schema(app.clone());
        Door::over(bench, app, schema)
    }

    /// A service with a search of its own, as pages want it.
    pub async fn with_search(bench: &Bench) -> Door {
        let app = bench.app().await;
        let folder = tempfile::tempdir().unwrap();
        let analyser = Analyser::without_voikko();
        let search = Search::start(app.clone(), folder.path().into(), analyser);
        Door {
            _index: Some(folder),
            search: Some(search.clone()),
            ..Door::searching(bench, app, search)
        }
    }

    /// A service that also searches.
    pub fn searching(bench: &Bench, app: App, search: Search) -> Door {
        let schema = graphql::schema_with_search(app.clone(), search);
        Door::over(bench, app, schema)
    }

    fn over(bench: &Bench, app: App, schema: graphql::Schema) -> Door {
        let tokens = DevelopmentTokens::new([7; 32]);
        let (router, texts) = router_and_texts(Http {
            executor: graphql::Bounded(schema.clone()),
            gate: Gate {
                tokens: Some(tokens.clone()),
                people: Some(app.clone()),
            },
            client_header: Some(HeaderName::from_static("x-client")),
            limits: Limits::default(),
            shutdown: Default::default(),
            sockets: Default::default(),
            health: Arc::new(app.clone()),
            metrics: None,
        });
        Door {
            app,
            schema,
            clock: bench.clock.clone(),
            router,
            texts,
            tokens,
            search: None,
            _index: None,
        }
    }

    /// Somebody who has not signed in.
    pub fn as_reader(&self) -> Asker<'_> {
        Asker {
            door: self,
            token: None,
            language: "en",
        }
    }

    pub fn as_role(&self, role: Role) -> Asker<'_> {
        Asker {
            token: self.tokens.issue(role),
            ..self.as_reader()
        }
    }

    /// Whoever shows this token.
    pub fn with_token(&self, token: &str) -> Asker<'_> {
        Asker {
            token: Some(token.to_owned()),
            ..self.as_reader()
        }
    }

    pub fn as_administrator(&self) -> Asker<'_> {
        self.as_role(Role::ProgrammeAdministrator)
    }

    pub fn as_manager(&self) -> Asker<'_> {
        self.as_role(Role::ProjectManager)
    }

    pub fn as_writer(&self) -> Asker<'_> {
        self.as_role(Role::Writer)
    }

    /// Sets the clock to noon of a day in Finland's winter, or one o'clock in its summer.
    pub fn on_day(&self, day: &str) {
        self.clock.set(moment(&format!("{day}T10:00:00Z")));
    }
}

pub fn moment(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

impl Asker<'_> {
    pub fn in_language(self, language: &'static str) -> Self {
        Asker { language, ..self }
    }

    /// Sends an operation; any answer will do.
    pub async fn send(&self, query: &str, variables: Value) -> Answer {
        let body = json!({ "query": query, "variables": variables }).to_string();
        let bearer = self.token.as_ref().map(|token| format!("Bearer {token}"));
        let mut headers = vec![
            ("content-type", "application/json"),
            ("accept", "application/graphql-response+json"),
            ("accept-language", self.language),
        ];
        if let Some(bearer) = &bearer {
            headers.push(("authorization", bearer));
        }
        send(
            &self.door.router,
            request("POST", "/graphql", &headers, &body),
        )
        .await
    }

    /// Asks; the answer has data and no errors.
    pub async fn ask(&self, query: &str) -> Value {
        let answer = self.send(query, json!({})).await.json();
        assert!(answer.get("errors").is_none(), "{answer:#}");
        answer["data"].clone()
    }

    /// Asks; the answer is an error with this code.
    pub async fn ask_refused(&self, query: &str) -> String {
        let answer = self.send(query, json!({})).await.json();
        answer["errors"][0]["extensions"]["code"]
            .as_str()
            .unwrap_or_else(|| panic!("no error: {answer:#}"))
            .to_owned()
    }

    async fn mutate(&self, mutation: &str, input: Value, command_id: Option<&str>) -> Value {
        let stem = mutation[..1].to_uppercase() + &mutation[1..];
        let query = format!(
            "mutation($input: {stem}Input!, $commandId: UUID) {{ {mutation}(input: $input, \
             commandId: $commandId) {{ userErrors {{ code message field }} recordedAt cursor }} }}"
        );
        let variables = json!({ "input": input, "commandId": command_id });
        self.send(&query, variables).await.json()
    }

    /// Gives a command that is accepted.
    pub async fn give(&self, mutation: &str, input: Value) -> Value {
        self.give_as(mutation, input, None).await
    }

    /// Gives a command under an id of the client's.
    pub async fn give_as(&self, mutation: &str, input: Value, command_id: Option<&str>) -> Value {
        let answer = self.mutate(mutation, input, command_id).await;
        let payload = &answer["data"][mutation];
        assert_eq!(payload["userErrors"], json!([]), "{mutation}: {answer:#}");
        payload.clone()
    }

    /// Gives a command that the rules refuse: the codes with their fields.
    pub async fn give_refused(&self, mutation: &str, input: Value) -> Vec<(String, String)> {
        let answer = self.mutate(mutation, input, None).await;
        let errors = answer["data"][mutation]["userErrors"].as_array();
        let errors = errors.unwrap_or_else(|| panic!("{mutation}: {answer:#}"));
        assert!(!errors.is_empty(), "{mutation} was accepted");
        errors
            .iter()
            .map(|error| {
                assert!(!error["message"].as_str().unwrap().starts_with("refusal-"));
                let field = error["field"].as_array().unwrap();
                let field: Vec<&str> = field.iter().map(|part| part.as_str().unwrap()).collect();
                (error["code"].as_str().unwrap().to_owned(), field.join("."))
            })
            .collect()
    }

    /// Gives a command that fails for another reason than the rules: the code.
    pub async fn give_fails(&self, mutation: &str, input: Value, id: Option<&str>) -> String {
        let answer = self.mutate(mutation, input, id).await;
        answer["errors"][0]["extensions"]["code"]
            .as_str()
            .unwrap_or_else(|| panic!("{mutation}: {answer:#}"))
            .to_owned()
    }
}

/// Commands that make a small programme with one project, one round and two indicators.
impl Door {
    pub async fn with_programme(&self) {
        self.on_day("2021-04-01");
        let admin = self.as_administrator();
        admin.give("launchProgramme", programme("ohjelma")).await;
        for (ordinal, goal) in [(1, "HT1"), (2, "HT2")] {
            admin.give("defineGoal", goal_input(ordinal, goal)).await;
        }
        admin.give("registerProject", project("hanke")).await;
        admin
            .give("planRound", round("2021-1", "2020-11-01", "2021-04-30"))
            .await;
        admin.give("defineIndicator", coci()).await;
        admin.give("defineIndicator", t3()).await;
    }
}

pub fn ministry() -> Value {
    json!({ "names": { "fi": "Ministeriö" }, "kind": "MINISTRY" })
}

pub fn programme(key: &str) -> Value {
    json!({ "key": key, "names": { "fi": "Ohjelma" }, "owner": ministry() })
}

pub fn goal_input(ordinal: u32, goal: &str) -> Value {
    json!({
        "programme": "ohjelma", "goal": goal, "ordinal": ordinal,
        "wording": { "fi": format!("Tavoite {ordinal}") }, "validFrom": "2020-01-01"
    })
}

pub fn project(slug: &str) -> Value {
    json!({
        "programme": "ohjelma", "slug": slug, "names": { "fi": format!("Hanke {slug}") },
        "state": "RUNNING"
    })
}

/// A half-year round that opens the day after its period and is due on the 15th.
pub fn round(code: &str, from: &str, to: &str) -> Value {
    let due_month = if code.ends_with("-1") { "05" } else { "11" };
    let year = &to[..4];
    json!({
        "programme": "ohjelma", "code": code, "kind": "HALF_YEAR",
        "period": { "from": from, "to": to }, "stateDate": to,
        "opens": format!("{year}-{due_month}-01"), "due": format!("{year}-{due_month}-15")
    })
}

pub fn coci() -> Value {
    json!({
        "key": "coci", "names": { "fi": "COCI" }, "kind": "MEAN_INDEX",
        "method": {
            "validFrom": "2020-01-01", "unit": { "fi": "indeksi" },
            "direction": "HIGHER_IS_BETTER", "minimum": 0, "maximum": 1,
            "aggregation": "MEAN_WEIGHTED_BY_CASES", "computedFrom": "VISITS"
        }
    })
}

pub fn t3() -> Value {
    json!({
        "key": "t3", "names": { "fi": "T3" }, "kind": "MEDIAN_DAYS",
        "method": {
            "validFrom": "2020-01-01", "unit": { "fi": "päivää" },
            "direction": "LOWER_IS_BETTER", "minimum": 0, "cap": 182, "maximum": 182,
            "aggregation": "MEDIAN_OF_UNITS", "computedFrom": "THIRD_FREE_SLOTS"
        }
    })
}

/// An operating model that was tried in 2020.
pub fn model(key: &str) -> Value {
    json!({
        "key": key, "names": { "fi": format!("Malli {key}") }, "state": "TRIALLED",
        "since": { "year": 2020 }
    })
}

/// A short description of an operating model.
pub fn model_version(key: &str, base: u32, summary: &str) -> Value {
    json!({
        "model": key, "base": base,
        "content": { "summary": { "fi": summary }, "cost": { "unknown": {} } }
    })
}

/// A complete filing of both goals.
pub fn filing(round: &str, first: &str, second: &str) -> Value {
    json!({
        "project": "hanke", "round": round,
        "answers": [
            { "goal": "HT1", "narrative": { "fi": first } },
            { "goal": "HT2", "narrative": { "fi": second } }
        ]
    })
}

/// An observation of spring 2021 at a station.
pub fn observation(indicator: &str, outcome: Value) -> Value {
    json!({
        "project": "hanke", "indicator": indicator, "place": "Asema", "group": "DOCTORS",
        "period": { "from": "2020-11-01", "to": "2021-04-30" },
        "reading": { "outcome": outcome, "source": "potilastietojärjestelmä" }
    })
}
