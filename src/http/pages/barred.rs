//! Pages on which one writes for a project: for those who may.

use async_graphql::Executor;
use serde_json::json;

use super::guest::Guest;
use super::material::ask;
use crate::http::Shared;
use crate::pages::{Asked, Came, Desk};

/// Whether the guest may write for the project, or for that of the model.
const RIGHTS: &str = "query OfProject($of: String!) { project(slug: $of) { mayWrite } }
query OfModel($of: String!) { operatingModel(key: $of) { project { mayWrite } } }";

/// Whether the page belongs to the desk of a project for which the guest may not write. Where there
/// is no such project the page tells that itself.
pub(super) async fn is_barred<E: Executor>(
    shared: &Shared<E>,
    guest: &Guest,
    asked: &Asked,
) -> bool {
    let (operation, path, name) = match asked.route.desk {
        Desk::None => return false,
        Desk::OfProject => ("OfProject", "/project/mayWrite", "project"),
        Desk::OfModel => ("OfModel", "/operatingModel/project/mayWrite", "model"),
    };
    let mut values = asked.given.path.iter();
    let Some((_, of)) = values.find(|(known, _)| known == name) else {
        return false;
    };
    let variables = json!({ "of": of });
    let came = ask(
        shared,
        guest,
        asked.language,
        RIGHTS,
        Some(operation),
        variables,
    )
    .await;
    match came {
        Came::Data(data) => data.pointer(path).is_some_and(|may| may == false),
        Came::Failed { .. } => false,
    }
}
