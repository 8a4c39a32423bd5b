//! One test binary: the doors, the journeys and the laws.

mod http_door;
mod http_protocol;
mod toy;
mod websocket;
mod websocket_ends;
