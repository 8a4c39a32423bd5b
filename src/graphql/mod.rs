//! The GraphQL door: one file per noun with its objects, inputs, queries and mutations.
//!
//! Nothing is decided here: inputs become commands, documents become objects, refusals become
//! `userErrors`.

mod adoption;
mod assessment;
mod changes;
mod comment;
mod connection;
mod context;
mod date;
mod disclosure;
mod discussion;
mod doer;
mod draft;
mod enums;
mod error;
mod event;
mod feedback;
mod grant;
mod health;
mod ids;
pub mod import;
mod indicator;
mod input;
mod lineage;
mod loader;
mod meeting;
mod model;
mod movement;
mod node;
mod notice;
mod notification;
mod organisation;
mod person;
mod portfolio;
mod programme;
mod project;
mod promise;
mod publication;
mod reporting;
mod risk;
mod round;
mod search;
mod series;
mod text;
mod vocabulary;

use std::sync::Arc;

use async_graphql::{Data, Executor, MergedObject, Request, Response, SchemaBuilder};
use futures_util::StreamExt as _;
use futures_util::future::BoxFuture;
use futures_util::stream::BoxStream;

use crate::app::{App, Budget};
use crate::search::Search;

use connection::Paged;

pub use error::UserError;
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
    promise::PromiseQueries,
    assessment::AssessmentQueries,
    draft::DraftQueries,
    OversightQueries,
    MeasureQueries,
    series::SeriesQueries,
    person::PersonQueries,
    LibraryQueries,
    LogQueries,
    node::NodeQueries,
);

/// Commands. Each is recorded whole or refused whole; `userErrors` tells every reason of a refusal.
#[derive(MergedObject, Default)]
pub struct Mutation(
    programme::ProgrammeMutations,
    round::RoundMutations,
    round::RoundCourse,
    project::ProjectMutations,
    project::SubProjectMutations,
    project::BodyMutations,
    project::LinkMutations,
    promise::PromiseMutations,
    grant::GrantMutations,
    publication::PublicationMutations,
    meeting::MeetingMutations,
    risk::RiskMutations,
    comment::CommentMutations,
    assessment::AssessmentMutations,
    assessment::AssessmentReview,
    discussion::DiscussionMutations,
    draft::DraftMutations,
    notice::NoticeMutations,
    MeasureMutations,
    series::SeriesMutations,
    PersonMutations,
    LibraryMutations,
);

/// Questions of those who oversee a whole programme.
#[derive(MergedObject, Default)]
pub struct OversightQueries(
    notice::NoticeQueries,
    movement::MovementQueries,
    portfolio::PortfolioQueries,
    changes::ChangeQueries,
    reporting::ReportingQueries,
);

/// Questions about what is measured. Merged apart, as those of the library.
#[derive(MergedObject, Default)]
pub struct MeasureQueries(indicator::IndicatorQueries, disclosure::DisclosureQueries);

/// Commands on what is measured, and on what of it is published.
#[derive(MergedObject, Default)]
pub struct MeasureMutations(
    indicator::IndicatorMutations,
    indicator::TargetMutations,
    disclosure::DisclosureMutations,
);

/// Commands on people, and what they keep beside the log.
#[derive(MergedObject, Default)]
pub struct PersonMutations(
    person::rights::RightsMutations,
    VisitorMutations,
    person::views::ViewMutations,
    person::follows::FollowMutations,
);

/// Questions about the library of operating models. Merged apart, as the compiler walks each list
/// of merged objects one level deeper per item.
#[derive(MergedObject, Default)]
pub struct LibraryQueries(
    model::ModelQueries,
    lineage::LineageQueries,
    vocabulary::VocabularyQueries,
    import::ImportQueries,
    FindingQueries,
);

/// Questions by words. Merged apart, as those of the library.
#[derive(MergedObject, Default)]
pub struct FindingQueries(
    search::SearchQueries,
    search::SimilarQueries,
    model::ComparisonQueries,
);

/// Commands on the library of operating models.
#[derive(MergedObject, Default)]
pub struct LibraryMutations(
    model::ModelMutations,
    adoption::AdoptionMutations,
    lineage::LineageMutations,
    import::ImportMutations,
);

/// Questions about the log itself, and what stands beside it. Merged apart, as those of the library.
#[derive(MergedObject, Default)]
pub struct LogQueries(
    event::EventQueries,
    notification::NotificationQueries,
    health::HealthQueries,
    feedback::FeedbackQueries,
    round::RoundPreviews,
);

/// What people change and tell beside the log.
#[derive(MergedObject, Default)]
pub struct VisitorMutations(
    person::account::AccountMutations,
    notification::NotificationMutations,
    feedback::FeedbackMutations,
);

