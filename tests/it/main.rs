//! The one test binary: every test that needs more than its own file.

mod http_door;
mod http_protocol;
mod log;
mod toy;
mod websocket;
mod websocket_ends;
