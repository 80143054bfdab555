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

const KINDS = { "<f8": Float64Array, "<f4": Float32Array, u1: Uint8Array };

// A head with named arrays behind it, each of its own kind, at multiples of eight bytes.
export function unpackArrays(bytes) {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const { arrays, ...head } = JSON.parse(READER.decode(bytes.subarray(4, 4 + length)));
  let from = bytes.byteOffset + 4 + length;
  for (const [name, kind, count] of arrays) {
    const Kind = KINDS[kind];
    const size = count * Kind.BYTES_PER_ELEMENT;
    head[name] = new Kind(bytes.buffer.slice(from, from + size));
    from += Math.ceil(size / 8) * 8;
  }
  return head;
}

// Bytes that came as text, in a page that plays offline.
export function fromBase64(text) {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
