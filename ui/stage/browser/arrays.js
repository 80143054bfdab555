// What the server sends of bigger networks: a head in JSON, and named arrays behind it.
//
// `ui/stage/packing.py` writes it: the length of the head (uint32), the head, and each array of its own
// kind, all at multiples of eight bytes. The head says what they are called and how long they are.

const READER = new TextDecoder();
const KINDS = { "<f8": Float64Array, "<f4": Float32Array, u1: Uint8Array };

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
