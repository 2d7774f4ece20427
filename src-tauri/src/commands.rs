//! The three doors of the page: the gate's answers, the gate's bytes, and the host. Each only adapts.

use frivillighus_engine::gate;
use frivillighus_engine::host::{HostAnswer, HostRequest};
use serde_json::Value;
use tauri::State;
use tauri::ipc::Response;

use crate::host::Host;

/// Any operation whose answer is JSON.
#[tauri::command]
pub async fn call(host: State<'_, Host>, operation: String, input: Value) -> Result<Response, Value> {
    host.refuse_paths(&operation, &input)?;
    let seat = host.seat().await?;
    let answer = gate::call_for_text(&seat, &operation, input).await;
    host.after_call(&operation);
    answer.map(Response::new)
}

/// Any operation whose answer is bytes.
#[tauri::command]
pub async fn bytes(host: State<'_, Host>, operation: String, input: Value) -> Result<Response, Value> {
    let seat = host.seat().await?;
    gate::bytes(&seat, &operation, input).await.map(Response::new)
}

/// What a window asks of its host.
#[tauri::command]
pub async fn host(host: State<'_, Host>, request: HostRequest) -> Result<HostAnswer, Value> {
    host.answer(request).await
}
