//! The one test binary: the log's promises, the doors, the journeys of the nouns, and the laws.

/// Makes a test of each named function for each engine, over a fresh database.
macro_rules! on_both_engines {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                super::$name(&$crate::log::bench::Bench::sqlite()).await;
            })+
        }

        mod postgres {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                super::$name(&$crate::log::bench::Bench::postgres().await).await;
            })+
        }
    };
}

mod account;
mod assessment;
mod changes;
mod clocks;
mod demo;
mod door;
mod draft;
mod event;
mod filing;
mod form;
mod guest;
mod hostile;
mod http_door;
mod http_protocol;
mod import;
mod indicator;
mod laws;
mod lineage;
mod log;
mod model;
mod movement;
mod notice;
mod notification;
mod observation;
mod pages;
mod person;
mod portfolio;
mod process;
mod programme;
mod project;
mod promise;
mod readme;
mod round;
mod search;
mod sources;
mod statements;
mod testiohjelma;
mod toy;
mod websocket;
mod websocket_ends;
