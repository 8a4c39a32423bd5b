//! Any object by its global id.

use async_graphql::{Context, ID, Interface, Object, Result};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::adoption::Adoption;
use super::assessment::Assessment;
use super::comment::Comment;
use super::context::view;
use super::disclosure::Disclosure;
use super::discussion::Discussion;
use super::error::view_error;
use super::grant::Grant;
use super::ids::{parse_global_id, parse_observation_id};
use super::import::SourceText;
use super::indicator::Indicator;
use super::lineage::AllLinks;
use super::meeting::Meeting;
use super::model::Model;
use super::programme::Programme;
use super::project::Project;
use super::promise::Promise;
use super::publication::Publication;
use super::risk::Risk;
use super::round::Round;
use super::series::{Observation, Series};
use crate::app::View;
use crate::projection;

/// An object with a global id.
#[derive(Interface)]
#[graphql(field(name = "id", ty = "ID", desc = "The global id."))]
pub enum Node {
    Programme(Programme),
    Round(Round),
    Project(Project),
    Assessment(Assessment),
    Discussion(Discussion),
    Indicator(Indicator),
    Series(Series),
    Observation(Observation),
    Promise(Promise),
    Grant(Grant),
    Publication(Publication),
    Meeting(Meeting),
    Risk(Risk),
    Comment(Comment),
    SourceText(SourceText),
    OperatingModel(Model),
    Adoption(Adoption),
    LineageLinks(AllLinks),
    Disclosure(Disclosure),
}

#[derive(Default)]
pub struct NodeQueries;

#[Object]
impl NodeQueries {
    /// An object by its global id; null when there is none or it is not yours to see.
    async fn node(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The global id.")] id: ID,
        #[graphql(desc = "Answer with what was recorded by this moment; now when left out.")]
        as_of: Option<DateTime<Utc>>,
    ) -> Result<Option<Node>> {
        let view = view(ctx, as_of).await?;
        if let Some((series, number)) = parse_observation_id(&id) {
            let series = get(ctx, &view, series.0).await?;
            let observation = series.and_then(|series| Observation::new(series, number, view));
            return Ok(observation.map(Node::Observation));
        }
        let Some((type_name, id)) = parse_global_id(&id) else {
            return Ok(None);
        };
        macro_rules! nodes {
            ($($name:literal => $variant:ident($object:ident)),+ $(,)?) => {
                match type_name.as_str() {
                    $($name => get(ctx, &view, id)
                        .await?
                        .map(|found| Node::$variant($object::new(found, view))),)+
                    _ => None,
                }
            };
        }
        Ok(nodes! {
            "Programme" => Programme(Programme),
            "Round" => Round(Round),
            "Project" => Project(Project),
            "Assessment" => Assessment(Assessment),
            "Discussion" => Discussion(Discussion),
            "Indicator" => Indicator(Indicator),
            "ObservationSeries" => Series(Series),
            "Promise" => Promise(Promise),
            "Grant" => Grant(Grant),
            "Publication" => Publication(Publication),
            "Meeting" => Meeting(Meeting),
            "Risk" => Risk(Risk),
            "ProjectComment" => Comment(Comment),
            "SourceText" => SourceText(SourceText),
            "OperatingModel" => OperatingModel(Model),
            "Adoption" => Adoption(Adoption),
            "LineageLinks" => LineageLinks(AllLinks),
            "Disclosure" => Disclosure(Disclosure),
        })
    }
}

async fn get<V: projection::View>(
    ctx: &Context<'_>,
    view: &View,
    id: Uuid,
) -> Result<Option<std::sync::Arc<V>>> {
    view.get(id).await.map_err(|error| view_error(ctx, error))
}
