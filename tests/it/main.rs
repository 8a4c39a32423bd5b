//! The one test binary: the log's promises, the doors, the journeys of the nouns, and the laws.

mod assessment;
mod demo;
mod door;
mod event;
mod hostile;
mod http_door;
mod http_protocol;
mod indicator;
mod laws;
mod log;
mod portfolio;
mod process;
mod programme;
mod project;
mod readme;
mod round;
mod toy;
mod websocket;
mod websocket_ends;
