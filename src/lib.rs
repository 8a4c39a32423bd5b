pub mod app;
pub mod clock;
pub mod domain;
pub mod http;
pub mod messages;
pub mod projection;
pub mod store;
