// What the server sends: a head in JSON, and behind it the parameters and the losses by epoch.
//
// `ui/stage/packing.py` writes it: the length of the head (uint32), the head, filled up to eight
// bytes, then float64, row by row.

const READER = new TextDecoder();

export function unpack(bytes) {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const head = JSON.parse(READER.decode(bytes.subarray(4, 4 + length)));
  const count = head.rows * head.columns;
  const from = bytes.byteOffset + 4 + length;
  // A copy lies where float64 may begin, wherever the message does.
  const numbers = new Float64Array(bytes.buffer.slice(from, from + 8 * (count + head.rows)));
  return { ...head, parameters: numbers.subarray(0, count), losses: numbers.subarray(count) };
}
