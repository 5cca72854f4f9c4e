import { encodeQR } from 'qr';

/** Modules of quiet around a QR code (ISO/IEC 18004, 5.3.8). */
const QUIET = 4;

/** A QR code as an SVG path of unit squares, in a square of `size` with its quiet zone. */
export function qrPath(text: string): { size: number; path: string } {
	const rows = encodeQR(text, 'raw', { ecc: 'medium', border: QUIET });
	const path = rows
		.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
		.join('');
	return { size: rows.length, path };
}
