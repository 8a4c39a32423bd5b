//! The GraphQL door: one file per noun with its objects, inputs, queries and mutations.
//!
//! Nothing is decided here: inputs become commands, documents become objects, refusals become
//! `userErrors`.

mod assessment;
mod connection;
mod context;
mod date;
mod enums;
mod error;
mod event;
mod health;
mod ids;
mod indicator;
mod input;
mod loader;
mod node;
mod organisation;
mod portfolio;
mod programme;
mod project;
mod round;
mod series;
mod text;

use async_graphql::extensions::{
    Extension, ExtensionContext, ExtensionFactory, NextPrepareRequest, NextRequest,
};
use async_graphql::{
    MergedObject, Request, Response, SchemaBuilder, ServerResult, async_trait::async_trait,
};

use crate::app::{App, Budget};

pub use health::parse_expected;

/// Deepest selection of a query.
pub const DEPTH_MAX: usize = 15;
/// Most fields of a query, a list counting as many times as it may have items.
pub const COMPLEXITY_MAX: usize = 60_000;
/// Most directives in a query.
pub const DIRECTIVES_MAX: usize = 20;

/// Questions about recorded development work. Every question takes `asOf`: the moment whose
/// knowledge is asked for, in place of now.
#[derive(MergedObject, Default)]
pub struct Query(
    programme::ProgrammeQueries,
    round::RoundQueries,
    project::ProjectQueries,
    assessment::AssessmentQueries,
    portfolio::PortfolioQueries,
    indicator::IndicatorQueries,
    series::SeriesQueries,
    event::EventQueries,
    health::HealthQueries,
    node::NodeQueries,
);

/// Commands. Each is recorded whole or refused whole; `userErrors` tells every reason of a refusal.
#[derive(MergedObject, Default)]
pub struct Mutation(
    programme::ProgrammeMutations,
    round::RoundMutations,
    project::ProjectMutations,
    assessment::AssessmentMutations,
    indicator::IndicatorMutations,
    series::SeriesMutations,
);

/// The schema of the service.
pub type Schema = async_graphql::Schema<Query, Mutation, event::Subscription>;

fn builder() -> SchemaBuilder<Query, Mutation, event::Subscription> {
    Schema::build(Query::default(), Mutation::default(), event::Subscription)
        .register_output_type::<node::Node>()
        .limit_depth(DEPTH_MAX)
        .limit_complexity(COMPLEXITY_MAX)
        .limit_directives(DIRECTIVES_MAX)
        .extension(PerRequest)
}

/// The schema over a running app.
pub fn schema(app: App) -> Schema {
    builder()
        .data(loader::documents(app.clone()))
        .data(health::Verifier::default())
        .data(app)
        .finish()
}

/// The schema in its definition language, as the repository keeps it.
pub fn sdl() -> String {
    let sdl = builder().finish().sdl();
    let lines: Vec<&str> = sdl.lines().map(str::trim_end).collect();
    let mut text = lines.join("\n").trim().replace('\t', "  ");
    text.push('\n');
    text
}

/// Gives each request its own reading budget, and each error a code.
struct PerRequest;

impl ExtensionFactory for PerRequest {
    fn create(&self) -> std::sync::Arc<dyn Extension> {
        std::sync::Arc::new(PerRequest)
    }
}

#[async_trait]
impl Extension for PerRequest {
    async fn prepare_request(
        &self,
        context: &ExtensionContext<'_>,
        request: Request,
        next: NextPrepareRequest<'_>,
    ) -> ServerResult<Request> {
        next.run(context, request.data(Budget::default())).await
    }

    /// A value that its scalar cannot read is found while resolving and comes without a code.
    async fn request(&self, context: &ExtensionContext<'_>, next: NextRequest<'_>) -> Response {
        let mut response = next.run(context).await;
        for error in &mut response.errors {
            let extensions = error.extensions.get_or_insert_default();
            if extensions.get("code").is_none() && !error.path.is_empty() {
                extensions.set("code", "BAD_ARGUMENT");
            }
        }
        response
    }
}
