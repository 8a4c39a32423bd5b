//! Objects stay objects: the GraphQL library answers `null` for an object of which no field came, be
//! it that all were left out or that all failed, where the specification asks for an empty object.
//!
//! So an object that may come out empty is also asked for its type, under a name that no client can
//! know of, and the answer is taken out of the response again. A plain field, without arguments,
//! directives and fields of its own, is taken to come always.

use std::sync::LazyLock;

use async_graphql::parser::types::{
    DocumentOperations, ExecutableDocument, Field, OperationDefinition, OperationType, Selection,
    SelectionSet,
};
use async_graphql::{Name, Pos, Positioned};

/// Under which name an object says that it is there. GraphQL reserves what begins like this.
pub(super) static THERE: LazyLock<Name> = LazyLock::new(|| Name::new("__there"));

/// Asks every object of a document that may come out empty whether it is there.
pub(super) fn ask(document: &mut ExecutableDocument) {
    match &mut document.operations {
        DocumentOperations::Single(operation) => of_operation(&mut operation.node),
        DocumentOperations::Multiple(operations) => {
            for operation in operations.values_mut() {
                of_operation(&mut operation.node);
            }
        }
    }
    for fragment in document.fragments.values_mut() {
        inside(&mut fragment.node.selection_set.node);
    }
}

/// A subscription has one field at its root, and no other may stand beside it.
fn of_operation(operation: &mut OperationDefinition) {
    match operation.ty {
        OperationType::Subscription => inside(&mut operation.selection_set.node),
        OperationType::Query | OperationType::Mutation => {
            of_object(&mut operation.selection_set.node);
        }
    }
}

fn of_object(set: &mut SelectionSet) {
    inside(set);
    if !set.items.iter().any(|item| is_plain(&item.node)) {
        set.items.push(there());
    }
}

fn inside(set: &mut SelectionSet) {
    for item in &mut set.items {
        match &mut item.node {
            Selection::Field(field) => {
                let own = &mut field.node.selection_set.node;
                if !own.items.is_empty() {
                    of_object(own);
                }
            }
            Selection::InlineFragment(fragment) => inside(&mut fragment.node.selection_set.node),
            Selection::FragmentSpread(_) => {}
        }
    }
}

fn is_plain(selection: &Selection) -> bool {
    match selection {
        Selection::Field(field) => {
            let field = &field.node;
            field.arguments.is_empty()
                && field.directives.is_empty()
                && field.selection_set.node.items.is_empty()
        }
        Selection::FragmentSpread(_) | Selection::InlineFragment(_) => false,
    }
}

fn there() -> Positioned<Selection> {
    let nowhere = |name: Name| Positioned::new(name, Pos::default());
    let field = Field {
        alias: Some(nowhere(THERE.clone())),
        name: nowhere(Name::new("__typename")),
        arguments: Vec::new(),
        directives: Vec::new(),
        selection_set: Positioned::default(),
    };
    let field = Positioned::new(field, Pos::default());
    Positioned::new(Selection::Field(field), Pos::default())
}
