//! In a release everything under `web` is inside the binary, so it is built anew when a file comes or goes there.

fn main() {
    let is_release = std::env::var("PROFILE").is_ok_and(|profile| profile == "release");
    let watched = if is_release { "web" } else { "build.rs" };
    println!("cargo:rerun-if-changed={watched}");
}
