//! Pictures on papers.

use std::sync::Arc;

use crate::documents::PrintError;

/// A PNG picture with the words that stand for it where it cannot be seen.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    pub(in crate::documents) png: Arc<[u8]>,
    pub(in crate::documents) pixels: (u32, u32),
    /// What the picture shows; read aloud in its place.
    pub alternative: String,
    /// How high it is printed, in points; the width follows.
    pub height: f64,
}

impl Picture {
    /// A picture from the bytes of a PNG file.
    ///
    /// # Errors
    /// [`PrintError::UnreadablePicture`] when the bytes are not a PNG with a sound head.
    pub fn from_png(
        png: impl Into<Arc<[u8]>>,
        alternative: impl Into<String>,
        height: f64,
    ) -> Result<Self, PrintError> {
        let png = png.into();
        let reader =
            png::Decoder::new(std::io::Cursor::new(&*png)).read_info().map_err(|_| PrintError::UnreadablePicture)?;
        let pixels = (reader.info().width, reader.info().height);
        Ok(Self { png, pixels, alternative: alternative.into(), height })
    }

    /// How wide it is printed when it is printed `height` points high.
    pub(in crate::documents) fn width_at(&self, height: f64) -> f64 {
        height * f64::from(self.pixels.0) / f64::from(self.pixels.1.max(1))
    }
}
