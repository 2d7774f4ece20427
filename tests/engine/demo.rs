//! The demo office: whole, invented throughout, and the same every time.

use frivillighus_engine::demo;
use frivillighus_tests::{Engine, TestOffice};

#[tokio::test]
async fn timing() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let test = TestOffice::empty_on(engine).await;
        let start = std::time::Instant::now();
        demo::make_in(&test.office).await.expect("made");
        println!("{engine:?} {:?}", start.elapsed());
        test.remove().await;
    }
    let path = std::env::temp_dir().join(format!("demo_{}.frivillighus", std::process::id()));
    let start = std::time::Instant::now();
    demo::make(&path).await.expect("made");
    println!("file {:?}", start.elapsed());
    println!("{}", path.display());
}
