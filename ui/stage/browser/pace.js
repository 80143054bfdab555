// How playing spends its time: long where much changes, short where little does.
//
// The server gives epochs that lie equally far apart in what changes; playing passes over them
// evenly, and goes smoothly from one to the next.

export const SECONDS = { slow: 24, normal: 9, fast: 3 };

export class Pace {
  constructor(stops, seconds = SECONDS) {
    this.stops = stops;
    this.seconds = seconds;
  }

  // The epoch after so many milliseconds more; one that lies between two epochs has a fraction.
  advance(epoch, milliseconds, speed) {
    const { stops } = this;
    const last = stops.length - 1;
    const step = milliseconds / 1000 / this.seconds[speed] * Math.max(1, last);
    const place = Math.min(last, this.placeOf(epoch) + step);
    const below = Math.min(last, Math.floor(place));
    const above = Math.min(last, below + 1);
    return stops[below] + (place - below) * (stops[above] - stops[below]);
  }

  placeOf(epoch) {
    const { stops } = this;
    let above = stops.findIndex((stop) => stop > epoch);
    if (above < 0) above = stops.length;
    const below = Math.max(0, above - 1);
    const width = (stops[above] ?? stops[below] + 1) - stops[below];
    return below + (epoch - stops[below]) / width;
  }

  // The next stop after an epoch, or the one before it.
  step(epoch, direction) {
    const { stops } = this;
    if (direction > 0) return stops.find((stop) => stop > epoch) ?? stops[stops.length - 1];
    return stops.findLast((stop) => stop < epoch) ?? stops[0];
  }
}
