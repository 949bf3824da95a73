//! The built UI as files, under the content policy of the window: what it forbids there is forbidden here.

use std::{path::Component, sync::Arc};

use axum::{
    extract::State,
    http::{
        StatusCode, Uri,
        header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE},
    },
    response::{IntoResponse, Response},
};

use crate::Host;

const SHELL: &str = include_str!("../../../src-tauri/tauri.conf.json");

/// Serves one file of the built UI.
pub async fn serve(State(host): State<Arc<Host>>, uri: Uri) -> Response {
    let wanted = match uri.path().trim_start_matches('/') {
        "" => "index.html",
        path => path,
    };
    let inside = std::path::Path::new(wanted).components().all(|part| matches!(part, Component::Normal(_)));
    let found = if inside { tokio::fs::read(host.dist.join(wanted)).await.ok() } else { None };
    match found {
        Some(bytes) => {
            let headers = [(CONTENT_TYPE, kind_of(wanted).to_owned()), (CONTENT_SECURITY_POLICY, policy())];
            (headers, bytes).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// The policy as the window's configuration has it.
fn policy() -> String {
    let shell: serde_json::Value = serde_json::from_str(SHELL).unwrap_or_default();
    shell["app"]["security"]["csp"].as_str().unwrap_or("default-src 'none'").to_owned()
}

fn kind_of(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript",
        "css" => "text/css",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "json" => "application/json",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_is_the_windows_own() {
        assert!(policy().contains("script-src 'self';"), "{}", policy());
    }
}
