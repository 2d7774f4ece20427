/** Reads PDFs beside the screen. The shim must stand before pdf.js, which is why both have a file of their own. */
import './streamsFirst';
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