/// The schema over a running app. Cheap to clone.
///
/// Its types are behind a pointer: a program that uses this library would else hold all that resolves
/// a field a second time, which is half of its code.
#[derive(Clone)]
pub struct Schema(Arc<dyn Answers>);

type Types = async_graphql::Schema<Query, Mutation, event::Subscription>;

/// What the schema does, whatever its types are.
trait Answers: Send + Sync {
    fn execute(&self, request: Request) -> BoxFuture<'static, Response>;

    fn execute_stream(
        &self,
        request: Request,
        session_data: Option<Arc<Data>>,
    ) -> BoxStream<'static, Response>;
}

impl Answers for Types {
    fn execute(&self, request: Request) -> BoxFuture<'static, Response> {
        let types = self.clone();
        Box::pin(async move { types.execute(request).await })
    }

    fn execute_stream(
        &self,
        request: Request,
        session_data: Option<Arc<Data>>,
    ) -> BoxStream<'static, Response> {
        Executor::execute_stream(self, request, session_data)
    }
}

impl Schema {
    /// Answers a query or a mutation. An import gives its commands to the schema that it came
    /// through.
    pub fn execute(&self, request: impl Into<Request>) -> BoxFuture<'static, Response> {
        self.0.execute(request.into().data(self.clone()))
    }

    /// Answers a subscription, or a query with one answer. An import has to be executed.
    pub fn execute_stream(&self, request: impl Into<Request>) -> BoxStream<'static, Response> {
        self.0.execute_stream(request.into(), None)
    }
}

/// Without extensions of the library: with any, it would make a description of every field of every
/// answer for them.
fn builder() -> SchemaBuilder<Query, Mutation, event::Subscription> {
    Types::build(Query::default(), Mutation::default(), event::Subscription)
        .register_output_type::<node::Node>()
        .override_output_type_description::<Paged<event::LogEvent>>("A page of the log.")
        .override_output_type_description::<Paged<indicator::Indicator>>("A page of indicators.")
        .override_output_type_description::<Paged<notification::Notification>>(
            "A page of notifications.",
        )
        .override_output_type_description::<Paged<person::Membership>>("A page of memberships.")
        .override_output_type_description::<Paged<programme::Programme>>("A page of programmes.")
        .override_output_type_description::<Paged<project::Project>>("A page of projects.")
        .override_output_type_description::<Paged<promise::Promise>>("A page of promises.")
        .override_output_type_description::<Paged<series::Observation>>("A page of observations.")
        .override_output_type_description::<model::Models>("A page of the library.")
        .override_output_type_description::<project::Projects>("A page of a list of projects.")
        .limit_depth(DEPTH_MAX)
        .limit_complexity(COMPLEXITY_MAX)
        .limit_directives(DIRECTIVES_MAX)
}

/// The schema over a running app.
pub fn schema(app: App) -> Schema {
    Schema(Arc::new(over(app).finish()))
}

/// The same, with a search of the library beside the app.
pub fn schema_with_search(app: App, search: Search) -> Schema {
    Schema(Arc::new(over(app).data(search).finish()))
}

fn over(app: App) -> SchemaBuilder<Query, Mutation, event::Subscription> {
    builder()
        .data(health::Verifier::default())
        .data(disclosure::Remembered::default())
        .data(context::Behind(app))
}

/// The schema as strangers use it: each request may read so much and no more.
#[derive(Clone)]
pub struct Bounded(pub Schema);

impl Executor for Bounded {
    async fn execute(&self, request: Request) -> Response {
        let questions = loader::Questions::default();
        let reader = error::reader_of(&request);
        let request = bounded(request, &questions);
        error::plainly(reader, questions.resolve(self.0.execute(request)).await)
    }

    fn execute_stream(
        &self,
        request: Request,
        session_data: Option<Arc<Data>>,
    ) -> BoxStream<'static, Response> {
        let questions = loader::Questions::default();
        let reader = error::reader_of(&request);
        let request = bounded(request, &questions);
        let stream = self.0.0.execute_stream(request, session_data);
        questions
            .resolve_stream(stream)
            .map(move |response| error::plainly(reader, response))
            .boxed()
    }
}

/// A request with what it may read, and with the place where its resolvers ask together.
fn bounded(request: Request, questions: &loader::Questions) -> Request {
    request.data(Budget::default()).data(questions.clone())
}

/// The schema in its definition language, as the repository keeps it.
pub fn sdl() -> String {
    let sdl = builder().finish().sdl();
    let lines: Vec<&str> = sdl.lines().map(str::trim_end).collect();
    let mut text = lines.join("\n").trim().replace('\t', "  ");
    text.push('\n');
    text
}
