//! Lists the commands of the empty window.
fn main() {
    tauri_build::try_build(
        tauri_build::Attributes::new().app_manifest(
            tauri_build::AppManifest::new().commands(&["add_note", "ready", "notify"]),
        ),
    )
    .expect("tauri-build");
}
