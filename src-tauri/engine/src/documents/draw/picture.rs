//! PNG pictures to pixels, no more of them than paper can show.

use printpdf::{RawImage, RawImageData, RawImageFormat};

use crate::documents::{Picture, PrintError};

/// Dots per inch beyond which nobody sees a difference.
const FINEST: f64 = 300.0;

/// Decodes a picture onto white, which is what the paper is: transparency would burden every reader for nothing.
pub(super) fn decode(picture: &Picture) -> Result<RawImage, PrintError> {
    let unreadable = |_| PrintError::UnreadablePicture;
    let mut decoder = png::Decoder::new(std::io::Cursor::new(&*picture.png));
    decoder.set_transformations(png::Transformations::EXPAND | png::Transformations::STRIP_16);
    let mut reader = decoder.read_info().map_err(unreadable)?;
    let size = reader.output_buffer_size().ok_or(PrintError::UnreadablePicture)?;
    let mut samples = vec![0; size];
    let info = reader.next_frame(&mut samples).map_err(unreadable)?;
    let (width, height) = (info.width as usize, info.height as usize);
    let pixels: Vec<[u8; 3]> = match info.color_type {
        png::ColorType::Grayscale => samples.iter().map(|grey| [*grey; 3]).collect(),
        png::ColorType::GrayscaleAlpha => {
            samples.chunks_exact(2).map(|pixel| on_white([pixel[0]; 3], pixel[1])).collect()
        }
        png::ColorType::Rgb => samples.chunks_exact(3).map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect(),
        png::ColorType::Rgba => {
            samples.chunks_exact(4).map(|pixel| on_white([pixel[0], pixel[1], pixel[2]], pixel[3])).collect()
        }
        png::ColorType::Indexed => return Err(PrintError::UnreadablePicture),
    };
    if pixels.len() < width * height || width == 0 || height == 0 {
        return Err(PrintError::UnreadablePicture);
    }
    let (pixels, width, height) = thin_out(pixels, width, height, picture.height);
    Ok(RawImage {
        pixels: RawImageData::U8(pixels.into_iter().flatten().collect()),
        width,
        height,
        data_format: RawImageFormat::RGB8,
        tag: Vec::new(),
    })
}

fn on_white(colour: [u8; 3], alpha: u8) -> [u8; 3] {
    colour.map(|part| {
        let mixed = u32::from(part) * u32::from(alpha) + 255 * (255 - u32::from(alpha));
        u8::try_from((mixed + 127) / 255).unwrap_or(u8::MAX)
    })
}

/// Averages whole blocks of pixels where the picture is finer than [`FINEST`].
fn thin_out(pixels: Vec<[u8; 3]>, width: usize, height: usize, printed_height: f64) -> (Vec<[u8; 3]>, usize, usize) {
    #[expect(clippy::cast_precision_loss, reason = "pictures are smaller than 2^52 pixels")]
    let dots = height as f64 / (printed_height.max(1.0) / 72.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small positive ratio")]
    let block = (dots / FINEST).floor() as usize;
    if block < 2 {
        return (pixels, width, height);
    }
    let (columns, rows) = (width.div_ceil(block), height.div_ceil(block));
    let mut thinned = Vec::with_capacity(columns * rows);
    for row in 0..rows {
        for column in 0..columns {
            let mut sum = [0_usize; 3];
            let mut count = 0;
            for y in row * block..((row + 1) * block).min(height) {
                for pixel in &pixels[y * width + column * block..y * width + ((column + 1) * block).min(width)] {
                    for (sum, part) in sum.iter_mut().zip(pixel) {
                        *sum += usize::from(*part);
                    }
                    count += 1;
                }
            }
            thinned.push(sum.map(|sum| u8::try_from(sum / count.max(1)).unwrap_or(u8::MAX)));
        }
    }
    (thinned, columns, rows)
}
