//! What the host tells the page: `GET /changes` is a stream of server-sent events, `changed` after each commit and
//! `progress` of named jobs.

use std::{
    convert::Infallible,
    sync::{Arc, Weak},
    time::Duration,
};

use axum::{
    extract::State,
    response::sse::{Event, KeepAlive, Sse},
};
use futures_util::{Stream, stream};
use tokio::sync::broadcast::{self, error::RecvError};

use crate::Host;

/// Events on their way to all open pages: their name and their JSON.
#[derive(Clone)]
pub struct Events(broadcast::Sender<(&'static str, String)>);

impl Default for Events {
    fn default() -> Self {
        Self(broadcast::channel(1024).0)
    }
}

impl Events {
    /// Tells all open pages. When there is none, nobody needs to know.
    pub fn send(&self, name: &'static str, json: &str) {
        drop(self.0.send((name, json.to_owned())));
    }
}

/// Sends every commit as an event, those of other processes (`tulou-cli`) too.
pub fn follow(host: &Arc<Host>) {
    let events = host.events.clone();
    host.app.store.publisher.subscribe(move |changed| {
        if let Ok(json) = serde_json::to_string(changed) {
            events.send("changed", &json);
        }
    });
    let host: Weak<Host> = Arc::downgrade(host);
    std::thread::spawn(move || {
        while let Some(host) = host.upgrade() {
            // A failure here shows in the page's next call, with its error.
            drop(host.app.store.poll_external());
            drop(host);
            std::thread::sleep(Duration::from_millis(250));
        }
    });
}

/// The stream of one page.
pub async fn stream(State(host): State<Arc<Host>>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let receiver = host.events.0.subscribe();
    let events = stream::unfold(receiver, |mut receiver| async move {
        loop {
            match receiver.recv().await {
                Ok((name, json)) => return Some((Ok(Event::default().event(name).data(json)), receiver)),
                // A page that is too slow misses some and hears the next.
                Err(RecvError::Lagged(_)) => {}
                Err(RecvError::Closed) => return None,
            }
        }
    });
    Sse::new(events).keep_alive(KeepAlive::default())
}
